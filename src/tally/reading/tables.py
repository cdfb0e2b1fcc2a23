"""Articles kept in tables: CSV, TSV and Parquet with a text column. Tables of claims go to the reader of our own
tables.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from tally.errors import TallyError, UnreadError
from tally.models import Judgement
from tally.reading.lines import Found
from tally.reading.rows import Fields, item_of
from tally.settings import show_size

CLAIM_COLUMN = "claim_id"
_LONGEST_LIST = 200
# Few rows at a time: the longest text that is let in may stand in each of them.
_ROWS, _PIECE = 8, 1 << 20
# A row group packs well, but a text of words not fifty to one.
_MOST_UNPACKED, _MOST_TIMES = 1_000_000_000, 50


def csv_rows(text: str, source: str, fields: Fields, longest: int) -> Iterator[Found]:
    """(line number, Document or UnreadError) of every row of a CSV or TSV of articles."""
    csv.field_size_limit(longest)
    delimiter = "\t" if source.lower().endswith(".tsv") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        if fields.text not in (rows.fieldnames or ()):
            columns = ", ".join(rows.fieldnames or ()) or "none"
            columns = columns if len(columns) <= _LONGEST_LIST else f"{columns[:_LONGEST_LIST]} ..."
            yield (
                None,
                UnreadError(
                    source,
                    f"the table has no column {fields.text!r} (its columns: {columns})",
                    "Name the text's column with --text-field.",
                ),
            )
            return
        for row in rows:
            try:
                yield rows.line_num, item_of(row, source, fields, "csv", rows.line_num)
            except UnreadError as problem:
                yield rows.line_num, problem
    except csv.Error as error:
        yield (
            rows.line_num,
            UnreadError(
                source, f"this row is no CSV ({error})", "Save the table again as CSV in UTF-8.", rows.line_num
            ),
        )


def holds_claims(first_line: str) -> bool:
    """Whether a table's first line names the columns of our claims table."""
    return CLAIM_COLUMN in first_line.replace('"', "").replace("\t", ",").replace(";", ",").strip().split(",")


def parquet_rows(path: str, fields: Fields, row_groups: list[int] | None = None) -> Iterator[Found]:
    """(row number, Document or UnreadError) of every row of a Parquet file of articles, or of some row groups of it."""
    number = 0
    try:
        for row in raw_parquet_rows(path, row_groups):
            number += 1
            try:
                yield number, item_of(row, path, fields, "parquet", number)
            except UnreadError as problem:
                yield number, problem
    except UnreadError as problem:
        yield None, problem


def raw_parquet_rows(path: str, row_groups: list[int] | None = None) -> Iterator[dict[str, Any]]:
    """The rows as they stand, streamed. Raises UnreadError for a file that is broken or a bomb, TallyError where pyarrow
    is missing.
    """
    try:
        with parquet_file(path) as table:
            for number in range(table.num_row_groups) if row_groups is None else row_groups:
                yield from _group_rows(path, table, number)
    except TallyError:
        raise
    except Exception as error:
        raise _unreadable(path, error) from None


def row_groups(path: str) -> int:
    """How many row groups a Parquet file has. Raises UnreadError for what is none, TallyError where pyarrow is missing."""
    try:
        with parquet_file(path) as table:
            return int(table.num_row_groups)
    except TallyError:
        raise
    except Exception as error:
        raise _unreadable(path, error) from None


def _unreadable(path: str, error: Exception) -> UnreadError:
    words = f"this is no Parquet file that can be read ({type(error).__name__})"
    return UnreadError(path, words, "Write it again with pyarrow or pandas.")


def _group_rows(path: str, table: Any, number: int) -> Iterator[dict[str, Any]]:
    """The rows of one row group, no more of them than such a file can honestly hold: a dictionary with one long text in it
    makes terabytes of a few thousand bytes.
    """
    group = table.metadata.row_group(number)
    packed = sum(group.column(at).total_compressed_size for at in range(group.num_columns))
    most, told, unpacked = max(_MOST_UNPACKED, _MOST_TIMES * packed), group.total_byte_size, 0
    batches = table.iter_batches(batch_size=_ROWS, row_groups=[number]) if told <= most else ()
    for batch in batches:
        columns = list(zip(batch.schema.names, batch.columns, strict=True))
        for at in range(batch.num_rows):
            row = {name: column[at].as_py() for name, column in columns}
            unpacked += sum(len(value) for value in row.values() if isinstance(value, str | bytes))
            if unpacked > most:
                break
            yield row
        if unpacked > most:
            break
    if max(told, unpacked) > most:
        problem = f"row group {number} of {show_size(packed)} unpacks to more than {show_size(most)}"
        raise UnreadError(path, problem, "Write it again with fewer rows a group, or leave it out.")


def parquet_file(path: str) -> Any:
    """The file, opened by pyarrow. Raises TallyError, with what to install, where that is missing."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise TallyError(f"{path}: reading Parquet needs pyarrow. Install it: pip install 'tally[parquet]'.") from None
    # Read as it is needed, not a row group ahead: archives are written with hundreds of megabytes a group.
    return parquet.ParquetFile(path, pre_buffer=False, buffer_size=_PIECE)


def claim_tables(path: str, decisions: list[Judgement] | None = None, raw: bytes | None = None) -> Iterator[Found]:
    """The extractions that an edited table of claims (CSV, XLSX) holds, and the rows that cannot be understood; what a
    person changed goes into `decisions`. Reporting wrote the table, so reporting reads it; `raw` is one from a pipe.
    """
    from importlib import import_module

    edited: Any = import_module("tally.reporting.tables_in").read_table(path, raw)
    if decisions is not None:
        decisions.extend(edited.judgements)
    yield from ((None, item) for item in (*edited.extractions, *edited.problems))
