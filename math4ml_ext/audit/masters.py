"""Check the notebooks of a course as learners get them: nothing solved, attempted, missing or misspelt."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graders.kit.check import GRADER_FAULT
from graders.kit.overtime import Overtime, within
from math4ml_ext.update import UnreadableNotebookError, parse

from .setting import Namespace, copy_of, new_namespace, run_source
from .verdicts import CELL_SECONDS, verdict_on

if TYPE_CHECKING:
    from graders.kit.course import Course, Notebook
    from graders.kit.exercise import Exercise

__all__ = ["Master", "read_masters"]

_TAG = "check:"

Cell = dict[str, Any]


@dataclass
class Master:
    """What was found out about one notebook of a course.

    Parameters
    ----------
    namespaces : dict
        By exercise id, the names that the cells before it define.
    faults : list of str
        Sentences about what a learner must not get, or would not find.
    """

    namespaces: dict[str, Namespace] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read_masters(course: Course, only: Collection[str] = ()) -> Master:
    """Run the cells of a course's notebooks, and say what is wrong with them.

    Parameters
    ----------
    course : Course
    only : collection of str
        Only these exercises, and what stands before them; all if empty. A notebook file that is not there has no faults
        here: such a course is not loaded at all.
    """
    found = Master()
    for notebook in course.notebooks:
        wanted = [exercise for exercise in notebook.exercises if not only or exercise.id in only]
        path = Path(course.folder, notebook.file)
        if not path.is_file() or (only and not wanted):
            continue
        try:
            cells = parse(path.read_bytes())["cells"]
        except UnreadableNotebookError:
            found.faults.append(f"{notebook.file} is no notebook of format 4.")
            continue
        reading = _Reading(course, notebook, cells, wanted)
        found.faults += reading.misplaced()
        found.faults += reading.run(found.namespaces)
    return found


class _Reading:
    """One notebook on its way."""

    def __init__(self, course: Course, notebook: Notebook, cells: Sequence[Cell], wanted: Sequence[Exercise]) -> None:
        self._course = course
        self._notebook = notebook
        self._cells = cells
        self._wanted = {exercise.id: exercise for exercise in wanted}
        self._all = {exercise.id: exercise for exercise in notebook.exercises}
        self._tags = [_tags(cell) for cell in cells]

    # -- what can be read ----------------------------------------------------------------------------------------------

    def misplaced(self) -> Iterator[str]:
        """Yield a sentence for each exercise without its one cell, each tag without an exercise, and kept outputs."""
        file = self._notebook.file
        for exercise in self._wanted:
            places = [place for place, tags in enumerate(self._tags, 1) if _TAG + exercise in tags]
            code = [place for place in places if self._cells[place - 1]["cell_type"] == "code"]
            if not places:
                yield f"{file}: no cell has the tag {_TAG + exercise}.{self._near(_TAG + exercise)}"
            elif not code:
                yield f"{file}, cell {places[0]} has the tag {_TAG + exercise}, and is not a code cell."
            elif len(code) > 1:
                yield f"{file}: cells {_listed(code)} all have the tag {_TAG + exercise}. One cell answers an exercise."
        if len(self._wanted) < len(self._all):
            return
        for place, tags in enumerate(self._tags, 1):
            for tag in tags:
                if tag.startswith(_TAG) and tag.removeprefix(_TAG) not in self._all:
                    yield f"{file}, cell {place} has the tag {tag}, and this notebook has no such exercise."
        kept = [place for place, cell in enumerate(self._cells, 1) if cell.get("outputs")]
        if kept:
            yield f"{file}: cells keep outputs: {_listed(kept)}. Clear them: learners would see what yours gave."

    def _near(self, tag: str) -> str:
        """Return what a tag may have been misspelt as: of those that mean nothing here."""
        known = {_TAG + exercise for exercise in self._all}
        others = {other: place for place, tags in enumerate(self._tags, 1) for other in tags if other not in known}
        folded = {other.strip().lower().replace(" ", ""): other for other in others}
        near = get_close_matches(tag, folded, 1, 0.75)
        return f" Cell {others[folded[near[0]]]} has {folded[near[0]]!r}." if near else ""

    # -- what must be run ----------------------------------------------------------------------------------------------

    def run(self, namespaces: dict[str, Namespace]) -> Iterator[str]:
        """Run the cells as far as they are needed; yield a sentence for each that stops or holds an answer."""
        namespace = new_namespace()
        left = set(self._wanted)
        for place, cell in enumerate(self._cells, 1):
            if not left:
                return
            if cell["cell_type"] != "code":
                continue
            held = [self._all[one] for tag in self._tags[place - 1] if (one := tag.removeprefix(_TAG)) in self._all]
            for exercise in held:
                if exercise.id in left:
                    left.discard(exercise.id)
                    namespaces[exercise.id] = copy_of(namespace)
                    yield from self._begun(exercise, cell, namespace, place)
            source = "\n".join(one.solution for one in held) or cell["source"]
            stopped = _stopped(source, namespace, f"<{self._notebook.file}, cell {place}>")
            if stopped is not None and not held:
                where = f"{self._notebook.file}, cell {place}"
                yield f"{where} stops: {stopped}. The exercises after it lack what it defines."
            yield from self._given_away(cell, held, namespace, place)

    def _begun(self, exercise: Exercise, cell: Cell, namespace: Namespace, place: int) -> Iterator[str]:
        """Yield a sentence if the cell of an exercise is not as untouched as learners must find it."""
        verdict = verdict_on(exercise, cell["source"], copy_of(namespace))
        where = f"{self._notebook.file}, cell {place} ({_TAG}{exercise.id})"
        if verdict.outcome == "passed":
            yield f"{where} holds a solution. Learners would get it."
        elif verdict.outcome != "not-attempted" and verdict.message != GRADER_FAULT:
            yield f"{where} is not empty: checked as it is, it {_SAYS[verdict.outcome]}. {verdict.message.plain()}"

    def _given_away(self, cell: Cell, held: Sequence[Exercise], namespace: Namespace, place: int) -> Iterator[str]:
        """Yield a sentence if a cell that is no exercise's answers one."""
        if held:
            return
        for exercise in self._wanted.values():
            if all(name in cell["source"] for name in exercise.names):
                bare = copy_of(namespace)
                for name in exercise.names:
                    bare.pop(name, None)
                if verdict_on(exercise, cell["source"], bare).outcome == "passed":
                    where = f"{self._notebook.file}, cell {place}"
                    yield f"{where} holds a solution of {exercise.id}. Learners would get it."


_SAYS = {"failed": "fails", "could-not-check": "could not be checked"}


def _tags(cell: Cell) -> list[str]:
    found: Any = cell["metadata"].get("tags")
    return [tag for tag in found if isinstance(tag, str)] if isinstance(found, list) else []


def _stopped(source: str, namespace: Namespace, name: str) -> str | None:
    """Run a cell; return what stopped it, if anything."""
    try:
        with within(CELL_SECONDS):
            run_source(source, namespace, name)
    except Overtime:
        return f"it was still running after {CELL_SECONDS:g} s"
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a cell raises is told
        line = _line_in(error, name)
        return f"{type(error).__name__}{f' in line {line}' if line else ''}: {str(error) or 'no more is said'}"
    return None


def _line_in(error: BaseException, name: str) -> int | None:
    if isinstance(error, SyntaxError):
        return error.lineno
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(json.dumps, numbers))
