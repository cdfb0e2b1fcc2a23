"""One workbook of what people look at first, with a hidden sheet from which everything is read again.

Every text is written as text: no formula, no link (CWE-1236). Days are days, integers integers; ids stay text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tally.errors import TallyError
from tally.models import Extraction, Reconciliation
from tally.reporting import wording
from tally.reporting.columns import CHECK, MEANING, PEOPLE, TABLES, Column
from tally.reporting.rows import Cell, Row
from tally.reporting.tables import table
from tally.reporting.tables_in import CLAIMS_SHEET, MACHINE_SHEET, machine_rows

__all__ = ["SHEETS", "plain_workbook", "workbook"]

SHEETS = {
    CLAIMS_SHEET: "claims",
    "Differences": "relations",
    "Roll-ups": "rollups",
    "Timeline": "timeline",
    "Articles": "documents",
    "Remarks": "remarks",
    "Numbers set aside": "ledger",
}
LONGEST = 32_000  # characters; a cell takes 32,767
HIDDEN = {"rest", "sha256", "text", CHECK, "start", "end", "number_start", "number_end", "field"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook(result: Reconciliation) -> bytes:
    """The XLSX file. Raises TallyError where xlsxwriter is not installed."""
    out, book = _book()
    look = _formats(book)
    for name, rows_name in SHEETS.items():
        rows = table(result, rows_name)
        if rows_name == "ledger":
            rows = [row for row in rows if row["disposition"] == "set_aside"]
        _sheet(book.add_worksheet(name), TABLES[rows_name], rows, look)
    _about(book.add_worksheet("About"), result, look)
    _machine(book.add_worksheet(MACHINE_SHEET), result)
    book.close()
    return out.getvalue()


def plain_workbook(sheets: Mapping[str, tuple[Sequence[Column], Sequence[Row]]]) -> bytes:
    """A workbook of other tables, each with its columns, under the same guards."""
    out, book = _book()
    look = _formats(book)
    for name, (columns, rows) in sheets.items():
        _sheet(book.add_worksheet(name), columns, rows, look)
    book.close()
    return out.getvalue()


def _book() -> tuple[io.BytesIO, Any]:
    """An empty workbook in memory. Raises TallyError where xlsxwriter is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise TallyError("Writing XLSX needs xlsxwriter. Install it with pip install 'tally[xlsx]'.") from None
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    # No clock is read: the same result gives the same bytes.
    book.set_properties({"created": datetime(2000, 1, 1)})
    return out, book


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8ECEF", "valign": "top", "text_wrap": True}),
        "yours": book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#FFF2CC", "valign": "top", "text_wrap": True}
        ),
        "text": book.add_format({**top, "num_format": "@"}),
        "wrap": book.add_format({**top, "num_format": "@", "text_wrap": True}),
        "integer": book.add_format({**top, "num_format": "0"}),
        "date": book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }


def _sheet(sheet: Any, columns: Sequence[Column], rows: Sequence[Row], look: dict[str, Any]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, look["text"], {"hidden": column.name in HIDDEN})
        sheet.write_string(0, place, column.name, look["yours" if column.name in PEOPLE else "head"])
        sheet.write_comment(0, place, column.meaning)
        if column.name == PEOPLE[0]:
            sheet.data_validation(
                1, place, max(len(rows), 1) + 200, place, {"validate": "list", "source": list(column.allowed)}
            )
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            _cell(sheet, number, place, column, row[column.name], look)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)


def _cell(sheet: Any, row: int, place: int, column: Column, cell: Cell, look: dict[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell, look["integer"])
    elif column.type == "date" and _DAY.fullmatch(cell):
        day = _day(cell)
        if day is not None:
            sheet.write_datetime(row, place, day, look["date"])
        else:
            sheet.write_string(row, place, cell, look["text"])
    elif len(cell) <= LONGEST:
        sheet.write_string(row, place, _ILLEGAL.sub("\ufffd", cell), look["wrap" if column.width >= 40 else "text"])


def _day(iso: str) -> date | None:
    """The day, where spreadsheets know it: they begin in 1900."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


def _about(sheet: Any, result: Reconciliation, look: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110, look["wrap"])
    sheet.write_string(0, 0, "Casualty figures in news texts, and how they differ", look["title"])
    for number, (name, words) in enumerate(_lines(result), 2):
        sheet.write_string(number, 0, name, look["head"])
        sheet.write_string(number, 1, words, look["wrap"])


def _lines(result: Reconciliation) -> Iterable[tuple[str, str]]:
    if result.tally is not None:
        yield "Made by", f"tally {result.tally.version}, schema {result.tally.schema_}, words {result.tally.lexicon}"
    yield "Articles", str(len(result.documents))
    for name, rows_name in SHEETS.items():
        yield name, MEANING[rows_name] + ("; only those set aside" if rows_name == "ledger" else "")
    for rule in sorted({(rollup.policy, rollup.convention) for rollup in result.rollups}):
        yield "Rule of the roll-ups", f"{wording.label('policy', rule[0])}; {wording.label('convention', rule[1])}"
    yield (
        "What a range is",
        "From the smallest to the largest figure that independent sources report. It is no confidence interval.",
    )
    yield (
        "Working on it",
        "In the sheet Claims, change a cell to correct it, write reject in the column decision to leave a claim "
        "out, or add a row with an empty claim_id. Say who you are in decided_by and why in note. Then run: tally "
        "reconcile THIS FILE. Rows may be sorted, filtered and removed; quote, number and the places of words are "
        "the text's own.",
    )


def _machine(sheet: Any, result: Reconciliation) -> None:
    """The hidden sheet: documents, remarks and ledger as JSON in pieces, for reading everything again."""
    for place, name in enumerate(("document", "piece", "json")):
        sheet.write_string(0, place, name)
    extractions = [
        Extraction(
            tally=result.tally,
            document=document,
            remarks=tuple(remark for remark in result.remarks if remark.document == document.id),
            ledger=result.ledger.get(document.id),
        )
        for document in result.documents
    ]
    for number, (document_id, piece, words) in enumerate(machine_rows(extractions, LONGEST), 1):
        sheet.write_string(number, 0, _ILLEGAL.sub("\ufffd", document_id))
        sheet.write_number(number, 1, piece)
        sheet.write_string(number, 2, words)
    sheet.very_hidden()
