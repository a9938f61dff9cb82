"""A course of one exercise that is as good as it can be, and ways to write down answers to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Case,
    Course,
    Exercise,
    FunctionExercise,
    Misconception,
    Notebook,
    Prediction,
    agrees_with_reference,
    example,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)

MEAN = "takes the mean"


def total(xs: Any) -> Any:
    return np.sum(xs)


def total_exercise(**changes: Any) -> FunctionExercise:
    parts: dict[str, Any] = {
        "title": "Total",
        "goal": "Add them up.",
        "reference": total,
        "solution": "def total(xs):\n    return np.sum(xs)\n",
        "cases": [
            Case("three", example(np.array([1.0, 2.0, 6.0]))),
            Case("a debt", example(np.array([-2.5, 0.28, -3.0]))),
            Case("any", draw=lambda rng: [rng.normal(size=4)], times=2),
        ],
        "criteria": [returns_number(), is_finite(), leaves_arguments_alone(), agrees_with_reference()],
        "misconceptions": [
            Misconception(MEAN, np.mean, "By what do you divide?"),
            Misconception("takes the largest", np.max, "What of the others?"),
        ],
        "on_pass": "Good.",
    }
    return FunctionExercise("tiny/total", **{**parts, **changes})


GUESS = Prediction(
    "tiny/guess",
    title="Guess",
    goal="Guess.",
    name="guess",
    options=("a", "b"),
    answer="a",
    questions={"b": "Why?"},
    misconceptions={"b": "guesses b"},
    on_pass="Good.",
)


@pytest.fixture
def course() -> Callable[..., Course]:
    def make(*exercises: Exercise) -> Course:
        given_or_own = exercises or (total_exercise(), GUESS)
        return Course("tests", "Tests", "1", Path(), (Notebook("tiny", "Tiny", "tiny.ipynb", given_or_own),))

    return make


@pytest.fixture
def exercise() -> Callable[..., FunctionExercise]:
    """The exercise `tiny/total`, with some of its parts changed."""
    return total_exercise


@pytest.fixture
def answers(tmp_path: Path) -> Callable[..., Path]:
    """Write down answers to `tiny/total`: the folder that holds them."""

    def write(text: str, name: str = "total") -> Path:
        (tmp_path / "tiny").mkdir(exist_ok=True)
        (tmp_path / "tiny" / f"{name}.py").write_text(text, encoding="utf-8")
        return tmp_path

    return write
