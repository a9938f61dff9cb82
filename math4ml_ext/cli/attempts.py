"""``jupyter math4ml try``: many answers to one exercise, each from the same start, in one kernel."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from graders.kit.asks import Raised, TimedOut
from graders.kit.verdict import Verdict
from math4ml_ext import codec
from math4ml_ext.errors import Refused
from math4ml_ext.kernels import KernelDied, KernelSession
from math4ml_ext.runner import check, could_not_check

from .catalogue import Catalogue, Place
from .folder import copy_course
from .notebook import read
from .scratch_source import INSTALL, RESTORE, TAKE
from .words import Line, show

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["run"]

_SETUP_SECONDS = 120.0
"""How long one of the course's own cells may run. They are ours; this is for a machine that is very busy."""


@dataclass(frozen=True)
class _Answer:
    """One FILE: its name as it was typed, and its source, or what is wrong with it."""

    file: str
    source: str = ""
    fault: Raised | None = None


def run(arguments: argparse.Namespace) -> int:
    """Check every file as an answer to one exercise."""
    place = Catalogue.load().get(arguments.exercise)
    answers = [_read(file) for file in arguments.files]
    return 0 if show(_verdicts(place, answers, arguments), as_json=arguments.json) else 1


def _verdicts(place: Place, answers: Sequence[_Answer], arguments: argparse.Namespace) -> Iterator[Line]:
    with _Bench(place, seed=arguments.seed, seconds=arguments.seconds) as bench:
        for answer in answers:
            yield Line(place.exercise.id, bench.try_(answer), answer.file)


def _read(file: str) -> _Answer:
    """Read one answer. What is not a text of Python is the answer's fault, and a verdict; an absent file is not."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from error
    try:
        return _Answer(file, _decode(data))
    except (UnicodeDecodeError, SyntaxError, LookupError) as error:
        line = data.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        return _Answer(file, fault=Raised("SyntaxError", "the file is not text in UTF-8", line))


def _decode(data: bytes) -> str:
    """Read source as Python does: UTF-8 unless its first lines name another encoding."""
    import io
    import tokenize

    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    text = io.TextIOWrapper(io.BytesIO(data), encoding, newline=None).read()
    if "\0" in text:
        raise SyntaxError("source code cannot contain null bytes")
    return text


class _Bench:
    """A kernel in which answers to one exercise are tried, each from the same start."""

    def __init__(self, place: Place, *, seed: int, seconds: float) -> None:
        self._exercise = place.exercise
        self._seed = seed
        self._seconds = seconds
        self._before = _cells_before(place)
        self._folder = tempfile.TemporaryDirectory(prefix="math4ml-", ignore_cleanup_errors=True)
        self._course = place.course
        copy_course(place.course, Path(self._folder.name))
        self._session = KernelSession(cwd=self._folder.name, env={"MPLBACKEND": "agg"})
        self._used = False

    def __enter__(self) -> Self:
        self._session.__enter__()
        try:
            self._set_up()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._session.__exit__(kind, error, at)
        finally:
            self._folder.cleanup()

    def try_(self, answer: _Answer) -> Verdict:
        """Check one answer, once more in a new kernel if the kernel dies: an earlier answer may have been its end."""
        if answer.fault:
            return check(self._session, self._exercise, seed=self._seed, stopped=answer.fault)
        while True:
            fresh = self._make_ready()
            try:
                return self._check(answer.source)
            except KernelDied:
                self._set_up_again()
                if fresh:
                    return could_not_check(
                        "The kernel ended while this answer ran or was checked. Does it end the process, or use more "
                        "memory than there is?"
                    )

    def _check(self, source: str) -> Verdict:
        self._used = True
        result = self._session.run(source, timeout=self._seconds)
        stopped: Raised | TimedOut | None = codec.stopped_from_wire(result.error)
        return check(self._session, self._exercise, seed=self._seed, stopped=stopped)

    def _make_ready(self) -> bool:
        """Bring the kernel to where answers start. Returns whether no answer has run in it."""
        if self._used and not self._restored():
            self._set_up_again()
        return not self._used

    def _restored(self) -> bool:
        try:
            return self._session.evaluate(RESTORE) == "'[]'"
        except Exception:  # noqa: BLE001 - whatever went wrong, the kernel is not as it was
            return False

    def _set_up_again(self) -> None:
        copy_course(self._course, Path(self._folder.name))  # an answer may have removed what the cells before it read
        self._session.restart()
        self._set_up()

    def _set_up(self) -> None:
        for source, number in self._before:
            result = self._session.run(source, timeout=_SETUP_SECONDS)
            if result.error:
                print(f"Cell {number} of the notebook stops, which may change the verdicts.", file=sys.stderr)
        self._session.evaluate(INSTALL)
        self._session.evaluate(TAKE)
        self._used = False


def _cells_before(place: Place) -> list[tuple[str, int]]:
    """Return source and number of the cells before the exercise; earlier exercises are answered by their solutions."""
    solutions = {exercise.id: exercise.solution for exercise in place.notebook.exercises}
    before = []
    for cell in read(Path(place.course.folder, place.notebook.file)).cells:
        if place.exercise.id in cell.exercises:
            break
        known = [solutions[exercise] for exercise in cell.exercises if exercise in solutions]
        before.append(("\n".join(known) or cell.source, cell.number))
    return before
