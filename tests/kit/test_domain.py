"""`valid=` says what an exercise is about: no simpler input outside it is shown after a failure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graders.kit import Case, FunctionExercise, agrees_with_reference, example, returns_number
from graders.kit.testing import verdict_on


def span(xs: Any) -> Any:
    return xs.max() - xs.min()


def exercise(**more: Any) -> FunctionExercise:
    return FunctionExercise(
        "tiny/span",
        title="",
        goal="",
        reference=span,
        cases=[Case("any", draw=lambda rng: [np.round(rng.uniform(1, 9, size=6), 3)])],
        criteria=[returns_number(), agrees_with_reference()],
        on_pass="",
        **more,
    )


def shown(**more: Any) -> str:
    verdict = verdict_on(exercise(**more), lambda xs: xs.max())
    assert verdict.counterexample is not None
    return verdict.counterexample.call


@pytest.mark.parametrize("valid", [lambda xs: len(xs) >= 4, lambda xs: xs[3] > 0])
def test_the_counterexample_is_one_that_the_exercise_is_about(valid: Any) -> None:
    assert shown().count(",") < 3
    assert shown(valid=valid).count(",") >= 3


def test_the_predicate_gets_what_it_cannot_spoil() -> None:
    def spoils(xs: Any) -> bool:
        xs[:] = 0
        return True

    one = example(np.array([1.0, 2.0]))
    assert exercise(valid=spoils).is_valid(one)
    assert one.args[0].tolist() == [1.0, 2.0]
