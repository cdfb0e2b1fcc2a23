"""read(paths): every input as Documents, or as the extractions written earlier, in the order named; what cannot be
read is told.

One file a format: plain.py, html.py, lines.py (JSON Lines, JSON), tables.py. sources.py says which inputs a path
names, decoding.py
turns bytes into text, language.py turns away what is not English, identity.py names a document after its content.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from tally.budget import OverBudgetError, within
from tally.errors import UnreadError
from tally.models import Document, Extraction, Judgement
from tally.reading.admission import admitted
from tally.reading.decoding import decode
from tally.reading.identity import document_of, made_of, renamed
from tally.reading.lines import Found, json_file, json_lines
from tally.reading.plain import split_headers
from tally.reading.rows import Fields, checked
from tally.reading.sources import JSON, LINES, PAGES, PARQUET, STDIN, TABLES, sources
from tally.settings import LIMITS, Limits, show_size

__all__ = ["Fields", "Reading", "document_of", "read", "read_source"]

_PEEK = 1 << 16


class Reading(Iterable[Document | Extraction]):
    """The inputs, streamed. `problems` gathers what could not be read, `judgements` what people changed in tables of
    claims; `where` tells the source (and line) of the item just given.
    """

    def __init__(
        self,
        paths: Iterable[str | os.PathLike[str]],
        fields: Fields,
        limits: Limits,
        encoding: str | None,
        any_language: bool,
        without: str | None = None,
    ) -> None:
        self.without = without
        self.paths, self.fields, self.limits, self.encoding, self.any_language = (
            tuple(paths),
            fields,
            limits,
            encoding,
            any_language,
        )
        self.problems: list[UnreadError] = []
        self.judgements: list[Judgement] = []
        self.where = ""
        self._seen: dict[str, str] = {}

    def __iter__(self) -> Iterator[Document | Extraction]:
        self.problems.clear()
        self.judgements.clear()
        self._seen.clear()
        for source in sources(self.paths, without=self.without):
            if isinstance(source, UnreadError):
                self.problems.append(source)
                continue
            for line, item in read_source(
                source, self.fields, self.limits, self.encoding, self.any_language, self.judgements
            ):
                if isinstance(item, UnreadError):
                    self.problems.append(item)
                    continue
                self.where = _shown(source) + (f", line {line}" if line is not None else "")
                yield self._told_apart(item)

    def _told_apart(self, item: Document | Extraction) -> Document | Extraction:
        """The item; a further text under an id that another text bears gets an id of its own, made of both."""
        document = item.document if isinstance(item, Extraction) else item
        if document.sha256 is None or self._seen.setdefault(document.id, document.sha256) == document.sha256:
            return item
        name = made_of(document.id, document.sha256)
        return renamed(item, name) if isinstance(item, Extraction) else item.model_copy(update={"id": name})


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    text_field: str = "text",
    date_field: str = "published",
    id_field: str = "id",
    encoding: str | None = None,
    limits: Limits = LIMITS,
    any_language: bool = False,
    without: str | None = None,
) -> Reading:
    """The Documents of files, folders, globs and "-", in order; rows of earlier extractions come as the Extraction
    they are.

    Nothing is read before the result is iterated. What cannot be read is no exception but an entry of
    `Reading.problems`.
    `encoding` is for texts that are not UTF-8; `any_language` lets texts pass that are not English; `without` is a file
    or folder that is passed over where it lies in a folder named, such as the output.
    """
    named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    return Reading(named, Fields(text_field, date_field, id_field), limits, encoding, any_language, without)


def read_source(
    source: str,
    fields: Fields,
    limits: Limits,
    encoding: str | None = None,
    any_language: bool = False,
    decisions: list[Judgement] | None = None,
) -> Iterator[Found]:
    """(line, item or UnreadError) of everything in one file or standard input, in its order; what people changed in a
    table of claims goes into `decisions`.
    """
    try:
        yield from admitted(_items(source, fields, limits, encoding, decisions), _shown(source), limits, any_language)
    except UnreadError as problem:
        yield None, problem
    except OSError as error:
        yield (
            None,
            UnreadError(
                _shown(source),
                f"it cannot be opened ({error.strerror or error})",
                "Check the file and your right to read it.",
            ),
        )


def _items(
    source: str, fields: Fields, limits: Limits, encoding: str | None, decisions: list[Judgement] | None = None
) -> Iterator[Found]:
    suffix = "" if source == STDIN else Path(source).suffix.lower()
    if suffix in PARQUET:
        from tally.reading.tables import parquet_rows

        yield from parquet_rows(source, fields)
        return
    if suffix == ".xlsx":
        from tally.reading.tables import claim_tables

        yield from claim_tables(source, decisions)
        return
    with _opened(source) as stream:
        if suffix in LINES or (not suffix and _opens_json_lines(stream)):
            anything = False
            for found in json_lines(stream, _shown(source), fields, limits, encoding):
                anything = True
                yield found
            if not anything:
                raise _empty(source)
            return
        raw = stream.read(limits.document_size + 1)
    if len(raw) > limits.document_size:
        problem = f"it is larger than {show_size(limits.document_size)}"
        raise UnreadError(_shown(source), problem, "Raise the limit with --max-document-size, or split the file.")
    if not raw.strip():
        raise _empty(source)
    yield from _whole(raw, source, suffix, fields, limits, encoding, decisions)


def _whole(
    raw: bytes,
    source: str,
    suffix: str,
    fields: Fields,
    limits: Limits,
    encoding: str | None,
    decisions: list[Judgement] | None = None,
) -> Iterator[Found]:
    """The items of a file that is read in one piece."""
    from tally.reading import html

    shown = _shown(source)
    page = suffix in PAGES or (suffix not in JSON | TABLES and html.looks_like_html(raw[:1_000].decode("latin-1")))
    text = decode(raw, shown, encoding=encoding, declared=html.declared_encoding(raw) if page else None)
    if page:
        try:
            with within(limits.seconds):
                article, known = html.article_of(text, shown)
        except OverBudgetError:
            problem = f"to take this page apart takes longer than {limits.seconds:g} seconds"
            raise UnreadError(shown, problem, "Raise --max-seconds, or leave it out.") from None
        yield None, checked(article, known, shown, "html")
    elif suffix in JSON:
        yield from json_file(text, shown, fields)
    elif suffix in TABLES:
        from tally.reading import tables

        if tables.holds_claims(text.removeprefix("\ufeff").split("\n", 1)[0]):
            yield from tables.claim_tables(source, decisions)
        else:
            yield from tables.csv_rows(text, shown, fields, limits.document_size)
    elif source == STDIN and _claims_from_a_pipe(text):
        from tally.reading.tables import claim_tables

        yield from claim_tables(shown, decisions, raw)
    else:
        known, body = split_headers(text.removeprefix("\ufeff"))
        if not body.strip():
            raise UnreadError(
                shown, "there is no text below its headers", "Leave an empty line after the headers, then the text."
            )
        yield None, checked(body, known, shown, "text")


def _claims_from_a_pipe(text: str) -> bool:
    from tally.reading.tables import holds_claims

    return holds_claims(text[:10_000].removeprefix("\ufeff").split("\n", 1)[0])


def _opened(source: str) -> IO[bytes]:
    if source == STDIN:
        # A duplicate, so that closing the stream leaves standard input itself open.
        return io.BufferedReader(io.FileIO(os.dup(sys.stdin.fileno())), _PEEK)
    return open(source, "rb", buffering=_PEEK)


def _opens_json_lines(stream: IO[bytes]) -> bool:
    """Whether an input without a suffix opens as JSON Lines do: with an object that has a name in it."""
    start = stream.peek(256)[:256].lstrip() if isinstance(stream, io.BufferedReader) else b""
    return start.startswith(b"{") and start[1:].lstrip().startswith(b'"')


def _empty(source: str) -> UnreadError:
    return UnreadError(_shown(source), "it is empty", "Check that the right file was named.")


def _shown(source: str) -> str:
    return "standard input" if source == STDIN else source
