"""Which window each figure of an event is for, as a key: "" for that of the event, else how it lies to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from tally.reconciliation.days import Window
from tally.reconciliation.figures import SURPRISING, Figure
from tally.reconciliation.number_reasons import by_numbers

__all__ = ["window_keys"]

NEAR = timedelta(days=1)
MOST = 16  # running totals of one voice that are looked at


def window_keys(figures: Sequence[Figure]) -> None:
    """The window of most documents and everything undated is ""; another start, or a day inside a running total, has
    its own key.
    """
    main = _main_window(figures)
    own = _days_of_places(figures)
    first = _first_of_outcome(figures)
    given = _running_totals(figures)
    for figure in figures:
        window = figure.window
        if figure.claim.basis == "addition" and not _first_again(figure, first.get(figure.claim.outcome)):
            figure.window_key = f"added:{figure.id}"
        elif main is None and window.trailing:
            figure.window_key = ("" if _short(window) else "over ") + _window_name(window)
        elif window == own.get(figure.place_key) or (window.of_print(figure.published) and _told_then(figure, given)):
            continue
        elif main is not None and window.said and not (_one_window(window, main) or _day_of_print(figure, main)):
            figure.window_key = _relation_to(window, main) + _window_name(window)
    _own_window(figures)


def _own_window(figures: Sequence[Figure]) -> None:
    """A running total that names no days, in a text all of whose dated running totals of its voice are for one window, is for
    that: "39 people were killed between 18 June and 1 July. There have been 627 arrests."
    """
    told: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for figure in figures:
        if figure.window.running and figure.window.said and figure.parent is None and figure.standing:
            told[figure.document.id, figure.origin, figure.claim.event].add(figure.window_key)
    for figure in figures if told else ():
        if figure.window.running and not figure.window.said and not figure.window_key and figure.parent is None:
            keys = told.get((figure.document.id, figure.origin, figure.claim.event), set())
            if len(keys) == 1:
                figure.window_key = next(iter(keys))


def _first_again(figure: Figure, first: Figure | None) -> bool:
    """Whether it is the first figure of its outcome, or a copy of that: "another 41 were wounded", in each print."""
    if first is None or figure is first:
        return first is not None
    added = first.claim.basis == "addition" and first.document is not figure.document
    return added and first.exact and (first.origin, first.value) == (figure.origin, figure.value)


def _first_of_outcome(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The first figure of each outcome: "another 80 are missing" beside the dead adds to no other missing."""
    found: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: (f.published[:10], f.rank, f.claim.start)):
        if figure.claim.field == "text" and not figure.lone and figure.parent is None:
            found.setdefault(figure.claim.outcome, figure)
    return found


def _running_totals(figures: Sequence[Figure]) -> dict[tuple[str, str, str], list[Figure]]:
    """Each voice's running totals of an outcome."""
    found: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.window.running and figure.standing and figure.parent is None:
            found[figure.origin, figure.claim.outcome, figure.unit].append(figure)
    return found


def _told_then(figure: Figure, given: dict[tuple[str, str, str], list[Figure]]) -> bool:
    """Whether a count with no more than the day of its print is no count of that day: it replaces another ("rose from
    27 to 31 on Friday"), or is a running total of its voice given again, rounded, or grown: one day seldom kills as
    many as all the days before it.
    """
    if figure.old is not None:
        return True
    known = given.get((figure.origin, figure.claim.outcome, figure.unit), ())
    return any(
        before.document is not figure.document
        and (before.low or 0) >= SURPRISING
        and (_grown(before, figure) or _alike(before, figure))
        for before in known[:MOST]
    )


def _alike(before: Figure, figure: Figure) -> bool:
    numbers = by_numbers(before, figure)
    return numbers is not None and numbers[0] in ("equal", "near")


def _grown(before: Figure, figure: Figure) -> bool:
    """Whether a later number is the earlier total and some more, short of its double."""
    later = before.published[:10] < figure.published[:10] and before.exact and figure.exact
    return later and (before.value or 0) < (figure.value or 0) < 2 * (before.value or 0)


