"""What can go wrong, said so that a person knows the next step."""

from __future__ import annotations


class TallyError(Exception):
    """A failure with a message for people: what happened, where, and what to do next. Exit code 1."""

    exit_code = 1


class UsageError(TallyError):
    """The call itself is off (an unknown option value, no input). Exit code 2."""

    exit_code = 2


class UnreadError(TallyError):
    """One input could not be read; the others are still done. Exit code 3."""

    exit_code = 3

    def __init__(self, source: str, problem: str, next_step: str, line: int | None = None) -> None:
        self.source, self.problem, self.next_step, self.line = source, problem, next_step, line
        where = f"{source}, line {line}" if line is not None else source
        super().__init__(f"{where}: {problem}. {next_step}")
