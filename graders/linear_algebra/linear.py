"""Linear: known everywhere once it is known on the basis."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    Source,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    returns_array,
    returns_bool,
)
from graders.solutions import linear_algebra as solutions

from .matrices import CHOOSE, Array, Rng

__all__ = ["is_linear", "straight_line", "to_matrix"]

Function = Callable[[Array], Array]

straight_line = Prediction(
    "linear-algebra/straight-line",
    title="A straight line",
    goal="Predict whether f(x) = 3x + 1 is linear.",
    name="line_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "What are $f(1)$ and $f(2)$? Is the second twice the first, as doubling the input should make it?",
        "c": "How far is $f(2x)$ from $2 f(x)$ for $x = 10$? And for $x = 1000$?",
    },
    misconceptions={"a": "takes straight for linear", "c": "lets a constant pass"},
    hints=[
        "What is $f(0)$? What should a function that keeps sums make of $0 = 0 + 0$?",
        "$f(1) + f(1)$ against $f(2)$.",
    ],
    first=CHOOSE,
    passing="A linear function sends 0 to 0. A line that misses 0 is called affine: linear, plus a bias.",
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
    "cubes": ("lambda x: x ** 3", 1),
    "multiplies neighbours": ("lambda x: x * x[::-1]", 2),
    "multiplies by the sum": ("lambda x: x * x.sum()", 3),
    "scales and does not add": ("lambda x: x * abs(x).sum() / max(abs(x).max(), 1e-99)", 3),
}


def _probes(source: str, n: int) -> Inputs:
    return given(Source(source), n)


def _any_linear(rng: Rng) -> Inputs:
    a, b = (int(number) for number in rng.choice([-3, -2, 2, 3, 4], size=2))
    return given(Source(f"lambda x: {a} * x + {b} * x[::-1]"), int(rng.integers(3, 6)))


def _any_shift(rng: Rng) -> Inputs:
    a, b = (int(number) for number in rng.choice([-3, -2, 2, 3, 4], size=2))
    return given(Source(f"lambda x: {a} * x - {b}"), int(rng.integers(2, 5)))


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


is_linear = FunctionExercise(
    "linear-algebra/is-linear",
    title="Caught by probing",
    goal="Say whether a function you cannot look into seems linear, by trying it.",
    reference=solutions.is_linear,
    cases=[
        *(Case(name, _probes(*probe)) for name, probe in _LINEAR.items()),
        *(Case(name, _probes(*probe)) for name, probe in _NOT_LINEAR.items()),
        Case("any linear one", _any_linear, times=2),
        Case("any shifted one", _any_shift, times=2),
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
        ),
        Misconception(
            "only tries positive numbers",
            _only_positive,
            "On positive numbers `abs` changes nothing. Which inputs would show it?",
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
        ),
        Misconception(
            "only changes the sign",
            _only_flips,
            "A cube keeps signs as well. What of sums?",
        ),
        Misconception("says yes to all", lambda f, n: True, "Is `lambda x: x * x` linear? What does yours say?"),
        Misconception("says no to all", lambda f, n: False, "Is `lambda x: 2 * x` linear? What does yours say?"),
        Misconception(
            "turns the answer round",
            lambda f, n: not _truth(f, n),
            "You can tell the two kinds apart. Which of them should get `True`?",
        ),
    ],
    hints=[
        "Which two things can you do before or after `f`, with the same result, if it is linear?",
        "Draw `x` and `y` at random, of both signs. Compare `f(x + y)` with `f(x) + f(y)` by `np.allclose`.",
        "Multiples too: `f(a * x)` against `a * f(x)`. Say no at the first probe that differs; try about 20.",
    ],
    first="Start with two random vectors: `x, y = np.random.normal(size=(2, n))`.",
    passing="Probing cannot prove it, but one bad probe refutes it. A unit test does no more.",
)

_BLACK_BOXES = {
    "drops the first": ("lambda x: x[1:]", 3),
    "doubles": ("lambda x: 2 * x", 2),
    "turns the order round": ("lambda x: x[::-1]", 2),
    "adds up as it goes": ("lambda x: x.cumsum()", 3),
    "differences": ("lambda x: x[1:] - x[:-1]", 4),
    "keeps one": ("lambda x: x[:1]", 3),
    "repeats": ("lambda x: x[[0, 1, 0, 1]]", 2),
    "goes round": ("lambda x: x[[1, 2, 0]]", 3),
    "from one number": ("lambda x: x[[0, 0, 0]] * [1, 2, -3]", 1),
    "forgets all": ("lambda x: 0 * x", 2),
    "takes the mean away": ("lambda x: x - x.sum() / 3", 3),
    "weighs": ("lambda x: x * [1, -2, 0.5]", 3),
    "one number to one": ("lambda x: -4 * x", 1),
}


def _any_black_box(rng: Rng) -> Inputs:
    n = int(rng.integers(2, 5))
    a = [int(number) for number in rng.choice([-3, -2, 2, 3, 4], size=2)]
    kept = [int(place) for place in rng.integers(n, size=int(rng.integers(1, 5)))]
    return given(Source(f"lambda x: {a[0]} * x[{kept}] + {a[1]} * x[0]"), n)


def _images(f: Function, n: int) -> list[Array]:
    return [f(one) for one in np.eye(n)]


to_matrix = FunctionExercise(
    "linear-algebra/to-matrix",
    title="Into the black box",
    goal="Find the matrix of a linear function that you can only call.",
    reference=solutions.to_matrix,
    cases=[
        *(Case(name, _probes(*probe)) for name, probe in _BLACK_BOXES.items()),
        Case("any linear function", _any_black_box, times=4),
    ],
    criteria=[
        returns_array(
            "takes n numbers and gives what f gives",
            shape=lambda f, n: (len(f(np.ones(n))), n),
            must="It takes `n` numbers and gives as many as `f` does: a column for each of the `n`.",
        ),
        is_finite(),
        holds(
            "does what f does to the first basis vector",
            lambda f, n, M: np.allclose(M @ np.eye(n)[0], f(np.eye(n)[0]), 1e-4, 1e-6),
            "For `e = [1, 0, ...]`, the matrix and `f` must give the same.",
            "A matrix times `[1, 0, ...]` gives one of its columns. Which one?",
        ),
        agrees_with_reference(
            must="The matrix must do what `f` does to every vector.",
            asks="Column `j` is what `f` makes of basis vector `j`. Which one is off?",
        ),
    ],
    misconceptions=[
        Misconception(
            "lays the images down as rows",
            lambda f, n: np.array(_images(f, n)),
            "You have found what `f` makes of each basis vector. Should that stand up as a column or lie as a row?",
        ),
        Misconception(
            "hands the whole identity in",
            lambda f, n: f(np.eye(n)),
            "`f` takes one vector. What does it make of a matrix, and of which of its directions?",
        ),
        Misconception(
            "tries one vector only",
            lambda f, n: np.diag(f(np.ones(n))),
            "One probe gives one vector. How many probes does it take to tell `n` columns apart?",
        ),
        Misconception(
            "mixes all images into one",
            lambda f, n: f(np.ones(n)),
            "This is `f` of all basis vectors in one sum. How can each of them keep a column of its own?",
        ),
        Misconception(
            "strings the images together",
            lambda f, n: np.concatenate(_images(f, n)),
            "The numbers are there, all in one row. How do they become columns side by side?",
        ),
        Misconception(
            "gives the identity",
            lambda f, n: np.eye(n),
            "Your matrix never asks `f`. What should it do to `[1, 0, ...]`?",
        ),
        Misconception(
            "stops one short",
            lambda f, n: np.column_stack(_images(f, n)[:-1]),
            "How many basis vectors are there? How many does your loop try?",
        ),
        Misconception(
            "probes with one, two, three",
            lambda f, n: np.column_stack([f((j + 1) * one) for j, one in enumerate(np.eye(n))]),
            "Which number stands in a basis vector, besides the zeros?",
        ),
        Misconception(
            "takes the columns in the wrong order",
            lambda f, n: np.column_stack(_images(f, n)[::-1]),
            "Which basis vector belongs to the first column?",
        ),
    ],
    hints=[
        "What does a matrix make of `[1, 0, 0]`? Try one.",
        "Column `j` is what comes out for basis vector `j`, and `np.eye(n)` holds all of them.",
        "Call `f` with each row of `np.eye(n)`, and put what comes out side by side: `np.column_stack`.",
    ],
    first="Start with `f` of the first basis vector, `np.eye(n)[0]`.",
    passing="`n` calls tell all about a linear function: it is known everywhere once it is known on the basis.",
)
