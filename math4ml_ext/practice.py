"""Practice that was made while the service of a class was away, handed in afterwards. It is kept as what it is.

Whoever hands it in controls every word of it, so that all of it is bounded: how much there is of anybody, how long each
text may be, and when it can have been.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import NamedTuple, Protocol

from graders.kit.text import Sentence
from graders.kit.verdict import Verdict

from . import protocol
from .checks import CheckRecord
from .courses import Courses
from .errors import NotFound

__all__ = ["CENTURY", "Practice", "PracticeLog", "PracticeSoFar", "modest", "told"]

_PREFIX = "practice:"

CENTURY = range(2000, 2100)
"""The years in which something of a class may be."""

_MOST_CHECKS = 1000
"""How many checks of practice are kept of anybody: more than somebody makes in a term, all services being away."""

_WINDOW = timedelta(days=30)
"""How long practice may have waited. An outbox is emptied as soon as the service answers."""

_MOST_BYTES = 4000
"""How large a verdict of practice may be, as JSON; one of ours has some hundreds of bytes beside its picture."""

_LONGEST = 400  # characters of a text
_MOST_VALUES = 10  # that fill one text
_LONGEST_VALUE = 40  # characters of each, if there is too much of it all


class PracticeSoFar(NamedTuple):
    """How many checks of practice are kept of somebody, and since when they have been known (None: nobody knows)."""

    checks: int = 0
    since: datetime | None = None


class PracticeLog(Protocol):
    """Where practice is kept. Every method may raise `StoreTrouble`."""

    def record(self, record: CheckRecord) -> Verdict:
        """Keep a check, once."""

    def practice_so_far(self, user: str) -> PracticeSoFar:
        """Return what is kept of somebody's practice."""


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


class Practice:
    """Take in practice. None of it becomes evidence: what is handed in is what the learner's own server says.

    Parameters
    ----------
    courses : Courses
    log : PracticeLog
    now : callable
        The time, in UTC.
    """

    def __init__(self, courses: Courses, log: PracticeLog, *, now: Callable[[], datetime] = _utc_now) -> None:
        self._courses = courses
        self._log = log
        self._now = now

    def recording(self) -> protocol.Recording:
        """Say that checks are recorded here."""
        return protocol.Recording(recorded=True)

    def deliver(self, user: str, report: protocol.PracticeReport) -> protocol.PracticeKept:
        """Keep practice; each check once, however often it is handed in, and of nobody more than a bounded number.

        A time that cannot be is taken for the nearest one that can: between the learner's first contact with this
        service, or a month ago, and now.

        Raises
        ------
        StoreTrouble
        """
        if not report.checks:
            return protocol.PracticeKept(0)
        so_far, now = self._log.practice_so_far(user), self._now()
        window = now - _WINDOW
        first = min(max(window, so_far.since or window), now)
        kept = 0
        for check in report.checks[: max(0, _MOST_CHECKS - so_far.checks)]:
            try:
                self._courses.exercise(check.course, check.exercise)
            except NotFound:
                continue
            self._log.record(_record(user, check, first, now))
            kept += 1
        return protocol.PracticeKept(kept)


def modest(verdict: Verdict) -> Verdict:
    """Return a verdict that is not large: without its picture, with short texts, if need be with its message alone."""
    short = replace(
        verdict,
        message=_short(verdict.message),
        criterion=_cut(verdict.criterion),
        question=verdict.question and _short(verdict.question),
        misconception=_cut(verdict.misconception),
        picture=None,
    )
    if len(protocol.encode(short)) <= _MOST_BYTES:
        return short
    plain = replace(short, question=short.question and _short(short.question, _LONGEST_VALUE))
    return replace(
        Verdict(verdict.outcome, _short(short.message, _LONGEST_VALUE)),
        criterion=short.criterion,
        question=plain.question,
        misconception=short.misconception,
    )


def _short(sentence: Sentence, longest: int = _LONGEST) -> Sentence:
    values: Mapping[str, str] = {
        name[:_LONGEST_VALUE]: value[:longest] for name, value in [*sentence.values.items()][:_MOST_VALUES]
    }
    return Sentence(sentence.text[:_LONGEST], values)


def _cut(text: str | None) -> str | None:
    return text and text[:_LONGEST]


def told(record: CheckRecord) -> protocol.PracticeCheck:
    """Return a check as it is handed in."""
    return protocol.PracticeCheck(
        check=record.check,
        course=record.course,
        course_version=record.course_version,
        exercise=record.exercise,
        exercise_version=record.exercise_version,
        seed=record.seed,
        verdict=modest(record.verdict),
        rounds=record.rounds,
        issued_at=record.issued_at,
        answered_at=record.answered_at,
        cell=record.cell,
        agent=record.agent,
    )


def _record(user: str, check: protocol.PracticeCheck, first: datetime, last: datetime) -> CheckRecord:
    answered_at = min(max(check.answered_at, first), last)
    return CheckRecord(
        check=_id(user, check.check),
        user=user,
        course=check.course,
        course_version=check.course_version,
        exercise=check.exercise,
        exercise_version=check.exercise_version,
        seed=check.seed,
        verdict=modest(check.verdict),
        rounds=check.rounds,
        issued_at=min(max(check.issued_at, first), answered_at),
        answered_at=answered_at,
        cell=check.cell,
        wire=protocol.VERSION,
        agent=check.agent,
        evidence="practice",
    )


def _id(user: str, check: str) -> str:
    """Return an id that stands in the way of no check of ours, and of no practice of anybody else's."""
    return _PREFIX + hashlib.blake2b(f"{check} {user}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
