"""Which figures are compared across events: the main ones of neighbouring stories, and totals over several places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from tally.reconciliation.comparison import FEW, Pair, in_turn, printed
from tally.reconciliation.days import iso_day
from tally.reconciliation.figures import Figure
from tally.reconciliation.series import counted

__all__ = ["across_events"]

STORIES = 4  # events of one run up to which each is set against each other
BESIDE_DAYS = 10  # events printed further apart than this are no rival readings of one story


def across_events(events: Sequence[Sequence[Figure]]) -> list[Pair]:
    """The main figures of neighbouring events of one story, and a total over several places with that of each."""
    mains = [(rows, _main(rows)) for rows in events]
    known = [(rows, main) for rows, main in mains if main is not None]
    found: dict[tuple[str, str], Pair] = {}
    for (_, one), (_, other) in combinations(known, 2) if len(known) <= STORIES else pairwise(known):
        if one.claim.outcome == other.claim.outcome and _days_apart(one, other) <= BESIDE_DAYS:
            _keep(found, one, other)
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
                _keep(found, part, total)
    return sorted(found.values(), key=lambda pair: (printed(pair[1]), printed(pair[0])))


def _keep(found: dict[tuple[str, str], Pair], one: Figure, other: Figure) -> None:
    a, b = in_turn(one, other)
    found.setdefault((a.id, b.id), (a, b))


def _main(rows: Sequence[Figure]) -> Figure | None:
    """An event's main figure: the latest for the whole of it, deaths before all."""
    able = [f for f in rows if f.standing and not f.partial and f.claim.basis != "addition"]
    whole = [f for f in able if f.parent is None] or able
    return max(
        whole,
        key=lambda f: (f.claim.outcome == "killed", not f.place_key and not f.window_key, not f.people_key, counted(f)),
        default=None,
    )


def _days_apart(one: Figure, other: Figure) -> int:
    a, b = iso_day(one.published), iso_day(other.published)
    return abs((a - b).days) if a and b else 0
