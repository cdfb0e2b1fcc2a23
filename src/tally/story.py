"""The four verbs, one after the other: read, extract, reconcile, report. The command line and `import tally` use
these.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tally.models import Convention, Document, Extraction, Judgement, Policy, Reconciliation
from tally.reading import document_of, read

if TYPE_CHECKING:
    from tally.lexicon import Lexicon

__all__ = ["extract", "extracted", "read", "reconcile", "report"]


def extract(document: Document | str, *, lexicon: Lexicon | None = None) -> Extraction:
    """The claims, remarks and ledger of one document, or of a text."""
    from tally.extraction import extract as of_document

    return of_document(document_of(document) if isinstance(document, str) else document, lexicon=lexicon)


def extracted(items: Iterable[Document | Extraction | str], lexicon: Lexicon | None = None) -> Iterator[Extraction]:
    """Every item as an Extraction, in order; those that are one already stay as they are."""
    for item in items:
        yield item if isinstance(item, Extraction) else extract(item, lexicon=lexicon)


def reconcile(
    items: Iterable[Document | Extraction | str],
    *,
    policy: Policy = "range",
    convention: Convention = "plain",
    priority: Iterable[str] = (),
    judgements: Iterable[Judgement] = (),
    lexicon: Lexicon | None = None,
) -> Reconciliation:
    """Documents, texts or extractions about one story, put side by side."""
    from tally.reconciliation import reconcile as of_extractions

    return of_extractions(
        list(extracted(items, lexicon)),
        policy=policy,
        convention=convention,
        priority=tuple(priority),
        judgements=tuple(judgements),
    )


def report(result: Reconciliation, format: str = "terminal", **options: Any) -> Any:
    """The report on a result in one of the formats of `tally report --format`."""
    from tally.reporting import report as of_result

    return of_result(result, format, **options)


def read_judgements(path: str | os.PathLike[str]) -> list[Judgement]:
    """The decisions of a JSONL file. Raises UnreadError, with the line, for one that is none."""
    from pydantic import ValidationError

    from tally.errors import UnreadError

    found = []
    number = 0
    try:
        with open(path, encoding="utf-8-sig") as lines:
            for line in lines:
                number += 1
                if line.strip():
                    found.append(Judgement.model_validate_json(line))
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise UnreadError(
            os.fspath(path),
            f"this is no judgement ({where}: {problem['msg']})",
            "Correct the line, or remove it.",
            number,
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadError(
            os.fspath(path), f"the judgements cannot be read ({error})", "Check the path and that the file is UTF-8."
        ) from None
    return found
