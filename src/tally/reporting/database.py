"""The flat tables as one SQLite database, with full-text search over the quotes and every column described.

Datasette finds the search by itself; the descriptions are in `_columns`, and in the metadata file that `write` puts
beside the database (datasette story.db -m story-metadata.json).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tally.models import Reconciliation
from tally.reporting.columns import MEANING, TABLES, Column
from tally.reporting.package import KEYS, LINKS
from tally.reporting.rows import Row
from tally.reporting.tables import tables

__all__ = ["database", "metadata"]

_TYPES = {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT", "json": "TEXT"}


def database(result: Reconciliation) -> bytes:
    """The file's bytes: the same result gives the same tables in the same order."""
    base = sqlite3.connect(":memory:")
    try:
        for name, rows in tables(result).items():
            _fill(base, name, TABLES[name], rows)
        for index, (table, column) in enumerate(_lookups()):
            base.execute(f"CREATE INDEX look_{index} ON {_name(table)} ({_name(column)})")
        _search(base, "claims", ("quote", "population", "originator"))
        _search(base, "remarks", ("quote",))
        _describe(base)
        base.commit()
        return base.serialize()
    finally:
        base.close()


def metadata(name: str) -> str:
    """Datasette's metadata for a database of that name, as JSON text: what each table and column means."""
    described = {
        table: {"description": MEANING[table], "columns": {column.name: column.meaning for column in columns}}
        for table, columns in TABLES.items()
    }
    body = {"title": "Casualty figures in news texts, and how they differ", "databases": {name: {"tables": described}}}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _fill(base: sqlite3.Connection, table: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    parts = [f"{_name(column.name)} {_TYPES[column.type]}" for column in columns]
    if table in KEYS:
        parts.append(f"PRIMARY KEY ({_name(KEYS[table])})")
    for column, other, target in LINKS.get(table, ()):
        parts.append(f"FOREIGN KEY ({_name(column)}) REFERENCES {_name(other)} ({_name(target)})")
    base.execute(f"CREATE TABLE {_name(table)} ({', '.join(parts)})")
    slots = ", ".join("?" * len(columns))
    cells = ([row[column.name] for column in columns] for row in rows)
    base.executemany(f"INSERT OR IGNORE INTO {_name(table)} VALUES ({slots})", cells)


def _lookups() -> list[tuple[str, str]]:
    return [(table, column) for table, links in LINKS.items() for column, _, _ in links]


def _search(base: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    names = ", ".join(map(_name, columns))
    # Datasette knows a search table by content="claims", in double quotes.
    base.execute(f'CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content="{table}", tokenize="unicode61")')
    base.execute(f"INSERT INTO {table}_fts (rowid, {names}) SELECT rowid, {names} FROM {table}")


def _describe(base: sqlite3.Connection) -> None:
    base.execute('CREATE TABLE _columns ("table" TEXT, "column" TEXT, "type" TEXT, "meaning" TEXT, "allowed" TEXT)')
    rows = [
        (table, column.name, column.type, column.meaning, " ".join(column.allowed) or None)
        for table, columns in TABLES.items()
        for column in columns
    ]
    base.executemany("INSERT INTO _columns VALUES (?, ?, ?, ?, ?)", rows)


def _name(name: str) -> str:
    """A column's name quoted: some are words of SQL ("when", "end")."""
    return f'"{name}"'
