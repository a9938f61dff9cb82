"""The dot product.

For ``u`` and ``v`` of shape (n,) it is ``sum(u * v)``, a number: bilinear, symmetric, and positive for ``u = v`` unless
zero.

Source: Golub and Van Loan, *Matrix Computations*, chapter 1; Axler, *Linear Algebra Done Right*, chapter 6.
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

from .matrices import Rng, array, length, matrix, whole

__all__ = ["dot"]


def _two(rng: Rng) -> list[Any]:
    u, v = matrix(rng, 2, length(rng, 2, 6))
    return [u, v]


dot = FunctionExercise(
    "linear-algebra/dot",
    title="A row meets a vector",
    goal="Multiply two vectors entry by entry, and add up: their dot product.",
    reference=solutions.dot,
    cases=[
        Case("two entries", example(array(1, 2), array(3, 4))),
        Case("three entries", example(array(5, 2, 7), array(1, 0, -1))),
        Case("at a right angle", example(array(1, 2), array(-2, 1))),
        Case("pointing apart", example(array(1, 2), array(-3, -1))),
        Case("with itself", example(array(3, 4), array(3, 4))),
        Case("one entry", example(array(-5), array(2))),
        Case("with zeros", example(array(1, 2, 3), array(0, 0, 0))),
        Case("whole numbers", example(whole(2, 2, 1), whole(1, 2, 2))),
        Case("fractions", example(array(0.5, 0.25), array(0.1, 0.6))),
        Case("thirds", example(array(1 / 3, 2), array(1, 1 / 7))),
        Case("any two", draw=_two, times=5),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is 0 at a right angle",
            lambda u, v, value: abs(np.dot(u, v)) > 1e-9 or abs(value) < 1e-6,
            "These two are at a right angle: what the entries give must cancel.",
            "Work it out by hand: which products do you get, and what is their sum?",
        ),
        agrees_with_reference(question="Work it out by hand: which products do you get, and what is their sum?"),
    ],
    misconceptions=[
        Misconception(
            "forgets to add up",
            lambda u, v: u * v,
            "You have a product for each entry. Which step makes one number of them?",
            also=(lambda u, v: [a * b for a, b in zip(u, v, strict=False)],),
        ),
        Misconception(
            "multiplies the sums",
            lambda u, v: np.sum(u) * np.sum(v),
            "You add up first and multiply then. In which order should it be?",
        ),
        Misconception(
            "adds where it should multiply",
            lambda u, v: np.sum(u + v),
            "What happens to two entries that meet: are they added or multiplied?",
        ),
        Misconception(
            "multiplies the products",
            lambda u, v: np.prod(u * v),
            "Your products are multiplied with each other. What should happen to them?",
        ),
        Misconception(
            "lets every entry meet every other",
            lambda u, v: np.outer(u, v),
            "Every entry meets every other in yours. Which ones should meet?",
            also=(lambda u, v: np.outer(u, v).sum(axis=0), lambda u, v: np.outer(u, v).sum(axis=1)),
        ),
        Misconception(
            "takes the mean",
            lambda u, v: np.mean(u * v),
            "You divide by the number of entries. Does a dot product grow when there are more of them?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "looks at one vector only",
            lambda u, v: np.sum(u * u),
            "Which of the two vectors does yours never look at?",
            also=(lambda u, v: np.sum(v * v),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "drops the signs",
            lambda u, v: np.sum(np.abs(u * v)),
            "What should two vectors that point apart get? What does yours give?",
            also=(lambda u, v: abs(np.sum(u * v)),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "stops after the first entry",
            lambda u, v: u[0] * v[0],
            "The first two entries have met. What about the others?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "keeps the last product",
            lambda u, v: u[-1] * v[-1],
            "Each product of yours writes over the one before. What adds it instead?",
        ),
        Misconception(
            "skips the first entry",
            lambda u, v: np.sum(u[1:] * v[1:]),
            "Which number does the first entry have in Python? Where does your loop start?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "skips the last entry",
            lambda u, v: np.sum(u[:-1] * v[:-1]),
            "Where does your loop end? Which entry does it never reach?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "gives the cosine",
            lambda u, v: np.dot(u, v) / np.sqrt(np.dot(u, u) * np.dot(v, v)),
            "You took the lengths out. Should a longer vector change nothing here?",
        ),
        Misconception(
            "takes a root",
            lambda u, v: np.sqrt(np.abs(np.dot(u, v))),
            "What is the root there for? Multiply and add up is all.",
            also=(lambda u, v: np.sqrt(np.dot(u, v)),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "measures the gap",
            lambda u, v: np.sum((u - v) ** 2),
            "That is how far apart the tips are. What are `u` and `v` multiplied by in yours?",
            also=(lambda u, v: np.sqrt(np.sum((u - v) ** 2)),),
        ),
        Misconception(
            "takes a power for a product",
            lambda u, v: np.sum(u**v),
            "`u ** v` raises each entry to a power. Which sign multiplies?",
        ),
        Misconception(
            "starts its sum from one",
            lambda u, v: 1 + np.sum(u * v),
            "What does a sum of nothing come to? Where does yours start?",
        ),
        *common_mistakes.of_a_number(solutions.dot),
    ],
    hints=[
        "What are the products of the entries that stand at the same place?",
        "`u * v` holds all of them. What adds up an array?",
        "`np.sum(u * v)`.",
    ],
    first_step="Start with `u * v`, and look at what it gives.",
    on_pass="Each entry of `A @ x` is one of these: a row of `A` meets `x`. Large means that they agree.",
)
