"""The course as files in a folder of the learner's."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from math4ml_ext.files import course_files

if TYPE_CHECKING:
    from graders.kit.course import Course

__all__ = ["ChangedMeanwhileError", "copy_course", "replace", "write_new"]


class ChangedMeanwhileError(OSError):
    """Someone wrote to a file while its successor was being made."""

    def __init__(self) -> None:
        super().__init__(None, "it was saved at this moment")


def copy_course(course: Course, folder: Path) -> None:
    """Copy a course's notebooks and what they read to `folder`. No file that is there is touched.

    Raises
    ------
    OSError
        The folder cannot be made or written to.
    """
    for source, name in course_files(course):
        write_new(folder / name, source.read_bytes())


def write_new(target: Path, content: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all. Returns whether it was written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    except OSError:
        target.unlink(missing_ok=True)  # what does not fit on the disk is not left there in part
        raise
    return True


def replace(target: Path, was: bytes, content: bytes) -> None:
    """Replace a file in one step: whoever reads it finds the old one or the new one, and so does a power cut.

    Parameters
    ----------
    target : Path
    was : bytes
        What it held when `content` was made from it.
    content : bytes

    Raises
    ------
    ChangedMeanwhileError
        It holds something else by now.
    OSError
    """
    target = target.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, name)
        if target.read_bytes() != was:
            raise ChangedMeanwhileError
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
