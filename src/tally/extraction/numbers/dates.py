"""Dates and clock times: "17 November", "October 7", "in 2014", "the 20th", "at 3.15", "(14)" behind a weekday.

`date_use` and `clock_use` answer for one numeral, `ordinal_use` for one ordinal.
"""

from __future__ import annotations

from tally.extraction.neighbours import closes_phrase, ends_before, is_people, word_at
from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["clock_use", "date_use", "is_clock", "ordinal_use"]

_MODAL_MONTHS = ("may", "march", "mar", "sat", "sun")
_WHOLE_MONTH = ("last", "this", "during", "each", "every")
_THIS_DAY = ("this", "that", "yesterday", "today")


def ordinal_use(surface: Surface, number: Number) -> str:
    """Says "date" beside a month or for "the 20th" alone, "identifier" for a formation's number, else "ordinal"."""
    words, last, months = surface.words, number.last, surface.at["month"]
    after = word_at(surface, last)
    if number.first - 1 in months or last in months or (after == "of" and last + 1 in months):
        return "date"
    if "century" in words[last : last + 2]:
        return "date"
    if not words[number.first][0].isdigit():
        return "ordinal"
    if last in surface.at["formation"] and (surface.is_caps or surface.is_capital(last)):
        return "identifier"
    lead = number.first - 2
    if word_at(surface, lead + 1) == "the" and lead in surface.at["preposition"] and words[lead] != "of":
        return "date" if closes_phrase(surface, last) else "ordinal"
    return "ordinal"


def date_use(surface: Surface, number: Number) -> str | None:
    """Says "date" for the day beside a month, for years, and for a day in brackets behind a weekday."""
    if number.last in surface.at["era"] or _is_day(surface, number):
        return "date"
    words, last = surface.words, number.last
    if _is_short_year(surface, number):
        return "date"
    if number.kind == "range":
        first = number.first if words[number.first].isdecimal() else number.first + 1
        return "date" if _year(words[last - 1]) and _year(words[first]) else None
    if last == number.first + 1 and _year(words[last - 1]) and number.modifier is None:
        return _year_use(surface, number)
    return None


def _is_short_year(surface: Surface, number: Number) -> bool:
    """The year of "9 NOV 89", as old wires head their copy."""
    first, month = number.first, surface.at["month"].get(number.first - 1)
    if (
        month is None
        or number.last != first + 1
        or len(surface.words[first]) != 2
        or not surface.words[first].isdecimal()
    ):
        return False
    return word_at(surface, month.first - 1).isdecimal() and not word_at(surface, number.last).isalpha()


def _is_day(surface: Surface, number: Number) -> bool:
    first, last, words, months = number.first, number.last, surface.words, surface.at["month"]
    top = number.high if number.kind == "range" else number.value
    if top is None or not 0 < top <= 31 or number.kind not in ("exact", "range"):
        return False
    digits = words[last - 1].isdecimal() and len(words[last - 1]) <= 2
    if not digits:
        return last == first + 1 and _day_behind_month(surface, number, digits)
    if word_at(surface, first - 1) == "(" and word_at(surface, last) == ")" and first - 2 in surface.at["weekday"]:
        return True
    if (last in months and _is_month(surface, last)) or (word_at(surface, last) == "of" and last + 1 in months):
        return True
    # "5 and 6 December", "9, 10 and 11 May".
    if word_at(surface, last) in ("and", ",", "or", "&") and word_at(surface, last + 1).isdecimal():
        further = last + 2 if word_at(surface, last + 2) not in ("and", ",") else last + 4
        if further in months and _is_month(surface, further) and word_at(surface, further - 1).isdecimal():
            return True
    return _day_behind_month(surface, number, digits)


def _day_behind_month(surface: Surface, number: Number, digits: bool) -> bool:
    """As in "October 7"; but "in June 29 were lost" counts, since a day takes "on", and so does "in March four"."""
    first, last = number.first, number.last
    month = surface.at["month"].get(first - 1)
    if month is None or not ends_before(surface, "month", first) or not _is_month(surface, first - 1):
        return False
    before = word_at(surface, month.first - 1)
    if before.isdecimal() and len(before) <= 2:
        # "On 23 September 28 bodies were found": the day has been said.
        return False
    dated = _year(word_at(surface, last)) or _year(word_at(surface, last + 1))
    if not dated and (before == "in" or (before in _WHOLE_MONTH and word_at(surface, last) != ",")):
        return False
    return digits or not word_at(surface, last).isalpha()


def _is_month(surface: Surface, at: int) -> bool:
    """Whether the word is a month and not "may" or "march"; capitals tell, in upper case the verb behind it."""
    if surface.words[at] not in _MODAL_MONTHS:
        return True
    verbal = word_at(surface, at + 1) in ("have", "be", "not", "yet", "well")
    return surface.is_capital(at) or (surface.is_caps and not verbal)


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1700 <= int(word) <= 2100


def _year_use(surface: Surface, number: Number) -> str | None:
    """A bare number of four digits is a year, unless people or an outcome stand right beside it."""
    last, before = number.last, word_at(surface, number.first - 1)
    if number.first - 1 in surface.at["month"] or (before == "," and _dated(surface, number.first - 2)):
        return "date"
    if word_at(surface, last) in ("'", "had", "has", "was", "saw"):
        return "date"
    if is_people(surface, last):
        hit = surface.at["person"].get(last)
        return "date" if (hit is not None and hit.form == "singular") or before in ("since", "until") else None
    if last in surface.at["outcome"] or last in surface.at["auxiliary"]:
        return "date" if before in surface.lexicon.words("year_before") else None
    if last in surface.at["unit"] or number.first - 1 in surface.at["outcome"]:
        return None
    return "date"


def _dated(surface: Surface, at: int) -> bool:
    """Whether word `at` is a day beside a month, or a month."""
    if at in surface.at["month"]:
        return True
    if at in surface.at["ordinal"]:
        at -= 1
    return word_at(surface, at).isdecimal() and at - 1 in surface.at["month"]


def clock_use(surface: Surface, number: Number) -> str | None:
    """As in "at 3.15", "since 21.40 on Thursday": a clock time written with a point."""
    words, first, last = surface.words, number.first, number.last
    opening = number.modifier[0] if number.modifier and number.modifier[1] == first else first
    if (
        last == first + 1
        and len(words[first]) == 4
        and words[first].isdecimal()
        and _is_military(surface, opening, words[first])
    ):
        return None if is_people(surface, last) else "time"
    pointed = last - first == 3 and words[first + 1] == "." and len(words[first]) <= 2 and len(words[last - 1]) == 2
    if not pointed or int(words[first]) > 24 or int(words[last - 1]) > 59 or first == 0:
        return None
    before, after = words[first - 1], word_at(surface, last)
    if before == "at" and last not in surface.at["unit"]:
        return "time"
    said = after in _THIS_DAY or (after == "on" and last + 1 in surface.at["weekday"])
    return "time" if said and before in surface.lexicon.words("time_before") else None


def is_clock(digits: str) -> bool:
    """Whether four digits are a time of day: 0815, 2359."""
    return len(digits) == 4 and digits.isdecimal() and int(digits[:2]) < 24 and int(digits[2:]) < 60


def _is_military(surface: Surface, opening: int, digits: str) -> bool:
    """Whether "at 1230", "as of 2140" name a time of day."""
    if not is_clock(digits):
        return False
    before = word_at(surface, opening - 1)
    return before == "at" or (before == "of" and word_at(surface, opening - 2) == "as")
