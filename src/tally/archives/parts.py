"""An archive cut into parts: pieces small enough for one worker's memory, the same pieces on every run.

A JSON Lines file is cut at line ends near every 4 MB, a Parquet file by row groups, loose texts and pages by the
thousand within
their folder. A part names its output after its input, so that a part added or removed moves no other.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tally.errors import TallyError, UnreadError
from tally.reading.sources import IN_FOLDERS, LINES, PARQUET, STDIN, sources
from tally.settings import MEGABYTE

PART_SIZE = 4 * MEGABYTE
FILES_A_PART = 1_000
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of work. `name` is also its output's, without suffix; `start` and `end` are bytes or row groups, by
    `kind`.
    """

    name: str
    kind: str
    paths: tuple[str, ...]
    start: int = 0
    end: int = 0

    @property
    def size(self) -> int:
        """Bytes to read, for the progress shown."""
        if self.kind == "lines":
            return self.end - self.start
        return sum(os.path.getsize(path) for path in self.paths if os.path.exists(path))


def plan(
    paths: Iterable[str], part_size: int = PART_SIZE, output: str | None = None
) -> tuple[list[Part], list[UnreadError]]:
    """The parts of everything that the paths name, in order, and what they name in vain. What lies in the folder
    `output` is what an earlier run wrote, and no input.
    """
    found = list(sources(paths, IN_FOLDERS | PARQUET, without=output))
    problems = [source for source in found if isinstance(source, UnreadError)]
    files = [source for source in found if isinstance(source, str)]
    if STDIN in files:
        raise TallyError("an archive cannot be read from standard input. Name files or folders.")
    for path in [path for path in files if os.path.exists(path) and not os.path.isfile(path)]:
        files.remove(path)
        step = "An archive is read more than once: save what it gives as a file."
        problems.append(UnreadError(path, "this is no ordinary file, but a pipe or a device", step))
    root = _root(files)
    parts: list[Part] = []
    for (kind, folder), members in groupby(files, key=lambda path: (_kind(path), os.path.dirname(path))):
        if kind == "files":
            parts.extend(_groups(list(members), folder, root))
            continue
        for path in members:
            try:
                parts.extend(_ranges(path, root, part_size) if kind == "lines" else _row_groups(path, root))
            except UnreadError as problem:
                problems.append(problem)
            except OSError as error:
                step = "Check the file and your right to read it."
                problems.append(UnreadError(path, f"it cannot be opened ({error.strerror or error})", step))
    return _named_apart(parts), problems


def _kind(path: str) -> str:
    suffix = Path(path).suffix.lower()
    return "lines" if suffix in LINES else "rows" if suffix in PARQUET else "files"


def _ranges(path: str, root: str, part_size: int) -> Iterator[Part]:
    """Byte ranges of a JSON Lines file that begin and end at line ends."""
    size, start, number = os.path.getsize(path), 0, 0
    with open(path, "rb") as stream:
        while start < size or number == 0:
            stream.seek(min(start + part_size, size))
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            end = stream.tell()
            yield Part(_name(path, root, number), "lines", (path,), start, end)
            start, number = end, number + 1
            if end >= size:
                return


def _row_groups(path: str, root: str) -> Iterator[Part]:
    from tally.reading.tables import row_groups

    for number in range(row_groups(path)):
        yield Part(_name(path, root, number), "rows", (path,), number, number + 1)


def _groups(files: list[str], folder: str, root: str) -> Iterator[Part]:
    for number, first in enumerate(range(0, len(files), FILES_A_PART)):
        name = _name(os.path.join(folder, "texts"), root, number)
        yield Part(name, "files", tuple(files[first : first + FILES_A_PART]))


def _root(files: list[str]) -> str:
    folders = {os.path.dirname(os.path.abspath(path)) for path in files}
    return os.path.commonpath(folders) if folders else os.getcwd()


def _name(path: str, root: str, number: int) -> str:
    below = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "__")
    raw = os.fsencode(below)
    if len(raw) > _LONGEST_NAME:
        # A folder takes no longer names; the hash keeps those apart that begin alike.
        below = f"{raw[:_LONGEST_NAME].decode('utf-8', 'ignore')}~{hashlib.sha256(raw).hexdigest()[:12]}"
    return f"{below}.{number:05}"


def _named_apart(parts: list[Part]) -> list[Part]:
    """The parts, with the rare equal names ("a__b" and "a/b") made different in a way that their order fixes."""
    seen: dict[str, int] = {}
    apart = []
    for part in parts:
        seen[part.name] = seen.get(part.name, 0) + 1
        name = part.name if seen[part.name] == 1 else f"{part.name}~{seen[part.name]}"
        apart.append(Part(name, part.kind, part.paths, part.start, part.end))
    return apart
