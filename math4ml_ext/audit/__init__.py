"""The audit: proof that the graders let every right answer pass, refuse every wrong one, and tell mistakes apart.

For each exercise, with many seeds, these are checked through the kernel's own agent: the reference, answers known to be
right and to be wrong (`known`), the wrong solution of each misconception, and mutants of the reference (`mutate`).
"""

from __future__ import annotations

import itertools
import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from graders.kit.overtime import GRADER_SECONDS, Overtime, within
from graders.kit.soundness import flaws
from math4ml_ext.author_frames import told

from .attempt import Attempt
from .bench import Bench
from .cases import case_faults, case_notes
from .heard import heard_faults
from .known import AnswersUnreadableError, Known, read_answers
from .masters import Master, read_masters
from .progress import Clock, Progress
from .report import ExerciseReport, Report, merged
from .setting import Namespace, course_at_hand, new_namespace, run_source
from .subjects import Subject, subjects
from .words import markdown
from .workers import Ended, in_processes

if TYPE_CHECKING:
    from graders.kit.course import Course
    from graders.kit.exercise import Exercise

__all__ = [
    "AnswersUnreadableError",
    "Attempt",
    "ExerciseReport",
    "Progress",
    "Report",
    "look_through",
    "markdown",
    "run",
]

_PIECE = 12
"""Answers in one piece of work: small enough for two processes to end at about the same time."""


@dataclass(frozen=True)
class _Piece:
    """Some answers to one exercise."""

    exercise: Exercise
    namespace: Namespace
    subjects: tuple[Subject, ...]
    troubles: tuple[str, ...]
    seeds: int
    is_first: bool = True


