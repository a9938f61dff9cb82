"""Grade answers as they came: from their bytes to what the grader asks next, or its verdict. No tokens, nothing kept.

`checks` knows whose a check is and what becomes of it; here is only what a course makes of answers. So it can be done
in this process (`Grading`), or in one that can be killed (`workers`).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from graders.kit.check import GRADER_FAULT, BadAnswers, advance
from graders.kit.exercise import Exercise
from graders.kit.queries import Answer, Query, Raised, TimedOut
from graders.kit.text import say
from graders.kit.verdict import Verdict

from . import protocol
from .bounds import MAX_NODES, TOO_MANY, Budget
from .codec import decode, queries_to_wire, rounds_from_wire, stopped_from_wire
from .courses import Courses
from .errors import AnswersDoNotFit, BadMessage

__all__ = ["NOTHING", "TOO_MUCH", "Graded", "Grader", "Grading", "Job"]

NOTHING = msgspec.Raw(b"null")
"""What is sent where there is nothing."""

TOO_MUCH = say(
    "Checking this answer took too much time or memory, so it was stopped. Nothing of yours is lost. "
    "Does the code return far more than it was asked for?"
)

_STOPPED: Any = protocol.Stopped

_log = logging.getLogger(__name__)


class Job(Struct, frozen=True):
    """A check at some step.

    Parameters
    ----------
    course, exercise : str
        What is checked.
    seed : int
        Where all chance in it comes from.
    rounds, stopped : Raw
        The fields of `protocol.AnswersRequest`, as they came. Nobody has looked into them.
    next_seed : int or None
        The seed of the check that is begun with a verdict.
    """

    course: str
    exercise: str
    seed: int
    rounds: msgspec.Raw = msgspec.Raw(b"[]")
    stopped: msgspec.Raw = NOTHING
    next_seed: int | None = None


class Graded(Struct, frozen=True):
    """What came of a step.

    Parameters
    ----------
    ask : list of WireAsk
        What the grader asks next; nothing with a verdict.
    verdict : Verdict or None
    rounds : int
        How many rounds of answers there were.
    next_ask : list of WireAsk
        What the next check asks first, after a verdict.
    answers : list of str
        A digest of each round of answers.
    """

    ask: list[protocol.WireAsk] = []
    verdict: Verdict | None = None
    rounds: int = 0
    next_ask: list[protocol.WireAsk] = []
    answers: list[str] = []


class Grader(Protocol):
    """Grades answers, here or elsewhere."""

    def grade(self, job: Job) -> Graded:
        """Return what comes of a step.

        Raises
        ------
        BadMessage
            The answers cannot be read, or (`AnswersDoNotFit`) are not answers to what was asked.
        UnknownCourse, UnknownExercise
        """


class Grading:
    """Grade in this process.

    Parameters
    ----------
    courses : Courses
    value_bytes : int
        How many bytes a value may have.
    """

    def __init__(self, courses: Courses, *, value_bytes: int = protocol.Limits().value_bytes) -> None:
        self._courses = courses
        self._value_bytes = value_bytes

    def grade(self, job: Job) -> Graded:
        """Return what comes of a step."""
        exercise = self._courses.exercise(job.course, job.exercise)
        if bytes(job.rounds).count(b"{") > 2 * MAX_NODES:  # not so many values, but as much to read
            raise BadMessage(TOO_MANY)
        try:
            sent = decode(job.rounds, protocol.Rounds)
            rounds = rounds_from_wire(sent, Budget(value_bytes=self._value_bytes))
            stopped = stopped_from_wire(decode(job.stopped, _STOPPED))
            result = step(exercise, job.seed, rounds, stopped)
        except MemoryError:
            sent, result = [], Verdict("could-not-check", TOO_MUCH)
        if not isinstance(result, Verdict):
            return Graded(result, rounds=len(sent), answers=_digests(sent))
        following = [] if job.next_seed is None else step(exercise, job.next_seed)
        # A grader that needs no answers, or that fails at once, asks for nothing; its verdict comes with the next step.
        return Graded([], result, len(sent), [] if isinstance(following, Verdict) else following, _digests(sent))


def _digests(rounds: Sequence[Sequence[protocol.WireAnswer]]) -> list[str]:
    """Return a digest of each round of answers: the same for the same answers, however they were written."""
    return [hashlib.blake2b(protocol.encode(answers), digest_size=12).hexdigest() for answers in rounds]


def step(
    exercise: Exercise,
    seed: int,
    rounds: Sequence[Sequence[Answer]] = (),
    stopped: Raised | TimedOut | None = None,
) -> list[protocol.WireAsk] | Verdict:
    """Replay a check, and see to it that what comes of it can be sent: a course is not ours, and may be wrong."""
    result = _replay(exercise, seed, rounds, stopped)
    try:
        if not isinstance(result, Verdict):
            return queries_to_wire(result)
        protocol.encode(result)
    except (TypeError, ValueError):
        _log.exception("grader of %s made what cannot be sent (seed %s)", exercise.id, seed)
        return Verdict("could-not-check", GRADER_FAULT)
    return result


def _replay(
    exercise: Exercise, seed: int, rounds: Sequence[Sequence[Answer]], stopped: Raised | TimedOut | None
) -> list[Query] | Verdict:
    try:
        return advance(exercise, seed, rounds, stopped)
    except BadAnswers as error:
        if list(rounds) == [[]]:  # "no answers" to a grader that asked for nothing
            result = step(exercise, seed)
            if isinstance(result, Verdict):
                return result
        raise AnswersDoNotFit from error
