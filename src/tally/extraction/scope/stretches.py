"""Part of level 8: times told by a unit: "the past 24 hours", "this year", "two days ago", "the same period", "a single day".

Public functions: `read_stretch`; `with_days`, `until`, `from_on`, `dated_since` for what stands beside a time; `DATED_BY`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tally.extraction.numbers.cardinals import numerals_of
from tally.extraction.scope.days import OPEN, Days, Time, ago, last_units, this_unit
from tally.extraction.scope.spans import hit_at
from tally.extraction.text import Surface
from tally.lexicon.kinds import EVENT_NOUN, ORDINAL, UNIT

__all__ = ["DATED_BY", "dated_since", "from_on", "read_stretch", "until", "with_days"]

_SINGULAR: Final = {"hrs": "hour", "hr": "hour", "centuries": "century"}
_LONGER: Final = frozenset(("long", "holiday", "bank"))  # "the long weekend"
_POINTED_AT: Final = frozenset(("day", "night", "week", "month", "year", "period", "time"))  # "that night"
_ONE_SPAN: Final = frozenset(("day", "week", "fortnight", "month", "year"))
_BEGINNINGS: Final = frozenset(("start", "beginning", "onset", "outbreak"))
_ROUND_THE_CLOCK: Final = frozenset((12, 24, 36, 48, 72))
_MEASURED: Final = 5  # words of "323 mm of rain in 24 hours"
_ASIDE: Final = 24  # words of "when the new council went to war with its neighbours", and from there to "have"
_PERFECT: Final = frozenset(("has", "have"))
DATED_BY: Final = frozenset(("in", "on", "at", "during", "of", "from", "to", "for", "within", "throughout"))


def _mixed(words: list[str], i: int, first: int) -> tuple[int, int | None]:
    """The word left of a unit, or left of "3 1/2" before it with its whole number."""
    if i - 4 >= first and words[i - 2] == "/" and words[i - 4].isdecimal():
        return i - 5, int(words[i - 4][:6])
    return i - 1, None


def read_stretch(
    surface: Surface, i: int, end: int, first: int, last: int, base: date | None, numbers: frozenset[int]
) -> Time | None:
    """ "the past 24 hours", "this year", "two days ago", "the same period", "a single day", "the weekend"."""
    words = surface.words
    if words[i] == "weekend" and (surface.is_of(end, EVENT_NOUN) or surface.is_of(end + 1, EVENT_NOUN)):
        return Time(i, end, this_unit("weekend", base), "week")  # "weekend bombing raids"
    unit = " ".join(words[i:end]) if end - i > 1 else _SINGULAR.get(words[end - 1], words[end - 1].removesuffix("s"))
    (k, count), adjective = _mixed(words, i, first), ""
    while k >= first and k > i - 7:
        value = None if k in numbers else _count(surface, k)
        if value is not None and count is None:
            count = value
        elif not adjective and (hit := hit_at(surface, "time_adjective", k)) is not None:
            adjective = hit.means
        elif not (words[k] == "-" and surface.is_glued(k)) and not (unit == "weekend" and words[k] in _LONGER):
            break
        k -= 1
    article = words[k] if k >= first and (words[k] in ("the", "a", "an", "its", "their") or words[k] == "s") else ""
    begin = k if article in ("the", "a", "an") else k + 1
    after = hit_at(surface, "time_after", end)
    if after is not None and (count is not None or article in ("a", "an", "the")):
        return _ago(words, begin, after.last, unit, count or 1, words[after.first], base)
    rolling = (
        adjective == "past"
        and count is None
        and (surface.words[i - 1] in ("past", "preceding") or (surface.words[i - 1] == "last" and article == "the"))
    )
    days = _unit_days(adjective, unit, 1 if rolling else count, base)
    grain = "same" if adjective in ("same", "nth") else unit if unit in ("day", "week", "month", "year") else "season"
    if adjective:
        if words[i - 1] == "single" and unit in ("afternoon", "morning", "evening", "night", "moment", "instant"):
            return None  # "lost two sons in a single afternoon": how fast, not when
        if adjective == "nth" and article not in ("the", "s") and not (article == "a" and words[i - 1] == "single"):
            return None
        if words[k + 1] in ("that", "those") and unit not in _POINTED_AT:
            return None
        return Time(begin, end, days, grain if adjective != "past" or count is None else "stretch")
    if unit == "hour" and count in _ROUND_THE_CLOCK and k > first and words[k] in ("in", "over", "than"):
        measured = any(surface.is_of(i, UNIT) for i in range(max(first, k - _MEASURED), k))
        return None if measured else Time(k + 1, end, OPEN, "stretch")  # "killed 73 fighters in 24 hours"
    if unit in ("second", "minute", "hour"):
        return None
    if (
        count is not None
        and k >= first
        and words[k] in ("in", "over", "within", "than", "about", "for")
        and not (count and words[end - 1] == unit and unit != "week" and count > 1)
    ):
        return Time(k + 1, end, OPEN, "stretch")
    if count is not None and words[k] == "first" and k >= first:
        return Time(k, end, OPEN, "stretch")
    if article == "a" and count is None and unit in _ONE_SPAN and _spans(surface, k, first):
        return Time(k, end, OPEN, "day" if unit == "day" else "stretch")  # "cholera kills 40 in a week"
    named = (
        unit in ("weekend", "week", "month", "year", "season", "winter", "summer", "spring", "autumn") or " " in unit
    )
    owns = end + 1 < last and words[end] == "'"
    dated = k - 1 >= first and (words[k - 1] in DATED_BY or words[k - 1] == "over")
    if named and article == "the" and count is None and (dated or owns or unit == "weekend"):
        return Time(k, end, this_unit(unit, base), "season" if unit != "weekend" else "week")
    return None


def _spans(surface: Surface, article: int, first: int) -> bool:
    """Whether "in" leads the article, and nothing is ranked before it: not "for the first time in a month"."""
    words = surface.words
    if article - 1 <= first or words[article - 1] not in ("in", "within"):
        return False
    return not any(
        words[i] in ("time", "times", "twice", "worst") or words[i].endswith("est") or surface.is_of(i, ORDINAL)
        for i in range(max(first, article - 5), article - 1)
    )


def _count(surface: Surface, k: int) -> int | None:
    word = surface.words[k]
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    known = numerals_of(surface.lexicon).get(word)
    return (
        known[1]
        if known and known[0] in ("unit", "teen", "ten", "both")
        else 2
        if word in ("couple", "few", "several")
        else None
    )


def _unit_days(adjective: str, unit: str, count: int | None, base: date | None) -> Days:
    if adjective == "this":
        return this_unit(unit, base)
    if adjective == "past":
        return last_units(unit, count, base)
    return OPEN


def _ago(words: list[str], begin: int, last: int, unit: str, count: int, how: str, base: date | None) -> Time | None:
    if how == "ago":
        return Time(begin, last, ago(unit, count, base), unit if unit in ("day", "week", "month", "year") else "day")
    if how in ("before", "after") and last < len(words) and words[last].isalnum() and words[last] not in ("and",):
        return None
    return Time(begin, last, OPEN, "same")


def from_on(surface: Surface, time: Time, first: int, last: int) -> None:
    """ "From 1 January 2023 on", "from May onwards": a beginning."""
    words, at = surface.words, time.last
    if at >= last or words[at] not in ("on", "onward", "onwards") or time.kind != "point" or time.first <= first:
        return
    if words[time.first - 1] == "from" and (words[at] != "on" or at + 1 == last or not words[at + 1].isalnum()):
        time.first = time.lead = time.first - 1
        time.last, time.kind = at + 1, "since"


def dated_since(surface: Surface, time: Time, last: int, numbers: frozenset[int]) -> None:
    """ "since 2015, when attacks killed 60": the day of what follows, not a beginning."""
    if time.kind != "since" or time.first + 1 >= time.last:
        return
    behind = time.last
    while behind < min(last, time.last + 2) and surface.words[behind] == ",":
        behind += 1
    if (
        behind < min(last, time.last + 2)
        and surface.words[behind] == "when"
        and not _goes_on(surface, behind, last, numbers)
    ):
        time.kind, time.lead, time.first = "point", time.first, time.first + 1


def _goes_on(surface: Surface, when: int, last: int, numbers: frozenset[int]) -> bool:
    """ "Since 2015, when the war began, 900 have died": what is told behind the clause goes on, and nothing is counted within it."""
    words, end = surface.words, when + 1
    while end < last and words[end] != ",":
        if end in numbers or end - when > _ASIDE:
            return False
        end += 1
    return not _PERFECT.isdisjoint(words[end : min(end + _ASIDE, last)])


def with_days(surface: Surface, times: list[Time]) -> list[Time]:
    """ "the week" + "from 2 May to 8 May": one time."""
    found: list[Time] = []
    for time in times:
        before = found[-1] if found else None
        if (
            before is not None
            and before.grain in ("week", "season", "month", "same")
            and time.kind == "between"
            and time.first == before.last
        ):
            before.last, before.start, before.end, before.kind = time.last, time.start, time.end, "between"
        elif before is not None and _ends_stretch(surface, before, time):
            before.last, before.end, before.kind = time.last, time.end, "between"
            before.start = time.end - timedelta(6) if before.grain != "month" and time.end is not None else None
        else:
            found.append(time)
    return found


def _ends_stretch(surface: Surface, stretch: Time, day: Time) -> bool:
    """ "the week to Sunday", "the month ending on 5 May": the last day of a stretch."""
    words, gap = surface.words, surface.words[stretch.last : day.first]
    return (
        words[stretch.last - 1] in ("week", "month")
        and words[stretch.first] == "the"
        and day.grain == "day"
        and gap in (["to"], ["until"], ["ending"], ["ended"], ["up", "to"], ["ending", "on"], ["ended", "on"])
    )


def until(surface: Surface, times: list[Time]) -> list[Time]:
    """ "since the war began" + "until yesterday", "since the start of the season" + "on 1 October": one time."""
    found: list[Time] = []
    for time in times:
        before = found[-1] if found else None
        if (
            before is not None
            and before.kind == "since"
            and 0 <= time.lead - before.last <= 1
            and surface.words[time.lead] in ("until", "till", "through", "up")
        ):
            before.last = time.last
        elif before is not None and _begins_on(surface, before, time):
            before.last, before.start = time.last, time.start
        else:
            found.append(time)
    return found


def _begins_on(surface: Surface, before: Time, day: Time) -> bool:
    """ "since the start of the season | on 1 October": the day of a beginning, right behind it."""
    words = surface.words
    return (
        before.kind == "since"
        and day.grain == "day"
        and day.kind == "point"
        and words[before.last : day.first] in (["on"], ["in"])
        and not _BEGINNINGS.isdisjoint(words[before.first : before.last])
    )
