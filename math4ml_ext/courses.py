"""The courses that are installed, found by their entry points.

A package offers a course with an entry point in the group ``math4ml.courses`` that names a `graders.kit.course.Course`.
Several courses live side by side. One that cannot be loaded is left out, with a sentence in the log; it takes no other
course with it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from . import protocol
from .author_frames import told
from .errors import UnknownCourse, UnknownExercise
from .files import course_files
from .update.notebooks import exercise_of

if TYPE_CHECKING:
    from graders.kit.course import Course, Notebook
    from graders.kit.exercise import Exercise

__all__ = ["GROUP", "Courses", "UnknownCourse", "UnknownExercise"]

GROUP = "math4ml.courses"
"""The entry point group in which packages offer courses."""

_log = logging.getLogger(__name__)


class Courses:
    """Some courses, each under its id.

    Parameters
    ----------
    courses : iterable of Course
        Each is looked through when it is added; `Exception` of any kind is the course's fault.
    """

    def __init__(self, courses: Iterable[Course] = ()) -> None:
        self._courses: dict[str, Course] = {}
        self._exercises: dict[tuple[str, str], Exercise] = {}
        self._notebooks: dict[tuple[str, str], str] = {}
        self._infos: list[protocol.CourseInfo] = []
        self.left_out: dict[str, list[str]] = {}
        """For each course that was loaded, a clause for each of its exercises that cannot be offered."""
        for course in courses:
            self.add(course)

    @classmethod
    def load(
        cls,
        enabled: Sequence[str] = (),
        *,
        points: Iterable[EntryPoint] | None = None,
        log: logging.Logger | logging.LoggerAdapter[logging.Logger] = _log,
    ) -> Courses:
        """Load every installed course, or those whose entry points are named in `enabled`.

        Parameters
        ----------
        enabled : sequence of str
            Names of entry points, in the order in which their courses are listed; empty for all.
        points : iterable of EntryPoint, optional
            Where to look instead of the installed packages.
        log : Logger
            Where a course that is left out is told of.
        """
        found = {point.name: point for point in (entry_points(group=GROUP) if points is None else points)}
        courses = cls()
        for name in enabled or sorted(found):
            if name not in found:
                log.warning("The course %r is enabled, but no installed package offers it.", name)
                continue
            value = found[name].value
            try:
                faults = courses.add(found[name].load())
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a course does, the others go on
                log.warning("The course %r from %r is left out: %s.", name, value, told(error, value))
            else:
                for fault in faults:
                    log.warning("Of the course %r from %r %s", name, value, fault)
        return courses

    def add(self, course: Course) -> list[str]:
        """Add a course. An exercise that is not what it should be is left out, and takes no other with it.

        Returns
        -------
        list of str
            For each exercise that is left out a clause that says why.

        Raises
        ------
        ValueError
            A part of the course is missing, is named wrongly or twice. Whatever a broken course raises comes through.
        """
        course, faults = _without_broken(course)
        if msgspec.convert(course.id, protocol.CourseId) in self._courses:
            raise ValueError(f"there is a course {course.id!r} already")
        list(course_files(course))  # what is declared must be there
        infos = [_notebook_info(course, notebook) for notebook in course.notebooks]
        exercises: dict[tuple[str, str], Exercise] = {}
        for exercise in (exercise for notebook in course.notebooks for exercise in notebook.exercises):
            key = (course.id, msgspec.convert(exercise.id, protocol.ExerciseId))
            if key in exercises:
                raise ValueError(f"there are two exercises {exercise.id!r}")
            exercises[key] = exercise
        self.left_out[course.id] = faults
        self._infos.append(protocol.CourseInfo(course.id, course.title, course.version, infos))
        self._courses[course.id] = course
        self._exercises |= exercises
        self._notebooks |= {
            (course.id, exercise.id): notebook.id for notebook in course.notebooks for exercise in notebook.exercises
        }
        return faults

    def __iter__(self) -> Iterator[Course]:
        return iter(self._courses.values())

    def __len__(self) -> int:
        return len(self._courses)

    def course(self, course: str) -> Course:
        """Return the course of this id, or raise `UnknownCourse`."""
        try:
            return self._courses[course]
        except KeyError:
            raise UnknownCourse from None

    def exercise(self, course: str, exercise: str) -> Exercise:
        """Return an exercise of a course, or raise `UnknownCourse` or `UnknownExercise`."""
        self.course(course)
        try:
            return self._exercises[course, exercise]
        except KeyError:
            raise UnknownExercise from None

    def notebook(self, course: str, exercise: str) -> str:
        """Return the id of the notebook that an exercise of a course is in, or raise as `exercise` does."""
        self.exercise(course, exercise)
        return self._notebooks[course, exercise]

    def describe(self) -> list[protocol.CourseInfo]:
        """Return what a front end needs to know of all courses."""
        return list(self._infos)


def _without_broken(course: Course) -> tuple[Course, list[str]]:
    """Return a course with those of its exercises that can be offered, and a clause for each of the others."""
    notebooks, faults = [], []
    for notebook in course.notebooks:
        whole = []
        for exercise in notebook.exercises:
            fault = _fault_of(exercise)
            if fault is None:
                whole.append(exercise)
            else:
                faults.append(f"the exercise {getattr(exercise, 'id', None) or exercise!r} is left out: {fault}.")
        notebooks.append(replace(notebook, exercises=tuple(whole)))
    return (replace(course, notebooks=tuple(notebooks)) if faults else course), faults


def _fault_of(exercise: Exercise) -> str | None:
    """Return what keeps an exercise from being offered: it has no grader, or its words cannot be sent."""
    if not callable(getattr(exercise, "grade", None)):
        return "it has no grader"
    try:
        msgspec.convert(exercise.id, protocol.ExerciseId)
        msgspec.json.decode(protocol.encode(_exercise_info(exercise, "")), type=protocol.ExerciseInfo)
    except Exception as error:  # noqa: BLE001 - a subclass of an exercise may raise what it likes
        return told(error)
    return None


def _notebook_info(course: Course, notebook: Notebook) -> protocol.NotebookInfo:
    cells = _tagged_cells(course, notebook)
    exercises = [_exercise_info(exercise, cells.get(exercise.id, "")) for exercise in notebook.exercises]
    # A round trip through the strict decoder: what a front end would refuse is refused here, with the course's name.
    info = protocol.NotebookInfo(notebook.id, notebook.title, notebook.file, exercises, notebook.lecture)
    return msgspec.json.decode(protocol.encode(info), type=protocol.NotebookInfo)


def _exercise_info(exercise: Exercise, cell: str) -> protocol.ExerciseInfo:
    return protocol.ExerciseInfo(
        id=exercise.id,
        title=exercise.title,
        goal=exercise.goal,
        names=list(exercise.names),
        form=exercise.form,
        cell=cell,
        hints=len(exercise.hints),
        solution=bool(exercise.solution),
    )


def _tagged_cells(course: Course, notebook: Notebook) -> dict[str, str]:
    """Return the id of the cell that holds each exercise, so that a front end can find a cell whose tag was lost."""
    text = Path(course.folder, notebook.file).read_text(encoding="utf-8")
    return {
        exercise: cell.get("id", "")
        for cell in json.loads(text)["cells"]
        for tag in cell.get("metadata", {}).get("tags", [])
        if (exercise := exercise_of(tag))
    }
