"""Reports as files: the format by the suffix, each file written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tally.errors import TallyError, UsageError
from tally.files import write_whole
from tally.models import Reconciliation
from tally.output import FORMATS
from tally.reporting.columns import TABLES
from tally.reporting.database import metadata
from tally.reporting.package import datapackage
from tally.reporting.parquet import parquet
from tally.reporting.sheets_csv import csv_text
from tally.reporting.tables import tables

__all__ = ["siblings", "write_report"]


def write_report(
    result: Reconciliation, path: str | os.PathLike[str], format: str | None, options: Mapping[str, Any]
) -> None:
    """See `tally.reporting.write`."""
    from tally.reporting import report

    goal = Path(path)
    kind = format or _format_of(goal)
    if kind == "csv" and options.get("preset") is None:
        _csv_files(result, goal)
        return
    if kind == "parquet" and options.get("preset") is None:
        for name, file in siblings(goal).items():
            write_whole(file, parquet(result, name))
        return
    if kind == "terminal":
        options = {"color": False, "width": 100, **options}
    content = report(result, kind, **options)
    if kind == "csv" and isinstance(content, str):
        content = "\ufeff" + content.replace("\n", "\r\n")
    write_whole(goal, content.encode("utf-8", "replace") if isinstance(content, str) else content)
    if kind == "sqlite":
        write_whole(goal.with_name(f"{goal.stem}-metadata.json"), metadata(goal.stem))


def siblings(claims: Path) -> dict[str, Path]:
    """Where each table stands beside a claims table: remarks.csv beside claims.csv, story-remarks.csv beside
    story.csv.
    """
    lead = "" if claims.stem == "claims" else f"{claims.stem}-"
    return {name: claims if name == "claims" else claims.with_name(f"{lead}{name}{claims.suffix}") for name in TABLES}


def _csv_files(result: Reconciliation, goal: Path) -> None:
    """Every table as a CSV file, then the datapackage.json that describes them."""
    if goal.suffix.lower() != ".csv":
        try:
            goal.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TallyError(
                f"{goal}: the folder cannot be made ({error.strerror or error}). Choose another place."
            ) from error
        goal = goal / "claims.csv"
    files = siblings(goal)
    for name, rows in tables(result).items():
        write_whole(files[name], csv_text(rows, TABLES[name], for_people=True).encode("utf-8", "replace"))
    lead = "" if goal.stem == "claims" else f"{goal.stem}-"
    described = datapackage({name: file.name for name, file in files.items()}, result.tally)
    write_whole(goal.with_name(f"{lead}datapackage.json"), described)


def _format_of(goal: Path) -> str:
    if goal.is_dir() or not goal.suffix:
        return "csv"
    found = FORMATS.get(goal.suffix.lower())
    if found is None:
        raise UsageError(
            f"{goal}: the suffix names no format. Take one of {', '.join(FORMATS)}, or a folder for CSV tables."
        )
    return found
