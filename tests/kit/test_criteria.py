from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Case,
    Criterion,
    FunctionExercise,
    Verdict,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    returns_bool,
    returns_number,
)
from graders.kit.testing import verdict_on


def judged(answer: Any, *criteria: Criterion, right: Any = 0.0, arg: Any = 0.0) -> Verdict:
    """What a function that returns `answer` is told where `right` is right."""
    exercise = FunctionExercise(
        "tests/f",
        title="f",
        goal="f",
        name="f",
        reference=lambda x: right,
        solution="",
        cases=[Case("one", example(arg))],
        criteria=criteria,
        on_pass="Good.",
    )
    return verdict_on(exercise, lambda x: answer)


def test_a_number_within_the_tolerance_agrees() -> None:
    assert judged(1 + 1e-8, returns_number(), agrees_with_reference(), right=1.0).outcome == "passed"


def test_a_tolerance_can_be_stated() -> None:
    assert judged(1.05, returns_number(), agrees_with_reference(rtol=0.1), right=1.0).outcome == "passed"


def test_a_number_outside_the_tolerance_is_told_its_direction() -> None:
    verdict = judged(2.0, returns_number(), agrees_with_reference(), right=1.0)
    assert verdict.message.plain() == "`f(0)` gave `2`. It should be smaller."


def test_the_direction_follows_what_must_be_true() -> None:
    verdict = judged(0.5, returns_number(), agrees_with_reference(requirement="It is a sum."), right=1.0)
    assert verdict.message.plain() == "`f(0)` gave `0.5`. It is a sum. It should be larger."


def test_the_first_wrong_entry_is_named() -> None:
    verdict = judged(np.array([1.0, 3.0]), returns_array(), agrees_with_reference(), right=np.array([1.0, 2.0]))
    assert verdict.message.plain() == "`f(0)` gave `[1, 3]`. Entry `1` should be smaller."


def test_an_author_can_word_a_wrong_value() -> None:
    must = agrees_with_reference(requirement=lambda x, value: f"Twice {x + 1:g}, not more.")
    assert judged(3.0, returns_number(), must, right=2.0).message.plain() == "`f(0)` gave `3`. Twice 1, not more."


def test_an_author_whose_wording_fails_is_not_in_the_way() -> None:
    must = agrees_with_reference(requirement=lambda x, value: value["missing"])
    assert judged(3.0, returns_number(), must, right=2.0).message.plain() == "`f(0)` gave `3`. It should be smaller."


def test_single_precision_is_given_what_it_can_resolve() -> None:
    answer = np.float32(1.00001)
    assert judged(answer, returns_number(), agrees_with_reference(), right=1.0).outcome == "passed"
    assert judged(float(answer), returns_number(), agrees_with_reference(), right=1.0).outcome == "failed"


def test_an_array_that_would_broadcast_does_not_pass() -> None:
    criteria = (returns_array(), agrees_with_reference())
    for shape in [(1, 3), (3, 1), (1,), ()]:
        assert judged(np.ones(shape), *criteria, right=np.ones(3)).criterion == "returns an array of the right shape"


def test_a_wrong_shape_is_named_with_the_right_one() -> None:
    verdict = judged(np.ones((1, 3)), returns_array(shape_of=0), arg=np.ones(3), right=np.ones(3))
    assert verdict.message.plain() == (
        "`f([1, 1, 1])` gave `[[1, 1, 1]]`, of shape `(1, 3)`. The shape must be `(3,)`."
    )


def test_a_shape_can_be_computed_from_the_arguments() -> None:
    criterion = returns_array(shape=lambda x: (2, len(x)))
    assert judged(np.ones((2, 3)), criterion, arg=np.ones(3)).outcome == "passed"


def test_an_infinity_that_is_due_is_no_fault() -> None:
    assert judged(np.inf, returns_number(), is_finite(), agrees_with_reference(), right=np.inf).outcome == "passed"


def test_a_finite_number_is_wrong_where_an_infinity_is_due() -> None:
    verdict = judged(1e300, returns_number(), is_finite(), agrees_with_reference(), right=np.inf)
    assert verdict.criterion == "gives the right value"


