"""The shrunk counterexample is asserted itself: a learner sees the simplest input that fails in the same way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Source,
    Verdict,
    agrees_with_reference,
    example,
    is_finite,
    leaves_arguments_alone,
    returns_bool,
    returns_number,
)
from graders.kit.check import advance
from graders.kit.queries import Call
from graders.kit.testing import check, verdict_on

SEEDS = range(12)


def shown(exercise: FunctionExercise, solution: Callable[..., Any]) -> set[str]:
    """What is shown over several seeds: the call and what came back."""
    found = set()
    for seed in SEEDS:
        counterexample = verdict_on(exercise, solution, seed).counterexample
        assert counterexample is not None
        found.add(f"{counterexample.call} -> {counterexample.returned}")
    return found


def drawing(reference: Callable[..., Any], draw: Any, reads: Any = returns_number, **more: Any) -> FunctionExercise:
    """An exercise with one drawn case."""
    return FunctionExercise(
        "tests/f",
        title="f",
        goal="f",
        name="f",
        reference=reference,
        solution="",
        cases=[Case("drawn", draw=draw, times=4, **more)],
        criteria=[reads(), is_finite(), leaves_arguments_alone(), agrees_with_reference()],
        on_pass="Good.",
    )


def pmf(rng: np.random.Generator, size: int | None = None) -> Any:
    return rng.dirichlet(np.ones(size or rng.integers(2, 7)))


def two_pmfs(rng: np.random.Generator) -> list[Any]:
    size = int(rng.integers(2, 6))
    return [pmf(rng, size), pmf(rng, size)]


# -- softmax: the example that shrinking without care gets wrong -------------------------------------------------------


def test_dividing_by_the_sum_is_shown_with_negative_mass_and_never_with_nan(drawn: FunctionExercise) -> None:
    assert shown(drawn, lambda xs: xs / xs.sum()) == {"softmax([-1, 3]) -> [-0.5, 1.5]"}


def test_a_case_by_hand_comes_before_a_shrunk_one(exercise: FunctionExercise) -> None:
    assert shown(exercise, lambda xs: 2**xs / (2**xs).sum()) == {"softmax([-1, 3]) -> [0.05882, 0.9412]"}


def test_a_failure_by_hand_costs_no_second_round(exercise: FunctionExercise) -> None:
    _, rounds = check(exercise, {"softmax": np.exp})
    assert len(rounds) == 1


def test_a_nan_on_one_input_does_not_hide_a_wrong_number_on_another(exercise: FunctionExercise) -> None:
    verdict = verdict_on(exercise, lambda xs: xs / xs.sum())  # nan on equal scores of zero, asked first
    assert verdict.criterion == "has no negative entry"


def test_the_input_shown_tells_misconceptions_apart(drawn: FunctionExercise) -> None:
    # On [0, 0] forgetting to normalise and dividing by the largest look the same.
    assert shown(drawn, np.exp) == {"softmax([0, 1]) -> [1, 2.718]"}
    assert shown(drawn, lambda xs: np.exp(xs) / np.exp(xs).max()) == {"softmax([0, 1]) -> [0.3679, 1]"}


def test_an_order_that_is_lost_is_shown_on_two_scores(drawn: FunctionExercise) -> None:
    sorts = shown(drawn, lambda xs: np.sort(np.exp(xs) / np.exp(xs).sum()))
    assert sorts == {"softmax([1, 0]) -> [0.2689, 0.7311]"}


def test_a_mistake_that_needs_three_entries_is_shown_with_three(drawn: FunctionExercise) -> None:
    def first_two_only(xs: Any) -> Any:
        es = np.exp(xs)
        return es / es[:3].sum() if len(xs) > 2 else es / es.sum()

    calls = {text.split(" -> ")[0] for text in shown(drawn, first_two_only)}
    assert all(call.count(",") == 3 for call in calls)


def test_changing_an_argument_is_shown_on_a_small_one(drawn: FunctionExercise) -> None:
    def in_place(xs: Any) -> Any:
        xs -= xs.max()
        return np.exp(xs) / np.exp(xs).sum()

    assert shown(drawn, in_place) == {"softmax([0, 1]) -> [0.2689, 0.7311]"}


def test_an_error_is_shown_on_the_simplest_input_that_raises_it(drawn: FunctionExercise) -> None:
    def fragile(xs: Any) -> Any:
        if len(xs) > 2:
            raise IndexError("no")
        return np.exp(xs) / np.exp(xs).sum()

    assert shown(drawn, fragile) == {"softmax([0, 0, 0]) -> None"}


def test_an_endless_loop_is_not_asked_for_again(drawn: FunctionExercise) -> None:
    from graders.kit.queries import TimedOut

    asks = advance(drawn, 0)
    assert isinstance(asks, list)
    assert isinstance(advance(drawn, 0, [[TimedOut(2.0, 3)] * len(asks)]), Verdict)


# -- other kinds of input ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (lambda p: -np.sum(p * np.log2(p)), "f([0.5, 0.5]) -> 1"),
        (lambda p: np.sum(p * np.log(p)), "f([0.5, 0.5]) -> -0.6931"),
        (lambda p: -np.mean(p * np.log(p)), "f([0.5, 0.5]) -> 0.3466"),
        (lambda p: -p * np.log(p), "f([0.5, 0.5]) -> [0.3466, 0.3466]"),
        (lambda p: np.log(len(p)), "f([0.9, 0.1]) -> 0.6931"),
    ],
)
def test_a_pmf_stays_one(wrong: Callable[..., Any], text: str) -> None:
    entropy = drawing(lambda p: -np.sum(p * np.log(p)), lambda rng: [pmf(rng)])
    assert shown(entropy, wrong) == {text}


def test_a_pmf_with_zeros_keeps_one() -> None:
    def reference(p: Any) -> Any:
        return -np.sum(p[p > 0] * np.log(p[p > 0]))

    entropy = drawing(reference, lambda rng: [np.append(pmf(rng), 0.0)])
    assert shown(entropy, lambda p: -np.sum(p * np.log(p))) == {"f([1, 0]) -> nan"}


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (lambda p, q: -np.sum(q * np.log(p)), "f([0.5, 0.5], [0.9, 0.1]) -> 0.6931"),
        (lambda p, q: -np.mean(p * np.log(q)), "f([0.5, 0.5], [0.5, 0.5]) -> 0.3466"),
    ],
)
def test_two_pmfs_keep_one_length(wrong: Callable[..., Any], text: str) -> None:
    assert shown(drawing(lambda p, q: -np.sum(p * np.log(q)), two_pmfs), wrong) == {text}


def test_an_index_stays_inside_its_array() -> None:
    def draw(rng: np.random.Generator) -> list[Any]:
        p = pmf(rng)
        return [p, int(rng.integers(len(p)))]

    surprise = drawing(lambda p, i: -np.log(p[i]), draw)
    assert shown(surprise, lambda p, i: np.log(p[i])) == {"f([0.5, 0.5], 0) -> -0.6931"}
    assert shown(surprise, lambda p, i: -np.log(p[0])) == {"f([0.9, 0.1], 1) -> 0.1054"}


def test_numbers_beside_an_array_become_simple_too() -> None:
    draw = lambda rng: [float(rng.normal()), rng.normal(size=5)]  # noqa: E731
    total = drawing(lambda mu, data: np.sum((data - mu) ** 2), draw)
    assert shown(total, lambda mu, data: np.mean((data - mu) ** 2)) == {"f(0, [0, 1]) -> 0.5"}
    assert shown(total, lambda mu, data: np.sum(np.abs(data - mu))) == {"f(0, [0, 2]) -> 2"}


def test_large_scores_stay_large() -> None:
    largest = drawing(lambda xs: np.max(xs) + np.log(np.sum(np.exp(xs - np.max(xs)))), lambda rng: [1000 + pmf(rng)])
    assert shown(largest, lambda xs: np.log(np.sum(np.exp(xs)))) == {"f([1000, 1000]) -> inf"}


def test_a_truth_value_is_wrong_on_a_small_input() -> None:
    def reference(array: Any) -> bool:
        return bool(np.all(array >= 0) and np.isclose(array.sum(), 1))

    negative = drawing(reference, lambda rng: [np.append(1.5 * pmf(rng), -0.5)], returns_bool)
    assert shown(negative, lambda array: np.isclose(array.sum(), 1)) == {"f([2, -1]) -> True"}


def test_functions_among_the_arguments_stay_as_they_are() -> None:
    def reference(start: float, f: Any, steps: int = 10) -> float:
        for _ in range(steps):
            start = start - 0.1 * (f(start + 1e-5) - f(start - 1e-5)) / 2e-5
        return start

    def uphill(start: float, f: Any, steps: int = 10) -> float:
        return 2 * start - reference(start, f, 1) if steps else start

    def draw(rng: np.random.Generator) -> Any:
        return example(float(rng.normal()), Source("lambda x: (x - 3) ** 2"), steps=int(rng.integers(1, 9)))

    descent = drawing(reference, draw)
    assert shown(descent, uphill) == {"f(0, lambda x: (x - 3) ** 2, steps=1) -> -0.6"}


def test_an_author_can_say_what_is_simpler() -> None:
    halves = drawing(
        lambda n: n + 1.0,
        lambda rng: [int(rng.integers(100, 200)) * 2],
        simpler=lambda n: ([m] for m in (2, 4, 6)),
    )
    assert shown(halves, lambda n: n + (2 if n > 3 else 1)) == {"f(4) -> 6"}


def test_nothing_simpler_leaves_the_input_as_drawn() -> None:
    odd = drawing(lambda text: float(len(text)), lambda rng: ["x" * int(rng.integers(3, 5))])
    assert shown(odd, lambda text: 0) == {"f('xxx') -> 0", "f('xxxx') -> 0"}


def test_a_shrunk_input_is_explained_by_the_same_misconception() -> None:
    exercise = FunctionExercise(
        "tests/f",
        title="f",
        goal="f",
        name="f",
        reference=lambda xs: float(np.sum(xs)),
        solution="",
        cases=[Case("drawn", draw=lambda rng: [rng.normal(size=4)], times=3)],
        criteria=[returns_number(), agrees_with_reference()],
        misconceptions=[
            Misconception("takes the mean", lambda xs: float(np.mean(xs)), "By what do you divide?"),
            Misconception("takes the largest", lambda xs: float(np.max(xs)), "What of the others?"),
        ],
        on_pass="Good.",
    )
    verdict = verdict_on(exercise, lambda xs: float(np.mean(xs)))
    assert verdict.misconception == "takes the mean"
    assert verdict.counterexample is not None
    assert verdict.counterexample.call == "f([0, 1])"


def test_candidates_fit_in_one_request(drawn: FunctionExercise) -> None:
    _, rounds = check(drawn, {"softmax": np.exp})
    assert len(rounds) <= 3
    assert max(map(len, rounds)) <= 200


def test_every_candidate_is_simpler_than_what_was_drawn(drawn: FunctionExercise) -> None:
    first = advance(drawn, 3)
    assert isinstance(first, list)
    _, rounds = check(drawn, {"softmax": np.exp}, seed=3)
    again = advance(drawn, 3, rounds[:1])
    assert isinstance(again, list)
    sizes = [len(ask.args[0]) for ask in first if isinstance(ask, Call)]
    assert all(len(ask.args[0]) <= max(sizes) for ask in again if isinstance(ask, Call))
