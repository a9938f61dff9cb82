"""Any valid density passes, on any interval, and nothing else does."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.kit import Curve, CurveMistake, Script, Stretch, any_density, say
from graders.kit.testing import check, verdict_on

Density = Callable[[float], float]

heights = st.lists(st.floats(0.0, 20.0), min_size=1, max_size=12).filter(lambda steps: sum(steps) > 0.1)
ends = st.tuples(st.floats(-50, 50), st.floats(0.5, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
seeds = st.integers(0, 2**31)


def exercise(
    low: float = 0.0,
    high: float = 1.0,
    mistakes: tuple[CurveMistake, ...] = (),
    stretch: Callable[[Curve], Stretch] | None = None,
) -> Script:
    return Script(
        "tiny/density",
        title="A density",
        goal="Invent a density.",
        names=("density",),
        script=any_density("density", low=low, high=high, mistakes=mistakes, stretch=stretch),
        solution="def density(x):\n    return 1.0\n",
        on_pass="Any shape will do.",
    )


def staircase(steps: list[float], area: float, low: float, high: float) -> Density:
    scale = area * len(steps) / sum(steps) / (high - low)
    return lambda x: scale * steps[min(int((x - low) / (high - low) * len(steps)), len(steps) - 1)]


@given(heights, ends, seeds)
def test_any_staircase_with_an_area_of_one_passes_on_any_interval(
    steps: list[float], interval: tuple[float, float], seed: int
) -> None:
    low, high = interval
    assert verdict_on(exercise(low, high), staircase(steps, 1.0, low, high), seed).outcome == "passed"


@given(heights, ends, st.sampled_from([0.5, 0.98, 1.02, 2.0]), seeds)
def test_no_staircase_with_another_area_does(
    steps: list[float], interval: tuple[float, float], area: float, seed: int
) -> None:
    low, high = interval
    assert verdict_on(exercise(low, high), staircase(steps, area, low, high), seed).outcome == "failed"


@pytest.mark.parametrize("seed", range(40))
def test_a_comb_of_many_teeth_passes_and_asks_no_more_than_a_message_holds(seed: int) -> None:
    def comb(x: float) -> float:
        return 2.0 if int(x * 50) % 2 == 0 else 0.0

    verdict, rounds = check(exercise(), {"density": comb}, seed)
    assert verdict.outcome == "passed"
    assert max(map(len, rounds)) <= 200


@given(st.floats(-0.5, 0.5), st.floats(0.05, 0.5), seeds)
def test_a_bell_passes_when_all_but_a_ten_thousandth_of_it_lies_inside(middle: float, spread: float, seed: int) -> None:
    def bell(x: float) -> float:
        return math.exp(-0.5 * ((x - middle) / spread) ** 2) / (spread * math.sqrt(2 * math.pi))

    assert verdict_on(exercise(-3, 3), bell, seed).outcome == "passed"


@given(st.floats(1.01, 3), st.floats(0, 1), seeds)
def test_a_curve_that_goes_below_zero_never_passes_whatever_its_area(swing: float, shift: float, seed: int) -> None:
    verdict = verdict_on(exercise(), lambda x: 1 + swing * math.cos(2 * math.pi * (x - shift)), seed)
    assert verdict.criterion == "is never negative"


@pytest.mark.parametrize("odd", [None, "1.0", True, [1.0], np.array([1.0]), 1j, float("nan"), float("inf")])
def test_what_is_no_finite_number_is_refused_and_shown(odd: object) -> None:
    verdict = verdict_on(exercise(), lambda x: odd)
    assert verdict.outcome == "failed"
    assert verdict.counterexample is not None
    assert verdict.counterexample.call == "density(0.5)"


def test_a_height_that_changes_from_call_to_call_is_no_density() -> None:
    rng = np.random.default_rng(0)
    verdict = verdict_on(exercise(), lambda x: 2 * rng.random())
    assert verdict.misconception == "draws instead of describing"


@pytest.mark.parametrize("seed", range(40))
def test_a_height_that_is_one_of_two_by_chance_is_no_density(seed: int) -> None:
    rng = np.random.default_rng(seed)
    verdict = verdict_on(exercise(), lambda x: float(rng.choice([0.5, 1.5])), seed)
    assert verdict.misconception == "draws instead of describing"


def test_the_first_place_that_is_shown_is_easy_to_type_on_any_interval() -> None:
    verdict = verdict_on(exercise(-2, 2), lambda x: -1.0)
    assert verdict.message.plain() == "`density(0)` gave `-1`. A density is never negative."


def test_a_mistake_is_named_if_it_alone_is_recognised() -> None:
    flat = CurveMistake("is flat", "How wide is it?", lambda curve: bool(np.ptp(curve.y) < 1e-9))
    high = CurveMistake("is high", "How high is it?", lambda curve: bool(curve.y.max() > 3))
    found = [
        verdict_on(exercise(mistakes=(flat, high)), lambda x, height=height: height).misconception
        for height in (2.0, 4.0)
    ]
    assert found == ["is flat", None]


def test_a_condition_that_raises_is_not_met() -> None:
    broken = CurveMistake("breaks", "Does it?", lambda curve: bool(curve.y[10**6]))
    assert verdict_on(exercise(mistakes=(broken,)), lambda x: 2.0).misconception is None


def test_a_picture_of_the_curve_and_its_area_comes_with_a_wrong_area() -> None:
    picture = verdict_on(exercise(), lambda x: x).picture
    assert picture is not None
    assert "its area, of 1: 0.5" in picture["text/plain"]


def test_a_stretch_goal_sees_the_curve_that_passes() -> None:
    def tilted(curve: Curve) -> Stretch:
        return Stretch("a tilt", bool(np.ptp(curve.y) > 1), say("It is tilted."))

    reached = [verdict_on(exercise(stretch=tilted), one).stretch[0].reached for one in (lambda x: 2 * x, lambda x: 1.0)]
    assert reached == [True, False]


@given(seeds)
def test_nothing_is_asked_at_or_beyond_the_ends(seed: int) -> None:
    def inside(x: float) -> float:
        assert 2 < x < 5
        return 1 / 3

    verdict, rounds = check(exercise(2, 5), {"density": inside}, seed)
    assert verdict.outcome == "passed"
    assert max(map(len, rounds)) <= 200
