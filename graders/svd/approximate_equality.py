"""Equality of floating-point arrays: the same, but for rounding.

A product computed in floating point differs from the exact one by rounding, so ``U * s @ Vt == A`` is false for factors
that are right. The test is relative: ``norm(U * s @ Vt - A) <= tolerance * norm(A)`` with a tolerance well above the
unit roundoff, about 1e-16, and well below any difference that matters. A fixed threshold is wrong for very small and
for very large entries, and so is one entry's comparison for all.

Source: Higham, *Accuracy and Stability of Numerical Algorithms*; Goldberg, *What every computer scientist should know
about floating-point arithmetic*, ACM Computing Surveys 23 (1991).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    leaves_arguments_alone,
    returns_bool,
)
from graders.solutions import svd as solutions

from .matrices import Array, Rng, array

__all__ = ["does_the_same"]


def _near(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(np.linalg.norm(one - other) <= 1e-9 * np.linalg.norm(other))


_ONE, _SWAP, _TURN = np.eye(2), array([0, 1], [1, 0]), array([0, -1], [1, 0])
_WIDE = array([0, 2, 0], [0, 0, 3]), _SWAP, array(3, 2), array([0, 0, 1], [0, 1, 0])
_TALL = _WIDE[0].T, array([0, 0], [0, 1], [1, 0]), array(3, 2), _SWAP

_HALVES = array(0.5 ** np.arange(2, 11))
"""Numbers just between two of fewer digits: rounded up or down, as the last digit has it."""


def _any_right(rng: Rng) -> list[Any]:
    """A matrix and its steps, of numbers that a person can follow; the matrix is what a person would write down."""
    U = array([0.6, -0.8], [0.8, 0.6]) * rng.choice([-1.0, 1.0])
    s = rng.integers(1, 9, size=2) / 10
    Vt = np.eye(2)[rng.permutation(2)] * rng.choice([-1.0, 1.0], size=2)
    return [np.round(U * s @ Vt, 6) + 0.0, U, s, Vt + 0.0]


def _any_wrong(rng: Rng) -> list[Any]:
    A, U, s, Vt = _any_right(rng)
    place = rng.integers(2), rng.integers(2)
    A[place] += rng.choice([-1, 1]) * rng.integers(1, 9) / 100
    return [A, U, s, Vt]


does_the_same = FunctionExercise(
    "svd/does-the-same",
    title="The same, but for rounding",
    goal="Say whether the three steps, one after the other, do what A does.",
    reference=solutions.does_the_same,
    cases=[
        Case("stretches only", example(array([3, 0], [0, 2]), _ONE, array(3, 2), _ONE)),
        Case("another stretch", example(array([3, 0], [0, 2]), _ONE, array(3, 1), _ONE)),
        Case("too little in the first row", example(array([3, 0], [0, 2]), _ONE, array(2, 2), _ONE)),
        Case("swapped at the end", example(array([0, 2], [3, 0]), _SWAP, array(3, 2), _ONE)),
        Case("swapped at the beginning", example(array([0, 2], [3, 0]), _ONE, array(2, 3), _SWAP)),
        Case("the swap on the wrong side", example(array([0, 2], [3, 0]), _ONE, array(3, 2), _SWAP)),
        Case("the stretch is missing", example(array([0, 1], [1, 0]), _SWAP, array(3, 2), _ONE)),
        Case("turned the other way", example(array([0, 1], [-1, 0]), _TURN, array(1, 1), _ONE)),
        Case("one sign off", example(array([3, 0], [0, 2]), array([1, 0], [0, -1]), array(3, 2), _ONE)),
        Case("two signs that make up for each other", example(3 * _ONE, -_ONE, array(3, 3), -_ONE)),
        Case("right in the first row only", example(array([3, 0], [0, 9]), _ONE, array(3, 2), _ONE)),
        Case("as large, and another", example(array([2, 0], [0, 3]), _ONE, array(3, 2), _ONE)),
        Case("the same sum of all entries", example(array([4, 0], [0, 1]), _ONE, array(3, 2), _ONE)),
        Case("zero in two ways", example(np.zeros((2, 2)), _ONE, array(0, 0), _ONE)),
        Case("tenths, rounded", example(array([0.3, 0], [0, 0.6]), 3 * _ONE, array(0.1, 0.2), _ONE)),
        Case("a sum of tenths", example(array([0.3]), array([1, 1]), array(0.1, 0.2), array([1], [1]))),
        Case("one survives", example(array([1, 2], [2, 4]), array([1], [2]), array(1.0), array([1, 2]))),
        Case("nothing agrees", example(array([1, 2], [3, 4]), array([1], [1]), array(5), array([1, 1]))),
        Case("wide", example(*_WIDE)),
        Case("wide, one step cut off", example(_WIDE[0], _SWAP[:, :1], array(3), _WIDE[3][:1])),
        Case("tall", example(*_TALL)),
        Case("large numbers, rounded", example(array([900000000002.1]), array([3]), array(300000000000.7), array([1]))),
        Case("a row where there should be two", example(array([2, 4], [2, 4]), array([1]), array(2), array([1, 2]))),
        Case("two rows where there should be one", example(array([2, 4]), array([1], [1]), array(2.0), array([1, 2]))),
        Case("two columns where one should be", example(array([2], [4]), array([1], [2]), array(2.0), array([1, 1]))),
        Case("a row where there should be a column", example(array([1], [2]), array([1]), array(1.0), array([1, 2]))),
        Case("the same sum in each row and column", example(3 * _ONE, _ONE, array(3, 3), _SWAP)),
        Case("half of a last digit, rounded", example(_HALVES, array([1]), array(1 + 1e-15), _HALVES)),
        Case("a hundredth off", example(array([1, 0], [0, 1.01]), _ONE, array(1, 1), _ONE)),
        Case("any steps that do the same", draw=_any_right, times=2),
        Case("any steps, a little off", draw=_any_wrong, times=3, simpler=lambda *args: []),
        Case(
            "far smaller numbers",
            example(1e-12 * array([3, 0], [0, 2]), _ONE, 1e-12 * array(3, 1), _ONE),
            stretch=True,
            prompt="For entries of 1e-12 `np.allclose` says yes to anything near zero. Can you make it tell?",
            on_reached="It tells numbers of 1e-12 apart too: yours measures what is left against `A`.",
        ),
    ],
    criteria=[
        returns_bool(),
        leaves_arguments_alone(),
        holds(
            "says yes where only rounding differs",
            lambda A, U, s, Vt, said: said or not _same(A, U, s, Vt),
            "Here the three steps do what `A` does, but for the last digits.",
            "Print `U * s @ Vt - A`. Should its last digits decide?",
        ),
        holds(
            "says no where they do something else",
            lambda A, U, s, Vt, said: not said or _same(A, U, s, Vt),
            "Here the three steps do something else than `A`.",
            "Print `U * s @ Vt` and `A`, and their shapes. Where do they differ?",
        ),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception(
            "asks for exactly equal",
            lambda A, U, s, Vt: np.array_equal(U * s @ Vt, A),
            "Floats are rounded: print `U * s @ Vt - A`. Should its last digit decide?",
            theme=misconception_themes.EXACT_FLOATS,
        ),
        Misconception(
            "lets a row stand for many",
            lambda A, U, s, Vt: np.allclose(U * s @ Vt, A),
            "`np.allclose` stretches a single row to fit. Which two shapes should be the same first?",
            also=(
                lambda A, U, s, Vt: np.isclose(U * s @ Vt, A).all(),
                lambda A, U, s, Vt: np.abs(U * s @ Vt - A).max() < 1e-6 * max(np.abs(A).max(), 1e-9),
            ),
        ),
        Misconception(
            "allows a fixed amount",
            lambda A, U, s, Vt: (U * s @ Vt).shape == A.shape and np.abs(U * s @ Vt - A).max() < 1e-9,
            "Rounding grows with the numbers. What is small beside a billion?",
            also=(
                lambda A, U, s, Vt: np.abs(U * s @ Vt - A).max() < 1e-9,
                lambda A, U, s, Vt: np.abs(U * s @ Vt - A).max() < 1e-8,
                lambda A, U, s, Vt: np.abs(U * s @ Vt - A).max() < 1e-10,
                lambda A, U, s, Vt: np.allclose(U * s @ Vt, A, rtol=0),
                lambda A, U, s, Vt: np.abs(U * s @ Vt - A).max() < 1e-12,
            ),
        ),
        Misconception(
            "is content with one equal entry",
            lambda A, U, s, Vt: bool(np.isclose(U * s @ Vt, A).any()),
            "One entry agrees. What joins the answers for all of them?",
        ),
        Misconception(
            "compares sizes only",
            lambda A, U, s, Vt: bool(np.isclose(np.linalg.norm(U * s @ Vt), np.linalg.norm(A))),
            "They are as large as each other. So are 3 and -3: are they the same?",
        ),
        Misconception(
            "compares sums only",
            lambda A, U, s, Vt: bool(np.isclose(np.sum(U * s @ Vt), np.sum(A))),
            "Their entries have the same sum. How many matrices have that?",
        ),
        Misconception(
            "compares the first row",
            lambda A, U, s, Vt: bool(np.allclose((U * s @ Vt)[0], A[0])),
            "The first row agrees. What about the second?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "leaves the stretch out",
            lambda A, U, s, Vt: _near(U @ Vt, A),
            "In yours `s` is never used. Which step is missing?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "runs the steps in the other order",
            lambda A, U, s, Vt: _near(Vt.T * s @ U.T, A),
            "In yours `U` acts first. Which one stands next to `x`?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "lets a tenth pass",
            lambda A, U, s, Vt: (U * s @ Vt).shape == A.shape and np.allclose(U * s @ Vt, A, atol=0.1),
            "A hundredth off is far more than rounding. How many digits does a float keep?",
            also=(
                lambda A, U, s, Vt: bool(np.allclose(U * s @ Vt, A, atol=0.1)),
                lambda A, U, s, Vt: bool(np.allclose(U * s @ Vt, A, atol=0.5)),
                lambda A, U, s, Vt: bool(np.array_equal(np.round(U * s @ Vt), np.round(A))),
                lambda A, U, s, Vt: bool(np.array_equal(np.round(U * s @ Vt, 1), np.round(A, 1))),
                lambda A, U, s, Vt: np.linalg.norm(U * s @ Vt - A) < 0.1,
            ),
        ),
        Misconception("says yes to all", lambda A, U, s, Vt: True, "Yours never says no. When should it?"),
        Misconception("says no to all", lambda A, U, s, Vt: False, "Yours never says yes. When should it?"),
        Misconception(
            "turns the answer round",
            lambda A, U, s, Vt: not _same(A, U, s, Vt),
            "You can tell the two kinds apart. Which of them should get `True`?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "compares shapes only",
            lambda A, U, s, Vt: (U * s @ Vt).shape == A.shape,
            "They have the same shape. Do they have the same numbers?",
        ),
        Misconception(
            "leaves out the absolute value",
            lambda A, U, s, Vt: bool((U * s @ Vt - A <= 1e-9).all()),
            "`U * s @ Vt - A` may be below zero by far. What does yours say then?",
            also=(lambda A, U, s, Vt: bool((U * s @ Vt - A < 1e-6).all()),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "says how far off, not whether",
            None,
            "You have measured how far off they are. From which number on is that no longer rounding?",
            when=lambda seen: any(isinstance(one.returned, float) for one in seen),
        ),
        *common_mistakes.of_a_bool(),
    ],
    hints=[
        "What is `U * s @ Vt - A` when only rounding differs? And is it exactly zero?",
        "`np.allclose` compares but for rounding. It also stretches shapes to fit: look at those first.",
        "Say no if the shapes differ. Else compare `np.linalg.norm(product - A)` with a billionth of `A`'s norm.",
    ],
    first_step="Start with the product: `U * s @ Vt`.",
    on_pass="A test with `==` on floats passes on lucky days only: say how near is near, and compared to what.",
)


def _same(A: Array, U: Array, s: Array, Vt: Array) -> bool:
    return _near(U * s @ Vt, A)
