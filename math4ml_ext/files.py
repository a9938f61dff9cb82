"""The files of a course that learners get: its notebooks, and what they read."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from . import protocol
from .errors import UnknownFile
from .update import UnreadableNotebookError, deliver, parse, serialise

if TYPE_CHECKING:
    from graders.kit.course import Course

__all__ = ["as_delivered", "course_files", "files_of", "notebook_with_what_it_reads"]

_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}


def course_files(course: Course) -> Iterator[tuple[Path, Path]]:
    """Yield each file of a course that learners get, and its place below their folder.

    Python files stay behind, because graders and their solutions are among them, unless the course declares them.

    Raises
    ------
    ValueError
        A declared file is not there, or lies outside the course's folder.
    """
    folder = Path(course.folder)
    yield from files_of(folder)
    for name in course.files:
        source = folder / name
        if not source.resolve().is_relative_to(folder.resolve()) or not source.exists():
            raise ValueError(f"the file {name!r} that the course declares is not in {folder}")
        if source.is_dir():
            inside = (path for path in sorted(source.rglob("*.py")) if _LEFT_OUT.isdisjoint(path.parts))
            yield from ((path, path.relative_to(folder)) for path in inside)
        elif source.suffix == ".py":  # all others are delivered undeclared
            yield source, Path(name)


def files_of(folder: Path, below: Path = Path()) -> Iterator[tuple[Path, Path]]:
    """Yield each file of a course that learners get, and its place below their folder."""
    for entry in sorted(folder.iterdir()):
        if entry.name in _LEFT_OUT or entry.name.startswith(".") or entry.suffix in {".py", ".pyc"}:
            continue
        if entry.is_dir():
            yield from files_of(entry, below / entry.name)
        else:
            yield entry, below / entry.name


def notebook_with_what_it_reads(course: Course, file: str) -> list[protocol.CourseFile]:
    """Return a notebook of a course, and all files of the course that are not notebooks: which it reads is not known.

    Raises
    ------
    UnknownFile
        The course has no such notebook. Nothing outside the course can be asked for.
    """
    files = {place.as_posix(): source for source, place in course_files(course)}
    if file not in files or not _is_notebook(file):
        raise UnknownFile
    wanted = [file, *(name for name in files if not _is_notebook(name))]
    return [_read(course, name, files[name]) for name in wanted]


def as_delivered(course: Course, name: str, source: Path) -> bytes:
    """Return what a learner gets of a file of a course.

    A notebook carries the record of what was delivered: a later version is told from the learner's work by it.

    Parameters
    ----------
    course : Course
    name : str
        Its place below the learner's folder.
    source : Path
        Where it is in the course.
    """
    content = source.read_bytes()
    if _is_notebook(name):
        with contextlib.suppress(UnreadableNotebookError):
            return serialise(deliver(parse(content), name, course.version, course.id))
    return content


def _is_notebook(name: str) -> bool:
    return name.endswith(".ipynb")


def _read(course: Course, name: str, source: Path) -> protocol.CourseFile:
    return protocol.CourseFile(name, base64.b64encode(as_delivered(course, name, source)).decode("ascii"))
