"""How far a long run is, on standard error: parts, rate, time left."""

from __future__ import annotations

import sys
import time

from tally.settings import MEGABYTE

_EVERY = {True: 0.2, False: 10.0}


class Progress:
    """Counts bytes done. On a terminal one line that renews itself, elsewhere a line every ten seconds; silent if
    told so.
    """

    def __init__(self, parts: int, size: int, *, quiet: bool) -> None:
        self.parts, self.size, self.quiet = parts, size, quiet
        self.done_parts = self.done_size = self.kept_size = self.documents = 0
        self.terminal = sys.stderr.isatty()
        self.started = self.shown = time.monotonic()

    def step(self, size: int, documents: int, kept: bool) -> None:
        """One part is done; `kept` ones cost no time and stay out of the rate."""
        self.done_parts += 1
        self.done_size += size
        self.kept_size += size if kept else 0
        self.documents += documents
        now = time.monotonic()
        if not self.quiet and (now - self.shown >= _EVERY[self.terminal] or self.done_parts == self.parts):
            self.shown = now
            line = self.line(now - self.started)
            print(
                f"\r{line}\x1b[K" if self.terminal else line,
                end="" if self.terminal else "\n",
                file=sys.stderr,
                flush=True,
            )

    def line(self, seconds: float) -> str:
        """The line shown after so many seconds."""
        worked = self.done_size - self.kept_size
        rate = worked / MEGABYTE / seconds if seconds > 0 else 0.0
        left = (self.size - self.done_size) / MEGABYTE / rate if rate else 0.0
        until = f", {_clock(left)} left" if rate and self.done_parts < self.parts else ""
        return f"{self.done_parts}/{self.parts} parts, {self.documents:,} documents, {rate:.2f} MB/s{until}"

    def end(self) -> None:
        """Leaves the line standing."""
        if self.terminal and not self.quiet and self.done_parts:
            print(file=sys.stderr)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