def run(
    course: Course,
    *,
    seeds: int = 200,
    answers: Path | None = None,
    exercises: Sequence[str] = (),
    processes: int = 2,
    mutants: bool = True,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Audit a course.

    Parameters
    ----------
    course : Course
    seeds : int
        With how many seeds each answer is checked.
    answers : Path, optional
        A folder of known answers, ``<exercise id>.py`` for each exercise. Without it, what the course itself holds is
        tried: references, misconceptions, mutants.
    exercises : sequence of str
        Only these; all if empty.
    processes : int
        How many to use, where the system can fork them.
    mutants : bool
        Whether to try mutants of the references.
    progress : callable, optional
        Told how far the audit is, at first and after each piece of work.

    Raises
    ------
    LookupError
        There is no such exercise in the course.
    AnswersUnreadableError
        A file of answers breaks the rules.
    """
    began = time.perf_counter()
    unknown = [one for one in exercises if course.find(one) is None]
    if unknown:
        raise LookupError(f"There is no exercise {unknown[0]!r} in the course {course.id!r}.")
    answers = None if answers is None else answers.absolute()
    parts: list[ExerciseReport] = []
    progress = progress or (lambda _: None)
    progress(Progress(0, 0))
    with course_at_hand(course), heard_faults():
        master = read_masters(course, exercises)
        pieces = list(_pieces(course, master, seeds, answers, set(exercises), mutants))
        clock = Clock(len(pieces))
        for part, following in itertools.zip_longest(_work(pieces, processes), pieces[1:]):
            parts.append(part)
            is_whole = following is None or following.exercise.id != part.exercise
            progress(clock.at(len(parts), part.exercise, is_whole))
    strays = () if exercises or answers is None else _strays(course, answers)
    return Report(course.id, seeds, tuple(merged(parts)), (*master.faults, *strays), time.perf_counter() - began)


def look_through(course: Course) -> list[str]:
    """Return what is wrong with a course's notebooks as learners get them, each fault as a sentence.

    An exercise must have one cell, with its tag and nothing in it that counts as an attempt; no other cell may hold its
    solution; no cell may keep outputs. Tags of other kinds mean nothing here.
    """
    with course_at_hand(course), heard_faults():
        return read_masters(course).faults


def _pieces(
    course: Course, master: Master, seeds: int, answers: Path | None, only: set[str], mutants: bool
) -> Iterator[_Piece]:
    for notebook in course.notebooks:
        for place, exercise in enumerate(notebook.exercises):
            if only and exercise.id not in only:
                continue
            yield from _pieces_of(exercise, notebook.exercises[:place], master, seeds, answers, mutants)


def _pieces_of(
    exercise: Exercise, earlier: Sequence[Exercise], master: Master, seeds: int, answers: Path | None, mutants: bool
) -> Iterator[_Piece]:
    """Yield all that is tried of one exercise; of one whose cases cannot be drawn, what is wrong with them."""
    known = _known(exercise, answers)
    try:
        with within(GRADER_SECONDS):
            tried = subjects(exercise, known, mutants)
            setting = master.namespaces.get(exercise.id) or _solved(earlier)
    except (Exception, Overtime) as error:  # noqa: BLE001 - the author's code may raise what it likes, or never end
        yield _Piece(exercise, {}, (), (_untried(error),), seeds)
        return
    troubles = _misnamed(exercise, known)
    for start in range(0, len(tried), _PIECE):
        some = tuple(tried[start : start + _PIECE])
        yield _Piece(exercise, setting, some, () if start else troubles, seeds, is_first=not start)


def _solved(earlier: Sequence[Exercise]) -> Namespace:
    """Return the setting of an exercise that no cell was found for: the solutions of those before it."""
    namespace = new_namespace() | {"np": np, "math": math}
    for one in earlier:
        run_source(one.solution, namespace, f"<solution of {one.id}>")
    return namespace


def _known(exercise: Exercise, answers: Path | None) -> list[Known]:
    path = None if answers is None else answers / f"{exercise.id}.py"
    return read_answers(path) if path is not None and path.is_file() else []


def _misnamed(exercise: Exercise, known: Sequence[Known]) -> tuple[str, ...]:
    """Return a sentence for each answer that expects a misconception the exercise does not have."""
    names = getattr(exercise, "misconceptions", ())
    there = set(names.values()) if isinstance(names, dict) else {one.name for one in names}
    return tuple(
        f"wrong {one.name!r} expects the misconception {one.misconception!r}, which the exercise does not have"
        for one in known
        if one.misconception is not None and there and one.misconception not in there
    )


def _strays(course: Course, answers: Path) -> list[str]:
    """Return a sentence for each file of answers that no exercise has."""
    there = {f"{exercise.id}.py" for exercise in course}
    notebooks = {exercise.id.partition("/")[0] for exercise in course}
    files = (
        path.relative_to(answers).as_posix() for name in sorted(notebooks) for path in (answers / name).rglob("*.py")
    )
    return [f"{file}: there is no exercise of this name" for file in sorted(files) if file not in there]


def _try(piece: _Piece) -> ExerciseReport:
    first = piece.is_first
    found = case_faults(piece.exercise, piece.seeds if first else 3) or flaws(piece.exercise)
    if found:  # whatever is answered would be told of them, and of nothing else
        return ExerciseReport(piece.exercise.id, (), tuple(found))
    if not piece.subjects:
        return ExerciseReport(piece.exercise.id, (), piece.troubles)
    try:
        return _tried(piece)
    except Exception as error:  # noqa: BLE001 - one exercise that cannot be tried does not take the others with it
        return ExerciseReport(piece.exercise.id, (), (*piece.troubles, _untried(error)))


def _tried(piece: _Piece) -> ExerciseReport:
    bench = Bench(piece.exercise, piece.namespace, piece.seeds)
    with heard_faults() as faults:
        attempts = tuple(faults.told(bench.attempt(subject)) for subject in piece.subjects)
    notes = tuple(case_notes(piece.exercise)) if piece.is_first else ()
    return ExerciseReport(piece.exercise.id, attempts, piece.troubles, bench.tried, notes)


def _untried(error: BaseException) -> str:
    return f"it could not be tried: {told(error)}"


def _work(pieces: list[_Piece], processes: int) -> Iterator[ExerciseReport]:
    """Yield the pieces' reports in their order.

    Exercises hold functions, which cannot be sent to another process; a forked one has them already. Elsewhere than on
    Linux a fork is unsafe or not to be had, and a grader that nothing interrupts runs on.
    """
    if processes < 2 or sys.platform != "linux":
        yield from map(_try, pieces)
        return
    for piece, found in zip(
        pieces, in_processes(lambda number: _try(pieces[number]), len(pieces), processes), strict=True
    ):
        if isinstance(found, Ended):
            names = ", ".join(f"{subject.kind} {subject.name!r}" for subject in piece.subjects)
            trouble = f"{found.sentence()} These were not tried to the end: {names}"
            found = ExerciseReport(piece.exercise.id, (), (*piece.troubles, trouble))  # noqa: PLW2901
        yield found
