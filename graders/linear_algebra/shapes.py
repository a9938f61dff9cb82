"""The shape of an array: the number of its axes and the length of each.

A vector of three numbers has one axis and shape (3,). The transpose of a matrix of shape (m, n) has shape (n, m). A
matrix of shape (m, n) takes vectors of shape (n,) and gives vectors of shape (m,).

Source: Harris et al., *Array programming with NumPy*, Nature 585 (2020).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graders import misconception_themes
from graders.kit import (
    Case,
    Criterion,
    Failure,
    FunctionExercise,
    Misconception,
    Observation,
    Prediction,
    agrees_with_reference,
    example,
    holds,
    leaves_arguments_alone,
    say,
)
from graders.kit.format import type_name
from graders.solutions import linear_algebra as solutions

from .matrices import CHOOSE, Array, Rng, array, gives_text, matrix, whole

__all__ = ["count_dimensions", "shape_of_transpose", "which_input"]

count_dimensions = Prediction(
    "linear-algebra/count-dimensions",
    title="Three numbers in a row",
    goal="Predict how many dimensions numpy counts in an array of three numbers.",
    name="dimensions_guess",
    options=("a", "b", "c"),
    answer=lambda: {1: "a", 2: "b", 3: "c"}[np.array([5.0, 2.0, 7.0]).ndim],
    questions={
        "b": "A matrix needs two indices, as in `A[i, j]`. How many does `x` need to reach one number?",
        "c": "Three is how many numbers there are. How many indices do you write to reach one of them?",
    },
    misconceptions={"b": "takes a vector for a matrix", "c": "counts entries, not directions"},
    hints=["How many indices does it take to reach one number: `x[i]`, or `x[i, j]`?", "Look at `x.shape`: `(3,)`."],
    first_step=CHOOSE,
    on_pass="One index, one dimension: the shape is `(3,)`. It is neither a row nor a column until you make it one.",
)

which_input = Prediction(
    "linear-algebra/which-input",
    title="What a matrix takes",
    goal="Predict which vectors a matrix of shape (2, 3) takes, and what it gives.",
    name="input_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "A row of `A` meets `x` entry by entry. How many entries does a row of a (2, 3) matrix have?",
        "c": "With which entry of a longer `x` would the third entry of a row of `A` meet, and what of the rest?",
    },
    misconceptions={"a": "reads the shape from left to right", "c": "lets any vector in"},
    hints=[
        "How long is one row of `A`? It has to meet `x` entry by entry.",
        "Each row gives one number. How many rows are there?",
    ],
    first_step=CHOOSE,
    on_pass="Shape is a type: `(2, 3)` takes 3 numbers and gives 2. Output first, input second.",
)


def _whole(value: Any) -> bool:
    number = isinstance(value, (int, float, np.number)) and not isinstance(value, (bool, np.complexfloating))
    return number and float(value) == round(float(value))


def _read_shape(seen: Observation) -> Failure | None:
    """Read a shape: a tuple of two whole numbers; a list or an array of two counts, with a note."""
    back = seen.returned
    items = list(back) if isinstance(back, (tuple, list)) or (isinstance(back, np.ndarray) and back.ndim == 1) else None
    if items is None or len(items) != 2 or not all(map(_whole, items)):
        seen.readable = False
        lead = "{call} gave {returned}, a value of type {type}."
        requirement = say("A shape is a tuple of two whole numbers.", type=type_name(back))
        return Failure(requirement, say("What does `matrix.shape` look like?"), f"type {type_name(back)}", lead)
    seen.value = (int(items[0]), int(items[1]))
    if not isinstance(back, tuple):
        seen.notes = (
            say("A {type} came back where a tuple was asked for. The numbers are right.", type=type_name(back)),
        )
    elif not all(isinstance(item, (int, np.integer)) for item in items):
        seen.notes = (say("The numbers came back as floats. A count reads better as an int."),)
    return None


def _any_shape(rng: Rng) -> list[Any]:
    return [matrix(rng, int(rng.integers(1, 8)), int(rng.integers(1, 8)))]


def _emptied(matrix: Array) -> tuple[int, ...]:
    matrix *= 0
    m, n = matrix.shape
    return n, m


shape_of_transpose = FunctionExercise(
    "linear-algebra/shape-of-transpose",
    title="The shape of a transpose",
    goal="Give the shape that a matrix has after its rows have become its columns.",
    reference=solutions.shape_of_transpose,
    cases=[
        Case("wide", example(array([1, 2, 3], [4, 5, 6]))),
        Case("tall", example(array([1, 2], [3, 4], [5, 6]))),
        Case("one row", example(array([1, 2, 3, 4]))),
        Case("one column", example(array([1], [2], [3]))),
        Case("square", example(array([0, 1], [2, 3]))),
        Case("a single number", example(array([7]))),
        Case("all zeros", example(np.zeros((3, 5)))),
        Case("whole numbers", example(whole([1, 0], [0, 1], [2, 2], [5, 5]))),
        Case("any shape", draw=_any_shape, times=4),
        Case("long", draw=lambda rng: [np.zeros((int(rng.integers(20, 90)), 3))]),
    ],
    criteria=[
        Criterion("returns a shape", _read_shape, reads=True),
        leaves_arguments_alone(),
        holds(
            "has room for as many numbers",
            lambda matrix, shape: shape[0] * shape[1] == matrix.size,
            "A transpose holds the same numbers, so the two lengths multiply to the same size.",
            "Which two lengths does the matrix have?",
        ),
        agrees_with_reference(
            requirement="What was a row is now a column.",
            question="How many rows does the transpose have? They were the columns.",
        ),
    ],
    misconceptions=[
        Misconception(
            "gives the shape as it was",
            lambda matrix: matrix.shape,
            "That is the shape before. What do its two numbers count, and what do the rows become?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "gives the transpose itself",
            lambda matrix: matrix.T,
            "That is the transpose. How do you ask an array for its shape?",
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "counts all entries",
            lambda matrix: matrix.size,
            "That is how many numbers there are. How many rows do they stand in, and how many columns?",
            also=(lambda matrix: (matrix.size,),),
        ),
        Misconception(
            "counts only the rows of the transpose",
            lambda matrix: matrix.shape[1],
            "That is the first of the two numbers. Which is the other?",
        ),
        Misconception(
            "counts only the rows",
            lambda matrix: matrix.shape[0],
            "You give one number. How many does a shape have?",
        ),
        Misconception(
            "counts dimensions",
            lambda matrix: matrix.ndim,
            "Every matrix has two dimensions. How long is each of them?",
        ),
        Misconception(
            "takes it for square: columns",
            lambda matrix: (matrix.shape[1], matrix.shape[1]),
            "Your two numbers are always equal. What happens to the number of rows?",
        ),
        Misconception(
            "takes it for square: rows",
            lambda matrix: (len(matrix), len(matrix)),
            "Your two numbers are always equal. Where do you look at the number of columns?",
        ),
        Misconception(
            "puts the smaller first",
            lambda matrix: tuple(sorted(matrix.shape)),
            "Which of your numbers comes first when the matrix is wide, and which when it is tall?",
        ),
        Misconception(
            "puts the larger first",
            lambda matrix: tuple(sorted(matrix.shape, reverse=True)),
            "Which of your numbers comes first when the matrix is wide, and which when it is tall?",
        ),
        Misconception(
            "makes one flat row",
            lambda matrix: (1, matrix.size),
            "A transpose does not put all in one row. Where does the entry in row 0, column 2 go?",
            also=(lambda matrix: (matrix.size, 1),),
        ),
        Misconception(
            "adds a direction",
            lambda matrix: (1, matrix.shape[1], matrix.shape[0]),
            "How many directions has a matrix? So how many numbers has its shape?",
            also=(lambda matrix: (matrix.shape[1], matrix.shape[0], 1),),
        ),
        Misconception(
            "is one off",
            lambda matrix: (matrix.shape[1] + 1, matrix.shape[0]),
            "Count the columns and the rows of `[[1, 2, 3], [4, 5, 6]]`. Which of them does yours count otherwise?",
            also=(
                lambda matrix: (matrix.shape[1], matrix.shape[0] + 1),
                lambda matrix: (matrix.shape[1] - 1, matrix.shape[0] - 1),
            ),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "knows one matrix only",
            lambda matrix: (3, 2),
            "Yours says the same for all. Which line of it looks at `matrix`?",
            also=(lambda matrix: (2, 3),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "describes it in words",
            None,
            "It can be read by people. Which form could numpy read, as `np.zeros` does?",
            when=gives_text,
        ),
        Misconception(
            "gives a dictionary",
            None,
            "Names for the two numbers are friendly. In which form does `matrix.shape` give them?",
            when=lambda seen: all(isinstance(one.returned, dict) for one in seen),
        ),
        Misconception(
            "empties the matrix",
            _emptied,
            "The shape is right, and the matrix is not what it was. Which line writes into it?",
            theme=misconception_themes.INPLACE,
        ),
    ],
    hints=[
        "If a matrix has 2 rows and 3 columns, how many rows has its transpose?",
        "`matrix.shape` gives two numbers. `m, n = matrix.shape` takes them apart.",
        "Give them back in the other order.",
    ],
    first_step="Start with `matrix.shape`.",
    on_pass="Rows became columns, so input and output have changed places. Soon that will be a change of type.",
)
