"""An edited table of claims read back: the claims as they were written, what a person changed as judgements, and every
row and column that cannot be understood.

A missing row means nothing, so that a filtered save loses nothing; the order of rows means nothing either.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from tally.errors import UnreadError
from tally.ids import id_of
from tally.models import Claim, Document, Extraction, Judgement, LedgerEntry, Remark, Stamp
from tally.reporting.cells_in import Sheet, sheets_of
from tally.reporting.columns import CLAIMS, TABLES
from tally.reporting.corrections import Misread, added, changed, words_missing, written
from tally.reporting.writing import siblings

__all__ = ["Edited", "read_table"]

CLAIMS_SHEET = "Claims"
MACHINE_SHEET = "tally"
_NAMES = {column.name for column in CLAIMS}


class Edited(NamedTuple):
    """What an edited table holds."""

    extractions: list[Extraction]
    judgements: list[Judgement]
    problems: list[UnreadError]


def read_table(path: str | os.PathLike[str], raw: bytes | None = None) -> Edited:
    """The extractions of `claims.csv` or `claims.xlsx`, edited or not. Remarks, texts and ledger come from the tables
    beside it, or from the workbook's hidden sheet; without them the claims stand alone. `raw` is the content of a CSV
    that is no file, such as standard input; then `path` only names it.

    Raises UnreadError where the file is no table of claims.
    """
    place = Path(path)
    sheets = sheets_of(place, raw)
    sheet = sheets.get(CLAIMS_SHEET) or next(iter(sheets.values()))
    if "claim_id" not in sheet.names:
        columns = ", ".join(name for name in sheet.names if name) or "none"
        problem = f"the table has no column claim_id (its columns: {columns})"
        raise UnreadError(str(place), problem, "Name a table of claims.")
    kept: dict[str, Extraction] = {}
    problems: list[UnreadError] = []
    if MACHINE_SHEET in sheets:
        kept = _from_workbook(sheets[MACHINE_SHEET])
    elif raw is None:
        kept, problems = _from_siblings(place)
    found = _Reader(str(place), sheet, kept).read()
    return found._replace(problems=[*problems, *found.problems])


class _Reader:
    """One table on its way in."""

    def __init__(self, source: str, sheet: Sheet, kept: dict[str, Extraction]) -> None:
        self.source, self.sheet = source, sheet
        self.kept = kept
        self.claims: dict[str, list[tuple[int, Claim]]] = {name: [] for name in kept}
        self.judgements: list[Judgement] = []
        self.problems: list[UnreadError] = []
        self.seen: dict[str, int] = {}

    def read(self) -> Edited:
        """Known rows first, then those that a person added, since these may lean on an article that a later row
        names.
        """
        self._columns()
        new = [(number, row) for number, row in self.sheet.rows if not row.get("claim_id", "").strip()]
        for number, row in self.sheet.rows:
            if row.get("claim_id", "").strip():
                self._known(number, row)
        for number, row in new:
            self._added(number, row)
        return Edited([self._extraction(name) for name in self.claims], self.judgements, self.problems)

    def _columns(self) -> None:
        for name in self.sheet.names:
            if name and name not in _NAMES:
                step = "Give it the name of a column of claims.csv, or remove it; the column note takes your remarks."
                self.problems.append(UnreadError(f"{self.source}, column {name}", "there is no such column", step))

    def _known(self, number: int, row: dict[str, str]) -> None:
        name = row["claim_id"].strip()
        if name in self.seen:
            step = "Remove one of the two, or empty claim_id in the row that you add."
            self._tell(number, Misread("claim_id", f"{name} stands in row {self.seen[name]} already", step))
            return
        self.seen[name] = number
        found = written(row)
        if found is None:
            self._without_rest(number, row, name)
            return
        order, claim = found
        if claim.id != name:
            self._tell(number, Misread("claim_id", f"the row was written as {claim.id}", "Put the id back."))
        document = self._document(claim.document, row)
        self.claims[document.id].append((order, claim))
        change = changed(row, claim, document, self.sheet)
        self.judgements += change.judgements
        for misread in change.misread:
            self._tell(number, misread)

    def _without_rest(self, number: int, row: dict[str, str], name: str) -> None:
        """A row whose `rest` is gone: the claim of its cells, as if written so."""
        document = self._document(row.get("document", "").strip() or "added", row)
        claim, misread = added(row, name, document)
        for problem in misread:
            self._tell(number, problem)
        if claim is not None:
            self.claims[document.id].append((number, claim))
            self.judgements += changed({**row, "row_check": ""}, claim, document, self.sheet).judgements

    def _added(self, number: int, row: dict[str, str]) -> None:
        document = self._article_of(row)
        if document is None:
            step = "Fill document with the id of the article, as it stands in the other rows."
            self._tell(number, Misread("document", "it is not said which article this row is of", step))
            return
        misread = list(words_missing(row, document))
        claim, more = added(row, _new_id(row, document), document) if not misread else (None, [])
        for problem in (*misread, *more):
            self._tell(number, problem)
        if claim is not None:
            self.claims.setdefault(document.id, [])
            who = {"who": row.get("decided_by"), "when": row.get("decided_on"), "why": row.get("note")}
            self.judgements.append(
                Judgement(
                    target=document.id,
                    decision="add",
                    new=claim.model_dump(mode="json", by_alias=True, exclude_defaults=True),
                    **{name: (cell or "").strip() or None for name, cell in who.items()},
                )
            )

    def _article_of(self, row: dict[str, str]) -> Document | None:
        """The article that an added row means: by id, else by what else it tells, else the only one there is."""
        named = row.get("document", "").strip()
        if named in self.kept:
            return self.kept[named].document
        told = {n: row.get(n, "").strip() for n in ("url", "title", "publisher") if row.get(n, "").strip()}
        alike = [
            extraction.document
            for extraction in self.kept.values()
            if not named and all(getattr(extraction.document, name) == words for name, words in told.items())
        ]
        return alike[0] if len(alike) == 1 else None

    def _document(self, name: str, row: dict[str, str]) -> Document:
        """The article of a row; made of the row's own cells where nothing else is kept of it."""
        if name not in self.kept:
            told = {
                column: row.get(column, "").strip() or None for column in ("publisher", "published", "title", "url")
            }
            self.kept[name] = Extraction(document=Document(id=name, text="", **told), ledger=None)
        self.claims.setdefault(name, [])
        return self.kept[name].document

    def _extraction(self, name: str) -> Extraction:
        claims = tuple(claim for _, claim in sorted(self.claims[name], key=lambda pair: pair[0]))
        return self.kept[name].model_copy(update={"claims": claims})

    def _tell(self, number: int, misread: Misread) -> None:
        where = f"{self.source}, row {number}, column {misread.column}"
        self.problems.append(UnreadError(where, misread.problem, misread.next_step))


