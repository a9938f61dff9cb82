"""A reference whose source no cell could hold is refused when the exercise is made, and the exercise is named."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import Case, FunctionExercise, ValueExercise, agrees_with_reference, example, returns_number

SENTENCE = "exercise tiny/one: the reference .*: write it with `def`, or give the cell that solves the exercise"


@pytest.mark.parametrize("reference", [lambda: 1.0, functools.partial(float, 1), float])
def test_of_a_value(reference: Callable[[], float]) -> None:
    parts: dict[str, Any] = {"title": "", "goal": "", "name": "one", "criteria": [returns_number()], "on_pass": ""}
    with pytest.raises(ValueError, match=SENTENCE):
        ValueExercise("tiny/one", reference=reference, **parts)
    assert ValueExercise("tiny/one", reference=reference, solution="one = 1.0", **parts).solution == "one = 1.0"


@pytest.mark.parametrize("reference", [lambda xs: sum(xs), functools.partial(sum), np.cumsum, max])
def test_of_a_function(reference: Callable[..., Any]) -> None:
    parts: dict[str, Any] = {
        "title": "",
        "goal": "",
        "name": "one",
        "cases": [Case("two", example([1.0, 2.0]))],
        "criteria": [agrees_with_reference()],
        "on_pass": "",
    }
    if reference is not np.cumsum:
        with pytest.raises(ValueError, match=SENTENCE):
            FunctionExercise("tiny/one", reference=reference, **parts)
    assert FunctionExercise("tiny/one", reference=reference, solution="one = sum", **parts).name == "one"
