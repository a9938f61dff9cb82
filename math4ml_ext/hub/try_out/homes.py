"""The home of a learner: a folder with the notebooks of every course that is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from math4ml_ext.courses import Courses

__all__ = ["prepare_home"]


def prepare_home(home: Path) -> None:
    """Make a home with the courses in it; what is there already is left as it is."""
    home.mkdir(parents=True, exist_ok=True)
    for course in Courses.load():
        target = home / course.id
        if not target.exists():
            shutil.copytree(course.folder, target, ignore=shutil.ignore_patterns("*.py", "__pycache__", "*.dist-info"))
