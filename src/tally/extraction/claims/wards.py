"""Part of level 6: who is in a hospital with a name ("Three teenagers are in Karsan Hospital"): no list holds those names."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention, takes
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon import Entry
from tally.lexicon.kinds import FILLER

__all__ = ["in_named_hospital"]

_ARE: Final = frozenset(("is", "are", "was", "were", "remain", "remains", "remained"))
_INNER: Final = frozenset(("'", "s", "of", "."))  # "St. Mary's Hospital"
_NAME: Final = 7  # words of a hospital's name
_WARD: Final = "in-a-hospital"  # the entry that tells who is no patient


def in_named_hospital(surface: Surface, mentions: list[Mention]) -> None:
    """Give those who are in a named hospital, and of whom no clause says more, the outcome of the hospitals without a name."""
    words = surface.words
    for mention in mentions:
        i = mention.last
        if mention.outcome is not None or mention.number.kind == "none" or i >= mention.sentence.last:
            continue
        if words[i] in _ARE and mention.people.kind in ("person", "none"):
            found = _ward(surface, i, mention.sentence.last)
            if found is not None and _is_patient(surface, mention, found):
                mention.outcome, mention.rank, mention.role = found, 8, "subject"


def _ward(surface: Surface, verb: int, limit: int) -> Outcome | None:
    """ "are (still) in (the) Royal Karsan Hospital" behind word `verb`."""
    words, i = surface.words, verb + 1
    while i < limit and surface.is_of(i, FILLER):
        i += 1
    if i + 2 >= limit or words[i] not in ("in", "at"):
        return None
    begin = i + 2 if words[i + 1] == "the" else i + 1
    end = begin
    while end < min(limit, begin + _NAME) and (surface.is_capital(end) or words[end] in _INNER):
        end += 1
    houses = surface.lexicon.words("health_place")
    if words[end - 2 : end] == ["'", "s"] and end < limit and words[end] in houses:
        end += 1  # "in Karsan's hospital"
    while end > begin and words[end - 1] in _INNER:
        end -= 1
    if end - begin < 2 or surface.is_caps or not (words[end - 1] in houses or " ".join(words[end - 2 : end]) in houses):
        return None
    entry = surface.lexicon.entries.get(("outcome", _WARD))
    if entry is None:
        return None
    found = Outcome(i, end, entry.means, "left")
    found.begin, found.entry, found.people = verb, entry, str(entry.get("people", "any"))
    return found


def _is_patient(surface: Surface, mention: Mention, ward: Outcome) -> bool:
    """Not doctors or guards, nor whoever was there when something happened."""
    entry, head = ward.entry, mention.people.head
    if not isinstance(entry, Entry) or not takes(ward, mention, True):
        return False
    if head >= 0 and surface.words[head] in entry.get("not_people", ()):
        return False
    return not surface.holds(mention.sentence, entry.get("lacks", []))
