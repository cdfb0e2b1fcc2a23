"""How sure a figure is: the hedges near it, and the words that deny or replace it.

Public function: `doubts`. A hedge binds to the figure whose phrase it stands in or beside; a comma, another number or a
clause between them cuts the tie.
"""

from __future__ import annotations

from tally.extraction.slots import Range
from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["Doubt", "doubts"]

_CUTS = frozenset(",;:()\u2014\u2013|")
_ORDER = ("denied", "unconfirmed", "feared", "claimed", "reported", "estimated", "confirmed", "stated")
_BEFORE, _AFTER, _LATER = 7, 9, 40


class Doubt:
    """What the words near a figure say of it: a certainty (None: nothing), a stance, the words that say so."""

    __slots__ = ("certainty", "stance", "words")

    def __init__(self) -> None:
        self.certainty: str | None = None
        self.stance: str | None = None
        self.words: Range | None = None


def doubts(surface: Surface, first: int, last: int, what: Range | None) -> Doubt:
    """The doubt that binds to the number first..last and its outcome words."""
    found = Doubt()
    sentence = surface.sentence(first)
    low, high = first, last
    if what is not None and sentence.first <= what[0] < sentence.last:
        low, high = min(first, what[0]), max(last, what[1])
    hits = surface.at["hedge"]
    best = len(_ORDER)
    for i in range(_reach_left(surface, low, sentence.first), _reach_right(surface, high, sentence.last)):
        hit = hits.get(i)
        if hit is None or not _binds(surface, hit, low, high, first):
            continue
        rank = _ORDER.index(hit.means)
        if rank < best:
            best = rank
            found.certainty, found.words = hit.means, (hit.first, hit.last)
            found.stance = hit.entry.get("stance") or found.stance
    _opening(surface, sentence.first, low, found)
    _later(surface, first, high, sentence.last, found)
    _replaced(surface, first, last, found)
    if found.certainty == "stated":
        found.certainty = None
    return found


def _opening(surface: Surface, begin: int, low: int, found: Doubt) -> None:
    """ "As a preliminary estimate, 500 died"; "Confirmed so far: 23 killed; 300 families displaced"."""
    if found.certainty is not None:
        return
    hits = surface.at["hedge"]
    for i in range(begin, min(begin + 4, low)):
        hit = hits.get(i)
        if (
            hit is not None
            and hit.last < low
            and surface.words[hit.last] in (":", ",")
            and not any(surface.words[k][0].isdigit() for k in range(begin, hit.first))
        ):
            found.certainty, found.words = hit.means, (hit.first, hit.last)
            return


def _later(surface: Surface, first: int, high: int, end: int, found: Doubt) -> None:
    """What the sentence says of its figure at its end: "Three deaths, reported by herders, could not be verified"."""
    if found.certainty is not None:
        return
    numerals, hits = surface.at["numeral"], surface.at["hedge"]
    for i in range(high, min(end, high + _LATER)):
        if surface.words[i][0].isdigit() or i in numerals or surface.words[i] == ";":
            return
        hit = hits.get(i)
        if hit is not None and hit.entry.id in ("unconfirmed", "denied", "superseded") and hit.last - hit.first > 1:
            found.certainty, found.stance, found.words = hit.means, hit.entry.get("stance"), (hit.first, hit.last)
            return


def _reach_left(surface: Surface, low: int, floor: int) -> int:
    i = low
    numerals = surface.at["numeral"]
    while i > max(floor, low - _BEFORE):
        word = surface.words[i - 1]
        if word in _CUTS or word[0].isdigit() or i - 1 in numerals:
            break
        i -= 1
    return i


def _reach_right(surface: Surface, high: int, ceiling: int) -> int:
    i = high
    numerals = surface.at["numeral"]
    while i < min(ceiling, high + _AFTER):
        word = surface.words[i]
        if (
            word in _CUTS
            or word[0].isdigit()
            or i in numerals
            or word in ("and", "but", "while", "after", "when", "as")
        ):
            break
        i += 1
    return i


