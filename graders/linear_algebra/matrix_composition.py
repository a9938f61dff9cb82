"""Composition of linear maps: a product of matrices, the first map on the right.

``(A @ B) @ x = A @ (B @ x)``: ``B`` acts first. A list ``[A_1, ..., A_k]`` with ``A_1`` acting first composes to
``A_k @ ... @ A_1``, of shape (rows of ``A_k``, columns of ``A_1``).

Source: Axler, *Linear Algebra Done Right*, chapter 3.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Prediction,
    agrees_with_reference,
    example,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import CHOOSE, Array, Rng, array, gives_a_function, length, matrix, whole
from .vector_plots import basis_images

__all__ = ["compose_all", "which_first"]


which_first = Prediction(
    "linear-algebra/which-first",
    title="Who acts first?",
    goal="Predict which of two matrices acts first in a product.",
    name="first_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "In `f(g(x))`, which of the two functions is run first? Which of `A` and `B` stands next to `x`?",
        "c": "Do you put shoes on before socks? Is turning and then stretching the same as the other way round?",
    },
    misconceptions={"a": "reads from left to right", "c": "takes the order for unimportant"},
    hints=["Write `A @ B @ x` with brackets: which product is done first, to get a vector?", "`A @ (B @ x)`."],
    first_step=CHOOSE,
    on_pass="The one next to `x` acts first: `A @ B` is `A` after `B`, just as `f(g(x))` runs `g` first.",
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


def _of_three(matrices: list[Array]) -> Array:
    first, second, third = matrices
    return third @ second @ first


def _of_four(matrices: list[Array]) -> Array:
    first, second, third, fourth = matrices
    return fourth @ third @ second @ first


def _never_kept(matrices: list[Array]) -> Array:
    for one in matrices[1:]:
        one @ matrices[0]
    return matrices[0]


compose_all = FunctionExercise(
    "linear-algebra/compose-all",
    title="A pipeline in one matrix",
    goal="Collapse a list of matrices, the first one acting first, into a single matrix.",
    reference=solutions.compose_all,
    cases=[
        Case("turn, then stretch", example([_TURN, _STRETCH])),
        Case("stretch, then turn", example([_STRETCH, _TURN])),
        Case("three squares", example([array([1, 2], [3, 4]), _TURN, _LEAN])),
        Case("four steps", example([_TURN, _STRETCH, _LEAN, array([1, 0], [3, 1])])),
        Case("seven steps", example([_TURN, _STRETCH, _LEAN, _TURN, _LEAN, _STRETCH, array([1, 0], [3, 1])])),
        Case("shapes that change", example([array([1, 2], [3, 4], [5, 6]), array([1, 0, 2], [0, 1, 1])])),
        Case("wide, then tall", example([array([1, 2, 3]), array([1], [-1])])),
        Case("down to one number", example([np.eye(3)[:2], array([1, 1])])),
        Case("a single matrix", example([array([1, 2, 3], [4, 5, 6])])),
        Case("whole numbers", example([whole([0, 1], [2, 0]), whole([1, 1], [0, 3])])),
        Case("a step that forgets all", example([array([1, 2], [3, 4]), np.zeros((1, 2)), array([5], [6])])),
        Case("thirds", example([array([1 / 3, 1], [0, 2]), array([1, 0], [2 / 3, 1])])),
        Case("any pipeline", draw=_chain, times=4),
    ],
    criteria=[
        returns_array(
            "takes what the first takes and gives what the last gives",
            shape=lambda matrices: (matrices[-1].shape[0], matrices[0].shape[1]),
            requirement="It takes what the first matrix takes, and gives what the last one gives.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            requirement="One product with it must do what all steps do, one after the other.",
            question="Send a vector through the list, step by step. Which product do you write down after two steps?",
        ),
    ],
    misconceptions=[
        Misconception(
            "lets the last act first",
            _wrong_order,
            "In your product, which matrix stands next to the input? Which one should?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "multiplies entry by entry",
            _entry_by_entry,
            "`*` multiplies entry by entry. Which sign means one function after another?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
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
            also=(_never_kept,),
        ),
        Misconception(
            "stops after two",
            lambda matrices: matrices[1] @ matrices[0] if len(matrices) > 1 else matrices[0],
            "Two steps are done. What about the third?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "supposes how many there are",
            lambda matrices: matrices[1] @ matrices[0],
            "How many matrices must the list hold for yours to work? What about a list of one?",
            also=(
                _of_three,
                _of_four,
            ),
        ),
        Misconception(
            "forgets the first",
            lambda matrices: _composed(matrices[1:]),
            "Your loop starts too late. Which step does the input meet first?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "forgets the last",
            lambda matrices: _composed(matrices[:-1]),
            "Your loop ends too early. What does the last step do?",
            also=(lambda matrices: _composed(matrices[:-1] or matrices),),
            theme=misconception_themes.OFF_BY_ONE,
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
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "starts from two by two",
            lambda matrices: _composed([np.eye(2), *matrices]),
            "Your product starts from two rows and two columns. How many numbers does the first matrix take?",
        ),
        Misconception(
            "hands back a function",
            None,
            "A function would do the work. Which single array does the same?",
            when=gives_a_function,
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "gives all products on the way",
            lambda matrices: [_composed(matrices[: k + 1]) for k in range(len(matrices))],
            "All the products on the way are there. Which of them is the whole pipeline?",
        ),
        Misconception(
            "gives what comes out for ones",
            lambda matrices: _composed(matrices) @ np.ones(matrices[0].shape[1]),
            "That is what comes out for one input. Which array waits for any input?",
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "never looks at the steps",
            lambda matrices: np.eye(matrices[-1].shape[0], matrices[0].shape[1]),
            "Your shape is right. Which line reads the numbers in the matrices?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        *common_mistakes.of_an_array(solutions.compose_all),
    ],
    hints=[
        "After the first step there is `M1 @ x`. What is there after the second?",
        "`M2 @ M1 @ x`: each new matrix comes in from the left.",
        "Start with the first matrix. For each further one: `composed = matrix @ composed`.",
    ],
    first_step="Start with a list of two: which product does both steps?",
    on_pass="A pipeline of any length is one matrix. A deep network needs a bend between its layers.",
    picture=lambda matrices, out: basis_images(out),
)
