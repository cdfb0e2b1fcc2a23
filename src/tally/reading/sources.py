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
    paths: Iterable[str | os.PathLike[str]], suffixes: frozenset[str] = IN_FOLDERS, without: str | None = None
) -> Iterator[str | UnreadError]:
    """Each named input once, in the order of the paths (within folders and globs by name); an UnreadError for what
    names nothing. `without` is a file or folder that is no input, such as the output of the same run.
    """
    seen: set[str] = set()
    own = os.path.realpath(without) if without is not None else None
    for path in paths:
        name = os.fspath(path)
        for found in _expand(name, suffixes):
            if isinstance(found, UnreadError):
                yield found
            elif found == STDIN or (key := os.path.realpath(found)) not in seen:
                if found != STDIN:
                    seen.add(key)
                    if own is not None and (key == own or key.startswith(own + os.sep)):
                        continue
                yield found


def _expand(name: str, suffixes: frozenset[str]) -> Iterator[str | UnreadError]:
    if name == STDIN:
        yield STDIN
    elif os.path.isdir(name):
        yield from _folder(name, suffixes)
    elif os.path.exists(name):
        yield name
    elif glob.has_magic(name):
        found = sorted(_matches(name))
        if not found:
            yield UnreadError(name, "no file matches this pattern", "Check the pattern and the folder it starts from.")
        for match in found:
            if os.path.isdir(match):
                yield from _folder(match, suffixes, empty_is_told=False)
            else:
                yield match
    else:
        yield UnreadError(name, "there is no such file or folder", "Check the path.")


def _matches(pattern: str) -> Iterator[str]:
    """What a glob matches; no link to a folder is followed for a `**`, since such links can lead round in circles."""
    steps = pattern.split(os.sep)
    if "**" not in steps:
        yield from glob.iglob(pattern)
        return
    at = steps.index("**")
    for top in glob.glob(os.sep.join(steps[:at]) or (os.sep if at else os.curdir)):
        if at + 1 == len(steps):
            yield top
            continue
        for folder, below, _ in os.walk(top):
            below[:] = [child for child in below if not child.startswith(".")]
            yield from _matches(os.path.join(glob.escape(os.path.normpath(folder)), *steps[at + 1 :]))


def _folder(name: str, suffixes: frozenset[str], empty_is_told: bool = True) -> Iterator[str | UnreadError]:
    empty, closed = empty_is_told, list[OSError]()
    for folder, below, inside in os.walk(name, onerror=closed.append):
        below[:] = sorted(child for child in below if not child.startswith("."))
        for child in sorted(inside):
            if not child.startswith(".") and Path(child).suffix.lower() in suffixes:
                empty = False
                path = os.path.join(folder, child)
                yield path if os.path.isfile(path) or not os.path.exists(path) else _odd(path)
    for error in closed:
        problem = f"this folder cannot be opened ({error.strerror or error})"
        yield UnreadError(os.fspath(error.filename), problem, "Check your right to read it.")
    if empty and not closed:
        kinds = ", ".join(sorted(suffixes))
        yield UnreadError(
            name, "this folder holds no text that tally reads", f"It looks for {kinds}; name other files one by one."
        )


def _odd(path: str) -> UnreadError:
    # To open a pipe that nobody writes to is to wait for ever.
    return UnreadError(path, "this is no ordinary file, but a pipe or a device", "Save what it gives as a file.")
