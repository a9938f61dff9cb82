"""A pipeline of four linear maps in one matrix.

The matrix that acts as ``first``, then ``second``, ``third`` and ``fourth`` is ``fourth @ third @ second @ first``; the
columns of each are as many as the rows of the one before.

Source: Axler, *Linear Algebra Done Right*, chapter 3.
"""

from __future__ import annotations

import itertools
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

from .matrices import Array, Rng, array, gives_a_function, length, matrix, whole
from .vector_plots import basis_images

__all__ = ["four_steps"]

_TURN, _STRETCH, _LEAN = array([0, -1], [1, 0]), array([2, 0], [0, 1]), array([1, 1], [0, 1])
_DIG = array([1, 0], [3, 1])


def _fitting(rng: Rng) -> list[Any]:
    lengths = [length(rng, 1, 4) for _ in range(5)]
    return [matrix(rng, after, before) for before, after in itertools.pairwise(lengths)]


def _squares(rng: Rng) -> list[Any]:
    return [matrix(rng, 2, 2) for _ in range(4)]


def _entries(*steps: Array) -> Array:
    return steps[0] * steps[1] * steps[2] * steps[3]


four_steps = FunctionExercise(
    "linear-algebra/four-steps",
    title="Four steps in one",
    goal="Give the one matrix that does `first`, then `second`, then `third`, then `fourth`.",
    reference=solutions.four_steps,
    cases=[
        Case("turn, stretch, lean, dig", example(_TURN, _STRETCH, _LEAN, _DIG)),
        Case("stretch, turn, dig, lean", example(_STRETCH, _TURN, _DIG, _LEAN)),
        Case("only the first does something", example(_TURN, np.eye(2), np.eye(2), np.eye(2))),
        Case("one that repeats, one that adds", example(array([1], [1]), _TURN, array([1, 2]), array([3]))),
        Case(
            "shapes that change", example(array([1, 0, 2], [0, 1, 1]), array([1, 1]), array([2], [1]), array([1, -1]))
        ),
        Case("single numbers", example(array([2]), array([3]), array([-1]), array([5]))),
        Case("a step that forgets all", example(_TURN, np.zeros((2, 2)), _LEAN, _DIG)),
        Case(
            "whole numbers", example(whole([0, 1], [2, 0]), whole([1, 1], [0, 3]), whole([2, 0], [1, 1]), whole([1, 4]))
        ),
        Case("thirds", example(array([1 / 3, 0], [0, 1]), _TURN, _LEAN, array([1, 2 / 3], [0, 1]))),
        Case("any that fit", draw=_fitting, times=3),
        Case("any squares", draw=_squares, times=3),
    ],
    criteria=[
        returns_array(
            "takes what the first takes and gives what the fourth gives",
            shape=lambda first, second, third, fourth: (fourth.shape[0], first.shape[1]),
            requirement="It takes what `first` takes, and gives what `fourth` gives.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            requirement="One product with it must do what all four do, one after the other.",
            question="Write down `second @ (first @ x)`, and go on. Which matrix ends up on the far left?",
        ),
    ],
    misconceptions=[
        Misconception(
            "lets the fourth act first",
            lambda first, second, third, fourth: first @ second @ third @ fourth,
            "In your product, which matrix stands next to the input? Which one should get it first?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "swaps the first two",
            lambda first, second, third, fourth: fourth @ third @ first @ second,
            "Who gets the input in yours, and who gets what comes out? Look at the right end of your product.",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "swaps the last two",
            lambda first, second, third, fourth: third @ fourth @ second @ first,
            "Who gives the output in yours? Look at the left end of your product.",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "swaps the two in the middle",
            lambda first, second, third, fourth: fourth @ second @ third @ first,
            "Both ends are right. After `first`, who is next?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "does the two halves in the wrong order",
            lambda first, second, third, fourth: second @ first @ fourth @ third,
            "Each half is in order. Which half should get the input?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "turns each half round",
            lambda first, second, third, fourth: (third @ fourth) @ (first @ second),
            "The halves are in order. Inside a half, which of the two stands next to the input?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "multiplies entry by entry",
            _entries,
            "`*` multiplies entry by entry. Which sign means one function after another?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "adds the steps up",
            lambda first, second, third, fourth: first + second + third + fourth,
            "A sum runs all four on the same input. Who gets what comes out of `first`?",
        ),
        Misconception(
            "leaves out the fourth",
            lambda first, second, third, fourth: third @ second @ first,
            "Three steps are done. Which one is still to come?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "leaves out the first",
            lambda first, second, third, fourth: fourth @ third @ second,
            "Your product starts at `second`. What should act on the input before?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "does two steps only",
            lambda first, second, third, fourth: second @ first,
            "Two steps are done. What about the others?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "gives the last step",
            lambda first, second, third, fourth: fourth,
            "What became of the three steps before?",
            also=(lambda first, second, third, fourth: first,),
        ),
        Misconception(
            "gives the transpose",
            lambda first, second, third, fourth: (fourth @ third @ second @ first).T,
            "How many numbers does yours take, and how many does it give?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "puts the first in twice",
            lambda first, second, third, fourth: fourth @ third @ second @ first @ first,
            "Where does your product start? How often does `first` act on the input?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "gives what comes out for ones",
            lambda first, second, third, fourth: fourth @ third @ second @ first @ np.ones(first.shape[1]),
            "That is what comes out for one input. Which array waits for any input?",
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "hands back a function",
            None,
            "A function would do the work. Which single array does the same?",
            when=gives_a_function,
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "gives the steps in a list",
            lambda first, second, third, fourth: [first, second, third, fourth],
            "All four are there. How do four matrices become one?",
            also=(lambda first, second, third, fourth: (fourth, third, second, first),),
        ),
        *common_mistakes.of_an_array(solutions.four_steps),
    ],
    hints=[
        "After the first step there is `first @ x`. What is there after the second?",
        "Each new step comes in from the left: `second @ first @ x`.",
        "Go on to the fourth, and leave out the `x`.",
    ],
    first_step="Start with two of them: which product does `first` and then `second`?",
    on_pass="Four calls became one. Read a product from right to left, and you read the pipeline.",
    picture=lambda first, second, third, fourth, out: basis_images(out),
)
