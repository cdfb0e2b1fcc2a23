"""The cells of a saved table, as words, whatever program saved it: CSV with commas, semicolons or tabs, or XLSX."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tally.errors import TallyError, UnreadError
from tally.reporting.rows import same_cell
from tally.reporting.sheets_csv import unguarded

__all__ = ["Sheet", "sheets_of"]

LARGEST = 400_000_000  # bytes of an unpacked workbook; a table of a million claims stays below
_WHOLE = re.compile(r"[+-]?\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|[+-]?\d+(?:\.0+)?")
SAVE_AGAIN = "Save the table again as CSV UTF-8 or as XLSX."


@dataclass(slots=True)
class Sheet:
    """One table: the names of its columns, its rows by their number in the file, and how its words were encoded."""

    names: list[str]
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    encoding: str = "utf-8"

    def same(self, written: Any, saved: str) -> bool:
        """Whether a saved cell says what was written; a table saved in a smaller character set says it with "?"."""
        if same_cell(written, saved):
            return True
        return self.encoding != "utf-8" and same_cell(_shrunk(str(written or ""), self.encoding), saved)


def sheets_of(path: Path, raw: bytes | None = None) -> dict[str, Sheet]:
    """The sheets of a workbook by name, or the one sheet of a CSV file under the name ""; `raw` is a CSV read already.

    Raises UnreadError where the file is no table.
    """
    if raw is None and path.suffix.lower() == ".xlsx":
        return _workbook(path)
    return {"": _csv(path, raw)}


def whole_number(words: str) -> int | None:
    """The integer that a cell holds: "60", "60.0", "1,200"; None for anything else."""
    found = _WHOLE.fullmatch(words.strip())
    return int(re.sub(r"[,\u00a0\u202f ]|\.0+\Z", "", found.group())) if found else None


def _csv(path: Path, raw: bytes | None) -> Sheet:
    try:
        raw = path.read_bytes() if raw is None else raw
    except OSError as error:
        raise UnreadError(str(path), f"it cannot be opened ({error.strerror or error})", "Check the file.") from None
    try:
        text, encoding = raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = raw.decode("cp1252", "replace"), "cp1252"
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip() for name in next(reader, [])]
        sheet = Sheet(names, encoding=encoding)
        for number, cells in enumerate(reader, 2):
            if any(cells):
                sheet.rows.append((number, _row(names, [unguarded(cell) for cell in cells])))
    except csv.Error as error:
        raise UnreadError(str(path), f"this row is no CSV ({error})", SAVE_AGAIN, reader.line_num) from None
    return sheet


def _workbook(path: Path) -> dict[str, Sheet]:
    try:
        import openpyxl
    except ImportError:
        raise TallyError(f"{path}: reading XLSX needs openpyxl. Install it with pip install 'tally[xlsx]'.") from None
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST:
            raise UnreadError(str(path), "it unpacks to more than 400 MB", "Split the table.")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            return {str(sheet.title): _sheet(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
        finally:
            book.close()
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, SyntaxError) as error:
        problem = f"this is no workbook that can be read ({type(error).__name__})"
        raise UnreadError(str(path), problem, SAVE_AGAIN) from None


def _sheet(rows: Iterator[Sequence[Any]]) -> Sheet:
    names = [_words(cell).strip() for cell in next(iter(rows), ())]
    sheet = Sheet(names)
    for number, cells in enumerate(rows, 2):
        words = [_words(cell) for cell in cells]
        if any(words):
            sheet.rows.append((number, _row(names, words)))
    return sheet


def _row(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}


def _words(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _shrunk(words: str, encoding: str) -> str:
    return words.encode(encoding, "replace").decode(encoding)
