"""datapackage.json: what stands in which column of which CSV (Frictionless Data Package), from columns.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tally.models import Stamp
from tally.reporting.columns import MEANING, TABLES, Column

__all__ = ["KEYS", "LINKS", "datapackage"]

_TYPES = {"string": "string", "integer": "integer", "boolean": "boolean", "date": "string", "json": "string"}
KEYS = {
    "claims": "claim_id",
    "remarks": "remark_id",
    "documents": "document",
    "relations": "relation_id",
    "events": "event",
}
LINKS = {
    "claims": [("document", "documents", "document")],
    "remarks": [("document", "documents", "document")],
    "ledger": [("document", "documents", "document")],
    "relations": [("a", "claims", "claim_id"), ("b", "claims", "claim_id")],
    "reasons": [("relation_id", "relations", "relation_id")],
    "attributions": [("claim_id", "claims", "claim_id")],
    "timeline": [("claim_id", "claims", "claim_id")],
}


def datapackage(paths: Mapping[str, str], stamp: Stamp | None) -> str:
    """The descriptor as JSON text. `paths` says under which file name each table stands.

    Days are strings with a pattern: some texts give a month or a time of day.
    """
    body: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "tally",
        "title": "Casualty figures in news texts, and how they differ",
    }
    if stamp is not None:
        body["tally"] = stamp.model_dump(mode="json", by_alias=True)
    body["resources"] = [_resource(name, path, TABLES[name]) for name, path in paths.items()]
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, path: str, columns: Sequence[Column]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    if name in KEYS:
        schema["primaryKey"] = [KEYS[name]]
    schema["foreignKeys"] = [
        {"fields": [field], "reference": {"resource": resource, "fields": [target]}}
        for field, resource, target in LINKS.get(name, ())
    ]
    return {
        "name": name,
        "title": MEANING[name],
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.meaning}
    constraints: dict[str, Any] = {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.type == "date":
        constraints["pattern"] = r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?"
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if constraints:
        field["constraints"] = constraints
    return field
