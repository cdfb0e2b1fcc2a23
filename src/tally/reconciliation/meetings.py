"""Which steps of two logs meet: each with the other's in force when it was printed, and the latest with the latest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tally.reconciliation.figures import Figure
from tally.reconciliation.series import Log

__all__ = ["FEW", "LONG", "NEAREST", "Pair", "in_force", "in_turn", "meetings", "printed"]

FEW = 6  # origins of one scope up to which every latest figure meets every other
NEAREST = 3  # beyond that, and across scopes: how many of the most recent others a figure meets
LONG = 16  # steps of one scope up to which each meets every other voice's step in force

Pair = tuple[Figure, Figure]


def printed(figure: Figure) -> tuple[str, str, int, int]:
    """When a figure was printed, then when it was counted: the order of a pair."""
    return (figure.published, figure.moment, figure.rank, figure.claim.start)


def in_turn(one: Figure, other: Figure) -> Pair:
    """The two in the order of their printing; what a text calls earlier comes before what it puts in its place."""
    if one.old is other or other.old is one:
        return (other, one) if one.old is other else (one, other)
    a, b = sorted((one, other), key=printed)
    return a, b


def meetings(one: Log, other: Log) -> Iterator[Pair]:
    """Each step of two logs with the other's in force when it was printed, and the latest with the latest."""
    for log, against in ((one, other), (other, one)):
        for step in log.steps:
            for standing in in_force(against, step):
                yield step, standing
    yield one.last, other.last


def in_force(log: Log, at: Figure) -> Iterator[Figure]:
    """The last step printed on an earlier day than a figure, with what other outlets made of that statement; where
    there is none, the first of its day.
    """
    before = bisect_left(log.days, at.published[:10])
    if before:
        last = log.by_print[before - 1]
        yield last
        for step in log.by_print[max(0, before - 1 - NEAREST) : before - 1]:
            varies = step.moment == last.moment and step.document is not last.document and step.relay != last.relay
            if varies and step.value != last.value and step is log.first.get(step.value or -1):
                yield step
    elif log.days[0] == at.published[:10]:
        yield log.by_print[0]
