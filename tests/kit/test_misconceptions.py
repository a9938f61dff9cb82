from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import Case, FunctionExercise, Misconception, agrees_with_reference, example, is_finite, returns_number
from graders.kit.testing import verdict_on


def exercise(*misconceptions: Misconception, cases: tuple[Case, ...] = ()) -> FunctionExercise:
    return FunctionExercise(
        "tests/total",
        title="total",
        goal="total",
        name="total",
        reference=np.sum,
        solution="",
        cases=cases
        or (Case("some", example(np.array([1.0, 2.0, 6.0]))), Case("any", draw=lambda rng: [rng.normal(size=4)])),
        criteria=[returns_number(), is_finite(), agrees_with_reference()],
        misconceptions=misconceptions,
        on_pass="Good.",
    )


MEAN = Misconception("mean", np.mean, "By what do you divide?")
LARGEST = Misconception("largest", np.max, "What of the others?")


def test_a_misconception_is_recognised_with_its_question() -> None:
    verdict = verdict_on(exercise(MEAN, LARGEST), lambda xs: sum(xs) / len(xs))
    assert verdict.misconception == "mean"
    assert verdict.question is not None
    assert verdict.question.plain() == "By what do you divide?"


def test_a_solution_that_agrees_here_and_there_is_not_named() -> None:
    def mean_of_three(xs: Any) -> Any:
        return np.mean(xs) if len(xs) == 3 else np.sum(xs) + 1

    assert verdict_on(exercise(MEAN), mean_of_three).misconception is None


def test_of_two_that_explain_the_same_none_is_named() -> None:
    cases = (Case("one", example(np.array([2.0, 2.0]))),)
    assert verdict_on(exercise(MEAN, LARGEST, cases=cases), np.mean).misconception is None


def test_a_mistake_may_be_written_in_several_ways() -> None:
    ways = Misconception(
        "not all of it", lambda xs: np.sum(xs[1:]), "Which are missing?", also=[lambda xs: np.sum(xs[:-1])]
    )
    for wrong in (lambda xs: sum(xs[1:]), lambda xs: sum(xs[:-1])):
        assert verdict_on(exercise(ways), wrong).misconception == "not all of it"


def test_a_mistake_is_written_in_one_way_at_a_time() -> None:
    ways = Misconception(
        "not all of it", lambda xs: np.sum(xs[1:]), "Which are missing?", also=[lambda xs: np.sum(xs[:-1])]
    )
    assert verdict_on(exercise(ways), lambda xs: sum(xs[1:] if len(xs) == 3 else xs[:-1])).misconception is None


def test_a_mistake_can_be_recognised_from_afar() -> None:
    rough = Misconception("mean", np.mean, "By what do you divide?", rtol=0.1)
    assert verdict_on(exercise(rough), lambda xs: 1.01 * np.mean(xs)).misconception == "mean"
    assert verdict_on(exercise(MEAN), lambda xs: 1.01 * np.mean(xs)).misconception is None


def test_a_right_answer_is_never_a_misconception() -> None:
    assert verdict_on(exercise(Misconception("right", np.sum, "?")), np.sum).outcome == "passed"


def test_what_agrees_with_the_reference_on_these_inputs_is_not_named() -> None:
    # A wrong type is wrong for another reason than this misconception, which is right on all inputs asked.
    twice = Misconception("right on these", np.sum, "?")
    assert verdict_on(exercise(twice), lambda xs: np.array([np.sum(xs)])).misconception is None


def test_an_error_matches_a_misconception_that_raises() -> None:
    raises = Misconception("indexes past the end", lambda xs: xs[len(xs)], "What is the last index?")
    verdict = verdict_on(exercise(raises), lambda xs: [*xs][len(xs)])
    assert (verdict.criterion, verdict.misconception) == ("runs without an error", "indexes past the end")
    assert verdict.question is not None
    assert verdict.question.plain() == "What is the last index?"


def test_nan_matches_nan() -> None:
    def naive(xs: Any) -> Any:
        return np.sum(xs * np.log(xs))

    ours = FunctionExercise(
        "tests/entropy",
        title="",
        goal="",
        name="f",
        reference=lambda xs: np.sum(xs[xs > 0] * np.log(xs[xs > 0])),
        solution="",
        cases=[Case("with a zero", example(np.array([1.0, 0.0])))],
        criteria=[returns_number(), is_finite(), agrees_with_reference()],
        misconceptions=[Misconception("takes 0 log 0 as it comes", naive, "What does `np.log(0)` give?")],
        on_pass="Good.",
    )
    assert verdict_on(ours, naive).misconception == "takes 0 log 0 as it comes"


