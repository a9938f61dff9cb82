"""``jupyter math4ml update``: the courses in a folder of the learner's, new or brought up to date."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from math4ml_ext.courses import Courses
from math4ml_ext.errors import Refused

from .delivery import deliver_course
from .switched_on import courses_switched_on

if TYPE_CHECKING:
    from graders.kit.course import Course

__all__ = ["bring_up_to_date", "run"]

_OURS = "math4ml"
"""The course that comes with the package. Its notebooks lie in the folder itself, those of others in folders below."""


def run(arguments: argparse.Namespace) -> int:
    """Bring the courses up to date."""
    bring_up_to_date(Path(arguments.folder).expanduser().absolute())
    return 0


def bring_up_to_date(folder: Path, extra: Sequence[str] = ()) -> None:
    """Put the courses that are switched on into `folder`, keep what its learner wrote, and say what was done.

    Parameters
    ----------
    folder : Path
    extra : sequence of str
        Options for JupyterLab, which may switch courses off.

    Raises
    ------
    Refused
        The folder cannot be made or written to.
    """
    for course in Courses.load(courses_switched_on(extra)):
        _deliver(course, folder if course.id == _OURS else folder / course.id)


def _deliver(course: Course, folder: Path) -> None:
    try:
        said = deliver_course(course, folder)
    except OSError as error:
        raise Refused(f"The course cannot be copied to {folder}: {error.strerror}.") from error
    print("\n".join(said))
