"""evaluate: how well `tally` reads and reconciles, against annotated gold; what it gets wrong, by kind; floors that
only rise.

gold.py pairs what was read with what was annotated, documents.py and cases.py measure, annotated.py turns a case's
annotation into
extractions, kinds.py groups the errors.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tally.errors import UnreadError
from tally.evaluation.annotated import perfect_extractions
from tally.evaluation.cases import score_cases
from tally.evaluation.documents import score_documents
from tally.evaluation.gold import Row, gold_rows
from tally.evaluation.kinds import grouped
from tally.evaluation.marks import Marks
from tally.files import write_whole
from tally.models import Document, Extraction, Noun
from tally.reading.rows import Fields, item_of
from tally.story import extract, reconcile

if TYPE_CHECKING:
    from tally.lexicon import Lexicon

__all__ = ["Evaluation", "below_floors", "evaluated", "raised", "shown"]

# The measures that get a floor: those that an editor would miss. The rest are for finding errors.
_FLOORED = (
    *("f1", "strict_f1", "source", "part_of", "quantity", "who", "when", "place", "event_b3", "spans_verbatim"),
    *("via_f1", "status_f1", "certainty_f1", "basis_f1", "modifier_f1"),
    *("ledger_complete", "ledger_tiles", "ledger_set_aside", "ledger_reason"),
    *("claim_recall", "verdict", "primary", "primary_listed", "grade", "rollup", "conflict_precision"),
    "no_because_unless_stated",
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one gold file, and its disagreements. `name` is the file's, with "/annotated" where claims were
    given.
    """

    name: str
    figures: dict[str, Any]
    marks: Marks


def evaluated(path: Path, lexicon: Lexicon | None = None, *, annotated: bool = False) -> Evaluation:
    """`tally` over every document or case of a gold file, scored. `annotated`: cases are reconciled from their
    annotated claims.
    """
    rows = gold_rows(path)
    if "documents" in rows[0]:
        results = {case["id"]: _reconciled(case, lexicon, annotated) for case in rows}
        return Evaluation(path.stem + ("/annotated" if annotated else ""), *score_cases(rows, results))
    read = {row["id"]: _plain(extract(_document(row, path), lexicon=lexicon)) for row in rows}
    return Evaluation(path.stem, *score_documents(rows, read))


def _document(row: Row, path: Path) -> Document:
    item = item_of(
        {name: row.get(name) for name in ("id", "text", "title", "publisher", "publisher_role", "published", "url")},
        str(path),
        Fields(),
        "jsonl",
    )
    if not isinstance(item, Document):
        raise UnreadError(str(path), "this line is no annotated document", "See the gold files under tests/gold.")
    return item


def _reconciled(case: Row, lexicon: Lexicon | None, annotated: bool) -> Row:
    extractions: list[Extraction] = (
        perfect_extractions(case)
        if annotated
        else [extract(_document(document, Path(case["id"])), lexicon=lexicon) for document in case["documents"]]
    )
    return _plain(reconcile(extractions, lexicon=lexicon))


def _plain(noun: Noun) -> Row:
    plain: Row = noun.model_dump(mode="json", by_alias=True)
    return plain


def shown(evaluation: Evaluation, *, errors: bool = False) -> Iterator[str]:
    """The figures as one JSON object on lines of its own, then, if asked for, the disagreements by kind."""
    yield json.dumps({"gold": evaluation.name, **evaluation.figures}, indent=1) + "\n"
    if errors:
        yield from grouped(evaluation.marks.misses)


def below_floors(evaluations: list[Evaluation], floors: Path) -> list[str]:
    """One line for every figure that does not reach its floor, or that is missing. Floors: {gold: {measure: least}}
    as JSON.
    """
    try:
        wanted: dict[str, dict[str, float]] = json.loads(floors.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadError(
            str(floors), f"the floors cannot be read ({error})", "Write {gold: {measure: least}} as JSON."
        ) from None
    lines = []
    for evaluation in evaluations:
        for measure, least in wanted.get(evaluation.name, {}).items():
            figure = evaluation.figures.get(measure)
            if figure is None or figure < least:
                lines.append(f"{evaluation.name}: {measure} is {figure}, below its floor of {least}")
    return lines


def raised(evaluations: list[Evaluation], floors: Path) -> list[str]:
    """Raises the floors in the file to what was measured, lowers none, and gives one line for every one that rose."""
    known: dict[str, dict[str, float]] = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
    lines = []
    for evaluation in evaluations:
        least = known.setdefault(evaluation.name, {})
        for measure in _FLOORED:
            figure = evaluation.figures.get(measure)
            if figure is not None and figure > least.get(measure, -1.0):
                lines.append(f"{evaluation.name}: {measure} {least.get(measure, 'without a floor')} -> {figure}")
                least[measure] = figure
    write_whole(floors, json.dumps(known, indent=1) + "\n")
    return lines
