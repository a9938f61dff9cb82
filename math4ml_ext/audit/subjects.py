"""What is tried as an answer to an exercise: known answers, its own mistakes, changed solutions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graders.kit.exercise import Exercise
from graders.kit.function import FunctionExercise
from graders.kit.prediction import Prediction
from graders.kit.value import ValueExercise

from .attempt import Kind
from .known import Known
from .mutate import mutants
from .shortcuts import shortcuts

__all__ = ["Subject", "subjects"]


@dataclass(frozen=True)
class Subject:
    """An answer to be tried: the source of a cell, or a solution of ours (``make`` gives what the name stands for)."""

    kind: Kind
    name: str
    source: str = ""
    make: Callable[[], Any] | None = None
    expects: str | None = None


def subjects(exercise: Exercise, known: Sequence[Known], with_mutants: bool) -> list[Subject]:
    """Return all that is tried as an answer to an exercise."""
    found = [Subject("reference", "the reference", exercise.solution)]
    found += [Subject(one.kind, one.name, one.source, expects=one.misconception) for one in known]
    if isinstance(exercise, Prediction):
        found += [
            Subject("misconception", repr(option), make=_constant(option), expects=exercise.misconceptions.get(option))
            for option in exercise.options
            if option != exercise.answer
        ]
    if isinstance(exercise, (FunctionExercise, ValueExercise)):
        is_value = isinstance(exercise, ValueExercise)
        found += [
            Subject(
                "misconception",
                one.name,
                make=one.wrong_solution if is_value else _constant(one.wrong_solution),
                expects=one.name,
            )
            for one in exercise.misconceptions
            if one.wrong_solution is not None
        ]
    if with_mutants and not isinstance(exercise, Prediction):
        found += [Subject("mutant", mutant.name, mutant.source) for mutant in mutants(exercise.solution)]
    if with_mutants and isinstance(exercise, FunctionExercise):
        found += [Subject("mutant", one.name, make=_constant(one.solution)) for one in shortcuts(exercise)]
    return found


def _constant(value: Any) -> Callable[[], Any]:
    return lambda: value
