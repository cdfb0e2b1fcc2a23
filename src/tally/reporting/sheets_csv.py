"""Rows as CSV: UTF-8 with a byte-order mark and CRLF in files that people open, plain on pipes.

A cell that a spreadsheet would take for a formula is guarded with an apostrophe, which reading takes off again
(CWE-1236).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from tally.reporting.columns import Column
from tally.reporting.rows import Cell, Row

__all__ = ["BOM", "csv_text", "guarded", "unguarded"]

BOM = "\ufeff"
_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guarded(words: str) -> str:
    """The words with an apostrophe before them where a spreadsheet would read a formula."""
    return "'" + words if _RISKY.match(words) else words


def unguarded(words: str) -> str:
    """The words without that apostrophe."""
    return words[1:] if _GUARDED.match(words) else words


def csv_text(rows: Iterable[Row], columns: Sequence[Column], *, for_people: bool, header: bool = True) -> str:
    """The table as text. `for_people` gives the mark and CRLF; NUL, which no CSV reader takes, becomes U+FFFD."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n" if for_people else "\n")
    names = [column.name for column in columns]
    if header:
        if for_people:
            out.write(BOM)
        writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return out.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell.replace("\x00", "\ufffd")) if isinstance(cell, str) else str(cell)
