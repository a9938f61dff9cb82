"""All exercises of all installed courses, in the order in which a learner meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from math4ml_ext.courses import Courses
from math4ml_ext.errors import UnknownExercise

if TYPE_CHECKING:
    from graders.kit.course import Course, Notebook
    from graders.kit.exercise import Exercise

__all__ = ["Catalogue", "Place"]


@dataclass(frozen=True)
class Place:
    """An exercise, where it belongs, and the id of the cell that the course gave it."""

    course: Course
    notebook: Notebook
    exercise: Exercise
    cell: str


class Catalogue:
    """The exercises of some courses. ``left_out`` says of each course which of its exercises cannot be offered."""

    def __init__(self, courses: Courses) -> None:
        self.left_out = courses.left_out
        self._places = [
            Place(courses.course(course.id), notebook, courses.exercise(course.id, exercise.id), exercise.cell)
            for course in courses.describe()
            for notebook, info in zip(courses.course(course.id).notebooks, course.notebooks, strict=True)
            for exercise in info.exercises
        ]

    @classmethod
    def load(cls) -> Catalogue:
        """Return the exercises of every installed course."""
        return cls(Courses.load())

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def find(self, exercise: str, course: str | None = None) -> Place | None:
        """Return the exercise of this id: that of `course`, or else that of the only course that has one."""
        found = [place for place in self._places if place.exercise.id == exercise]
        own = next((place for place in found if place.course.id == course), None)
        return found[0] if own is None and len(found) == 1 else own

    def courses_with(self, exercise: str) -> list[str]:
        """Return the ids of the courses that have an exercise of this id."""
        return [place.course.id for place in self._places if place.exercise.id == exercise]

    def get(self, exercise: str) -> Place:
        """Return the exercise of this id.

        Raises
        ------
        UnknownExercise
            With the ids that are near it.
        """
        place = self.find(exercise)
        if place is None:
            raise UnknownExercise(f"There is no exercise {exercise!r}. {self._near(exercise)}")
        return place

    def _near(self, exercise: str) -> str:
        ids = [place.exercise.id for place in self._places]
        lasts = [id_.rpartition("/")[2] for id_ in ids]
        near = get_close_matches(exercise.rpartition("/")[2], lasts)
        if near:
            return f"Did you mean {' or '.join(id_ for id_, last in zip(ids, lasts, strict=True) if last in near)}?"
        return "Type jupyter math4ml exercises to see them all."
