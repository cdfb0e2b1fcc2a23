"""How reconciling grows with the claims: seconds, relations and events for 100 to 100,000 claims of invented stories.

    python benchmarks/reconcile_growth.py [--most 100000] [--one-story]

Each story has ten articles by ten outlets on one incident, five claims an article; --one-story puts all claims into
one incident.
Prints one line a size; the last column is seconds per thousand claims, which stays level where growth is linear. Each
figure is the best of three, or of as many as fit into ten seconds.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date, timedelta

from tally.models import Claim, Document, Extraction, Population, Quantity, Stamp, Voice
from tally.reconciliation import reconcile

ARTICLES, CLAIMS = 10, 5
ROLES = ("police", "health", "government", "monitor", "rescue")
SYLLABLES = (
    "ba",
    "do",
    "fel",
    "gir",
    "hun",
    "jo",
    "kam",
    "lur",
    "mes",
    "nat",
    "or",
    "pil",
    "quo",
    "ras",
    "tev",
    "ul",
    "vin",
    "wex",
    "yor",
    "zan",
)


def name(number: int) -> str:
    """A place name made of a number."""
    parts = []
    for _ in range(4):
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def article(story: int, n: int, dice: random.Random) -> Extraction:
    """One article: deaths, a part of them, the injured, the missing and an earlier toll, from one of five voices."""
    place, day = name(story), date(2024, 3, 1) + timedelta(n // 2 % 60)
    document = Document(
        id=f"s{story}n{n}", text="", title=f"Toll in {place}", publisher=f"Outlet {n}", published=day.isoformat()
    )
    voice = ROLES[dice.randrange(len(ROLES))]
    said = (Voice(name=f"{place} {voice}", key=voice, role=voice),)
    toll = 40 + 3 * min(n, 200) + dice.randrange(3)
    rows = (
        ("killed", toll, None),
        ("killed", 5 + dice.randrange(4), "child"),
        ("injured", 2 * toll, None),
        ("missing", max(0, 20 - n), None),
        ("killed", toll - 3, None),
    )
    claims = []
    for k, (outcome, value, age) in enumerate(rows):
        at = 100 * k
        claims.append(
            Claim(
                id=f"{document.id}.c{k}",
                document=document.id,
                start=at,
                end=at + 10,
                quote=f"{value} {outcome}",
                number_start=at,
                number_end=at + len(str(value)),
                number=str(value),
                quantity=Quantity(kind="exact", value=value, low=value, high=value),
                outcome=outcome,
                population=Population(age=age),
                attribution=said,
                origin=voice,
                place=place,
                event=f"{document.id}/e1",
                part_of=f"{document.id}.c0" if age else None,
                stance="superseded" if k == 4 else "asserted",
            )
        )
    return Extraction(
        tally=Stamp(version="0", lexicon="benchmark"), document=document, claims=tuple(claims), ledger=None
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--most", type=int, default=100_000)
    options.add_argument("--one-story", action="store_true")
    chosen = options.parse_args()
    size = 100
    print(f"{'claims':>8} {'seconds':>9} {'events':>7} {'relations':>10} {'s / 1,000':>10}")
    while size <= chosen.most:
        dice = random.Random(7)
        articles = size // CLAIMS
        rows = [article(*((0, i) if chosen.one_story else divmod(i, ARTICLES)), dice) for i in range(articles)]
        took: list[float] = []
        while len(took) < 3 and sum(took) < 10.0:
            start = time.process_time()
            result = reconcile(rows)
            took.append(time.process_time() - start)
        taken = min(took)
        print(
            f"{size:>8} {taken:>9.2f} {len(result.events):>7} {len(result.relations):>10} {1000 * taken / size:>10.3f}",
            flush=True,
        )
        size *= 10


if __name__ == "__main__":
    main()
