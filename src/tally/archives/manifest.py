"""What of an archive is done: a journal while the run lasts, a manifest when it is over, so that a killed run can go
on.

`journal.jsonl` gets a line, forced to the disk, for every part whose output stands; a line torn by a kill is passed
over.
`manifest.json` takes its place at the end. Both name the terms of the run: under other terms nothing is kept.
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
from tally.files import write_whole

MANIFEST, JOURNAL, UNREAD = "manifest.json", "journal.jsonl", "unread.jsonl"
_KEPT = ("name", "input_hash", "output_hash", "documents", "claims", "lines", "unread")


class Manifest:
    """The state of one output folder under the terms of one run. `before` holds what earlier runs finished, by part."""

    def __init__(self, folder: Path, terms: dict[str, Any]) -> None:
        self.folder = folder
        self.terms: dict[str, Any] = json.loads(json.dumps(terms))
        self._outputs: set[str] = set()
        self.before = self._earlier()
        self._journal: IO[str] | None = None

    def start(self) -> None:
        """Opens the journal for this run and clears away what a kill left half written."""
        self.sweep()
        path = self.folder / JOURNAL
        fresh = not path.exists() or self._journal_terms(path) != self.terms
        self._journal = open(path, "w" if fresh else "a", encoding="utf-8")  # noqa: SIM115
        # After a line torn by a kill the next one must begin on its own.
        self._journal.write("\n" if not fresh else json.dumps({"terms": self.terms}) + "\n")

    def sweep(self) -> None:
        """Removes files under a temporary name; only while no worker is at work."""
        for torn in self.folder.glob(".*.part"):
            with suppress(OSError):
                torn.unlink()

    def add(self, done: Done) -> None:
        """Notes a finished part, on the disk before this returns."""
        assert self._journal is not None
        self._journal.write(json.dumps(_row(done)) + "\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def close(self) -> None:
        """Closes the journal; what it holds lets the next run go on."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def finish(self, parts: Sequence[Part], finished: dict[str, Done], unread: Iterable[dict[str, Any]]) -> None:
        """Writes the manifest and the list of what could not be read, and removes the outputs of parts that are
        gone.
        """
        self.close()
        rows = [_row(finished[part.name]) for part in parts if part.name in finished]
        counts = {name: sum(row[name] for row in rows) for name in ("documents", "claims")}
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in unread]
        counts |= {"parts": len(rows), "unread": len(lines)}
        for row in rows:
            del row["unread"]
        for name in sorted(self._outputs - {row["name"] for row in rows}):
            with suppress(OSError):
                (self.folder / (name + SUFFIX)).unlink()
        write_whole(self.folder / UNREAD, "".join(lines))
        content = {"terms": self.terms, **counts, "outputs": rows}
        write_whole(self.folder / MANIFEST, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
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
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines()[1:]:
                with suppress(ValueError, KeyError, TypeError):
                    row = json.loads(line)
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


def _row(done: Done) -> dict[str, Any]:
    row = asdict(done)
    return {name: row[name] for name in _KEPT}


def _done(row: dict[str, Any]) -> Done:
    values = {name: row[name] for name in _KEPT}
    values["unread"] = [(entry[0], entry[1], entry[2], entry[3]) for entry in values["unread"]]
    return Done(**values)
