"""What graders say of their own faults while answers are tried: it belongs to the answer, and not on the screen."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from .attempt import Attempt

__all__ = ["Faults", "heard_faults"]

_LOGGER = logging.getLogger("graders.kit.check")


class Faults(logging.Handler):
    """Keeps the first fault since it was last asked: what failed, and the author's line."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._first = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said, without its traceback."""
        self._first = self._first or record.getMessage()

    def told(self, attempt: Attempt) -> Attempt:
        """Return the attempt with what was said in it of the grader's faults, if anything."""
        said, self._first = self._first, ""
        if not said:
            return attempt
        said = f"{said}.".replace("..", ".")
        return replace(attempt, example=said) if attempt.faults else replace(attempt, aside=said)


@contextmanager
def heard_faults() -> Iterator[Faults]:
    """Hear what graders log, instead of whoever hears it otherwise."""
    faults, before = Faults(), _LOGGER.propagate
    _LOGGER.addHandler(faults)
    _LOGGER.propagate = False
    try:
        yield faults
    finally:
        _LOGGER.removeHandler(faults)
        _LOGGER.propagate = before
