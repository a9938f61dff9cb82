"""A course: notebooks, each with its exercises in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike

from .exercise import Exercise

__all__ = ["Course", "Notebook"]


@dataclass(frozen=True)
class Notebook:
    """One notebook: ``file`` is its path inside the course's folder, ``lecture`` that of the lecture beside it."""

    id: str
    title: str
    file: str
    exercises: tuple[Exercise, ...]
    lecture: str = ""


@dataclass(frozen=True)
class Course:
    """One course.

    Parameters
    ----------
    id, title, version : str
    folder : path
        Where its notebooks are.
    notebooks : tuple of Notebook
        In reading order.
    files : tuple of str
        Python files, or folders of them, below `folder` that learners get beside the notebooks: ``("helpers.py",)``.
        Files that are not Python's are delivered without being declared.
    """

    id: str
    title: str
    version: str
    folder: PathLike[str]
    notebooks: tuple[Notebook, ...]
    files: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse two exercises of one id: a tag in a notebook must mean one of them."""
        ids = [exercise.id for exercise in self]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise ValueError(f"course {self.id}: these exercises occur twice: {', '.join(twice)}")

    def __iter__(self) -> Iterator[Exercise]:
        """Yield all exercises in order."""
        for notebook in self.notebooks:
            yield from notebook.exercises

    def find(self, exercise_id: str) -> Exercise | None:
        """Return the exercise of this id, or None."""
        return next((exercise for exercise in self if exercise.id == exercise_id), None)
