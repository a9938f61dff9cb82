"""Graders at a terminal: report their faults in a sentence, and end the command when one never returns."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from types import FrameType

from graders.kit.faults import Place, place_among
from graders.kit.overtime import GRADER_SECONDS, tell_of_steps

__all__ = ["SECONDS", "end_what_hangs", "tell_of_faults"]

SECONDS = GRADER_SECONDS + 10.0
"""How long a grader may run that its own timer does not end, since it never comes back from a library."""

_MORE = 10.0
"""Seconds more for a library that does not even let another thread run."""

_FAILED = 2


class _Sentences(logging.Handler):
    """Prints what is logged without the traceback that goes with it."""

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        print(f"{said[:1].upper()}{said[1:]}", file=sys.stderr, flush=True)


def tell_of_faults() -> None:
    """Print faults of graders to the standard error: what failed, and in which line of the author's."""
    for name in ("graders.kit.check", "math4ml_ext.runner"):
        logger = logging.getLogger(name)
        if not any(isinstance(handler, _Sentences) for handler in logger.handlers):
            logger.addHandler(_Sentences(logging.ERROR))
            logger.propagate = False


def end_what_hangs(seconds: float = SECONDS) -> None:
    """End this process, with a sentence, when a step of a grader takes longer than `seconds`."""
    timer: threading.Timer | None = None

    def step(begins: bool) -> None:
        nonlocal timer
        if timer is not None:
            timer.cancel()
            timer = None
            faulthandler.cancel_dump_traceback_later()
        if begins:
            timer = threading.Timer(seconds, _end, [seconds])
            timer.daemon = True
            timer.start()
            faulthandler.dump_traceback_later(seconds + _MORE, exit=True, file=2)

    tell_of_steps(step)


def _end(seconds: float) -> None:
    main = threading.main_thread().ident
    place = place_among(reversed(_places(sys._current_frames().get(main or 0))))  # noqa: SLF001 - there is no other way
    where = f" It was at {place}." if place is not None else ""
    print(
        f"jupyter math4ml: The grader did not end within {seconds:g} s and could not be interrupted.{where}",
        file=sys.stderr,
        flush=True,
    )
    os._exit(_FAILED)


def _places(frame: FrameType | None) -> list[Place]:
    """Return the places of a stack, from the innermost to the first of ours: what is within the grader."""
    places = []
    while frame is not None and frame.f_globals.get("__name__") != "graders.kit.check":
        places.append(Place(frame.f_code.co_filename, frame.f_lineno))
        frame = frame.f_back
    return places
