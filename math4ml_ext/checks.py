"""Begin a check, take it a step further, and have its verdict recorded. No tornado, no database.

Nothing is kept between two steps: the token says what is checked and from which seed, the request brings all answers so
far, and the grader is replayed. What must outlive a check goes to a `Recorder`; when that fails the learner still gets
the verdict, with a sentence that says why it was not saved.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Literal, Protocol

from graders.kit.exercise import Exercise
from graders.kit.text import say
from graders.kit.verdict import Verdict

from . import protocol
from .codec import decode
from .courses import Courses
from .errors import OtherVersionToken, StoreTrouble
from .evidence import Evidence, OnRecord, Rules, Ruling
from .grading import Graded, Grader, Grading, Job
from .tokens import Ticket, Tokens

__all__ = ["CheckRecord", "Checks", "HelpRecord", "Met", "Recorder"]

_log = logging.getLogger(__name__)

_NO_VERDICT = Verdict("could-not-check", say("This check was begun and answered, but not finished."))
"""Kept in the place of a verdict until there is one."""

_TOO_MANY_ROUNDS = say(
    "The check asked again too often and was stopped. That is a fault of the course, not of your code."
)


@dataclass(frozen=True)
class CheckRecord:
    """One finished check, as it is kept. `seed` and the versions are what it takes to grade the same answers again.

    `evidence` says what it is worth, `late` that it came after its due date; `answers` are digests of its rounds.
    """

    check: str
    user: str
    course: str
    course_version: str
    exercise: str
    exercise_version: str
    seed: int
    verdict: Verdict
    rounds: int
    issued_at: datetime
    answered_at: datetime
    cell: str
    wire: int
    agent: str
    evidence: Evidence = "checked"
    late: bool = False
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class HelpRecord:
    """Help that was shown: the hint of one level, or the solution (level 0)."""

    user: str
    course: str
    course_version: str
    exercise: str
    exercise_version: str
    kind: Literal["hint", "solution"]
    level: int
    shown_at: datetime


@dataclass(frozen=True)
class Met:
    """A misconception that was recognised in an exercise: when it was last, and when the exercise was last passed."""

    course: str
    exercise: str
    misconception: str
    at: datetime
    passed_at: datetime | None = None


class Recorder(Protocol):
    """Where progress is kept. Every method may raise `StoreTrouble`, with a sentence for the learner."""

    def record(self, record: CheckRecord) -> Verdict:
        """Keep a finished check and return the verdict that is kept under its id: the first one wins.

        It may raise `UsedToken`, as `begin`.
        """

    def begin(self, record: CheckRecord) -> Verdict | None:
        """Keep the answers with which a check goes on, or return the verdict that it has already.

        A learner learns from what is asked next. So a check that was answered once is answered in no other way: then
        it raises `UsedToken`.
        """

    def help_shown(self, records: Sequence[HelpRecord]) -> None:
        """Keep that help was shown; the same help is counted once."""

    def progress(self, user: str, *, course: str | None = None, exercise: str | None = None) -> list[protocol.Progress]:
        """Return what is kept of a user's exercises, or of one."""

    def met(self, user: str) -> list[Met]:
        """Return the misconceptions that were recognised in a user's answers, each once an exercise."""


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


