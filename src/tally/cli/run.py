"""What every command does around its work: open the inputs, tell what could not be read, write the data, choose the
exit code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tally.errors import UsageError

if TYPE_CHECKING:
    from tally.alarms import Alarms
    from tally.lexicon import Lexicon
    from tally.models import Document, Extraction
    from tally.reading import Reading

DONE, UNREAD, FOUND = 0, 3, 4
# Texts without a figure that are named one by one; in an archive there are too many.
_NAMED = 3


class Run:
    """One run of one command: its inputs, what it says on standard error, what it gives on standard output."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet, self.verbose = quiet, verbose
        self.unread = 0
        self._told: dict[int, int] = {}

    def say(self, words: str) -> None:
        """A remark on standard error; nothing with --quiet."""
        if not self.quiet:
            print(words, file=sys.stderr)

    def more(self, words: str) -> None:
        """A remark that only --verbose asks for."""
        if self.verbose:
            print(words, file=sys.stderr)

    def complain(self, problem: Exception) -> None:
        """An input that could not be read; said even with --quiet, and remembered for the exit code."""
        self.unread += 1
        print(f"tally: {problem}", file=sys.stderr)

    def items(self, reading: Reading) -> Iterator[Document | Extraction]:
        """Everything that can be read; problems are told as they come up."""
        self._told[id(reading)] = 0
        for item in reading:
            self._tell(reading)
            yield item
        self._tell(reading)

    def extractions(self, reading: Reading, lexicon: Lexicon | None) -> Iterator[Extraction]:
        """Every readable input as an Extraction; a text without any figure is remarked on."""
        from tally.story import extracted

        silent = documents = 0
        for item in self.items(reading):
            where = reading.where
            for extraction in extracted([item], lexicon):
                documents += 1
                if not extraction.claims:
                    silent += 1
                    self._without_figure(extraction, where, silent)
                yield extraction
        if silent > _NAMED:
            self.say(f"tally: {silent} of {documents} texts hold no casualty figure.")

    def _without_figure(self, extraction: Extraction, where: str, silent: int) -> None:
        figure = "no number at all" if extraction.ledger == () else "no casualty figure"
        words = f"tally: {where}: the text holds {figure}. Check that it is the whole article, or see tally explain."
        if silent <= _NAMED:
            self.say(words)
        else:
            self.more(words)

    def _tell(self, reading: Reading) -> None:
        told = self._told[id(reading)]
        for problem in reading.problems[told:]:
            self.complain(problem)
        self._told[id(reading)] = len(reading.problems)

    def give(self, content: str | bytes | Iterable[str | bytes], output: Path | None = None) -> None:
        """The data, on standard output or into `output`, whole or not at all. Pieces are written as they come."""
        from tally.files import written_whole

        if output is None:
            stream = sys.stdout.buffer
            for piece in [content] if isinstance(content, str | bytes) else content:
                stream.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
            stream.flush()
            return
        with written_whole(output) as waiting, open(waiting, "wb") as file:
            for piece in [content] if isinstance(content, str | bytes) else content:
                file.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
        self.more(f"tally: wrote {output}")

    def leave(self, alarms: Alarms | None = None) -> None:
        """Ends the command: 4 where --fail-on found something, 3 where an input could not be read, else 0."""
        if alarms is not None and alarms.found:
            self.say(str(alarms))
        code = FOUND if alarms is not None and alarms.found else UNREAD if self.unread else DONE
        if code:
            raise typer.Exit(code)


def reading_of(
    paths: list[str],
    text_field: str,
    date_field: str,
    id_field: str,
    encoding: str | None,
    document_size: str,
    line_size: str,
    any_language: bool,
) -> Reading:
    """The reading that the options describe."""
    from tally.reading import read
    from tally.settings import Limits, parse_size

    limits = Limits(document_size=parse_size(document_size), line_size=parse_size(line_size))
    return read(
        paths,
        text_field=text_field,
        date_field=date_field,
        id_field=id_field,
        encoding=encoding,
        limits=limits,
        any_language=any_language,
    )


def lexicon_of(folders: list[Path]) -> Lexicon:
    """The words in force."""
    from tally.lexicon import load

    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder of lexicon entries. Check the path after --lexicon.")
    return load(*folders)


def one_of(value: str, allowed: Iterable[str], option: str) -> str:
    """`value` where it is allowed. Raises UsageError that names the choices."""
    choices = list(allowed)
    if value not in choices:
        raise UsageError(f"{option} {value}: there is no such choice. Take one of {', '.join(choices)}.")
    return value
