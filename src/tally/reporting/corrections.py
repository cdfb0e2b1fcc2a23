"""What a person did to one row of the claims table: the claim as it was written, and judgements for what was changed.

An edited cell is a correction, `decision = reject` a rejection, a row without an id an addition (contract, "Flat
tables"). A cell that cannot be understood is a problem that names its row and column; the claim then stays as written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from tally.models import Claim, Document, Judgement, Selector, Voice
from tally.reconciliation.voices import voice_key
from tally.reporting.cells_in import Sheet, whole_number
from tally.reporting.columns import CHECK, CLAIMS, DECISIONS, PEOPLE, Column
from tally.reporting.rows import flat_cells, row_check

__all__ = ["Changed", "Misread", "changed", "written"]

_COLUMNS = {column.name: column for column in CLAIMS}
_VOICES = ("originator", "originator_key", "originator_role", "relay_1", "relay_2", "relay_3")
_VERBATIM = ("quote", "number", "document", "claim_id", "field", "start", "end", "number_start", "number_end")
_OF_THE_ARTICLE = ("publisher", "published", "title", "url")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?")
AROUND = 32  # characters of the text kept on either side of a quote, to find it again


@dataclass(frozen=True, slots=True)
class Misread:
    """A cell that cannot be understood."""

    column: str
    problem: str
    next_step: str


@dataclass(slots=True)
class Changed:
    """What one row asks for."""

    judgements: list[Judgement] = field(default_factory=list)
    misread: list[Misread] = field(default_factory=list)


def written(row: Mapping[str, str]) -> tuple[int, Claim] | None:
    """The order and the claim that `rest` keeps; None where the cell is gone or spoiled."""
    try:
        kept = json.loads(row.get("rest") or "null")
        return int(kept["order"]), Claim.model_validate(kept["claim"])
    except (ValueError, TypeError, KeyError, ValidationError):
        return None


def changed(row: Mapping[str, str], claim: Claim, document: Document | None, sheet: Sheet) -> Changed:
    """Rejection, preference and corrections of a claim, in the order of the columns."""
    found = Changed()
    decision = row.get("decision", "").strip().casefold()
    if decision and decision not in DECISIONS:
        found.misread.append(_not_one_of("decision", decision, DECISIONS))
    if decision == "reject":
        found.judgements.append(_judged(row, claim, document, "reject"))
        return found
    if decision == "prefer":
        found.judgements.append(_judged(row, claim, document, "prefer"))
    if row.get(CHECK) == row_check(row):
        return found
    cells = flat_cells(claim, document)
    edited = [
        column
        for column in CLAIMS
        if column.name in row
        and column.name not in (*PEOPLE, CHECK, "rest")
        and not sheet.same(cells[column.name], row[column.name])
    ]
    for column in edited:
        if column.name not in _VOICES:
            _correct(column, row, claim, document, found)
    if any(column.name in _VOICES for column in edited):
        _correct_voices({column.name for column in edited}, row, claim, document, found)
    return found


def added(row: Mapping[str, str], claim_id: str, document: Document) -> tuple[Claim | None, list[Misread]]:
    """The claim of a row that has no `rest`: built from the cells; what is missing takes the usual value.

    `quote` is looked up in the text where that is kept; a claim without words there has empty spans.
    """
    misread: list[Misread] = []
    values: dict[str, Any] = {}
    for column in CLAIMS:
        cell = row.get(column.name, "").strip()
        if cell and column.path and column.name not in _VOICES:
            try:
                values[column.name] = _value(column, cell)
            except ValueError as error:
                misread.append(Misread(column.name, str(error), "Correct the cell."))
    if "outcome" not in values:
        misread.append(Misread("outcome", "an added row needs an outcome", _choices(_COLUMNS["outcome"].allowed)))
    if not {"value", "low", "high", "number"} & set(values):
        misread.append(Misread("value", "an added row needs a number", "Fill value, or low and high, or number."))
    if misread:
        return None, misread
    return _built(values, row, claim_id, document), misread


def _correct(column: Column, row: Mapping[str, str], claim: Claim, document: Document | None, found: Changed) -> None:
    cell = row[column.name].strip()
    if column.name in _VERBATIM:
        step = "Reject the row and add another, or put the words back."
        found.misread.append(Misread(column.name, "these are the text's own words and places, kept as written", step))
        return
    if column.name in _OF_THE_ARTICLE or column.path is None:
        step = "Change it where the article was read from, and extract again."
        found.misread.append(Misread(column.name, "this tells of the article, not of the claim", step))
        return
    try:
        new = _value(column, cell) if cell else None
    except ValueError as error:
        found.misread.append(Misread(column.name, str(error), "Correct the cell."))
        return
    old = _at(claim, column.path)
    if new is None and column.name == "flags":
        new = []
    found.judgements.append(_judged(row, claim, document, "correct", column.path, old, new))


def _correct_voices(
    names: set[str], row: Mapping[str, str], claim: Claim, document: Document | None, found: Changed
) -> None:
    """One judgement for the whole chain: its voices stand or fall together."""
    role = row.get("originator_role", "").strip().casefold()
    if role and role not in _COLUMNS["originator_role"].allowed:
        found.misread.append(_not_one_of("originator_role", role, _COLUMNS["originator_role"].allowed))
        return
    chain = _chain(row, claim, names)
    old = [voice.model_dump(mode="json") for voice in claim.attribution]
    found.judgements.append(_judged(row, claim, document, "correct", "attribution", old, chain))


def _chain(row: Mapping[str, str], claim: Claim | None, edited: set[str]) -> list[dict[str, Any]]:
    """The chain of voices that the row names, the known ones with all that is known of them."""
    known = list(claim.attribution) if claim else []
    chain: list[dict[str, Any]] = []
    for place, column in enumerate(("originator", "relay_1", "relay_2", "relay_3")):
        before = known[place] if place < len(known) else None
        name = row.get(column, "").strip() if column in row or before is None else before.name
        if not name:
            continue
        if before is None or column in edited:
            voice = Voice(name=name, key=voice_key(name), role=before.role if before else "media" if place else "other")
        else:
            voice = before
        if place == 0 and (before is None or edited & {"originator_key", "originator_role"}):
            given = {"key": row.get("originator_key", "").strip(), "role": row.get("originator_role", "").strip()}
            told = {n: cell for n, cell in given.items() if cell and (before is None or f"originator_{n}" in edited)}
            voice = Voice.model_validate(voice.model_dump() | told)
        chain.append(voice.model_dump(mode="json"))
    return chain + [voice.model_dump(mode="json") for voice in known[4:]]


def _judged(
    row: Mapping[str, str],
    claim: Claim,
    document: Document | None,
    decision: Any,
    path: str | None = None,
    old: Any = None,
    new: Any = None,
) -> Judgement:
    return Judgement(
        target=claim.id,
        selector=_selector(claim, document),
        decision=decision,
        field=path,
        old=old,
        new=new,
        **_by(row),
    )


def _by(row: Mapping[str, str]) -> dict[str, str | None]:
    """Who decided, when and why, as the row says."""
    cells = {"who": "decided_by", "when": "decided_on", "why": "note"}
    return {name: row.get(column, "").strip() or None for name, column in cells.items()}


def _selector(claim: Claim, document: Document | None) -> Selector:
    text = document.field(claim.field) if document else ""
    if text[claim.start : claim.end] != claim.quote:
        return Selector(exact=claim.quote)
    before = text[max(0, claim.start - AROUND) : claim.start]
    return Selector(exact=claim.quote, prefix=before, suffix=text[claim.end : claim.end + AROUND])


def _value(column: Column, cell: str) -> Any:
    """The value of a cell by its column. Raises ValueError that says what is wrong."""
    if column.type == "integer":
        number = whole_number(cell)
        if number is None or number < 0:
            raise ValueError(f"{cell!r} is no whole number")
        return number
    if column.type == "date" and not _DAY.fullmatch(cell):
        raise ValueError(f"{cell!r} is no day such as 2031-03-04")
    if column.allowed:
        folded = cell.casefold().replace(" ", "_").replace("-", "_")
        if folded not in column.allowed:
            raise ValueError(_not_one_of(column.name, cell, column.allowed).problem)
        return folded
    return cell.split() if column.name == "flags" else cell


def _not_one_of(column: str, cell: str, allowed: tuple[str, ...]) -> Misread:
    return Misread(column, f"{cell!r} is none of {', '.join(allowed)}", _choices(allowed))


def _choices(allowed: tuple[str, ...]) -> str:
    return f"Take one of {', '.join(allowed)}."


def _at(claim: Claim, path: str) -> Any:
    value: Any = claim
    for step in path.split("."):
        value = getattr(value, step)
    return list(value) if isinstance(value, tuple) else value


def _built(values: Mapping[str, Any], row: Mapping[str, str], claim_id: str, document: Document) -> Claim:
    start, end, quote = _placed(values.get("quote") or "", document, row)
    number = values.get("number") or (str(values["value"]) if "value" in values else "")
    at = quote.find(number) if number else -1
    number_start, number_end = (start + at, start + at + len(number)) if at >= 0 else (start, start)
    voices = _chain(row, None, set())
    data: dict[str, Any] = {
        "id": claim_id,
        "document": document.id,
        "field": row.get("field") or "text",
        "start": start,
        "end": end,
        "quote": quote,
        "number_start": number_start,
        "number_end": number_end,
        "number": number if at >= 0 else "",
        "quantity": _quantity(values),
        "outcome": values["outcome"],
        "population": {},
        "attribution": voices,
        "origin": voices[0]["key"] if voices else voice_key(document.publisher or "") or f"document:{document.id}",
        "event": values.get("event") or f"{document.id}/e1",
    }
    for name, value in values.items():
        path = _COLUMNS[name].path or ""
        if path.startswith("population."):
            data["population"][path.removeprefix("population.")] = value
        elif "." not in path and name not in data:
            data[path] = value
    return Claim.model_validate(data)


def _quantity(values: Mapping[str, Any]) -> dict[str, Any]:
    """The quantity of an added row; the kind follows from what was filled in where it is not said."""
    value, low, high = (values.get(name) for name in ("value", "low", "high"))
    kind = values.get("quantity_kind")
    if kind is None:
        if value is not None and low is None and high is None:
            kind = "exact" if value else "none"
        elif low is not None and high is not None and value is None:
            kind = "range"
        else:
            kind = "vague" if value is None and low is None and high is None else "lower" if high is None else "upper"
    if kind in ("exact", "none") and value is not None:
        low = high = value
    return {"kind": kind, "value": value, "low": low, "high": high, "modifier": values.get("modifier")}


def _placed(quote: str, document: Document, row: Mapping[str, str]) -> tuple[int, int, str]:
    """Where the words of an added row stand; (0, 0, "") where the text does not hold them."""
    start = document.field(row.get("field") or "text").find(quote) if quote else -1
    return (start, start + len(quote), quote) if start >= 0 else (0, 0, "")


def words_missing(row: Mapping[str, str], document: Document) -> Iterator[Misread]:
    """The complaint where an added row quotes words that its article, kept whole, does not hold."""
    quote = row.get("quote", "")
    if document.text and quote and quote not in document.field(row.get("field") or "text"):
        yield Misread("quote", "the article does not hold these words", "Quote it verbatim, or leave the cell empty.")
