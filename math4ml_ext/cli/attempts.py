"""``jupyter math4ml try``: many answers to one exercise, each from the same start, in one kernel."""

from __future__ import annotations

import argparse
import re
import secrets
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.kit.queries import Raised
from graders.kit.verdict import Verdict
from math4ml_ext.errors import Refused
from math4ml_ext.kernels import EvaluationError, KernelDied, KernelSession
from math4ml_ext.runner import NoAnswer, check, clean_kernel, could_not_check, run_cell

from .catalogue import Catalogue, Place
from .folder import copy_course
from .notebook import read
from .scratch_source import INSTALL, RESTORE, take
from .words import Line, show

__all__ = ["run"]

_DECLARED = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")

_SETUP_SECONDS = 120.0
"""How long one of the course's own cells may run. They are ours; this is for a machine that is very busy."""

_RESTORE_SECONDS = 5.0
"""How long a kernel may take to go back to the start; a few milliseconds is usual."""


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
    with (
        tempfile.TemporaryDirectory(prefix="math4ml-", ignore_cleanup_errors=True) as folder,
        clean_kernel(folder) as session,
    ):
        bench = _Bench(session, place, Path(folder), seed=arguments.seed, seconds=arguments.seconds)
        for answer in answers:
            yield Line(place.exercise.id, bench.try_(answer), answer.file)


def _read(file: str) -> _Answer:
    """Read one answer. What is not a text of Python is the answer's fault, and a verdict; an absent file is not."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from error
    if b"\0" in data:  # a kernel on Python 3.10 would end of it
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        return _Answer(file, fault=Raised("SyntaxError", "source code cannot contain null bytes", line))
    try:
        return _Answer(file, _decode(data))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _Answer(file, fault=Raised("UnicodeDecodeError", f"the file is not text in {error.encoding}", line))
    except LookupError as error:
        return _Answer(file, fault=Raised("SyntaxError", str(error), 1))


def _decode(data: bytes) -> str:
    """Read source as Python does: UTF-8, unless one of its first two lines names another encoding."""
    declared = next((found[1] for line in data.splitlines()[:2] if (found := _DECLARED.match(line))), b"utf-8-sig")
    return data.decode(declared.decode("ascii")).replace("\r\n", "\n").replace("\r", "\n")


class _Bench:
    """A kernel in which answers to one exercise are tried, each from the same start."""

    def __init__(self, session: KernelSession, place: Place, folder: Path, *, seed: int, seconds: float) -> None:
        self._session = session
        self._place = place
        self._folder = folder
        self._seed = seed
        self._seconds = seconds
        self._before = _cells_before(place)
        self._used = False
        copy_course(place.course, folder)
        self._set_up()

    def try_(self, answer: _Answer) -> Verdict:
        """Check one answer. Where the kernel fails, a new one is tried: an earlier answer may be to blame."""
        if answer.fault:
            return check(self._session, self._place.exercise, seed=self._seed, stopped=answer.fault)
        fresh = self._make_ready()
        try:
            return self._check(answer.source)
        except (KernelDied, NoAnswer) as failure:
            if fresh:
                return _without_kernel(failure)
        self._set_up_again()
        try:
            return self._check(answer.source)
        except (KernelDied, NoAnswer) as failure:
            return _without_kernel(failure)

    def _check(self, source: str) -> Verdict:
        self._used = True
        stopped = run_cell(self._session, source, seconds=self._seconds)
        return check(self._session, self._place.exercise, seed=self._seed, stopped=stopped, source=source)

    def _make_ready(self) -> bool:
        """Bring the kernel to where answers start. Returns whether no answer has run in it."""
        if self._used and not self._restored():
            self._set_up_again()
        return not self._used

    def _restored(self) -> bool:
        try:
            return self._session.evaluate(RESTORE, timeout=_RESTORE_SECONDS) == repr(self._password)
        except (KernelDied, EvaluationError):
            return False

    def _set_up_again(self) -> None:
        copy_course(self._place.course, self._folder)  # an answer may have removed it
        self._session.restart()
        self._set_up()

    def _set_up(self) -> None:
        for source, number in self._before:
            if run_cell(self._session, source, seconds=_SETUP_SECONDS):
                print(f"Cell {number} of the notebook stops, which may change the verdicts.", file=sys.stderr)
        self._password = secrets.token_hex(8)
        self._session.evaluate(INSTALL)
        self._session.evaluate(take(self._password))
        self._used = False


def _without_kernel(failure: KernelDied | NoAnswer) -> Verdict:
    if isinstance(failure, NoAnswer):
        return could_not_check(str(failure))
    return could_not_check(
        "The kernel ended while this answer ran or was checked. Does it end the process, use more memory than there "
        "is, or run a loop that nothing can stop?"
    )


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
