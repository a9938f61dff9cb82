"""The course as files in a folder of the learner's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graders.kit.course import Course

__all__ = ["copy_course"]

_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}


def copy_course(course: Course, folder: Path) -> tuple[list[Path], list[Path]]:
    """Copy a course's notebooks and what they read to `folder`. No file that is there is touched.

    Returns
    -------
    copied, kept : list of Path
        What was written, and the files that were there already and differ from the course's; both relative to `folder`.

    Raises
    ------
    OSError
        The folder cannot be made or written to.
    """
    copied, kept = [], []
    for source, name in _files(Path(course.folder)):
        target, content = folder / name, source.read_bytes()
        target.parent.mkdir(parents=True, exist_ok=True)
        if _write_new(target, content):
            copied.append(name)
        elif not _holds(target, content):
            kept.append(name)
    return copied, kept


def _files(folder: Path, below: Path = Path()) -> Iterator[tuple[Path, Path]]:
    """Yield each file of the course and its place below the learner's folder."""
    for entry in sorted(folder.iterdir()):
        if entry.name in _LEFT_OUT or entry.name.startswith(".") or entry.suffix in {".py", ".pyc"}:
            continue
        if entry.is_dir():
            yield from _files(entry, below / entry.name)
        else:
            yield entry, below / entry.name


def _write_new(target: Path, content: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all."""
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    except OSError:
        target.unlink(missing_ok=True)  # what does not fit on the disk is not left there in part
        raise
    return True


def _holds(target: Path, content: bytes) -> bool:
    return target.is_file() and target.read_bytes() == content
