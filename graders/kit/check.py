"""Advance a check: a pure function of the exercise, the seed and all answers so far.

Nothing is kept between two steps. Each step draws the same inputs from the seed, plays all answers back to the grader,
and returns what the grader says next.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np

from .errors import explain, learner_error, question_for, still_running, waits_for_typing
from .exercise import Exercise
from .faults import CourseFault, noting
from .overtime import GRADER_SECONDS, Overtime, within
from .preconditions import is_blank, not_attempted
from .queries import Answer, Call, Query, Raised, TimedOut, Value
from .text import say
from .verdict import Verdict

__all__ = ["GRADER_FAULT", "BadAnswers", "advance"]

GRADER_FAULT = say("The check itself failed here. That is a fault of the course, not of your code.")
"""What a learner is told when a grader raises; the error is logged."""

_UNENDED = {
    "loop": "What would have to become true for that loop to end?",
    "recursion": "For which input should the function stop calling itself?",
    "": "What is that line waiting for, or working on?",
}

_log = logging.getLogger(__name__)


class BadAnswers(ValueError):  # noqa: N818 - it reads as what was given
    """The answers do not fit what was asked: a wrong number of them, or of rounds."""


def advance(
    exercise: Exercise,
    seed: int,
    rounds: Sequence[Sequence[Answer]] = (),
    stopped: Raised | TimedOut | None = None,
    report: Callable[[CourseFault], None] | None = None,
    seconds: float = GRADER_SECONDS,
) -> list[Query] | Verdict:
    """Return what the grader asks next, or its verdict.

    Parameters
    ----------
    exercise : Exercise
        What is checked.
    seed : int
        Where all chance in this check comes from.
    rounds : sequence of sequences of Answer
        The answers to all queries so far, one sequence for each earlier list of queries.
    stopped : Raised or TimedOut, optional
        Given when the learner's cell itself stopped, so that there was nothing to ask.
    report : callable, optional
        Told of the fault when the course's own code fails, beside the log: what failed, and the author's line. The
        learner is told that the check failed, and that it is not their doing.
    seconds : float
        How long the course's own code may take, where that can be bounded; see `overtime`.

    Returns
    -------
    list of Query, or Verdict

    Raises
    ------
    BadAnswers
        When `rounds` cannot be answers to this check. Odd values never raise.
    """
    if stopped is not None:
        return _stopped(exercise, stopped)
    with np.errstate(all="ignore"):
        try:
            with within(seconds), noting() as noted:
                step = _replay(exercise, seed, rounds)
            for fault in noted[:1] if isinstance(step, Verdict) else ():
                _log.error("grader of %s (seed %s): %s", exercise.id, seed, fault, exc_info=fault.error)
            return step
        except (BadAnswers, MemoryError):  # where memory is bounded, whoever bounds it says what to do
            raise
        except (Exception, SystemExit, Overtime) as error:  # noqa: BLE001 - whatever it did, a learner gets a sentence
            fault = _fault(error, seconds)
            _log.exception("grader of %s failed (seed %s): %s", exercise.id, seed, fault)
            if report is not None:
                report(fault)
            return Verdict("could-not-check", GRADER_FAULT)


def _fault(error: BaseException, seconds: float) -> CourseFault:
    if isinstance(error, CourseFault):
        return error
    if isinstance(error, Overtime):
        return CourseFault(f"the grader was still running after {seconds:g} s", error)
    return CourseFault("the grader", error)


def _replay(exercise: Exercise, seed: int, rounds: Sequence[Sequence[Answer]]) -> list[Query] | Verdict:
    script = exercise.grade(np.random.default_rng(seed))
    try:
        queries = _queries(next(script))
    except StopIteration as end:
        return _verdict(end, over=not rounds)
    for count, answers in enumerate(rounds, 1):
        if len(answers) != len(queries):
            raise BadAnswers(f"round {count} has {len(answers)} answers; {len(queries)} were asked for")
        try:
            queries = _queries(script.send(list(answers)))
        except StopIteration as end:
            return _verdict(end, over=count == len(rounds))
    return queries


def _verdict(end: StopIteration, over: bool) -> Verdict:
    if not over:
        raise BadAnswers("there are answers left after the verdict was reached")
    if not isinstance(end.value, Verdict):
        raise CourseFault(f"the grader must return a Verdict, and returned a value of type {type(end.value).__name__}")
    return end.value


def _queries(asked: object) -> list[Query]:
    if not isinstance(asked, list) or not all(isinstance(query, (Call, Value)) for query in asked):
        raise CourseFault("the grader must yield a list of Call and Value, and yielded something else")
    return asked


def _stopped(exercise: Exercise, stopped: Raised | TimedOut) -> Verdict:
    if isinstance(stopped, TimedOut):
        question = say(_UNENDED[stopped.within])
        return Verdict("failed", still_running(stopped, None), "the cell finishes in time", question=question)
    if is_blank(stopped.name):
        return not_attempted(exercise, say("This cell runs into a blank that is not filled in yet."))
    if stopped.exception == "NotImplementedError":
        return Verdict("not-attempted", say("This cell runs into code that is not written yet."))
    if waits_for_typing(stopped):
        where = "" if stopped.line is None else " at line {line}"
        values = {} if stopped.line is None else {"line": stopped.line}
        message = say(f"This cell waits for typed input{where}, and nobody can type here.", **values)
        return Verdict("could-not-check", message, question=say("Which value would you type? Can the cell hold it?"))
    return Verdict(
        "failed",
        explain(stopped, None),
        "the cell runs without an error",
        question=exercise.question_about(stopped) or question_for(stopped),
        error=learner_error(stopped),
    )
