"""The worked example of the kit's own documentation, and what else the tests of the kit share."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)

# How quick a check is, the benchmarks say; a test must not fail because the machine is busy.
settings.register_profile("math4ml", deadline=None)
settings.load_profile("math4ml")


def softmax(xs: Any) -> Any:
    es = np.exp(xs - np.max(xs))
    return es / es.sum()


BY_HAND = (
    Case("equal scores", example(np.zeros(3))),
    Case("a negative score", example(np.array([-1.0, 3.0]))),
)
DRAWN = (Case("any scores", draw=lambda rng: [rng.normal(size=rng.integers(2, 8))], times=5),)
LARGE = (
    Case(
        "large scores",
        example(np.array([1000.0, 1001.0])),
        stretch=True,
        prompt="`[1000, 1001]` overflows. Can you make it survive?",
    ),
)


def _exercise(*cases: Case) -> FunctionExercise:
    return FunctionExercise(
        "probability/softmax",
        title="Scores into probabilities",
        goal="Turn any scores into a probability mass function.",
        reference=softmax,
        cases=cases,
        criteria=[
            returns_array("keeps the shape", shape_of=0),
            is_finite(),
            leaves_arguments_alone(),
            holds("has no negative entry", lambda xs, p: np.all(p >= 0), "No entry of a pmf is negative."),
            holds("sums to one", lambda xs, p: np.isclose(p.sum(), 1), "The entries of a pmf sum to one."),
            agrees_with_reference(requirement="Its entries are proportional to $e^{x_i}$."),
        ],
        misconceptions=[
            Misconception(
                "divides by the sum without exponentiating",
                lambda xs: xs / xs.sum(),
                "You divide by the sum. What could you do to every score first, so that none of them is negative?",
            ),
            Misconception("forgets to normalise", np.exp, "What do the entries of your result sum to?"),
            Misconception(
                "divides by the largest",
                lambda xs: np.exp(xs) / np.exp(xs).max(),
                "What must the entries sum to? What do you divide by?",
            ),
        ],
        hints=["What makes any number positive and keeps the order?", "Exponentiate, then divide by the sum."],
        first_step="Start with `np.exp(xs)`.",
        on_pass="Any scores will do now: this is how a network ends in probabilities.",
    )


@pytest.fixture(scope="session")
def exercise() -> FunctionExercise:
    """The softmax exercise: cases by hand, drawn ones, a stretch goal."""
    return _exercise(*BY_HAND, *DRAWN, *LARGE)


@pytest.fixture(scope="session")
def drawn() -> FunctionExercise:
    """The same with drawn cases only, so that every counterexample is a shrunk one."""
    return _exercise(*DRAWN)
