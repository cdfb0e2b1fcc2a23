"""What single documents say, before anything is compared: the table and the CSV of `tally extract`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tally.models import Extraction
from tally.reporting import wording
from tally.reporting.columns import CLAIMS
from tally.reporting.rows import claim_rows
from tally.reporting.sheets_csv import csv_text

__all__ = ["csv_pieces", "table_pieces"]


def csv_pieces(extractions: Iterable[Extraction]) -> Iterator[str]:
    """One row a claim, the header first, as on a pipe."""
    yield csv_text([], CLAIMS, for_people=False)
    for extraction in extractions:
        rows = claim_rows(extraction.claims, [extraction.document])
        yield csv_text(rows, CLAIMS, for_people=False, header=False)


def table_pieces(extractions: Iterable[Extraction]) -> Iterator[str]:
    """The claims of each document as the terminal shows them, with its caveats and how its other numbers were set
    aside.
    """
    from tally.reporting.story import story
    from tally.reporting.tables import rows_of
    from tally.reporting.terminal import claims_only

    for number, extraction in enumerate(extractions):
        document = extraction.document
        head = wording.one_line(document.title or document.id)
        yield ("\n" if number else "") + claims_only(story(rows_of(extraction)), head)
