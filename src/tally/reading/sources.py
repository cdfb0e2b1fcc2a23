"""Which inputs a list of paths names: files, folders, globs and standard input, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tally.errors import UnreadError

STDIN = "-"
TEXTS = frozenset({".txt", ".text", ".md"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
JSON = frozenset({".json"})
TABLES = frozenset({".csv", ".tsv", ".xlsx"})
PARQUET = frozenset({".parquet"})
# In a folder only what is surely an article: a table there may be an export of our own.
IN_FOLDERS = TEXTS | PAGES | LINES


def sources(
    paths: Iterable[str | os.PathLike[str]], suffixes: frozenset[str] = IN_FOLDERS
) -> Iterator[str | UnreadError]:
    """Each named input once, in the order of the paths (within folders and globs by name); an UnreadError for what
    names nothing.
    """
    seen: set[str] = set()
    for path in paths:
        name = os.fspath(path)
        for found in _expand(name, suffixes):
            if isinstance(found, UnreadError):
                yield found
            elif found == STDIN or (key := os.path.realpath(found)) not in seen:
                if found != STDIN:
                    seen.add(key)
                yield found


def _expand(name: str, suffixes: frozenset[str]) -> Iterator[str | UnreadError]:
    if name == STDIN:
        yield STDIN
    elif os.path.isdir(name):
        yield from _folder(name, suffixes)
    elif os.path.exists(name):
        yield name
    elif glob.has_magic(name):
        found = sorted(glob.glob(name, recursive=True))
        if not found:
            yield UnreadError(name, "no file matches this pattern", "Check the pattern and the folder it starts from.")
        for match in found:
            if os.path.isdir(match):
                yield from (inside for inside in _folder(match, suffixes) if not isinstance(inside, UnreadError))
            else:
                yield match
    else:
        yield UnreadError(name, "there is no such file or folder", "Check the path.")


def _folder(name: str, suffixes: frozenset[str]) -> Iterator[str | UnreadError]:
    empty = True
    for folder, below, inside in os.walk(name):
        below[:] = sorted(child for child in below if not child.startswith("."))
        for child in sorted(inside):
            if not child.startswith(".") and Path(child).suffix.lower() in suffixes:
                empty = False
                yield os.path.join(folder, child)
    if empty:
        kinds = ", ".join(sorted(suffixes))
        yield UnreadError(
            name, "this folder holds no text that tally reads", f"It looks for {kinds}; name other files one by one."
        )
