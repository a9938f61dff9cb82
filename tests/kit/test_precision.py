"""Half precision: right as far as it goes, off by its own steps, or wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graders.kit import FunctionExercise, read_number
from graders.kit.testing import verdict_on

from .conftest import softmax


def rounded(xs: Any) -> Any:
    return softmax(xs).astype(np.float16)


def all_the_way(xs: Any) -> Any:
    es = np.exp(xs.astype(np.float16) - np.max(xs.astype(np.float16)))
    return es / es.sum()


@pytest.mark.parametrize("seed", range(10))
def test_a_right_value_in_half_precision_passes_with_a_note(exercise: FunctionExercise, seed: int) -> None:
    verdict = verdict_on(exercise, rounded, seed)
    assert verdict.outcome == "passed"
    assert [note.plain() for note in verdict.notes] == [
        "The numbers are of type `float16`, which keeps about 3 digits. As far as that goes they are right."
    ]


def test_steps_in_half_precision_are_told_of_their_digits(exercise: FunctionExercise) -> None:
    verdict = next(one for seed in range(50) if (one := verdict_on(exercise, all_the_way, seed)).outcome != "passed")
    assert verdict.outcome == "failed"
    assert "It is close, but not close enough: `float16` keeps about 3 digits" in verdict.message.plain()
    assert verdict.question is not None
    assert verdict.question.plain().startswith("Which step turns your numbers into `float16`?")


@pytest.mark.parametrize("factor", [0.991, 1.009, 1.002])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_a_wrong_value_passes_in_no_type(exercise: FunctionExercise, factor: float, dtype: Any) -> None:
    assert verdict_on(exercise, lambda xs: (factor * softmax(xs)).astype(dtype)).outcome == "failed"


def test_what_is_far_off_is_told_what_must_hold(exercise: FunctionExercise) -> None:
    verdict = verdict_on(exercise, lambda xs: np.exp(xs).astype(np.float16))
    assert verdict.criterion == "sums to one"
    assert "float16" not in verdict.message.plain()


def test_a_number_in_half_precision_is_read_with_a_note() -> None:
    read = read_number(np.float16(0.1))
    assert [note.plain()[:35] for note in read.notes] == ["The numbers are of type `float16`, "]  # type: ignore[union-attr]
