"""A bound on the time that one document may take."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType


class OverBudgetError(BaseException):
    """The time for one document is used up. No Exception, so that nothing on its way out takes it for a fault of its own."""


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Runs its body, and raises OverBudgetError in it after `seconds`; no bound for None.

    In the main thread of a POSIX system by an alarm; elsewhere (a Dask worker's threads) another thread raises it here.
    """
    if seconds is None:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _by_alarm(seconds):
            yield
    else:
        with _by_thread(seconds):
            yield


@contextmanager
def _by_alarm(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise OverBudgetError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    here, door, over, rung = ctypes.c_ulong(threading.get_ident()), threading.Lock(), False, False

    def ring() -> None:
        nonlocal rung
        with door:
            if not over:
                rung = True
                raise_in(here, ctypes.py_object(OverBudgetError))

    clock = threading.Timer(seconds, ring)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        with door:
            over = True
        clock.cancel()
        if rung:
            # One that has rung and was not heard yet must not be heard by what comes after. It is let in here: taking it back
            # would leave the interpreter looking for it at every step for ever (CPython never lowers that flag).
            with suppress(OverBudgetError):
                for _ in range(100):
                    heed()


def heed() -> None:
    """Lets an alarm or Ctrl-C be heard here. Compiled code looks for none by itself; Python does, at each call of this."""
