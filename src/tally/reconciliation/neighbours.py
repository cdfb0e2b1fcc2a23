"""Which figures are compared across events: the main ones of neighbouring stories, and totals over several places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from tally.reconciliation.days import iso_day
from tally.reconciliation.figures import SURPRISING, Figure
from tally.reconciliation.meetings import FEW, NEAREST, Pair, in_turn, printed
from tally.reconciliation.series import counted

__all__ = ["across_events", "beside_events", "same_numbers"]

BACKGROUND = 2  # other events of one text that its own is set against
STORIES = 4  # events of one run up to which each is set against each other
BESIDE_DAYS = 10  # events printed further apart than this are no rival readings of one story


def across_events(events: Sequence[Sequence[Figure]]) -> list[Pair]:
    """The main figures of neighbouring events of one story, and a total over several places with that of each; each
    also with what stood in its place when the other was printed.
    """
    mains = [(rows, _main(rows)) for rows in events]
    known = [(rows, main) for rows, main in mains if main is not None]
    found: dict[tuple[str, str], Pair] = {}
    for (rows, one), (others, other) in combinations(known, 2) if len(known) <= STORIES else pairwise(known):
        if _days_apart(one, other) > BESIDE_DAYS:
            continue
        for alike in _alike(rows, others):
            _keep(found, *alike)
        if one.claim.outcome == other.claim.outcome:
            _keep(found, one, other)
            for main, group, facing in ((one, rows, other), (other, others, one)):
                stood = _in_force(main, group, facing)
                if stood is not None:
                    _keep(found, stood, facing)
    rivals = {main.id: _rivals(main, rows) for rows, main in known}
    joint = [(main, main.place.names) for _, main in known if len(main.place.names) > 1]
    holders: dict[str, list[Figure]] = defaultdict(list)
    for _, main in known:
        for name in sorted(main.place.names):
            holders[name].append(main)
    for total, names in joint:
        inside = {
            f.id: f for name in sorted(names) for f in holders[name][:FEW] if f.place.names <= names and f is not total
        }
        for part in inside.values():
            if part.claim.outcome == total.claim.outcome:
                for figure in (part, *rivals[part.id][-NEAREST:]):
                    _keep(found, figure, total)
    return sorted(found.values(), key=lambda pair: (printed(pair[1]), printed(pair[0])))


def _keep(found: dict[tuple[str, str], Pair], one: Figure, other: Figure) -> None:
    a, b = in_turn(one, other)
    found.setdefault((a.id, b.id), (a, b))


def _main(rows: Sequence[Figure]) -> Figure | None:
    """An event's main figure: the latest for the whole of it, deaths before all, as it was first printed."""
    able = [f for f in rows if f.standing and not f.partial and f.claim.basis != "addition"]
    whole = [f for f in able if f.parent is None] or able
    main = max(
        whole,
        key=lambda f: (f.claim.outcome == "killed", not f.place_key and not f.window_key, not f.people_key, counted(f)),
        default=None,
    )
    return min((f for f in whole if main is not None and _same(f, main)), key=printed, default=None)


def _same(one: Figure, other: Figure) -> bool:
    """Whether one voice gives one figure of one scope."""
    numbers = (one.low, one.high, one.value) == (other.low, other.high, other.value)
    return numbers and one.origin == other.origin and one.scope == other.scope


def _in_force(main: Figure, rows: Sequence[Figure], at: Figure) -> Figure | None:
    """Of the figures in the main one's scope the last printed on an earlier day than another, else the first of its
    day.
    """
    able = [f for f in rows if f.scope == main.scope and f.standing and not f.partial]
    before = [f for f in able if f.published[:10] < at.published[:10]]
    same_day = [f for f in able if f.published[:10] == at.published[:10]]
    return max(before, key=printed) if before else min(same_day, key=printed, default=None)


def _alike(rows: Sequence[Figure], others: Sequence[Figure]) -> list[Pair]:
    """(e) Totals of two incidents that are one number, by which a reader would take the two for one; a small one only
    where it is the whole of both.
    """
    told, again = _totals(rows), _totals(others)
    return [(told[key], again[key]) for key in sorted(told.keys() & again.keys())][:FEW]


def _totals(figures: Sequence[Figure]) -> dict[tuple[str, int], Figure]:
    """The totals by outcome and number, each as it was first printed; no small ones by their number alone as well."""
    found: dict[tuple[str, int], Figure] = {}
    for figure in sorted(figures, key=printed):
        number = figure.value or 0
        for outcome in (figure.claim.outcome, *([""] if number >= SURPRISING else [])):
            if _total(figure):
                found.setdefault((outcome, number), figure)
    return found


def _total(figure: Figure) -> bool:
    """Whether a figure is an exact total, and no small number of one group or place, which incidents share by
    chance.
    """
    aside = figure.partial or figure.parent is not None or figure.claim.basis == "addition" or figure.lone
    least = SURPRISING if any(figure.scope[2:]) else 2
    return figure.standing and figure.exact and not aside and (figure.value or 0) >= least


def same_numbers(figures: Sequence[Figure]) -> list[Pair]:
    """(e) One number, no small one, of two incidents that one text tells of, where two texts give it: "17 drowned", and
    in another "17 are missing from a second boat". The first print of each.
    """
    told: dict[str, set[str]] = defaultdict(set)
    given: dict[int, dict[str, Figure]] = defaultdict(dict)
    for figure in sorted(figures, key=printed):
        told[figure.document.id].add(figure.event)
        if _total(figure) and (figure.value or 0) >= SURPRISING:
            given[figure.value or 0].setdefault(figure.event, figure)
    found: dict[tuple[str, str], Pair] = {}
    for by_event in given.values():
        for one, other in combinations(list(by_event.values())[:FEW], 2):
            both = {one.event, other.event}
            if one.document is not other.document and any(both <= told[f.document.id] for f in (one, other)):
                _keep(found, one, other)
    return list(found.values())


def _rivals(main: Figure, rows: Sequence[Figure]) -> list[Figure]:
    """The latest figures of other voices in the main figure's scope, in the order of their counting."""
    latest: dict[str, Figure] = {}
    for figure in sorted(rows, key=counted):
        if figure.scope == main.scope and figure.standing and not figure.partial and figure.origin != main.origin:
            latest[figure.origin] = figure
    return list(latest.values())


def beside_events(figures: Sequence[Figure]) -> list[Pair]:
    """(d) The total of a text's own event with the first of each other that its words set beside it, of one outcome:
    "the worst since 2015, when 31 were killed". A few of a text.
    """
    rows: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    own: dict[str, str] = {}
    for figure in sorted(figures, key=lambda f: (f.rank, f.claim.start)):
        if figure.claim.field == "text":
            own.setdefault(figure.document.id, figure.event)
            aside = figure.parent is not None or figure.partial or figure.lone or figure.claim.basis == "addition"
            if figure.standing and not aside:
                rows[figure.document.id, figure.claim.outcome].append(figure)
    found: dict[tuple[str, str], Pair] = {}
    for (document, _), told in rows.items():
        mains = [f for f in told if f.event == own[document]]
        others = {f.event: f for f in reversed(told) if f.event != own[document]}
        for other in list(others.values())[::-1][:BACKGROUND] if mains else ():
            before = [f for f in mains if f.claim.start < other.claim.start]
            _keep(found, before[-1] if before else mains[0], other)
    return list(found.values())


def _days_apart(one: Figure, other: Figure) -> int:
    a, b = iso_day(one.published), iso_day(other.published)
    return abs((a - b).days) if a and b else 0
