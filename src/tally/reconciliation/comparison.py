"""Which figures are compared: the pairs (a) to (f) of the method, and no others.

(a) the steps of a series; (b) across origins, each step with the one in force when it was printed, and the latest
with the
latest; (c) part and whole; (d) figures that a text sets side by side; (e) equal or near numbers of different scope;
(f) the
main figure of a scope with that of its parent scope. The number of pairs grows with the claims: past a few origins,
a step
meets the latest others only, and the last figures their neighbours in size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, pairwise

from tally.reconciliation.across_scopes import scope_pairs
from tally.reconciliation.clashes import HELD
from tally.reconciliation.figures import SURPRISING, Figure, Scope
from tally.reconciliation.meetings import FEW, LONG, NEAREST, Pair, in_turn, meetings, printed
from tally.reconciliation.series import Log, counted

__all__ = ["pairs_of"]

SET_APART = ("different_area", "different_population", "different_window", "verification_basis", "different_cause")
CLOSE = 0.05  # numbers of different scope that a reader would take for agreement


def pairs_of(figures: Sequence[Figure], logs: dict[Scope, dict[str, Log]]) -> list[Pair]:
    """The pairs within one event, each once, the earlier figure first, in the order of the later."""
    found: dict[tuple[str, str], Pair] = {}
    sources = (
        _steps(logs),
        _across(logs),
        _parts(figures, logs),
        _declared(figures),
        _beside(figures),
        _remarked(figures),
        _near(figures),
        _labelled(figures),
        _given_back(logs),
        scope_pairs(logs),
        _doubtful(figures),
    )
    for source in sources:
        for one, other in source:
            if one is other or (one.document.id == other.document.id and _same_count(one, other)):
                continue
            a, b = in_turn(one, other)
            found.setdefault((a.id, b.id), (a, b))
    return sorted(found.values(), key=lambda pair: (printed(pair[1]), printed(pair[0])))


def _same_count(one: Figure, other: Figure) -> bool:
    return (
        one.scope == other.scope
        and one.origin == other.origin
        and (one.low, one.high, one.value) == (other.low, other.high, other.value)
    )


def _steps(logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """(a) Each step with those of the moment before it, and with the first that gave its number."""
    for by_origin in logs.values():
        for log in by_origin.values():
            first: dict[tuple[int | None, int | None, int | None], Figure] = {}
            before: list[Figure] = []
            for step in log.steps:
                key = (step.low, step.high, step.value)
                recent = {(f.low, f.high, f.value): f for f in before[-NEAREST:]}
                for number, earlier in recent.items():
                    yield earlier, step
                    if number != key and earlier.borrowed and not step.borrowed:
                        yield first[number], step  # by the text that had it from the voice itself
                    if number != key and earlier.moment == step.moment and earlier.document is not step.document:
                        yield first[number], step
                if key in first:
                    yield first[key], step
                first.setdefault(key, step)
                if step.id in log.refuted:
                    continue  # compared, and then left out of the chain
                before = [step] if before and before[-1].moment != step.moment else [*before, step]
            yield from _over_moments([step for step in log.steps if step.id not in log.refuted])


def _over_moments(steps: Sequence[Figure]) -> Iterator[Pair]:
    """The numbers of a moment with those of the moment before, each by its first giver: relays of one statement may
    vary.
    """
    earlier: list[Figure] = []
    for _, group in groupby(steps, key=lambda step: step.moment):
        numbers: dict[tuple[int | None, int | None, int | None], Figure] = {}
        for step in group:
            numbers.setdefault((step.low, step.high, step.value), step)
        for one in earlier:
            for other in list(numbers.values())[:NEAREST]:
                yield one, other
        earlier = list(numbers.values())[-NEAREST:]


def _across(logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """(b) Origins of one scope against each other."""
    for by_origin in logs.values():
        rows = sorted(by_origin.values(), key=lambda log: counted(log.last))
        if len(rows) <= FEW and sum(len(log.steps) for log in rows) <= LONG:
            for one, other in combinations(rows, 2):
                yield from meetings(one, other)
            continue
        if len(rows) <= FEW:
            yield from combinations([log.last for log in rows], 2)
            yield from _recent(rows)
            continue
        for n, log in enumerate(rows):
            for other in rows[max(0, n - NEAREST) : n]:
                yield log.last, other.last
        by_size = sorted((log.last for log in rows if log.last.low is not None), key=lambda f: (f.low or 0, f.id))
        yield from pairwise(by_size)
        if by_size:
            yield by_size[0], by_size[-1]


def _recent(rows: Sequence[Log]) -> Iterator[Pair]:
    """In a long story: each step with the one that another voice had printed just before it."""
    steps = sorted((step for log in rows for step in log.steps), key=printed)
    for one, other in pairwise(steps):
        if one.origin != other.origin:
            yield one, other


def _parts(figures: Iterable[Figure], logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """(c) A part with the whole that its text names; where it names none ("four of the injured"), with the latest
    counts.
    """
    for figure in figures:
        if figure.parent is not None and figure.parent.event == figure.event and figure.standing:
            yield figure.parent, figure
    loose = [f for f in figures if f.some and f.partial and f.standing and not f.lone]
    for figure in loose:
        wholes = [log.last for log in logs.get(figure.scope, {}).values()]
        for whole in sorted(wholes, key=counted)[-NEAREST:]:
            yield whole, figure


def _declared(figures: Sequence[Figure]) -> Iterator[Pair]:
    """(a, d) A figure with the one that its text says it replaces; an earlier or denied figure with those that gave
    its number.
    """
    given: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.standing and figure.value is not None:
            given[figure.claim.outcome, figure.value].append(figure)
    for figure in figures:
        if figure.old is not None and figure.old.event == figure.event:
            known = [
                s
                for s in given.get((figure.old.claim.outcome, figure.old.value or -1), ())[:NEAREST]
                if s.scope == figure.scope and s.document is not figure.document and s.published <= figure.published
            ]
            yield from ((same, figure) for same in known)
            if figure.old.standing or not any(same.origin == figure.origin for same in known):
                yield figure.old, figure
        if not figure.standing and figure.value is not None:
            for same in given.get((figure.claim.outcome, figure.value), ())[:NEAREST]:
                if same.document is not figure.document and (
                    figure.claim.stance == "denied"
                    or (same.origin == figure.origin and same.published <= figure.published)
                ):
                    yield same, figure
        if figure.claim.stance == "denied":
            yield from _answers(figure, figures if len(figures) < 200 else (), given)


def _answers(denied: Figure, figures: Sequence[Figure], given: dict[tuple[str, int], list[Figure]]) -> Iterator[Pair]:
    """A figure that a voice denies with the one that it gives instead."""
    for same in given.get((denied.claim.outcome, denied.value or -1), ())[:NEAREST]:
        for own in figures:
            if (
                own.document is denied.document
                and own.origin == denied.origin
                and own.standing
                and own.scope == same.scope
            ):
                yield same, own


def _beside(figures: Sequence[Figure]) -> Iterator[Pair]:
    """(d) Neighbouring totals of one outcome in one text that count different groups, places or days."""
    last: dict[tuple[str, str], Figure] = {}
    for figure in sorted(figures, key=lambda f: (f.rank, f.claim.field == "text", f.claim.start)):
        if figure.parent is not None or figure.some or not figure.standing or figure.claim.basis == "addition":
            continue
        key = (figure.document.id, figure.claim.outcome)
        if key in last:
            yield last[key], figure
        last[key] = figure


def _remarked(figures: Sequence[Figure]) -> Iterator[Pair]:
    """(d) Two figures of one text of which the same words tell by what they differ: "the police count was lower, as they counted
    at the gate alone".
    """
    told: dict[str, Figure] = {}
    for figure in figures:
        for code in SET_APART:
            for remark in figure.remarks.get(code, ()):
                first = told.setdefault(remark.id, figure)
                if first is not figure and first.claim.outcome == figure.claim.outcome and len(remark.about) == 2:
                    yield first, figure


def _near(figures: Sequence[Figure]) -> Iterator[Pair]:
    """(e) Numbers of different documents and scopes that are equal or nearly so, each with its neighbour in size."""
    rows = sorted(
        (
            f
            for f in figures
            if f.standing and not f.partial and f.value is not None and f.value >= SURPRISING and f.exact
        ),
        key=lambda f: (f.value, counted(f)),
    )
    for one, other in pairwise(rows):
        if one.scope == other.scope or one.document is other.document or one.value is None or other.value is None:
            continue
        near = one.claim.outcome == other.claim.outcome and other.value - one.value <= CLOSE * other.value
        if one.value == other.value or near:  # one number of two outcomes: 31 trapped, 31 brought up alive
            yield one, other


def _given_back(logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """(e) Those taken or shut in, and those set free: the latest count of each, where half of them and more are told to be free."""
    for scope, by_origin in logs.items():
        free = logs.get(("rescued", *scope[1:]), {}) if scope[0] in HELD else {}
        for one, after in ((log.last, other.last) for log in by_origin.values() for other in free.values()):
            taken, back = one.value or 0, after.value or 0
            later = one.document is not after.document and after.moment > one.moment
            if later and taken >= SURPRISING and taken / 2 <= back <= taken * 2:
                yield one, after


def _labelled(figures: Sequence[Figure]) -> Iterator[Pair]:
    """(e) One number of any size that two voices give for people of two statuses: it may be a dispute about who they
    were. The first of each voice.
    """
    rows: dict[tuple[str, int, str, str], dict[tuple[str, str], Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.standing and not figure.partial and figure.exact and (figure.value or 0) > 1 and figure.people.status:
            key = (figure.claim.outcome, figure.value or 0, figure.place_key, figure.window_key)
            rows[key].setdefault((figure.people.status, figure.origin), figure)
    for found in rows.values():
        for (one, other), (a, b) in zip(
            combinations(list(found)[:FEW], 2), combinations(list(found.values())[:FEW], 2), strict=True
        ):
            if one[0] != other[0] and one[1] != other[1]:
                yield a, b


def _doubtful(figures: Sequence[Figure]) -> Iterator[Pair]:
    """A part of which its text leaves open what it is a part of, with other texts' figures for the same group."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.people_key and figure.standing:
            groups[figure.people_key].append(figure)
    for figure in figures:
        if figure.doubtful:
            for other in groups.get(figure.people_key, ())[:FEW]:
                if other.document is not figure.document:
                    yield figure, other
