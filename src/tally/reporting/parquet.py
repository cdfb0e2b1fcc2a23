"""A flat table as Parquet, with the meaning of every column in the schema."""

from __future__ import annotations

import io

from tally.errors import TallyError
from tally.models import Reconciliation
from tally.reporting.columns import MEANING, TABLES
from tally.reporting.tables import table as rows_of_table

__all__ = ["parquet"]


def parquet(result: Reconciliation, table: str = "claims") -> bytes:
    """The bytes of one table. Days are strings, since some texts give a month alone; integers are int64 with nulls.

    Raises TallyError where pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet as writer
    except ImportError:
        raise TallyError("Writing Parquet needs pyarrow. Install it with pip install 'tally[parquet]'.") from None
    types = {"integer": pyarrow.int64(), "boolean": pyarrow.bool_()}
    rows = rows_of_table(result, table)
    columns = TABLES[table]
    fields = [
        pyarrow.field(column.name, types.get(column.type, pyarrow.string()), metadata={"description": column.meaning})
        for column in columns
    ]
    stamp = {} if result.tally is None else {"tally": result.tally.model_dump_json(by_alias=True)}
    schema = pyarrow.schema(fields, metadata={"description": MEANING[table], **stamp})
    arrays = [
        pyarrow.array([_whole(row[column.name]) for row in rows], type=field.type)
        for column, field in zip(columns, fields, strict=True)
    ]
    out = io.BytesIO()
    writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _whole(cell: object) -> object:
    """A text without lone surrogates, which Parquet does not take."""
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
