"""When a count is for: the words of a claim made a window of days, with how sure it is.

ISO dates that extraction gives are taken as they are. Where it leaves words, the day is the latest one that the
words can
mean on the day of publication: "Friday" in a paper of Friday is that day, in one of Thursday the Friday before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tally.models import Claim
from tally.reconciliation.vocabulary import fold, has_any, lexical, words

__all__ = ["NO_WINDOW", "Window", "day_named", "iso_day", "window_of"]

WEEK = 7
TIMES = frozenset(
    "day days night nights morning afternoon evening dawn noon midnight hour hours week weeks weekend month months year years".split()
)
FIRST_YEAR = 1000
UNKNOWN_DAY = date(900, 1, 4)  # stands for the day of publication of a text without one


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a figure is for. `running`: it counts from `start` on; `slack`: days by which the words are
    loose.
    """

    start: date | None = None
    end: date | None = None
    running: bool = False
    slack: int = 0
    said: bool = False
    trailing: bool = False

    def of_print(self, published: str) -> bool:
        """Whether it is just the day on which its text was printed: the day of the event, or of the report alone."""
        return self.start is not None and self.start == self.end and self.start.isoformat() == published[:10]

    @property
    def floating(self) -> bool:
        """Told from an unknown day of publication: days that compare within such texts only."""
        return self.start is not None and self.start.year < FIRST_YEAR

    @property
    def single(self) -> bool:
        """One day, or one that the text points at without naming it."""
        return self.said and not self.running and (self.start is None or self.start == self.end)


NO_WINDOW = Window()


def window_of(claim: Claim, published: str) -> Window:
    """The window of one claim, by its ISO dates, else by its words and the day of publication."""
    running = claim.basis == "cumulative"
    start, end = iso_day(claim.when_from), iso_day(claim.when_to)
    text = fold(claim.when)
    if start is None and any(text.startswith(f"{word} ") for word in words("days", "until")):
        return Window(running=running)  # "92 by 20:00 on Tuesday": as of when it is told, not over what
    if start or end:
        trailing = _TRAILING.search(text) is not None
        if start and text.startswith("since ") and not set(text.split()) & words("days", "to"):
            end = None  # "since Thursday" goes on, up to whatever day the text is of
        return Window(start, end or (None if running else start), running or trailing, _slack(text), True, trailing)
    if not text:
        return Window(running=running)
    return _worded(text, published[:10], running)


