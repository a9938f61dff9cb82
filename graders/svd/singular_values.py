"""Singular values, as the lengths to which a matrix stretches given directions.

For ``A`` of shape (m, n) and directions in the columns of ``V``, of shape (n, k), the answer is
``norm(A @ V, axis=0)``, of shape (k,). If the columns of ``V`` are right singular vectors, ``A v = s u`` with
``norm(u) = 1``, and these lengths are the singular values.

Source: Trefethen and Bau, *Numerical Linear Algebra*, lecture 4 (the image of the unit sphere is a hyperellipse).
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
from graders.solutions import svd as solutions

from .matrices import Rng, array, of_rank, whole

__all__ = ["stretches"]


def _directions(rng: Rng) -> list[Any]:
    """A matrix and the directions that it keeps at right angles."""
    A = of_rank(rng, int(rng.integers(2, 5)), int(rng.integers(3, 5)), 2)
    _, _, Vt = np.linalg.svd(A)
    return [A, Vt.T]


_TILTED = array(0.6, -0.8), array(0.8, 0.6)

stretches = FunctionExercise(
    "svd/stretches",
    title="Only the length changes",
    goal="For each direction, a column of V, say how long it is after A has acted.",
    reference=solutions.stretches,
    cases=[
        Case("stretches each axis", example(array([3, 0], [0, 2]), array([1, 0], [0, 1]))),
        Case("a direction between the axes", example(array([3, 0], [4, 0]), array([1, 0], [0, 1]))),
        Case("a tilted pair", example(array([2, 1], [1, 2]), array(*_TILTED))),
        Case("one direction only", example(array([5, 0], [0, 10]), array([0.6], [0.8]))),
        Case("loses one of three", example(array([0, 3, 0], [1, 0, 0]), array([1, 0, 0], [0, 1, 0], [0, 0, 1]))),
        Case("turns round", example(array([-2, 0], [0, -3]), array([1, 0], [0, 1]))),
        Case("many to one", example(array([1, -2, 2]), array([1, 0, 0], [0, 1, 0], [0, 0, 1]))),
        Case("one to many", example(array([2], [3], [6]), array([1]))),
        Case("more places than directions", example(array([1, 0], [2, 3], [2, 4]), array(*_TILTED))),
        Case("whole numbers", example(whole([0, 5], [1, 12]), whole([1, 0], [0, 1]))),
        Case("any matrix", draw=_directions, times=4),
    ],
    criteria=[
        returns_array(
            "gives one number for each direction",
            shape=lambda A, V: (V.shape[1],),
            requirement="It must give one number for each column of `V`.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never negative",
            lambda A, V, s: np.all(s >= 0),
            "A length is never negative.",
            "Turned round is not stretched by less than nothing. How long is the arrow `[-2, 0]`?",
        ),
        agrees_with_reference(question="What is `A @ V[:, 0]`, and how long is it?"),
    ],
    misconceptions=[
        Misconception(
            "measures rows",
            lambda A, V: np.linalg.norm(A @ V, axis=1),
            "You measure the rows of `A @ V`. What stands in its columns?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "measures everything at once",
            lambda A, V: np.linalg.norm(A @ V),
            "One number for all directions together. How does each get its own?",
        ),
        Misconception(
            "gives the squares",
            lambda A, V: np.sum((A @ V) ** 2, axis=0),
            "These are squares of lengths. Which step leads from there to the length?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "adds the entries up",
            lambda A, V: np.sum(A @ V, axis=0),
            "How long is the arrow `[3, 4]`: 7, or what Pythagoras says?",
        ),
        Misconception(
            "adds the sizes up",
            lambda A, V: np.sum(np.abs(A @ V), axis=0),
            "How long is the arrow `[3, 4]`: 7, or what Pythagoras says?",
        ),
        Misconception(
            "takes the largest entry",
            lambda A, V: np.max(np.abs(A @ V), axis=0),
            "How long is the arrow `[3, 4]`: 4, or what Pythagoras says?",
        ),
        Misconception(
            "measures before A has acted",
            lambda A, V: np.linalg.norm(V, axis=0),
            "You measure the directions as they go in. Who has to act on them first?",
        ),
        Misconception(
            "measures A alone",
            lambda A, V: np.linalg.norm(A, axis=0),
            "Those are the lengths of the columns of `A`. Where do the directions of `V` come in?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "looks only along the direction itself",
            lambda A, V: np.diag(V.T @ A @ V),
            "You ask how far `A` moves each direction along itself. What if it leads somewhere else?",
            also=(lambda A, V: np.sum(V * (A @ V), axis=0),),
        ),
        Misconception(
            "takes the rows of V",
            lambda A, V: np.linalg.norm(A @ V.T, axis=0),
            "The directions stand in columns. What does `V.T` make of them?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "stops before measuring",
            lambda A, V: A @ V,
            "You have where each direction goes. How long is each of those columns?",
        ),
        Misconception(
            "asks the matrix instead of the directions",
            lambda A, V: np.linalg.svd(A, compute_uv=False),
            "Those are the singular values, largest first. Does `V` hold the same directions, in that order?",
        ),
        Misconception(
            "averages",
            lambda A, V: np.sqrt(np.mean((A @ V) ** 2, axis=0)),
            "A mean divides by how many entries there are. Is the arrow `[3, 4]` shorter for having two?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "does the first only",
            lambda A, V: np.linalg.norm(A @ V[:, 0]),
            "The first direction is done. What about the others?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "multiplies the other way round",
            lambda A, V: np.linalg.norm(V @ A, axis=0),
            "In your product `A` stands next to the input. Who should act on the columns of `V`?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "multiplies entry by entry",
            lambda A, V: np.linalg.norm(A * V, axis=0),
            "`*` multiplies entry by entry. Which sign lets `A` act?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        *common_mistakes.of_an_array(solutions.stretches),
    ],
    hints=[
        "What does `A` make of the first column of `V`, and how long is that?",
        "`A @ V` has what becomes of each direction as a column.",
        "`np.linalg.norm(..., axis=0)` measures the columns, one by one.",
    ],
    first_step="Start with `A @ V`, where every direction ends up.",
    on_pass="If they stay at right angles, these lengths are the singular values. There is no more to step two.",
)
