"""What of an archive is done: a journal while the run lasts, a manifest when it is over, so that a killed run can go
on.

`journal.jsonl` gets a line, forced to the disk, for every part whose output stands; a line torn by a kill is passed
over. `manifest.json` takes its place at the end: a folder holds the one or the other, so that a run that was broken off
never looks finished. Both name the terms of the run: under other terms nothing is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from tally.archives.parts import Part
from tally.archives.work import SUFFIX, Done
from tally.errors import TallyError
from tally.files import write_whole

MANIFEST, JOURNAL, UNREAD = "manifest.json", "journal.jsonl", "unread.jsonl"
_KEPT = ("name", "input_hash", "output_hash", "documents", "claims", "lines", "unread")


class Manifest:
    """The state of one output folder under the terms of one run. `before` holds what earlier runs finished, by part."""

    def __init__(self, folder: Path, terms: dict[str, Any]) -> None:
        self.folder = folder
        self.terms: dict[str, Any] = json.loads(json.dumps(terms))
        self._outputs: set[str] = set()
        self._hold: int | None = None
        self._ours = False
        self.before: dict[str, Done] = {}
        self._journal: IO[str] | None = None

    def start(self) -> None:
        """Takes the folder for this run alone, clears away what a kill left half written, and opens the journal with all
        that earlier runs have done.
        """
        self._hold = held_alone(self.folder)
        self._ours = True
        self.before = self._earlier()
        self.sweep()
        path = self.folder / JOURNAL
        lines = [{"terms": self.terms, "outputs": sorted(self._outputs)}, *map(_row, self.before.values())]
        write_whole(path, "".join(json.dumps(line) + "\n" for line in lines))
        for finished in (MANIFEST, UNREAD):
            (self.folder / finished).unlink(missing_ok=True)
        self._journal = open(path, "a", encoding="utf-8")  # noqa: SIM115

    def sweep(self) -> None:
        """Removes files under a temporary name; only while no worker is at work. Those of another run stay."""
        for torn in self.folder.glob(".*.part") if self._ours else ():
            with suppress(OSError):
                torn.unlink()

    def add(self, done: Done) -> None:
        """Notes a finished part, on the disk before this returns."""
        assert self._journal is not None
        self._journal.write(json.dumps(_row(done)) + "\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def close(self) -> None:
        """Closes the journal and lets the folder go; what the journal holds lets the next run go on."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None

    def finish(self, parts: Sequence[Part], finished: dict[str, Done], unread: Iterable[dict[str, Any]]) -> None:
        """Writes the manifest and the list of what could not be read, and removes the outputs of parts that are
        gone.
        """
        rows = [
            _row(finished[part.name]) for part in parts if part.name in finished and finished[part.name].output_hash
        ]
        counts = {name: sum(row[name] for row in rows) for name in ("documents", "claims")}
        lines = [_encoded(row) for row in unread]
        counts |= {"parts": len(rows), "unread": len(lines)}
        for row in rows:
            del row["unread"]
        for name in sorted(self._outputs - {row["name"] for row in rows}):
            with suppress(OSError):
                (self.folder / (name + SUFFIX)).unlink()
        write_whole(self.folder / UNREAD, b"".join(lines))
        write_whole(self.folder / MANIFEST, _encoded({"terms": self.terms, **counts, "outputs": rows}, indent=1))
        # What a worker left that died on the way.
        self.sweep()
        with suppress(OSError):
            (self.folder / JOURNAL).unlink()

    def _earlier(self) -> dict[str, Done]:
        """Every part that a finished or a broken run under the same terms has done."""
        found: dict[str, Done] = {}
        with suppress(OSError, ValueError, KeyError, TypeError):
            manifest = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            self._outputs |= {row["name"] for row in manifest["outputs"]}
            if manifest["terms"] == self.terms:
                unread = self._unread_by_part()
                for row in manifest["outputs"]:
                    found[row["name"]] = _done({**row, "unread": unread.get(row["name"], [])})
        path = self.folder / JOURNAL
        if path.exists():
            same = self._journal_terms(path) == self.terms
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n")):
                with suppress(ValueError, KeyError, TypeError):
                    row = json.loads(line)
                    if number == 0:
                        self._outputs.update(row.get("outputs", ()))
                        continue
                    self._outputs.add(row["name"])
                    if same:
                        found[row["name"]] = _done(row)
        return found

    def _unread_by_part(self) -> dict[str, list[Any]]:
        by_part: dict[str, list[Any]] = {}
        for line in (self.folder / UNREAD).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("part"):
                entry = (row["source"], row["line_in_part"], row["problem"], row["next_step"])
                by_part.setdefault(row["part"], []).append(entry)
        return by_part

    @staticmethod
    def _journal_terms(path: Path) -> Any:
        with suppress(OSError, ValueError, AttributeError), open(path, encoding="utf-8") as lines:
            return json.loads(lines.readline()).get("terms")
        return None


def unread_rows(parts: Sequence[Part], finished: dict[str, Done]) -> list[dict[str, Any]]:
    """Everything that could not be read, in order, with lines counted from the start of each file."""
    rows, offsets = [], dict[str, int]()
    for part in parts:
        done = finished.get(part.name)
        if done is None:
            continue
        offset = offsets.get(part.paths[0], 0) if part.kind != "files" else 0
        for source, line, problem, step in done.unread:
            place = {"line": line + offset if line is not None else None, "part": part.name, "line_in_part": line}
            rows.append({"source": source, **place, "problem": problem, "next_step": step})
        if part.kind != "files":
            offsets[part.paths[0]] = offset + done.lines
    return rows


def held_alone(folder: Path) -> int | None:
    """A handle on the folder that no other run can have at the same time; None where the system knows no such thing.

    Raises TallyError where another run has it. A process that is killed lets go.
    """
    try:
        import fcntl
    except ImportError:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise TallyError(f"{folder}: another run is writing there. Wait for it, or name another folder.") from None
    except OSError:
        os.close(handle)
        return None
    return handle


def _encoded(row: dict[str, Any], indent: int | None = None) -> bytes:
    """The row as JSON; a file's name that is no text comes with the escapes that JSON has for that."""
    return (json.dumps(row, ensure_ascii=False, indent=indent) + "\n").encode("utf-8", "backslashreplace")


def _row(done: Done) -> dict[str, Any]:
    row = asdict(done)
    return {name: row[name] for name in _KEPT}


def _done(row: dict[str, Any]) -> Done:
    values = {name: row[name] for name in _KEPT}
    values["unread"] = [(entry[0], entry[1], entry[2], entry[3]) for entry in values["unread"]]
    return Done(**values)
