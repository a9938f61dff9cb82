"""A bound on the time that a course's own code may take, where the system can keep it: in the main thread."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

__all__ = ["GRADER_SECONDS", "Overtime", "tell_of_steps", "within"]

GRADER_SECONDS = 60.0
"""How long one step of a check may take. It is wide, for a machine that is very busy: a grader needs milliseconds."""

_AGAIN = 0.5
"""Seconds until code that catches everything is ended once more."""


class Overtime(BaseException):
    """The time is up. Not an Exception: wherever the course's code may raise what it likes, this goes through."""


_on_step: list[Callable[[bool], None]] = []


def tell_of_steps(call: Callable[[bool], None]) -> None:
    """Register `call`, which gets True whenever a bounded step begins, and False when it ends.

    It is a sign of life, for whoever watches what no timer here can end: code that never comes back from a library.
    """
    _on_step[:] = [call]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `Overtime` in what runs inside once `seconds` are over.

    The system's timer does it, so it works in the main thread only, and not on Windows; elsewhere nothing is bounded
    here, and whoever needs a bound must be able to end the process. A timer that runs already is put back.

    Parameters
    ----------
    seconds : float

    Raises
    ------
    Overtime
    """
    for tell in _on_step:
        tell(True)
    try:
        with _timed(seconds):
            yield
    finally:
        for tell in _on_step:
            tell(False)


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    if not _can_be_timed():
        yield
        return
    began, running = monotonic(), True

    def expire(_number: int, _frame: FrameType | None) -> None:
        if running:
            raise Overtime

    delay, interval = signal.setitimer(signal.ITIMER_REAL, 0)
    before = signal.signal(signal.SIGALRM, expire)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if delay:
            signal.setitimer(signal.ITIMER_REAL, max(delay - (monotonic() - began), 1e-3), interval)


def _can_be_timed() -> bool:
    """Say whether there is a timer, this is the main thread, and the handler can be put back."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) is not None
