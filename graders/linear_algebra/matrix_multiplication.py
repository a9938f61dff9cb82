"""Matrix multiplication, written out.

For ``A`` of shape (m, n) and ``B`` of shape (n, p), entry (i, j) of the product is ``sum(A[i, k] * B[k, j])`` over k,
the dot product of row i of ``A`` and column j of ``B``; shape (m, p).

Source: Golub and Van Loan, *Matrix Computations*, chapter 1.
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

__all__ = ["matmul"]


def _two(rng: Rng) -> list[Any]:
    m, n, p = (length(rng, 1, 4) for _ in range(3))
    return [matrix(rng, m, n), matrix(rng, n, p)]


def _rows_meet_rows(A: Array, B: Array) -> Array:
    return np.array([[np.dot(row, other) for other in B] for row in A])


def _only_the_last_term(A: Array, B: Array) -> Array:
    return np.outer(A[:, -1], B[-1])


def _first_row_only(A: Array, B: Array) -> Array:
    product = np.zeros((A.shape[0], B.shape[1]))
    product[0] = A[0] @ B
    return product


def _into_one_like_a(A: Array, B: Array) -> Array:
    product = np.zeros_like(A)
    for i, j in np.ndindex(A.shape[0], B.shape[1]):
        product[i, j] = A[i] @ B[:, j]
    return product


def _as_if_square(A: Array, B: Array) -> Array:
    size = len(A)
    product = np.zeros((size, size))
    for i, j, k in np.ndindex(size, size, size):
        product[i, j] += A[i, k] * B[k, j]
    return product


def _columns_meet_rows(A: Array, B: Array) -> Array:
    product = np.zeros((A.shape[0], B.shape[1]))
    for i, j in np.ndindex(A.shape[0], B.shape[1]):
        product[i, j] = np.sum(A[:, i] * B[j])
    return product


matmul = FunctionExercise(
    "linear-algebra/matmul",
    title="The product, written out",
    goal="Multiply two matrices without `@`: the matrix that does `B` first and then `A`.",
    reference=solutions.matmul,
    cases=[
        Case("two by two", example(array([1, 2], [3, 4]), array([0, 1], [1, 1]))),
        Case("three lengths", example(array([1, 2, 3], [4, 5, 6]), array([1, 0], [0, 1], [2, 2]))),
        Case("a row and a column", example(array([1, 2, 3]), array([4], [5], [6]))),
        Case("a column and a row", example(array([1], [2]), array([3, 4, 5]))),
        Case("wide result", example(array([1, -1]), array([1, 2, 3], [4, 5, 6]))),
        Case("tall result", example(array([1, 0], [0, 1], [1, 1]), array([2], [-3]))),
        Case("a single number", example(array([3]), array([-2]))),
        Case("zeros", example(np.zeros((2, 2)), array([1, 2], [3, 4]))),
        Case("whole numbers", example(whole([1, 2], [3, 4]), whole([5, 6], [7, 8]))),
        Case("numbers between", example(whole([1, 2], [3, 4]), array([0.5, 0.25], [0.75, 0.1]))),
        Case("numbers between, and whole ones", example(array([0.5, 0.25], [0.75, 0.1]), whole([1, 2], [3, 4]))),
        Case("thirds", example(array([1 / 3, 1], [0, 2]), array([1, 2], [1 / 7, 0]))),
        Case("any shapes that fit", draw=_two, times=5),
        Case("any squares", draw=lambda rng: [matrix(rng, 3, 3), matrix(rng, 3, 3)], times=2),
    ],
    criteria=[
        returns_array(
            "has the rows of A and the columns of B",
            shape=lambda A, B: (A.shape[0], B.shape[1]),
            requirement="It has as many rows as `A` and as many columns as `B`.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            requirement="Entry `[i, j]` comes from row `i` of `A` and column `j` of `B`.",
            question="Work out one entry by hand. Which row and which column meet there?",
        ),
    ],
    misconceptions=[
        Misconception(
            "multiplies entry by entry",
            lambda A, B: A * B,
            "Each of your entries comes from two numbers. Which whole row and column should meet there?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "multiplies in the other order",
            lambda A, B: B @ A,
            "You did `A` first and then `B`. Whose rows give the rows of the result?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "lets rows meet rows",
            _rows_meet_rows,
            "You take row `j` of `B`. Which of `B[j]` and `B[:, j]` is a column?",
            also=(lambda A, B: A @ B.T,),
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "lets columns meet columns",
            lambda A, B: A.T @ B,
            "You take column `i` of `A`. Which of `A[i]` and `A[:, i]` is a row?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "gives the transpose",
            lambda A, B: (A @ B).T,
            "Your numbers stand at `[j, i]`. Which index should count the rows of `A`?",
            theme=misconception_themes.TRANSPOSE,
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
            theme=misconception_themes.STOPS_EARLY,
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
            theme=misconception_themes.SUM_OR_MEAN,
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
        Misconception(
            "keeps the diagonal only",
            lambda A, B: np.diag(np.diag(A @ B)),
            "Yours fills the places `[i, i]`. Which places has the result, when it has three columns and two rows?",
        ),
        Misconception(
            "returns inside the loop",
            _first_row_only,
            "Only the first row is filled. Does your `return` stand inside the loop, or after it?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "lets every entry meet every other",
            lambda A, B: np.kron(A, B),
            "Every entry meets every other in yours. Which ones meet in entry `[i, j]`?",
            also=(np.multiply.outer,),
        ),
        Misconception(
            "does one entry only",
            lambda A, B: np.sum(A[0] * B[:, 0]),
            "Entry `[0, 0]` is done. How many entries has the result?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "strings the rows together",
            lambda A, B: (A @ B).ravel(),
            "The numbers are right, in one long row. Which shape has the result?",
        ),
        Misconception(
            "skips the last term",
            lambda A, B: A[:, :-1] @ B[:-1],
            "How many numbers does a row of `A` hold, and how often does your inner loop run?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "makes room for the shape of A",
            _into_one_like_a,
            "Your result has the shape of `A`. Whose columns does it need?",
        ),
        Misconception(
            "takes all matrices for square",
            _as_if_square,
            "Your loops all run to the same number. Which three lengths does a product have?",
        ),
        Misconception(
            "takes columns of A and rows of B",
            _columns_meet_rows,
            "Which of `A[i]` and `A[:, i]` is a row? And which of `B[j]` and `B[:, j]` is a column?",
            theme=misconception_themes.TRANSPOSE,
        ),
        *common_mistakes.of_an_array(solutions.matmul),
    ],
    hints=[
        "Which shape does the result have? Start from zeros of that shape.",
        "Entry `[i, j]` is a sum. Which numbers of row `A[i]` and column `B[:, j]` meet?",
        "Two loops over `i` and `j`, and in them `np.sum(A[i] * B[:, j])`.",
    ],
    first_step="Start with the shape of the result: `np.zeros((A.shape[0], B.shape[1]))`.",
    on_pass="Three nested loops hide in one `@`. From here on you may use it.",
)
