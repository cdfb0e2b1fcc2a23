"""All benchmarks in one command; the results as Markdown tables, ratios first.

    python benchmarks/run.py [--write] [--only speed,growth,reconcile,start,archive] [--peers PYTHON] [--megabytes N]

`--peers` names a Python in which the other libraries are installed (`pip install 'tally[benchmarks]'`; default: this
one); one that is missing is left out with a message. `tally` is the installed one, which a C compiler has made faster;
the plain Python of this checkout is measured beside it. `--write` puts the tables into README.md, between its marks. Everything is
measured in processes of its own, in turns, so that a busy machine touches all alike; the median of the turns counts.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import news

HERE = Path(__file__).parent
HOME = HERE.parent
TURNS = 3
# Characters each reads of a mix: the slow ones less, so that a run stays short; all whole articles from the first on.
AMOUNTS = {
    "tally-full": 2_000_000,
    "tally-claims": 2_000_000,
    "quantulum3": 30_000,
    "recognizers-text": 300_000,
    "eyecite": 2_000_000,
}
PEERS = ("quantulum3", "recognizers-text", "eyecite")
START_OPEN, START_CLOSE = "<!-- results -->", "<!-- end of results -->"


def environment(plain: bool = False) -> dict[str, str]:
    """For the installed `tally`, or for the plain Python of this checkout."""
    return {**os.environ, "PYTHONPATH": str(HOME / "src") if plain else ""}


def speed(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Engines by mixes: times quantulum3's speed, MB of text a second of one core, peak memory."""
    yield "| engine | mix | x quantulum3 | MB/s | peak MB | found |"
    yield "|---|---|---|---|---|---|"
    for mix in news.MIXES:
        path = folder / f"{mix}.jsonl"
        news.write(path, mix, max(AMOUNTS.values()))
        turns = [turn(path, options) for _ in range(TURNS)]
        base = median(t["quantulum3"]["mb_per_second"] for t in turns) if "quantulum3" in turns[0] else None
        for name in turns[0]:
            rate = median(t[name]["mb_per_second"] for t in turns)
            ratio = f"{rate / base:.1f}" if base else "-"
            last = turns[-1][name]
            yield f"| {name} | {mix} | {ratio} | {rate:.3f} | {last['peak_mb']:.0f} | {last['found']:,} |"


def turn(path: Path, options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Every engine once over the same articles."""
    figures: dict[str, dict[str, Any]] = {}
    runs = [(name, name, sys.executable, False) for name in ("tally-full", "tally-claims")]
    runs += [(f"{name}, plain Python", name, sys.executable, True) for name in ("tally-full", "tally-claims")]
    runs += [(name, name, options.peers, False) for name in PEERS]
    for label, name, python, plain in runs:
        command = [python, str(HERE / "measure.py"), name, str(path), "--characters", str(AMOUNTS[name])]
        done = subprocess.run(command, env=environment(plain), capture_output=True, text=True)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
            print(f"{label} is left out: {reason}", file=sys.stderr)
            continue
        figures[label] = json.loads(done.stdout.splitlines()[-1])
    return figures


def growth(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The worst steps of growth.py, and the texts that took longest."""
    command = [sys.executable, str(HERE / "growth.py"), "--json"]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, text=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    rows.sort(key=lambda row: -row["steps"][1])
    yield "| text | 10 MB : 1 MB | 1 MB : 100 kB | 100 kB : 10 kB | 1 MB, seconds |"
    yield "|---|---|---|---|---|"
    for row in rows:
        first, second, *third = row["steps"]
        largest = f"{third[0]:.1f}" if third else "-"
        yield f"| {row['text']} | {largest} | {second:.1f} | {first:.1f} | {row['seconds'][2]:.2f} |"


def reconcile(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The table of reconcile_growth.py as it stands."""
    command = [sys.executable, str(HERE / "reconcile_growth.py")]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    yield "```"
    yield from done.stdout.rstrip().splitlines()
    yield "```"


def start(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Seconds from the shell to the prompt, beside those of an empty Python; the best of five."""
    seed = next(path for path in sorted((HOME / "seeds").iterdir()) if path.is_dir())
    articles = next((path for path in (seed / "dispatches", seed / "articles") if path.exists()), seed)
    runs = {
        "python -c pass": ["-c", "pass"],
        "import tally": ["-c", "import tally"],
        "tally --help": ["-m", "tally", "--help"],
        "tally report, one seed": ["-m", "tally", "report", str(articles), "-o", str(folder / "report.html")],
    }
    base = None
    yield "| start | x an empty Python | seconds |"
    yield "|---|---|---|"
    for label, arguments in runs.items():
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *arguments], env=environment(), capture_output=True, check=False)
            took.append(time.perf_counter() - begun)
        base = base or min(took)
        yield f"| `{label}` | {min(took) / base:.1f} | {min(took):.2f} |"


