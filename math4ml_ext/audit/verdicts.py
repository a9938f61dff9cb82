"""Checks in this process: the kernel's own agent is asked, on a namespace instead of a kernel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from graders.kit.check import advance
from graders.kit.exercise import Exercise
from graders.kit.overtime import Overtime, within
from graders.kit.queries import Answer, Query, Raised, TimedOut
from graders.kit.verdict import Verdict
from math4ml_ext import agent, codec
from math4ml_ext.protocol import KernelReply, KernelRequest, Limits, encode

from .setting import Namespace, run_source

__all__ = ["CELL_SECONDS", "answers", "ask", "check", "run_answer", "verdict_on", "written"]

_LIMITS = Limits(call_seconds=1.0, check_seconds=5.0)
"""Shorter than a learner's, so that an endless loop does not hold up the audit."""


CELL_SECONDS = 30.0
"""How long one cell may run. Cells of a course load data and draw; an answer's cell defines a function."""


def written(queries: Sequence[Query]) -> str:
    """Return a request of some queries, as the agent reads it."""
    return encode(KernelRequest(ask=codec.queries_to_wire(queries), limits=_LIMITS)).decode()


def answers(request: str, namespace: Namespace) -> list[Answer]:
    """Return what the agent answers to a request."""
    reply = msgspec.convert(agent.answer(request, namespace).data, KernelReply)
    return codec.answers_from_wire(reply.answers)


def ask(namespace: Namespace, queries: Sequence[Query]) -> list[Answer]:
    """Ask a namespace as a check would."""
    return answers(written(queries), namespace)


def run_answer(answer: str | Callable[[], Any], name: str, namespace: Namespace) -> Raised | TimedOut | None:
    """Put an answer into a namespace; return how it stopped, if it did.

    Parameters
    ----------
    answer : str or callable
        The source of a cell, or what makes the value of `name`.
    name : str
    namespace : dict
    """
    try:
        with within(CELL_SECONDS):
            if isinstance(answer, str):
                run_source(answer, namespace, "<answer>")
            else:
                namespace[name] = answer()
    except Overtime:
        return TimedOut(CELL_SECONDS)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an answer does is an answer
        return Raised(type(error).__name__, str(error), None, getattr(error, "name", None))
    return None


def check(
    exercise: Exercise, namespace: Namespace, seed: int, first: str | None, stopped: Raised | TimedOut | None
) -> tuple[Verdict, Sequence[Answer]]:
    """Return the verdict, and the answers of the first round.

    Parameters
    ----------
    exercise : Exercise
    namespace : dict
        Where the answer has run.
    seed : int
    first : str or None
        The request of the first round; None where the grader asks nothing.
    stopped : Raised, TimedOut or None
        How the answer stopped.
    """
    if stopped is not None or first is None:
        said = advance(exercise, seed, [], stopped)
        assert isinstance(said, Verdict)
        return said, ()
    rounds: list[list[Answer]] = []
    request = first
    while True:
        rounds.append(answers(request, namespace))
        said = advance(exercise, seed, rounds)
        if isinstance(said, Verdict):
            return said, rounds[0]
        request = written(said)


def verdict_on(exercise: Exercise, source: str, namespace: Namespace) -> Verdict:
    """Run a cell in a namespace, and return the verdict on it with the first seed."""
    stopped = run_answer(source, exercise.names[0], namespace)
    said = advance(exercise, 0)
    return said if isinstance(said, Verdict) else check(exercise, namespace, 0, written(said), stopped)[0]
