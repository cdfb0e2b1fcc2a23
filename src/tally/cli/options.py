"""The options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_READING = "Reading"
_WORDS = "Method"
_ARCHIVE = "Archives"

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, globs, or - for standard input.", show_default=False),
]
TextField = Annotated[
    str, typer.Option(metavar="NAME", help="The field or column that holds the text.", rich_help_panel=_READING)
]
DateField = Annotated[
    str,
    typer.Option(metavar="NAME", help="The field or column that holds the publication date.", rich_help_panel=_READING),
]
IdField = Annotated[
    str, typer.Option(metavar="NAME", help="The field or column that holds the id.", rich_help_panel=_READING)
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The encoding of texts that are not UTF-8, such as windows-1252.",
        rich_help_panel=_READING,
        show_default=False,
    ),
]
DocumentSize = Annotated[
    str, typer.Option(metavar="SIZE", help="The largest file or text that is read.", rich_help_panel=_READING)
]
LineSize = Annotated[
    str, typer.Option(metavar="SIZE", help="The longest line of a JSONL file that is read.", rich_help_panel=_READING)
]
AnyLanguage = Annotated[
    bool, typer.Option("--any-language", help="Read texts that do not look English as well.", rich_help_panel=_READING)
]
Seconds = Annotated[
    float | None,
    typer.Option(metavar="N", help="The longest time that one document may take.", rich_help_panel=_READING),
]
Workers = Annotated[
    int | None, typer.Option(metavar="N", help="How many processes work on an archive.", rich_help_panel=_ARCHIVE)
]
PartSize = Annotated[
    str, typer.Option(metavar="SIZE", help="How much of a JSONL file makes one part.", rich_help_panel=_ARCHIVE)
]
Engine = Annotated[
    str | None, typer.Option(metavar="NAME", help="serial, processes (default) or dask.", rich_help_panel=_ARCHIVE)
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A running Dask scheduler, tcp://host:port.", rich_help_panel=_ARCHIVE),
]
Lexicon = Annotated[
    list[Path],
    typer.Option(
        metavar="DIR",
        help="A folder of .toml entries that add to the words, or override them by id. May be repeated.",
        rich_help_panel=_WORDS,
        show_default=False,
    ),
]
Policy = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="How a roll-up is made: range, lowest, latest-independent or priority.",
        rich_help_panel=_WORDS,
    ),
]
Convention = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="What dozens or hundreds are counted as: plain, acled or emdat.", rich_help_panel=_WORDS
    ),
]
Priority = Annotated[
    str,
    typer.Option(
        metavar="LIST",
        help="For --policy priority: source roles or names, the best first, with commas between.",
        rich_help_panel=_WORDS,
        show_default=False,
    ),
]
Judgements = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Decisions made by people (JSONL), applied again.",
        rich_help_panel=_WORDS,
        show_default=False,
    ),
]
FailOn = Annotated[
    list[str],
    typer.Option(
        metavar="KIND",
        help="Exit with 4 where a difference has this verdict or reason (conflict, unexplained, ...). May be repeated.",
        show_default=False,
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more on standard error.")]
ExtractFormat = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="table, jsonl (one line a document), json or csv (one row a claim). Without it: what the suffix of "
        "--output says, else table.",
        show_default=False,
    ),
]
FileOrFolder = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|FOLDER/",
        help="Write to this file, whole or not at all; or, for an archive, into this folder, one JSONL a part.",
        show_default=False,
    ),
]
Ledger = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="full: every number is accounted for. claims: no ledger, and texts that cannot hold a claim are passed "
        "over quickly.",
    ),
]
