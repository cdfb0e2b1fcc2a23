"""check and diff, which compare copy; evaluate and schema, which are about tally itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tally.cli import options as o
from tally.cli.run import Run, lexicon_of, one_of, reading_of


def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The copy to check.", show_default=False)],
    against: Annotated[
        list[str],
        typer.Option(
            "--against",
            metavar="PATH",
            help="A source. May be repeated; further paths after the draft are sources too.",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    more: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Further sources.", show_default=False)
    ] = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="table or json.")] = "table",
    output: o.OutFile = None,
    fail_on: Annotated[
        list[str],
        typer.Option(
            metavar="KIND", help="Exit with 4 where a finding is of this kind; any for all.", show_default=False
        ),
    ] = [],  # noqa: B006
    lexicon: o.Lexicon = [],  # noqa: B006
    judgements: o.Judgements = None,
    quiet: o.Quiet = False,
) -> None:
    """Check a draft against its sources: figures that none carries, stale ones, hedges dropped, attribution missing."""
    _compared("check", draft, [*against, *(more or [])], format, output, fail_on, lexicon, judgements, quiet)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier version.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later version.", show_default=False)],
    format: Annotated[str, typer.Option(metavar="NAME", help="table or json.")] = "table",
    output: o.OutFile = None,
    fail_on: Annotated[
        list[str],
        typer.Option(
            metavar="KIND", help="Exit with 4 where a change is of this kind; any for all.", show_default=False
        ),
    ] = [],  # noqa: B006
    lexicon: o.Lexicon = [],  # noqa: B006
    judgements: o.Judgements = None,
    quiet: o.Quiet = False,
) -> None:
    """Say which figures are new, raised, lowered or withdrawn between two versions, and why."""
    _compared("diff", old, [new], format, output, fail_on, lexicon, judgements, quiet)


def _compared(
    what: str,
    first: str,
    others: list[str],
    format: str,
    output: Path | None,
    fail_on: list[str],
    lexicon: list[Path],
    judgements: Path | None,
    quiet: bool,
) -> None:
    from tally import desk
    from tally.errors import UsageError

    one_of(format, ("table", "json"), "--format")
    if not others:
        raise UsageError("tally check needs its sources. Name them: tally check DRAFT --against SOURCE...")
    run, words = Run(quiet=quiet), lexicon_of(lexicon)
    left, right = (list(run.extractions(reading_of(paths), words)) for paths in ([first], others))
    if left and right:
        findings = getattr(desk, what)(left, right, judgements=run.decisions(judgements))
        run.give(findings.to_json() if format == "json" else str(findings), output)
        run.leave("the findings hold a kind that --fail-on names" if findings.alarms(fail_on) else None)
    run.leave()


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD", help="Annotated documents or cases (JSONL).", show_default=False)
    ],
    errors: Annotated[
        bool,
        typer.Option(
            "--errors", help="Group the misses, the false claims and the wrong fields by kind, the most frequent first."
        ),
    ] = False,
    annotated: Annotated[
        bool, typer.Option("--annotated", help="Cases: reconcile the annotated claims, not what tally reads.")
    ] = False,
    floors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Figures (JSON) that must be reached; exit 1 where one is not.", show_default=False
        ),
    ] = None,
    raise_floors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Raise the floors in this file to the figures measured; none is ever lowered.",
            show_default=False,
        ),
    ] = None,
    output: o.OutFile = None,
    lexicon: o.Lexicon = [],  # noqa: B006
) -> None:
    """Score what tally reads, or how it reconciles, against annotated gold."""
    from tally.evaluation import below_floors, evaluated, raised, shown

    run, words = Run(), lexicon_of(lexicon)
    results = [evaluated(path, words, annotated=annotated) for path in gold]
    run.give((piece for result in results for piece in shown(result, errors=errors)), output)
    for line in raised(results, raise_floors) if raise_floors else []:
        run.say(f"tally: {line}")
    missed = below_floors(results, floors) if floors else []
    for line in missed:
        run.say(f"tally: {line}")
    if missed:
        raise typer.Exit(1)


def schema(
    model: Annotated[
        str | None,
        typer.Argument(metavar="MODEL", help="One model, such as Claim; without it, all of them.", show_default=False),
    ] = None,
    output: o.OutFile = None,
) -> None:
    """Give the JSON Schema of the models, for programs that read what tally writes."""
    from tally.output import schema_of

    Run().give(schema_of(model), output)
