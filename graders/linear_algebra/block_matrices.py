"""Two matrices stacked into one.

For ``A`` of shape (m, n) and ``B`` of shape (p, n), ``vstack([A, B])`` of shape (m + p, n) maps x to ``A @ x`` followed
by ``B @ x``.

Source: Golub and Van Loan, *Matrix Computations*, chapter 1 (block matrices).
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

from .matrices import Rng, array, gives_a_function, length, matrix, whole

__all__ = ["run_both"]


def _both(rng: Rng) -> list[Any]:
    n = length(rng, 1, 4)
    return [matrix(rng, length(rng, 1, 3), n), matrix(rng, length(rng, 1, 3), n)]


run_both = FunctionExercise(
    "linear-algebra/run-both",
    title="Two functions, one input",
    goal="Make one matrix that gives what `A` gives and then what `B` gives, for the same input.",
    reference=solutions.run_both,
    cases=[
        Case("one row each", example(array([1, 2]), array([3, 4]))),
        Case("two rows and one", example(array([1, 2, 3], [4, 5, 6]), array([7, 8, 9]))),
        Case("one row and two", example(array([1, 0, 0]), array([0, 1, 0], [0, 0, 1]))),
        Case("two rows and three", example(array([1, 0], [0, 1]), array([1, 1], [2, 0], [0, 3]))),
        Case("two squares", example(array([1, 2], [3, 4]), array([0, -1], [1, 0]))),
        Case("one number in", example(array([2]), array([3], [5]))),
        Case("twice the same", example(np.eye(2), np.eye(2))),
        Case("one that gives zeros", example(array([1, 1]), np.zeros((3, 2)))),
        Case("whole numbers", example(whole([1, 2], [3, 4], [5, 6]), whole([7, 8]))),
        Case("whole numbers and others", example(whole([1, 2]), array([0.5, 0.25]))),
        Case("others and whole numbers", example(array([0.5, 0.25]), whole([1, 2]))),
        Case("thirds", example(array([1 / 3, 1]), array([0, 2 / 3]))),
        Case("any two", draw=_both, times=5),
    ],
    criteria=[
        returns_array(
            "takes one input and gives both outputs",
            shape=lambda A, B: (A.shape[0] + B.shape[0], A.shape[1]),
            requirement="It takes what `A` takes, once, and gives as many numbers as `A` and `B` together.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "gives what A gives first",
            lambda A, B, both: np.allclose(both[: len(A)], A, 1e-4, 1e-6),
            "What `A` gives must come first.",
            "Whose rows stand on top in yours?",
        ),
        agrees_with_reference(
            requirement="After what `A` gives, `B` has its turn.", question="Which rows make the second part?"
        ),
    ],
    misconceptions=[
        Misconception(
            "puts them side by side",
            lambda A, B: np.hstack([A, B]),
            "Side by side they take a longer input. How do they share one?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "puts B on top",
            lambda A, B: np.vstack([B, A]),
            "Whose output comes first in yours? Whose should?",
        ),
        Misconception(
            "adds them up",
            lambda A, B: A + B,
            "A sum mixes both outputs into one. How can both be kept?",
            also=(lambda A, B: (A + B) / 2,),
        ),
        Misconception(
            "runs one after the other", lambda A, B: A @ B, "Who gets the output of `B` in yours? Both should get `x`."
        ),
        Misconception(
            "runs the other one after", lambda A, B: B @ A, "Who gets the output of `A` in yours? Both should get `x`."
        ),
        Misconception(
            "gives each an input of its own",
            lambda A, B: np.block([[A, np.zeros((len(A), B.shape[1]))], [np.zeros((len(B), A.shape[1])), B]]),
            "Yours takes two inputs, one for each. How many columns does one input need?",
        ),
        Misconception(
            "drops B",
            lambda A, B: A,
            "What became of `B`?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "drops A",
            lambda A, B: B,
            "What became of `A`?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "stacks into a third dimension",
            lambda A, B: np.stack([A, B]),
            "`np.stack` makes a new dimension. How many does a matrix have?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "gives the transpose",
            lambda A, B: np.vstack([A, B]).T,
            "Rows give, columns take. How many numbers does yours take?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "gives two matrices",
            lambda A, B: (A, B),
            "Both are there. How do they become one matrix?",
            also=(lambda A, B: [A, B],),
        ),
        Misconception(
            "multiplies entry by entry",
            lambda A, B: A * B,
            "A product entry by entry mixes both. How can both be kept?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "strings all numbers together",
            lambda A, B: np.append(A, B),
            "All numbers are in one row. Along which axis should the rows of `B` follow?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "puts A in again",
            lambda A, B: np.vstack([A, B, A]),
            "How many numbers should come out? How many rows has yours?",
        ),
        Misconception(
            "takes rows in turn",
            lambda A, B: np.array([row for pair in zip(A, B, strict=False) for row in pair]),
            "Your rows come in turn, one of `A` and one of `B`. Which come first? And what if one has more?",
        ),
        Misconception(
            "forgets the last row",
            lambda A, B: np.vstack([A, B])[:-1],
            "The last row of `B` is not there. Where does yours end?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "gives one of them twice",
            lambda A, B: np.vstack([A, A]),
            "Which of the two does yours never look at?",
            also=(lambda A, B: np.vstack([B, B]),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "changes the sign of B",
            lambda A, B: np.vstack([A, -B]),
            "What does `B` give for `x`, and what does your second part give?",
            also=(lambda A, B: np.vstack([-A, B]),),
        ),
        Misconception(
            "turns B round",
            lambda A, B: np.vstack([A, B.T]),
            "`A` and `B` take the same input. What would a transpose take?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "hands back a function",
            None,
            "A function would do it. Which single array does the same?",
            when=gives_a_function,
        ),
        *common_mistakes.of_an_array(solutions.run_both),
    ],
    hints=[
        "Each row of a matrix gives one number. Which rows do you want, and in which order?",
        "The rows of `A` come first, then the rows of `B`. How do you put one under the other?",
        "`np.vstack([A, B])` puts the rows of `B` under those of `A`.",
    ],
    first_step="Start with two matrices of one row each: which matrix gives both numbers?",
    on_pass="More rows are more functions on the same input. A layer with 500 outputs is 500 of them in a stack.",
)
