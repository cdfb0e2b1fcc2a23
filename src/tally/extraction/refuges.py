"""Part of level 5: people in so many shelters ("3,400 people in 62 shelters"): the number of the places stands inside the phrase.

Public function: `with_refuges`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon.kinds import AUXILIARY, FILLER, MODIFIER, NUMERAL, VAGUE

__all__ = ["with_refuges"]

_INSIDE: Final = frozenset(("in", "at", "inside", "across", "among", "into"))
_STAY: Final = frozenset(
    ("staying", "living", "housed", "accommodated", "sheltered", "placed", "lodged", "distributed", "spread")
)
_REACH: Final = 5  # words of "in more than 1,200 emergency shelters"


def with_refuges(surface: Surface, outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes with a state for each refuge that a number counts behind a preposition, in reading order."""
    hits = surface.hits.get("refuge")
    if not hits:
        return outcomes
    found = list(outcomes)
    for hit in hits:
        first = _led_in(surface, hit.first)
        if first < 0:
            continue
        outcome = Outcome(first, hit.last, hit.means, "left")
        outcome.entry, outcome.people = hit.entry, str(hit.entry.get("people", "known"))
        begin, floor = first, surface.sentence(first).first
        while begin > floor and (surface.words[begin - 1] in _STAY or surface.is_of(begin - 1, AUXILIARY | FILLER)):
            begin -= 1
        if begin == first and hit.entry.get("needs_verb"):
            continue  # "104 people at five hospitals": where they died, or work
        outcome.begin = begin
        found.append(outcome)
    return sorted(found, key=_first_word)


def _first_word(outcome: Outcome) -> int:
    return outcome.first


def _led_in(surface: Surface, noun: int) -> int:
    """Where the preposition before the number of the refuges stands; -1 where no number or none stands there."""
    counted = False
    for i in range(noun - 1, max(surface.sentence(noun).first, noun - _REACH) - 1, -1):
        word = surface.words[i]
        if counted and word in _INSIDE:
            return i
        number = word[0].isdecimal() or surface.is_of(i, NUMERAL | VAGUE)
        counted = counted or number
        if not (number or (word == "," and counted) or surface.is_of(i, FILLER | MODIFIER) or word in ("more", "than")):
            return -1
    return -1
