"""Calculus: what its solutions promise, holds; any fair way to a slope passes, and what fails is drawn."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.kit import Inputs, has_order, same_function
from graders.kit.testing import verdict_on
from graders.solutions import calculus as solutions

from .conftest import EXERCISES, Judge

EXERCISE = {one.id.partition("/")[2]: one for one in EXERCISES if one.id.startswith("calculus/")}
STEPS = [0.1, 0.05, 0.02, 0.01]


def errors(difference: Callable[..., float], f: Callable[[float], float], slope: float) -> list[float]:
    return [difference(f, 1.0, step) - slope for step in STEPS]


@pytest.mark.parametrize(("f", "slope"), [(math.exp, math.e), (math.sin, math.cos(1)), (math.log, 1.0)])
def test_the_forward_error_falls_with_the_step_and_the_central_one_with_its_square(
    f: Callable[[float], float], slope: float
) -> None:
    assert has_order(STEPS, errors(solutions.forward_difference, f, slope), 1)
    assert has_order(STEPS, errors(solutions.central_difference, f, slope), 2)


@pytest.mark.parametrize(("f", "df"), [(math.exp, math.exp), (math.sin, math.cos)])
def test_what_the_line_leaves_out_falls_with_the_square_of_the_step(
    f: Callable[[float], float], df: Callable[[float], float]
) -> None:
    left_out = [solutions.linear_approx(f, df, 1.0, step) - f(1.0 + step) for step in STEPS]
    assert has_order(STEPS, left_out, 2)


def test_the_gradient_by_hand_is_the_one_by_differences() -> None:
    rng = np.random.default_rng(0)
    probes = [Inputs((rng.normal(size=k), rng.normal(size=(n, k)), rng.normal(size=n))) for n in (1, 4) for k in (1, 3)]

    def by_differences(w: Any, X: Any, y: Any) -> Any:
        return solutions.gradient(lambda v: np.mean((X @ v - y) ** 2), w)

    assert same_function(solutions.mse_gradient, by_differences, probes, rtol=1e-6, atol=1e-7)


def test_a_chain_is_the_jacobian_of_one_function_after_the_other() -> None:
    def f(u: Any) -> Any:
        return np.array([u[0] * u[1], u[2] ** 2])

    def g(x: Any) -> Any:
        return np.array([x[0] ** 2, x[0] + x[1], x[1] ** 3])

    def jacobian(h: Any) -> Any:
        return lambda x: np.array([solutions.gradient(lambda v, i=i: h(v)[i], x) for i in range(len(h(x)))])

    at = np.array([0.5, -1.2])
    chained = solutions.chain(jacobian(f), g, jacobian(g), at)
    np.testing.assert_allclose(chained, jacobian(lambda x: f(g(x)))(at), rtol=1e-6, atol=1e-8)


@settings(deadline=None)
@given(st.floats(1.5, 4.0), st.floats(0.001, 1000.0), st.sampled_from([1, -1]))
def test_every_power_that_the_notebook_calls_fast_is_little_o(power: float, factor: float, sign: int) -> None:
    assert solutions.is_little_o(lambda e: sign * factor * abs(e) ** power)


@settings(deadline=None)
@given(st.floats(0.2, 1.0), st.floats(0.001, 1000.0), st.floats(1.5, 4.0), st.sampled_from([1, -1]))
def test_no_power_that_it_calls_slow_is_whatever_fast_one_stands_beside_it(
    slow: float, factor: float, fast: float, sign: int
) -> None:
    assert not solutions.is_little_o(lambda e: factor * abs(e) ** slow + sign * abs(e) ** fast)


def by_differences(ahead: float, behind: float, scale: float = 1.0) -> Callable[..., Any]:
    def gradient(f: Any, x: Any) -> Any:
        slopes = [(f(x + ahead * one) - f(x - behind * one)) / (ahead + behind) for one in np.eye(len(x))]
        return scale * np.array(slopes)

    return gradient


@pytest.mark.parametrize("h", [1e-7, 1e-5, 1e-3])
@pytest.mark.parametrize("sides", [(1, 0), (0, 1), (1, 1)], ids=["forward", "backward", "central"])
def test_a_gradient_by_any_difference_with_any_allowed_step_passes(h: float, sides: tuple[int, int]) -> None:
    ahead, behind = (side * h for side in sides)
    outcomes = {verdict_on(EXERCISE["gradient"], by_differences(ahead, behind), seed).outcome for seed in range(10)}
    assert outcomes == {"passed"}


@pytest.mark.parametrize("scale", [0.999, 1.001, 0.5, 2.0])
def test_a_gradient_that_is_a_thousandth_off_does_not_pass(scale: float) -> None:
    outcomes = {verdict_on(EXERCISE["gradient"], by_differences(1e-5, 1e-5, scale), seed).outcome for seed in range(10)}
    assert outcomes == {"failed"}


@pytest.mark.parametrize("steps", [40, 400])
def test_a_fitted_line_may_stop_when_it_is_near_and_not_before(steps: int) -> None:
    def fit(xs: Any, ys: Any) -> Any:
        X = np.column_stack([xs, np.ones(len(xs))])
        return solutions.gradient_descent(np.zeros(2), lambda w: solutions.mse_gradient(w, X, ys), 0.1, steps)[-1]

    outcomes = {verdict_on(EXERCISE["fit-line"], fit, seed).outcome for seed in range(5)}
    assert outcomes == {"passed" if steps == 400 else "failed"}


WRONG = {
    "linear-approx": """
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * epsilon / 2
""",
    "gradient-descent": """
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(history[-1] + learning_rate * df(history[-1]))
    return np.array(history)
""",
    "fit-line": """
def fit_line(xs, ys):
    return np.array([0.0, np.mean(ys)])
""",
}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("linear-approx", "From 5 at 2, f (amber) goes to 5.75 at 2.25; your line (blue) goes to 5.375."),
        ("gradient-descent", "your walk: from 3 to 4.5 in 1 step."),
        ("fit-line", "your line (blue): slope 0, intercept 3; its mean squared error is 4."),
    ],
)
def test_what_failed_is_drawn_beside_what_it_is_held_against(judge: Judge, name: str, says: str) -> None:
    verdict = judge(EXERCISE[name], WRONG[name])
    assert verdict.outcome == "failed"
    assert verdict.picture is not None
    assert verdict.picture["text/plain"] == says
