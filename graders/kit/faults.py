"""Faults of a course: an exception of the author's own code is told to the author, never blamed on the learner."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import numpy as np

from .overtime import Overtime

__all__ = ["CourseFault", "Place", "is_slip", "note", "noting", "place_among", "place_of", "truth"]

_KIT = Path(__file__).parent
_NOT_AUTHORS = (Path(sysconfig.get_path("stdlib")), Path(np.__file__).parent)

_SLIPS = (NameError, ImportError, SyntaxError)
"""No value of a learner's makes our code raise one of these; it is wrong by itself."""


class Place(NamedTuple):
    """A line of the author's."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


class CourseFault(Exception):  # noqa: N818 - it reads as what it is
    """Code of the course failed, so that nothing can be said of the learner's answer.

    Parameters
    ----------
    what : str
        Which part of the exercise, "the reference".
    error : BaseException or None
        What it raised; None where `what` says it all.
    """

    def __init__(self, what: str, error: BaseException | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.error = error

    @property
    def place(self) -> Place | None:
        """The author's line in which it happened, where that is known."""
        return None if self.error is None else place_of(self.error)

    def __str__(self) -> str:
        if self.error is None:
            return self.what
        where = f" at {self.place}" if self.place is not None else ""
        if isinstance(self.error, Overtime):
            return f"{self.what}{where}"
        said = " ".join(str(self.error).split())
        return f"{self.what} raised {type(self.error).__name__}{where}{f': {said}' if said else ''}"


_noted: ContextVar[list[CourseFault] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[list[CourseFault]]:
    """Collect the faults that cost a sentence or a picture, and no verdict."""
    faults: list[CourseFault] = []
    token = _noted.set(faults)
    try:
        yield faults
    finally:
        _noted.reset(token)


def note(what: str, error: BaseException) -> None:
    """Take note that code of the course raised where the verdict can do without what it makes.

    Parameters
    ----------
    what : str
        Which part of the exercise, "the picture".
    error : BaseException
        What it raised.
    """
    faults = _noted.get()
    if faults is not None:
        faults.append(CourseFault(what, error))


def is_slip(error: BaseException) -> bool:
    """Say whether an exception of the course's code is a slip in that code, whatever value it was given."""
    return isinstance(error, _SLIPS) and not isinstance(error, UnicodeError)


def place_of(error: BaseException) -> Place | None:
    """Return the innermost line of the author's in the traceback of an exception, or None.

    The first frame outside of the kit is the author's, whatever package it is in; what that calls is theirs too as far
    as it is in the same folder.
    """
    return place_among(_places(error.__traceback__))


def place_among(places: Iterable[Place]) -> Place | None:
    """Return the author's line among the places of a stack, which are given from the outermost to the innermost."""
    frames = [place for place in places if not place.file.startswith("<") and not _is_in(place, _KIT)]
    theirs = [place for place in frames if not any(_is_in(place, folder) for folder in _NOT_AUTHORS)]
    if not theirs:
        return None
    home = Path(theirs[0].file).parent
    return [place for place in theirs if _is_in(place, home)][-1]


def _places(trace: TracebackType | None) -> Iterator[Place]:
    while trace is not None:
        yield Place(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next


def _is_in(place: Place, folder: Path) -> bool:
    # The packages that pip installs lie below the standard library, and a course may be one of them.
    inside = Path(place.file)
    return inside.is_relative_to(folder) and "site-packages" not in inside.relative_to(folder).parts


def truth(value: Any) -> bool:
    """Return what a condition of the course says: a truth value, or a number; nan is not true.

    Raises
    ------
    TypeError
        It says something else. A tuple, a generator or a function would always be true.
    """
    if value is None or isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, float, np.number)) or (isinstance(value, np.ndarray) and value.size == 1):
        return bool(value == value and value)
    raise TypeError(f"a condition must give True or False, and gave a value of type {type(value).__name__}")
