"""Practice that was made while the service of a class was away, handed in afterwards. It is kept as what it is."""

from __future__ import annotations

import hashlib

from . import protocol
from .checks import CheckRecord, Recorder
from .courses import Courses
from .errors import BadMessage, NotFound

__all__ = ["CENTURY", "Practice", "told"]

_PREFIX = "practice:"

CENTURY = range(2000, 2100)
"""The years in which something of a class may be."""


class Practice:
    """Take in practice. None of it becomes evidence: what is handed in is what the learner's own server says.

    Parameters
    ----------
    courses : Courses
    recorder : Recorder
    """

    def __init__(self, courses: Courses, recorder: Recorder) -> None:
        self._courses = courses
        self._recorder = recorder

    def recording(self) -> protocol.Recording:
        """Say that checks are recorded here."""
        return protocol.Recording(recorded=True)

    def deliver(self, user: str, report: protocol.PracticeReport) -> protocol.PracticeKept:
        """Keep practice; each check once, however often it is handed in.

        Raises
        ------
        BadMessage
            A time in it is not of this century.
        StoreTrouble
        """
        if any(time.year not in CENTURY for check in report.checks for time in (check.issued_at, check.answered_at)):
            raise BadMessage
        kept = 0
        for check in report.checks:
            try:
                self._courses.exercise(check.course, check.exercise)
            except NotFound:
                continue
            self._recorder.record(_record(user, check))
            kept += 1
        return protocol.PracticeKept(kept)


def told(record: CheckRecord) -> protocol.PracticeCheck:
    """Return a check as it is handed in."""
    return protocol.PracticeCheck(
        check=record.check,
        course=record.course,
        course_version=record.course_version,
        exercise=record.exercise,
        exercise_version=record.exercise_version,
        seed=record.seed,
        verdict=record.verdict,
        rounds=record.rounds,
        issued_at=record.issued_at,
        answered_at=record.answered_at,
        cell=record.cell,
        agent=record.agent,
    )


def _record(user: str, check: protocol.PracticeCheck) -> CheckRecord:
    return CheckRecord(
        check=_id(user, check.check),
        user=user,
        course=check.course,
        course_version=check.course_version,
        exercise=check.exercise,
        exercise_version=check.exercise_version,
        seed=check.seed,
        verdict=check.verdict,
        rounds=check.rounds,
        issued_at=check.issued_at,
        answered_at=check.answered_at,
        cell=check.cell,
        wire=protocol.VERSION,
        agent=check.agent,
        evidence="practice",
    )


def _id(user: str, check: str) -> str:
    """Return an id that stands in the way of no check of ours, and of no practice of anybody else's."""
    return _PREFIX + hashlib.blake2b(f"{check} {user}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
