"""What a reason gives: its code, how sure, by which words, how much of the gap."""

from __future__ import annotations

from dataclasses import dataclass

from tally.models import Evidence, Grade, Remark
from tally.reconciliation.figures import Figure

__all__ = ["Finding", "of_claim", "of_remark"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason that is licensed for a pair: code, grade, words, how much of the gap, and further claims that it
    takes.
    """

    code: str
    grade: Grade
    evidence: tuple[Evidence, ...] = ()
    accounted: int | None = None
    gap: int | None = None
    others: tuple[str, ...] = ()


def of_claim(figure: Figure) -> Evidence:
    """A claim's own words as evidence."""
    c = figure.claim
    return Evidence(document=c.document, field=c.field, start=c.start, end=c.end, quote=c.quote, claim=c.id)


def of_remark(remark: Remark) -> Evidence:
    """A remark's words as evidence."""
    return Evidence(
        document=remark.document,
        field=remark.field,
        start=remark.start,
        end=remark.end,
        quote=remark.quote,
        remark=remark.id,
    )
