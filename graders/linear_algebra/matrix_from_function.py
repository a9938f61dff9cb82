"""The matrix of a linear function that can only be called.

For a linear ``f`` from R^n to R^m, column j of its matrix is ``f(e_j)``, the image of the j-th basis vector: shape (m,
n), from n calls.

Source: Axler, *Linear Algebra Done Right*, chapter 3.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Source,
    agrees_with_reference,
    charts,
    example,
    holds,
    is_finite,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, gives_a_function

__all__ = ["to_matrix"]

Function = Callable[[Array], Array]


def _probes(source: str, n: int) -> Inputs:
    return example(Source(source), n)


_BLACK_BOXES = {
    "drops the first": ("lambda x: x[1:]", 3),
    "doubles": ("lambda x: 2 * x", 2),
    "turns the order round": ("lambda x: x[::-1]", 2),
    "adds up as it goes": ("lambda x: x.cumsum()", 3),
    "differences": ("lambda x: x[1:] - x[:-1]", 4),
    "keeps one": ("lambda x: x[:1]", 3),
    "repeats": ("lambda x: x[[0, 1, 0, 1]]", 2),
    "goes round": ("lambda x: x[[1, 2, 0]]", 3),
    "from one number": ("lambda x: x[[0, 0, 0]] * [1, 2, -3]", 1),
    "forgets all": ("lambda x: 0 * x", 2),
    "takes the mean away": ("lambda x: x - x.sum() / 3", 3),
    "weighs": ("lambda x: x * [1, -2, 0.5]", 3),
    "one number to one": ("lambda x: -4 * x", 1),
}


def _any_black_box(rng: Rng) -> Inputs:
    n = int(rng.integers(2, 5))
    a = [int(number) for number in rng.choice([-3, -2, 2, 3, 4], size=2)]
    kept = [int(place) for place in rng.integers(n, size=int(rng.integers(1, 5)))]
    return example(Source(f"lambda x: {a[0]} * x[{kept}] + {a[1]} * x[0]"), n)


def _images(f: Function, n: int) -> list[Array]:
    return [f(one) for one in np.eye(n)]


def _into_square(f: Function, n: int) -> Array:
    matrix = np.zeros((n, n))
    for j, one in enumerate(np.eye(n)):
        matrix[:, j] = f(one)
    return matrix


def _into_rows_of_a_square(f: Function, n: int) -> Array:
    matrix = np.zeros((n, n))
    for j, one in enumerate(np.eye(n)):
        matrix[j] = f(one)
    return matrix


to_matrix = FunctionExercise(
    "linear-algebra/to-matrix",
    title="Into the black box",
    goal="Find the matrix of a linear function that you can only call.",
    reference=solutions.to_matrix,
    cases=[
        *(Case(name, _probes(*probe)) for name, probe in _BLACK_BOXES.items()),
        Case("any linear function", draw=_any_black_box, times=4),
    ],
    criteria=[
        returns_array(
            "takes n numbers and gives what f gives",
            shape=lambda f, n: (len(f(np.ones(n))), n),
            requirement="It takes `n` numbers and gives as many as `f` does: a column for each of the `n`.",
        ),
        is_finite(),
        holds(
            "does what f does to the first basis vector",
            lambda f, n, M: np.allclose(M @ np.eye(n)[0], f(np.eye(n)[0]), 1e-4, 1e-6),
            "For `e = [1, 0, ...]`, the matrix and `f` must give the same.",
            "A matrix times `[1, 0, ...]` gives one of its columns. Which one?",
        ),
        agrees_with_reference(
            requirement="The matrix must do what `f` does to every vector.",
            question="Column `j` is what `f` makes of basis vector `j`. Which one is off?",
        ),
    ],
    misconceptions=[
        Misconception(
            "lays the images down as rows",
            lambda f, n: np.array(_images(f, n)),
            "You have found what `f` makes of each basis vector. Should that stand up as a column or lie as a row?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "hands the whole identity in",
            lambda f, n: f(np.eye(n)),
            "`f` takes one vector. What does it make of a matrix, and of which of its directions?",
            also=(lambda f, n: f(np.eye(n)).T,),
        ),
        Misconception(
            "tries one vector only",
            lambda f, n: np.diag(f(np.ones(n))),
            "One probe gives one vector. How many probes does it take to tell `n` columns apart?",
            also=(lambda f, n: f(np.arange(n)) * np.eye(n),),
        ),
        Misconception(
            "mixes all images into one",
            lambda f, n: f(np.ones(n)),
            "This is `f` of all basis vectors in one sum. How can each of them keep a column of its own?",
            also=(lambda f, n: np.column_stack([f(np.ones(n))] * n),),
        ),
        Misconception(
            "strings the images together",
            lambda f, n: np.concatenate(_images(f, n)),
            "The numbers are there, all in one row. How do they become columns side by side?",
        ),
        Misconception(
            "gives the identity",
            lambda f, n: np.eye(n),
            "Your matrix never asks `f`. What should it do to `[1, 0, ...]`?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "stops one short",
            lambda f, n: np.column_stack(_images(f, n)[:-1]),
            "How many basis vectors are there? How many does your loop try?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "probes with one, two, three",
            lambda f, n: np.column_stack([f((j + 1) * one) for j, one in enumerate(np.eye(n))]),
            "Which number stands in a basis vector, besides the zeros?",
        ),
        Misconception(
            "takes the columns in the wrong order",
            lambda f, n: np.column_stack(_images(f, n)[::-1]),
            "Which basis vector belongs to the first column?",
        ),
        Misconception(
            "keeps the ones of before",
            lambda f, n: np.column_stack([f(one) for one in np.tri(n)]),
            "Print your basis vectors. When does the 1 of the column before become 0 again?",
            theme=misconception_themes.INPLACE,
        ),
        Misconception(
            "makes room for a square",
            _into_square,
            "Does `f` always give as many numbers as it takes? Ask it before you make room.",
            also=(_into_rows_of_a_square,),
        ),
        Misconception(
            "reshapes instead of turning",
            lambda f, n: np.concatenate(_images(f, n)).reshape(-1, n),
            "`reshape` keeps the numbers in their order and moves the line breaks. What turns rows into columns?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "probes with another number than one",
            lambda f, n: np.column_stack([f(2 * one) for one in np.eye(n)]),
            "Which number stands in a basis vector, besides the zeros?",
            also=(lambda f, n: np.column_stack([f(-one) for one in np.eye(n)]),),
        ),
        Misconception(
            "drops the signs",
            lambda f, n: np.abs(np.column_stack(_images(f, n))),
            "What does yours say of `lambda x: -4 * x`?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "gives the first image only",
            lambda f, n: f(np.eye(n)[0]),
            "That is one column. Does your `return` stand inside the loop, or after it?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "probes with numbers",
            lambda f, n: np.column_stack([f(j) for j in range(n)]),
            "`f` takes a vector of `n` entries. What do you hand in?",
        ),
        Misconception(
            "hands f back",
            None,
            "You gave a function back. Which array does what it does, with `@`?",
            when=gives_a_function,
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        *common_mistakes.of_an_array(solutions.to_matrix),
    ],
    hints=[
        "What does a matrix make of `[1, 0, 0]`? Try one.",
        "Column `j` is what comes out for basis vector `j`, and `np.eye(n)` holds all of them.",
        "Call `f` with each row of `np.eye(n)`, and put what comes out side by side: `np.column_stack`.",
    ],
    first_step="Start with `f` of the first basis vector, `np.eye(n)[0]`.",
    on_pass="`n` calls tell all about a linear function: it is known everywhere once it is known on the basis.",
    picture=lambda f, n, matrix: charts.heatmap(matrix),
)
