"""What changed between two versions of a text, or of a set of texts: figures new, raised, lowered, withdrawn, and
why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tally.desk.findings import Finding, Findings, about, number_of, said_by
from tally.models import Claim, Document, Extraction, Judgement, Reconciliation, Remark, Series
from tally.reconciliation import reconcile
from tally.reconciliation.vocabulary import templates

__all__ = ["KINDS", "diff"]

KINDS = ("new", "raised", "lowered", "reworded", "withdrawn", "reattributed")
OLD, NEW = "old:", "new:"


def diff(
    old: Extraction | Sequence[Extraction],
    new: Extraction | Sequence[Extraction],
    *,
    judgements: Iterable[Judgement] = (),
) -> Findings:
    """Findings on the figures that differ between the versions, series by series; a figure said again as it was is
    none.
    """
    before, after = ([side] if isinstance(side, Extraction) else list(side) for side in (old, new))
    last = max((e.document.published or "" for e in before), default="")
    rows = [_marked(e, OLD, "") for e in before] + [_marked(e, NEW, last) for e in after]
    result = reconcile(rows, judgements=judgements)
    desk = _Versions(result)
    found = [finding for series in result.series for finding in _changes(series, desk)]
    return Findings(
        tally=result.tally, view="diff", looked_at=len(desk.by_id), kinds=KINDS, findings=tuple(_told_once(found))
    )


def _marked(extraction: Extraction, mark: str, last: str) -> Extraction:
    """The extraction with ids of its version, so that two versions of one document stand side by side."""

    def named(x: str | None) -> str | None:
        return mark + x if x else None

    document = extraction.document.model_copy(
        update={
            "id": mark + extraction.document.id,
            "published": max(extraction.document.modified or extraction.document.published or "", last) or None,
        }
    )
    claims = tuple(
        c.model_copy(
            update={
                "id": mark + c.id,
                "document": document.id,
                "event": mark + c.event,
                "part_of": named(c.part_of),
                "supersedes": named(c.supersedes),
                "repeats": named(c.repeats),
            }
        )
        for c in extraction.claims
    )
    remarks = tuple(
        r.model_copy(update={"id": mark + r.id, "document": document.id, "about": tuple(mark + x for x in r.about)})
        for r in extraction.remarks
    )
    return extraction.model_copy(update={"document": document, "claims": claims, "remarks": remarks})


class _Versions:
    """The claims of both versions, with what each relation and remark says of the newer ones."""

    def __init__(self, result: Reconciliation) -> None:
        self.by_id = {c.id: c for c in result.claims}
        self.documents: dict[str, Document] = {d.id: d for d in result.documents}
        self.said: dict[tuple[str, str], str] = {}
        for relation in result.relations:
            for pair in ((relation.a, relation.b), (relation.b, relation.a)):
                self.said[pair] = relation.reasons[0].code
        self.remarks: dict[str, list[Remark]] = {}
        for remark in result.remarks:
            for claim in remark.about:
                self.remarks.setdefault(claim, []).append(remark)
        self.old_numbers = {_key(c): c for c in result.claims if c.id.startswith(OLD) and c.stance == "asserted"}
        self.new_numbers = {_key(c): c for c in result.claims if c.id.startswith(NEW) and c.stance == "asserted"}


def _key(claim: Claim) -> tuple[object, ...]:
    q = claim.quantity
    return (claim.outcome, claim.population.age, claim.population.status, q.kind, q.value, q.low, q.high)


def _changes(series: Series, desk: _Versions) -> list[Finding]:
    """What happened to one voice's figure for one scope."""
    steps = [desk.by_id[s] for s in series.steps]
    before, after = [c for c in steps if c.id.startswith(OLD)], [c for c in steps if c.id.startswith(NEW)]
    if not before:
        return [_only(c, desk, "new") for c in after[-1:]]
    if not after:
        return [_only(c, desk, "withdrawn") for c in before[-1:]]
    kind = _kind(before[-1], after[-1])
    if kind is None:
        return []
    sentence = f"{said_by(after[-1], desk.documents)}: {number_of(before[-1])} became {number_of(after[-1])}."
    return [
        about(_plain(after[-1]), kind, sentence, (before[-1].id.removeprefix(OLD),), _why(before[-1], after[-1], desk))
    ]


def _only(claim: Claim, desk: _Versions, kind: str) -> Finding:
    """A figure that one version lacks; under another voice it was reattributed."""
    other = (desk.old_numbers if kind == "new" else desk.new_numbers).get(_key(claim))
    voice = said_by(claim, desk.documents)
    if other is not None and said_by(other, desk.documents) != voice:
        kind = "reattributed"
        first, second = (other, claim) if claim.id.startswith(NEW) else (claim, other)
        sentence = f"{number_of(claim)}: from {said_by(first, desk.documents)} to {said_by(second, desk.documents)}."
    else:
        sentence = f"{number_of(claim)} ({voice}) is {'new' if kind == 'new' else 'no longer there'}."
    return about(
        _plain(claim),
        kind,
        sentence,
        (other.id.removeprefix(OLD).removeprefix(NEW),) if other and kind == "reattributed" else (),
    )


def _kind(before: Claim, after: Claim) -> str | None:
    one, other = before.quantity, after.quantity
    a, b = (q.value if q.value is not None else q.low if q.low is not None else q.high for q in (one, other))
    if a is not None and b is not None and a != b:
        return "raised" if b > a else "lowered"
    same = (one.kind, one.low, one.high, one.word) == (
        other.kind,
        other.low,
        other.high,
        other.word,
    ) and before.certainty == after.certainty
    return None if same else "reworded"


def _why(before: Claim, after: Claim, desk: _Versions) -> str | None:
    """The reason of the relation, and the words of the new version that give it."""
    code = desk.said.get((before.id, after.id))
    quotes = [f'"{r.quote}"' for r in desk.remarks.get(after.id, ()) if r.code in templates()]
    title = str(templates()[code]["title"]) if code in templates() and code not in ("update", "unexplained") else None
    parts = [p for p in (title, *quotes[:1]) if p]
    return f"({'; '.join(parts)})" if parts else None


def _plain(claim: Claim) -> Claim:
    """The claim with the ids of its own version."""
    mark = NEW if claim.id.startswith(NEW) else OLD
    return claim.model_copy(update={"id": claim.id.removeprefix(mark), "document": claim.document.removeprefix(mark)})


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """A reattribution is found from both sides, and told once."""
    return list({(f.kind, f.sentence): f for f in reversed(findings)}.values())[::-1]
