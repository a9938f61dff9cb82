"""The Euclidean norm.

For ``v`` of shape (n,) it is ``sqrt(sum(v**2)) = sqrt(dot(v, v))``: never negative, 0 only for the zero vector, and
``norm(a * v) = |a| * norm(v)``.

Source: Golub and Van Loan, *Matrix Computations*, chapter 2; Trefethen and Bau, *Numerical Linear Algebra*, lecture 3.
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
    returns_number,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, array, length, matrix, whole

__all__ = ["norm"]


def _one(rng: Rng) -> list[Any]:
    (v,) = matrix(rng, 1, length(rng, 2, 6))
    return [v]


def _root(number: Array | float) -> Any:
    return np.sqrt(number)


norm = FunctionExercise(
    "linear-algebra/norm",
    title="How long is an arrow?",
    goal="Give the length of a vector, as Pythagoras measures it.",
    reference=solutions.norm,
    cases=[
        Case("three and four", example(array(3, 4))),
        Case("along an axis", example(array(0, 2))),
        Case("a negative entry", example(array(3, -4))),
        Case("one entry, negative", example(array(-5))),
        Case("three entries", example(array(1, 2, 2))),
        Case("four entries", example(array(1, -1, 1, 1))),
        Case("no length", example(array(0, 0, 0))),
        Case("whole numbers", example(whole(2, 3, 6))),
        Case("short", example(array(0.03, 0.04))),
        Case("as many ones as you like", draw=lambda rng: [np.ones(int(rng.integers(5, 30)))]),
        Case("any", draw=_one, times=5),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never negative",
            lambda v, value: value >= 0,
            "A length is never negative.",
            "Which step loses the signs?",
        ),
        holds(
            "measures along an axis",
            lambda v, value: np.count_nonzero(v) != 1 or abs(value - np.abs(v).sum()) < 1e-6,
            "This one lies along an axis, so its length is the size of its one entry.",
            "What does each of your steps make of that one entry?",
        ),
        agrees_with_reference(question="What are the squares of the entries, and their sum? One step is left then."),
    ],
    misconceptions=[
        Misconception(
            "forgets the root",
            lambda v: np.sum(v * v),
            "That is the square of the length. Which step leads back from a square?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "adds the sizes up",
            lambda v: np.sum(np.abs(v)),
            "That is how far you walk along the streets of a grid. How far is it through the air?",
        ),
        Misconception(
            "adds the entries up",
            np.sum,
            "What would `[3, -3]` get? Is an arrow that points there of no length?",
            also=(lambda v: abs(np.sum(v)),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "takes the largest",
            lambda v: np.max(np.abs(v)),
            "The largest entry decides alone in yours. Does `[3, 4]` reach no further than `[0, 4]`?",
            also=(np.max,),
        ),
        Misconception(
            "counts the entries",
            len,
            "`len` counts entries. How far is it from 0 to the tip of `[3, 4]`?",
        ),
        Misconception(
            "takes the mean of the squares",
            lambda v: _root(np.mean(v * v)),
            "Is `[1, 1, 1, 1]` as long as `[1]`? What does your mean divide by?",
            also=(lambda v: np.mean(v * v),),
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "divides by the number of entries",
            lambda v: _root(np.sum(v * v)) / len(v),
            "What does a division by the number of entries make of `[3, 4]`?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "takes the root of each entry",
            lambda v: np.sum(np.sqrt(np.abs(v))),
            "Your root comes before the sum. Which comes first in Pythagoras: square, sum, or root?",
            also=(lambda v: np.sum(np.sqrt(v)), lambda v: _root(np.sum(np.abs(v))), lambda v: _root(np.sum(v))),
        ),
        Misconception(
            "squares after adding up",
            lambda v: np.sum(v) ** 2,
            "You add first and square then. What does that make of `[3, -3]`?",
        ),
        Misconception(
            "forgets to add up",
            lambda v: np.sqrt(v * v),
            "You have a length for each entry. What makes one number of the squares, before the root?",
            also=(np.abs,),
        ),
        Misconception(
            "scales to length one",
            lambda v: v / np.sqrt(np.sum(v * v)),
            "This is `v`, made one long. What did you divide by? That is the answer.",
        ),
        Misconception(
            "sees two entries only",
            lambda v: np.hypot(v[0], v[1]),
            "How many entries does yours look at? Pythagoras goes on to three and more.",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "takes the first entry only",
            lambda v: np.abs(v[0]),
            "How often does the line with `return` run? Which entries have been added up by then?",
            also=(lambda v: v[0] ** 2,),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "measures the spread",
            np.std,
            "Yours takes the mean away first. What does it make of `[1, 1, 1, 1]`?",
            also=(np.var,),
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "halves instead of taking the root",
            lambda v: np.sum(v * v) / 2,
            "Half of 25 is 12.5. Which number, times itself, gives 25?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "multiplies by two instead of squaring",
            lambda v: _root(np.sum(np.abs(v * 2))),
            "`v * 2` doubles. What is 3 times itself?",
            also=(lambda v: _root(np.sum(v * 2)),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        *common_mistakes.of_a_number(solutions.norm),
    ],
    hints=[
        "What do the two short sides of a right triangle say about the long one?",
        "`v @ v` is the sum of the squares: the square of the length.",
        "Its root: `np.sqrt(v @ v)`.",
    ],
    first_step="Start with `[3, 4]`: why is its length 5?",
    on_pass="A length is a vector's dot product with itself, and a root. Distance is the length of a difference.",
)
