"""Batches: one matrix on many vectors at once, and two matrices on the same vector at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Rng, array, length, matrix, whole

__all__ = ["apply_to_batch", "run_both"]


def _batch(rng: Rng) -> list[Any]:
    m, n, b = (length(rng, 1, 4) for _ in range(3))
    return [matrix(rng, m, n), matrix(rng, n, b)]


apply_to_batch = FunctionExercise(
    "linear-algebra/apply-to-batch",
    title="A loop without the loop",
    goal="Apply the matrix `F` to every column of `batch`.",
    reference=solutions.apply_to_batch,
    cases=[
        Case("two vectors", given(array([1, 2], [0, 1]), array([1, 0], [0, 2]))),
        Case("three vectors", given(array([1, 2], [3, 4]), array([1, 0, 2], [0, 1, 5]))),
        Case("one that drops an entry", given(array([1, 0, 0], [0, 0, 1]), array([1, 4], [2, 5], [3, 6]))),
        Case(
            "as many vectors as entries",
            given(array([0, 1, 0], [0, 0, 2], [1, 0, 0]), array([1, 2, 3], [4, 5, 6], [7, 8, 9])),
        ),
        Case("a single vector", given(array([1, 2], [3, 4], [5, 6]), array([1], [-1]))),
        Case("one number out", given(array([1, 1, 1]), array([1, 2], [3, 4], [5, 6]))),
        Case("one number in", given(array([2], [-3]), array([1, 4, 5]))),
        Case("one number in and out", given(array([3]), array([1, 2]))),
        Case("one that forgets all", given(np.zeros((2, 2)), array([1, 2, 3], [4, 5, 6]))),
        Case("whole numbers", given(whole([1, 2], [3, 4]), whole([1, 1, 2], [0, 1, 3]))),
        Case("whole numbers and others", given(whole([1, 2], [3, 4]), array([0.5, 0.25], [0.1, 0.7]))),
        Case("any batch", _batch, times=5),
        Case("any square batch", lambda rng: [matrix(rng, 3, 3), matrix(rng, 3, 3)], times=2),
    ],
    criteria=[
        returns_array(
            "has one column for each vector",
            shape=lambda F, batch: (F.shape[0], batch.shape[1]),
            must="It has a column for each column of `batch`, and each is as long as what `F` gives.",
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
            must="Column `j` must be `F @ batch[:, j]`.", asks="Which vector belongs to that column?"
        ),
    ],
    misconceptions=[
        Misconception(
            "applies it to the rows",
            lambda F, batch: F @ batch.T,
            "You took the rows of `batch` for the vectors. Which of `batch[j]` and `batch[:, j]` is a column?",
        ),
        Misconception(
            "applies it to the rows and stands them up",
            lambda F, batch: (F @ batch.T).T,
            "You took the rows of `batch` for the vectors. Which of `batch[j]` and `batch[:, j]` is a column?",
            also=(lambda F, batch: batch @ F.T,),
        ),
        Misconception(
            "lays the results down as rows",
            lambda F, batch: (F @ batch).T,
            "The results are right, and they lie down. How can a list of them become columns?",
        ),
        Misconception(
            "multiplies entry by entry",
            lambda F, batch: F * batch,
            "`*` multiplies entry by entry. Which sign calls `F` with an input?",
        ),
        Misconception(
            "multiplies in the other order",
            lambda F, batch: batch @ F,
            "In `batch @ F` it is `batch` that acts. Who should act on whom?",
        ),
        Misconception(
            "applies the transpose",
            lambda F, batch: F.T @ batch,
            "You turned `F` round. How many numbers does it take now?",
        ),
        Misconception(
            "does only the first",
            lambda F, batch: F @ batch[:, 0],
            "The first vector is done. What about the others?",
            also=(lambda F, batch: F @ batch[:, :1],),
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
    ],
    hints=[
        "What would a loop over the columns compute for column `j`?",
        "Column `j` of a product `A @ B` is `A @ B[:, j]`. Do you need the loop?",
        "`F @ batch` does every column at once.",
    ],
    first="Start with one column: `F @ batch[:, 0]`.",
    passing="A matrix times a batch is a loop without the loop. Every layer of a network runs like this.",
)


def _both(rng: Rng) -> list[Any]:
    n = length(rng, 1, 4)
    return [matrix(rng, length(rng, 1, 3), n), matrix(rng, length(rng, 1, 3), n)]


run_both = FunctionExercise(
    "linear-algebra/run-both",
    title="Two functions, one input",
    goal="Make one matrix that gives what `A` gives and then what `B` gives, for the same input.",
    reference=solutions.run_both,
    cases=[
        Case("one row each", given(array([1, 2]), array([3, 4]))),
        Case("two rows and one", given(array([1, 2, 3], [4, 5, 6]), array([7, 8, 9]))),
        Case("one row and two", given(array([1, 0, 0]), array([0, 1, 0], [0, 0, 1]))),
        Case("two rows and three", given(array([1, 0], [0, 1]), array([1, 1], [2, 0], [0, 3]))),
        Case("two squares", given(array([1, 2], [3, 4]), array([0, -1], [1, 0]))),
        Case("one number in", given(array([2]), array([3], [5]))),
        Case("twice the same", given(np.eye(2), np.eye(2))),
        Case("one that gives zeros", given(array([1, 1]), np.zeros((3, 2)))),
        Case("whole numbers", given(whole([1, 2], [3, 4], [5, 6]), whole([7, 8]))),
        Case("whole numbers and others", given(whole([1, 2]), array([0.5, 0.25]))),
        Case("any two", _both, times=5),
    ],
    criteria=[
        returns_array(
            "takes one input and gives both outputs",
            shape=lambda A, B: (A.shape[0] + B.shape[0], A.shape[1]),
            must="It takes what `A` takes, once, and gives as many numbers as `A` and `B` together.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "gives what A gives first",
            lambda A, B, both: np.allclose(both[: len(A)], A, 1e-4, 1e-6),
            "What `A` gives must come first.",
            "Whose rows stand on top in yours?",
        ),
        agrees_with_reference(must="After what `A` gives, `B` has its turn.", asks="Which rows make the second part?"),
    ],
    misconceptions=[
        Misconception(
            "puts them side by side",
            lambda A, B: np.hstack([A, B]),
            "Side by side they take a longer input. How do they share one?",
        ),
        Misconception(
            "puts B on top",
            lambda A, B: np.vstack([B, A]),
            "Whose output comes first in yours? Whose should?",
        ),
        Misconception(
            "adds them up",
            lambda A, B: A + B,
            "A sum mixes both outputs into one. How can both be kept?",
        ),
        Misconception(
            "runs one after the other", lambda A, B: A @ B, "Who gets the output of `B` in yours? Both should get `x`."
        ),
        Misconception(
            "runs the other one after", lambda A, B: B @ A, "Who gets the output of `A` in yours? Both should get `x`."
        ),
        Misconception(
            "gives each an input of its own",
            lambda A, B: np.block([[A, np.zeros((len(A), B.shape[1]))], [np.zeros((len(B), A.shape[1])), B]]),
            "Yours takes two inputs, one for each. How many columns does one input need?",
        ),
        Misconception("drops B", lambda A, B: A, "What became of `B`?"),
        Misconception("drops A", lambda A, B: B, "What became of `A`?"),
        Misconception(
            "stacks into a third dimension",
            lambda A, B: np.stack([A, B]),
            "`np.stack` makes a new dimension. How many does a matrix have?",
        ),
        Misconception(
            "gives the transpose",
            lambda A, B: np.vstack([A, B]).T,
            "Rows give, columns take. How many numbers does yours take?",
        ),
        Misconception(
            "gives two matrices",
            lambda A, B: (A, B),
            "Both are there. How do they become one matrix?",
            also=(lambda A, B: [A, B],),
        ),
        Misconception(
            "multiplies entry by entry",
            lambda A, B: A * B,
            "A product entry by entry mixes both. How can both be kept?",
        ),
    ],
    hints=[
        "Each row of a matrix gives one number. Which rows do you want, and in which order?",
        "The rows of `A` come first, then the rows of `B`. How do you put one under the other?",
        "`np.vstack([A, B])` puts the rows of `B` under those of `A`.",
    ],
    first="Start with two matrices of one row each: which matrix gives both numbers?",
    passing="More rows are more functions on the same input. A layer with 500 outputs is 500 of them in a stack.",
)