class Checks:
    """Issue checks and advance them.

    Parameters
    ----------
    courses : Courses
    tokens : Tokens
    recorder : Recorder
    limits : protocol.Limits
        What the agent may spend on a check.
    rounds : int
        How often a grader may ask before its check is ended.
    agent : str
        Version of the kernel agent that is served.
    rules : Rules
        What a check is worth; without any every check is evidence.
    grader : Grader
        Who grades answers; by default it is done in this process.
    now : callable
        The time, in UTC.
    """

    def __init__(
        self,
        courses: Courses,
        tokens: Tokens,
        recorder: Recorder,
        *,
        limits: protocol.Limits | None = None,
        rounds: int = 8,
        agent: str = "",
        rules: Rules | None = None,
        grader: Grader | None = None,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._courses = courses
        self._tokens = tokens
        self._recorder = recorder
        self._limits = limits or protocol.Limits()
        self._rounds = rounds
        self._agent = agent
        self._rules = rules or OnRecord()
        self._grader = grader or Grading(courses, value_bytes=self._limits.value_bytes)
        self._now = now

    def issue(self, user: str, request: protocol.IssueRequest) -> protocol.IssuedCheck:
        """Begin a check.

        Raises
        ------
        UnknownCourse, UnknownExercise
        """
        exercise = self._courses.exercise(request.course, request.exercise)
        ticket, token = self._ticket(request.course, exercise, user)
        graded = self._grader.grade(Job(request.course, exercise.id, ticket.seed))
        return self._begun(token, graded.ask)

    def _ticket(self, course: str, exercise: Exercise, user: str) -> tuple[Ticket, str]:
        return self._tokens.issue(course=course, exercise=exercise.id, version=exercise.version, user=user)

    def _begun(self, token: str, ask: list[protocol.WireAsk]) -> protocol.IssuedCheck:
        return protocol.IssuedCheck(token, ask, self._agent, self._limits, self._tokens.lifetime)

    def advance(self, user: str, request: protocol.AnswersRequest | protocol.UnreadAnswers) -> protocol.Advanced:
        """Take a check a step further: what the grader asks next, or its verdict and the next check, begun.

        Whose check it is, is known before anybody looks into the answers.

        Raises
        ------
        BadToken
            The token is forged, expired, somebody else's, or of another version of the exercise.
        BadMessage
            The answers cannot be read, or (`AnswersDoNotFit`) are not answers to what was asked.
        UnknownCourse, UnknownExercise
            The course was taken away in the meantime.
        """
        ticket = self._tokens.read(request.check, user=user)
        exercise = self._courses.exercise(ticket.course, ticket.exercise)
        if exercise.version != ticket.version:
            raise OtherVersionToken
        if isinstance(request, protocol.AnswersRequest):
            request = decode(protocol.encode(request), protocol.UnreadAnswers)
        following, token = self._ticket(ticket.course, exercise, user)
        graded = self._grader.grade(
            Job(ticket.course, exercise.id, ticket.seed, request.rounds, request.stopped, following.seed)
        )
        record = self._record(ticket, graded, request.cell)
        verdict, begun = graded.verdict, self._begun(token, graded.next_ask)
        if verdict is None:
            if graded.rounds < self._rounds:
                verdict = self._verdict_so_far(record) if graded.rounds else None
                if verdict is None:
                    return protocol.MoreAsked(graded.ask)
            else:
                _log.error("grader of %s asked more than %s times (seed %s)", exercise.id, self._rounds, ticket.seed)
                verdict = Verdict("could-not-check", _TOO_MANY_ROUNDS)
            begun = self.issue(user, protocol.IssueRequest(ticket.exercise, ticket.course))
        return self._conclude(replace(record, verdict=verdict), begun)

    def _verdict_so_far(self, record: CheckRecord) -> Verdict | None:
        """Keep that a check was answered and goes on; return its verdict if it has one already."""
        try:
            return self._recorder.begin(record)
        except StoreTrouble:
            return None  # the learner goes on, and is told with the verdict

    def _record(self, ticket: Ticket, graded: Graded, cell: str) -> CheckRecord:
        """Return what is kept of a check, before anybody knows what it is worth."""
        return CheckRecord(
            check=ticket.check,
            user=ticket.user,
            course=ticket.course,
            course_version=self._courses.course(ticket.course).version,
            exercise=ticket.exercise,
            exercise_version=ticket.version,
            seed=ticket.seed,
            verdict=_NO_VERDICT,
            rounds=graded.rounds,
            issued_at=ticket.issued_at,
            answered_at=self._now(),
            cell=cell,
            wire=protocol.VERSION,
            agent=self._agent,
            answers=tuple(graded.answers),
        )

    def _conclude(self, record: CheckRecord, begun: protocol.IssuedCheck) -> protocol.VerdictReached:
        verdict, trouble = record.verdict, None
        try:
            notebook = self._courses.notebook(record.course, record.exercise)
            ruling = self._rules.rule(record.user, record.course, notebook, record.answered_at)
        except StoreTrouble as error:
            ruling, trouble = Ruling(), error
        record = replace(record, evidence=ruling.evidence, late=ruling.late)
        try:
            # What a check is worth cannot be made up: where the rules cannot be looked up, nothing is recorded.
            verdict = verdict if trouble else self._recorder.record(record)
        except StoreTrouble as error:
            trouble = error
        practice = ruling.evidence == "practice"
        return protocol.VerdictReached(
            verdict,
            recorded=trouble is None and not practice,
            notice=trouble.sentence if trouble and not practice else ruling.notice,
            next=begun,
            practice=practice,
            late=ruling.late,
            again=ruling.again,
        )
