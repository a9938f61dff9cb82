"""Habits: a right value that is spoilt on its way back gets a question about that, in whatever exercise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders import linear_algebra
from graders.kit import FunctionExercise
from graders.kit.testing import verdict_on
from graders.probability import exercises

FUNCTIONS = {one.id.partition("/")[2]: one for one in exercises if isinstance(one, FunctionExercise)}

NUMBER = FUNCTIONS["entropy"]
ARRAY = FUNCTIONS["fit-pmf"]
BOOL = FUNCTIONS["is-pmf"]

Spoil = Callable[[Any], Any]


def spoilt(exercise: FunctionExercise, spoil: Spoil) -> str | None:
    verdict = verdict_on(exercise, lambda *args: spoil(exercise.reference(*args)))
    assert verdict.outcome == "failed"
    return verdict.misconception


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        (lambda value: str(value), "gives text"),
        (lambda value: None, "shows instead of handing back"),
        (lambda value: [value], "wraps the number"),
        (lambda value: np.array([[value]]), "wraps the number"),
        (lambda value: (value, "nats"), "gives more than was asked for"),
        (lambda value: round(float(value), 2), "rounds the result"),
        (lambda value: int(value), "rounds the result"),
        (lambda value: value if value < 1 else None, "hands nothing back on one path"),
        (lambda value: [value + 1], None),
        (lambda value: (value + 1, "nats"), None),
    ],
)
def test_a_right_number_spoilt_on_its_way_back(spoil: Spoil, name: str | None) -> None:
    assert spoilt(NUMBER, spoil) == name


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        (lambda p: str(p), "gives text"),
        (lambda p: p.reshape(1, -1), "adds a dimension"),
        (lambda p: p[:, None], "adds a dimension"),
        (lambda p: np.round(p, 2), "rounds the result"),
        (lambda p: (2 * p).reshape(1, -1), None),
    ],
)
def test_a_right_array_spoilt_on_its_way_back(spoil: Spoil, name: str | None) -> None:
    assert spoilt(ARRAY, spoil) == name


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        (lambda said: str(said), "gives text"),
        (lambda said: (said, said), "gives several answers for one"),
        (lambda said: np.array([said, True]), "gives several answers for one"),
        (lambda said: True if said else None, "hands nothing back on one path"),
    ],
)
def test_a_right_yes_or_no_spoilt_on_its_way_back(spoil: Spoil, name: str | None) -> None:
    assert spoilt(BOOL, spoil) == name


def test_a_function_that_writes_into_its_argument_hears_of_that_when_all_else_is_right() -> None:
    def in_place(p: Any) -> Any:
        value = NUMBER.reference(p)
        p[:] = 0
        return value

    assert verdict_on(NUMBER, in_place).misconception == "writes into its argument"


def test_a_right_matrix_that_is_written_into_its_argument_is_not_taken_for_a_row_too_many() -> None:
    def in_place(A: Any, n: Any) -> Any:
        A[:] = np.linalg.matrix_power(A, n)
        return A

    power = next(one for one in linear_algebra.exercises if one.id == "linear-algebra/power")
    assert isinstance(power, FunctionExercise)
    assert verdict_on(power, in_place).misconception == "writes into its argument"
