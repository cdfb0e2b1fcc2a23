"""Dates and clock times: "17 November", "October 7", "in 2014", "the 20th", "at 3.15", "(14)" behind a weekday.

`date_use` and `clock_use` answer for one numeral, `ordinal_use` for one ordinal.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.ground import Ground
from tally.extraction.slots import Number
from tally.lexicon.kinds import AUXILIARY, MONTH, ORDINAL, OUTCOME, PREPOSITION, TOLLVERB, UNIT, WEEKDAY

__all__ = ["clock_use", "date_use", "is_clock", "ordinal_use"]

_MODAL_MONTHS: Final = frozenset(("may", "march", "mar", "sat", "sun"))
_WHOLE_MONTH: Final = frozenset(("last", "this", "during", "each", "every"))
_THIS_DAY: Final = frozenset(("this", "that", "yesterday", "today"))
_DAYS_OWN: Final = frozenset(("today", "tomorrow", "tonight", "yesterday", "morning", "evening", "daily"))
_TOLD: Final = 8  # words before "on Sunday at nine" in which a toll may stand at it
_YEARS_OWN: Final = frozenset(("'", "had", "has", "was", "saw"))


def ordinal_use(g: Ground, number: Number) -> str:
    """Says "date" beside a month or for "the 20th" alone, "identifier" for a formation's number, else "ordinal"."""
    words, last, months = g.words, number.last, g.month
    after = g.word(last)
    if number.first - 1 in months or last in months or (after == "of" and last + 1 in months):
        return "date"
    if "century" in words[last : last + 2]:
        return "date"
    if not words[number.first][0].isdigit():
        return "ordinal"
    if last in g.formation and (g.surface.is_caps or g.surface.is_capital(last)):
        return "identifier"
    lead = number.first - 2
    if g.word(lead + 1) == "the" and g.kinds[lead] & PREPOSITION != 0 and words[lead] != "of":
        return "date" if g.closes_phrase(last) else "ordinal"
    return "ordinal"


def date_use(g: Ground, number: Number) -> str | None:
    """Says "date" for the day beside a month, for years, and for a day in brackets behind a weekday."""
    if number.last in g.era or _is_day(g, number):
        return "date"
    words, last = g.words, number.last
    if _is_short_year(g, number):
        return "date"
    if len(words[last - 1]) != 4:
        return None
    if number.kind == "range":
        first = number.first if words[number.first].isdecimal() else number.first + 1
        return "date" if _year(words[last - 1]) and _year(words[first]) else None
    if last == number.first + 1 and _year(words[last - 1]) and number.modifier is None:
        return _year_use(g, number)
    return None


def _is_short_year(g: Ground, number: Number) -> bool:
    """The year of "9 NOV 89", as old wires head their copy."""
    first, month = number.first, g.month.get(number.first - 1)
    if month is None or number.last != first + 1 or len(g.words[first]) != 2 or not g.words[first].isdecimal():
        return False
    return g.word(month.first - 1).isdecimal() and not g.word(number.last).isalpha()


def _is_day(g: Ground, number: Number) -> bool:
    first, last, words, months = number.first, number.last, g.words, g.month
    top = number.high if number.kind == "range" else number.value
    if top is None or not 0 < top <= 31 or (number.kind != "exact" and number.kind != "range"):
        return False
    digits = len(words[last - 1]) <= 2 and words[last - 1].isdecimal()
    if not digits:
        return last == first + 1 and _day_behind_month(g, number, digits)
    after = g.word(last)
    if after == ")" and g.word(first - 1) == "(" and g.surface.is_of(first - 2, WEEKDAY):
        return True
    if not months:
        return False
    if (last in months and _is_month(g, last)) or (last + 1 in months and after == "of"):
        return True
    # "5 and 6 December", "9, 10 and 11 May".
    if after in ("and", ",", "or", "&") and g.word(last + 1).isdecimal():
        further = last + 2 if g.word(last + 2) not in ("and", ",") else last + 4
        if further in months and _is_month(g, further) and g.word(further - 1).isdecimal():
            return True
    return _day_behind_month(g, number, digits)


