"""Part of level 8: the smallest words that say when: a weekday, a date, a year, a clock time, "the past 24 hours", "two days ago".

Public function: `find_atoms`.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from tally.extraction.scope.days import OPEN, Days, Time, day, month, this_unit, weekday, year
from tally.extraction.scope.spans import hit_at, hits_on
from tally.extraction.scope.stretches import read_stretch
from tally.extraction.text import Surface
from tally.lexicon import Entry, Hit, Lexicon
from tally.lexicon.kinds import PERSON, PREPOSITION, TITLE

__all__ = ["find_atoms"]

_DECADES: Final = 30  # years that a range of years may span
_BEFORE_YEARS: Final = frozenset(
    "in since of until till from before after during by early late mid - summer winter spring autumn fall through between"
    " throughout for".split()
)
_ORDINAL: Final = ("st", "nd", "rd", "th")
_NAMED_DAYS: Final = frozenset(("black", "bloody", "super", "cyber"))  # "the Black Saturday fires"
_NAMES: Final = frozenset(("jan", "april", "june", "august"))  # months that people are called
_WEEK_LEADS: Final = frozenset(("in", "since", "during", "of", "by", "from", "until", "to", "for"))
_KINDS: Final = ("so_far", "holiday", "dayword", "time_unit", "weekday", "month", "hour_word")


def find_atoms(
    surface: Surface, first: int, last: int, base: date | None, numbers: frozenset[int], year_hint: int | None
) -> list[Time]:
    found: list[Time] = []
    reached = first
    spots = _spots(surface, first, last)
    for i in sorted(spots):
        if i < reached or i in numbers:
            continue
        time = _atom(surface, i, spots[i], first, last, base, numbers, year_hint)
        if time is not None and (not found or time.first >= reached):
            found.append(time)
            reached = time.last
    return found


def _spots(surface: Surface, first: int, last: int) -> dict[int, Hit | None]:
    """The words at which a time can stand: the lexicon's words of time, the first kind first, and digits."""
    words = surface.words
    spots: dict[int, Hit | None] = {}
    for kind in _KINDS:
        for hit in hits_on(surface, kind, first, last):
            for i in range(max(hit.first, first), min(hit.last, last)):
                if i not in spots:
                    spots[i] = hit
    for i in range(first, last):
        if words[i][0].isdigit() and i not in spots:
            spots[i] = None
    return spots


def _atom(
    surface: Surface,
    i: int,
    hit: Hit | None,
    first: int,
    last: int,
    base: date | None,
    numbers: frozenset[int],
    year_hint: int | None,
) -> Time | None:
    if hit is None:
        return _digits(surface, i, first, last, base)
    kind = hit.entry.kind
    if kind == "so_far":
        word = surface.words[hit.last - 1]
        return Time(hit.first, hit.last, this_unit(word, base), "season") if hit.first == i and word != "in" else None
    if kind == "dayword":
        days = (base - timedelta(hit.entry.get("from", 0)), base - timedelta(hit.entry.get("to", 0))) if base else OPEN
        return Time(hit.first, hit.last, days, "day")
    if kind == "holiday":
        return Time(hit.first, hit.last, _holiday(hit.entry, base), "day") if hit.first == i else None
    if kind == "time_unit":
        if (week := _numbered_week(surface, hit, last, numbers)) is not None:
            return week
        if _is_the_year(surface, hit, first, last, numbers):
            return Time(hit.first - 1, hit.last + 1, year(int(surface.words[hit.last])), "year")
        time = read_stretch(surface, hit.first, hit.last, first, last, base, numbers)
        return time or _part(i, hit_at(surface, "hour_word", i))
    if kind == "weekday":
        return _weekday(surface, i, base)
    if kind == "month":
        return _month(surface, i, first, last, base, numbers, year_hint)
    return _part(i, hit)


