"""Part of level 8: a time, and its days as plain arithmetic on the day of publication. No clock is read.

"Friday" is the latest Friday up to publication, "October" the latest October that has begun, a day and a month without a
year the latest such day; what the words leave open stays None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from tally.extraction.scope.spans import Anchor

__all__ = ["OPEN", "Days", "Time", "ago", "day", "last_units", "month", "published_day", "this_unit", "weekday", "year"]

Days = tuple[date | None, date | None]

OPEN: Final[Days] = (None, None)
_STRETCH: Final = {
    "hour": 0,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3652,
}
_MOST: Final = 200


class Time(Anchor):
    """One time: `first`..`last` are the words as a claim quotes them, `lead` the preposition before them (else = `first`).

    `kind`: "point" (in, on, at), "since", "by", "span", "between", "as_of"; `grain`: the size of what is named: "clock",
    "part", "day", "week", "month", "season", "year", "stretch" (a length of time), "same" (it points back).
    `start`, `end`: the days that it comes to, None where not known. `said`: it dates what is said, not what happened.
    `owner`: it stands before a noun that it dates ("Sunday's crush", "the 1988 killing").
    """

    __slots__ = ("end", "grain", "kind", "owner", "said", "start")

    def __init__(self, first: int, last: int, days: Days, grain: str, kind: str = "point") -> None:
        self.first, self.last, self.lead = first, last, first
        self.start, self.end = days
        self.grain, self.kind = grain, kind
        self.said = False
        self.owner = False

    def __repr__(self) -> str:
        return f"<Time {self.kind} {self.grain} [{self.first}:{self.last}] {self.start}..{self.end}>"


def published_day(text: str | None) -> date | None:
    """The day of an ISO date or time; None where there is none or it cannot be read."""
    try:
        found = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return found if 1000 <= found.year <= 9000 else None


def weekday(number: int, base: date | None, before: bool = False) -> Days:
    """The latest such weekday (0 = Monday) up to `base`; `before`: not `base` itself ("last Friday")."""
    if base is None:
        return OPEN
    back = (base.weekday() - number) % 7
    found = base - timedelta(7 if before and back == 0 else back)
    return found, found


def day(number: int, in_month: int | None, in_year: int | None, base: date | None) -> Days:
    """One day of a month; the latest one up to `base` (with two days' grace) where the year or the month is not said."""
    if in_month is None:
        if base is None:
            return OPEN
        in_month, in_year = (base.month, base.year) if number <= base.day else _month_before(base)
    if in_year is None:
        if base is None:
            return OPEN
        in_year = base.year
        if (found := _date(in_year, in_month, number)) and found > base + timedelta(2):
            in_year -= 1
    known = _date(in_year, in_month, number)
    return known, known


def month(number: int, in_year: int | None, base: date | None, before: bool = False) -> Days:
    """A whole month; the latest one begun by `base` where the year is not said; `before`: last year's, if it is this month."""
    if in_year is None:
        if base is None:
            return OPEN
        in_year = base.year - (number > base.month or (before and number == base.month))
    if not 1 <= in_year <= 9998:
        return OPEN
    return date(in_year, number, 1), date(in_year, number, monthrange(in_year, number)[1])


def year(number: int) -> Days:
    """A whole year."""
    return (date(number, 1, 1), date(number, 12, 31)) if 1 <= number <= 9998 else OPEN


def this_unit(unit: str, base: date | None) -> Days:
    """This day, week, weekend, month or year, up to `base`."""
    if base is None:
        return OPEN
    if unit in ("day", "night", "morning", "afternoon", "evening"):
        return base, base
    if unit == "week":
        return base - timedelta(base.weekday()), base
    if unit == "weekend":
        return _weekend(base)
    if unit == "month":
        return base.replace(day=1), base
    if unit == "quarter":
        return date(base.year, 3 * ((base.month - 1) // 3) + 1, 1), base
    if unit == "year":
        return date(base.year, 1, 1), base
    return OPEN


def last_units(unit: str, count: int | None, base: date | None) -> Days:
    """The last week, month, year before this one (`count` None), or the past `count` units up to `base`."""
    if base is None:
        return OPEN
    if count is not None:
        size = _STRETCH.get(unit)
        if size is None or count > _MOST:
            return OPEN
        days = size * count if unit != "hour" else -(-count // 24)
        return base - timedelta(days), base
    if unit == "week":
        monday = base - timedelta(base.weekday() + 7)
        return monday, monday + timedelta(6)
    if unit == "weekend":
        return _weekend(base - timedelta(1) if base.weekday() == 5 else base)
    if unit == "month":
        number, of = _month_before(base)
        return month(number, of, base)
    if unit == "year":
        return year(base.year - 1)
    if unit in ("day", "night"):
        return base - timedelta(1), base - timedelta(0 if unit == "night" else 1)
    return OPEN


def ago(unit: str, count: int, base: date | None) -> Days:
    """The day `count` units before `base`; weeks and more are no day but the stretch around it."""
    if base is None or count > _MOST:
        return OPEN
    if unit in ("hour", "minute"):
        return base - timedelta(-(-count // 24) if count > 12 else 0), base
    if unit in ("day", "night"):
        found = base - timedelta(count)
        return found, found
    if unit == "week":
        return base - timedelta(7 * count + 3), base - timedelta(7 * count - 3)
    if unit == "month":
        back = base.year * 12 + base.month - 1 - count
        return month(back % 12 + 1, back // 12, base)
    if unit == "year":
        return year(base.year - count)
    return OPEN


def _weekend(base: date) -> Days:
    saturday = base - timedelta((base.weekday() - 5) % 7)
    return saturday, saturday + timedelta(1)


def _month_before(base: date) -> tuple[int, int]:
    return (base.month - 1, base.year) if base.month > 1 else (12, base.year - 1)


def _date(of: int, in_month: int, number: int) -> date | None:
    try:
        return date(of, in_month, number)
    except ValueError:
        return None
