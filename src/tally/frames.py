"""The pandas door: flat tables as DataFrames with fixed dtypes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tally.errors import UsageError
from tally.models import Claim, Document, Reconciliation

__all__ = ["claims_frame", "table_frame"]

DTYPES: dict[str, Any] = {
    "string": "string",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "string",
    "json": "string",
}


def claims_frame(claims: Iterable[Claim], documents: Iterable[Document]) -> Any:
    """One row a claim, with the columns of `claims.csv`; integers are Int64, so that unknown stays unknown."""
    from tally.reporting.rows import claim_rows

    return _frame("claims", list(claim_rows(claims, documents)))


def table_frame(result: Reconciliation, table: str = "claims") -> Any:
    """One flat table of a result: claims, remarks, documents, relations, rollups, ledger, timeline, events, reasons or
    attributions. Days stay ISO words, since some texts give a month alone.

    Raises UsageError for another name.
    """
    from tally.reporting.columns import TABLES
    from tally.reporting.tables import table as rows_of_table

    if table not in TABLES:
        raise UsageError(f"{table}: there is no such table. Take one of {', '.join(TABLES)}.")
    return _frame(table, rows_of_table(result, table))


def _frame(table: str, rows: list[Any]) -> Any:
    import pandas

    from tally.reporting.columns import TABLES

    return pandas.DataFrame(
        {
            column.name: pandas.array([row[column.name] for row in rows], dtype=DTYPES[column.type])
            for column in TABLES[table]
        }
    )