def _new_id(row: dict[str, str], document: Document) -> str:
    """An id made of what the row says, so that the same addition has the same id on every run."""
    telling = ("outcome", "number", "value", "low", "high", "quote", "place", "originator")
    return id_of("c-", document.id, *(row.get(name, "").strip() for name in telling))


def _from_workbook(sheet: Sheet) -> dict[str, Extraction]:
    """The extractions without their claims, from the pieces of JSON in the hidden sheet; a spoiled one is left out."""
    pieces: dict[str, list[tuple[int, str]]] = {}
    for _, row in sheet.rows:
        pieces.setdefault(row.get("document", ""), []).append((int(row.get("piece") or 0), row.get("json", "")))
    found = {}
    for parts in pieces.values():
        try:
            extraction = Extraction.model_validate_json("".join(words for _, words in sorted(parts)))
        except ValidationError:
            continue
        found[extraction.document.id] = _printed(extraction)
    return found


def _from_siblings(claims: Path) -> tuple[dict[str, Extraction], list[UnreadError]]:
    """The extractions without their claims, from documents.csv, remarks.csv and ledger.csv, as far as they stand there;
    and the rows of these that cannot be understood.
    """
    problems: list[UnreadError] = []
    remarks: dict[str, list[Remark]] = {}
    ledger: dict[str, list[LedgerEntry]] = {}
    kept: dict[str, Extraction] = {}

    def remark(row: dict[str, str]) -> None:
        found = Remark.model_validate_json(row["rest"])
        remarks.setdefault(found.document, []).append(found)

    def entry(row: dict[str, str]) -> None:
        ledger.setdefault(row["document"], []).append(_entry(row))

    def document(row: dict[str, str]) -> None:
        kept[row["document"]] = _printed(_kept(row, remarks, ledger))

    for name, take in (("remarks", remark), ("ledger", entry), ("documents", document)):
        file = siblings(claims)[name]
        if not file.is_file():
            continue
        sheet = sheets_of(file)[""]
        if not {column.name for column in TABLES[name]} <= set(sheet.names):
            continue  # a table of that name, but not one of ours
        for number, row in sheet.rows:
            try:
                take(row)
            except (KeyError, ValueError, ValidationError):
                where = f"{file}, row {number}"
                problems.append(UnreadError(where, "this row is not as tally wrote it", "Put it back, or remove it."))
    return kept, problems


def _kept(row: dict[str, str], remarks: dict[str, list[Remark]], ledger: dict[str, list[LedgerEntry]]) -> Extraction:
    name = row["document"]
    plain = ("title", "publisher", "publisher_role", "published", "modified", "url", "language", "reader", "sha256")
    rest: dict[str, Any] = json.loads(row.get("rest") or "{}")
    document = Document.model_validate(
        {"id": name, "text": row.get("text", ""), **{n: row.get(n) or None for n in plain}}
    )
    return Extraction(
        tally=Stamp.model_validate(rest["tally"]) if rest.get("tally") else None,
        document=document,
        remarks=tuple(remarks.get(name, ())),
        ledger=tuple(ledger.get(name, ())) if row.get("numbers_read") == "true" else None,
    )


def _entry(row: dict[str, str]) -> LedgerEntry:
    return LedgerEntry.model_validate(
        {
            "field": row["field"],
            "start": int(row["start"]),
            "end": int(row["end"]),
            "text": row["number"],
            "disposition": row["disposition"],
            "claims": tuple(row["claims"].split()),
            "reason": row["reason"] or None,
        }
    )


def _printed(extraction: Extraction) -> Extraction:
    """With the fingerprint by which copies of one wire story are known."""
    if not extraction.document.text:
        return extraction
    from tally.extraction.fingerprint import fingerprint

    return extraction.model_copy(update={"fingerprint": fingerprint(extraction.document.text)})


def machine_rows(extractions: Iterable[Extraction], longest: int) -> Iterable[tuple[str, int, str]]:
    """(document, piece, JSON) for the hidden sheet: each extraction without its claims, in pieces that fit a cell."""
    for extraction in extractions:
        bare = extraction.model_copy(update={"claims": (), "fingerprint": ()})
        words = json.dumps(bare.model_dump(mode="json", by_alias=True, exclude_defaults=True), ensure_ascii=True)
        for piece, at in enumerate(range(0, len(words), longest), 1):
            yield extraction.document.id, piece, words[at : at + longest]
