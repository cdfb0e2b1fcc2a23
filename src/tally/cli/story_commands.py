"""reconcile, report and review: what several texts say together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from tally.cli import options as o
from tally.cli.run import Run, lexicon_of, limits_of, one_of, reading_of, suffix_format

if TYPE_CHECKING:
    from tally.models import Reconciliation
    from tally.reading import Reading

RECONCILE_FORMATS = ("table", "json", "jsonl", "csv")


def reconcile(
    paths: o.Paths,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="table, json, jsonl or csv. Without it: table, or what the suffix of --output says.",
            show_default=False,
        ),
    ] = None,
    output: o.OutFile = None,
    each: Annotated[bool, typer.Option("--each", help="Every document on its own; with jsonl one line each.")] = False,
    policy: o.Policy = "range",
    convention: o.Convention = "plain",
    priority: o.Priority = "",
    judgements: o.Judgements = None,
    fail_on: o.FailOn = [],  # noqa: B006
    lexicon: o.Lexicon = [],  # noqa: B006
    text_field: o.TextField = "text",
    date_field: o.DateField = "published",
    id_field: o.IdField = "id",
    encoding: o.Encoding = None,
    max_document_size: o.DocumentSize = "20MB",
    max_line_size: o.LineSize = "50MB",
    any_language: o.AnyLanguage = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> None:
    """Put the claims of several texts side by side and say which differ, and why."""
    from tally.alarms import Alarms
    from tally.story import results_as, write_report

    run = Run(quiet=quiet, verbose=verbose)
    kind = format or suffix_format(output, "table")
    one_of(kind, RECONCILE_FORMATS, "--format")
    reading = reading_of(
        paths,
        (text_field, date_field, id_field),
        limits_of(max_document_size, max_line_size),
        encoding,
        any_language,
        output,
    )
    results = _reconciled(
        run,
        reading,
        ("one by one" if kind == "jsonl" else "apart") if each else "together",
        policy,
        convention,
        priority,
        judgements,
        lexicon,
    )
    alarms = Alarms(fail_on)
    if kind == "csv" and output is not None and str(output).lower().endswith(".csv"):
        for result in alarms.watch(results):
            write_report(result, output, kind)
    else:
        run.give(results_as(kind, alarms.watch(results)), output)
    run.leave(str(alarms) if alarms.found else None)


def report(
    paths: o.Paths,
    output: o.OutFile = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="terminal, markdown, json, csv, html, xlsx, sqlite or parquet. Without it: what the suffix "
            "of --output says, else terminal.",
            show_default=False,
        ),
    ] = None,
    articles: Annotated[
        str, typer.Option(metavar="HOW", help="How much of the articles a page shows: excerpts, full or none.")
    ] = "excerpts",
    preset: Annotated[
        str | None, typer.Option(metavar="NAME", help="Columns of a recorder: ucdp or acled.", show_default=False)
    ] = None,
    policy: o.Policy = "range",
    convention: o.Convention = "plain",
    priority: o.Priority = "",
    judgements: o.Judgements = None,
    fail_on: o.FailOn = [],  # noqa: B006
    lexicon: o.Lexicon = [],  # noqa: B006
    text_field: o.TextField = "text",
    date_field: o.DateField = "published",
    id_field: o.IdField = "id",
    encoding: o.Encoding = None,
    max_document_size: o.DocumentSize = "20MB",
    max_line_size: o.LineSize = "50MB",
    any_language: o.AnyLanguage = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> None:
    """Report on a story: who says what, why the figures differ, and what these articles report in all."""
    from tally.alarms import Alarms
    from tally.output import format_of
    from tally.story import report as of_result
    from tally.story import write_report

    run = Run(quiet=quiet, verbose=verbose)
    reading = reading_of(
        paths,
        (text_field, date_field, id_field),
        limits_of(max_document_size, max_line_size),
        encoding,
        any_language,
        output,
    )
    to_file = output is not None and str(output) != "-"
    kind = format if to_file and format is None else format_of(None, format)
    one_of(articles, ("excerpts", "full", "none"), "--articles")
    alarms = Alarms(fail_on)
    for result in alarms.watch(
        _reconciled(run, reading, "together", policy, convention, priority, judgements, lexicon)
    ):
        if output is not None and to_file:
            write_report(result, output, kind, articles=articles, preset=preset)
        else:
            run.give(of_result(result, kind or "terminal", articles=articles, preset=preset))
    run.leave(str(alarms) if alarms.found else None)


def review(
    paths: o.Paths,
    format: Annotated[str, typer.Option(metavar="NAME", help="table or json.")] = "table",
    output: o.OutFile = None,
    policy: o.Policy = "range",
    convention: o.Convention = "plain",
    judgements: o.Judgements = None,
    lexicon: o.Lexicon = [],  # noqa: B006
    text_field: o.TextField = "text",
    date_field: o.DateField = "published",
    quiet: o.Quiet = False,
) -> None:
    """List what a person should look at, that with the largest effect on the roll-ups first."""
    from tally.desk import review as of_result
    from tally.output import pretty_json_of

    one_of(format, ("table", "json"), "--format")
    run = Run(quiet=quiet)
    reading = reading_of(paths, (text_field, date_field, "id"))
    for result in _reconciled(run, reading, "together", policy, convention, "", judgements, lexicon):
        found = of_result(result)
        run.give(pretty_json_of(found) if format == "json" else str(found), output)
    run.leave()


def _reconciled(
    run: Run,
    reading: Reading,
    how: str,
    policy: str,
    convention: str,
    priority: str,
    judgements: Path | None,
    lexicon: list[Path],
) -> Iterator[Reconciliation]:
    """One result over everything that could be read, or, "one by one", one a document; none where nothing could be.

    "apart" compares no claim with one of another document.
    """
    from tally.models import Convention, Policy
    from tally.story import reconcile

    one_of(policy, get_args(Policy), "--policy")
    one_of(convention, get_args(Convention), "--convention")
    words = lexicon_of(lexicon)
    decisions = run.decisions(judgements)
    ranks = tuple(part.strip() for part in priority.split(",") if part.strip())
    extractions = run.extractions(reading, words)
    for group in ([one] for one in extractions) if how == "one by one" else (list(extractions),):
        if group:
            yield reconcile(
                group,
                policy=cast(Policy, policy),
                convention=cast(Convention, convention),
                priority=ranks,
                judgements=[*decisions, *reading.judgements],
                lexicon=words,
                each=how == "apart",
            )
