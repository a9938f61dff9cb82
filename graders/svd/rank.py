"""The rank of a matrix, numerically.

The rank of ``A``, of shape (m, n), is the dimension of its column space, and equals the number of its singular values
that are not zero; it lies between 0 and min(m, n). In floating point a zero singular value comes out at about the unit
roundoff times the largest, so ``rank = sum(s > tolerance * s[0])``, with a tolerance relative to ``s[0]``. The product
of a column and a row that are not zero has rank 1.

Source: Golub and Van Loan, *Matrix Computations* (numerical rank); Trefethen and Bau, *Numerical Linear Algebra*,
lecture 5.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Prediction,
    agrees_with_reference,
    example,
    holds,
    leaves_arguments_alone,
    returns_integer,
)
from graders.solutions import svd as solutions

from .factors import singular_values
from .matrices import CHOOSE, Array, array, of_any_rank, whole

__all__ = ["outer", "rank"]

outer = Prediction(
    "svd/outer",
    title="Nine numbers",
    goal="Predict the rank of a column times a row.",
    name="outer_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "Each row of `A` is a multiple of which other one? Do three rows that all say the same count three times?",
        "c": "To write `A` down again, which numbers do you need: all nine, or the column and the row?",
    },
    misconceptions={"a": "counts the rows", "c": "counts the numbers"},
    hints=[
        "`A @ x` is the column times `row @ x`. What is `row @ x`: a vector, or one number?",
        "Whatever goes in, one number gets through, and the column is stretched by it.",
    ],
    first_step=CHOOSE,
    on_pass="One number gets through, `row @ x`; the column only says where it goes. So it is rank 1.",
)


_rank: Callable[[Array], int] = solutions.rank


_ROUNDED = array(0.1, 0.2, 0.3)[:, None] * array(1, 3, 7)

rank = FunctionExercise(
    "svd/rank",
    title="How many survive",
    goal="Count the directions that a matrix does not throw away.",
    reference=solutions.rank,
    cases=[
        Case("loses nothing", example(array([1, 0], [0, 1]))),
        Case("the second row is twice the first", example(array([1, 2], [2, 4]))),
        Case("keeps one of two", example(array([1, 0], [0, 0]))),
        Case("loses all", example(array([0, 0], [0, 0]))),
        Case("a single row", example(array([1, 2, 3]))),
        Case("a single column", example(array([0], [0], [5]))),
        Case("wide", example(array([1, 0, 2], [0, 1, 3]))),
        Case("tall, with one row that adds nothing", example(array([1, 0], [0, 1], [1, 1]))),
        Case("no zero in it, and one survives", example(array([1, 2, 3], [2, 4, 6], [3, 6, 9]))),
        Case("no row is another's multiple", example(array([1, 2, 3], [4, 5, 6], [7, 8, 9]))),
        Case("nothing on the diagonal", example(array([0, 0], [3, 0]))),
        Case("turns", example(array([0, -1, 0], [1, 0, 0], [0, 0, 0]))),
        Case("negative numbers", example(array([-1, 2], [3, -4]))),
        Case("negative numbers, and one survives", example(array([-1, -2], [-2, -4]))),
        Case("only the last column adds something", example(array([1, 2, 3], [2, 4, 7]))),
        Case("adds up to nothing", example(array([1, -1], [-1, 1]))),
        Case("whole numbers", example(whole([2, 0, 0], [0, 3, 0]))),
        Case("multiples, but for rounding", example(_ROUNDED)),
        Case("large numbers, rounded", example(1e9 * _ROUNDED)),
        Case("tiny numbers", example(1e-12 * array([1, 0], [0, 2]))),
        Case("one direction much smaller than the other", example(array([1, 0], [0, 1e-5]))),
        Case("any matrix", draw=lambda rng: [of_any_rank(rng)], times=4),
    ],
    criteria=[
        returns_integer(requirement="A rank is a whole number: it counts."),
        leaves_arguments_alone(),
        holds(
            "lies between 0 and the shorter side",
            lambda A, r: 0 <= r <= min(A.shape),
            "No more can survive than go in, and no more than there is room for.",
            "What do you count? How many directions go in, and how many places are there?",
        ),
        agrees_with_reference(question="Which singular values are zero, but for rounding? `np.linalg.svd` gives them."),
    ],
    misconceptions=[
        Misconception("counts the rows", len, "You count the rows. What does a row add that is twice another one?"),
        Misconception(
            "counts the columns",
            lambda A: A.shape[1],
            "You count what goes in. What of it is still to be told apart afterwards?",
        ),
        Misconception(
            "takes the shorter side",
            lambda A: min(A.shape),
            "That is the most that can survive. What are the singular values of `[[1, 2], [2, 4]]`?",
            also=(lambda A: len(singular_values(A)),),
        ),
        Misconception(
            "asks for exactly zero",
            lambda A: np.count_nonzero(singular_values(A)),
            "Print the singular values with all their digits. Is the last one zero, or rounding?",
            theme=misconception_themes.EXACT_FLOATS,
        ),
        Misconception(
            "measures with a fixed yardstick",
            lambda A: np.sum(singular_values(A) > 1e-10),
            "What does yours say if all entries are a trillion times larger, or smaller? What is small compared to?",
            also=(
                lambda A: np.sum(singular_values(A) > 1e-8),
                lambda A: np.sum(singular_values(A) > 1e-6),
                lambda A: np.sum(singular_values(A) > 1e-9),
                lambda A: np.sum(singular_values(A) > 1e-12),
                lambda A: np.linalg.matrix_rank(A, tol=1e-3),
                lambda A: np.sum(~np.isclose(singular_values(A), 0)),
            ),
        ),
        Misconception(
            "throws small ones away too",
            lambda A: np.sum(singular_values(A) > 0.01 * np.max(singular_values(A))),
            "A hundred-thousandth of the largest is small, and no rounding. How small is rounding?",
            also=(
                lambda A: np.sum(singular_values(A) > 1e-3 * np.max(singular_values(A))),
                lambda A: np.sum(singular_values(A) > 0.1 * np.max(singular_values(A))),
                lambda A: np.sum(np.round(singular_values(A) / max(np.max(singular_values(A)), 1e-300), 3) > 0),
                lambda A: np.sum(singular_values(A) > 1e-4 * np.max(singular_values(A))),
            ),
        ),
        Misconception(
            "counts the entries that are not zero",
            np.count_nonzero,
            "You count entries. How many numbers get through `[[1, 2], [2, 4]]`?",
        ),
        Misconception(
            "counts the rows that are not zero",
            lambda A: np.sum(np.any(A != 0, axis=1)),
            "A row that repeats another is not zero. Does it let anything new through?",
        ),
        Misconception(
            "counts the columns that are not zero",
            lambda A: np.sum(np.any(A != 0, axis=0)),
            "Two columns may point the same way. How many places do they lead to?",
        ),
        Misconception(
            "counts different rows",
            lambda A: len(np.unique(A, axis=0)),
            "`[1, 2]` and `[2, 4]` differ. Does the second row ask anything that the first does not?",
        ),
        Misconception(
            "counts the diagonal",
            lambda A: np.count_nonzero(np.diag(A)),
            "You look at the diagonal. What does `[[0, 0], [3, 0]]` let through?",
        ),
        Misconception(
            "counts what is lost",
            lambda A: A.shape[1] - _rank(A),
            "That is how many directions are thrown away. How many are left?",
            also=(lambda A: min(A.shape) - _rank(A),),
        ),
        Misconception(
            "adds the singular values up",
            lambda A: np.sum(singular_values(A)),
            "A sum says how much is stretched in all. What do you want to know of each value?",
        ),
        Misconception(
            "adds the diagonal up",
            np.trace,
            "That is the trace. It counts only for a projector: what is it for `[[5, 0], [0, 5]]`?",
        ),
        Misconception(
            "asks for an eigenvalue",
            lambda A: np.sum(np.abs(np.linalg.eigvals(A)) > 1e-8),
            "Only a square matrix has eigenvalues. Which values does every matrix have?",
            also=(
                lambda A: np.count_nonzero(np.linalg.eigvals(A)),
                lambda A: np.sum(np.abs(np.linalg.eigvals(A)) > 1e-10),
            ),
        ),
        Misconception(
            "counts one too many",
            lambda A: _rank(A) + 1,
            "Where does your count start? What does it say of a matrix of zeros?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "lets something survive zeros",
            lambda A: max(_rank(A), 1),
            "Nothing survives a matrix of zeros. What is the largest singular value then, and what is it compared to?",
        ),
        Misconception(
            "gives an answer for each singular value",
            None,
            "You have one entry for each singular value. What makes a single count of them?",
            when=lambda seen: all(np.ndim(one.returned) == 1 for one in seen),
        ),
        Misconception(
            "asks whether it can be undone",
            lambda A: len(A) if abs(np.linalg.det(A)) > 1e-9 else len(A) - 1,
            "A determinant only says whether something is lost. How much is it?",
        ),
        *common_mistakes.of_a_number(solutions.rank)[:-1],  # a whole number has no digits to lose
    ],
    hints=[
        "Which values does `np.linalg.svd(A, compute_uv=False)` give for `[[1, 2], [2, 4]]`?",
        "Count those that are not zero. Rounding leaves about 1e-16 of the largest one.",
        "Compare each with the largest, `s[0]`: more than `1e-10 * s[0]` counts. What if all are zero?",
    ],
    first_step="Start with the singular values: `s = np.linalg.svd(A, compute_uv=False)`.",
    on_pass="Rank is what survives. What goes in and does not survive has directions too: next.",
)
