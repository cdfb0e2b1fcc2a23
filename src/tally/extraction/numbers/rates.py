"""What a number is that sets one thing against another: a ratio ("one in four"), a rate ("14.2 deaths per 100,000").

Public functions: `ratio_use`, `rate_use`; each gives the set-aside reason, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.ground import Ground, led_by
from tally.extraction.slots import Number
from tally.lexicon.kinds import OUTCOME, PERSON, PREPOSITION, THING, UNIT

__all__ = ["rate_use", "ratio_use"]

_RATE_REACH: Final = 6
_FEW: Final = {"one": 1, "two": 2, "three": 3}  # what a share in words begins with
_LARGEST: Final = 100
_FEW_DIGITS: Final = 10


def ratio_use(g: Ground, number: Number) -> str | None:
    """As in "one in four", "three out of ten", "a factor of 15", "every ten"."""
    last, link = number.last, g.word(number.last)
    if led_by(g, number, g.ratio_before) or g.word(number.first - 1) == "every":
        return "rate" if g.word(number.first - 2) == "for" else "ratio"
    if _shares_persons(g, number):
        return "ratio"
    if (link != "in" and link != "out") or number.kind not in ("exact", "approx"):
        return None
    if number.value is None or number.value >= 100:
        return None
    spelled = not g.words[number.first][0].isdigit()
    if link == "in":
        every = g.word(last + 1) == "every"
        sure = spelled or every or _of_persons(g, number)
        return "ratio" if _is_share(g, number, last + 1 + every, sure) else None
    if g.word(last + 1) != "of":
        return None
    if g.opens_numeral(last + 2):
        whole = g.words[last + 2] in ("ten", "hundred")
        return "ratio" if whole or (spelled and _closed(g, last + 3)) else None
    return "ratio" if g.word(last + 2) == "every" else None


def _shares_persons(g: Ground, number: Number) -> bool:
    """ "one soldier in four was wounded", "two children in five": either number of it."""
    at, value = number.first - 3, number.value or 0
    if g.word(number.first - 1) == "in" and at >= 0:
        end = number.last
    elif g.word(number.last + 1) == "in" and g.opens_numeral(number.last + 2):
        at, end, value = number.first, number.last + 3, _LARGEST
    else:
        return False
    person = g.person.get(at + 1)
    whole = g.word(end - 1)
    if len(whole) > 2 and whole.isdecimal():
        return False  # "two men in 2016"
    if _FEW.get(g.words[at], _LARGEST) >= value or person is None or person.last != at + 2:
        return False
    word = g.word(end)
    return g.closes_phrase(end) or (word != "" and g.kinds[end] & OUTCOME != 0 and not word.endswith("s"))


def _of_persons(g: Ground, number: Number) -> bool:
    """ "3 in 5 children", "1 in 5 of the detainees", "1 in 10 died": digits that can be no count and its place."""
    behind = number.last + 2
    people = g.word(behind) == "of" or (behind < g.total and g.kinds[behind] & PERSON != 0)
    return (number.value or 0) < _FEW_DIGITS and (people or (number.value == 1 and _closed(g, behind)))


def _is_share(g: Ground, number: Number, at: int, sure: bool) -> bool:
    """Whether "n in m" is a share: m is a larger numeral, and no time, thing or place is counted by it."""
    if not sure or not g.opens_numeral(at):
        return False
    word = g.words[at]
    if word[0].isdigit() and (len(word) == 4 or int(word[:9]) <= (number.value or 0)):
        return False
    return g.kinds[at + 1] & UNIT == 0 and not g.surface.is_of(at + 1, THING)


def _closed(g: Ground, at: int) -> bool:
    return g.kinds[at] & OUTCOME != 0 or g.closes_phrase(at)


def rate_use(g: Ground, number: Number) -> str | None:
    """As in "1,200 a day", "250,000 shells a month", "14.2 gun deaths per 100,000"; not "12 a day earlier"."""
    per, before = g.per, g.word(number.first - 1)
    if before in ("is", "was", "of", "at") and "average" in g.words[max(0, number.first - 3) : number.first - 1]:
        return "rate"  # "the 10-year average is 11", "against a weekly average of 286"
    if not per:
        return None
    if before == "per":
        return "rate"
    start = number.last + (g.word(number.last) == "of")  # "Hundreds of people are killed each year"
    for at in range(start, min(start + _RATE_REACH, g.surface.sentence(number.first).last)):
        hit = per.get(at)
        if hit is not None and hit.first == at:
            if g.words[at] == "per" and g.word(hit.last) == "the":
                return None  # "12 people, per the ministry"
            if g.words[at] in ("per", "for"):
                return "rate" if g.words[at] == "per" or g.opens_numeral(hit.last) else None
            later = g.word(hit.last) in g.surface.lexicon.words("per_not") and not _is_where(g, hit.last)
            near = start + (2 if g.word(number.last) == "such" else 1)
            # "50 people were dying each day"
            told = g.words[at] in ("each", "every") and g.kinds[at - 1] & OUTCOME != 0
            return "rate" if not later and (told or at <= near) else None
        if not g.words[at].isalpha() or g.kinds[at] & PREPOSITION != 0:
            return None
    return None


def _is_where(g: Ground, at: int) -> bool:
    """ "700 people a year in Senegal", not "a year in prison": whether the word at `at` leads to a name or "the"."""
    return g.word(at) == "in" and at + 1 < g.total and (g.word(at + 1) == "the" or g.surface.is_capital(at + 1))