def _binds(surface: Surface, hit: Hit, low: int, high: int, number: int) -> bool:
    """Whether the hedge is meant for the figure: inside its phrase, or beside it and no part of another verb."""
    if hit.means == "confirmed" and hit.first > 0 and surface.words[hit.first - 1] in ("not", "un", "be", "yet"):
        return False
    if hit.first >= high:
        nearest = surface.words[hit.first]
        return (
            hit.entry.id in ("unconfirmed", "denied", "superseded")
            or hit.first - high <= 4
            or nearest in ("feared", "presumed")
        )
    if hit.means == "confirmed" and hit.last <= low:
        # "The ministry confirmed that 12 died" is the verb's own doing; only "confirmed dead", "confirmed: 12" bind
        # by themselves.
        return (
            hit.last == low
            or (hit.last - hit.first > 1 and hit.form == "" and surface.words[hit.first] != "been")
            or surface.words[hit.last] in (":", "cases", "deaths", "toll", "so")
        )
    return True


def _replaced(surface: Surface, first: int, last: int, found: Doubt) -> None:
    """ "up from 19", "not 15", "rather than 40", "from 54 to 57", "to at least 21 from 12", "15 was wrong"."""
    words = surface.words
    hit = None
    k = first - 1
    floor = surface.sentence(first).first
    while k >= floor and k > first - 6:
        hit = surface.at["replaced_before"].get(k)
        if hit is not None:
            break
        if (
            k in surface.at["modifier"]
            or words[k] in ("the", "an", "a", "earlier", "previous", "initial", "reported")
            or k in surface.at["earlier"]
        ):
            k -= 1
            continue
        break
    if hit is not None and hit.last <= first and hit.first not in surface.at["modifier"]:
        if words[hit.first] == "not":
            before = words[hit.first - 1] if hit.first > floor else ""
            if "correction" in surface.hits and words[first] not in ("a", "one"):
                found.stance, found.words = "superseded", (hit.first, hit.last)
            elif before not in (
                "is",
                "are",
                "was",
                "were",
                "did",
                "has",
                "have",
                "had",
                "do",
                "does",
                "could",
                "would",
                "will",
                "n't",
            ) and words[first] not in ("a", "one"):
                found.certainty, found.stance, found.words = "denied", "denied", (hit.first, hit.last)
        elif found.stance is None:
            found.stance, found.words = "superseded", (hit.first, hit.last)
        return
    if found.stance is None and _earlier_figure(surface, first, floor):
        found.stance, found.words = "superseded", (first - 1, first)
    elif k >= floor and words[k] == "from" and found.stance is None and _is_change(surface, first, last, k):
        found.stance, found.words = "superseded", (k, k + 1)


def _earlier_figure(surface: Surface, first: int, floor: int) -> bool:
    """ "its initial estimate of 500", "an earlier toll of at least 12"."""
    words, earlier, figures = surface.words, surface.at["earlier"], surface.at["figure_noun"]
    k = first - 1
    while k > floor and (k in surface.at["modifier"] or words[k] in ("of", "the", "a")):
        k -= 1
    if k not in figures or words[k + 1] != "of":
        return False
    return any(i in earlier for i in range(max(floor, k - 2), k + 1))


def _is_change(surface: Surface, first: int, last: int, at: int) -> bool:
    """Whether "from N" is the old end of a change of one figure: "from 54 to 57", "down to 24 from 51"."""
    words = surface.words
    sentence = surface.sentence(first)
    window = range(max(sentence.first, at - 14), min(sentence.last, last + 6))
    verb = any(i in surface.at["change_verb"] for i in window)
    if not verb:
        return False
    after = range(last, min(sentence.last, last + 4))
    before = range(max(sentence.first, at - 6), at)
    numerals = surface.at["numeral"]

    def number(i: int) -> bool:
        return words[i][0].isdigit() or i in numerals

    return any(words[i] == "to" for i in after) or (
        any(words[i] == "to" for i in before) and any(number(i) for i in before)
    )
