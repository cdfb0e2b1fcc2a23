"""The four verbs, one after the other: read, extract, reconcile, report. The command line and `import tally` use
these.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tally.budget import OverBudgetError, within
from tally.errors import TallyError, UnreadError, UsageError
from tally.models import Convention, Document, Extraction, Judgement, Policy, Reconciliation
from tally.output import json_list, json_of
from tally.reading import document_of, read

if TYPE_CHECKING:
    from tally.lexicon import Lexicon

__all__ = ["explained", "extract", "extracted", "read", "reconcile", "report"]


def extract(document: Document | str, *, lexicon: Lexicon | None = None, ledger: str = "full") -> Extraction:
    """The claims, remarks and ledger of one document, or of a text.

    `ledger="claims"` leaves the ledger null, and does not read a text further in which no word could tell an outcome: for
    archives, where nine texts of ten are about something else.
    """
    from tally.extraction import extract as of_document
    from tally.extraction import extract_claims
    from tally.lexicon import load

    named = document_of(document) if isinstance(document, str) else document
    return of_document(named, lexicon=lexicon) if ledger == "full" else extract_claims(named, lexicon or load())


def explained(item: Document | Extraction, lexicon: Lexicon | None = None) -> str:
    """What each level saw in a document, in words. Raises TallyError for an extraction, which keeps no such thing."""
    from tally.extraction import trace
    from tally.reporting.explanation import explanation

    if isinstance(item, Extraction):
        raise TallyError(f"{item.document.id} is an extraction, not a text. Name the text that it was made from.")
    return explanation(trace(item, lexicon=lexicon))


def extracted(
    items: Iterable[Document | Extraction | str], lexicon: Lexicon | None = None, ledger: str = "full"
) -> Iterator[Extraction]:
    """Every item as an Extraction, in order; those that are one already stay as they are."""
    for item in items:
        yield item if isinstance(item, Extraction) else extract(item, lexicon=lexicon, ledger=ledger)


def attempted(
    item: Document | Extraction,
    lexicon: Lexicon,
    ledger: str,
    seconds: float | None,
    source: str,
    line: int | None = None,
) -> Extraction | UnreadError:
    """The extraction of an item, within its time; an error of any kind is told as that document's, and stops no
    other.
    """
    if isinstance(item, Extraction):
        return item
    try:
        with within(seconds):
            return extract(item, lexicon=lexicon, ledger=ledger)
    except OverBudgetError:
        problem = f"document {item.id!r} takes longer than {seconds:g} seconds"
        return UnreadError(source, problem, "Raise --max-seconds, or leave it out.", line)
    except Exception as error:
        problem = f"document {item.id!r} could not be extracted ({type(error).__name__}: {error})"
        return UnreadError(source, problem, "Please report it, with the text.", line)


def reconcile(
    items: Iterable[Document | Extraction | str],
    *,
    policy: Policy = "range",
    convention: Convention = "plain",
    priority: Iterable[str] = (),
    judgements: Iterable[Judgement] = (),
    lexicon: Lexicon | None = None,
    each: bool = False,
) -> Reconciliation:
    """Documents, texts or extractions about one story, put side by side; with `each`, every one on its own."""
    from tally.reconciliation import reconcile as of_extractions

    # A reading knows what people changed in tables of claims once it has been read to its end.
    extractions = list(extracted(items, lexicon))
    decided = (*judgements, *getattr(items, "judgements", ()))
    return of_extractions(
        extractions,
        policy=policy,
        convention=convention,
        priority=tuple(priority),
        judgements=decided,
        each=each,
    )


def report(result: Reconciliation, format: str = "terminal", **options: Any) -> str | bytes:
    """The report on a result in one of the formats of `tally report --format`."""
    from tally.reporting import report as of_result

    return of_result(result, format, **options)


def write_report(result: Reconciliation, path: Path, format: str | None = None, **options: Any) -> None:
    """The report into a file or, as CSV tables, into a folder; the format is that of the suffix where none is named."""
    from tally.reporting import write

    write(result, path, format, **options)


def write_tables(extractions: Iterable[Extraction], path: str | os.PathLike[str]) -> None:
    """The claims of single documents as a CSV table for people, its sibling tables beside it: what can be edited and
    read again.
    """
    from tally.reporting import write
    from tally.reporting.tables import gathered

    write(gathered(extractions), path, "csv")


def extractions_as(kind: str, extractions: Iterable[Extraction]) -> Iterator[str | bytes]:
    """Pieces of the output of `tally extract` in one of its formats: table, jsonl, json, csv."""
    if kind == "jsonl":
        for extraction in extractions:
            yield json_of(extraction) + "\n"
    elif kind == "json":
        yield from json_list("extractions", extractions)
    else:
        from tally.reporting import extractions_as as in_rows

        yield from in_rows(kind, extractions)


def results_as(kind: str, results: Iterable[Reconciliation]) -> Iterator[str | bytes]:
    """Pieces of the output of `tally reconcile` in one of its formats: table, json, jsonl, csv."""
    for result in results:
        yield json_of(result) + "\n" if kind == "jsonl" else report(result, {"table": "terminal"}.get(kind, kind))


def read_judgements(path: str | os.PathLike[str]) -> tuple[list[Judgement], list[UnreadError]]:
    """The decisions of a JSONL file, in order, and the lines that are none. Raises UsageError for a file that is not
    there.
    """
    from pydantic import ValidationError

    found: list[Judgement] = []
    problems: list[UnreadError] = []
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{os.fspath(path)}: the judgements cannot be read ({error}). Check the path, and that it is UTF-8."
        ) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(Judgement.model_validate_json(line))
        except ValidationError as error:
            problem = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, problem["loc"])) or "the line"
            words = f"this is no judgement ({where}: {problem['msg']})"
            problems.append(UnreadError(os.fspath(path), words, "Correct the line, or remove it.", number))
    return found, problems
