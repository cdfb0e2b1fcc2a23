"""A long run over an archive, killed twice and resumed, against one that is left alone; and its peak memory.

    python benchmarks/endurance.py [--documents 200000 | --megabytes 1000] [--broken 1000] [--workers 2] [--kills 2]
                                   [--engine processes|serial|dask] [--keep FOLDER]

Writes an archive of invented news (nine articles in ten of the `none` mix, one of the `archive` mix), one line in every
`--broken` cut in half. Then `tally extract --ledger claims` twice: once in peace, once with kill -9 after a third and two
thirds. Prints what each came to, and fails unless every sound document is there, every broken one is listed, the exit code
is 3, and the two folders are the same, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import news

HOME = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", str(HOME / "src"))}


def rows() -> Iterator[str]:
    """Articles without end, as lines; a thousand or so of each mix, over and over under new ids."""
    mixes = [cycle(list(news.articles(mix, 1_500_000))) for mix in ("none", "archive")]
    for number in range(1_000_000_000):
        row = dict(next(mixes[number % 10 == 0]), id=f"n{number}")
        yield json.dumps(row, ensure_ascii=False)


def written(path: Path, documents: int | None, size: int, broken: int) -> tuple[int, int]:
    """The archive; (sound documents, broken lines)."""
    sound = torn = taken = 0
    with open(path, "w", encoding="utf-8") as file:
        for number, row in enumerate(islice(rows(), documents)):
            if documents is None and taken >= size:
                break
            is_torn = broken and number % broken == broken // 2
            line = row[: len(row) // 2] if is_torn else row
            taken += file.write(line + "\n")
            sound, torn = sound + (not is_torn), torn + bool(is_torn)
    return sound, torn


def run(path: Path, out: Path, options: argparse.Namespace) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tally", "extract", str(path), "--ledger", "claims", "-o", f"{out}/"]
    command += ["--workers", str(options.workers), "--engine", options.engine]
    return subprocess.Popen(command, env=ENVIRONMENT, start_new_session=True)


def killed(path: Path, out: Path, options: argparse.Namespace, parts: int) -> int:
    """The run, killed after each further share of its parts, then left alone; its exit code."""
    for kill in range(options.kills):
        process = run(path, out, options)
        wanted = parts * (kill + 1) // (options.kills + 1)
        while process.poll() is None and len(list(out.glob("*.jsonl"))) <= wanted:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        print(f"killed with {len(list(out.glob('archive*')))} of {parts} parts done", flush=True)
    return run(path, out, options).wait()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int)
    asked.add_argument("--megabytes", type=int)
    asked.add_argument("--broken", type=int, default=1_000)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--kills", type=int, default=2)
    asked.add_argument("--engine", default="processes")
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    documents = options.documents if options.documents or options.megabytes else 200_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "archive.jsonl"
        sound, torn = written(path, documents, (options.megabytes or 0) * 1_000_000, options.broken)
        print(f"{sound:,} sound documents, {torn:,} broken, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        begun = time.perf_counter()
        code = run(path, folder / "peace", options).wait()
        took = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        manifest = json.loads((folder / "peace" / "manifest.json").read_text(encoding="utf-8"))
        print(
            f"undisturbed: {took:.0f} s, {path.stat().st_size / took / 1e6:.2f} MB/s, peak {peak:.0f} MB, exit {code}"
        )
        assert (manifest["documents"], manifest["unread"], code) == (sound, torn, 3 if torn else 0), manifest
        if options.kills:
            assert killed(path, folder / "killed", options, manifest["parts"]) == code
            assert contents(folder / "peace") == contents(folder / "killed"), "the two folders differ"
            print("killed and resumed: the same, byte for byte")


if __name__ == "__main__":
    main()
