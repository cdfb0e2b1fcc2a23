"""extract_archive: millions of articles into a folder of claims, in bounded memory, by as many workers as there are.

parts.py cuts the input, work.py does one part, engines.py maps it (serial, processes, dask), manifest.py remembers
what is
done, progress.py says how far it is. A run that was killed goes on where it was; one that is repeated redoes only what
changed; whatever the engine and however often it was killed, the folder ends byte for byte the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tally.archives import engines
from tally.archives.manifest import UNREAD, Manifest, unread_rows
from tally.archives.parts import PART_SIZE, plan
from tally.archives.progress import Progress
from tally.archives.work import Done, Job, extract_part
from tally.errors import TallyError, UsageError

__all__ = ["ENGINES", "Job", "Summary", "extract_archive", "extract_part", "plan"]

ENGINES = ("serial", "processes", "dask")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to. `kept` parts were done before; `unread` counts what could not be read."""

    parts: int
    kept: int
    documents: int
    claims: int
    unread: int
    folder: str

    def __str__(self) -> str:
        kept = f" ({self.kept} of them kept from an earlier run)" if self.kept else ""
        lost = f"; {self.unread:,} could not be read, listed in {Path(self.folder, UNREAD)}" if self.unread else ""
        return f"{self.documents:,} documents with {self.claims:,} claims in {self.parts:,} parts{kept}{lost}"


def extract_archive(
    paths: Iterable[str],
    job: Job,
    *,
    engine: str = "processes",
    workers: int = 1,
    scheduler: str | None = None,
    part_size: int = PART_SIZE,
    quiet: bool = True,
) -> Summary:
    """Extracts everything that `paths` name into the folder `job.output`, and says what it came to.

    The folder gets one JSONL a part, `manifest.json` (terms, hashes, counts) and `unread.jsonl`. Raises TallyError
    where it
    cannot be written; whatever is wrong with an input is listed and stops nothing.
    """
    _check(engine, workers, scheduler, job, part_size)
    folder = Path(job.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TallyError(f"{folder}: this folder cannot be made ({error.strerror}). Name another with -o.") from None
    named = list(paths)
    _check_inputs(named, folder)
    parts, problems = plan(named, part_size, job.output)
    manifest = Manifest(folder, {**job.identity(), "part_size": part_size})
    progress = Progress(len(parts), sum(part.size for part in parts), quiet=quiet)
    by_name = {part.name: part for part in parts}
    finished: dict[str, Done] = {}
    try:
        manifest.start()
        tasks = [(part, manifest.before.get(part.name)) for part in parts]
        for done in _mapped(engine, tasks, job, workers, scheduler):
            manifest.add(done)
            finished[done.name] = done
            progress.step(by_name[done.name].size, done.documents, done.kept)
        nowhere = [
            {
                "source": p.source,
                "line": None,
                "part": None,
                "line_in_part": None,
                "problem": p.problem,
                "next_step": p.next_step,
            }
            for p in problems
        ]
        unread = nowhere + unread_rows(parts, finished)
        manifest.finish(parts, finished, unread)
    except (KeyboardInterrupt, TallyError):
        # The workers of a pool are gone by now, and what they were at would fill a disk that is full already.
        if engine != "dask":
            manifest.sweep()
        raise
    except OSError as error:
        raise TallyError(
            f"{folder}: it cannot be written ({error.strerror or error}). "
            "What is finished stands; make room and give the same command to go on."
        ) from error
    finally:
        manifest.close()
        progress.end()
    kept = sum(done.kept for done in finished.values())
    counts = [sum(getattr(done, name) for done in finished.values()) for name in ("documents", "claims")]
    return Summary(len(parts), kept, counts[0], counts[1], len(unread), job.output)


def _mapped(
    engine: str, tasks: Sequence[engines.Task], job: Job, workers: int, scheduler: str | None
) -> Iterator[Done]:
    if engine == "dask":
        return engines.dask(tasks, job, workers, scheduler)
    if engine == "serial" or workers == 1:
        return engines.serial(tasks, job)
    return engines.processes(tasks, job, workers)


def _check_inputs(paths: Iterable[str], folder: Path) -> None:
    own = os.path.realpath(folder)
    for path in paths:
        if (os.path.realpath(path) + os.sep).startswith(own + os.sep):
            raise UsageError(f"-o {folder}: {path} lies in that folder. Name a folder of its own for the output.")


def _check(engine: str, workers: int, scheduler: str | None, job: Job, part_size: int) -> None:
    if engine not in ENGINES:
        raise UsageError(f"--engine {engine}: there is no such engine. Take one of {', '.join(ENGINES)}.")
    if part_size < 1:
        raise UsageError(f"--part-size {part_size}: take 1 or more bytes.")
    if workers < 1:
        raise UsageError(f"--workers {workers}: take 1 or more.")
    if scheduler is not None and engine != "dask":
        raise UsageError("--scheduler is for --engine dask. Add that, or leave the scheduler out.")
