"""The gradient by central differences, one for each entry.

For ``f`` from R^n to R and ``x`` of shape (n,), entry i is ``(f(x + h * e_i) - f(x - h * e_i)) / (2 * h)`` with the
i-th basis vector ``e_i``: shape (n,), from 2 n calls. Its error is the sum of a truncation error of order ``h**2`` and
a rounding error of order ``eps / h``, so h near the cube root of eps, about 1e-5, is best.

Source: Nocedal and Wright, *Numerical Optimization* (2nd edition), chapter 8.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Source,
    agrees_with_reference,
    example,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.kit.comparison import as_numbers
from graders.solutions import calculus as solutions

from .functions import Array, Function, Rng, array

__all__ = ["gradient"]

_H = 1e-5
_NEAR = 5e-3
"""What a forward difference with the largest step allowed, 0.001, may be off: the functions bend by less than 10."""


def _any_function(rng: Rng) -> Inputs:
    a, b, c = (int(number) for number in rng.choice([-3, -2, 2, 3], size=3))
    f = Source(f"lambda x: {a} * x[0]**2 + {b} * x[0] * x[1] + {c} * x[2]")
    signs = rng.choice([-1.0, 1.0], size=3)
    return example(f, signs * rng.integers(1, 5, size=3) / 2)


def _slope(f: Function, x: Array, step: Array) -> Any:
    return (f(x + step) - f(x - step)) / (2 * _H)


_slopes: Callable[[Function, Array], Array] = solutions.gradient


def _by_entries(slope_along: Callable[[Function, Array, Array], Any]) -> Callable[[Function, Array], Array]:
    """Return a gradient that goes wrong in each of its slopes."""
    return lambda f, x: np.array([slope_along(f, x, _H * one) for one in np.eye(len(x))])


def _in_whole_numbers(f: Function, x: Array) -> Array:
    def moved(place: int, step: float) -> Array:
        copy: Array = x.copy()
        copy[place] += step
        return copy

    try:
        return np.array([(f(moved(i, _H)) - f(moved(i, -_H))) / (2 * _H) for i in range(len(x))])
    except TypeError:  # numpy refuses where it would have to round
        return np.zeros(len(x))


def _ahead_in_whole_numbers(f: Function, x: Array, size: float) -> Array:
    slopes = np.zeros(len(x))
    for place in range(len(x)):
        moved = x.copy()
        moved[place] += size
        slopes[place] = (f(moved) - f(x)) / size
    return slopes


def _cut_off(f: Function, x: Array) -> Array:
    slopes = np.zeros_like(x)
    for i, one in enumerate(np.eye(len(x))):
        slopes[i] = _slope(f, x, _H * one)
    return slopes


def _never_back(f: Function, x: Array) -> Array:
    here, slopes = np.array(x, dtype=float), []
    for i in range(len(x)):
        here[i] += _H
        slopes.append((f(here) - f(x)) / _H)
    return np.array(slopes)


def _mistake(
    name: str, solution: Callable[..., Any], question: str, also: tuple[Callable[..., Any], ...] = (), **more: Any
) -> Misconception:
    """Return a misconception, recognised whatever digits a difference loses."""
    return Misconception(name, solution, question, also=also, rtol=1e-3, atol=_NEAR, **more)


gradient = FunctionExercise(
    "calculus/gradient",
    title="Many slopes at once",
    goal="Estimate the slope of `f` along each entry of `x`.",
    reference=solutions.gradient,
    cases=[
        Case("only one entry counts", example(Source("lambda x: 3 * x[0]"), array(1, 2))),
        Case("each with a slope of its own", example(Source("lambda x: x[0] - 4 * x[1]"), array(1, 2))),
        Case("a sum of squares", example(Source("lambda x: sum(x**2)"), array(1, -2))),
        Case("a product", example(Source("lambda x: x[0] * x[1]"), array(2, 5))),
        Case("a product of three", example(Source("lambda x: x[0] * x[1] * x[2]"), array(1, 2, -1))),
        Case("a square and a line", example(Source("lambda x: x[0]**2 + 3 * x[1]"), array(-1, 0.5))),
        Case("a cube", example(Source("lambda x: x[0]**3 - x[1]"), array(0.5, 1))),
        Case("steep", example(Source("lambda x: 40 * x[0] - 7 * x[1]"), array(1, 2))),
        Case("a single entry", example(Source("lambda x: x[0]**2"), array(3))),
        Case("four entries", example(Source("lambda x: x @ [1, 2, -1, 0.25]"), array(1, 1, 2, 2))),
        Case("a flat place", example(Source("lambda x: sum(x**2)"), array(0, 0))),
        Case("whole numbers", example(Source("lambda x: x[0] * x[1] / 2"), np.array([3, 1]))),
        Case("any function of three", draw=_any_function, times=2),
    ],
    criteria=[
        returns_array(
            "gives a slope for each entry",
            shape_of=1,
            requirement="It has as many slopes as `x` has entries.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            rtol=1e-5,
            atol=_NEAR,
            requirement="Entry `i` says how `f` grows when entry `i` of `x` does, and no other.",
            question="Which entries of `x` move in that call of `f`, and by how much do you divide?",
        ),
    ],
    misconceptions=[
        _mistake(
            "makes one slope of all entries",
            lambda f, x: _slope(f, x, _H * np.ones(len(x))),
            "All entries together gave one slope. How could each entry be moved alone, and its slope kept apart?",
            also=(lambda f, x: np.full(len(x), _slope(f, x, _H * np.ones(len(x)))),),
        ),
        _mistake(
            "does not divide by the distance",
            _by_entries(lambda f, x, step: f(x + step) - f(x - step)),
            "All your slopes are nearly 0. By what is the growth of `f` divided? Are there brackets around `2 * h`?",
            # Looked at as numbers: numpy takes seconds to say of a long text whether any of it is true.
            when=lambda seen: all(not np.any(one.expected.value) or np.any(as_numbers(one.returned)) for one in seen),
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        _mistake(
            "divides by h instead of 2h",
            _by_entries(lambda f, x, step: 2 * _slope(f, x, step)),
            "Your two places are a step to each side. How far apart are they?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        _mistake(
            "divides by 2h, one step apart",
            _by_entries(lambda f, x, step: _slope(f, x, step) / 2),
            "How far apart are the two places at which you call `f`? By what do you divide?",
        ),
        _mistake(
            "subtracts the wrong way round",
            _by_entries(lambda f, x, step: -_slope(f, x, step)),
            "Where `f` grows with an entry, its slope is above 0. Is yours?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        _mistake(
            "loses the step in whole numbers",
            _in_whole_numbers,
            "The entries may be ints. What is left of `h` when it is added to an int in an array of ints?",
            also=common_mistakes.for_each(_ahead_in_whole_numbers, (1e-5, 1e-6, 1e-4, 1e-7, 1e-3)),
        ),
        _mistake(
            "cuts the slopes to whole numbers",
            _cut_off,
            "For whole `x`, which type has the array that you fill? What becomes of 0.5 in it?",
        ),
        _mistake(
            "does not go back",
            _never_back,
            "After the first entry `x` has moved. From where does the second one start?",
        ),
        _mistake(
            "gives the first slope only",
            lambda f, x: np.full(len(x), _slope(f, x, _H * np.eye(len(x))[0])),
            "All your slopes are that of entry 0. Which entry moves in each round of your loop?",
            also=(
                lambda f, x: np.array([_slope(f, x, _H * np.eye(len(x))[0])]),
                lambda f, x: _slope(f, x, _H * np.eye(len(x))[0]),
            ),
            theme=misconception_themes.STOPS_EARLY,
        ),
        _mistake(
            "stops one short",
            lambda f, x: np.append(_slopes(f, x)[:-1], 0.0),
            "How many entries are there, and how many does your loop try?",
            also=(lambda f, x: _slopes(f, x)[:-1],),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        _mistake(
            "gives the slopes in the wrong order",
            lambda f, x: _slopes(f, x)[::-1],
            "Which entry of `x` belongs to the first slope?",
        ),
        _mistake(
            "makes the gradient as long as 1",
            lambda f, x: _normed(_slopes(f, x)),
            "This is the direction alone. How steep is it there?",
        ),
        _mistake(
            "multiplies each slope by its entry",
            lambda f, x: _slopes(f, x) * x,
            "A slope says what a step brings. Where do the entries of `x` come in?",
        ),
        _mistake(
            "moves an entry to the step itself",
            _by_entries(lambda f, x, step: (f(np.where(step, step, x)) - f(x)) / _H),
            "Your entry becomes `h`. Should it not be a little more than it was?",
        ),
        _mistake(
            "gives the heights",
            _by_entries(lambda f, x, step: f(x + step)),
            "This is how high `f` is beside `x`. How much higher than before?",
        ),
        _mistake(
            "rounds the result",
            lambda f, x: np.round(_slopes(f, x)),
            "Which digits does your function throw away? Who might still have needed them?",
            also=(lambda f, x: np.round(_slopes(f, x), 1),),
            theme=misconception_themes.ROUNDED_AWAY,
        ),
        *(one for one in common_mistakes.of_an_array(solutions.gradient) if one.name != "rounds the result"),
    ],
    hints=[
        "For one entry: how would you make it a little larger, and leave the others alone?",
        "`np.eye(len(x))[i]` is 1 in place `i` and 0 elsewhere. `x + h * np.eye(len(x))[i]` moves one entry.",
        "For each `i`, take a central difference with the step `h * np.eye(len(x))[i]`, and divide by `2 * h`.",
    ],
    first_step="Start with entry 0: call `f` at `x + h * np.eye(len(x))[0]`.",
    on_pass="It takes two calls an entry. With a million weights, a formula by hand is worth its while.",
)


def _normed(slopes: Array) -> Array:
    length = float(np.linalg.norm(slopes))
    return slopes / length if length else slopes
