"""Which of the mentions of one figure in a text stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tally.models import Claim

__all__ = ["fullest_mentions"]


def fullest_mentions(claims: Sequence[Claim]) -> dict[str, str]:
    """Every claim's id to that of the mention that stands for it: the first in the text; a headline names no voice."""
    first = _first_mentions(claims)
    stands: dict[str, Claim] = {}
    for claim in claims:
        known = stands.setdefault(first[claim.id], claim)
        if known.field == "title" and claim.field == "text":
            stands[first[claim.id]] = claim
    return {claim: stands[head].id for claim, head in first.items()}


def _first_mentions(claims: Iterable[Claim]) -> dict[str, str]:
    """Every claim's id to that of the first mention which it goes back to by `repeats`."""
    by_id = {c.id: c for c in claims}
    before = {c.id: c.repeats if _repeats(c, by_id.get(c.repeats or "")) else None for c in by_id.values()}
    found = {}
    for claim in before:
        at, seen = claim, {claim}
        while (step := before[at]) in before and step not in seen:
            at = step or at
            seen.add(at)
        found[claim] = at
    return found


def _repeats(claim: Claim, first: Claim | None) -> bool:
    """Whether one voice says it again: another voice, or another status of the people, makes it a figure of its own."""
    if first is None or claim.quantity.value != first.quantity.value:
        return False
    if first.field != claim.field:  # a headline shortens its body's voice ("Monitor raises toll")
        return True
    voices = {v.key for c in (claim, first) for v in c.attribution[:1]}
    statuses = {c.population.status for c in (claim, first)} - {None}
    return len(voices) < 2 and len(statuses) < 2
