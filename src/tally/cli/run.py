"""What every command does around its work: open the inputs, tell what could not be read, write the data, choose the
exit code.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tally.errors import TallyError, UnreadError, UsageError

if TYPE_CHECKING:
    from tally.archives import Job
    from tally.lexicon import Lexicon
    from tally.models import Document, Extraction, Judgement
    from tally.reading import Reading
    from tally.settings import Limits

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
            print(shown(words), file=sys.stderr)

    def more(self, words: str) -> None:
        """A remark that only --verbose asks for."""
        if self.verbose:
            print(shown(words), file=sys.stderr)

    def complain(self, problem: Exception) -> None:
        """An input that could not be read; said even with --quiet, and remembered for the exit code."""
        self.unread += 1
        print(shown(f"tally: {problem}"), file=sys.stderr)

    def items(self, reading: Reading) -> Iterator[Document | Extraction]:
        """Everything that can be read; problems are told as they come up."""
        self._told[id(reading)] = 0
        for item in reading:
            self._tell(reading)
            yield item
        self._tell(reading)

    def extractions(
        self, reading: Reading, lexicon: Lexicon, ledger: str = "full", seconds: float | None = None
    ) -> Iterator[Extraction]:
        """Every readable input as an Extraction; a text without any figure is remarked on."""
        from tally.story import attempted

        silent = documents = 0
        for item in self.items(reading):
            extraction = attempted(item, lexicon, ledger, seconds, reading.where)
            if isinstance(extraction, UnreadError):
                self.complain(extraction)
                continue
            documents += 1
            if not extraction.claims:
                silent += 1
                self._without_figure(extraction, reading.where, silent)
            yield extraction
        if silent > _NAMED:
            self.say(f"tally: {silent} of {documents} texts hold no casualty figure.")

    def decisions(self, path: Path | None) -> list[Judgement]:
        """The judgements of a file; lines that are none are told, and count as unread."""
        from tally.story import read_judgements

        found, problems = read_judgements(path) if path is not None else ([], [])
        for problem in problems:
            self.complain(problem)
        return found

    def _without_figure(self, extraction: Extraction, where: str, silent: int) -> None:
        figure = "no number at all" if extraction.ledger == () else "no casualty figure"
        words = f"tally: {where}: the text holds {figure}. Check that it is the whole article, or see tally explain."
        if silent <= _NAMED:
            self.say(words)
        else:
            self.more(words)

    def archive(self, paths: list[str], job: Job, **how: Any) -> None:
        """Extracts an archive into a folder; what could not be read is counted for the exit code. `how` is that of
        `extract_archive`.
        """
        from tally.archives import extract_archive

        try:
            summary = extract_archive(paths, job, quiet=self.quiet, **how)
        except KeyboardInterrupt:
            self.say("tally: stopped. What is finished stands; give the same command to go on.")
            raise
        self.unread += summary.unread
        self.say(f"tally: {summary}")

    def _tell(self, reading: Reading) -> None:
        told = self._told[id(reading)]
        for problem in reading.problems[told:]:
            self.complain(problem)
        self._told[id(reading)] = len(reading.problems)

    def give(self, content: str | bytes | Iterable[str | bytes], output: str | Path | None = None) -> None:
        """The data, on standard output or into `output`, whole or not at all. Pieces are written as they come."""
        from tally.files import written_whole

        pieces = iter([content] if isinstance(content, str | bytes) else content)
        if output is None or str(output) == "-":
            for piece in pieces:
                _print(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
            _print(b"", last=True)
            return
        with written_whole(output) as waiting, open(waiting, "wb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
        self.more(f"tally: wrote {output}")

    def leave(self, alarm: str | None = None) -> None:
        """Ends the command: 4 where --fail-on found what `alarm` tells, 3 where an input could not be read, else 0."""
        if alarm:
            self.say(f"tally: {alarm}")
        code = FOUND if alarm else UNREAD if self.unread else DONE
        if code:
            raise typer.Exit(code)


def shown(words: str) -> str:
    """Words for standard error as one line: names of files and words of inputs in them can move no cursor."""
    from tally.reporting.wording import one_line

    return one_line(words)


def _print(raw: bytes, last: bool = False) -> None:
    """Bytes on standard output. A reader that has gone is left to the command line's own way out."""
    try:
        sys.stdout.buffer.write(raw)
        if last:
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What could not be written must not be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise TallyError(
            f"standard output cannot be written ({error.strerror or error}). What came out so far is not the whole: "
            "make room, and give the command again."
        ) from None


def limits_of(document_size: str = "20MB", line_size: str = "50MB", seconds: float | None = None) -> Limits:
    """The limits that the options name."""
    from tally.settings import Limits, parse_size

    if seconds is not None and seconds <= 0:
        raise UsageError(f"--max-seconds {seconds:g}: take more than 0, or leave it out.")
    return Limits(document_size=parse_size(document_size), line_size=parse_size(line_size), seconds=seconds)


def reading_of(
    paths: list[str],
    fields: tuple[str, str, str] = ("text", "published", "id"),
    limits: Limits | None = None,
    encoding: str | None = None,
    any_language: bool = False,
    output: str | Path | None = None,
) -> Reading:
    """The reading that the options describe; `fields` are those of text, date and id. The file `output` is no input.

    Raises UsageError where an input is named that would be overwritten.
    """
    from tally.reading import read

    own = None if output is None or str(output) == "-" else str(output)
    if own and any(os.path.isfile(path) and os.path.realpath(path) == os.path.realpath(own) for path in paths):
        raise UsageError(f"-o {own}: that is one of the inputs. Name another file.")
    text, date, name = fields
    return read(
        paths,
        text_field=text,
        date_field=date,
        id_field=name,
        encoding=encoding,
        limits=limits or limits_of(),
        any_language=any_language,
        without=own,
    )


def suffix_format(output: str | Path | None, default: str) -> str:
    """The format that the suffix of `output` names, for commands that write JSON and CSV."""
    suffix = Path(output).suffix.lower() if output is not None else ""
    return {".jsonl": "jsonl", ".json": "json", ".csv": "csv"}.get(suffix, default)


def archive_folder(
    output: str | None, *, format: str | None, workers: int | None, engine: str | None, scheduler: str | None
) -> str | None:
    """The folder of an archive run, where the options ask for one: a folder after -o, a name without a suffix (and
    without a format that would make it a file), or any option of such runs.
    """
    asked = workers is not None or engine is not None or scheduler is not None
    if output is not None and (output.endswith(("/", os.sep)) or os.path.isdir(output)):
        return output
    if asked and (output is None or Path(output).suffix):
        raise UsageError("--workers, --engine and --scheduler write into a folder. Name one: -o claims/.")
    bare = output is not None and output != "-" and not Path(output).suffix and format is None
    return output if asked or bare else None


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
