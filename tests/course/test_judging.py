"""Where judging is more than a comparison: the area under any curve, a walk by any difference, drawn pmfs."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.kit import Exercise
from graders.kit.testing import check, verdict_on
from graders.probability.pmf_samples import cross_entropy_terms, pmf, pmf_with_zeros, two_pmfs

from .conftest import EXERCISES

my_pdf = next(one for one in EXERCISES if one.id == "probability/my-pdf")
run_gd = next(one for one in EXERCISES if one.id == "probability/run-gd")

steps = st.lists(st.floats(0.0, 20.0), min_size=1, max_size=12).filter(lambda heights: sum(heights) > 0.1)
seeds = st.integers(0, 2**31)


def staircase(heights: list[float], area: float) -> Callable[[float], float]:
    scale = area * len(heights) / sum(heights)
    return lambda x: scale * heights[min(int(x * len(heights)), len(heights) - 1)]


@settings(deadline=None, max_examples=60)
@given(steps, seeds)
def test_any_staircase_with_an_area_of_one_passes(heights: list[float], seed: int) -> None:
    assert verdict_on(my_pdf, staircase(heights, 1.0), seed).outcome == "passed"


@settings(deadline=None, max_examples=60)
@given(steps, st.sampled_from([0.5, 0.9, 0.98, 1.02, 1.1, 2.0]), seeds)
def test_no_staircase_with_another_area_does(heights: list[float], area: float, seed: int) -> None:
    assert verdict_on(my_pdf, staircase(heights, area), seed).outcome == "failed"


@settings(deadline=None, max_examples=40)
@given(st.floats(-0.6, 9.0), seeds)
def test_a_power_passes_whether_it_starts_at_zero_or_at_infinity(power: float, seed: int) -> None:
    def density(x: float) -> float:
        return float((power + 1) * x**power)

    # Nearer to -1 the mass sits so close to zero that nobody could measure it.
    assert verdict_on(my_pdf, density, seed).outcome == "passed"


@pytest.mark.parametrize("seed", range(20))
def test_a_block_as_narrow_as_the_notebook_allows_is_seen(seed: int) -> None:
    start = 0.03 + 0.045 * seed
    assert verdict_on(my_pdf, lambda x: 50.0 if start <= x < start + 0.02 else 0.0, seed).outcome == "passed"


def test_a_density_without_end_is_measured_as_too_much() -> None:
    verdict = verdict_on(my_pdf, lambda x: 1 / x)
    assert verdict.outcome == "failed"
    assert "or more" in verdict.message.plain()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_no_check_asks_more_than_the_wire_carries(exercise: Exercise, seed: int) -> None:
    def restless(*args: Any, **kwargs: Any) -> float:
        x = float(np.sum(args[0]))
        return 1 + math.sin(1e4 * x)

    _, rounds = check(exercise, {exercise.names[0]: restless}, seed)
    assert len(rounds) <= 8
    assert max(map(len, rounds)) <= 200


def walk(ahead: float, behind: float) -> Callable[..., Any]:
    def descend(mu_0: float, data: Any, f: Any, learning_rate: float = 0.1, n_steps: int = 10) -> float:
        mu = mu_0
        for _ in range(n_steps):
            mu = mu - learning_rate * (f(mu + ahead, data) - f(mu - behind, data)) / (ahead + behind)
        return mu

    return descend


@pytest.mark.parametrize("h", [1e-7, 1e-6, 1e-4, 1e-3])
@pytest.mark.parametrize("sides", [(1, 0), (0, 1), (1, 1)], ids=["forward", "backward", "central"])
def test_any_difference_with_any_allowed_step_passes(h: float, sides: tuple[int, int]) -> None:
    ahead, behind = (side * h for side in sides)
    outcomes = {verdict_on(run_gd, walk(ahead, behind), seed).outcome for seed in range(20)}
    assert outcomes == {"passed"}


@pytest.mark.parametrize("factor", [0.99, 1.01, 0.5, 2.0])
def test_a_slope_that_is_a_hundredth_off_does_not_pass(factor: float) -> None:
    right = walk(1e-5, 1e-5)

    def wrong(mu_0: float, data: Any, f: Any, learning_rate: float = 0.1, n_steps: int = 10) -> float:
        return float(right(mu_0, data, f, factor * learning_rate, n_steps))

    outcomes = {verdict_on(run_gd, wrong, seed).outcome for seed in range(20)}
    assert outcomes == {"failed"}


@settings(deadline=None)
@given(st.integers(1, 9), seeds)
def test_drawn_pmfs_spend_one_and_are_never_fair(n: int, seed: int) -> None:
    p = pmf(np.random.default_rng(seed), n)
    assert math.isclose(p.sum(), 1)
    assert len(set(p)) == n
    assert p.min() > 0


@settings(deadline=None)
@given(st.integers(2, 9), seeds)
def test_a_pmf_with_zeros_has_some_and_some_mass(n: int, seed: int) -> None:
    p = pmf_with_zeros(np.random.default_rng(seed), n)
    assert math.isclose(p.sum(), 1)
    assert 0 < np.count_nonzero(p == 0) < n


@settings(deadline=None)
@given(seeds)
def test_no_belief_beats_the_truth(seed: int) -> None:
    p, q = two_pmfs(np.random.default_rng(seed))
    assert cross_entropy_terms(p, q).sum() >= cross_entropy_terms(p, p).sum()
