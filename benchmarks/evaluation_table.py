"""The tables of EVALUATION.md, made anew from the gold, the seeds and, where its folder is given, the corpora.

    python benchmarks/evaluation_table.py [FOLDER_OF_THE_CORPORA] [--write]

Prints Markdown; with --write it puts the tables in place of those in EVALUATION.md. The date and the causes of the
remaining errors are written by hand.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpora import measure_muc, measure_wiki

from tally.evaluation import evaluated

HOME = Path(__file__).parent.parent
GOLD = HOME / "tests" / "gold"
CLAIMS = ("f1", "strict_f1", "precision", "recall", "quantity", "who", "modifier_f1")
FIELDS = ("source", "via_f1", "part_of", "status_f1", "when", "place", "certainty_f1", "basis_f1", "event_b3")
LEDGER = ("ledger_complete", "ledger_tiles", "ledger_set_aside", "ledger_reason")
CASES = ("claim_recall", "verdict", "primary", "primary_listed", "grade", "rollup", "conflict_precision")


def by_measure(names: Iterable[str], columns: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A Markdown table: a row a measure, a column a file."""
    yield "| measure | " + " | ".join(columns) + " |"
    yield "|---" * (len(columns) + 1) + "|"
    for name in names:
        yield f"| `{name}` | " + " | ".join(shown(figures.get(name)) for figures in columns.values()) + " |"


def by_file(names: Iterable[str], rows: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A Markdown table: a row a file, a column a measure."""
    names = tuple(names)
    yield "| cases | " + " | ".join(f"`{name}`" for name in names) + " |"
    yield "|---" * (len(names) + 1) + "|"
    for file, figures in rows.items():
        yield f"| {file} | " + " | ".join(shown(figures.get(name)) for name in names) + " |"


def shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def corpora(folder: Path) -> Iterator[str]:
    muc = measure_muc(folder / "muc_dev.jsonl", None, None)
    wiki = measure_wiki(folder / "wiki_disasters_dev.jsonl", None, None)
    told, of = (int(part) for part in wiki["told"].split("/"))
    yield "| corpus | found | of | share |"
    yield "|---|---|---|---|"
    for name, found, wanted in (
        ("wire reports: items of two or more people killed, injured or abducted", muc["found"], muc["items"]),
        ("disaster articles: tolls that stand literally in the article", wiki["found"], wiki["tolls"]),
        ("disaster articles: tolls that stand near a word of dying", told, of),
    ):
        yield f"| {name} | {found} | {wanted} | {found / wanted:.3f} |"


def tables(folder: Path | None) -> Iterator[str]:
    """The tables of EVALUATION.md that are measured; that of the corpora only where their folder is given."""
    files = {name: evaluated(GOLD / f"{name}.jsonl").figures for name in ("phrases_dev", "docs_dev", "docs_dev_caps")}
    yield "\n".join(by_measure((*CLAIMS, *FIELDS, *LEDGER), files))
    cases: dict[str, dict[str, Any]] = {}
    for path in (GOLD / "cases_dev.jsonl", *sorted((HOME / "seeds").glob("*/truth.jsonl"))):
        name = path.parent.name if path.stem == "truth" else path.stem
        cases[name] = evaluated(path).figures
        cases[f"{name}, from annotated claims"] = evaluated(path, annotated=True).figures
    yield "\n".join(by_file(CASES, cases))
    if folder:
        yield "\n".join(corpora(folder))


def _column(table: str) -> str:
    """The name of a table's first column, by which it is told from the others."""
    return table.split("|")[1].strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="the folder of the corpus files")
    parser.add_argument("--write", action="store_true", help="put the tables into EVALUATION.md")
    asked = parser.parse_args()
    made = list(tables(asked.folder))
    print(*made, sep="\n\n")
    if asked.write:
        page = HOME / "EVALUATION.md"
        # A table is known by its first column: those that were written by hand stay.
        new = {_column(table): table for table in made}
        text = re.sub(
            r"(?m)(?:^\|.*\n)+",
            lambda old: new.get(_column(old[0]), old[0].rstrip("\n")) + "\n",
            page.read_text("utf-8"),
        )
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
