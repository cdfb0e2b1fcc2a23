"""Dates and clock times: "17 November", "October 7", "in 2014", "the 20th", "at 3.15", "6 p.m.", "(14)" behind a weekday.

`date_use` and `clock_use` answer for one numeral, `ordinal_use` for one ordinal.
"""

from __future__ import annotations

from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["clock_use", "date_use", "ordinal_use"]

_MODAL_MONTHS = ("may", "march", "mar", "sat", "sun")


def ordinal_use(surface: Surface, number: Number) -> str:
    """"date" beside a month or for "the 20th" alone, "identifier" for a formation's number, else "ordinal"."""
    words, last = surface.words, number.last
    after = _word(surface, last)
    if number.first - 1 in surface.at("month") or last in surface.at("month") or (after == "of" and last + 1 in surface.at("month")):
        return "date"
    if after == "century" or (after == "-" and _word(surface, last + 1) == "century"):
        return "date"
    digits = words[number.first][0].isdigit()
    if digits and last in surface.at("formation") and (surface.is_caps or surface.is_capital(last)):
        return "identifier"
    if digits and number.first >= 2 and words[number.first - 1] == "the" and number.first - 2 in surface.at("preposition") and words[number.first - 2] != "of":
        ends = not after.isalpha() or last in surface.at("auxiliary") or last in surface.at("preposition") or last in surface.at("conjunction")
        return "date" if ends else "ordinal"
    return "ordinal"


def _word(surface: Surface, at: int) -> str:
    return surface.words[at] if 0 <= at < len(surface.words) else ""


def date_use(surface: Surface, number: Number) -> str | None:
    """"date" for the day beside a month, for years, and for a day in brackets behind a weekday."""
    if number.last in surface.at("era"):
        return "date"
    if _is_day(surface, number):
        return "date"
    words, last = surface.words, number.last
    if number.kind == "range":
        first = number.first if words[number.first].isdecimal() else number.first + 1
        return "date" if _year(words[last - 1]) and _year(words[first]) else None
    digits = words[last - 1] if last == number.first + 1 else ""
    if _year(digits) and number.modifier is None:
        return _year_use(surface, number)
    return None


def _is_day(surface: Surface, number: Number) -> bool:
    first, last, words = number.first, number.last, surface.words
    top = number.high if number.kind == "range" else number.value
    if top is None or not 0 < top <= 31 or number.kind not in ("exact", "range"):
        return False
    digits = words[last - 1].isdecimal() and len(words[last - 1]) <= 2
    if digits and _word(surface, first - 1) == "(" and _word(surface, last) == ")" and first - 2 in surface.at("weekday"):
        return True
    if not digits and number.kind != "range" and not (last == first + 1):
        return False
    if digits and last in surface.at("month") and _is_month(surface, last):
        return True
    if digits and _word(surface, last) == "of" and last + 1 in surface.at("month"):
        return True
    month = surface.at("month").get(first - 1)
    if month is None or not _is_month(surface, first - 1):
        return False
    # "In June 29 were lost": a day takes "on"; "in June" has said all.
    if _word(surface, month.first - 1) in ("in", "last", "this", "during", "of", "each", "every") and not _year(_word(surface, last)) and _word(surface, last) != ",":
        return False
    if _word(surface, month.first - 1) == "in" and not _year(_word(surface, last + 1)):
        return False
    # In words only where nothing can be counted: "In March four sailors died".
    return digits or not _word(surface, last).isalpha()


def _is_month(surface: Surface, at: int) -> bool:
    """Whether the word is a month and not "may" or "march"; capitals tell, and in upper-case copy the verb behind it."""
    word = surface.words[at]
    if word not in _MODAL_MONTHS:
        return True
    return surface.is_capital(at) or (surface.is_caps and _word(surface, at + 1) not in ("have", "be", "not", "yet", "well"))


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1700 <= int(word) <= 2100


def _year_use(surface: Surface, number: Number) -> str | None:
    """A bare number of four digits is a year, unless people or an outcome follow it at once."""
    last, after = number.last, _word(surface, number.last)
    before = _word(surface, number.first - 1)
    if number.first - 1 in surface.at("month") or (before == "," and _dated(surface, number.first - 2)):
        return "date"
    people = last in surface.at("person") or after in ("people", "persons", "others", "more")
    happened = last in surface.at("outcome") or last in surface.at("auxiliary")
    if people:
        hit = surface.at("person").get(last)
        singular = hit is not None and hit.form == "singular"
        return "date" if singular or before in ("since", "until") else None
    if happened:
        return "date" if before in ("in", "since", "until", "during", "the", "by", "from", "to", "of", "after", "before") else None
    if last in surface.at("unit") or before in ("exactly", "totalled", "totaled", "reached", "killed", "injured", "wounded", "displaced"):
        return None
    return "date"


def _dated(surface: Surface, at: int) -> bool:
    """Whether word `at` is a day beside a month, or a month."""
    if at in surface.at("month"):
        return True
    if at >= 1 and surface.at("ordinal").get(at) is not None:
        at -= 1
    return at >= 1 and surface.words[at].isdecimal() and at - 1 in surface.at("month")


def clock_use(surface: Surface, number: Number) -> str | None:
    """"at 3.15", "since 21.40 on Thursday": a clock time written with a point."""
    words, first, last = surface.words, number.first, number.last
    pointed = last - first == 3 and words[first + 1] == "." and len(words[first]) <= 2 and len(words[last - 1]) == 2
    if not pointed or int(words[first]) > 24 or int(words[last - 1]) > 59 or first == 0:
        return None
    before = words[first - 1]
    if before == "at" and last not in surface.at("unit"):
        return "time"
    said = _word(surface, last) in ("on", "this", "yesterday", "today", "in", "that") and (last + 1 in surface.at("weekday") or _word(surface, last) in ("yesterday", "today", "this", "that"))
    return "time" if said and before in surface.lexicon.words("time_before") else None
