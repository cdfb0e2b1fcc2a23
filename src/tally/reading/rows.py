"""One object of JSON, or one row of a table, as a Document, or as an extraction that was written earlier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from tally.errors import UnreadError
from tally.models import Document, Extraction
from tally.reading.dates import iso_date
from tally.reading.identity import document_of

_LIKELY = ("text", "body", "content", "article", "story", "full_text", "maintext")


@dataclass(frozen=True, slots=True)
class Fields:
    """Under which names rows keep the text, the date and the id of an article."""

    text: str = "text"
    date: str = "published"
    id: str = "id"


FIELDS = Fields()


def item_of(row: Any, source: str, fields: Fields, reader: str, line: int | None = None) -> Document | Extraction:
    """The Extraction where the row holds "document" and "claims", else the Document of its fields.

    Raises UnreadError, with the line, for a row that is neither.
    """
    if not isinstance(row, Mapping):
        raise UnreadError(
            source, "this is no JSON object", 'Write one object a line, such as {"id": "a1", "text": "..."}.', line
        )
    if isinstance(row.get("document"), Mapping) and "claims" in row:
        return _extraction(row, source, line)
    text = row.get(fields.text)
    if not isinstance(text, str):
        other = next((name for name in _LIKELY if isinstance(row.get(name), str)), None)
        step = f"Name the field that does, such as --text-field {other or 'body'}."
        raise UnreadError(source, f"the field {fields.text!r} holds no text", step, line)
    known = {name: _words(row.get(name)) for name in ("title", "publisher", "url", "language", "publisher_role")}
    known |= {
        "id": _words(row.get(fields.id)),
        "published": _day(row.get(fields.date)),
        "modified": _day(row.get("modified")),
    }
    return checked(text, known, source, reader, line)


def checked(text: str, known: dict[str, Any], source: str, reader: str, line: int | None = None) -> Document:
    """The Document, with its dates made ISO and a role that the contract does not know refused."""
    for name in ("published", "modified"):
        if known.get(name):
            known[name] = iso_date(known[name])
    try:
        return document_of(text, reader=reader, **known)
    except ValidationError as error:
        raise UnreadError(source, _first(error), "Correct that field, or leave it out.", line) from None


def _extraction(row: Mapping[str, Any], source: str, line: int | None) -> Extraction:
    document = {"text": "", **row["document"]}
    kept = {name: row[name] for name in ("tally", "claims", "remarks", "ledger") if name in row}
    try:
        return Extraction.model_validate({**kept, "document": document})
    except ValidationError as error:
        raise UnreadError(
            source, f"this extraction is not as tally writes them: {_first(error)}", "Extract its document again.", line
        ) from None


def _first(error: ValidationError) -> str:
    problem = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in problem["loc"])
    return f"{where}: {problem['msg'][:1].lower()}{problem['msg'][1:]}"


def _words(value: Any) -> str | None:
    """The value as words: a string or a number as it stands, the name of a schema.org object, None for the rest."""
    if value is None:
        return None
    # A string needs no look at the abstract class, which costs more than all else here.
    if not isinstance(value, str) and isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return None
    return str(value) if isinstance(value, int | float) else None


def _day(value: Any) -> str | None:
    if not isinstance(value, str) and hasattr(value, "isoformat"):
        return str(value.isoformat())
    return _words(value)
