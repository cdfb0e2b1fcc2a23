"""Models as JSON, in one shape everywhere, and which suffix means which format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tally.errors import UsageError
from tally.models import Noun

FORMATS = {
    ".txt": "terminal",
    ".md": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".parquet": "parquet",
}


def json_of(noun: Noun) -> str:
    """The model as one line of JSON with the contract's names; null is written out, never left out."""
    return noun.model_dump_json(by_alias=True)


def pretty_json_of(noun: Noun) -> str:
    """The model as indented JSON for people, with the same values."""
    return json.dumps(noun.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


def format_of(path: Path | None, format: str | None) -> str:
    """The report format that was named, else the one of the file's suffix, else the terminal's."""
    if format is not None:
        if format not in set(FORMATS.values()):
            raise UsageError(
                f"--format {format}: there is no such format. Take one of {', '.join(dict.fromkeys(FORMATS.values()))}."
            )
        return format
    if path is None:
        return "terminal"
    if path.suffix.lower() not in FORMATS:
        raise UsageError(
            f"{path}: the suffix names no format. Take one of {', '.join(FORMATS)}, or name one with --format."
        )
    return FORMATS[path.suffix.lower()]


def json_list(name: str, nouns: Iterable[Noun]) -> Iterator[str]:
    """{"tally": ..., name: [...]}, written as the models come; the stamp is that of the first."""
    first = True
    for noun in nouns:
        body = json_of(noun)
        if first:
            stamp = getattr(noun, "tally", None)
            yield '{"tally": ' + (json_of(stamp) if stamp else "null") + f', "{name}": [\n'
        yield body if first else ",\n" + body
        first = False
    yield "\n]}\n" if not first else f'{{"tally": null, "{name}": []}}\n'


def schema_of(name: str | None = None) -> str:
    """JSON Schema (2020-12) of one model, or of all that stand at the doors. Raises UsageError for a name that is
    none.
    """
    from pydantic.json_schema import models_json_schema

    from tally import models

    doors = {cls.__name__: cls for cls in (models.Extraction, models.Reconciliation, models.Judgement)}
    every = {
        key: cls
        for key, cls in vars(models).items()
        if isinstance(cls, type) and issubclass(cls, Noun) and cls is not Noun
    }
    if name is not None:
        if name not in every:
            raise UsageError(f"{name}: there is no such model. Take one of {', '.join(sorted(every))}.")
        schema = every[name].model_json_schema(by_alias=True, mode="serialization")
    else:
        _, schema = models_json_schema([(cls, "serialization") for cls in doors.values()], by_alias=True, title="tally")
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **schema,
            "anyOf": [{"$ref": f"#/$defs/{key}"} for key in doors],
        }
    return json.dumps(schema, indent=2) + "\n"
