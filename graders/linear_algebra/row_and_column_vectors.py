"""Row vectors, column vectors, and arrays that are neither.

A row has shape (1, n), a column shape (n, 1); an array of shape (n,) is neither, for numpy.

Source: Harris et al., *Array programming with NumPy*, Nature 585 (2020).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    leaves_arguments_alone,
    returns_string,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, array, matrix, whole

__all__ = ["row_or_column"]


def _any(rng: Rng) -> list[Any]:
    """A vector, a row, a column or a matrix, of two entries or more along each direction that is not one."""
    m, n = (int(rng.integers(2, 5)) for _ in range(2))
    kind = int(rng.integers(4))
    drawn = matrix(rng, *((1, n), (m, 1), (m, n), (1, n))[kind])
    return [drawn[0] if kind == 3 else drawn]


def _by_length(array: Array) -> str:
    if array.ndim < 2:
        return "neither"
    if array.shape[0] < array.shape[1]:
        return "row"
    return "column" if array.shape[0] > array.shape[1] else "neither"


def _counting(array: Array) -> str:
    return {1: "row", 2: "column"}.get(array.ndim, "neither")


def _ends_in_one(array: Array, last: int = -1) -> str:
    """Look for a length of one at either end of the shape, however many directions there are."""
    return "row" if array.shape[0] == 1 else "column" if array.shape[last] == 1 else "neither"


_word: Callable[[Array], str] = solutions.row_or_column


def _swapped(array: Array) -> str:
    return {"row": "column", "column": "row", "neither": "neither"}[_word(array)]


row_or_column = FunctionExercise(
    "linear-algebra/row-or-column",
    title="Row, column, or neither",
    goal="Say whether an array is a row, a column, or neither of them.",
    reference=solutions.row_or_column,
    cases=[
        Case("a row", example(array([5, 2, 7]))),
        Case("a column", example(array([5], [2], [7]))),
        Case("a vector", example(array(5, 2, 7))),
        Case("a wide matrix", example(array([1, 2, 3], [4, 5, 6]))),
        Case("a tall matrix", example(array([1, 2], [3, 4], [5, 6]))),
        Case("a square matrix", example(array([1, 2], [3, 4]))),
        Case("a vector of one number", example(array(5))),
        Case("a row of two", example(whole([3, 8]))),
        Case("a column of two", example(whole([3], [8]))),
        Case("a stack of one matrix", example(np.ones((1, 2, 3)))),
        Case("a stack of columns", example(np.ones((2, 3, 1)))),
        Case("a stack of one row", example(np.ones((1, 1, 3)))),
        Case("a stack of single numbers", example(np.ones((3, 1, 1)))),
        Case("any", draw=_any, times=5),
    ],
    criteria=[
        returns_string(),
        leaves_arguments_alone(),
        holds(
            "uses one of the three words",
            lambda array, said: said in ("row", "column", "neither"),
            'It must say `"row"`, `"column"` or `"neither"`.',
            "Which three words may come back? Compare them letter by letter.",
        ),
        holds(
            "tells a vector from a row",
            lambda array, said: array.ndim != 1 or said == "neither",
            "A vector has one direction only, so it neither lies nor stands.",
            "How many numbers are in its shape? How many has the shape of a row?",
        ),
        agrees_with_reference(
            requirement="Its shape decides which word is right.",
            question="What is `array.shape` here, and what does each of its numbers count?",
        ),
    ],
    misconceptions=[
        Misconception(
            "takes a vector for a row",
            lambda array: "row" if array.ndim == 1 else _word(array),
            "Its shape is `(3,)`, one number. A row has shape `(1, 3)`. Which of your tests mixes them up?",
        ),
        Misconception(
            "takes a vector for a column",
            lambda array: "column" if array.ndim == 1 else _word(array),
            "A column has shape `(3, 1)`, this one `(3,)`. Where is the second direction?",
        ),
        Misconception(
            "swaps row and column",
            _swapped,
            "A row lies: one line, many entries in it. Which of the two numbers in its shape is 1?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "asks a vector for a second length",
            lambda array: _ends_in_one(array, 1),
            "A vector has no `shape[1]`. What could you look at before you ask for it?",
        ),
        Misconception(
            "never counts the dimensions",
            _ends_in_one,
            "What does `array.shape[0]` say for a vector of one number, or for a stack? Is that a row?",
        ),
        Misconception(
            "compares the two lengths",
            _by_length,
            "A wide matrix of two lines: is that a row? How many lines has a row?",
        ),
        Misconception(
            "calls every matrix a column",
            _counting,
            "You count the dimensions. Rows and columns both have two: what tells them apart?",
        ),
        Misconception(
            "forgets that a column needs a 1",
            lambda array: "neither" if array.ndim != 2 else "row" if array.shape[0] == 1 else "column",
            "What does yours call a matrix of two rows and three columns?",
        ),
        Misconception(
            "forgets that a row needs a 1",
            lambda array: "neither" if array.ndim != 2 else "column" if array.shape[1] == 1 else "row",
            "What does yours call a matrix of two rows and three columns?",
        ),
        Misconception(
            "lets a stack pass",
            lambda array: "neither" if array.ndim == 1 else _ends_in_one(array, -1),
            "Yours leaves out vectors. How many dimensions has a stack of matrices?",
            also=(lambda array: "neither" if array.ndim == 1 else _ends_in_one(array, 1),),
        ),
        Misconception(
            "never says row or column",
            lambda array: "neither",
            "Yours always says the same. What is the shape of `np.array([[5, 2, 7]])`?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "never says row",
            lambda array: "neither" if _word(array) == "row" else _word(array),
            "Yours never says row. What is the shape of `np.array([[5, 2, 7]])`?",
        ),
        Misconception(
            "never says column",
            lambda array: "neither" if _word(array) == "column" else _word(array),
            "Yours never says column. What is the shape of `np.array([[5], [2], [7]])`?",
        ),
        Misconception(
            "knows one length only",
            lambda array: {(1, 3): "row", (3, 1): "column"}.get(array.shape, "neither"),
            "How many entries may a row have? Which of the two numbers in its shape is always the same?",
        ),
        Misconception(
            "gives the shape",
            lambda array: array.shape,
            "That is the shape. Which word goes with it?",
        ),
        Misconception(
            "counts dimensions",
            lambda array: array.ndim,
            "That is how many directions there are. Which word goes with it, and when?",
        ),
        Misconception(
            "answers yes or no",
            lambda array: _word(array) == "row",
            "Yes or no leaves two answers. Which three should there be?",
            also=(
                lambda array: _word(array) == "column",
                lambda array: _word(array) != "neither",
            ),
        ),
    ],
    hints=[
        "What are the shapes of `np.array([5, 2, 7])`, of `np.array([[5, 2, 7]])`, and of the transpose of the second?",
        "First ask for the dimensions: with any number but two it is neither.",
        "Then `array.shape[0] == 1` says that there is one row, and `array.shape[1] == 1` that there is one column.",
    ],
    first_step="Start with `array.ndim`: how many dimensions must a row have?",
    on_pass="Most shape errors are a vector taken for a row or a column. Print the shape and you see which.",
)