def archive(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """`tally extract` over an archive of the mix: one worker, two, Dask; wall time, so the rate is that of all cores; the
    best of the turns.
    """
    path = folder / "archive.jsonl"
    written = news.write(path, "archive", options.megabytes * 1_000_000)
    source = environment()
    runs = {
        "one worker": ["--workers", "1"],
        "two workers": ["--workers", "2"],
        "Dask, two workers": ["--workers", "2", "--engine", "dask"],
    }
    base = None
    yield f"| {written / 1e6:.0f} MB of the archive mix | x one worker | MB/s | peak MB of the largest process |"
    yield "|---|---|---|---|"
    for number, (label, arguments) in enumerate(runs.items()):
        command = [sys.executable, "-m", "tally", "extract", str(path), "--ledger", "claims"]
        rate, peak = 0.0, 0
        for turn_number in range(TURNS):
            begun = time.perf_counter()
            out = str(folder / f"out{number}-{turn_number}")
            child = subprocess.Popen([*command, "-o", out, *arguments], env=source, stderr=subprocess.PIPE)
            said = child.stderr.read() if child.stderr else b""
            _, status, used = os.wait4(child.pid, 0)
            rate = max(rate, written / (time.perf_counter() - begun) / 1e6)
            peak = max(peak, used.ru_maxrss)
        if status:
            print(f"{label} is left out: {said.decode(errors='replace')[-200:]}", file=sys.stderr)
            continue
        base = base or rate
        yield f"| {label} | {rate / base:.2f} | {rate:.2f} | {peak / 1024:.0f} |"


PARTS: dict[str, tuple[str, Callable[[argparse.Namespace, Path], Iterator[str]]]] = {
    "speed": ("Speed on one core", speed),
    "growth": ("Growth with the length of one text", growth),
    "reconcile": ("Growth with the claims reconciled", reconcile),
    "start": ("Start-up", start),
    "archive": ("Archives", archive),
}


def is_compiled() -> bool:
    """Whether the installed `tally` reads texts in compiled code."""
    command = [sys.executable, "-c", "import tally.extraction.text as level; print(level.__file__)"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True)
    return not done.stdout.strip().endswith(".py")


def machine() -> str:
    model = next(
        (line.split(":")[1].strip() for line in _lines(Path("/proc/cpuinfo")) if line.startswith("model name")), ""
    )
    load = os.getloadavg()[0]
    return (
        f"{date.today().isoformat()}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores "
        f"({model or platform.machine()}), load {load:.1f} at the end"
    )


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--only", default=",".join(PARTS))
    asked.add_argument("--peers", default=sys.executable)
    asked.add_argument("--megabytes", type=int, default=20)
    options = asked.parse_args()
    if not is_compiled():
        print("the installed tally is not compiled: install it with pip install '.[benchmarks]'", file=sys.stderr)
    readme = HERE / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(START_OPEN)
    results, after = rest.split(START_CLOSE)
    # Parts that are not measured now keep the table and the date that they had.
    sections = {part.partition("\n")[0]: part.strip() for part in results.split("### ")[1:]}
    with tempfile.TemporaryDirectory() as folder:
        for name in options.only.split(","):
            title, measured = PARTS[name]
            print(f"{title} ...", file=sys.stderr)
            table = "\n".join(measured(options, Path(folder)))
            sections[title] = f"{title}\n\n{machine()}.\n\n{table}"
            print(f"### {sections[title]}\n", flush=True)
    if options.write:
        shown = "\n\n".join(f"### {sections[title]}" for title, _ in PARTS.values() if title in sections)
        readme.write_text(f"{before}{START_OPEN}\n{shown}\n{START_CLOSE}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
