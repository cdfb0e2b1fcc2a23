"""How much of what people annotated in real texts `tally` finds. Nothing of the texts is kept here.

    python benchmarks/corpora.py FOLDER [--misses FILE] [--limit N]

FOLDER holds `muc_dev.jsonl` (wire reports with the answer keys of the Message Understanding Conferences: `items` with
`kinds`, `low`, `high`, `qual`, `optional`, `alternatives`) and `wiki_disasters_dev.jsonl` (articles with the `figures`
of their own infobox). Two shares are printed, as JSON:

- `muc`: of the items with a number of two or more that were killed, injured or abducted and are not optional, those for
  which a claim has that outcome and that number;
- `wiki`: of the infobox tolls of the dead that stand literally in the article, in digits or in words, those that are
  among the article's killed claims; `told` counts only those that stand near a word of dying, since a toll of 20 stands
  in many an article as a day of the month alone.

A number is found where a claim's value, one of its bounds or its implied total is that number. `--misses` writes one
line a miss, with the words around the number where it stands literally.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import tally

OUTCOMES = ("killed", "injured", "abducted")
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
AROUND = 70
DYING = re.compile(
    r"\b(?:dead|deaths?|die[ds]?|dying|kill\w*|fatal\w*|perish\w*|lives|drown\w*|casualt\w*|toll|victims?)\b", re.I
)
NEAR = 60


def rows(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def written(number: int) -> re.Pattern[str]:
    """The number as a text writes it: 1234, 1,234, or in words up to ninety-nine."""
    forms = [str(number), f"{number:,}"]
    if number < len(SMALL):
        forms.append(SMALL[number])
    elif number < 100:
        ten, one = divmod(number, 10)
        forms.append(TENS[ten - 2] + (rf"[-\s]{SMALL[one]}" if one else ""))
    return re.compile(rf"(?<![\w.,-])(?:{'|'.join(dict.fromkeys(forms))})(?![\w-]|[.,]\d)", re.I)


def numbers_of(claims: Iterable[tally.Claim], outcomes: Iterable[str]) -> set[int]:
    """Every number that claims of these outcomes state or imply."""
    found: set[int | None] = set()
    for claim in claims:
        if claim.outcome in outcomes:
            quantity = claim.quantity
            found |= {quantity.value, quantity.low, quantity.high, claim.derived_total}
    return {number for number in found if number is not None}


def around(text: str, number: int) -> str:
    """The words around each place where the number stands, for the list of misses."""
    spans = sorted(
        written(number).finditer(text), key=lambda m: not DYING.search(text, max(0, m.start() - NEAR), m.end() + NEAR)
    )
    places = [text[max(0, m.start() - AROUND) : m.end() + AROUND] for m in spans]
    return " // ".join(" ".join(place.split()) for place in places[:4]) or "(not literal)"


def measure_muc(path: Path, limit: int | None, misses: TextIO | None) -> dict[str, Any]:
    counts = {outcome: [0, 0] for outcome in OUTCOMES}
    found = wanted = literal = 0
    for row in rows(path, limit):
        claims = tally.extract(row["text"]).claims
        for item in row["items"]:
            outcomes = set(item["kinds"]) & set(OUTCOMES)
            if not outcomes or item["optional"] or item["qual"] == "plural" or (item["low"] or 0) < 2:
                continue
            answers = {item["low"], item["high"], *(other["low"] for other in item["alternatives"])} - {None}
            taken = outcomes | ({"killed_or_injured"} if len(outcomes) > 1 else set())
            right = bool(answers & numbers_of(claims, taken))
            wanted, found = wanted + 1, found + right
            literal += any(written(number).search(row["text"]) for number in answers)
            for outcome in outcomes:
                counts[outcome][0] += right
                counts[outcome][1] += 1
            if not right and misses:
                print(
                    "muc",
                    row["id"],
                    *sorted(outcomes),
                    item["low"],
                    item["mentions"],
                    around(row["text"], item["low"]),
                    sep="\t",
                    file=misses,
                )
    share = {outcome: f"{right}/{of}" for outcome, (right, of) in counts.items()}
    return {
        "items": wanted,
        "found": found,
        "share": round(found / wanted, 4) if wanted else None,
        "literal": literal,
        **share,
    }


def told_near_death(text: str, number: int) -> bool:
    """Whether the number stands somewhere near a word of dying."""
    places = written(number).finditer(text)
    return any(DYING.search(text, max(0, place.start() - NEAR), place.end() + NEAR) for place in places)


def measure_wiki(path: Path, limit: int | None, misses: TextIO | None) -> dict[str, Any]:
    counts = {"literal": [0, 0], "told": [0, 0], "told_ten_or_more": [0, 0]}
    for row in rows(path, limit):
        toll = row["figures"].get("killed", {}).get("low")
        if not toll or not written(toll).search(row["text"]):
            continue
        document = tally.Document(id=row["id"], text=row["text"], title=row["title"])
        right = toll in numbers_of(tally.extract(document).claims, ("killed",))
        told = told_near_death(row["text"], toll)
        for name, counted in (("literal", True), ("told", told), ("told_ten_or_more", told and toll > 9)):
            counts[name][0] += right and counted
            counts[name][1] += counted
        if not right and misses:
            where = "told" if told else "literal"
            print("wiki", row["id"], where, toll, row["title"], around(row["text"], toll), sep="\t", file=misses)
    found, wanted = counts["literal"]
    share = {name: f"{right}/{of}" for name, (right, of) in counts.items() if name != "literal"}
    return {"tolls": wanted, "found": found, "share": round(found / wanted, 4) if wanted else None, **share}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the corpus files")
    parser.add_argument("--misses", type=Path, help="write one line a miss to this file")
    parser.add_argument("--limit", type=int, help="only the first N texts of each file")
    asked = parser.parse_args()
    misses = open(asked.misses, "w", encoding="utf-8") if asked.misses else None  # noqa: SIM115
    results: dict[str, Any] = {}
    for name, measure in (("muc", measure_muc), ("wiki", measure_wiki)):
        path = asked.folder / f"{name}_dev.jsonl" if name == "muc" else asked.folder / "wiki_disasters_dev.jsonl"
        if not path.is_file():
            print(f"{path}: there is no such file; {name} is left out", file=sys.stderr)
            continue
        start = time.perf_counter()
        results[name] = measure(path, asked.limit, misses)
        print(f"{name}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
    json.dump(results, sys.stdout, indent=1)
    print()
    if misses:
        misses.close()


if __name__ == "__main__":
    main()
