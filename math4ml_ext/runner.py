"""A check without a browser: the kernel is asked by Python, the graders judge in this process.

The front end goes the same way round, with a server in between; here the check needs no token and is not recorded.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError

from graders.kit.check import GRADER_FAULT, BadAnswers, advance
from graders.kit.exercise import Exercise
from graders.kit.queries import Answer, Raised, TimedOut
from graders.kit.text import say
from graders.kit.verdict import Verdict

from . import codec
from .kernels import EvaluationError, KernelSession
from .protocol import CellSource, KernelRequest, Limits

__all__ = ["KERNEL_SETTINGS", "NoAnswer", "check", "clean_kernel", "could_not_check", "run_cell"]


_GRACE = 5.0
"""Seconds beyond a check's own limit, which the agent keeps, until a kernel that does not answer is interrupted."""

KERNEL_SETTINGS = """\
c.HistoryManager.enabled = False  # no cell that is run here is one that the user typed
c.InteractiveShell.xmode = "Minimal"  # nobody reads its tracebacks, and one of a deep recursion takes seconds
"""


_log = logging.getLogger(__name__)


class NoAnswer(Exception):  # noqa: N818 - it says what happened
    """The kernel runs, but what it says is no answer. Its text is a sentence for people."""


@contextmanager
def clean_kernel(folder: Path | str, kernel: str = "python3") -> Iterator[KernelSession]:
    """Start a kernel in which nothing has run: no start-up file of the user's either. It draws to no screen.

    Parameters
    ----------
    folder : path
        Where it runs.
    kernel : str
        Name of an installed kernel spec.
    """
    with tempfile.TemporaryDirectory(prefix="math4ml-", ignore_cleanup_errors=True) as settings:
        profile = Path(settings, "profile_default")
        profile.mkdir()
        (profile / "ipython_kernel_config.py").write_text(KERNEL_SETTINGS, encoding="utf-8")
        environment = {"IPYTHONDIR": settings, "MPLBACKEND": "agg"}
        with KernelSession(kernel, cwd=str(folder), env=environment) as session:
            yield session


def run_cell(session: KernelSession, source: str, *, seconds: float) -> Raised | TimedOut | None:
    """Run a cell and return what stopped it, if anything did, with its line in `source`."""
    body, above = _counted(source)
    return _moved(codec.stopped_from_wire(session.run(body, timeout=seconds).error), above)


def _counted(source: str) -> tuple[str, int]:
    """Return the cell as IPython counts its lines, without the empty ones at the beginning, and how many they are."""
    lines = source.splitlines(keepends=True)
    above = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    return "".join(lines[above:]), above


_Any = TypeVar("_Any")


def _moved(answer: _Any, lines: int) -> _Any:
    """Return an answer with its line counted from the top of the cell."""
    if lines and isinstance(answer, (Raised, TimedOut)) and answer.line is not None:
        return replace(answer, line=answer.line + lines)
    return answer


def check(
    session: KernelSession,
    exercise: Exercise,
    *,
    seed: int,
    limits: Limits | None = None,
    stopped: Raised | TimedOut | None = None,
    source: str | None = None,
) -> Verdict:
    """Check what the kernel holds as an answer to `exercise`.

    Parameters
    ----------
    session : KernelSession
        A kernel in which the answer has run.
    exercise : Exercise
    seed : int
        What the inputs are drawn from.
    limits : Limits, optional
        What the agent may spend.
    stopped : Raised or TimedOut, optional
        How the answer's cell came to a stop, if it did. Then the kernel is asked nothing.
    source : str, optional
        The cell that has just run. What it has not bound is not judged; without it, whatever the kernel holds is.

    Returns
    -------
    Verdict

    Raises
    ------
    KernelDied
        The kernel ended before it had answered.
    NoAnswer
        The kernel said something else.
    """
    limits = limits or Limits()
    body, above = (None, 0) if source is None else _counted(source)
    rounds: list[Sequence[Answer]] = []
    spent = 0.0
    while True:
        try:
            step = advance(exercise, seed, rounds, stopped)
        except BadAnswers:
            raise NoAnswer("The kernel's answers do not fit what it was asked.") from None
        if isinstance(step, Verdict):
            return step
        try:
            asked = codec.queries_to_wire(step)
        except (TypeError, ValueError) as error:
            _log.error("grader of %s asks what cannot be sent (seed %s): %s", exercise.id, seed, error)
            return Verdict("could-not-check", GRADER_FAULT)
        request = KernelRequest(
            ask=asked,
            limits=limits,
            names=list(exercise.names),
            remaining_seconds=max(0.0, limits.check_seconds - spent),
            cell=None if body is None else CellSource(body, fresh=True),
        )
        began = time.monotonic()
        try:
            reply = session.ask(request, timeout=limits.check_seconds + _GRACE)
            rounds.append([_moved(answer, above) for answer in codec.answers_from_wire(reply.answers)])
            if reply.cell is not None and reply.cell.stopped is not None:
                # The kernel said that the cell ran to its end, since a magic had swallowed the error.
                rounds, stopped = [], _moved(codec.stopped_from_wire(reply.cell.stopped), above)
        except (EvaluationError, MsgspecError, RecursionError, codec.BadMessage):
            raise NoAnswer("The kernel cannot answer. Has the code changed what Python itself needs?") from None
        spent += time.monotonic() - began


def could_not_check(text: str, /, **values: object) -> Verdict:
    """Return the verdict that there is none, and why."""
    return Verdict("could-not-check", say(text, **values))
