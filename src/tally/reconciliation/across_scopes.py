"""Pairs of figures that count different things: (f) a scope with the nearest wider one, and with those beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tally.reconciliation.figures import Figure, Scope
from tally.reconciliation.meetings import FEW, LONG, NEAREST, Pair, in_force, meetings
from tally.reconciliation.place_keys import SITE
from tally.reconciliation.places import PROVINCE, TOWN, WIDE, Place
from tally.reconciliation.series import Log, counted

__all__ = ["JOINT", "scope_pairs"]

JOINT = {
    "killed": ("dead_or_missing", "killed_or_injured", "casualties"),
    "missing": ("dead_or_missing",),
    "injured": ("killed_or_injured", "casualties"),
    "killed_or_injured": ("casualties",),
}
AREAS = tuple(f"@{level}" for level in (TOWN, WIDE, PROVINCE))  # ends of their keys


def scope_pairs(logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """(f) The figures of a scope with those of the nearest wider one; where there is none, with those beside it."""
    units = sorted({scope[1] for scope in logs})
    everyone = _most_counted(logs)
    for scope, by_origin in logs.items():
        wider = _wider(scope, logs, units) or _only_other(scope, everyone)
        for other in wider:
            yield from _facing(by_origin, logs[other])
    yield from _siblings(logs)
    yield from _sites(logs)
    yield from _nested(logs)


def _wider(scope: Scope, logs: dict[Scope, dict[str, Log]], units: Sequence[str]) -> list[Scope]:
    """The nearest scopes that hold this one: a joint outcome, everyone, everywhere, the whole time; and the same in
    another unit.
    """
    outcome, unit, *facets = scope
    given = [n for n, facet in enumerate(facets) if facet]
    found = []
    for wide in (outcome, *JOINT.get(outcome, ())):
        for size in range(wide == outcome, len(given) + 1):
            level = [_without(wide, unit, facets, chosen) for chosen in combinations(given, size)]
            if any(s in logs for s in level):
                found += level
                break
    found += [_without(outcome, other, facets, ()) for other in units if other > unit]
    return [s for s in found if s in logs]


def _most_counted(logs: dict[Scope, dict[str, Log]]) -> dict[str, list[Scope]]:
    """For each outcome the persons that most voices count, in no one house; several groups that as many count."""
    found: dict[str, list[Scope]] = {}
    for scope in sorted(logs):
        if scope[1] == "persons" and not scope[3].endswith(SITE) and not scope[4].startswith("added:"):
            known = found.setdefault(scope[0], [scope])
            if len(logs[scope]) > len(logs[known[0]]):
                found[scope[0]] = [scope]
            elif len(logs[scope]) == len(logs[known[0]]) and scope not in known:
                known.append(scope)
    return found


def _only_other(scope: Scope, everyone: dict[str, list[Scope]]) -> list[Scope]:
    """For the bodies in a house, where nobody counts everyone: the persons of their outcome that most voices count."""
    housed = scope[1] != "persons" or scope[3].endswith(SITE)
    return everyone.get(scope[0], [])[-NEAREST:] if housed else []


def _without(outcome: str, unit: str, facets: Sequence[str], chosen: Sequence[int]) -> Scope:
    people, place, window, attacker = ("" if n in chosen else facet for n, facet in enumerate(facets))
    return (outcome, unit, people, place, window, attacker)


def _facing(narrow: dict[str, Log], wide: dict[str, Log]) -> Iterator[Pair]:
    """Each voice's latest figure in one scope with the other scope's latest and those in force when it was printed."""
    latest = sorted(wide.values(), key=lambda log: counted(log.last))
    for log in sorted(narrow.values(), key=lambda log: counted(log.last))[-FEW:]:
        for other in latest[-NEAREST:]:
            if log.last.parent is other.last or (
                log.last.document is other.last.document and log.last.window_key.startswith("added:")
            ):
                continue
            yield from (pair for pair in _levels(log, other) if not _idle(*pair))


def _levels(log: Log, other: Log) -> Iterator[Pair]:
    yield log.last, other.last
    for standing in in_force(other, log.last):
        yield log.last, standing
    for standing in in_force(log, other.last):
        yield standing, other.last
    if len(log.steps) + len(other.steps) <= LONG:
        yield from meetings(log, other)


def _idle(part: Figure, whole: Figure) -> bool:
    """Whether a part that its own text sets in its whole tells nothing new beside another text's whole: it is no
    larger.
    """
    own = part.parent if part.parent is not None else whole.parent
    if own is None or part.document is whole.document or part.claim.outcome != whole.claim.outcome:
        return False
    if not own.claim.attribution and own.origin != whole.origin and own.exact and own.value == whole.value:
        return False  # its text borrows the whole ("seven of the 33 dead") from the voice that gave it
    small, large = (part, whole) if part.parent is not None else (whole, part)
    return own.scope == large.scope and not ((small.low or 0) > (large.high or small.low or 0))


def _sites(logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """One house ("the hospital") with the named areas in which it may stand, whatever units each counts in."""
    areas: dict[tuple[str, ...], list[Scope]] = defaultdict(list)
    for scope in sorted(logs):
        if scope[3].endswith(AREAS):
            areas[(scope[0], scope[2], *scope[4:])].append(scope)
    for scope in sorted(logs):
        if scope[3].endswith(SITE):
            for area in areas[(scope[0], scope[2], *scope[4:])][:NEAREST]:
                yield from _facing(logs[scope], logs[area])


def _nested(logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """A place with those that hold it by their names (one of "the provinces of Lusk and Hern"); a town, or a place of
    which no more than its name is known, with the one province that the event knows.
    """
    rows: dict[tuple[str, ...], list[tuple[Place, Scope]]] = defaultdict(list)
    for scope in sorted(logs):
        if scope[3] and not scope[3].endswith(SITE):
            place = min(logs[scope].values(), key=lambda log: log.origin).last.place
            rows[(*scope[:3], *scope[4:])].append((place, scope))
    for known in rows.values():
        areas = [(place, scope) for place, scope in known if not place.joined and (place.level or 0) >= WIDE]
        joined = [(place, scope) for place, scope in known if place.joined]
        for place, scope in known[:LONG]:
            wider = [s for p, s in joined[:NEAREST] if not place.joined and place.names and place.names <= p.names]
            if len(areas) == 1 and not place.joined and (place.level or 0) < WIDE:
                wider.append(areas[0][1])
            for other in wider:
                yield from _facing(logs[scope], logs[other])


def _widened(rest: tuple[str, ...], at: int) -> Scope:
    """A scope of which one facet is left out, made whole in it."""
    full = [*rest[:at], "", *rest[at:]]
    return (full[0], full[1], full[2], full[3], full[4], full[5])


def _siblings(logs: dict[Scope, dict[str, Log]]) -> Iterator[Pair]:
    """Scopes that differ in one respect only: groups without a total beside them, or in two texts that give none, days
    of one count, one place's groups.
    """
    for at in (2, 3, 4):
        rows: dict[tuple[str, ...], list[Scope]] = defaultdict(list)
        for scope in logs:
            if scope[at] and not scope[4].startswith("added:"):
                rows[scope[:at] + scope[at + 1 :]].append(scope)
        for rest, scopes in rows.items():
            whole: dict[str, Log] = logs.get(_widened(rest, at), {})
            if len(scopes) < 2 or (whole and at == 3):
                continue
            totals = whole if at == 2 and not any(rest[3:]) else {}
            told = {step.document.id for log in totals.values() for step in log.steps}
            for one, other in pairwise(sorted(scopes)):
                first, second = (max(logs[s].values(), key=lambda log: counted(log.last)).last for s in (one, other))
                if told and (first.document is second.document or {first.document.id, second.document.id} & told):
                    continue
                if first.parent is None or first.parent is not second.parent:
                    yield first, second