def _is_the_year(surface: Surface, unit: Hit, first: int, last: int, numbers: frozenset[int]) -> bool:
    """ "In the year 2000": the unit with the year that it names."""
    words, at = surface.words, unit.last
    named = words[unit.first : at] == ["year"] and unit.first > first and words[unit.first - 1] == "the"
    return named and at < last and at not in numbers and _is_year(words[at])


def _numbered_week(surface: Surface, week: Hit, last: int, numbers: frozenset[int]) -> Time | None:
    """ "In week 31", "since epidemiological week 1": a week of the year, as bulletins of epidemics count them."""
    words, i = surface.words, week.last
    if words[i - 1] != "week" or i >= last or i in numbers or not words[i].isdecimal() or not 0 < int(words[i]) <= 53:
        return None
    return Time(week.first, i + 1, OPEN, "week") if words[week.first - 1] in _WEEK_LEADS or i - week.first > 1 else None


def _holiday(entry: Entry, base: date | None) -> Days:
    """The last such day, where it is the same each year."""
    month, day = entry.get("month"), entry.get("day")
    if base is None or month is None:
        return OPEN
    this = date(base.year, month, day)
    this = this if this <= base else date(base.year - 1, month, day)
    return this, this


def _weekday(surface: Surface, i: int, base: date | None) -> Time | None:
    word = surface.words[i]
    short = len(word) <= 4 or word == "thurs"
    if short and not (
        surface.is_capital(i) and i and surface.words[i - 1] in ("on", "since", "by", "until", "late", "early")
    ):
        return None
    if i > 0 and surface.words[i - 1] in _NAMED_DAYS:
        return None
    before = i > 0 and surface.words[i - 1] == "last"
    return Time(i, i + 1, weekday(_calendar(surface.lexicon, "day_name")[word], base, before), "day")


def _part(i: int, hit: Hit | None) -> Time | None:
    if hit is None or hit.first != i:
        return None
    return Time(i, hit.last, OPEN, "part" if hit.means == "part" else "clock")


def _month(
    surface: Surface, i: int, first: int, last: int, base: date | None, numbers: frozenset[int], year_hint: int | None
) -> Time | None:
    """A month with the day and the year that stand beside it."""
    words = surface.words
    number = _calendar(surface.lexicon, "month_name").get(words[i])
    if number is None:
        return None
    begin, end = i, i + 1
    if end < last and words[end] == "." and surface.is_glued(i) and len(words[i]) <= 4 and end + 1 < last:
        end += 1
    on = _day_before(surface, i, first, numbers)
    if on:
        begin = on[0]
    elif (
        end < last
        and _is_day(words[end])
        and end not in numbers
        and not (end + 1 < last and words[end + 1] in ("people", "persons"))
    ):
        on = (end, int(words[end]))
        end += 2 if end + 1 < last and words[end + 1] in _ORDINAL and surface.is_glued(end) else 1
    since_day = _first_day(surface, begin, first, numbers) if on and begin == on[0] else None
    until_day = _last_day(surface, i, end, last, numbers) if on and begin == i else None
    end = until_day[0] if until_day else end
    of, end = _year_after(surface, end, last, numbers)
    of = of if of is not None or base is not None else year_hint
    modal = words[i] in ("may", "march", "mar", "dec", "sat") and not _is_month_name(surface, i, first)
    named = words[i] in _NAMES and i + 1 < last and surface.is_capital(i + 1) and not _is_month_name(surface, i, first)
    if not on and of is None and (modal or named or surface.is_of(i - 2 if words[i - 1] == "." else i - 1, TITLE)):
        return None  # "Mr Jan", "killing Jan Berg"
    before = begin > first and words[begin - 1] == "last"
    days = day(on[1], number, of, base) if on else month(number, of, base, before)
    if since_day is not None:
        return Time(since_day[0], end, (day(since_day[1], number, of, base)[0], days[1]), "day", "between")
    if until_day is not None:
        return Time(begin, end, (days[0], day(until_day[1], number, of, base)[1]), "day", "between")
    return Time(begin, end, days, "day" if on else "month")


