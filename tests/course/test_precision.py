"""Nine parts in a thousand are wrong in any number type; rounding to half precision is called by its name."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import Exercise, FunctionExercise, ValueExercise, Verdict
from graders.kit.comparison import as_numbers
from graders.kit.observation import Subject
from graders.kit.testing import check

from .conftest import EXERCISES

GRADED = [one for one in EXERCISES if isinstance(one, (FunctionExercise, ValueExercise))]
SEEDS = range(3)


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """Change the fractions in a value; what is no number of fractions stays as it is."""
    if isinstance(value, (list, tuple)):
        return type(value)(changed(one, change) for one in value)
    if isinstance(value, dict):
        return {key: changed(one, change) for key, one in value.items()}
    if isinstance(value, (float, np.floating)) or (isinstance(value, np.ndarray) and value.dtype.kind == "f"):
        return change(np.asarray(value) if isinstance(value, np.ndarray) else np.float64(value))
    return value


def answered(exercise: Exercise, change: Callable[[Any], Any], seed: int) -> Verdict:
    reference: Callable[..., Any] = exercise.reference  # type: ignore[attr-defined]

    def wrong(*args: Any, **kwargs: Any) -> Any:
        return changed(reference(*args, **kwargs), change)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is too large for half precision overflows
        names = {exercise.names[0]: wrong() if isinstance(exercise, ValueExercise) else wrong}
        names.update(getattr(exercise, "uses", {}))
        return check(exercise, names, seed)[0]


def gives_fractions(exercise: Exercise) -> bool:
    subject: Subject = exercise.subject  # type: ignore[attr-defined]
    inputs = exercise.inputs(np.random.default_rng(0)) if isinstance(exercise, FunctionExercise) else []
    values = [subject.run(subject.reference, given).value for _, given in inputs]
    if isinstance(exercise, ValueExercise):
        values = [exercise.reference()]
    return any(changed(value, lambda one: None) is not value and _has_floats(value) for value in values)


def _has_floats(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_floats, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_has_floats, value))
    numbers = as_numbers(value)
    kind = getattr(value, "dtype", np.dtype(type(value))).kind if numbers is not None else ""
    return kind == "f" and bool(np.any(numbers))


WITH_FRACTIONS = [one for one in GRADED if gives_fractions(one)]
ANY_SIZE = "svd/thrown-away"
"""A basis, which stays one when it is stretched."""


def test_most_exercises_give_fractions() -> None:
    assert len(WITH_FRACTIONS) >= 30


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
@pytest.mark.parametrize("factor", [1.009, 0.991])
@pytest.mark.parametrize("exercise", WITH_FRACTIONS, ids=lambda one: one.id)
def test_nine_parts_in_a_thousand_are_wrong(exercise: Exercise, factor: float, dtype: Any) -> None:
    if exercise.id == ANY_SIZE and dtype is not np.float16:
        factor = 0.0
    for seed in SEEDS:
        verdict = answered(exercise, lambda value: (value * factor).astype(dtype), seed)
        assert verdict.outcome == "failed", verdict


@pytest.mark.parametrize("exercise", WITH_FRACTIONS, ids=lambda one: one.id)
def test_the_right_value_in_half_precision_passes_or_is_told_of_its_digits(exercise: Exercise) -> None:
    for seed in SEEDS:
        verdict = answered(exercise, lambda value: value.astype(np.float16), seed)
        said = [verdict.message, *verdict.notes, *([verdict.question] if verdict.question else [])]
        assert any("float16" in one.plain() for one in said), verdict


@pytest.mark.parametrize("exercise", WITH_FRACTIONS, ids=lambda one: one.id)
def test_the_right_value_in_single_precision_is_never_told_of_half(exercise: Exercise) -> None:
    verdict = answered(exercise, lambda value: value.astype(np.float32), 0)
    assert not any("float16" in one.plain() for one in (verdict.message, *verdict.notes))
