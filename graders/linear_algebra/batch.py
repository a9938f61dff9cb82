"""A matrix applied to a batch of vectors.

For ``F`` of shape (m, n) and a ``batch`` of shape (n, k), whose columns are vectors, the result is ``F @ batch`` of
shape (m, k): column j is ``F @ batch[:, j]``.

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
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, array, length, matrix, whole

__all__ = ["apply_to_batch"]


def _batch(rng: Rng) -> list[Any]:
    m, n, b = (length(rng, 1, 4) for _ in range(3))
    return [matrix(rng, m, n), matrix(rng, n, b)]


def _into_one_like_the_batch(F: Array, batch: Array) -> Array:
    moved = np.zeros_like(batch)
    for j in range(batch.shape[1]):
        moved[:, j] = F @ batch[:, j]
    return moved


def _into_the_batch(F: Array, batch: Array) -> Array:
    batch[:] = F @ batch
    return batch


apply_to_batch = FunctionExercise(
    "linear-algebra/apply-to-batch",
    title="A loop without the loop",
    goal="Apply the matrix `F` to every column of `batch`.",
    reference=solutions.apply_to_batch,
    cases=[
        Case("two vectors", example(array([1, 2], [0, 1]), array([1, 0], [0, 2]))),
        Case("three vectors", example(array([1, 2], [3, 4]), array([1, 0, 2], [0, 1, 5]))),
        Case("one that drops an entry", example(array([1, 0, 0], [0, 0, 1]), array([1, 4], [2, 5], [3, 6]))),
        Case(
            "as many vectors as entries",
            example(array([0, 1, 0], [0, 0, 2], [1, 0, 0]), array([1, 2, 3], [4, 5, 6], [7, 8, 9])),
        ),
        Case("a single vector", example(array([1, 2], [3, 4], [5, 6]), array([1], [-1]))),
        Case("one number out", example(array([1, 1, 1]), array([1, 2], [3, 4], [5, 6]))),
        Case("one number in", example(array([2], [-3]), array([1, 4, 5]))),
        Case("one number in and out", example(array([3]), array([1, 2]))),
        Case("one that forgets all", example(np.zeros((2, 2)), array([1, 2, 3], [4, 5, 6]))),
        Case("whole numbers", example(whole([1, 2], [3, 4]), whole([1, 1, 2], [0, 1, 3]))),
        Case("whole numbers and others", example(whole([1, 2], [3, 4]), array([0.5, 0.25], [0.1, 0.7]))),
        Case("others and whole numbers", example(array([0.5, 0.25], [0.1, 0.7]), whole([1, 2], [3, 4]))),
        Case("thirds", example(array([1 / 3, 1], [0, 2 / 3]), array([1, 1 / 3], [2, 0]))),
        Case("any batch", draw=_batch, times=5),
        Case("any square batch", draw=lambda rng: [matrix(rng, 3, 3), matrix(rng, 3, 3)], times=2),
    ],
    criteria=[
        returns_array(
            "has one column for each vector",
            shape=lambda F, batch: (F.shape[0], batch.shape[1]),
            requirement="It has a column for each column of `batch`, and each is as long as what `F` gives.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "treats the first column alone",
            lambda F, batch, out: np.allclose(out[:, 0], F @ batch[:, 0], 1e-4, 1e-6),
            "Its first column must be `F @ batch[:, 0]`.",
            "What does `F` make of the first column? Where should that stand?",
        ),
        agrees_with_reference(
            requirement="Column `j` must be `F @ batch[:, j]`.", question="Which vector belongs to that column?"
        ),
    ],
    misconceptions=[
        Misconception(
            "applies it to the rows",
            lambda F, batch: F @ batch.T,
            "You took the rows of `batch` for the vectors. Which of `batch[j]` and `batch[:, j]` is a column?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "applies it to the rows and stands them up",
            lambda F, batch: (F @ batch.T).T,
            "You took the rows of `batch` for the vectors. Which of `batch[j]` and `batch[:, j]` is a column?",
            also=(lambda F, batch: batch @ F.T,),
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "lays the results down as rows",
            lambda F, batch: (F @ batch).T,
            "The results are right, and they lie down. How can a list of them become columns?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "multiplies entry by entry",
            lambda F, batch: F * batch,
            "`*` multiplies entry by entry. Which sign calls `F` with an input?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "multiplies in the other order",
            lambda F, batch: batch @ F,
            "In `batch @ F` it is `batch` that acts. Who should act on whom?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "applies the transpose",
            lambda F, batch: F.T @ batch,
            "You turned `F` round. How many numbers does it take now?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "does only the first",
            lambda F, batch: F @ batch[:, 0],
            "The first vector is done. What about the others?",
            also=(lambda F, batch: F @ batch[:, :1],),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "adds the results up",
            lambda F, batch: (F @ batch).sum(axis=1),
            "All results went into one. How can each keep a column of its own?",
        ),
        Misconception(
            "gives the batch back",
            lambda F, batch: batch,
            "Nothing happened to the batch. Where does `F` come in?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "applies it twice",
            lambda F, batch: F @ (F @ batch),
            "How many times does `F` act on each vector in yours?",
        ),
        Misconception(
            "averages the results",
            lambda F, batch: (F @ batch).mean(axis=1),
            "All results went into one. How can each keep a column of its own?",
        ),
        Misconception(
            "strings the results together",
            lambda F, batch: (F @ batch).ravel(),
            "The numbers are right, in one long row. How does each result become a column?",
        ),
        Misconception(
            "counts rows for vectors",
            lambda F, batch: np.column_stack([F @ batch[:, j] for j in range(len(batch))]),
            "`len(batch)` counts rows. How do you count the columns?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "leaves out the last vector",
            lambda F, batch: np.column_stack([F @ batch[:, j] for j in range(batch.shape[1] - 1)]),
            "How many vectors are in the batch, and how many go through your loop?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "turns the order of the vectors round",
            lambda F, batch: (F @ batch)[:, ::-1],
            "Which vector belongs to your first column: the first, or the last?",
        ),
        Misconception(
            "reshapes instead of turning",
            lambda F, batch: (F @ batch).T.reshape(F.shape[0], batch.shape[1]),
            "`reshape` keeps the numbers in their order and moves the line breaks. What turns rows into columns?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "makes room like the batch",
            _into_one_like_the_batch,
            "Your results go into an array like `batch`. How many numbers does `F` give, and of which type?",
        ),
        Misconception(
            "writes into the batch",
            _into_the_batch,
            "The batch is not what it was. Which line writes into it?",
            theme=misconception_themes.INPLACE,
        ),
        *common_mistakes.of_an_array(solutions.apply_to_batch),
    ],
    hints=[
        "What would a loop over the columns compute for column `j`?",
        "Column `j` of a product `A @ B` is `A @ B[:, j]`. Do you need the loop?",
        "`F @ batch` does every column at once.",
    ],
    first_step="Start with one column: `F @ batch[:, 0]`.",
    on_pass="A matrix times a batch is a loop without the loop. Every layer of a network runs like this.",
)
