"""Hints on request, from a question to nearly the answer, and the solution where it may be shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Literal, TypeAlias

from msgspec.structs import replace

from graders.kit.exercise import Exercise
from graders.kit.text import Sentence

from . import protocol
from .checks import HelpRecord, Recorder
from .courses import Courses
from .errors import StoreTrouble, Withheld
from .files import notebook_with_what_it_reads
from .recurring import recurring

__all__ = ["Guidance", "SolutionPolicy"]

SolutionPolicy: TypeAlias = Literal["never", "after-pass", "after-hints"]
"""When a solution may be shown; after the hints are used up means after a pass as well."""


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


class Guidance:
    """Help with an exercise. It is counted, and never held against anybody.

    Parameters
    ----------
    courses : Courses
    recorder : Recorder
    solutions : {"never", "after-pass", "after-hints"}
        When a solution may be shown.
    now : callable
        The time, in UTC.
    """

    def __init__(
        self,
        courses: Courses,
        recorder: Recorder,
        *,
        solutions: SolutionPolicy = "after-hints",
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._courses = courses
        self._recorder = recorder
        self._policy = solutions
        self._now = now

    def exercises(self) -> protocol.Exercises:
        """Describe all courses; an exercise has a solution if this policy can ever show it."""
        courses = self._courses.describe()
        if self._policy == "never":
            courses = [_without_solutions(course) for course in courses]
        return protocol.Exercises(courses)

    def files(self, _user: str, request: protocol.FilesRequest) -> protocol.CourseFiles:
        """Give out a notebook of a course, for a learner whose folder does not hold it.

        Raises
        ------
        UnknownCourse, UnknownFile
        """
        return protocol.CourseFiles(notebook_with_what_it_reads(self._courses.course(request.course), request.file))

    def hints(self, user: str, request: protocol.HintRequest) -> protocol.Hints:
        """Show the first `level` hints, or all there are.

        Raises
        ------
        UnknownCourse, UnknownExercise
        """
        exercise = self._courses.exercise(request.course, request.exercise)
        shown: list[Sentence] = list(exercise.hints[: request.level])
        notice, allowed = None, False
        try:
            self._record(user, request.course, exercise, "hint", range(1, len(shown) + 1))
            allowed = self._why_withheld(user, request.course, exercise) is None
        except StoreTrouble as trouble:
            notice = trouble.sentence
        return protocol.Hints(shown, len(exercise.hints), allowed, notice)

    def solution(self, user: str, request: protocol.SolutionRequest) -> protocol.Solution:
        """Show the solution.

        Raises
        ------
        Withheld
            It may not be shown, or not yet, or whether it may be cannot be told because of `StoreTrouble`.
        UnknownCourse, UnknownExercise
        """
        exercise = self._courses.exercise(request.course, request.exercise)
        try:
            why = self._why_withheld(user, request.course, exercise)
        except StoreTrouble as trouble:
            raise Withheld(f"Whether the solution may be shown cannot be looked up. {trouble.sentence}") from trouble
        if why is not None:
            raise Withheld(why)
        notice = None
        try:
            self._record(user, request.course, exercise, "solution", range(1))
        except StoreTrouble as trouble:
            notice = trouble.sentence
        return protocol.Solution(exercise.solution, notice)

    def progress(self, user: str) -> protocol.ProgressReport:
        """Return what is kept of a user's exercises; with a notice when it cannot be read."""
        try:
            kept, met = self._recorder.progress(user), self._recorder.met(user)
        except StoreTrouble as trouble:
            return protocol.ProgressReport([], trouble.sentence)
        return protocol.ProgressReport(kept, recurring=recurring(self._courses, met, self._now()))

    def _why_withheld(self, user: str, course: str, exercise: Exercise) -> str | None:
        if not exercise.solution:
            return "This exercise has no solution to show."
        if self._policy == "never":
            return Withheld.sentence
        kept = self._recorder.progress(user, course=course, exercise=exercise.id)
        passed = any(one.passed for one in kept)
        hints = max((one.hints for one in kept), default=0)
        if passed or (self._policy == "after-hints" and hints >= len(exercise.hints)):
            return None
        if self._policy == "after-hints":
            return "The solution is shown after a pass, or when the hints are used up."
        return "The solution is shown after a pass."

    def _record(
        self, user: str, course: str, exercise: Exercise, kind: Literal["hint", "solution"], levels: range
    ) -> None:
        version, now = self._courses.course(course).version, self._now()
        self._recorder.help_shown(
            [HelpRecord(user, course, version, exercise.id, exercise.version, kind, level, now) for level in levels]
        )


def _without_solutions(course: protocol.CourseInfo) -> protocol.CourseInfo:
    notebooks = [
        replace(notebook, exercises=[replace(exercise, solution=False) for exercise in notebook.exercises])
        for notebook in course.notebooks
    ]
    return replace(course, notebooks=notebooks)
