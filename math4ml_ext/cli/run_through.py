"""A notebook run from the top, cell by cell, with a check of every exercise after the cell that answers it."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graders.kit.errors import waits_for_typing
from graders.kit.exercise import Exercise
from graders.kit.queries import Raised, TimedOut
from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.kernels import KernelDied, KernelSession, KernelSilent
from math4ml_ext.runner import NoAnswer, check, could_not_check, run_cell

from .catalogue import Catalogue
from .notebook import Cell, Contents, exercises_of
from .words import Line

__all__ = ["Plan", "RunThrough", "plan"]


@dataclass(frozen=True)
class Plan:
    """The cells to run, the exercises to check after each, and those that no cell answers.

    `unclear` are exercises of which it cannot be told whose they are, each with the courses that have one.
    """

    cells: Sequence[Cell]
    exercises: Sequence[Sequence[str]]
    known: Mapping[str, Exercise]
    absent: Sequence[str]
    unclear: Mapping[str, str] = field(default_factory=dict)


def plan(contents: Contents, catalogue: Catalogue) -> Plan:
    """Say what there is to do with a notebook."""
    ours = [place for place in catalogue if place.course.id == contents.course]
    exercises = exercises_of(contents.cells, {place.cell: place.exercise.id for place in ours if place.cell})
    there = [exercise for held in exercises for exercise in held]
    places = [place for exercise in there if (place := catalogue.find(exercise, contents.course))]
    # Of a notebook of a course, every exercise is answered for, whatever became of its cell.
    home = Counter(place.notebook.id for place in places if place.course.id == contents.course).most_common(1)
    absent = [place for place in ours if home and place.notebook.id == home[0][0] and place.exercise.id not in there]
    known = {place.exercise.id: place.exercise for place in [*places, *absent]}
    having = {exercise: catalogue.courses_with(exercise) for exercise in there if exercise not in known}
    unclear = {exercise: ", ".join(courses) for exercise, courses in having.items() if courses}
    return Plan(contents.cells, exercises, known, [place.exercise.id for place in absent], unclear)


class RunThrough:
    """A notebook on its way through one kernel. When a cell ends the kernel, the cells before it are run again."""

    def __init__(self, session: KernelSession, known: Mapping[str, Exercise], *, seed: int, seconds: float) -> None:
        self._session = session
        self._known = known
        self._seed = seed
        self._seconds = seconds
        self._unclear: Mapping[str, str] = {}
        self._done: list[Cell] = []
        self._lost = ""
        """Why no kernel is there any more."""
        self._silent = 0

    def all(self, plan: Plan, minutes: float = float("inf")) -> Iterator[Line]:
        """Run a notebook; yield a verdict for each of its exercises, and for those that are not in it.

        When `minutes` are over, the cells that are left are not run.
        """
        deadline = time.monotonic() + 60 * minutes
        self._unclear = plan.unclear
        for cell, exercises in zip(plan.cells, plan.exercises, strict=True):
            if time.monotonic() < deadline:
                yield from self.verdicts(cell, exercises)
                continue
            for exercise in exercises:
                yield Line(exercise, could_not_check("Time for this notebook ran out before its cell was run."))
        for exercise in plan.absent:
            yield Line(exercise, Verdict("not-attempted", say("The cell of this exercise is not in the notebook.")))

    def verdicts(self, cell: Cell, exercises: Sequence[str]) -> Iterator[Line]:
        """Run a cell, and check the exercises that it answers."""
        stopped = self._run(cell)
        if stopped and not exercises and not isinstance(stopped, Verdict):
            print(f"Cell {cell.number}, which is not an exercise, did not finish: {_reason(stopped)}.", file=sys.stderr)
        for exercise in exercises:
            verdict = stopped if isinstance(stopped, Verdict) else self._check(exercise, cell.source, stopped)
            yield Line(exercise, verdict)

    def _run(self, cell: Cell) -> Raised | TimedOut | Verdict | None:
        """Run a cell; return what stopped it, or the verdict on its exercises when there is no kernel to check."""
        if self._lost:
            return could_not_check(self._lost)
        if not cell.source.strip():
            return None
        try:
            stopped = run_cell(self._session, cell.source, seconds=self._seconds)
        except KernelDied as death:
            self._silent += isinstance(death, KernelSilent)
            if self._silent > 1:  # one loop that nothing can stop is the cell's; a second time it is the kernel's
                self._lost = _SILENT
            else:
                self._recover()
            return could_not_check(
                "The kernel ended while this cell ran. Does it end the process, use more memory than there is, or run "
                "a loop that nothing can stop?"
            )
        if not isinstance(stopped, TimedOut):
            self._done.append(cell)
        return stopped

    def _check(self, name: str, source: str, stopped: Raised | TimedOut | None) -> Verdict:
        exercise = self._known.get(name)
        if exercise is None and name in self._unclear:
            return could_not_check(
                "The notebook names no course, and several have the exercise {exercise}: {courses}.",
                exercise=name,
                courses=self._unclear[name],
            )
        if exercise is None:
            return could_not_check("No course that is installed has the exercise {exercise}.", exercise=name)
        try:
            return check(self._session, exercise, seed=self._seed, stopped=stopped, source=source)
        except NoAnswer as failure:
            return could_not_check(str(failure))
        except KernelSilent:
            self._lost = _SILENT  # to wait once more for each exercise that is left would take minutes
            return could_not_check("The kernel did not answer when this exercise was checked, and was ended.")
        except KernelDied:
            self._recover()
            return could_not_check("The kernel ended while this exercise was checked.")

    def _recover(self) -> None:
        try:
            self._session.restart()
            for cell in self._done:
                run_cell(self._session, cell.source, seconds=self._seconds)
        except KernelDied:
            self._lost = "The kernel ended in an earlier cell, and again when the cells before it were run."


_SILENT = "Not checked: the kernel stopped answering at an earlier exercise of this notebook, and was ended."


def _reason(stopped: Raised | TimedOut) -> str:
    where = f" at line {stopped.line}" if stopped.line else ""
    if isinstance(stopped, TimedOut):
        return f"it was still running{where} after {stopped.seconds:g} s"
    if waits_for_typing(stopped):
        return f"it waits for typed input{where}, and nobody can type here"
    return f"{stopped.exception}{where}, {stopped.message}".rstrip(".")
