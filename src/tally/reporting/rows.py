"""A claim as a flat row: the columns of `claims.csv`, and the check by which an edited row is known."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tally.models import Claim, Document
from tally.reporting.columns import CHECK, CLAIMS, PEOPLE

__all__ = ["Cell", "Row", "as_json", "claim_row", "claim_rows", "flat_cells", "joined", "row_check", "same_cell"]

Cell = str | int | bool | None
Row = dict[str, Cell]

# Blanks, and what no workbook can hold: it is written as U+FFFD there.
_BLANK = re.compile("(?:[\\s\x00-\x1f\x7f\ufffd-\uffff]|_x[0-9A-Fa-f]{4}_)+")
_CHECKED = tuple(column.name for column in CLAIMS if column.name not in (*PEOPLE, CHECK))


def claim_rows(claims: Iterable[Claim], documents: Iterable[Document]) -> Iterator[Row]:
    """The rows of `claims.csv`. Claims of a document that is not among `documents` have no publisher, title or URL."""
    by_id = {document.id: document for document in documents}
    place: dict[str, int] = {}
    for claim in claims:
        place[claim.document] = place.get(claim.document, 0) + 1
        yield claim_row(claim, by_id.get(claim.document), place[claim.document])


def claim_row(claim: Claim, document: Document | None, order: int) -> Row:
    """One claim as a row, with empty cells for people and the check of what was written. `order` counts within the
    document.
    """
    row = flat_cells(claim, document)
    row["rest"] = as_json(
        {"order": order, "claim": claim.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    )
    row |= dict.fromkeys(PEOPLE)
    row[CHECK] = row_check(row)
    return row


def flat_cells(claim: Claim, document: Document | None) -> Row:
    """The cells of a claim without `rest` and without those for people."""
    quantity, population, voices = claim.quantity, claim.population, claim.attribution
    first = voices[0] if voices else None
    relays = [voice.name for voice in voices[1:4]] + [None] * 3
    return {
        "claim_id": claim.id,
        "document": claim.document,
        "quote": claim.quote,
        "outcome": claim.outcome,
        "quantity_kind": quantity.kind,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "number": claim.number,
        "modifier": quantity.modifier,
        "originator": first.name if first else None,
        "originator_key": first.key if first else None,
        "originator_role": first.role if first else None,
        "relay_1": relays[0],
        "relay_2": relays[1],
        "relay_3": relays[2],
        "population": population.text,
        "status": population.status,
        "status_basis": population.status_basis,
        "age": population.age,
        "sex": population.sex,
        "affiliation": population.affiliation,
        "unit": population.unit,
        "certainty": claim.certainty,
        "stance": claim.stance,
        "basis": claim.basis,
        "place": claim.place,
        "when": claim.when,
        "when_from": claim.when_from,
        "when_to": claim.when_to,
        "as_of": claim.as_of,
        "as_of_date": claim.as_of_date,
        "as_of_basis": claim.as_of_basis,
        "event": claim.event,
        "part_of": claim.part_of,
        "supersedes": claim.supersedes,
        "repeats": claim.repeats,
        "derived_total": claim.derived_total,
        "origin": claim.origin,
        "flags": joined(claim.flags),
        "publisher": document.publisher if document else None,
        "published": document.published if document else None,
        "title": document.title if document else None,
        "url": document.url if document else None,
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
        "number_start": claim.number_start,
        "number_end": claim.number_end,
    }


def row_check(row: Mapping[str, Any]) -> str:
    """Twelve hexadecimal digits of the row as written: blanks, the guard of CSV and the form of numbers aside."""
    cells = "\x1f".join(_folded(row.get(name)) for name in _CHECKED)
    return hashlib.sha256(cells.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def same_cell(one: Any, other: Any) -> bool:
    """Whether two cells say the same, however a spreadsheet has stored them."""
    return _folded(one) == _folded(other)


def _folded(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return _BLANK.sub(" ", str(cell)).strip().lstrip("'").strip()


def joined(values: Iterable[str]) -> str | None:
    """Ids or codes in one cell, separated by spaces; None for none."""
    return " ".join(values) or None


def as_json(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """JSON in one cell: ASCII only, so that no table format can spoil it."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
