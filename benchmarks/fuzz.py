"""Coverage-guided fuzzing of reading and extraction, by hand: python benchmarks/fuzz.py [reading|extraction] [--seconds N]

Needs atheris (pip install atheris). It starts from the texts under tests/gold and the past failures under tests/hostile,
keeps what it finds worth keeping in .fuzz/, and stops at the first input that raises, hangs for a minute, or breaks a law
that holds for any text (tests/laws.py). Such an input goes into tests/hostile/, under a name that says what it is, with the
mend: the tests read them all again.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import atheris

HOME = Path(__file__).parent.parent
sys.path.insert(0, str(HOME / "tests"))
# Rooms that are opened only when needed are named here, or their branches would not guide the fuzzer.
with atheris.instrument_imports(include=["tally"]):
    import laws
    import tally.extraction
    import tally.reading.html
    import tally.reading.tables
    import tally.reporting.tables_in  # noqa: F401


def first_inputs(folder: Path, target: str) -> None:
    """The gold and the past failures as the corpus to start from; whole rows for reading, texts for extraction."""
    folder.mkdir(parents=True, exist_ok=True)
    for past in sorted((laws.PAST_FAILURES / target).iterdir()):
        (folder / past.name).write_bytes(past.read_bytes())
    for gold in sorted((HOME / "tests" / "gold").glob("*_dev.jsonl")):
        for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            for part, document in enumerate(row.get("documents", [row])):
                content = "\x02" + json.dumps(document) if target == "reading" else document["text"]
                (folder / f"{gold.stem}-{number}-{part}").write_text(content, encoding="utf-8")


def main() -> None:
    """Fuzzes one target for a while."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(laws.TARGETS), nargs="?", default="extraction")
    parser.add_argument("--seconds", type=int, default=600)
    options = parser.parse_args()
    corpus = HOME / ".fuzz" / options.target
    first_inputs(corpus, options.target)
    flags = [f"-max_total_time={options.seconds}", "-timeout=60", "-max_len=4000", f"-artifact_prefix={corpus.parent}/"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], laws.TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
