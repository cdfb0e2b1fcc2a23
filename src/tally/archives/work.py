"""The one function that every engine maps over the parts of an archive: read a part, write its extractions, say what
was done.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tally.archives.parts import Part
from tally.errors import UnreadError
from tally.files import written_whole
from tally.lexicon import load
from tally.models import Document, Extraction
from tally.output import json_of
from tally.reading import read_source
from tally.reading.admission import admitted
from tally.reading.lines import Found, json_lines
from tally.reading.rows import FIELDS, Fields
from tally.reading.tables import parquet_rows, raw_parquet_rows
from tally.settings import LIMITS, Limits
from tally.story import attempted

SUFFIX = ".jsonl"
_BUFFER = 1 << 18  # bytes written at once


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all parts. `identity` tells whether an earlier output was made under the same terms."""

    output: str
    lexicon: tuple[str, ...] = ()
    fields: Fields = FIELDS
    limits: Limits = LIMITS
    encoding: str | None = None
    any_language: bool = False
    ledger: str = "full"

    def identity(self) -> dict[str, Any]:
        """The terms as JSON: version, words, options; not where the output lies."""
        from tally import __version__

        terms = asdict(self)
        del terms["output"]
        return {**terms, "lexicon": load(*map(Path, self.lexicon)).hash, "version": __version__}


@dataclass(slots=True)
class Done:
    """What became of a part. `unread` holds (source, line within the part, problem, next step)."""

    name: str
    input_hash: str
    output_hash: str
    documents: int = 0
    claims: int = 0
    lines: int = 0
    unread: list[tuple[str, int | None, str, str]] = field(default_factory=list)
    kept: bool = False


def extract_part(part: Part, job: Job, before: Done | None = None) -> Done:
    """Extracts one part into `<output>/<name>.jsonl`, whole or not at all.

    `before` is what an earlier run under the same terms says of it: where neither the input nor the output has changed
    since, the part is kept as it is. A document that cannot be read or extracted is listed, and never stops the part.
    """
    target = Path(job.output, part.name + SUFFIX)
    input_hash = part_hash(part)
    if before is not None and input_hash == before.input_hash and _file_hash(target) == before.output_hash:
        before.kept = True
        return before
    lexicon = load(*map(Path, job.lexicon))
    done, written = Done(part.name, input_hash, ""), hashlib.sha256()
    with written_whole(target) as waiting, open(waiting, "wb", buffering=_BUFFER) as file:
        for source, line, item in _items(part, job):
            done.lines = max(done.lines, line or 0)  # of a Parquet file, its rows
            if isinstance(item, UnreadError):
                result: Extraction | UnreadError = item
            else:
                result = attempted(item, lexicon, job.ledger, job.limits.seconds, source, line)
            if isinstance(result, UnreadError):
                done.unread.append((result.source, line, result.problem, result.next_step))
                continue
            raw = (json_of(result) + "\n").encode("utf-8")
            file.write(raw)
            written.update(raw)
            done.documents += 1
            done.claims += len(result.claims)
    done.output_hash = written.hexdigest()
    done.lines = max(done.lines, _line_ends(part))
    return done


def given_up(part: Part, problem: str, next_step: str) -> Done:
    """What is said of a part that cannot be done: no output, one line in the list of what could not be read."""
    return Done(part.name, "", "", lines=_line_ends(part), unread=[(part.paths[0], None, problem, next_step)])


def _items(part: Part, job: Job) -> Iterator[tuple[str, int | None, Document | Extraction | UnreadError]]:
    """(source, line or row within the part, item) of everything in a part."""
    for path in part.paths:
        if part.kind == "files":
            found = read_source(path, job.fields, job.limits, job.encoding, job.any_language)
        else:
            rows = _lines(part, job) if part.kind == "lines" else parquet_rows(path, job.fields, [part.start])
            found = admitted(rows, path, job.limits, job.any_language)
        for line, item in found:
            yield path, line, item


def _lines(part: Part, job: Job) -> Iterator[Found]:
    path = part.paths[0]
    try:
        with open(path, "rb") as stream:
            stream.seek(part.start)
            if part.end > part.start:
                yield from json_lines(stream, path, job.fields, job.limits, job.encoding, part.end)
    except OSError as error:
        problem = f"it cannot be opened or read ({error.strerror or error})"
        yield None, UnreadError(path, problem, "Check the file, and give the same command again.")


def _line_ends(part: Part) -> int:
    """The line ends in a part of a JSON Lines file; 0 for other parts, and for one that cannot be read."""
    count = 0
    with suppress(OSError):
        for piece in _pieces(part.paths[0], part.start, part.end) if part.kind == "lines" else ():
            count += piece.count(b"\n")
    return count


def part_hash(part: Part) -> str:
    """A hash of everything that a part's input holds; of its names alone where it cannot be read."""
    digest = hashlib.sha256()
    for path in part.paths:
        digest.update(os.fsencode(os.path.basename(path)) + b"\x00")
        try:
            if part.kind == "rows":
                for row in raw_parquet_rows(path, [part.start]):
                    digest.update(repr(sorted(row.items())).encode("utf-8", "surrogatepass"))
            else:
                for piece in _pieces(path, part.start, part.end if part.kind == "lines" else None):
                    digest.update(piece)
        except (OSError, UnreadError):
            continue
    return digest.hexdigest()


def _pieces(path: str, start: int, end: int | None) -> Iterator[bytes]:
    with open(path, "rb") as stream:
        stream.seek(start)
        left = (end if end is not None else os.fstat(stream.fileno()).st_size) - start
        while left > 0 and (piece := stream.read(min(1 << 20, left))):
            yield piece
            left -= len(piece)


def _file_hash(path: Path) -> str | None:
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