def test_nan_is_said_to_have_no_answer() -> None:
    verdict = judged(np.nan, returns_number(), is_finite(), agrees_with_reference(), right=np.inf)
    assert verdict.message.plain() == "`f(0)` gave `nan`. `nan` is not a number: one of the steps has no answer."


def test_a_predicate_that_raises_for_an_odd_value_does_not_hold() -> None:
    verdict = judged("a", holds("is even", lambda x, y: y % 2 == 0, "It must be even."), right=2.0)
    assert verdict.criterion == "is even"


def test_a_property_is_not_asked_of_what_cannot_be_read() -> None:
    asked: list[Any] = []
    judged("text", returns_number(), holds("is asked", lambda x, y: asked.append(y) or True, "Never."))
    assert asked == []


def test_a_wrong_truth_value_is_told_the_other() -> None:
    verdict = judged(True, returns_bool(), agrees_with_reference(), right=False)
    assert verdict.message.plain() == "`f(0)` gave `True`. It should be `False`."


def test_criteria_after_the_failing_one_are_counted_when_they_hold() -> None:
    positive = holds("is positive", lambda x, y: y > 0, "It is positive.")
    small = holds("is small", lambda x, y: y < 10, "It is small.")
    verdict = judged(-1.0, returns_number(), positive, small, agrees_with_reference(), right=1.0)
    assert verdict.criterion == "is positive"
    assert verdict.held == ("returns one number", "is small")
    assert verdict.total == 4


def test_what_could_not_be_asked_everywhere_is_not_claimed_to_hold() -> None:
    exercise = FunctionExercise(
        "tests/f",
        title="f",
        goal="f",
        name="f",
        reference=lambda n: np.eye(n),
        solution="",
        cases=[Case("one", example(1)), Case("two", example(2))],
        criteria=[leaves_arguments_alone(), returns_array(), is_finite(), agrees_with_reference()],
        on_pass="Good.",
    )
    verdict = verdict_on(exercise, lambda n: np.eye(1))
    assert verdict.criterion == "returns an array of the right shape"
    assert verdict.held == ("leaves its arguments as they were",)


EVEN = holds("is even", lambda x, y: y % 2 == 0, "It must be even.")


@pytest.mark.parametrize("order", list(itertools.permutations([returns_number(), EVEN, agrees_with_reference()])))
def test_the_value_is_read_before_any_criterion_judges_it(order: tuple[Criterion, ...]) -> None:
    verdict = judged("2", *order, right=2.0)
    assert verdict.criterion == "returns one number"
    assert "a value of type" in verdict.message.text
    assert verdict.held == ()
    assert judged(np.array(2.0), *order, right=2.0).outcome == "passed"
    assert judged(np.array(3.0), *order, right=2.0).outcome == "failed"


def test_how_a_value_is_read_can_be_said_apart_from_the_criteria() -> None:
    parts: dict[str, Any] = {"title": "f", "goal": "f", "name": "f", "solution": "", "on_pass": "Good."}
    cases = [Case("two", example(2.0))]
    exercise = FunctionExercise(
        "tests/f",
        reference=float,
        cases=cases,
        reads=returns_number(),
        criteria=[EVEN, agrees_with_reference()],
        **parts,
    )
    assert verdict_on(exercise, str).criterion == "returns one number"
    assert verdict_on(exercise, float).held == ("returns one number", "is even", "gives the right value")
    with pytest.raises(ValueError, match="reads= must say how the value is read"):
        FunctionExercise("tests/f", reference=float, cases=cases, reads=EVEN, criteria=[], **parts)


def test_a_nan_on_an_odd_input_leaves_what_holds_elsewhere_but_no_right_value() -> None:
    small = holds("is small", lambda x, y: y < 10, "It is small.")
    exercise = FunctionExercise(
        "tests/f",
        title="f",
        goal="f",
        name="f",
        reference=lambda x: x,
        solution="",
        cases=[Case("plain", example(1.0)), Case("odd", example(0.0))],
        criteria=[returns_number(), is_finite(), small, agrees_with_reference()],
        on_pass="Good.",
    )
    verdict = verdict_on(exercise, lambda x: x or float("nan"))
    assert verdict.held == ("returns one number", "is small")


def test_nothing_is_claimed_to_hold_of_a_value_that_cannot_be_read() -> None:
    assert judged("text", returns_number(), is_finite(), agrees_with_reference()).held == ()
