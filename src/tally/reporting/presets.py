"""The columns of two recorders, filled as far as the texts honestly allow; the rest stays empty.

Sources: UCDP GED codebook (low, best, high; deaths by side; date_prec), ACLED codebook (fatalities = the lowest figure;
time_precision). No preset says who did it, who the sides are, or where a place lies: that is a recorder's own work. The
policy and the convention stand in every row.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources import files

from tally.errors import UsageError
from tally.models import Claim, Document, Event, Reconciliation, RollUp
from tally.reporting import wording
from tally.reporting.columns import Column, Type
from tally.reporting.rows import Row
from tally.reporting.sheets_csv import csv_text

__all__ = ["COLUMNS", "preset_as", "preset_rows"]


def _kind(name: str, integers: Iterable[str]) -> Type:
    return "integer" if name in integers else "date" if name in DAYS else "string"


DAYS = ("event_date", "date_start", "date_end")
_NAMES: dict[str, list[str]] = tomllib.loads(
    files("tally.reporting").joinpath("recorders.toml").read_text(encoding="utf-8")
)
COLUMNS = {
    preset: tuple(Column(name, _kind(name, _NAMES["integers"]), name) for name in _NAMES[preset])
    for preset in ("ucdp", "acled")
}


def preset_as(result: Reconciliation, preset: str, format: str) -> str | bytes:
    """The recorder's table as csv (also where the terminal is asked for) or xlsx. Raises UsageError for other
    formats.
    """
    rows = preset_rows(result, preset)
    if format in ("csv", "terminal"):
        return csv_text(rows, COLUMNS[preset], for_people=False)
    if format == "xlsx":
        from tally.reporting.workbook import plain_workbook

        return plain_workbook({preset.upper(): (COLUMNS[preset], rows)})
    raise UsageError(f"--preset {preset} is a table: take csv or xlsx, not {format}.")


def preset_rows(result: Reconciliation, preset: str) -> list[Row]:
    """One row an event that has a roll-up of people killed; empty cells where the texts do not tell."""
    claims = {claim.id: claim for claim in result.claims}
    documents = {document.id: document for document in result.documents}
    rows = []
    for event in result.events:
        deaths = [r for r in result.rollups if r.event == event.id and r.outcome == "killed" and r.unit == "persons"]
        whole = next((r for r in deaths if r.population is None and r.place is None), None)
        whole = whole or next((r for r in deaths if r.population is None), None)
        if whole is None:
            continue
        about = [claims[name] for name in event.claims if name in claims]
        told = _ucdp if preset == "ucdp" else _acled
        row = dict.fromkeys(_NAMES[preset]) | told(event, whole, deaths, about, documents)
        rows.append({**row, "policy": whole.policy, "convention": whole.convention, "claims": " ".join(whole.inputs)})
    return rows


def _ucdp(
    event: Event, whole: RollUp, deaths: Sequence[RollUp], about: Sequence[Claim], documents: Mapping[str, Document]
) -> Row:
    first, last = _days(about, whole)
    sources = _documents(about, documents)
    named = whole.policy != "range" and whole.low is not None and whole.low == whole.high
    return {
        "id": event.id,
        "year": first.year if first else None,
        "number_of_sources": len(sources),
        "source_article": _listed(_article(document) for document in sources),
        "source_office": _listed(document.publisher for document in sources),
        "source_date": _listed((document.published or "")[:10] for document in sources),
        "source_headline": _listed(document.title for document in sources),
        "source_original": _listed(claim.attribution[0].name for claim in about if claim.attribution),
        "where_description": event.place,
        "date_prec": _ucdp_precision(first, last),
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        "deaths_civilians": _of_civilians(deaths, about),
        "best": whole.low if named else None,
        "high": None if whole.open_high else whole.high,
        "low": whole.low,
    }


def _acled(
    event: Event, whole: RollUp, deaths: Sequence[RollUp], about: Sequence[Claim], documents: Mapping[str, Document]
) -> Row:
    first, last = _days(about, whole)
    sources = _documents(about, documents)
    inputs = [claim for claim in about if claim.id in whole.inputs]
    return {
        "event_id_cnty": event.id,
        "event_date": first.isoformat() if first else None,
        "year": first.year if first else None,
        "time_precision": _acled_precision(first, last),
        "location": event.place,
        "source": _listed(document.publisher for document in sources),
        "notes": _listed(f"{wording.who(c, documents.get(c.document))}: “{wording.one_line(c.quote)}”" for c in inputs),
        "fatalities": whole.low,
    }


def _days(about: Sequence[Claim], whole: RollUp) -> tuple[date | None, date | None]:
    """First and last day of what the total counts, where the texts' words were resolved to days."""
    used = [claim for claim in about if claim.id in whole.inputs and claim.when_from]
    days = [day for claim in used for day in (_day(claim.when_from), _day(claim.when_to or claim.when_from)) if day]
    return (min(days), max(days)) if days else (None, None)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _ucdp_precision(first: date | None, last: date | None) -> int | None:
    """1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer (UCDP GED codebook, date_prec)."""
    if first is None or last is None:
        return None
    span = (last - first).days + 1
    return 1 if span == 1 else 2 if span <= 6 else 3 if span == 7 else 4 if span <= 31 else 5


def _acled_precision(first: date | None, last: date | None) -> int | None:
    """1 a day, 2 within a week, 3 longer (ACLED codebook, time_precision)."""
    if first is None or last is None:
        return None
    return 1 if first == last else 2 if (last - first).days < 7 else 3


def _of_civilians(deaths: Sequence[RollUp], about: Sequence[Claim]) -> int | None:
    """The low of a roll-up all of whose figures are of people described as civilians."""
    status = {claim.id: claim.population.status for claim in about}
    rows = [r for r in deaths if r.inputs and all(status.get(name) == "civilian" for name in r.inputs)]
    return rows[0].low if len(rows) == 1 else None


def _documents(about: Sequence[Claim], documents: Mapping[str, Document]) -> list[Document]:
    return [documents[name] for name in dict.fromkeys(claim.document for claim in about) if name in documents]


def _article(document: Document) -> str:
    return ", ".join(part for part in (document.publisher, (document.published or "")[:10], document.title) if part)


def _listed(words: Iterable[str | None]) -> str | None:
    """Words once each, in their order, separated by semicolons."""
    once = dict.fromkeys(word for word in words if word)
    return "; ".join(once) or None
