"""``jupyter math4ml grade``: run a notebook from the top in a new kernel and check every exercise in it."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.kit.asks import Raised, TimedOut
from graders.kit.exercise import Exercise
from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.errors import Refused
from math4ml_ext.kernels import KernelDied, KernelSession
from math4ml_ext.runner import NoAnswer, check, clean_kernel, could_not_check, run_cell

from .catalogue import Catalogue
from .notebook import Cell, Contents, exercises_of, read
from .words import Line, show

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Check every exercise of one notebook."""
    path = Path(arguments.notebook)
    plan = _plan(read(path), Catalogue.load())
    if not any(plan.exercises):
        raise Refused(f"{path} holds no exercise: none of its cells has a tag such as check:probability/softmax.")
    return 0 if show(_verdicts(plan, path, arguments), as_json=arguments.json) else 1


@dataclass(frozen=True)
class _Plan:
    """The cells to run, the exercises to check after each, those that no cell answers, and the kernel to use."""

    cells: Sequence[Cell]
    exercises: Sequence[Sequence[str]]
    known: Mapping[str, Exercise]
    absent: Sequence[str]
    kernel: str


def _plan(contents: Contents, catalogue: Catalogue) -> _Plan:
    ours = [place for place in catalogue if place.course.id == contents.course]
    exercises = exercises_of(contents.cells, {place.cell: place.exercise.id for place in ours if place.cell})
    there = [exercise for held in exercises for exercise in held]
    places = [place for exercise in there if (place := catalogue.find(exercise, contents.course))]
    # Of a notebook of a course, every exercise is answered for, whatever became of its cell.
    home = Counter(place.notebook.id for place in places if place.course.id == contents.course).most_common(1)
    absent = [place for place in ours if home and place.notebook.id == home[0][0] and place.exercise.id not in there]
    known = {place.exercise.id: place.exercise for place in [*places, *absent]}
    return _Plan(
        contents.cells, exercises, known, [place.exercise.id for place in absent], _kernel_for(contents.kernel)
    )


def _kernel_for(wanted: str | None) -> str:
    """Return the kernel that the notebook asks for if it is installed here, or this Python's own."""
    from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager

    return wanted if wanted and wanted in KernelSpecManager().find_kernel_specs() else NATIVE_KERNEL_NAME


def _verdicts(plan: _Plan, path: Path, arguments: argparse.Namespace) -> Iterator[Line]:
    with clean_kernel(path.absolute().parent, plan.kernel) as session:
        run_through = _RunThrough(session, plan.known, seed=arguments.seed, seconds=arguments.seconds)
        for cell, exercises in zip(plan.cells, plan.exercises, strict=True):
            yield from run_through.verdicts(cell, exercises)
    for exercise in plan.absent:
        yield Line(exercise, Verdict("not-attempted", say("The cell of this exercise is not in the notebook.")))


class _RunThrough:
    """A notebook on its way through one kernel. When a cell ends the kernel, the cells before it are run again."""

    def __init__(self, session: KernelSession, known: Mapping[str, Exercise], *, seed: int, seconds: float) -> None:
        self._session = session
        self._known = known
        self._seed = seed
        self._seconds = seconds
        self._done: list[Cell] = []
        self._lost = False

    def verdicts(self, cell: Cell, exercises: Sequence[str]) -> Iterator[Line]:
        """Run a cell, and check the exercises that it answers."""
        stopped = self._run(cell)
        if stopped and not exercises and not isinstance(stopped, Verdict):
            print(f"Cell {cell.number}, which is no exercise, did not end: {_reason(stopped)}.", file=sys.stderr)
        for exercise in exercises:
            yield Line(exercise, stopped if isinstance(stopped, Verdict) else self._check(exercise, stopped))

    def _run(self, cell: Cell) -> Raised | TimedOut | Verdict | None:
        """Run a cell; return what stopped it, or the verdict on its exercises when there is no kernel to check."""
        if self._lost:
            return could_not_check("The kernel ended in an earlier cell, and again when the cells before it were run.")
        if not cell.source.strip():
            return None
        try:
            stopped = run_cell(self._session, cell.source, seconds=self._seconds)
        except KernelDied:
            self._recover()
            return could_not_check(
                "The kernel ended while this cell ran. Does it end the process, use more memory than there is, or run "
                "a loop that nothing can stop?"
            )
        if not isinstance(stopped, TimedOut):
            self._done.append(cell)
        return stopped

    def _check(self, name: str, stopped: Raised | TimedOut | None) -> Verdict:
        exercise = self._known.get(name)
        if exercise is None:
            return could_not_check("No course that is installed has the exercise {exercise}.", exercise=name)
        try:
            return check(self._session, exercise, seed=self._seed, stopped=stopped)
        except NoAnswer as failure:
            return could_not_check(str(failure))
        except KernelDied:
            self._recover()
            return could_not_check("The kernel ended while this exercise was checked.")

    def _recover(self) -> None:
        try:
            self._session.restart()
            for cell in self._done:
                run_cell(self._session, cell.source, seconds=self._seconds)
        except KernelDied:
            self._lost = True


def _reason(stopped: Raised | TimedOut) -> str:
    where = f" at line {stopped.line}" if stopped.line else ""
    if isinstance(stopped, TimedOut):
        return f"it was still running{where} after {stopped.seconds:g} s"
    return f"{stopped.exception}{where}, {stopped.message}".rstrip(".")
