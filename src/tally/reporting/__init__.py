"""report(result, format): what people open. One structure (story.py) feeds the terminal, Markdown and the page; one set
of flat rows (tables.py) feeds CSV, XLSX, SQLite, Parquet and frames.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from tally.errors import UsageError
from tally.models import Extraction, Reconciliation

__all__ = ["FORMATS", "extractions_as", "report", "write"]

FORMATS = ("terminal", "markdown", "json", "csv", "html", "xlsx", "sqlite", "parquet")
ARTICLES = ("excerpts", "full", "none")
PRESETS = ("ucdp", "acled")


def report(
    result: Reconciliation,
    format: str = "terminal",
    *,
    width: int | None = None,
    color: bool | None = None,
    articles: str = "excerpts",
    preset: str | None = None,
) -> str | bytes:
    """The report on a result: text for terminal, markdown, json, csv and html, bytes for xlsx, sqlite and parquet.

    `width` and `color` are the terminal's; `articles` says how much of the texts a page shows (excerpts, full, none);
    `preset` gives a recorder's columns (ucdp, acled) in place of ours, as csv or xlsx.
    Raises UsageError for a value that is none of these.
    """
    _one_of(format, FORMATS, "format")
    _one_of(articles, ARTICLES, "articles")
    if preset is not None:
        from tally.reporting.presets import preset_as

        _one_of(preset, PRESETS, "preset")
        return preset_as(result, preset, format)
    if format == "json":
        from tally.output import pretty_json_of

        return pretty_json_of(result)
    if format in ("terminal", "markdown", "html"):
        return _told(result, format, width, color, articles)
    return _tabled(result, format)


def write(result: Reconciliation, path: str | os.PathLike[str], format: str | None = None, **options: Any) -> None:
    """Write the report to `path`, in `format` or that of its suffix, whole or not at all. A folder, or a path without a
    suffix, takes the CSV tables and their datapackage.json; beside a .csv file stand its sibling tables.

    Raises UsageError for a suffix that names no format, TallyError where the place cannot be written.
    """
    from tally.reporting.writing import write_report

    write_report(result, path, format, options)


def extractions_as(kind: str, extractions: Iterable[Extraction]) -> Iterator[str | bytes]:
    """Pieces of `tally extract --format table|csv`, one document at a time: bounded memory, whatever comes in."""
    from tally.reporting.extracted import csv_pieces, table_pieces

    _one_of(kind, ("table", "csv"), "format")
    yield from csv_pieces(extractions) if kind == "csv" else table_pieces(extractions)


def _told(result: Reconciliation, format: str, width: int | None, color: bool | None, articles: str) -> str:
    from tally.reporting.story import story

    told = story(result)
    if format == "markdown":
        from tally.reporting.markdown import markdown

        return markdown(told)
    if format == "terminal":
        from tally.reporting.terminal import terminal

        return terminal(told, width, color)
    from tally.reporting.page import page

    return page(result, told, articles)


def _tabled(result: Reconciliation, format: str) -> str | bytes:
    if format == "csv":
        from tally.reporting.columns import CLAIMS
        from tally.reporting.sheets_csv import csv_text
        from tally.reporting.tables import table

        return csv_text(table(result, "claims"), CLAIMS, for_people=False)
    if format == "xlsx":
        from tally.reporting.workbook import workbook

        return workbook(result)
    if format == "sqlite":
        from tally.reporting.database import database

        return database(result)
    from tally.reporting.parquet import parquet

    return parquet(result)


def _one_of(value: str, allowed: tuple[str, ...], name: str) -> None:
    if value not in allowed:
        raise UsageError(f"{name} {value!r}: there is no such choice. Take one of {', '.join(allowed)}.")
