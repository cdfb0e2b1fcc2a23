"""One engine over the articles of one file, in a process of its own: speed, peak memory, what was found.

    python benchmarks/measure.py ENGINE ARTICLES.jsonl [--characters N]

Prints one JSON line. Articles are taken whole, one by one, until they hold N characters; every engine is warm (it has
read the first article) before its processor time is taken. Needs nothing of tally for the engines of others, so that
they can run in an environment of their own.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Engine = Callable[[dict[str, Any]], int]


def tally_full() -> Engine:
    """Claims, remarks and the ledger of all numbers, with ids and evidence, as validated models."""
    from tally import extract
    from tally.models import Document

    return lambda row: len(extract(Document(**row)).claims)


def tally_claims() -> Engine:
    """The same claims without the ledger, behind the prefilter."""
    from tally import extract
    from tally.models import Document

    return lambda row: len(extract(Document(**row), ledger="claims").claims)


def quantulum3() -> Engine:
    """All quantities with their units, without its classifier."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    return lambda row: len(parser.parse(row["text"]))


def recognizers_text() -> Engine:
    """All numbers, by Microsoft's recognizers."""
    from recognizers_number import Culture, recognize_number

    return lambda row: len(recognize_number(row["text"], Culture.English))


def eyecite() -> Engine:
    """All legal citations: nothing to find here, so its tokeniser's speed."""
    from eyecite import get_citations

    return lambda row: len(get_citations(row["text"]))


ENGINES: dict[str, Callable[[], Engine]] = {
    "tally-full": tally_full,
    "tally-claims": tally_claims,
    "quantulum3": quantulum3,
    "recognizers-text": recognizers_text,
    "eyecite": eyecite,
}


def measured(name: str, path: Path, characters: int) -> dict[str, Any]:
    """What the engine did: characters, processor seconds, MB of text a second, peak MB of the process, number found."""
    rows, taken = [], 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            rows.append(json.loads(line))
            taken += len(rows[-1]["text"])
            if taken >= characters:
                break
    engine = ENGINES[name]()
    engine(rows[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = sum(engine(row) for row in rows)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "engine": name,
        "characters": taken,
        "seconds": round(seconds, 3),
        "mb_per_second": taken / seconds / 1e6,
        "peak_mb": peak / 1024,
        "grown_mb": (peak - before) / 1024,
        "found": found,
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("engine", choices=ENGINES)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--characters", type=int, default=1_000_000)
    options = asked.parse_args()
    print(json.dumps(measured(options.engine, options.articles, options.characters)))


if __name__ == "__main__":
    main()
