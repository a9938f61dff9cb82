"""Linearity of a function that can only be called.

``f`` from R^n to R^m is linear when ``f(a * x + y) = a * f(x) + f(y)`` for all numbers a and vectors x and y. Random
trials can refute it and never prove it; ``f(x) = 3 * x + 1`` is affine, and not linear.

Source: Axler, *Linear Algebra Done Right*, chapter 3.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Observation,
    Prediction,
    Source,
    agrees_with_reference,
    example,
    holds,
    returns_bool,
)
from graders.solutions import linear_algebra as solutions

from .matrices import CHOOSE, Array, Rng

__all__ = ["is_linear", "straight_line"]

Function = Callable[[Array], Array]

straight_line = Prediction(
    "linear-algebra/straight-line",
    title="A straight line",
    goal="Predict whether f(x) = 3x + 1 is linear.",
    name="line_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "What are $f(1)$ and $f(2)$? Is the second twice the first, as doubling the input should make it?",
        "c": "How far is $f(2x)$ from $2 f(x)$ for $x = 10$? And for $x = 1000$?",
    },
    misconceptions={"a": "takes straight for linear", "c": "lets a constant pass"},
    hints=[
        "What is $f(0)$? What should a function that keeps sums make of $0 = 0 + 0$?",
        "$f(1) + f(1)$ against $f(2)$.",
    ],
    first_step=CHOOSE,
    on_pass="A linear function sends 0 to 0. A line that misses 0 is called affine: linear, plus a bias.",
)

_LINEAR = {
    "doubles": ("lambda x: 2 * x", 2),
    "turns the order round": ("lambda x: x[::-1]", 3),
    "changes the sign": ("lambda x: -x", 1),
    "adds up as it goes": ("lambda x: x.cumsum()", 3),
    "gives nothing but zeros": ("lambda x: 0 * x", 2),
    "gives fewer numbers": ("lambda x: x[1:] - x[:-1]", 3),
    "takes the mean away": ("lambda x: x - x.mean()", 3),
    "numbers that are rounded": ("lambda x: 0.1 * x + 0.7 * x[::-1]", 3),
    "weighs": ("lambda x: x * [1, -2, 3, 0.5]", 4),
    "a third": ("lambda x: x / 3 + x.sum() / 7", 4),
}
_NOT_LINEAR = {
    "adds one": ("lambda x: x + 1", 2),
    "adds a tenth": ("lambda x: 3 * x + 0.1", 2),
    "squares": ("lambda x: x * x", 2),
    "gives ones": ("lambda x: 0 * x + 1", 2),
    "drops the sign": ("lambda x: abs(x)", 2),
    "drops what is negative": ("lambda x: x * (x > 0)", 2),
    "keeps the larger of two": ("lambda x: x * (x > x[::-1])", 4),
    "cubes": ("lambda x: x ** 3", 1),
    "multiplies neighbours": ("lambda x: x * x[::-1]", 2),
    "multiplies by the sum": ("lambda x: x * x.sum()", 3),
    "bends in some entries only": ("lambda x: x + abs(x[:1]) * [0, 1, -1]", 3),
    "scales and does not add": ("lambda x: x * abs(x).sum() / max(abs(x).max(), 1e-99)", 3),
}


def _probes(source: str, n: int) -> Inputs:
    return example(Source(source), n)


def _any_linear(rng: Rng) -> Inputs:
    a, b = (int(number) for number in rng.choice([-3, -2, 2, 3, 4], size=2))
    return example(Source(f"lambda x: {a} * x + {b} * x[::-1]"), int(rng.integers(3, 6)))


def _any_shift(rng: Rng) -> Inputs:
    a, b = (int(number) for number in rng.choice([-3, -2, 2, 3, 4], size=2))
    return example(Source(f"lambda x: {a} * x - {b}"), int(rng.integers(2, 5)))


def _near(one: Array, other: Array) -> bool:
    return bool(np.allclose(one, other))


def _ramp(n: int) -> Array:
    return np.arange(1.0, n + 1)


def _only_zero(f: Function, n: int) -> bool:
    return _near(f(np.zeros(n)), np.zeros_like(f(np.zeros(n))))


def _only_scales(f: Function, n: int) -> bool:
    return all(_near(f(a * x), a * f(x)) for x in (_ramp(n), _ramp(n) - 1.7) for a in (2.0, -3.0))


def _only_scales_up(f: Function, n: int) -> bool:
    return _near(f(2 * _ramp(n)), 2 * f(_ramp(n)))


def _only_positive(f: Function, n: int) -> bool:
    x, y = _ramp(n), _ramp(n)[::-1] ** 2 + 0.3
    return _near(f(x + y), f(x) + f(y)) and _only_scales_up(f, n)


def _straight(f: Function, n: int) -> bool:
    rng = np.random.default_rng(1)
    return all(_near(f((x + y) / 2), (f(x) + f(y)) / 2) for x, y in rng.normal(size=(20, 2, n)))


def _exact(f: Function, n: int) -> bool:
    rng = np.random.default_rng(1)
    return all(np.array_equal(f(x + y), f(x) + f(y)) for x, y in rng.normal(size=(50, 2, n)))


def _only_flips(f: Function, n: int) -> bool:
    return all(_near(f(-x), -f(x)) for x in (_ramp(n), _ramp(n) - 1.7))


_truth: Callable[[Function, int], bool] = solutions.is_linear


def _any_probe(f: Function, n: int) -> bool:
    rng = np.random.default_rng(1)
    return any(_near(f(x + y), f(x) + f(y)) for x, y in rng.normal(size=(15, 2, n)))


def _forgiving(f: Function, n: int) -> bool:
    rng = np.random.default_rng(1)
    return all(np.max(np.abs(f(x + y) - f(x) - f(y))) <= 0.5 for x, y in rng.normal(size=(15, 2, n)))


def _products(f: Function, n: int) -> bool:
    rng = np.random.default_rng(1)
    return all(_near(f(x * y), f(x) * f(y)) for x, y in rng.normal(size=(10, 2, n)))


def _gives_sizes(seen: Sequence[Observation]) -> bool:
    numbers = [one.returned for one in seen]
    return all(isinstance(one, (float, np.floating)) for one in numbers) and len(set(numbers)) > 2


is_linear = FunctionExercise(
    "linear-algebra/is-linear",
    title="Caught by probing",
    goal="Say whether a function you cannot look into seems linear, by trying it.",
    reference=solutions.is_linear,
    cases=[
        *(Case(name, _probes(*probe)) for name, probe in _LINEAR.items()),
        *(Case(name, _probes(*probe)) for name, probe in _NOT_LINEAR.items()),
        Case("any linear one", draw=_any_linear, times=2),
        Case("any shifted one", draw=_any_shift, times=2),
    ],
    criteria=[
        returns_bool(),
        holds(
            "says yes to what is linear",
            lambda f, n, said: said or not _truth(f, n),
            "It keeps sums and multiples, but for rounding: it is linear.",
            "Which of your tests says no to it? Does it ask for equal, or for close?",
        ),
        holds(
            "catches what is not",
            lambda f, n, said: not said or _truth(f, n),
            "There are inputs on which it does not keep sums or multiples.",
            "Try `x` and `y` with entries of both signs. Does `f(x + y)` come to `f(x) + f(y)`?",
        ),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception(
            "only looks at zero",
            _only_zero,
            "Zero goes to zero. So it does under squaring: what else must hold?",
        ),
        Misconception(
            "only scales",
            _only_scales,
            "You tried multiples. What about `f(x + y)` against `f(x) + f(y)`?",
        ),
        Misconception(
            "only scales up",
            _only_scales_up,
            "Does `abs` keep multiples by 2? And by -1?",
            also=(lambda f, n: _near(f(2 * np.eye(n)[0]), 2 * f(np.eye(n)[0])),),
        ),
        Misconception(
            "only tries positive numbers",
            _only_positive,
            "On positive numbers `abs` changes nothing. Which inputs would show it?",
        ),
        Misconception(
            "says yes at the first probe that holds",
            _any_probe,
            "Yours says yes when one probe holds. How many may fail, and how many must hold?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "takes straight for linear",
            _straight,
            "The middle goes to the middle for `x + 1` too. What must happen to zero?",
        ),
        Misconception(
            "asks for exactly equal",
            _exact,
            "Floats are rounded: print `f(x + y) - (f(x) + f(y))`. Should its last digit decide?",
            theme=misconception_themes.EXACT_FLOATS,
        ),
        Misconception(
            "only changes the sign",
            _only_flips,
            "A cube keeps signs as well. What of sums?",
        ),
        Misconception(
            "says yes to all",
            lambda f, n: True,
            "Is `lambda x: x * x` linear? What does yours say?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "says no to all",
            lambda f, n: False,
            "Is `lambda x: 2 * x` linear? What does yours say?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "turns the answer round",
            lambda f, n: not _truth(f, n),
            "You can tell the two kinds apart. Which of them should get `True`?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "forgives too much",
            _forgiving,
            "How far is `3 * x + 0.1` off, in yours? Does your limit let it pass?",
        ),
        Misconception(
            "asks about products",
            _products,
            "You compare products. Which two operations must a linear function keep?",
        ),
        Misconception(
            "looks at the shape only",
            lambda f, n: f(np.zeros(n)).shape == (n,),
            "As many numbers come out as went in. What do they have to do with each other?",
        ),
        Misconception(
            "asks whether ones stay ones",
            lambda f, n: bool(np.allclose(f(np.ones(n)), np.ones(n))),
            "Must a linear function give its input back? What does `lambda x: 2 * x` do to ones?",
        ),
        Misconception(
            "gives how far off it is",
            None,
            "That is how far off it was. From which number on should it say no?",
            when=_gives_sizes,
        ),
        *common_mistakes.of_a_bool(),
    ],
    hints=[
        "Which two things can you do before or after `f`, with the same result, if it is linear?",
        "Draw `x` and `y` at random, of both signs. Compare `f(x + y)` with `f(x) + f(y)` by `np.allclose`.",
        "Multiples too: `f(a * x)` against `a * f(x)`. Say no at the first probe that differs; try about 20.",
    ],
    first_step="Start with two random vectors: `x, y = np.random.normal(size=(2, n))`.",
    on_pass="Probing cannot prove it, but one bad probe refutes it. A unit test does no more.",
)
