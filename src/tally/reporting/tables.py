"""The flat rows, made once; CSV, XLSX, SQLite, Parquet and frames only write them.

`tables(result)` gives every table of columns.py as lists of rows, each row a dict with exactly the columns' names.
Cells are str, int, bool or None; lists of ids are joined by spaces; what the columns do not show is JSON in `rest`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from tally.models import (
    Claim,
    Document,
    Evidence,
    Extraction,
    LedgerEntry,
    Noun,
    Reconciliation,
    Relation,
    Remark,
    RollUp,
)
from tally.reporting import wording
from tally.reporting.columns import TABLES
from tally.reporting.rows import Row, as_json, claim_rows, joined

__all__ = ["context", "gathered", "rows_of", "table", "tables"]


def tables(result: Reconciliation) -> dict[str, list[Row]]:
    """Every flat table of a result, in the order of columns.py."""
    return {name: table(result, name) for name in TABLES}


def table(result: Reconciliation, name: str) -> list[Row]:
    """One flat table of a result. Raises KeyError for a name that is none of columns.TABLES."""
    return list(_MAKERS[name](result))


def rows_of(extraction: Extraction) -> Reconciliation:
    """The claims, remarks and ledger of one document in the shape that the tables are made of."""
    return gathered([extraction])


def gathered(extractions: Iterable[Extraction]) -> Reconciliation:
    """The same of several documents; nothing is compared."""
    rows = list(extractions)
    return Reconciliation(
        tally=rows[0].tally if rows else None,
        documents=tuple(row.document for row in rows),
        claims=tuple(claim for row in rows for claim in row.claims),
        remarks=tuple(remark for row in rows for remark in row.remarks),
        ledger={row.document.id: row.ledger for row in rows},
    )


def _claims(result: Reconciliation) -> Iterator[Row]:
    return claim_rows(result.claims, result.documents)


def _remarks(result: Reconciliation) -> Iterator[Row]:
    documents = {document.id: document for document in result.documents}
    for remark in result.remarks:
        yield _remark(remark, documents.get(remark.document))


def _remark(remark: Remark, document: Document | None) -> Row:
    return {
        "remark_id": remark.id,
        "document": remark.document,
        "code": remark.code,
        "quote": remark.quote,
        "speaker": remark.attribution[0].name if remark.attribution else None,
        "about": joined(remark.about),
        "publisher": document.publisher if document else None,
        "field": remark.field,
        "start": remark.start,
        "end": remark.end,
        "rest": _of(remark),
    }


def _documents(result: Reconciliation) -> Iterator[Row]:
    shown = {
        "id",
        "title",
        "publisher",
        "publisher_role",
        "published",
        "modified",
        "url",
        "language",
        "reader",
        "sha256",
        "text",
    }
    many = Counter(claim.document for claim in result.claims)
    for document in result.documents:
        remaining = {k: v for k, v in document.model_dump(mode="json").items() if k not in shown}
        if result.tally is not None:
            remaining["tally"] = result.tally.model_dump(mode="json", by_alias=True)
        yield {
            "document": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "publisher_role": document.publisher_role,
            "published": document.published,
            "modified": document.modified,
            "url": document.url,
            "language": document.language,
            "reader": document.reader,
            "claims": many[document.id],
            "numbers_read": result.ledger.get(document.id) is not None,
            "sha256": document.sha256,
            "text": document.text,
            "rest": as_json(remaining) if remaining else None,
        }


def _relations(result: Reconciliation) -> Iterator[Row]:
    claims = {claim.id: claim for claim in result.claims}
    documents = {document.id: document for document in result.documents}
    for relation in result.relations:
        first = relation.reasons[0] if relation.reasons else None
        yield {
            "relation_id": relation.id,
            "verdict": relation.verdict,
            "reason": first.code if first else None,
            "grade": first.grade if first else None,
            "sentence": relation.sentence,
            **_side("a", claims.get(relation.a), documents),
            **_side("b", claims.get(relation.b), documents),
            "also": joined(reason.code for reason in relation.reasons[1:]),
            "gap": first.gap if first else None,
            "accounted": first.accounted if first else None,
            "a": relation.a,
            "b": relation.b,
            "with": joined(relation.with_),
            "current": relation.current,
            "events": joined(relation.events),
            "rest": _of(relation),
        }


def _side(name: str, claim: Claim | None, documents: Mapping[str, Document]) -> Row:
    if claim is None:
        return {f"{name}_figure": None, f"{name}_source": None, f"{name}_quote": None}
    return {
        f"{name}_figure": wording.words_of(claim),
        f"{name}_source": wording.who(claim, documents.get(claim.document)),
        f"{name}_quote": claim.quote,
    }


def _reasons(result: Reconciliation) -> Iterator[Row]:
    for relation in result.relations:
        for rank, reason in enumerate(relation.reasons, 1):
            yield {
                "relation_id": relation.id,
                "rank": rank,
                "code": reason.code,
                "grade": reason.grade,
                "accounted": reason.accounted,
                "gap": reason.gap,
                "evidence": " | ".join(_quoted(evidence) for evidence in reason.evidence) or None,
            }


def _quoted(evidence: Evidence) -> str:
    return f"{evidence.document}: {evidence.quote}"


def _rollups(result: Reconciliation) -> Iterator[Row]:
    claims = {claim.id: claim for claim in result.claims}
    for rollup in result.rollups:
        fewest, most = rollup.origins if isinstance(rollup.origins, tuple) else (rollup.origins, rollup.origins)
        yield {
            "event": rollup.event,
            "outcome": rollup.outcome,
            "population": rollup.population,
            "place": rollup.place,
            "when": rollup.when,
            "unit": rollup.unit,
            "basis": rollup.basis,
            "as_of": rollup.as_of,
            "low": rollup.low,
            "high": rollup.high,
            "open_high": rollup.open_high,
            "policy": rollup.policy,
            "convention": rollup.convention,
            "origins_low": fewest,
            "origins_high": most,
            "inputs": joined(rollup.inputs),
            "left_out": _left_out(rollup, claims),
            "settle": rollup.settle,
            "rest": _of(rollup),
        }


def _left_out(rollup: RollUp, claims: Mapping[str, Claim]) -> str | None:
    parts = []
    for excluded in rollup.excluded:
        claim = claims.get(excluded.claim)
        parts.append(f"{wording.words_of(claim) if claim else excluded.claim}: {excluded.why}")
    return "; ".join(parts) or None


def _ledger(result: Reconciliation) -> Iterator[Row]:
    for document in result.documents:
        for entry in result.ledger.get(document.id) or ():
            yield {
                "document": document.id,
                "field": entry.field,
                "start": entry.start,
                "end": entry.end,
                "number": entry.text,
                "disposition": entry.disposition,
                "reason": entry.reason,
                "claims": joined(entry.claims),
                "context": context(entry, document),
                "publisher": document.publisher,
            }


def context(entry: LedgerEntry, document: Document, reach: int = 40) -> str | None:
    """The words around a number, on one line; None where the text is not kept."""
    text = document.field(entry.field)
    if text[entry.start : entry.end] != entry.text:
        return None
    left, right = max(0, entry.start - reach), min(len(text), entry.end + reach)
    words = " ".join(text[left:right].split())
    return ("…" if left else "") + words + ("…" if right < len(text) else "")


def _timeline(result: Reconciliation) -> Iterator[Row]:
    claims = {claim.id: claim for claim in result.claims}
    documents = {document.id: document for document in result.documents}
    for series in result.series:
        for step, name in enumerate(series.steps, 1):
            claim = claims.get(name)
            if claim is None:
                continue
            document = documents.get(claim.document)
            yield {
                "series_id": series.id,
                "step": step,
                "as_of_date": claim.as_of_date or (document.published if document else None),
                "originator": wording.who(claim, document),
                "outcome": series.outcome,
                "population": series.population,
                "place": series.place,
                "window": series.window,
                "quantity_kind": claim.quantity.kind,
                "value": claim.quantity.value,
                "low": claim.quantity.low,
                "high": claim.quantity.high,
                "quote": claim.quote,
                "unit": series.unit,
                "origin": series.origin,
                "event": series.event,
                "claim_id": claim.id,
            }


def _events(result: Reconciliation) -> Iterator[Row]:
    for event in result.events:
        yield {
            "event": event.id,
            "place": event.place,
            "when": event.when,
            "members": joined(event.members),
            "claims": len(event.claims),
            "why": "; ".join(event.why) or None,
        }


def _attributions(result: Reconciliation) -> Iterator[Row]:
    for claim in result.claims:
        for rank, voice in enumerate(claim.attribution, 1):
            yield {
                "claim_id": claim.id,
                "rank": rank,
                "name": voice.name,
                "key": voice.key,
                "role": voice.role,
                "verb": voice.verb,
                "words": voice.text,
                "link": voice.link,
            }


_MAKERS: dict[str, Callable[[Reconciliation], Iterator[Row]]] = {
    "claims": _claims,
    "remarks": _remarks,
    "documents": _documents,
    "relations": _relations,
    "rollups": _rollups,
    "ledger": _ledger,
    "timeline": _timeline,
    "events": _events,
    "reasons": _reasons,
    "attributions": _attributions,
}


def _of(noun: Noun | Relation | RollUp) -> str:
    return as_json(noun.model_dump(mode="json", by_alias=True, exclude_defaults=True))
