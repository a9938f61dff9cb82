"""A check without a browser: the kernel is asked by Python, the graders judge in this process.

The front end goes the same way round, with a server in between; here the check needs no token and is not recorded.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import ValidationError

from graders.kit.asks import Answer, Raised, TimedOut
from graders.kit.check import BadAnswers, advance
from graders.kit.exercise import Exercise
from graders.kit.text import say
from graders.kit.verdict import Verdict

from . import codec
from .kernels import EvaluationError, KernelSession
from .protocol import KernelRequest, Limits

__all__ = ["check", "clean_kernel", "could_not_check", "run_cell"]


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
        # What IPython would write down of each cell goes there as well.
        environment = {"IPYTHONDIR": settings, "MPLBACKEND": "agg"}
        with KernelSession(kernel, cwd=str(folder), env=environment) as session:
            yield session


def run_cell(session: KernelSession, source: str, *, seconds: float) -> Raised | TimedOut | None:
    """Run a cell and return what stopped it, if anything did, with its line in `source`."""
    return codec.stopped_from_wire(session.run(_with_all_lines(source), timeout=seconds).error)


def _with_all_lines(source: str) -> str:
    """Return `source` so that the lines that IPython counts are its own: it leaves out empty ones at the beginning."""
    body = source.lstrip()
    if body.startswith("%%"):  # a cell magic must come first
        return source
    head = source[: len(source) - len(body)]
    indent = head.rpartition("\n")[2]
    return f"{indent}#\n" * head.count("\n") + indent + body


def check(
    session: KernelSession,
    exercise: Exercise,
    *,
    seed: int,
    limits: Limits | None = None,
    stopped: Raised | TimedOut | None = None,
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

    Returns
    -------
    Verdict

    Raises
    ------
    KernelDied
        The kernel ended before it had answered.
    """
    limits = limits or Limits()
    rounds: list[Sequence[Answer]] = []
    spent = 0.0
    while True:
        try:
            step = advance(exercise, seed, rounds, stopped)
        except BadAnswers:
            return could_not_check("The kernel's answers do not fit what it was asked. Restart it and check again.")
        if isinstance(step, Verdict):
            return step
        request = KernelRequest(
            ask=codec.asks_to_wire(step),
            limits=limits,
            names=list(exercise.names),
            remaining_seconds=max(0.0, limits.check_seconds - spent),
        )
        began = time.monotonic()
        try:
            reply = session.ask(request)
            rounds.append(codec.answers_from_wire(reply.answers))
        except (EvaluationError, ValidationError, codec.BadMessage):
            return could_not_check("The kernel cannot answer. Has the code changed what Python itself needs?")
        spent += time.monotonic() - began


def could_not_check(text: str, /, **values: object) -> Verdict:
    """Return the verdict that there is none, and why."""
    return Verdict("could-not-check", say(text, **values))