def test_a_stretch_goal_is_no_evidence() -> None:
    cases = (
        Case("some", example(np.array([1.0, 2.0, 6.0]))),
        Case("none", example(np.array([])), stretch=True, prompt="What of no numbers at all?"),
    )
    verdict = verdict_on(exercise(MEAN, cases=cases), lambda xs: sum(xs) / len(xs) if len(xs) else 0.0)
    assert verdict.misconception == "mean"


def test_changing_an_argument_is_part_of_a_misconception() -> None:
    def in_place(xs: Any) -> Any:
        xs /= len(xs)
        return xs.sum()

    wrong = Misconception("divides the argument itself", in_place, "Whose numbers do you divide?")
    assert verdict_on(exercise(wrong), in_place).misconception == "divides the argument itself"
    assert verdict_on(exercise(wrong), np.mean).misconception is None


@pytest.mark.parametrize("result", [True, False])
def test_a_condition_narrows_a_misconception(result: bool) -> None:
    when = Misconception("mean", np.mean, "?", when=lambda seen: result)
    assert (verdict_on(exercise(when), np.mean).misconception == "mean") is result


def test_a_condition_alone_can_recognise() -> None:
    negative = Misconception(
        "always negative", None, "Which sign?", when=lambda seen: all(one.value < 0 for one in seen)
    )
    assert verdict_on(exercise(negative), lambda xs: -1.0).misconception == "always negative"
    assert verdict_on(exercise(negative), lambda xs: 1.0).misconception is None


def test_a_condition_that_raises_for_an_odd_value_is_not_met() -> None:
    far = Misconception("x", None, "?", when=lambda seen: all(one.returned > 100 for one in seen))
    verdict = verdict_on(exercise(far), lambda xs: "a")
    assert (verdict.outcome, verdict.misconception) == ("failed", None)


def test_a_mistake_whose_numbers_may_vary_says_when_they_are_the_same() -> None:
    wrong = Misconception("mean, in either direction", np.mean, "?", same=lambda one, other: abs(one) == abs(other))
    assert verdict_on(exercise(wrong), lambda xs: -np.mean(xs)).misconception == "mean, in either direction"
    assert verdict_on(exercise(wrong), lambda xs: 2 * np.mean(xs)).misconception is None
    assert verdict_on(exercise(wrong), np.sum).outcome == "passed"


def test_values_that_cannot_be_compared_are_not_the_same() -> None:
    wrong = Misconception("mean", np.mean, "?", same=lambda one, other: abs(one - other) < 1)
    verdict = verdict_on(exercise(wrong), lambda xs: "a")
    assert (verdict.outcome, verdict.misconception) == ("failed", None)


def test_an_error_of_another_type_is_another_mistake() -> None:
    raises = Misconception("indexes past the end", lambda xs: xs[len(xs)], "What is the last index?")
    verdict = verdict_on(exercise(raises), lambda xs: 1 / 0)
    assert (verdict.criterion, verdict.misconception) == ("runs without an error", None)
    assert verdict.error is not None
    assert verdict.error.exception == "ZeroDivisionError"


def test_an_error_of_the_same_type_about_something_else_is_another_mistake() -> None:
    raises = Misconception("takes a number for a list", lambda xs: len(xs[0]), "What is one entry?")

    def too_few(xs: Any, ys: Any) -> Any:
        return xs + ys

    assert verdict_on(exercise(raises), lambda xs: len(xs[1])).misconception == "takes a number for a list"
    assert verdict_on(exercise(raises), too_few).misconception is None


def test_the_same_missing_key_is_the_same_mistake() -> None:
    raises = Misconception("looks up the value", lambda xs: {}[f"{xs[0]:.6f}"], "What are the keys?")
    assert verdict_on(exercise(raises), lambda xs: dict()[f"{xs[0]:.6f}"]).misconception == "looks up the value"  # noqa: C408
    assert verdict_on(exercise(raises), lambda xs: {}["typo"]).misconception is None


@pytest.mark.parametrize(
    "slip",
    [
        lambda xs: np.medain(xs),
        lambda xs: medain(xs),  # type: ignore[name-defined]  # noqa: F821
        lambda xs: xs.sumn(),
        lambda xs: __import__("nunpy").sum(xs),
        lambda xs: compile("f(", "", "exec"),
    ],
)
def test_a_slip_of_the_fingers_is_no_misconception(slip: Callable[..., Any]) -> None:
    """Not even where the author's own wrong solution has the same slip."""
    same = Misconception("takes the middle one", slip, "Which one is in the middle?")
    other = Misconception("always", None, "?", when=lambda seen: True)
    for one in (same, other):
        verdict = verdict_on(exercise(one), slip)
        assert (verdict.criterion, verdict.misconception) == ("runs without an error", None)
