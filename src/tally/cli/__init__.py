"""The command line: `tally VERB`. What a verb does stands in the rooms; here are its options, and what goes where.

Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 failure, 2 usage, 3 some inputs could not
be read,
4 --fail-on found something.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tally import __version__
from tally.cli import other_commands, reading_commands, story_commands
from tally.errors import TallyError

__all__ = ["app", "main"]

app = typer.Typer(
    name="tally",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read news texts, capture every casualty figure as a claim, and say which claims differ and why.",
)
for command in (
    reading_commands.extract,
    story_commands.reconcile,
    story_commands.report,
    reading_commands.explain,
    other_commands.check,
    other_commands.diff,
    story_commands.review,
    other_commands.evaluate,
    other_commands.schema,
):
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        print(f"tally {__version__}")
        raise typer.Exit()


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Read news texts, capture every casualty figure as a claim, and say which claims differ and why."""


def main() -> None:
    """The console script."""
    try:
        app()
    except TallyError as error:
        from tally.cli.run import shown

        print(shown(f"tally: {error}"), file=sys.stderr)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
