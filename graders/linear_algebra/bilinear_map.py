"""A bilinear map with one of its vectors fixed: a matrix.

An array ``T`` of shape (m, n, p) is a bilinear map: ``T(x, y)[i] = sum(T[i, j, k] * y[j] * x[k])``. With x of shape
(p,) fixed it is linear in y, and its matrix is ``T @ x``, of shape (m, n): entry (i, j) is ``dot(T[i, j], x)``.

Source: Axler, *Linear Algebra Done Right* (4th edition), chapter 9.
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

from .matrices import Array, Rng, array, gives_a_function, length, matrix, whole

__all__ = ["give_one"]

_COMPLEX = array([[1, 0], [0, -1]], [[0, 1], [1, 0]])
"""The product of complex numbers: linear in each of the two."""


def _any(rng: Rng) -> list[Any]:
    m, n, p = (length(rng, 1, 3) for _ in range(3))
    return [matrix(rng, m * n, p).reshape(m, n, p), matrix(rng, 1, p)[0]]


def _any_cube(rng: Rng) -> list[Any]:
    return [matrix(rng, 9, 3).reshape(3, 3, 3), matrix(rng, 1, 3)[0]]


def _with(T: Array, x: Array, axis: int) -> Array:
    """Return what is left of `T` when `x` uses up the direction `axis`."""
    left: Array = np.tensordot(T, x, axes=(axis, 0))
    return left


give_one = FunctionExercise(
    "linear-algebra/give-one",
    title="A function that returns functions",
    goal="Give `T` one of its two vectors, and get the matrix that waits for the other.",
    reference=solutions.give_one,
    cases=[
        Case("two by two by two", example(array([[1, 2], [3, 4]], [[5, 6], [7, 8]]), array(1, 10))),
        Case("a product of complex numbers", example(_COMPLEX, array(3, 4))),
        Case("the first basis vector", example(array([[1, 2], [3, 4]], [[5, 6], [7, 8]]), array(1, 0))),
        Case("three lengths", example(array([[1, 0, 2], [0, 1, 5]]), array(1, 1, 2))),
        Case("one matrix", example(array([[1, 2], [3, 4], [5, 6]]), array(1, -1))),
        Case("many rows of one", example(array([[1, 2, 3]], [[0, 1, 0]]), array(1, 1, 1))),
        Case("one number", example(array([[2]]), array(3))),
        Case("one entry in x", example(array([[1], [2]], [[3], [4]]), array(-2))),
        Case("an x of zeros", example(array([[1, 2], [3, 4]], [[5, 6], [7, 8]]), array(0, 0))),
        Case("whole numbers", example(whole([[1, 0], [0, 2]], [[3, 1], [1, 1]]), whole(2, 5))),
        Case("whole numbers and others", example(whole([[1, 0], [0, 2]], [[3, 1], [1, 1]]), array(0.5, 0.25))),
        Case("others and whole numbers", example(array([[0.5, 0], [0, 0.25]], [[3, 1], [1, 1]]), whole(2, 5))),
        Case("thirds", example(array([[1 / 3, 1], [2, 0]], [[0, 1], [2 / 3, 1]]), array(1, 2))),
        Case("any", draw=_any, times=4),
        Case("any cube", draw=_any_cube, times=3),
    ],
    criteria=[
        returns_array(
            "leaves two directions",
            shape=lambda T, x: T.shape[:2],
            requirement="The last direction of `T` is used up. Its first two are left: a matrix.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "lets x meet the last direction",
            lambda T, x, left: abs(left[0, 0] - np.dot(T[0, 0], x)) < 1e-6 * (1 + abs(left[0, 0])),
            "Entry `[0, 0]` must be `T[0, 0]`, a vector, times `x`.",
            "Which numbers of `T` go into your entry `[0, 0]`? Print `T[0, 0]`.",
        ),
        agrees_with_reference(
            requirement="Entry `[i, j]` must be the dot product of `T[i, j]` and `x`.",
            question="`T[i]` is a matrix. What does `T[i] @ x` give, and where should it stand?",
        ),
    ],
    misconceptions=[
        Misconception(
            "uses up the middle direction",
            lambda T, x: _with(T, x, 1),
            "In yours `x` meets the middle direction of `T`. Which one should be used up?",
            also=(
                lambda T, x: x @ T,
                lambda T, x: np.einsum("ijk,j->ik", T, x),
                lambda T, x: np.stack([x @ one for one in T]),
            ),
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "uses up the first direction",
            lambda T, x: _with(T, x, 0),
            "In yours `x` mixes the matrices `T[0]`, `T[1]`, and so on. Which direction should be used up?",
            also=(lambda T, x: T.T @ x, lambda T, x: sum(x[k] * T[k] for k in range(len(x)))),
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "gives the transpose",
            lambda T, x: (T @ x).T,
            "Row `i` should come from `T[i]`. What does row 0 of yours come from?",
            also=(lambda T, x: np.column_stack([one @ x for one in T]),),
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "forgets to add up",
            lambda T, x: T * x,
            "Three directions are still there. Along which should you add up?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "adds along the wrong direction",
            lambda T, x: (T * x).sum(axis=0),
            "The products are right. Along which direction does `x` run in them?",
            also=(lambda T, x: (T * x).sum(axis=1),),
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "gives x twice",
            lambda T, x: T @ x @ x,
            "Both places are taken by `x` now. Which one should stay free?",
        ),
        Misconception(
            "applies the first matrix only",
            lambda T, x: T[0] @ x,
            "That is the first row. What about `T[1]` and the others?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "never looks at x",
            lambda T, x: T.sum(axis=2),
            "Your sum takes all entries alike. Where does `x` come in?",
            also=(lambda T, x: T[:, :, 0], lambda T, x: T[0], lambda T, x: T),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "takes means",
            lambda T, x: (T * x).mean(axis=2),
            "You divide by the length of `x`. Is an entry the sum of the products, or their mean?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "keeps the direction it added along",
            lambda T, x: (T * x).sum(axis=2, keepdims=True),
            "The sums are right, with a direction of length 1 left over. What put it there?",
            also=(lambda T, x: T @ x[:, None],),
        ),
        Misconception(
            "adds up everything",
            lambda T, x: np.sum(T * x),
            "One number is left. How many directions should be?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "adds the matrices up first",
            lambda T, x: T.sum(axis=0) @ x,
            "You added all `T[i]` to one matrix. How does each keep a row of its own?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "strings the rows together",
            lambda T, x: (T @ x).ravel(),
            "The numbers are right, in one long row. Which shape has the matrix?",
        ),
        Misconception(
            "gives a function",
            None,
            "A function that waits for the other vector is the idea. Which matrix does the same?",
            when=gives_a_function,
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "adds x instead of applying to it",
            lambda T, x: T + x,
            "You add `x` to every vector of `T`. How does a vector meet another to give one number?",
        ),
        *common_mistakes.of_an_array(solutions.give_one),
    ],
    hints=[
        "`T[i, j]` is a vector as long as `x`. How do two vectors give one number?",
        "`T[i] @ x` does that for all `j` at once. What does `@` make of all three directions?",
        "`T @ x` uses up the last direction.",
    ],
    first_step="Start with one entry: `T[0, 0]` is a vector, and so is `x`.",
    on_pass="One argument now, one later: you call it currying. Attention scores are such a function of two vectors.",
)
