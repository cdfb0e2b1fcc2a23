"""Coverage-guided fuzzing of reading and extraction, by hand: python benchmarks/fuzz.py [reading|extraction] [--seconds N]

Needs atheris (pip install atheris). It starts from the texts under tests/gold and seeds, keeps what it finds worth keeping in
.fuzz/, and stops at the first input that raises, hangs for a minute, or breaks a law that holds for any text. Such an input
becomes a row of tests/test_hostile.py, with the mend.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import atheris

# Rooms that are opened only when needed are named here, or their branches would not guide the fuzzer.
with atheris.instrument_imports(include=["tally"]):
    import tally.extraction
    import tally.reading.html
    import tally.reading.tables  # noqa: F401
    from tally.lexicon import load
    from tally.reading import Fields, read_source
    from tally.settings import Limits
    from tally.story import extract

HOME = Path(__file__).parent.parent
NAMES = ("a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a")
LEXICON = load()
FOLDER = tempfile.TemporaryDirectory()


def reading(raw: bytes) -> None:
    """Any bytes under any name are read, or told to be unreadable."""
    if not raw:
        return
    path = Path(FOLDER.name, NAMES[raw[0] % len(NAMES)])
    path.write_bytes(raw[1:])
    found = list(read_source(str(path), Fields(), Limits(), any_language=True))
    assert found, "neither read nor told"


def extraction(raw: bytes) -> None:
    """Any text is extracted: spans are verbatim, and the ledger covers every digit once."""
    found = extract(raw.decode("utf-8", "replace"), lexicon=LEXICON)
    text = found.document.text
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.number_start : claim.number_end] == claim.number
    at = 0
    covered: set[int] = set()
    for entry in found.ledger or ():
        assert at <= entry.start < entry.end and text[entry.start : entry.end] == entry.text
        at = entry.end
        covered.update(range(entry.start, entry.end))
    assert all(place in covered for place, char in enumerate(text) if char.isdigit())


def first_inputs(folder: Path, target: str) -> None:
    """The gold and the seeds as the corpus to start from; whole rows for reading, texts for extraction."""
    folder.mkdir(parents=True, exist_ok=True)
    for gold in sorted((HOME / "tests" / "gold").glob("*_dev.jsonl")):
        for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            for part, document in enumerate(row.get("documents", [row])):
                content = "\x02" + json.dumps(document) if target == "reading" else document["text"]
                (folder / f"{gold.stem}-{number}-{part}").write_text(content, encoding="utf-8")


def main() -> None:
    """Fuzzes one target for a while."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=["reading", "extraction"], nargs="?", default="extraction")
    parser.add_argument("--seconds", type=int, default=600)
    options = parser.parse_args()
    corpus = HOME / ".fuzz" / options.target
    first_inputs(corpus, options.target)
    flags = [f"-max_total_time={options.seconds}", "-timeout=60", "-max_len=4000", f"-artifact_prefix={corpus.parent}/"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], {"reading": reading, "extraction": extraction}[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
