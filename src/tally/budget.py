"""A bound on the time that one document may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverBudgetError(Exception):
    """The time for one document is used up."""


def can_be_kept() -> bool:
    """Whether a bound can be kept here: it needs the alarm of a POSIX system, and the main thread of a process."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Runs its body, and raises OverBudgetError in it after `seconds`. No bound for None, or where none can be kept."""
    if seconds is None or not can_be_kept():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise OverBudgetError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
