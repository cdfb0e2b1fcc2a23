"""How the time of one document grows with its length, on dense news and on texts made to be slow.

    python benchmarks/growth.py [--most 1000000] [--only NAME] [--json]

Prints one line a text: seconds for each length from 10 kB on, ten times longer from column to column, and the steps between
them. All texts go to 1 MB, some of each kind to 10 MB. Linear growth is a step of 10; 12 is the most that is held to be
linear here. Each figure is the best of three, or of as many as fit into twenty seconds.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

from news import long_text

from tally.extraction import extract

Maker = Callable[[int], str]
HELD_LINEAR = 12.0
# Rounds of one text at most, the seconds after which none is begun, how often a text below LONG characters is read a round.
TRIES, PATIENCE, REPEATS, LONG = 3, 20.0, 10, 1_000_000
# Read at 10 MB as well: the news, and of the others one of every way to be slow that takes a minute at most.
LARGE = {"dense news", "one and", "commas", "digit run", "curly quotes", "brackets", "no spaces"}


def repeated(piece: str) -> Maker:
    """Texts of one piece over and over."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def nested(left: str, right: str) -> Maker:
    """All that opens, then all that closes, with a claim in the middle."""
    return lambda length: left * (length // 2) + "12 people were killed" + right * (length // 2)


TEXTS: dict[str, Maker] = {
    "dense news": long_text,
    "dense news, one paragraph": lambda length: long_text(length).replace("\n", " "),
    "dense news, capitals": lambda length: long_text(length).upper(),
    "dense news, no full stops": lambda length: long_text(length).replace(".", ""),
    "digit run": repeated("1234567890"),
    "grouped digits": repeated("123,"),
    "numbers": repeated("12 "),
    "one and": repeated("one and "),
    "hundred thousand": repeated("hundred thousand "),
    "killed": repeated("killed "),
    "12 killed": repeated("12 killed "),
    "12 killed and": repeated("12 people killed and "),
    "including": repeated("12 people were killed, including "),
    "of them": repeated("of the 12 of whom three died "),
    "said": repeated("police said "),
    "said that 12": repeated("he said that 12 were killed "),
    "names": repeated("Jorulm Kamtev "),
    "in places": repeated("in Karsan in Velgrad "),
    "since": repeated("since Monday since 12 May 2020 "),
    "commas": repeated(","),
    "commas, spaced": repeated(", "),
    "quotes": repeated('"'),
    "curly quotes": nested("\u201c", "\u201d"),
    "open quotes": repeated("\u201c12 killed "),
    "brackets": nested("(", ")"),
    "open brackets": repeated("(12 killed "),
    "no spaces": repeated("killed12people"),
    "one word": repeated("a"),
    "full stops": repeated("."),
    "sentences": repeated("A. "),
    "claims a sentence": repeated("12 died. "),
    "more": repeated("12 more died. "),
    "lines": repeated("12 killed\n"),
    "table": repeated("Karsan | 12 | 30\n"),
    "list": repeated("- 12 killed in Karsan\n"),
    "spaces": repeated(" "),
    "line ends": repeated("\n"),
    "dashes": repeated("-"),
    "dashed": repeated("12-"),
    "pipes": repeated("|"),
    "colons": repeated("a: "),
    "apostrophes": repeated("o'"),
    "money": repeated("$12 "),
    "percent": repeated("12% "),
    "soft hyphens": repeated("kil\u00adled 12 "),
    "combining marks": repeated("e\u0301"),
}


def seconds(texts: list[str]) -> list[float]:
    """The processor's time for one extraction of each text, the best of some rounds.

    A round reads every text once, and the short ones ten times over, so that a machine that slows down or speeds up
    meanwhile does so for all of them and no short one profits from a lucky moment: a busy machine makes a try slower,
    never faster.
    """
    best = [float("inf")] * len(texts)
    began = time.process_time()
    for _ in range(TRIES):
        for place, text in enumerate(texts):
            repeats = REPEATS if len(text) < LONG else 1
            start = time.process_time()
            for _ in range(repeats):
                extract(text)
            best[place] = min(best[place], (time.process_time() - start) / repeats)
        if time.process_time() - began > PATIENCE:
            break
    return best


def rows(most: int, only: str | None = None) -> Iterator[tuple[str, list[float], list[float]]]:
    """(text, seconds for 10 kB, 100 kB, ... up to `most`, the steps between them) for every text."""
    extract("Twelve people were killed.")
    for name, make in TEXTS.items():
        if only and only not in name:
            continue
        reach = 10 * most if name in LARGE else most
        took = seconds([make(size) for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= reach])
        # Below a hundredth of a second a step says more about the clock than about the text.
        steps = [after / max(before, 0.01) for before, after in pairwise(took)]
        yield name, took, steps


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "--most", type=int, default=1_000_000, help="the length of all texts; some are read ten times as long"
    )
    asked.add_argument("--only")
    asked.add_argument("--json", action="store_true", help="one JSON line a text")
    options = asked.parse_args()
    for name, took, steps in rows(options.most, options.only):
        if options.json:
            print(json.dumps({"text": name, "seconds": took, "steps": steps}), flush=True)
            continue
        verdict = "" if max(steps, default=0.0) <= HELD_LINEAR else "  superlinear"
        shown = "".join(f"{second:10.3f}" for second in took) + "  x" + "".join(f"{step:6.1f}" for step in steps)
        print(f"{name:28}{shown}{verdict}", flush=True)


if __name__ == "__main__":
    main()
