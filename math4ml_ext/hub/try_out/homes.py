"""The home of a learner: a folder with the notebooks of every course that is installed."""

from __future__ import annotations

from pathlib import Path

from math4ml_ext.courses import Courses
from math4ml_ext.files import as_delivered, course_files

__all__ = ["prepare_home"]


def prepare_home(home: Path) -> None:
    """Make a home with the courses in it; what is there already is left as it is."""
    home.mkdir(parents=True, exist_ok=True)
    for course in Courses.load():
        folder = home / course.id
        if folder.exists():
            continue
        for source, place in course_files(course):
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(as_delivered(course, place.as_posix(), source))
