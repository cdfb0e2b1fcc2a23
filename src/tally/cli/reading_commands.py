"""extract and explain: what single texts say."""

from __future__ import annotations

from typing import Annotated

import typer

from tally.cli import options as o
from tally.cli.run import Run, lexicon_of, one_of, reading_of

EXTRACT_FORMATS = ("table", "jsonl", "json", "csv")


def extract(
    paths: o.Paths,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="table, jsonl (one line a document), json or csv (one row a claim). Without it: what the suffix "
            "of --output says, else table.",
            show_default=False,
        ),
    ] = None,
    output: o.OutFile = None,
    lexicon: o.Lexicon = [],  # noqa: B006
    text_field: o.TextField = "text",
    date_field: o.DateField = "published",
    id_field: o.IdField = "id",
    encoding: o.Encoding = None,
    max_document_size: o.DocumentSize = "20MB",
    max_line_size: o.LineSize = "100MB",
    any_language: o.AnyLanguage = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> None:
    """Read texts and give every casualty figure in them as a claim."""
    run = Run(quiet=quiet, verbose=verbose)
    kind = format or {".jsonl": "jsonl", ".json": "json", ".csv": "csv"}.get(
        output.suffix.lower() if output else "", "table"
    )
    one_of(kind, EXTRACT_FORMATS, "--format")
    words = lexicon_of(lexicon)
    reading = reading_of(
        paths, text_field, date_field, id_field, encoding, max_document_size, max_line_size, any_language
    )
    from tally.output import extractions_as

    run.give(extractions_as(kind, run.extractions(reading, words)), output)
    run.leave()


def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One text, or - for standard input.", show_default=False)],
    output: o.OutFile = None,
    lexicon: o.Lexicon = [],  # noqa: B006
    text_field: o.TextField = "text",
    encoding: o.Encoding = None,
    quiet: o.Quiet = False,
) -> None:
    """Show what each level saw in a text, which entry of the lexicon fired on which words, and why each number
    became a claim or was set aside.
    """
    run = Run(quiet=quiet)
    words = lexicon_of(lexicon)
    reading = reading_of([path], text_field, "published", "id", encoding, "20MB", "100MB", True)
    from tally.story import explained

    run.give((explained(document, words) for document in run.items(reading)), output)
    run.leave()
