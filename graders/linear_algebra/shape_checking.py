"""Whether a product of two matrices is defined.

``A @ B`` is defined for ``A`` of shape (m, n) and ``B`` of shape (n, p): the columns of ``A`` are as many as the rows
of ``B``.

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
    leaves_arguments_alone,
    returns_bool,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, array, matrix, whole

__all__ = ["can_compose"]


def _of(one: tuple[int, int], other: tuple[int, int]) -> list[Array]:
    """Return two matrices of these shapes. Their numbers do not matter here."""
    return [np.ones(one), np.ones(other)]


def _any_shapes(rng: Rng) -> list[Any]:
    m, n, k, p = (int(rng.integers(1, 5)) for _ in range(4))
    return [matrix(rng, m, n), matrix(rng, n if rng.random() < 0.5 else k, p)]


def _broadcasts(A: Array, B: Array) -> bool:
    return all(one == other or 1 in (one, other) for one, other in zip(A.shape, B.shape, strict=True))


can_compose = FunctionExercise(
    "linear-algebra/can-compose",
    title="Do the types fit?",
    goal="Say whether `A @ B` is defined, for two matrices.",
    reference=solutions.can_compose,
    cases=[
        Case("what comes out of B fits into A", example(array([1, 2, 3], [4, 5, 6]), np.ones((3, 4)))),
        Case("only the other order fits", example(np.ones((3, 4)), array([1, 2, 3], [4, 5, 6]))),
        Case("the same shape, not square", _of((2, 3), (2, 3))),
        Case("the same shape, square", example(array([1, 2], [3, 4]), np.eye(2))),
        Case("both orders fit", _of((2, 3), (3, 2))),
        Case("tall and wide", _of((3, 2), (2, 5))),
        Case("as many rows and columns outside", _of((2, 3), (4, 2))),
        Case("a row and a column", _of((1, 3), (3, 1))),
        Case("a column and a row", _of((3, 1), (1, 3))),
        Case("two rows", _of((1, 3), (1, 3))),
        Case("two columns", _of((3, 1), (3, 1))),
        Case("one column, many rows", _of((2, 1), (3, 2))),
        Case("many columns, one row", _of((2, 3), (1, 4))),
        Case("a single number and a matrix", _of((1, 1), (3, 4))),
        Case("B takes as many as A", _of((2, 4), (3, 4))),
        Case("squares of two sizes", _of((2, 2), (3, 3))),
        Case("as many numbers in both", _of((2, 6), (3, 4))),
        Case("a square after a tall one", _of((3, 3), (3, 2))),
        Case("zeros and whole numbers", example(np.zeros((2, 4)), whole([1], [2], [3], [4]))),
        Case("any shapes", draw=_any_shapes, times=6),
    ],
    criteria=[
        returns_bool(),
        leaves_arguments_alone(),
        holds(
            "says yes where the shapes agree",
            lambda A, B, said: said or A.shape[1] != B.shape[0],
            "Here `B` gives as many numbers as `A` takes, so `A @ B` is defined.",
            "How many numbers does `A` take? How many does `B` give? Write both down.",
        ),
        holds(
            "says no where they do not",
            lambda A, B, said: not said or A.shape[1] == B.shape[0],
            "Here `B` gives another count of numbers than `A` takes, so `A @ B` is not defined.",
            "How many numbers does `A` take? How many does `B` give? Write both down.",
        ),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception(
            "asks for the same shape",
            lambda A, B: A.shape == B.shape,
            "That is what `A + B` needs. In `A @ B`, whose output goes into whom?",
        ),
        Misconception(
            "asks about the other order",
            lambda A, B: A.shape[0] == B.shape[1],
            "That is what `B @ A` needs. In `A @ B`, which of the two acts first?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "compares the rows",
            lambda A, B: A.shape[0] == B.shape[0],
            "You compare what both give. What does `A` take?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "compares the columns",
            lambda A, B: A.shape[1] == B.shape[1],
            "You compare what both take. What does `B` give?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "asks for squares",
            lambda A, B: A.shape == B.shape and A.shape[0] == A.shape[1],
            "Need a function give as many numbers as it takes, to be called by another one?",
        ),
        Misconception(
            "asks for both orders",
            lambda A, B: A.shape[1] == B.shape[0] and A.shape[0] == B.shape[1],
            "You ask for `A @ B` and `B @ A` at once. Which of your conditions is about the other one?",
        ),
        Misconception(
            "takes either order",
            lambda A, B: A.shape[1] == B.shape[0] or A.shape[0] == B.shape[1],
            "One of your conditions is about `B @ A`. Which one?",
        ),
        Misconception(
            "says yes to all matrices",
            lambda A, B: A.ndim == B.ndim,
            "All matrices have two dimensions. Do all of them fit together?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "says no to all",
            lambda A, B: False,
            "Yours never says yes. What about two square matrices of one size?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "counts all entries",
            lambda A, B: A.size == B.size,
            "How many numbers they hold does not matter. Which of their lengths meet?",
        ),
        Misconception(
            "turns the answer round",
            lambda A, B: A.shape[1] != B.shape[0],
            "You found the two lengths that matter. What should it say when they are equal?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "lets a single one stretch",
            lambda A, B: A.shape[1] == B.shape[0] or A.shape[1] == 1 or B.shape[0] == 1,
            "A length of one stretches in `A + B`. Does it in `A @ B`? Try it.",
        ),
        Misconception(
            "tries a sum",
            _broadcasts,
            "You try `+` or `*`, where a length of one stretches. Which operator is the question about?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "asks for enough",
            lambda A, B: A.shape[1] >= B.shape[0],
            "If one gives three numbers and the other takes two, what happens to the third?",
            also=(lambda A, B: A.shape[1] <= B.shape[0],),
        ),
        Misconception(
            "gives the shape of the product",
            lambda A, B: (A.shape[0], B.shape[1]) if A.shape[1] == B.shape[0] else False,
            "You even know the shape of the product. Which two values say only yes or no?",
            also=(lambda A, B: (A.shape[0], B.shape[1]) if A.shape[1] == B.shape[0] else None,),
        ),
        Misconception(
            "looks for any length in common",
            lambda A, B: bool(set(A.shape) & set(B.shape)),
            "Each matrix has two lengths. Which one of each meets the other in `A @ B`?",
        ),
        Misconception(
            "wants two different shapes",
            lambda A, B: A.shape[1] == B.shape[0] and A.shape != B.shape,
            "Can two matrices of the very same shape be composed? Try two squares.",
        ),
        Misconception(
            "tries it and lets it fail",
            lambda A, B: np.shape(A @ B) != (),
            "Numpy stops with an error where they do not fit. What could catch that, or see it coming?",
            also=(lambda A, B: A @ B,),
        ),
        *common_mistakes.of_a_bool(),
    ],
    hints=[
        "In `A @ B @ x`, which matrix gets `x`, and which one gets what comes out?",
        "`B` gives `B.shape[0]` numbers. How many does `A` take?",
        "Compare `A.shape[1]` with `B.shape[0]`: the two inner lengths.",
    ],
    first_step="Start with two shapes, say (2, 3) and (3, 4), and try `@` on them.",
    on_pass="The shape rule is type checking: the output of one must be the input of the next.",
)
