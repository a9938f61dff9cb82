"""Composition: one matrix after another, if their shapes agree, and all of them at once."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Prediction,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    returns_bool,
)
from graders.solutions import linear_algebra as solutions

from .matrices import CHOOSE, Array, Rng, array, length, matrix, whole

__all__ = ["can_compose", "compose_all", "which_first"]


def _of(one: tuple[int, int], other: tuple[int, int]) -> list[Array]:
    """Return two matrices of these shapes. Their numbers do not matter here."""
    return [np.ones(one), np.ones(other)]


def _any_shapes(rng: Rng) -> list[Any]:
    m, n, k, p = (int(rng.integers(1, 5)) for _ in range(4))
    return [matrix(rng, m, n), matrix(rng, n if rng.random() < 0.5 else k, p)]


can_compose = FunctionExercise(
    "linear-algebra/can-compose",
    title="Do the types fit?",
    goal="Say whether `A @ B` is defined, for two matrices.",
    reference=solutions.can_compose,
    cases=[
        Case("what comes out of B fits into A", given(array([1, 2, 3], [4, 5, 6]), np.ones((3, 4)))),
        Case("only the other order fits", given(np.ones((3, 4)), array([1, 2, 3], [4, 5, 6]))),
        Case("the same shape, not square", _of((2, 3), (2, 3))),
        Case("the same shape, square", given(array([1, 2], [3, 4]), np.eye(2))),
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
        Case("zeros and whole numbers", given(np.zeros((2, 4)), whole([1], [2], [3], [4]))),
        Case("any shapes", _any_shapes, times=6),
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
        ),
        Misconception(
            "compares the rows",
            lambda A, B: A.shape[0] == B.shape[0],
            "You compare what both give. What does `A` take?",
        ),
        Misconception(
            "compares the columns",
            lambda A, B: A.shape[1] == B.shape[1],
            "You compare what both take. What does `B` give?",
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
        ),
        Misconception(
            "says no to all",
            lambda A, B: False,
            "Yours never says yes. What about two square matrices of one size?",
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
        ),
        Misconception(
            "lets a single one stretch",
            lambda A, B: A.shape[1] == B.shape[0] or A.shape[1] == 1 or B.shape[0] == 1,
            "A length of one stretches in `A + B`. Does it in `A @ B`? Try it.",
        ),
    ],
    hints=[
        "In `A @ B @ x`, which matrix gets `x`, and which one gets what comes out?",
        "`B` gives `B.shape[0]` numbers. How many does `A` take?",
        "Compare `A.shape[1]` with `B.shape[0]`: the two inner lengths.",
    ],
    first="Start with two shapes, say (2, 3) and (3, 4), and try `@` on them.",
    passing="The shape rule is type checking: the output of one must be the input of the next.",
)

which_first = Prediction(
    "linear-algebra/which-first",
    title="Who acts first?",
    goal="Predict which of two matrices acts first in a product.",
    name="first_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "In `f(g(x))`, which of the two functions is run first? Which of `A` and `B` stands next to `x`?",
        "c": "Do you put shoes on before socks? Is turning and then stretching the same as the other way round?",
    },
    misconceptions={"a": "reads from left to right", "c": "takes the order for unimportant"},
    hints=["Write `A @ B @ x` with brackets: which product is done first, to get a vector?", "`A @ (B @ x)`."],
    first=CHOOSE,
    passing="The one next to `x` acts first: `A @ B` is `A` after `B`, just as `f(g(x))` runs `g` first.",
)


def _chain(rng: Rng) -> list[Any]:
    """A chain of matrices that fit together, of any shapes."""
    lengths = [length(rng, 1, 4) for _ in range(int(rng.integers(3, 6)))]
    return [[matrix(rng, after, before) for before, after in itertools.pairwise(lengths)]]


_TURN, _STRETCH, _LEAN = array([0, -1], [1, 0]), array([2, 0], [0, 1]), array([1, 1], [0, 1])


_composed: Callable[[list[Array]], Array] = solutions.compose_all


def _wrong_order(matrices: list[Array]) -> Array:
    composed = matrices[0]
    for one in matrices[1:]:
        composed = composed @ one
    return composed


def _entry_by_entry(matrices: list[Array]) -> Array:
    composed = matrices[0]
    for one in matrices[1:]:
        composed = composed * one
    return composed


compose_all = FunctionExercise(
    "linear-algebra/compose-all",
    title="A pipeline in one matrix",
    goal="Collapse a list of matrices, the first one acting first, into a single matrix.",
    reference=solutions.compose_all,
    cases=[
        Case("turn, then stretch", given([_TURN, _STRETCH])),
        Case("stretch, then turn", given([_STRETCH, _TURN])),
        Case("three squares", given([array([1, 2], [3, 4]), _TURN, _LEAN])),
        Case("four steps", given([_TURN, _STRETCH, _LEAN, array([1, 0], [3, 1])])),
        Case("shapes that change", given([array([1, 2], [3, 4], [5, 6]), array([1, 0, 2], [0, 1, 1])])),
        Case("wide, then tall", given([array([1, 2, 3]), array([1], [-1])])),
        Case("down to one number", given([np.eye(3)[:2], array([1, 1])])),
        Case("a single matrix", given([array([1, 2, 3], [4, 5, 6])])),
        Case("whole numbers", given([whole([0, 1], [2, 0]), whole([1, 1], [0, 3])])),
        Case("a step that forgets all", given([array([1, 2], [3, 4]), np.zeros((1, 2)), array([5], [6])])),
        Case("any pipeline", _chain, times=4),
    ],
    criteria=[
        returns_array(
            "takes what the first takes and gives what the last gives",
            shape=lambda matrices: (matrices[-1].shape[0], matrices[0].shape[1]),
            must="It takes what the first matrix takes, and gives what the last one gives.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            must="One product with it must do what all steps do, one after the other.",
            asks="Send a vector through the list, step by step. Which product do you write down after two steps?",
        ),
    ],
    misconceptions=[
        Misconception(
            "lets the last act first",
            _wrong_order,
            "In your product, which matrix stands next to the input? Which one should?",
        ),
        Misconception(
            "multiplies entry by entry",
            _entry_by_entry,
            "`*` multiplies entry by entry. Which sign means one function after another?",
        ),
        Misconception(
            "adds them up",
            sum,
            "A sum runs all steps on the same input. Who gets the output of the first step here?",
        ),
        Misconception(
            "keeps only the last",
            lambda matrices: matrices[-1],
            "What became of the steps before the last one?",
        ),
        Misconception(
            "keeps only the first",
            lambda matrices: matrices[0],
            "What became of the steps after the first one?",
        ),
        Misconception(
            "stops after two",
            lambda matrices: matrices[1] @ matrices[0] if len(matrices) > 1 else matrices[0],
            "Two steps are done. What about the third?",
        ),
        Misconception(
            "supposes that there are two",
            lambda matrices: matrices[1] @ matrices[0],
            "What does yours do with a list of one, or of three?",
        ),
        Misconception(
            "forgets the first",
            lambda matrices: _composed(matrices[1:]),
            "Your loop starts too late. Which step does the input meet first?",
        ),
        Misconception(
            "forgets the last",
            lambda matrices: _composed(matrices[:-1]),
            "Your loop ends too early. What does the last step do?",
        ),
        Misconception(
            "puts the first in twice",
            lambda matrices: _composed([matrices[0], *matrices]),
            "Where does your loop start? Has that matrix acted before?",
        ),
        Misconception(
            "gives the transpose",
            lambda matrices: _composed(matrices).T,
            "How many numbers does yours take, and how many does it give?",
        ),
    ],
    hints=[
        "After the first step there is `M1 @ x`. What is there after the second?",
        "`M2 @ M1 @ x`: each new matrix comes in from the left.",
        "Start with the first matrix. For each further one: `composed = matrix @ composed`.",
    ],
    first="Start with a list of two: which product does both steps?",
    passing="A pipeline of any length is one matrix. A deep network needs a bend between its layers.",
)