def iso_day(text: str | None) -> date | None:
    """The day of an ISO date or time, or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def day_named(text: str, published: str) -> date | None:
    """The one day that a phrase names ("as of Monday evening"), seen from the day of publication."""
    window = _worded(fold(text), published[:10], False)
    return window.start if window.start is not None and window.start == window.end and not window.floating else None


_TRAILING = re.compile(
    r"\b(?:past|last|previous) (?:\w+ )?(?:hours|days|weeks|months)\b|\b(?:over|in|during) the (?:past|last) \w+"
    r"|\bpast (?:week|month|year)\b|\bthe last (?:week|month|year)\b"
)


def _slack(text: str) -> int:
    parts = set(text.split())
    if _TRAILING.search(text):
        return 1
    if parts & words("days", "opening"):
        return int(bool(parts & words("days", "night")))  # "since the start of the month" names its first day
    if parts & {"week", "weeks"} and "weekend" not in parts:
        return WEEK
    return 31 if parts & {"month", "months"} else int(bool(parts & words("days", "night")))


@lru_cache(maxsize=65536)
def _worded(text: str, published: str, running: bool) -> Window:
    base = iso_day(published) or UNKNOWN_DAY
    parts = text.split()
    since = bool(parts) and parts[0] in words("days", "since")
    running = running or since
    if text in words("days", "demonstrative"):
        return Window(said=True)
    if text.removeprefix("the ").removeprefix("in the ").removeprefix("over the ").startswith("same "):
        return Window(running=running)  # "in the same weeks": those that the text told before
    dates = _dates(parts, base)
    weekdays = _days(parts, base)
    if dates and not any(p in words("days", "to") for p in parts):
        weekdays = []  # "Sunday, 6 March": the date says which Sunday
    days = weekdays + dates
    if days:
        span = len(set(days)) > 1 and parts[0] != "since" and any(p in words("days", "to") for p in parts)
        end = None if (since and not span) or (running and len(set(days)) == 1) else max(days)
        return Window(min(days), end, running, 0 if span else _slack(text), said=True)
    month = None if "week" in parts or "weeks" in parts else _month(parts, base)
    if month is not None:
        start, last = month
        if since or set(parts) & words("days", "opening"):
            return Window(start, None, True, 0, said=True)
        return Window(start, last, running, 0, said=True)
    if set(parts) <= _hours() | words("days", "night") | words("days", "unsaid"):
        return Window(running=running)  # "at night": an hour of a day that was told before
    lasting = _LASTING.fullmatch(text)
    if lasting:
        back, slack = _length(lasting[1], lasting[2])
        return Window(base - timedelta(back), base, True, slack, said=True)
    year = re.fullmatch(r"(?:in |during |throughout )?((?:19|20)\d\d)", text)
    if year:
        return Window(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31), running, 0, said=True)
    return _calendar(text, base, running)


@lru_cache(maxsize=1)
def _hours() -> frozenset[str]:
    return frozenset(word for row in lexical()["dayparts"].values() for word in row)


def _days(parts: list[str], base: date) -> list[date]:
    """Every weekday, "yesterday" and "today" of the words, as the last such day up to publication."""
    names = lexical()["days"]["weekdays"]
    found = [base - timedelta((base.weekday() - names.index(p)) % WEEK) for p in parts if p in names]
    if "last" in parts and found:
        found = [day - timedelta(WEEK) if day == base else day for day in found]
    text = " ".join(parts)
    if any(phrase in text for phrase in words("days", "yesterday")):
        found.append(base - timedelta(1))
    if not found and any(phrase in text for phrase in words("days", "today")):
        found.append(base)
    return found


# "two days", "in three weeks of fighting": a length told without its ends, which runs up to the report.
_LASTING = re.compile(
    r"(?:in|over|during|within)?\s*(?:the )?(\w+) (hours|days|nights|weeks|months)(?: of (?:\w+ ?){1,3})?"
)


def _length(number: str, unit: str) -> tuple[int, int]:
    """How many days a length runs back, and by how many it is loose."""
    count = int(number) if number.isdecimal() else lexical()["days"]["numbers"].get(number, 2)
    size = {"hours": 1, "days": 1, "nights": 1, "weeks": WEEK, "months": 31}[unit]
    back = max(1, count // 24) if unit == "hours" else count * size
    return min(back, 366), size


def _dates(parts: list[str], base: date) -> list[date]:
    """Dates with a month's name: "2 October", "June 7, 2024", both ends of "5 to 11 February"; without a year, the
    last such day up to publication.
    """
    months = lexical()["days"]["months"]
    found = []
    for i, part in enumerate(parts):
        month = next(
            (n for n, name in enumerate(months, 1) if part == name or (len(part) >= 3 and part == name[:3])), 0
        )
        if not month:
            continue
        years = [int(p) for p in parts[i : i + 5] if re.fullmatch(r"(?:19|20)\d\d", p)]
        for day in _days_of_month(parts[:i][::-1]) or _days_of_month(parts[i + 1 :]):
            found += _dated(years[0] if years else None, month, day, base)
    return found


def _month(parts: list[str], base: date) -> tuple[date, date] | None:
    """The first and the last day of the one month that is named without a day: "March", "since January", "May 2023"."""
    months = lexical()["days"]["months"]
    named = [n for part in parts for n, name in enumerate(months, 1) if part == name]
    if len(named) != 1:
        return None
    years = [int(p) for p in parts if re.fullmatch(r"(?:19|20)\d\d", p)]
    year = years[0] if years else base.year if named[0] <= base.month else base.year - 1
    start = date(year, named[0], 1)
    return start, (start + timedelta(31)).replace(day=1) - timedelta(1)


def _days_of_month(near: list[str]) -> list[int]:
    """The numbers of days beside a month's name, read away from it: one, or both ends of a span (a dash is folded
    away).
    """
    linked = [p for n, p in enumerate(near[:3]) if n != 1 or p not in words("days", "to")]
    found: list[int] = []
    for part in linked[:2]:
        if not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", part):
            break
        found.append(int(re.sub(r"\D", "", part)))
    return found


def _dated(year: int | None, month: int, day: int, base: date) -> list[date]:
    try:
        if year is not None:
            return [date(year, month, day)]
        found = date(base.year, month, day)
        return [found if found <= base else date(base.year - 1, month, day)]
    except ValueError:
        return []


def _calendar(text: str, base: date, running: bool) -> Window:
    """Weekends, weeks, months and years told from the day of publication."""
    monday = base - timedelta(base.weekday())
    if "weekend" in text:
        saturday = base - timedelta((base.weekday() - 5) % WEEK)
        return Window(saturday, saturday + timedelta(1), False, 0, said=True)
    span = re.search(
        r"(?:past|last|previous|over) (?:the )?(?:past |last )?(\w+ )?(hours|days|weeks|months|week|month|year)", text
    )
    if "this week" in text:
        return Window(monday, base, running, WEEK, said=True)
    if "last week" in text and (not running or text == "last week"):
        return Window(monday - timedelta(WEEK), monday - timedelta(1), running, WEEK, said=True)
    if "month" in text and ("this" in text or "start of the month" in text or "beginning of the month" in text):
        # "this month's fire" happened on some day of it
        fluid = running or "this" not in text
        return Window(base.replace(day=1), base, fluid, 0 if fluid else 31, said=True)
    if "this year" in text or "start of the year" in text:
        return Window(date(base.year, 1, 1), base, True, 0, said=True)
    if "last year" in text or "previous year" in text:
        return Window(date(base.year - 1, 1, 1), date(base.year - 1, 12, 31), running, 0, said=True)
    if span or "week" in text:
        back = {"hours": 1, "days": 3, "month": 31, "months": 62, "year": 365, "weeks": 14}.get(
            span[2] if span else "", WEEK
        )
        return Window(base - timedelta(back), base, True, 1, said=True, trailing=True)
    event = not _of_time(text) and has_any(text, words("events", "incidents") | words("days", "spells"))
    return Window(running=running, said=not (event or re.search(r"\b(?:so far|now|already|to date)\b", text)))


def _of_time(text: str) -> bool:
    """Whether folded words count from some moment or hold a word for a time: "since the storm", "the night after"."""
    parts = text.split()
    return parts[0] in words("days", "since") or bool(set(parts) & TIMES)
