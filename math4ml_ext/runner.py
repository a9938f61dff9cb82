"""A check without a browser: the kernel is asked by Python, the graders judge in this process.

The front end goes the same way round, with a server in between; here the check needs no token and is not recorded.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from graders.kit.asks import Answer, Raised, TimedOut
from graders.kit.check import BadAnswers, advance
from graders.kit.exercise import Exercise
from graders.kit.text import say
from graders.kit.verdict import Verdict

from . import codec
from .kernels import KernelSession
from .protocol import KernelRequest, Limits

__all__ = ["check", "could_not_check"]

_GRACE = 10.0
"""Seconds that a kernel is given beyond a check's own limit. The limit is the agent's to keep; this is for when it
cannot, in a long call inside C for one."""


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
        reply = session.ask(request, timeout=limits.check_seconds + _GRACE)
        spent += time.monotonic() - began
        try:
            rounds.append(codec.answers_from_wire(reply.answers))
        except codec.BadMessage:
            return could_not_check("The kernel's answers cannot be understood. Restart it and check again.")


def could_not_check(sentence: str, **values: object) -> Verdict:
    """Return the verdict that there is none, and why."""
    return Verdict("could-not-check", say(sentence, **values))
