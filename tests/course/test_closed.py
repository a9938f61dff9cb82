"""No exercise of the course is fooled by what it cannot look into, and none takes a slip for a misconception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import Exercise, FunctionExercise, Opaque, Returned, Verdict, advance
from graders.kit.check import GRADER_FAULT
from graders.kit.queries import Answer, Raised
from graders.kit.soundness import flaws

from .conftest import EXERCISES

HIDDEN = Opaque("object", "<object>")
ODD: list[Any] = [
    Opaque("function", "<function>"), Opaque("dict", "<dict>"), Opaque("ndarray", "<ndarray>"), Opaque("float", "1"),
    Opaque("str", "'b'"), HIDDEN, [HIDDEN], (HIDDEN, HIDDEN), (HIDDEN, HIDDEN, HIDDEN), {}, {HIDDEN: HIDDEN},
    ({HIDDEN: 1}, {1: 2}, {2: HIDDEN}), ({}, {}, {}), {HIDDEN}, {"a": HIDDEN}, [], (), set(), "", "text", b"", 1j,
    True, [True, False], [None], [[1], [2, 3]], [["a", 1.0]], float("nan"), float("inf"), np.float16(0.5), 10**400,
    np.zeros(0), np.zeros((2, 0)), np.zeros((1, 1, 1)), np.full((2, 2), np.nan), np.ones(2, np.float16),
    np.ones(3) * 1j, np.array([True]), (np.zeros((2, 2)), "s", None), (np.zeros((2, 2)), np.zeros(2), np.zeros((2, 2))),
]  # fmt: skip


def always(exercise: Exercise, given: Callable[[Exercise, int, Any], Answer]) -> Verdict:
    """Answer every ask in one way until there is a verdict."""
    rounds: list[list[Answer]] = []
    while True:
        said = advance(exercise, 0, rounds)
        if isinstance(said, Verdict):
            return said
        rounds.append([given(exercise, place, ask) for place, ask in enumerate(said)])


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_an_odd_value_is_judged_and_is_not_right(exercise: Exercise) -> None:
    for odd in ODD:
        verdict = always(exercise, lambda _exercise, _place, _ask, odd=odd: Returned(odd))  # type: ignore[misc]
        assert verdict.message != GRADER_FAULT, odd
        assert verdict.outcome in ("failed", "not-attempted"), odd


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_what_the_reference_gives_hidden_is_not_right(exercise: Exercise) -> None:
    """The right value's own type by name, as an earlier version compared it."""
    if not isinstance(exercise, FunctionExercise):
        return
    inputs = exercise.inputs(np.random.default_rng(0))

    def hidden(_exercise: Exercise, place: int, _ask: Any) -> Answer:
        subject = exercise.subject
        kind = type(subject.run(subject.reference, inputs[min(place, len(inputs) - 1)][1]).value).__name__
        return Returned(Opaque(kind, f"<{kind}>"))

    assert always(exercise, hidden).outcome == "failed"


SLIPS = [
    Raised("NameError", "name 'plase' is not defined", 2, "plase"),
    Raised("AttributeError", "module 'numpy' has no attribute 'medain'", 2, "medain"),
    Raised("ModuleNotFoundError", "No module named 'nunpy'", 2, "nunpy"),
    Raised("UnboundLocalError", "cannot access local variable 'x'", 2, "x"),
    Raised("SyntaxError", "invalid syntax", 2),
]
OTHERS = [
    Raised("KeyError", "'typo'", 2),
    Raised("ZeroDivisionError", "division by zero", 2),
    Raised("TypeError", "f() missing 1 required positional argument: 'n'", 2),
    Raised("AssertionError", "", 2),
    Raised("RecursionError", "maximum recursion depth exceeded", 2),
]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_an_error_of_the_learners_is_told_as_that(exercise: Exercise) -> None:
    for raised in [*SLIPS, *OTHERS]:
        verdict = always(exercise, lambda _exercise, _place, _ask, raised=raised: raised)  # type: ignore[misc]
        assert (verdict.outcome, verdict.misconception) == ("failed", None), raised
        assert verdict.error is not None
        assert verdict.error.exception == raised.exception


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_no_exercise_has_a_flaw_of_its_own(exercise: Exercise) -> None:
    assert flaws(exercise) == []