def _day_behind_month(g: Ground, number: Number, digits: bool) -> bool:
    """As in "October 7"; but "in June 29 were lost" counts, since a day takes "on", and so does "in March four"."""
    first, last = number.first, number.last
    month = g.month.get(first - 1)
    if month is None or not g.ends_before(g.month, first) or not _is_month(g, first - 1):
        return False
    before = g.word(month.first - 1)
    if before.isdecimal() and len(before) <= 2:
        # "On 23 September 28 bodies were found": the day has been said.
        return False
    dated = _year(g.word(last)) or _year(g.word(last + 1))
    if not dated and (before == "in" or (before in _WHOLE_MONTH and g.word(last) != ",")):
        return False
    return digits or not g.word(last).isalpha()


def _is_month(g: Ground, at: int) -> bool:
    """Whether the word is a month and not "may" or "march"; capitals tell, in upper case the verb behind it."""
    if g.words[at] not in _MODAL_MONTHS:
        return True
    verbal = g.word(at + 1) in ("have", "be", "not", "yet", "well")
    return g.surface.is_capital(at) or (g.surface.is_caps and not verbal)


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1700 <= int(word) <= 2100


def _year_use(g: Ground, number: Number) -> str | None:
    """A bare number of four digits is a year, unless people or an outcome stand right beside it."""
    last, before = number.last, g.word(number.first - 1)
    if g.kinds[number.first - 1] & MONTH != 0 or (before == "," and _dated(g, number.first - 2)):
        return "date"
    if g.word(last) in _YEARS_OWN:
        return "date"
    if before == ":" and g.kinds[number.first - 2] & OUTCOME != 0 and not g.word(last)[:1].isalnum():
        return None  # "Civilians killed: 1920"
    if g.is_people(last):
        hit = g.person.get(last)
        return "date" if (hit is not None and hit.form == "singular") or before in ("since", "until") else None
    if g.kinds[last] & (OUTCOME | AUXILIARY) != 0:
        return "date" if before in g.surface.lexicon.words("year_before") else None
    if before == "of" and not g.word(last)[:1].isalnum():
        return "date"  # "the worst mass shooting of 2023"
    if g.kinds[last] & UNIT != 0 or g.kinds[number.first - 1] & OUTCOME != 0:
        return None
    return "date"


def _dated(g: Ground, at: int) -> bool:
    """Whether word `at` is a day beside a month, or a month."""
    if g.kinds[at] & MONTH != 0:
        return True
    if g.kinds[at] & ORDINAL != 0:
        at -= 1
    return g.word(at).isdecimal() and g.kinds[at - 1] & MONTH != 0


def clock_use(g: Ground, number: Number) -> str | None:
    """As in "at 3.15", "since 21.40 on Thursday": a clock time written with a point."""
    words, first, last = g.words, number.first, number.last
    if _strikes(g, number):
        return "time"
    if last == first + 1:
        opening = number.modifier[0] if number.modifier and number.modifier[1] == first else first
        return "time" if _is_military(g, opening, words[first]) and not g.is_people(last) else None
    pointed = last - first == 3 and words[first + 1] == "." and len(words[first]) <= 2 and len(words[last - 1]) == 2
    if not pointed or int(words[first]) > 24 or int(words[last - 1]) > 59 or first == 0:
        return None
    before, after = words[first - 1], g.word(last)
    if before == "at" and g.kinds[last] & UNIT == 0:
        return "time"
    said = after in _THIS_DAY or (after == "on" and g.surface.is_of(last + 1, WEEKDAY))
    return "time" if said and before in g.surface.lexicon.words("time_before") else None


def _strikes(g: Ground, number: Number) -> bool:
    """ "mass will be said on Sunday at nine", "tomorrow at seven": a bare hour behind its day, where no toll stands at it."""
    at, value = number.first - 1, number.value
    if g.word(at) != "at" or value is None or not 1 <= value <= 12 or number.kind != "exact":
        return False
    if not (g.surface.is_of(at - 1, WEEKDAY) or g.word(at - 1) in _DAYS_OWN) or g.word(number.last)[:1].isalnum():
        return False
    told = range(max(0, at - _TOLD), at)
    return any(g.words[i] == "will" for i in told) or not any(g.kinds[i] & TOLLVERB != 0 for i in told)


def is_clock(digits: str) -> bool:
    """Whether four digits are a time of day: 0815, 2359."""
    return len(digits) == 4 and digits.isdecimal() and int(digits[:2]) < 24 and int(digits[2:]) < 60


def _is_military(g: Ground, opening: int, digits: str) -> bool:
    """Whether "at 1230", "as of 2140" name a time of day."""
    if not is_clock(digits):
        return False
    before = g.word(opening - 1)
    return before == "at" or (before == "of" and g.word(opening - 2) == "as")