def _first_day(surface: Surface, k: int, first: int, numbers: frozenset[int]) -> tuple[int, int] | None:
    """(index, day) of the first day in "1 to 3 May", "between 2 and 4 March", "2-8 March"."""
    words = surface.words
    if k - 2 < first or k - 2 in numbers or not _is_day(words[k - 2]):
        return None
    lead = words[k - 3] if k - 3 >= first else ""
    dashed = words[k - 1] in ("-", "\u2013", "to", "through")
    return (
        (k - 2, int(words[k - 2]))
        if dashed or (words[k - 1] == "and" and lead in ("between", "on", "of", "since"))
        else None
    )


def _last_day(surface: Surface, begin: int, end: int, last: int, numbers: frozenset[int]) -> tuple[int, int] | None:
    """(index behind, day) of the last day in "May 3-5", "July 12 to 15", "between May 3 and 5"."""
    words = surface.words
    if end < last and words[end] == "and" and words[begin - 1] != "between":
        return None
    if (
        end + 1 >= last
        or end + 1 in numbers
        or words[end] not in ("-", "\u2013", "to", "through", "and")
        or not _is_day(words[end + 1])
    ):
        return None
    if end + 2 < last and (
        words[end + 2] in surface.lexicon.words("month")
        or (
            words[end + 2] in (".", ":") and surface.is_glued(end + 1) and end + 3 < last and words[end + 3].isdecimal()
        )
    ):
        return None
    return end + 2, int(words[end + 1])


def _is_month_name(surface: Surface, i: int, first: int) -> bool:
    """Whether "may", "march" stand where a month does: "in May", "since March", not "they may"."""
    before = surface.words[i - 1] if i > first else ""
    return before in (
        "in",
        "since",
        "of",
        "by",
        "during",
        "early",
        "late",
        "mid",
        "last",
        "this",
        "until",
        "between",
        "through",
    ) or (surface.is_capital(i) and i > first and before in ("and", "from", "to", "-"))


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and "1500" <= word <= "2100"


def _day_before(surface: Surface, i: int, first: int, numbers: frozenset[int]) -> tuple[int, int] | None:
    """(index, day) of "9 Jan", "9th of January"."""
    words = surface.words
    k = i - 1
    if k > first and words[k] == "of":
        k -= 1
    if k > first and words[k] in _ORDINAL:
        k -= 1
    return (k, int(words[k])) if k >= first and k not in numbers and _is_day(words[k]) else None


def _year_after(surface: Surface, end: int, last: int, numbers: frozenset[int]) -> tuple[int | None, int]:
    words = surface.words
    k = end + 1 if end < last and words[end] in (",", "of") else end
    if k < last and k not in numbers and _is_year(words[k]):
        return int(words[k]), k + 1
    if (
        k == end
        and k < last
        and surface.is_caps
        and words[k].isdecimal()
        and len(words[k]) == 2
        and k not in numbers
        and int(words[k]) > 31
    ):
        return 1900 + int(words[k]), k + 1
    return None, end


def _digits(surface: Surface, i: int, first: int, last: int, base: date | None) -> Time | None:
    """A year, a clock time, a numeric date or "the 6th"."""
    words = surface.words
    return (
        _numeric_date(surface, i, last)
        or _clock(surface, i, last)
        or _years(surface, i, last)
        or _year(surface, i, first, last)
        or _the_sixth(words, i, first, last, base)
    )


def _numeric_date(surface: Surface, i: int, last: int) -> Time | None:
    words = surface.words
    if (
        i + 4 >= last
        or words[i + 1] not in "-/."
        or words[i + 3] != words[i + 1]
        or not all(surface.is_glued(k) for k in range(i, i + 4))
    ):
        return None
    a, b, c = words[i], words[i + 2], words[i + 4]
    if _is_year(a) and _is_day(b) and _is_day(c):
        return Time(i, i + 5, day(int(c), int(b), int(a), None), "day") if int(b) <= 12 else None
    if _is_day(a) and _is_day(b) and _is_year(c):
        on, of = (int(a), int(b)) if int(b) <= 12 else (int(b), int(a))
        sure = int(a) > 12 or int(b) > 12 or a == b
        return Time(i, i + 5, day(on, of, int(c), None) if sure and of <= 12 else year(int(c)), "day")
    return None


