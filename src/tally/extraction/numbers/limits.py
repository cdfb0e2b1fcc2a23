"""Part of level 3: ages told by a limit: "children under five", "22 were under 16", "a quarter were between 18 and 25"."""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.ground import Ground
from tally.extraction.slots import Number
from tally.lexicon.kinds import AUXILIARY, NUMERAL, PERSON, TOLL_WORD

__all__ = ["OLDEST", "limit_use", "range_use", "tells_ages"]

OLDEST: Final = 115
_SHARE_REACH: Final = 7  # words of "of the 1,250 dead"
_TOLD_REACH: Final = 8  # words from "number" to "at over 20"
_AGES_REACH: Final = 9  # words from "ages" to how many years these are
_BE: Final = frozenset(("was", "were", "is", "are"))
_THEM: Final = frozenset(
    ("them", "those", "anyone", "whom", "nobody", "one", "anybody", "everyone", "everybody", "someone", "none")
)
_SHARES: Final = frozenset(
    (
        "most",
        "many",
        "some",
        "all",
        "half",
        "several",
        "both",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "fifth",
        "tenth",
        "majority",
        "percent",
        "cent",
        "%",
    )
)
_WHOLLY: Final = frozenset(("all", "mostly", "mainly", "largely"))


def limit_use(g: Ground, number: Number) -> str | None:
    """As in "eight of them under 12", "children under five": people stand before, and nothing is counted behind."""
    assert number.modifier is not None
    at = number.modifier[0]
    limit = g.age_limit.get(at)
    if limit is None or limit.first != at:
        return None
    after = g.word(number.last)
    if after == "s" and g.is_glued(number.last - 1):
        return "age"
    if not g.closes_phrase(number.last) or g.word(at - 1) in ("to", "and", ","):
        return None
    if _is_share(g, at - 1) and _limited_before(g, at - 1):
        return "age"
    if g.word(at - 1) == "at" and any(g.surface.is_of(j, TOLL_WORD) for j in range(max(at - _TOLD_REACH, 0), at)):
        return None  # "put the number of policemen killed at over 20"
    if _are_so(g, at):
        return "age"
    for j in range(max(g.surface.sentence(at).first, at - 3), at):
        if g.kinds[j] & PERSON != 0 or g.words[j] in _THEM:
            return "age"
    return None


def range_use(g: Ground, number: Number) -> bool:
    """ "A quarter of the dead were between 18 and 25", "the ages of the dead range between 24 and 55"."""
    opening = number.modifier[0] if number.modifier else number.first
    if (number.high is not None and number.high > OLDEST) or not g.closes_phrase(number.last):
        return False
    told = tells_ages(g, opening) and g.kinds[number.last] & AUXILIARY == 0
    return told or (g.word(opening) in ("between", "from") and _are_so(g, opening))


def tells_ages(g: Ground, at: int) -> bool:
    """ "The ages of the victims are between eight and 40 years"."""
    for i in range(at - 1, max(g.surface.sentence(at).first, at - _AGES_REACH) - 1, -1):
        if g.words[i] in ("age", "ages"):
            return True
        if g.words[i] in (";", ":"):
            return False
    return False


def _are_so(g: Ground, at: int) -> bool:
    """Whether what stands from word `at` on is told of a share of people, or of all: "twenty-two were (under 16)", "most are",
    "a third of the dead were", "the dead were all".
    """
    if g.word(at - 1) in _WHOLLY and g.word(at - 2) in _BE and at >= 3:
        return g.kinds[at - 3] & (PERSON | TOLL_WORD) != 0 or g.word(at - 3) == "they"
    return g.word(at - 1) in _BE and (_is_share(g, at - 2) or _share_of(g, at - 2))


def _limited_before(g: Ground, at: int) -> bool:
    """ "22 were under 18 and nine over 60": a count at word `at` that goes on from one whose age was limited."""
    if g.word(at - 1) not in ("and", ","):
        return False
    for i in range(at - 2, max(g.surface.sentence(at).first, at - _SHARE_REACH), -1):
        if i in g.age_limit:
            return g.word(i + 1).isdecimal() or g.kinds[i + 1] & NUMERAL != 0
    return False


def _is_share(g: Ground, i: int) -> bool:
    return g.kinds[i] & NUMERAL != 0 or g.word(i).isdecimal() or g.word(i) in _SHARES


def _share_of(g: Ground, end: int) -> bool:
    """ "Twelve of the dead (were under 16)", "most of those killed"."""
    for i in range(end, max(end - _SHARE_REACH, 0), -1):
        if g.words[i] == "of":
            return _is_share(g, i - 1)
    return False
