"""extract and explain: what single texts say."""

from __future__ import annotations

from typing import Annotated

import typer

from tally.cli import options as o
from tally.cli.run import Run, archive_folder, lexicon_of, limits_of, one_of, reading_of, suffix_format

EXTRACT_FORMATS = ("table", "jsonl", "json", "csv")


def extract(
    paths: o.Paths,
    format: o.ExtractFormat = None,
    output: o.FileOrFolder = None,
    ledger: o.Ledger = "full",
    lexicon: o.Lexicon = [],  # noqa: B006
    text_field: o.TextField = "text",
    date_field: o.DateField = "published",
    id_field: o.IdField = "id",
    encoding: o.Encoding = None,
    max_document_size: o.DocumentSize = "20MB",
    max_line_size: o.LineSize = "50MB",
    max_seconds: o.Seconds = None,
    any_language: o.AnyLanguage = False,
    workers: o.Workers = None,
    engine: o.Engine = None,
    scheduler: o.Scheduler = None,
    part_size: o.PartSize = "4MB",
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> None:
    """Read texts and give every casualty figure in them as a claim."""
    run = Run(quiet=quiet, verbose=verbose)
    one_of(ledger, ("full", "claims"), "--ledger")
    limits = limits_of(max_document_size, max_line_size, max_seconds)
    fields = (text_field, date_field, id_field)
    archive = archive_folder(output, format=format, workers=workers, engine=engine, scheduler=scheduler)
    if archive is not None:
        one_of(format or "jsonl", ("jsonl",), "--format")
        from tally.archives import Job
        from tally.reading import Fields
        from tally.settings import parse_size

        lexicon_of(lexicon)
        job = Job(archive, tuple(map(str, lexicon)), Fields(*fields), limits, encoding, any_language, ledger)
        size = parse_size(part_size)
        run.archive(paths, job, engine=engine or "processes", workers=workers or 1, scheduler=scheduler, part_size=size)
    else:
        kind = format or suffix_format(output, "table")
        one_of(kind, EXTRACT_FORMATS, "--format")
        words = lexicon_of(lexicon)
        reading = reading_of(paths, fields, limits, encoding, any_language, output)
        from tally.story import extractions_as, write_tables

        found = run.extractions(reading, words, ledger, max_seconds)
        if kind == "csv" and output is not None and str(output).lower().endswith(".csv"):
            write_tables(found, output)
        else:
            run.give(extractions_as(kind, found), output)
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
    reading = reading_of([path], (text_field, "published", "id"), limits_of(), encoding, any_language=True)
    from tally.story import explained

    run.give((explained(document, words) for document in run.items(reading)), output)
    run.leave()
