"""Reasons in the numbers themselves: equal, met by a bound, a word or a range, or within rounding."""

from __future__ import annotations

from tally.models import Verdict
from tally.reconciliation.figures import Figure, step, tolerance
from tally.reconciliation.findings import Finding, of_claim

__all__ = ["by_numbers"]

ROUND = 100  # from here on a bare round number may stand for its neighbours


def by_numbers(a: Figure, b: Figure) -> tuple[Verdict, Finding] | None:
    """The verdict that two numbers of one scope allow by themselves, with its reason; None where they conflict."""
    kinds = {a.claim.quantity.kind, b.claim.quantity.kind}
    evidence = (of_claim(a), of_claim(b))
    if _identical(a, b):
        return "equal", Finding("equal", "marked", evidence)
    if "vague" in kinds:
        return ("compatible", Finding("vague", "marked", evidence)) if _meet(a, b) else None
    if "approx" in kinds:
        return ("near", Finding("rounding", "marked", evidence)) if _within_tolerance(a, b) else None
    if _meet(a, b):
        return "compatible", Finding("bound" if kinds & {"lower", "upper"} else "range_overlap", "marked", evidence)
    if _rounded(a, b):
        return "near", Finding("rounding", "inferred", evidence)
    return None


def _identical(a: Figure, b: Figure) -> bool:
    one, other = a.claim.quantity, b.claim.quantity
    exact = {one.kind, other.kind} <= {"exact", "none"}
    return (exact and (one.value or 0) == (other.value or 0)) or (
        one.kind == other.kind
        and one.kind != "vague"
        and (a.low, a.high, a.value) == (b.low, b.high, b.value)
        and (a.low, a.high) != (None, None)
    )


def _meet(a: Figure, b: Figure) -> bool:
    """Whether the intervals have a number in common; an open end meets everything beyond."""
    return not (
        (a.low is not None and b.high is not None and a.low > b.high)
        or (b.low is not None and a.high is not None and b.low > a.high)
    )


def _within_tolerance(a: Figure, b: Figure) -> bool:
    about, other = (a, b) if a.claim.quantity.kind == "approx" else (b, a)
    if other.value is None or other.claim.quantity.kind in ("lower", "upper"):
        return _meet(a, b)
    room = tolerance(about.claim.quantity) + (
        tolerance(other.claim.quantity) if other.claim.quantity.kind == "approx" else 0
    )
    return about.value is not None and abs(about.value - other.value) <= room


def _rounded(a: Figure, b: Figure) -> bool:
    """A bare round number within half its step, and within a twentieth, of a number that is less round."""
    if not (a.exact and b.exact) or a.value is None or b.value is None:
        return False
    coarse, fine = (a.value, b.value) if step(a.value) > step(b.value) else (b.value, a.value)
    return coarse >= ROUND and step(coarse) > step(fine) and abs(coarse - fine) <= min(step(coarse) // 2, coarse // 20)
