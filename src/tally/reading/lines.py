"""JSON Lines, streamed: one row at a time, a bad line told and passed over, a monstrous one never held in memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from tally.errors import UnreadError
from tally.models import Document, Extraction
from tally.reading.decoding import decode
from tally.reading.rows import Fields, item_of
from tally.settings import Limits, show_size

Found = tuple[int | None, Document | Extraction | UnreadError]
# An article is a handful of values, the largest extraction that a line may hold a million or two; small ones take sixty
# times their size in memory.
_MOST_VALUES = 2_000_000
_SMALL = 1_000_000
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.S)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def json_lines(
    stream: IO[bytes], source: str, fields: Fields, limits: Limits, encoding: str | None = None, end: int | None = None
) -> Iterator[Found]:
    """(line number, Document, Extraction or UnreadError) for every line that is not empty, up to the byte `end`."""
    wide = (encoding or "").lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32"))
    for number, raw in raw_lines(stream, limits.line_size):
        if wide or (number == 1 and raw is not None and raw.startswith(_WIDE_MARKS)):
            problem = "these lines are in UTF-16 or UTF-32, and cannot be told apart byte by byte"
            yield None, UnreadError(source, problem, "Save the file as UTF-8.")
            return
        if raw is None or raw.strip():
            yield number, _item(raw, number, source, fields, limits, encoding)
        if end is not None and stream.tell() >= end:
            return


def _item(
    raw: bytes | None, number: int, source: str, fields: Fields, limits: Limits, encoding: str | None
) -> Document | Extraction | UnreadError:
    if raw is None:
        problem = f"this line is longer than {show_size(limits.line_size)}"
        return UnreadError(source, problem, "Raise the limit with --max-line-size, or split the line.", number)
    try:
        text = decode(raw, source, encoding=encoding, line=number)
        return item_of(_loaded(text, source, number), source, fields, "jsonl", number)
    except UnreadError as problem_found:
        return problem_found


def raw_lines(stream: IO[bytes], longest: int) -> Iterator[tuple[int, bytes | None]]:
    """(number from 1, bytes) of every line; None in place of one that is longer than `longest`, which is skipped in
    pieces.
    """
    number = 0
    while raw := stream.readline(longest + 1):
        number += 1
        if len(raw) <= longest or raw.endswith(b"\n"):
            yield number, raw
            continue
        while (more := stream.readline(1 << 20)) and not more.endswith(b"\n"):
            pass
        yield number, None


def json_file(text: str, source: str, fields: Fields) -> Iterator[Found]:
    """The articles of one JSON value: an object, a list of them, an `extract --format json` or a `reconcile --format
    json`.
    """
    value = _loaded(text, source, None)
    if isinstance(value, dict) and isinstance(value.get("extractions"), list):
        value = value["extractions"]
    elif isinstance(value, dict) and isinstance(value.get("documents"), list):
        value = list(_regrouped(value))
    for row in value if isinstance(value, list) else [value]:
        try:
            yield None, item_of(row, source, fields, "json")
        except UnreadError as problem:
            yield None, problem


def _regrouped(result: dict[str, Any]) -> Iterator[Any]:
    """A reconciliation's claims and remarks, document by document, as they were extracted; or its documents where it
    holds no claims.
    """
    ledger = result.get("ledger") if isinstance(result.get("ledger"), dict) else {}
    for document in result["documents"]:
        if "claims" not in result or not isinstance(document, dict):
            yield document
            continue
        row: dict[str, Any] = {"document": document, "ledger": (ledger or {}).get(document.get("id"))}
        for name in ("claims", "remarks"):
            row[name] = [
                entry
                for entry in result.get(name) or []
                if isinstance(entry, dict) and entry.get("document") == document.get("id")
            ]
        yield row


def _loaded(text: str, source: str, line: int | None) -> Any:
    if len(text) > _SMALL and _values(text) > _MOST_VALUES:
        problem = f"this JSON holds more than {_MOST_VALUES:,} values"
        raise UnreadError(source, problem, "Split it, or leave it out: no article is like that.", line)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"at character {error.colno}" if line is not None else f"line {error.lineno}, character {error.colno}"
        raise UnreadError(
            source, f"this is no JSON ({error.msg} {where})", "Correct the line, or leave it out.", line
        ) from None
    except RecursionError:
        raise UnreadError(source, "this JSON is nested too deeply", "Leave it out: no article is.", line) from None
    except ValueError as error:
        raise UnreadError(
            source,
            f"this is no JSON that can be read ({str(error).split(';')[0]})",
            "Correct the line, or leave it out.",
            line,
        ) from None


def _values(text: str) -> int:
    """How many values a JSON text holds at most, told without making them."""
    bare = _STRING.sub("", text)
    return sum(map(bare.count, ",[{"))
