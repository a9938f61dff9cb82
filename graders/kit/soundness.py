"""Flaws that an exercise has whatever is answered: its reference raises, is random, or cannot be looked into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from .cases import Case, Inputs
from .comparison import alike
from .crossing import hidden_in, readable_instead
from .exercise import Exercise
from .faults import CourseFault, is_slip
from .function import FunctionExercise
from .observation import Subject
from .overtime import GRADER_SECONDS, Overtime, within
from .queries import Name, Source
from .value import ValueExercise

__all__ = ["flaws"]


def flaws(exercise: Exercise, seeds: Iterable[int] = range(3), seconds: float = GRADER_SECONDS) -> list[str]:
    """Return what is wrong with an exercise whatever is answered, each flaw as a sentence for its author.

    Its cases must be drawn without an exception, and arguments given as source must be evaluated. On each required
    input the reference must return, within a time, a value that can be looked into, and the same one once more. The
    solutions of misconceptions may raise, but not for a name that is not there.

    Parameters
    ----------
    exercise : Exercise
        One whose inputs are known: a `FunctionExercise` or a `ValueExercise`. Of others nothing is said.
    seeds : iterable of int
        With which seeds inputs are drawn.
    seconds : float
        How long all of it may take, in the main thread.

    Returns
    -------
    list of str
    """
    try:
        with within(seconds), np.errstate(all="ignore"):
            return list(dict.fromkeys(_flaws(exercise, seeds)))
    except Overtime as error:
        return [f"{CourseFault(f'the reference, or a case, was still running after {seconds:g} s', error)}."]


def _flaws(exercise: Exercise, seeds: Iterable[int]) -> Iterator[str]:
    if isinstance(exercise, ValueExercise):
        yield from _of_inputs(exercise.subject, [(None, Inputs())])
        yield from _of_misconceptions(exercise, [Inputs()])
        return
    if not isinstance(exercise, FunctionExercise):
        return
    if not exercise.criteria:
        yield "There is no criterion, so that any answer would pass."
    for seed in seeds:
        try:
            tries = exercise.inputs(np.random.default_rng(seed))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - an author's code may raise what it likes
            yield f"{CourseFault(f'a case cannot be drawn with seed {seed}: it', error)}."
            return
        found = list(_of_inputs(exercise.subject, [(case, inputs) for case, inputs in tries if not case.stretch]))
        yield from found
        if found:  # with another seed it would be the same in other words
            return
    yield from _of_misconceptions(exercise, [inputs for _, inputs in exercise.inputs(np.random.default_rng(0))])


def _of_misconceptions(exercise: FunctionExercise | ValueExercise, tries: Sequence[Inputs]) -> Iterator[str]:
    for misconception in exercise.misconceptions:
        for way in misconception.ways():
            errors = (
                []
                if way.wrong_solution is None
                else [exercise.subject.run(way.wrong_solution, one).error for one in tries]
            )
            slip = next((error for error in errors if error is not None and _is_misspelt(error)), None)
            if slip is not None:
                yield f"{CourseFault(f'the wrong solution of the misconception {misconception.name!r}', slip)}."


def _is_misspelt(error: BaseException) -> bool:
    """Say whether an exception is about a name that is not there, or an attribute that a module does not have."""
    return is_slip(error) or (isinstance(error, AttributeError) and str(error).startswith("module '"))


def _of_inputs(subject: Subject, tries: Sequence[tuple[Case | None, Inputs]]) -> Iterator[str]:
    for case, inputs in tries:
        said = _of_input(subject, inputs)
        if said is not None:
            yield f"{said}{f' (case {case.name!r})' if case is not None else ''}."
            return


def _of_input(subject: Subject, inputs: Inputs) -> str | None:
    for value in (*inputs.args, *inputs.kwargs.values()):
        hidden = None if isinstance(value, (Name, Source)) else hidden_in(value)
        if hidden is not None:
            return (
                f"an argument of type {hidden} cannot be sent to a kernel. Write it as Source(...), an expression that"
                " makes it there"
            )
    try:
        first, second = (subject.run(subject.reference, inputs) for _ in range(2))
    except CourseFault as fault:
        return str(fault)
    if first.error is not None:
        return str(CourseFault("the reference", first.error))
    hidden = hidden_in(first.value)
    if hidden is not None:
        said = f"the reference gives a value of type {hidden}, which no check can look into. {readable_instead(hidden)}"
        return said.rstrip(".")
    return None if second.error is None and _same(first.value, second.value) else _AT_RANDOM


def _same(one: Any, other: Any) -> bool:
    return alike(one, other, rtol=0.0, atol=0.0)


_AT_RANDOM = (
    "the reference gives another value for the same input when it is called again. Hand in its randomness as an "
    "argument, such as Source(\"__import__('numpy').random.default_rng(3)\")"
)