def _days_of_places(figures: Sequence[Figure]) -> dict[str, Window]:
    """For each narrower place the one day that its figures give, where others count there without naming a day: it is
    when the thing happened there, and no window of its own.
    """
    days: dict[str, set[Window]] = defaultdict(set)
    undated: set[str] = set()
    for figure in figures:
        if not figure.place_key or not figure.standing or figure.parent or figure.claim.basis == "addition":
            continue
        if figure.window.said:
            days[figure.place_key].add(figure.window)
        else:
            undated.add(figure.place_key)
    return {
        key: next(iter(found))
        for key, found in days.items()
        if len(found) == 1 and key in undated and _short(next(iter(found)))
    }


def _day_of_print(figure: Figure, main: Window) -> bool:
    """Whether a day is only that of the report, some days after the one on which it happened."""
    return figure.window.of_print(figure.published) and _short(main) and not main.running


def _relation_to(window: Window, main: Window) -> str:
    """ "over " for a longer window than the event's, "" for one inside it, "beside " for neither."""
    if _reaches_beyond(window, main):
        return "over "
    if window.start is None or main.start is None or window.floating != main.floating:
        return ""
    inside = window.start >= main.start and (main.end is None or window.start <= main.end)
    return "" if inside else "beside "


def _reaches_beyond(window: Window, main: Window) -> bool:
    """Whether a window is longer than that of the event: a week's fighting against the weekend's raid."""
    if window.start is None or main.start is None:
        return window.running and not main.running
    last = main.end or main.start
    return window.start < main.start and (window.running if window.end is None else window.end >= last)


def _window_name(window: Window) -> str:
    start, end = (day.isoformat() if day else "" for day in (window.start, window.end))
    return f"since {start}" if window.running else f"{start}..{end}" if start else "a day"


def _main_window(figures: Sequence[Figure]) -> Window | None:
    """The window that most documents give; of equals the one that holds most others, then the first.

    One that trails its text ("in the past 24 hours") is the whole only where every count has such a one.
    """
    seen: dict[Window, set[str]] = defaultdict(set)
    undated = any(f.standing and f.parent is None and not f.window.said for f in figures)
    for figure in figures:
        if figure.lone or figure.parent is not None:  # one man missing since Sunday: no window of a count
            continue
        if figure.window.start is not None and figure.claim.stance != "superseded":
            seen[figure.window].add(figure.document.id)
    if undated or any(not window.trailing for window in seen):
        seen = defaultdict(set, {window: rows for window, rows in seen.items() if not window.trailing})
    if not seen:
        return None
    votes: Counter[Window] = Counter()
    for window in seen:
        votes[window] = len(set().union(*(seen[other] for other in seen if _one_window(window, other))))
    order = {w: n for n, w in enumerate(sorted(seen, key=lambda w: (w.start or date.min, w.end or date.max)))}
    return max(votes, key=lambda w: (votes[w], w.running, w.slack <= 1, -order[w]))


def _one_window(one: Window, other: Window) -> bool:
    """Whether two windows may be one: running totals with one start, days that meet, or a total since the day
    itself.
    """
    if one.start is None or other.start is None or one.floating != other.floating:
        if one.trailing != other.trailing:
            return False
        return not ((one.single and other.running) or (one.running and other.single)) and one.running == other.running
    if (one.start, one.end) == (other.start, other.end):
        return True
    slack = timedelta(one.slack + other.slack)
    if one.trailing and other.trailing:
        return one.end == other.end and abs(one.start - other.start) <= slack
    if one.running and other.running:
        if one.end is not None and other.end is not None and abs(one.end - other.end) > NEAR + slack:
            return False  # "10 to 16 July", and to the 19th
        return abs(one.start - other.start) <= NEAR + slack
    if one.running != other.running:
        running, day = (one, other) if one.running else (other, one)
        known = day.start is not None and running.start is not None
        if running.start is not None and running.end is not None and running.end - running.start > NEAR:
            return False  # "between 14 and 21 May" is no night in it
        if day.slack == 1 or (day.slack and not known):
            return True
        return (
            running.start is not None
            and day.start is not None
            and abs(day.start - running.start) <= slack
            and (day.slack > 0 or _short(day))
        )
    ends = (one.end or one.start, other.end or other.start)
    if (_short(one) or one.slack) and (_short(other) or other.slack):
        return max(one.start - ends[1], other.start - ends[0]) <= slack
    return one.start == other.start and ends[0] == ends[1]


def _short(window: Window) -> bool:
    """A day, a night or a weekend: when it happened, rather than a period that is counted."""
    return window.start is not None and window.end is not None and window.end - window.start <= NEAR
