"""Powers of a square matrix.

``A**n`` is the product of n copies of ``A``, of shape (d, d), and the identity for n = 0. By repeated squaring it takes
about ``2 * log2(n)`` products.

Source: Knuth, *The Art of Computer Programming*, volume 2, section 4.6.3.
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
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, array, length, matrix, whole
from .vector_plots import basis_images

__all__ = ["power"]


def _powers(rng: Rng) -> list[Any]:
    size = length(rng, 2, 3)
    return [matrix(rng, size, size), int(rng.integers(2, 7))]


def _one(A: Array, n: int) -> Array:
    return np.linalg.matrix_power(A, n)


def _squared(A: Array, n: int) -> Array:
    for _ in range(n):
        A = A @ A
    return A


power = FunctionExercise(
    "linear-algebra/power",
    title="The same step again and again",
    goal="Give the matrix that does what `A` does, `n` times over.",
    reference=solutions.power,
    cases=[
        Case("twice", example(array([1, 1], [0, 1]), 2)),
        Case("three times", example(array([1, 2], [3, 4]), 3)),
        Case("once", example(array([1, 2], [3, 4]), 1)),
        Case("not at all", example(array([1, 2], [3, 4]), 0)),
        Case("four times", example(array([0, -1], [1, 1]), 4)),
        Case("five times", example(array([0, 1], [1, 1]), 5)),
        Case("a single number", example(array([-2]), 3)),
        Case("one that forgets all in the end", example(array([0, 1, 0], [0, 0, 1], [0, 0, 0]), 3)),
        Case("zeros, not at all", example(np.zeros((2, 2)), 0)),
        Case("whole numbers", example(whole([2, 0], [1, 3]), 6)),
        Case("a hundred quarter turns", example(array([0, -1], [1, 0]), 101)),
        Case("chances", example(array([0.9, 0.5], [0.1, 0.5]), 7)),
        Case("chances, an even number of times", example(array([0.9, 0.5], [0.1, 0.5]), 4)),
        Case("any", draw=_powers, times=4),
    ],
    criteria=[
        returns_array("keeps the shape", shape_of=0),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            requirement="One product with it must do what `n` products with `A` do.",
            question="What should `n = 1` give? And `n = 2`? Go up from there.",
        ),
    ],
    misconceptions=[
        Misconception(
            "raises each entry",
            lambda A, n: A**n,
            "`**` raises each entry by itself. What does `A @ A` give, and what does `A ** 2`?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
            also=(
                lambda A, n: np.eye(len(A)) * np.asarray(A, dtype=float) ** n,
                lambda A, n: np.exp(n * np.log(A)),
            ),
        ),
        Misconception(
            "multiplies by n", lambda A, n: n * A, "`n * A` acts once, `n` times as strong. How does it act `n` times?"
        ),
        Misconception(
            "does one step too many",
            lambda A, n: _one(A, n + 1),
            "What does yours give for `n = 1`? Where does your product start?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "does one step too few",
            lambda A, n: _one(A, max(n - 1, 0)),
            "What does yours give for `n = 1`? How often does your loop run?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "squares n times",
            _squared,
            "Squaring doubles the number of steps. How many steps are three squarings?",
        ),
        Misconception(
            "does at least one step",
            lambda A, n: _one(A, max(n, 1)),
            "Which matrix does nothing at all? That is what `n = 0` asks for.",
        ),
        Misconception(
            "starts from ones",
            lambda A, n: np.ones(A.shape) @ _one(A, n),
            "Your product starts from a matrix of ones. Which matrix changes nothing in a product?",
        ),
        Misconception(
            "starts from zeros",
            lambda A, n: np.zeros(A.shape),
            "Zeros times anything stay zeros. Which matrix changes nothing in a product?",
        ),
        Misconception(
            "gives zeros for no steps",
            lambda A, n: _one(A, n) if n else np.zeros(A.shape),
            "Zero steps leave `x` where it is. Does a matrix of zeros?",
        ),
        Misconception(
            "gives ones for no steps",
            lambda A, n: _one(A, n) if n else np.ones(A.shape),
            "Zero steps leave `x` where it is. Does a matrix of ones?",
        ),
        Misconception(
            "only ever squares",
            lambda A, n: A @ A,
            "Yours never looks at `n`. What should `n = 3` give?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "loses a step when n is odd",
            lambda A, n: _one(A, n - n % 2),
            "`n // 2` forgets what is left over. What of the last step when `n` is odd?",
            also=(lambda A, n: _one(A, 2 ** int(np.log2(n)) if n else 0),),
        ),
        Misconception(
            "adds all powers up",
            lambda A, n: sum((_one(A, k) for k in range(n + 1)), np.zeros(A.shape)),
            "You add up what happens after each number of steps. Where is `x` after the last one alone?",
            also=(lambda A, n: sum((_one(A, k) for k in range(1, n + 1)), np.zeros(A.shape)),),
        ),
        Misconception(
            "gives the number one for no steps",
            lambda A, n: _one(A, n) if n else 1,
            "`1` is what does nothing among numbers. Which matrix does nothing to a vector?",
        ),
        Misconception(
            "gives the transpose",
            lambda A, n: _one(A, n).T,
            "Your numbers stand at `[j, i]`. What turned them?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "makes a number of the matrix",
            lambda A, n: np.linalg.det(A) ** n,
            "Yours makes one number of the whole matrix. What could one number do to a vector?",
            also=(
                lambda A, n: np.trace(A) ** n,
                lambda A, n: np.sum(A) ** n,
            ),
        ),
        Misconception(
            "stops at three steps",
            lambda A, n: _one(A, min(n, 3)),
            "What does yours do for `n = 4` that it does not do for `n = 3`?",
            also=(lambda A, n: _one(A, min(n, 2)),),
        ),
        *common_mistakes.of_an_array(solutions.power),
    ],
    hints=[
        "Which matrix does nothing? That is the right start, and the answer for `n = 0`.",
        "Start from `np.eye(len(A))` and multiply by `A`, `n` times.",
        "Quicker still: if `half` is the power `n // 2`, what is `half @ half`? And when `n` is odd?",
    ],
    first_step="Start with `n = 0`: which matrix gives back its input?",
    on_pass="Steps add up when matrices multiply. After many, as a rule, only the strongest direction is left.",
    picture=lambda A, n, out: basis_images(out),
)
