"""Multiplying: what `@` does, written out, and done again and again."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    given,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, array, length, matrix, whole

__all__ = ["matmul", "power"]


def _two(rng: Rng) -> list[Any]:
    m, n, p = (length(rng, 1, 4) for _ in range(3))
    return [matrix(rng, m, n), matrix(rng, n, p)]


def _rows_meet_rows(A: Array, B: Array) -> Array:
    return np.array([[np.dot(row, other) for other in B] for row in A])


def _only_the_last_term(A: Array, B: Array) -> Array:
    return np.outer(A[:, -1], B[-1])


matmul = FunctionExercise(
    "linear-algebra/matmul",
    title="The product, written out",
    goal="Multiply two matrices without `@`: the matrix that does `B` first and then `A`.",
    reference=solutions.matmul,
    cases=[
        Case("two by two", given(array([1, 2], [3, 4]), array([0, 1], [1, 1]))),
        Case("three lengths", given(array([1, 2, 3], [4, 5, 6]), array([1, 0], [0, 1], [2, 2]))),
        Case("a row and a column", given(array([1, 2, 3]), array([4], [5], [6]))),
        Case("a column and a row", given(array([1], [2]), array([3, 4, 5]))),
        Case("wide result", given(array([1, -1]), array([1, 2, 3], [4, 5, 6]))),
        Case("tall result", given(array([1, 0], [0, 1], [1, 1]), array([2], [-3]))),
        Case("a single number", given(array([3]), array([-2]))),
        Case("zeros", given(np.zeros((2, 2)), array([1, 2], [3, 4]))),
        Case("whole numbers", given(whole([1, 2], [3, 4]), whole([5, 6], [7, 8]))),
        Case("numbers between", given(whole([1, 2], [3, 4]), array([0.5, 0.25], [0.75, 0.1]))),
        Case("any shapes that fit", _two, times=5),
        Case("any squares", lambda rng: [matrix(rng, 3, 3), matrix(rng, 3, 3)], times=2),
    ],
    criteria=[
        returns_array(
            "has the rows of A and the columns of B",
            shape=lambda A, B: (A.shape[0], B.shape[1]),
            must="It has as many rows as `A` and as many columns as `B`.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            must="Entry `[i, j]` comes from row `i` of `A` and column `j` of `B`.",
            asks="Work out one entry by hand. Which row and which column meet there?",
        ),
    ],
    misconceptions=[
        Misconception(
            "multiplies entry by entry",
            lambda A, B: A * B,
            "Each of your entries comes from two numbers. Which whole row and column should meet there?",
        ),
        Misconception(
            "multiplies in the other order",
            lambda A, B: B @ A,
            "You did `A` first and then `B`. Whose rows give the rows of the result?",
        ),
        Misconception(
            "lets rows meet rows",
            _rows_meet_rows,
            "You take row `j` of `B`. Which of `B[j]` and `B[:, j]` is a column?",
            also=(lambda A, B: A @ B.T,),
        ),
        Misconception(
            "lets columns meet columns",
            lambda A, B: A.T @ B,
            "You take column `i` of `A`. Which of `A[i]` and `A[:, i]` is a row?",
        ),
        Misconception(
            "gives the transpose",
            lambda A, B: (A @ B).T,
            "Your numbers stand at `[j, i]`. Which index should count the rows of `A`?",
        ),
        Misconception(
            "keeps only the last term",
            _only_the_last_term,
            "Each term of your sum writes over the one before. What adds it instead?",
        ),
        Misconception(
            "keeps only the first term",
            lambda A, B: np.outer(A[:, 0], B[0]),
            "You take one product for each entry. How many numbers does a row of `A` hold?",
        ),
        Misconception(
            "forgets to add up",
            lambda A, B: A[:, :, None] * B[None, :, :],
            "You have all the products. Along which of the three indices should they be added up?",
        ),
        Misconception(
            "takes means",
            lambda A, B: A @ B / A.shape[1],
            "You divide by the length of a row. Is an entry the sum of the products, or their mean?",
        ),
        Misconception(
            "adds where it should multiply",
            lambda A, B: A.sum(axis=1)[:, None] + B.sum(axis=0)[None, :],
            "What happens to two numbers that meet: are they added or multiplied?",
        ),
        Misconception(
            "multiplies the sums",
            lambda A, B: A.sum(axis=1)[:, None] * B.sum(axis=0)[None, :],
            "You add up first and multiply then. In which order should it be?",
        ),
    ],
    hints=[
        "Which shape does the result have? Start from zeros of that shape.",
        "Entry `[i, j]` is a sum. Which numbers of row `A[i]` and column `B[:, j]` meet?",
        "Two loops over `i` and `j`, and in them `np.sum(A[i] * B[:, j])`.",
    ],
    first="Start with the shape of the result: `np.zeros((A.shape[0], B.shape[1]))`.",
    passing="Three nested loops hide in one `@`. From here on you may use it.",
)


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
        Case("twice", given(array([1, 1], [0, 1]), 2)),
        Case("three times", given(array([1, 2], [3, 4]), 3)),
        Case("once", given(array([1, 2], [3, 4]), 1)),
        Case("not at all", given(array([1, 2], [3, 4]), 0)),
        Case("four times", given(array([0, -1], [1, 1]), 4)),
        Case("five times", given(array([0, 1], [1, 1]), 5)),
        Case("a single number", given(array([-2]), 3)),
        Case("one that forgets all in the end", given(array([0, 1, 0], [0, 0, 1], [0, 0, 0]), 3)),
        Case("zeros, not at all", given(np.zeros((2, 2)), 0)),
        Case("whole numbers", given(whole([2, 0], [1, 3]), 6)),
        Case("a hundred quarter turns", given(array([0, -1], [1, 0]), 101)),
        Case("chances", given(array([0.9, 0.5], [0.1, 0.5]), 7)),
        Case("any", _powers, times=4),
    ],
    criteria=[
        returns_array("keeps the shape", shape_of=0),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            must="One product with it must do what `n` products with `A` do.",
            asks="What should `n = 1` give? And `n = 2`? Go up from there.",
        ),
    ],
    misconceptions=[
        Misconception(
            "raises each entry",
            lambda A, n: A**n,
            "`**` raises each entry by itself. What does `A @ A` give, and what does `A ** 2`?",
        ),
        Misconception(
            "multiplies by n", lambda A, n: n * A, "`n * A` acts once, `n` times as strong. How does it act `n` times?"
        ),
        Misconception(
            "does one step too many",
            lambda A, n: _one(A, n + 1),
            "What does yours give for `n = 1`? Where does your product start?",
        ),
        Misconception(
            "does one step too few",
            lambda A, n: _one(A, max(n - 1, 0)),
            "What does yours give for `n = 1`? How often does your loop run?",
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
        Misconception("only ever squares", lambda A, n: A @ A, "Yours never looks at `n`. What should `n = 3` give?"),
        Misconception(
            "loses a step when n is odd",
            lambda A, n: _one(A, n - n % 2),
            "`n // 2` forgets what is left over. What of the last step when `n` is odd?",
        ),
    ],
    hints=[
        "Which matrix does nothing? That is the right start, and the answer for `n = 0`.",
        "Start from `np.eye(len(A))` and multiply by `A`, `n` times.",
        "Quicker still: if `half` is the power `n // 2`, what is `half @ half`? And when `n` is odd?",
    ],
    first="Start with `n = 0`: which matrix gives back its input?",
    passing="Steps add up when matrices multiply. Repeat one often enough and only its strongest direction is left.",
)
