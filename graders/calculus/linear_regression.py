"""Simple linear regression, by gradient descent on the mean squared error.

For points ``(xs[i], ys[i])`` find the slope a and the intercept b with the least ``sum((a * xs + b - ys) ** 2) / n``.
With ``X = column_stack([xs, ones])``, of shape (n, 2), the minimum solves the normal equations
``X.T @ (X @ w - y) = 0``; it is unique when the xs are not all the same. Descent gets there when its rate is below 2
over the largest eigenvalue of the Hessian ``2 / n * X.T @ X``.

Source: Boyd and Vandenberghe, *Convex Optimization*, section 9.3; Bishop, *Pattern Recognition and Machine Learning*,
section 3.1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Observation,
    agrees_with_reference,
    charts,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    source_of,
)
from graders.solutions import calculus as solutions

from .functions import Array, Rng, array

__all__ = ["fit_line"]

_Slopes = Callable[[float, float, Array, Array], tuple[float, float]]

_NEAR = 0.02
"""How far from the best line a walk may stop."""


def _any_data(rng: Rng) -> Inputs:
    xs = np.array([-2.0, -1.0, 0.5, 2.0])
    noise = rng.permutation([-0.5, 0.25, 0.5, -0.25])
    return example(xs, float(rng.choice([-2, -1, 2, 3])) * xs + float(rng.choice([-2, -1, 1, 2])) + noise)


def _best(xs: Array, ys: Array) -> Array:
    """Return the slope and the intercept that a walk would end at after many steps, without the walk."""
    return np.polyfit(xs, ys, 1)


def _mistake(name: str, solution: Callable[..., Any] | None, question: str, **more: Any) -> Misconception:
    return Misconception(name, solution, question, rtol=1e-3, atol=_NEAR, **more)


def _descent(rate: float, n_steps: int, slopes: _Slopes) -> Callable[[Array, Array], Array]:
    """Return a descent on slope and intercept that goes by slopes of its own."""

    def run(xs: Array, ys: Array) -> Array:
        a = b = 0.0
        for _ in range(n_steps):
            down_a, down_b = slopes(a, b, xs, ys)
            a, b = a - rate * down_a, b - rate * down_b
        return np.array([a, b])

    return run


def _right(a: float, b: float, xs: Array, ys: Array) -> tuple[float, float]:
    misses = a * xs + b - ys
    return float(2 * np.mean(misses * xs)), float(2 * np.mean(misses))


def _runs_away(seen: Sequence[Observation]) -> bool:
    """Say whether numbers got huge; a single `nan` may come of a division by zero."""
    lines = [np.asarray(one.returned, dtype=float) for one in seen]
    return any(np.any(np.abs(line) >= 1e4) for line in lines) or sum(bool(np.isnan(line).any()) for line in lines) > 1


def _stops_after(n_steps: int) -> Callable[[Array, Array], Array]:
    return _descent(0.1, n_steps, _right)


fit_line = FunctionExercise(
    "calculus/fit-line",
    title="A line through data",
    goal="Find the slope and the intercept of the line with the least mean squared error.",
    reference=_best,
    name="fit_line",
    solution=source_of(solutions.fit_line),
    cases=[
        Case("two points", example(array(0, 2), array(1, 5))),
        Case("three points on a line", example(array(-1, 0, 2), array(5, 3, -1))),
        Case("not on a line", example(array(-1, 0, 1), array(0, 3, 3))),
        Case("a flat line", example(array(-1, 0.5, 2), array(2, 2, 2))),
        Case("all to the right", example(array(0, 1, 2), array(1, 3, 3))),
        Case("one place twice", example(array(-1, -1, 1), array(0, 2, 5))),
        Case("mixed up", example(array(2, -2, 1, 0), array(1, -1, 2, 0))),
        Case("any data", draw=_any_data),
    ],
    criteria=[
        returns_array(
            "gives a slope and an intercept",
            shape=lambda xs, ys: (2,),
            requirement="It has two entries: the slope, then the intercept.",
        ),
        is_finite(
            question="Does a walk run away, or does a step divide by zero? Which number is too large there, or 0?"
        ),
        leaves_arguments_alone(),
        holds(
            "is better than the best flat line",
            lambda xs, ys, line: np.mean((line[0] * xs + line[1] - ys) ** 2) <= np.var(ys) + _NEAR,
            "A flat line at the mean of `ys` would miss by less.",
            "What is the error of your line, and of a flat one? If you walk: does it fall, and still fall at the end?",
        ),
        agrees_with_reference(
            atol=_NEAR,
            rtol=1e-3,
            requirement="Another line has less error.",
            question="Is the gradient of the error zero at your line? If you walk there: more steps, or longer ones?",
        ),
    ],
    misconceptions=[
        _mistake(
            "puts the intercept first",
            lambda xs, ys: _best(xs, ys)[::-1],
            "Both numbers are there. Which of them comes first?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        _mistake(
            "has no intercept",
            lambda xs, ys: np.array([np.sum(xs * ys) / np.sum(xs * xs), 0.0]),
            "All your lines go through 0. Which column of `X` would lift them?",
            also=(lambda xs, ys: np.array([np.sum(xs * ys) / np.sum(xs * xs)]),),
        ),
        _mistake(
            "gives a flat line",
            lambda xs, ys: np.array([0.0, np.mean(ys)]),
            "A flat line at the mean is a start. Which slope would bring it nearer?",
        ),
        _mistake(
            "stops early",
            _stops_after(10),
            "Print your line after each ten steps. Has it come to rest when you stop?",
            also=tuple(map(_stops_after, (1, 2, 5, 20))),
            theme=misconception_themes.STOPS_EARLY,
        ),
        _mistake(
            "never starts",
            lambda xs, ys: np.zeros(2),
            "Your line is still the one from the start. Which line of code moves it?",
        ),
        Misconception(
            "goes through the first and the last point",
            lambda xs, ys: _through(xs, ys, 0, -1),
            "Two points do make a line. What about the others?",
            also=(
                lambda xs, ys: _through(xs, ys, 0, 1),
                lambda xs, ys: _through(xs, ys, int(np.argmin(xs)), int(np.argmax(xs))),
            ),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        _mistake(
            "swaps x and y",
            lambda xs, ys: np.polyfit(ys, xs, 1) if np.ptp(ys) else np.zeros(2),
            "Your line says which `x` belongs to a `y`. Which is to be predicted from which?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        _mistake(
            "gives the predictions",
            lambda xs, ys: np.polyval(_best(xs, ys), xs),
            "These are the heights of the line at each `x`. Which two numbers describe the line itself?",
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        _mistake(
            "runs away",
            None,
            "Your numbers grow without end. Do you go against the gradient? And does a smaller learning rate stop it?",
            when=lambda seen: all(np.shape(one.returned) == (2,) for one in seen) and _runs_away(seen),
            theme=misconception_themes.DIRECTION_OF_STEP,
        ),
        _mistake(
            "has the wrong sign",
            lambda xs, ys: -_best(xs, ys),
            "Your line is the right one upside down. Are your misses `X @ w - y`, or `X @ w + y`?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        _mistake(
            "gives the error",
            lambda xs, ys: np.mean((np.polyval(_best(xs, ys), xs) - ys) ** 2),
            "This is how much the line misses. Which two numbers describe the line itself?",
        ),
        _mistake(
            "gives the whole way",
            None,
            "You have every line on the way. Which of them is asked for?",
            when=lambda seen: all(np.ndim(one.returned) == 2 and len(one.returned) > 2 for one in seen),
        ),
        _mistake(
            "rounds the result",
            lambda xs, ys: np.round(_best(xs, ys)),
            "Which digits does your function throw away? Who might still have needed them?",
            also=(lambda xs, ys: np.round(_best(xs, ys), 1),),
            theme=misconception_themes.ROUNDED_AWAY,
        ),
        *(one for one in common_mistakes.of_an_array(_best) if one.name != "rounds the result"),
    ],
    hints=[
        "A line is `X @ w` with two weights. Which two columns has `X`, so that one of them is the intercept?",
        "`X = np.column_stack([xs, np.ones(len(xs))])`. Now you own its gradient, and a descent.",
        "`gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.1, 500)`, and the last place of it.",
    ],
    first_step="Start with `X = np.column_stack([xs, np.ones(len(xs))])`: a line is `X @ w`.",
    on_pass="A model, its error, a gradient, and steps. Larger models change the first of the four, and little else.",
    picture=lambda xs, ys, line: charts.line_through(xs, ys, line),
)


def _through(xs: Array, ys: Array, one: int, other: int) -> Array:
    slope = (ys[other] - ys[one]) / (xs[other] - xs[one])
    return np.array([slope, ys[one] - slope * xs[one]])
