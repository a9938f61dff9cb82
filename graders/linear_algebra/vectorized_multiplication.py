"""Matrix multiplication without a loop, by broadcasting.

``A[:, :, None] * B[None, :, :]`` has shape (m, n, p) and entry ``A[i, k] * B[k, j]`` at (i, k, j); its sum along axis 1
is ``A @ B`` of shape (m, p).

Source: Harris et al., *Array programming with NumPy*, Nature 585 (2020).
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

__all__ = ["matmul_no_loops"]


def _two(rng: Rng) -> list[Any]:
    m, n, p = (length(rng, 1, 4) for _ in range(3))
    return [matrix(rng, m, n), matrix(rng, n, p)]


def _products(A: Array, B: Array) -> Array:
    """Return all products ``A[i, k] * B[k, j]``, at ``[i, k, j]``."""
    products: Array = A[:, :, None] * B[None, :, :]
    return products


matmul_no_loops = FunctionExercise(
    "linear-algebra/matmul-no-loops",
    title="The product without a loop",
    goal="Multiply two matrices again, this time without a loop, and still without `@`.",
    reference=solutions.matmul_no_loops,
    cases=[
        Case("two by two", example(array([1, 2], [3, 4]), array([0, 1], [1, 1]))),
        Case("three lengths", example(array([1, 2, 3], [4, 5, 6]), array([1, 0, 2, 1], [0, 1, 0, 1], [2, 2, 1, 0]))),
        Case("three by three", example(array([1, 2, 0], [0, 1, 3], [4, 0, 1]), array([1, 1, 0], [0, 2, 1], [5, 0, 1]))),
        Case("a row and a column", example(array([1, 2, 3]), array([4], [5], [6]))),
        Case("a column and a row", example(array([1], [2]), array([3, 4, 5]))),
        Case("tall and wide", example(array([1, 2], [0, 1], [3, 0]), array([1, 0, 2], [0, 1, 5]))),
        Case("a single number", example(array([3]), array([-2]))),
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
            requirement="Entry `[i, j]` is the sum of all `A[i, k] * B[k, j]`.",
            question="Print the shape after each of your steps. Along which direction do you add up, and what is left?",
        ),
    ],
    misconceptions=[
        Misconception(
            "forgets to add up",
            _products,
            "You have all the products. Along which of the three directions should they be added up?",
        ),
        Misconception(
            "adds along the rows of A",
            lambda A, B: _products(A, B).sum(axis=0),
            "Your sum takes the rows of `A` away. Which direction do `A` and `B` share?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "adds along the columns of B",
            lambda A, B: _products(A, B).sum(axis=2),
            "Your sum takes the columns of `B` away. Which direction do `A` and `B` share?",
            also=(lambda A, B: A * B.sum(axis=1),),
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "adds up everything",
            lambda A, B: np.sum(_products(A, B)),
            "One number is left. How do you add along one direction only?",
            also=(lambda A, B: np.sum(A * B),),
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "keeps the direction it added along",
            lambda A, B: _products(A, B).sum(axis=1, keepdims=True),
            "The sums are right, with a direction of length 1 left over. What put it there?",
        ),
        Misconception(
            "multiplies entry by entry",
            lambda A, B: A * B,
            "Each of your entries comes from two numbers. What shape would hold all the products?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "lets rows meet rows",
            lambda A, B: (A[:, None, :] * B[None, :, :]).sum(axis=2),
            "Row `i` of `A` meets row `j` of `B` in yours. Which index of `B` should be added along?",
            also=(lambda A, B: A @ B.T,),
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "lets columns meet columns",
            lambda A, B: A.T @ B,
            "Column `i` of `A` meets column `j` of `B` in yours. Which index of `A` should be added along?",
            also=(lambda A, B: (A[:, :, None] * B[:, None, :]).sum(axis=0),),
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "multiplies in the other order",
            lambda A, B: B @ A,
            "You did `A` first and then `B`. Whose rows give the rows of the result?",
            also=(lambda A, B: _products(B, A).sum(axis=1), lambda A, B: np.einsum("ik,kj->ij", B, A)),
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "gives the transpose",
            lambda A, B: (A @ B).T,
            "Your numbers stand at `[j, i]`. Which index should count the rows of `A`?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "takes means",
            lambda A, B: _products(A, B).mean(axis=1),
            "Is an entry the sum of the products, or their mean?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "multiplies the sums",
            lambda A, B: np.outer(A.sum(axis=1), B.sum(axis=0)),
            "You add up first and multiply then. In which order should it be?",
            also=(lambda A, B: A.sum(axis=1)[:, None] * B.sum(axis=0),),
        ),
        Misconception(
            "keeps only the first term",
            lambda A, B: np.outer(A[:, 0], B[0]),
            "That is one term of the sum, for `k = 0`. How do the others come in?",
            also=(lambda A, B: _products(A, B)[:, 0],),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "adds where it should multiply",
            lambda A, B: (A[:, :, None] + B[None, :, :]).sum(axis=1),
            "What happens to two numbers that meet: are they added or multiplied?",
        ),
        Misconception(
            "takes the largest product",
            lambda A, B: _products(A, B).max(axis=1),
            "Yours keeps the largest of the products. What should become of all of them?",
        ),
        Misconception(
            "multiplies the products",
            lambda A, B: _products(A, B).prod(axis=1),
            "Your products are multiplied with each other. What should happen to them?",
        ),
        *common_mistakes.of_an_array(solutions.matmul_no_loops),
    ],
    hints=[
        "What shape has an array that holds `A[i, k] * B[k, j]` for all three indices?",
        "`A[:, :, None]` has shape (m, n, 1), `B[None, :, :]` shape (1, n, p). What does numpy make of their product?",
        "Add up along the middle: `(A[:, :, None] * B[None, :, :]).sum(axis=1)`.",
    ],
    first_step="Start with `A[:, :, None] * B[None, :, :]`, and print its shape.",
    on_pass="Multiply all pairs, then add along what they share: attention and convolution are written like this.",
)
