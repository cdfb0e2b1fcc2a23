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

CLAIM_COLUMN = "claim_id"


def csv_rows(text: str, source: str, fields: Fields, longest: int) -> Iterator[Found]:
    """(line number, Document or UnreadError) of every row of a CSV or TSV of articles."""
    csv.field_size_limit(longest)
    delimiter = "\t" if source.lower().endswith(".tsv") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        if fields.text not in (rows.fieldnames or ()):
            columns = ", ".join(rows.fieldnames or ()) or "none"
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
    except (OSError, ValueError) as error:
        words = f"this is no Parquet file that can be read ({type(error).__name__})"
        yield None, UnreadError(path, words, "Write it again with pyarrow or pandas.")


def raw_parquet_rows(path: str, row_groups: list[int] | None = None) -> Iterator[dict[str, Any]]:
    """The rows as they stand, streamed by batches. Raises TallyError where pyarrow is missing."""
    with parquet_file(path) as table:
        for batch in table.iter_batches(batch_size=256, row_groups=row_groups):
            yield from batch.to_pylist()


def parquet_file(path: str) -> Any:
    """The file, opened by pyarrow. Raises TallyError, with what to install, where that is missing."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise TallyError(f"{path}: reading Parquet needs pyarrow. Install it: pip install 'tally[parquet]'.") from None
    return parquet.ParquetFile(path)


def claim_tables(path: str, decisions: list[Judgement] | None = None, raw: bytes | None = None) -> Iterator[Found]:
    """The extractions that an edited table of claims (CSV, XLSX) holds, and the rows that cannot be understood; what a
    person changed goes into `decisions`. Reporting wrote the table, so reporting reads it; `raw` is one from a pipe.
    """
    from importlib import import_module

    edited: Any = import_module("tally.reporting.tables_in").read_table(path, raw)
    if decisions is not None:
        decisions.extend(edited.judgements)
    yield from ((None, item) for item in (*edited.extractions, *edited.problems))