def _clock(surface: Surface, i: int, last: int) -> Time | None:
    words = surface.words
    if len(words[i]) > 2 or not words[i].isdecimal():
        return None
    end = i + 1
    timed = (
        end + 1 < last
        and words[end] in (":", ".", "h")
        and surface.is_glued(i)
        and surface.is_glued(end)
        and len(words[end + 1]) == 2
        and words[end + 1].isdecimal()
    )
    if timed:
        end += 2
    half = end < last and words[end] in ("am", "pm", "hours", "hrs")
    dotted = end + 2 < last and words[end] in ("a", "p") and words[end + 1] == "." and words[end + 2] == "m"
    if half:
        end += 1
    elif dotted:
        end += 4 if end + 3 < last and words[end + 3] == "." else 3
    elif not timed or (
        words[i + 1] != ":"
        and not (i and words[i - 1] in ("at", "by", "since", "of", "around", "about", "before", "after"))
    ):
        return None
    if words[end - 1] in ("hours", "hrs") and not timed:
        return None
    return Time(i, end, OPEN, "clock")


def _years(surface: Surface, i: int, last: int) -> Time | None:
    """ "the 2014-16 epidemic", "in 1918-1919": one stretch of years."""
    words = surface.words
    if i + 2 >= last or not _is_year(words[i]) or words[i + 1] not in ("-", "\u2013") or not words[i + 2].isdecimal():
        return None
    if len(words[i + 2]) not in (2, 4) or not (surface.is_glued(i) and surface.is_glued(i + 1)):
        return None
    begun = int(words[i])
    ended = int(words[i][: 4 - len(words[i + 2])] + words[i + 2])
    return Time(i, i + 3, (year(begun)[0], year(ended)[1]), "year") if begun < ended <= begun + _DECADES else None


def _year(surface: Surface, i: int, first: int, last: int) -> Time | None:
    words = surface.words
    if not _is_year(words[i]) or (
        i + 1 < last
        and words[i + 1] in ("-", ",", ".", "'")
        and surface.is_glued(i)
        and i + 2 < last
        and words[i + 2][0].isdigit()
        and surface.is_glued(i + 1)
    ):
        return None
    before = words[i - 1] if i > first else ""
    if i + 1 < last and (i + 1 in surface.at("currency") or words[i + 1] in ("usd", "dollars", "euros")):
        return None
    if before in _BEFORE_YEARS:
        return Time(i, i + 1, year(int(words[i])), "year")
    owned = (
        before in ("the", "'s", "s", "a", "an", "'", "its", "their", "her", "his", "and", "deadly")
        and i + 1 < last
        and words[i + 1].isalpha()
        and not surface.is_of(i + 1, PREPOSITION)
        and not surface.is_of(i + 1, PERSON)
    )
    if owned or before in ("(", "to", "and", "-", "\u2013"):
        return Time(i, i + 1, year(int(words[i])), "year")
    return None


def _the_sixth(words: list[str], i: int, first: int, last: int, base: date | None) -> Time | None:
    if (
        i + 1 < last
        and words[i + 1] in _ORDINAL
        and _is_day(words[i])
        and i - 2 >= first
        and words[i - 1] == "the"
        and words[i - 2] in ("on", "since", "by", "until")
    ) and (i + 2 == last or not words[i + 2].isalpha() or words[i + 2] in ("had", "and", "in", "at", "were", "was")):
        return Time(i, i + 2, day(int(words[i]), None, None, base), "day")
    return None


@lru_cache(maxsize=8)
def _calendar(lexicon: Lexicon, kind: str) -> dict[str, int]:
    """The number of each name of a month (from 1) or of a weekday (Monday = 0)."""
    return {name: entry.get("number") for entry in lexicon.table(kind) for name in entry.match}
