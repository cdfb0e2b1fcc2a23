"""Sums and balances over several claims: parts that make a total, or more than it; what moved from one count to
another.

Claims are never added unless their groups cannot overlap: different ages or sexes, fighters and civilians, outcomes
that
exclude each other, or an addition that a text calls one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import combinations

from tally.reconciliation.figures import Figure
from tally.reconciliation.people import counted_noun, lives_there
from tally.reconciliation.setting import Setting
from tally.reconciliation.vocabulary import fold, words

__all__ = ["added", "disjoint", "fell_by", "parts_over", "rest_of_sum"]

BREATH = 120  # groups whose numbers stand no further apart are named together
MOST = 6  # parts of one sum that are tried; a longer list of parts is added whole or not at all
SPLITS = {
    "dead_or_missing": ("killed", "missing"),
    "killed_or_injured": ("killed", "injured"),
    "casualties": ("killed", "injured"),
}


def disjoint(figures: Sequence[Figure], in_sum: bool = False) -> bool:
    """Whether no person can stand in two of the counts. `in_sum`: they make another figure exactly, which bears out
    that groups named side by side do not overlap.
    """
    return all(_apart(a, b) or (in_sum and _beside(a, b)) for a, b in combinations(figures, 2))


def _apart(a: Figure, b: Figure) -> bool:
    if a.claim.outcome != b.claim.outcome or _elsewhere(a, b):
        return True
    if {lives_there(f.claim.population.text) for f in (a, b)} == {True, False}:
        return True
    one, other = a.people, b.people
    if (
        one.status
        and other.status
        and (one.status != other.status or (one.side and other.side and one.side != other.side))
    ):
        return True
    if one.age and other.age and one.age != other.age:
        return True
    if one.sex and other.sex and one.sex != other.sex and {one.age, other.age} != {None, "child"}:
        return True
    return bool({one.age, other.age} == {"child", "adult"})


def _beside(a: Figure, b: Figure) -> bool:
    """Two groups that one voice names in one breath ("18 pupils and three teachers"), or that one text tells by two
    peoples' names ("35 Orma farmers", "18 Teke herders"), neither a part of the other.
    """
    one, other = a.people, b.people
    nations = bool(one.names and other.names) and not one.names & other.names
    breath = a.origin == b.origin and abs(a.claim.start - b.claim.start) <= BREATH
    near = a.document is b.document and (breath or nations)
    first, second = (counted_noun(f.people, f.claim.population.text) for f in (a, b))
    nouns = bool(first and second) and (first != second or nations) and not (one.also or other.also)
    return near and nouns and a.parent is b.parent and a.claim.field == b.claim.field


def _elsewhere(a: Figure, b: Figure) -> bool:
    """Counts for two places that share no name, or for two days; parts of one whole found in two parts of its place."""
    places = bool(a.place_key and b.place_key and a.place.names and b.place.names and not a.place.names & b.place.names)
    days = (
        a.window.start is not None
        and b.window.start is not None
        and a.window.single
        and b.window.single
        and a.window.start != b.window.start
    )
    return places or days or (a.parent is not None and a.parent is b.parent and _two_spots(a, b))


def _two_spots(a: Figure, b: Figure) -> bool:
    """ "31 on the car deck, 19 in the saloon": words for two places without one in common."""
    one, other = (set(fold(f.claim.place).split()) - words("place", "small") for f in (a, b))
    return bool(one and other) and not one & other


def parts_over(whole: Figure) -> tuple[int, list[Figure]] | None:
    """What the disjoint parts that one text gives of a total come to, and the parts, where they are more than it."""
    parts = [
        p
        for p in whole.parts
        if p.standing and p.exact and p.claim.outcome == whole.claim.outcome and p.claim.basis != "addition"
    ]
    if len(parts) < 2 or not whole.exact or whole.value is None or not disjoint(parts):
        return None
    total = sum(p.value or 0 for p in parts)
    return (total, parts) if total > whole.value else None


def rest_of_sum(whole: Figure, part: Figure, setting: Setting) -> list[Figure] | None:
    """The other figures which with `part` make `whole` exactly: from the part's own text or, for what was added, the
    whole's. One that the whole's text gives among its own parts is that part again, and no news of the sum.
    """
    if whole.value is None or part.value is None or not (whole.exact and part.exact) or part.value >= whole.value:
        return None
    missing = whole.value - part.value
    one_outcome = part.claim.outcome == whole.claim.outcome
    if one_outcome and part.parent is None and any((p.value, p.scope) == (part.value, part.scope) for p in whole.parts):
        return None
    pool = [f for f in setting.beside(part) if _may_add(f, whole, part)]
    if part.document is not whole.document:
        pool += [
            f
            for f in whole.parts
            if f.exact and f.value == missing and f.claim.outcome == part.claim.outcome and f is not part
        ]
        pool += [
            f
            for f in setting.beside(whole)
            if f.parent is None and f.claim.outcome != part.claim.outcome and _may_add(f, whole, part)
        ]
    pool += [f for f in setting.lasts(part) if _may_add(f, whole, part) and f not in pool]
    for size in range(1, 3 if len(pool) > MOST else len(pool) + 1):
        for chosen in combinations(pool[: MOST * 2], size):
            if sum(f.value or 0 for f in chosen) == missing and (
                (size == 1 and chosen[0].parent is whole) or disjoint([part, *chosen], in_sum=True)
            ):
                return list(chosen)
    return None


def _may_add(figure: Figure, whole: Figure, part: Figure) -> bool:
    if (
        figure is part
        or figure is whole
        or not figure.exact
        or not figure.standing
        or not figure.value
        or figure.partial
    ):
        return False
    joint = SPLITS.get(whole.claim.outcome, ())
    if figure.claim.outcome == part.claim.outcome:
        return part.claim.outcome == whole.claim.outcome and figure.parent is part.parent
    return figure.claim.outcome in joint and part.claim.outcome in joint


def sum_over_places(whole: Figure, part: Figure, others: Iterable[Figure]) -> list[Figure] | None:
    """The figures of other places which with `part` make a total over all of them."""
    if whole.value is None or part.value is None:
        return None
    rest = [
        f
        for f in others
        if f.exact and f.value and not f.place.names & part.place.names and f.claim.outcome == whole.claim.outcome
    ]
    for size in (1, 2, 3):
        for chosen in combinations(rest[:MOST], size):
            if sum(f.value or 0 for f in chosen) + part.value == whole.value:
                return list(chosen)
    return None


def added(figure: Figure, setting: Setting) -> list[Figure]:
    """What the figure's own text says was added to the count: "nine more", "two men died in surgery"."""
    return [
        f
        for f in setting.beside(figure)
        if f.claim.outcome == figure.claim.outcome
        and f.standing
        and f.value
        and (f.claim.basis == "addition" or (f.parent is not None and _left_by(f, figure)))
    ]


def _left_by(figure: Figure, whole: Figure) -> bool:
    """Whether a part is of people who were missed before, or hurt ("after one of the wounded died")."""
    of_hurt = figure.parent is whole and figure.quotes("partitive", "injured")
    return of_hurt or (figure.parent is not None and figure.parent.claim.outcome == "missing")


def fell_by(
    origin: str, event: str, outcome: str, before: str, after: str, setting: Setting, rising: bool = False
) -> tuple[int, Figure, Figure] | None:
    """By how much one voice's count of an outcome fell between two moments (rose, where `rising`), with the two
    figures; None where it did not.
    """
    rows = [(s, logs[origin]) for s, logs in setting.logs.get(event, {}).items() if s[0] == outcome and origin in logs]
    whole = [log for scope, log in rows if not any(scope[2:])]
    for log in whole or ([rows[0][1]] if len(rows) == 1 and not any(rows[0][0][3:]) else []):
        first, last = bisect_right(log.moments, before), bisect_right(log.moments, after)
        if not 0 < first < last:
            continue
        early, late = log.steps[first - 1], log.steps[last - 1]
        if early.value is None or late.value is None or early.value == late.value:
            continue
        if (early.value < late.value) is rising:
            return abs(early.value - late.value), early, late
    return None
