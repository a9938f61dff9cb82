"""Cosine similarity.

For vectors ``u`` and ``v`` of shape (n,), neither of them zero, it is ``dot(u, v) / (norm(u) * norm(v))``, the cosine
of the angle between them: from -1 to 1 (Cauchy-Schwarz), 0 for orthogonal vectors, and the same for any positive
multiples of both.

Source: Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, chapter 6.
"""

from __future__ import annotations

from collections.abc import Mapping
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
from .vector_plots import arrows

__all__ = ["cosine_similarity"]


def _two(rng: Rng) -> list[Any]:
    n = length(rng, 2, 6)
    u, v = matrix(rng, 2, n)
    return [u, v]


def _norm(v: Array) -> Any:
    return np.linalg.norm(v)


def _of_deviations(u: Array, v: Array) -> Any:
    u, v = u - np.mean(u), v - np.mean(v)
    return np.dot(u, v) / (_norm(u) * _norm(v))


def _directions(u: Array, v: Array) -> Mapping[str, Any] | None:
    """Draw two vectors of two entries, both made one long: what is left are their directions."""
    return arrows({"u, made one long": u / _norm(u), "v, made one long": v / _norm(v)})


cosine_similarity = FunctionExercise(
    "linear-algebra/cosine-similarity",
    title="The same direction?",
    goal="Say how alike the directions of two vectors are: 1 for the same, -1 for opposite ones.",
    reference=solutions.cosine_similarity,
    cases=[
        Case("the same vector", example(array(3, 4), array(3, 4))),
        Case("longer, the same way", example(array(3, 4), array(6, 8))),
        Case("opposite", example(array(1, 2), array(-2, -4))),
        Case("at a right angle", example(array(1, 2), array(-2, 1))),
        Case("in between", example(array(3, 4), array(5, 12))),
        Case("more apart than together", example(array(3, 4), array(-12, 5))),
        Case("a zero in each", example(array(0, 2, 0), array(1, 1, 0))),
        Case("one entry", example(array(5), array(2))),
        Case("one entry, opposite", example(array(5), array(-2))),
        Case("four entries", example(array(1, 1, 1, 1), array(1, 1, 1, -3))),
        Case("whole numbers", example(whole(2, 2, 1), whole(1, 2, 2))),
        Case("of very different length", example(array(0.001, 0.002), array(3000, 1000))),
        Case("both very short", example(array(0.0006, 0.0008), array(0.0016, 0.0012))),
        Case("both shorter still", example(array(3e-9, 4e-9), array(8e-9, 6e-9))),
        Case("any two", draw=_two, times=5),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "says 1 to the same direction",
            lambda u, v, value: (
                abs(np.dot(u, v) - _norm(u) * _norm(v)) > 1e-9 * _norm(u) * _norm(v) or abs(value - 1) < 1e-4
            ),
            "They point the same way, so it must be 1, however long they are.",
            "What does a longer vector change in yours?",
        ),
        holds(
            "is between -1 and 1",
            lambda u, v, value: abs(value) <= 1 + 1e-4,
            "A likeness of directions lies between -1 and 1.",
            "Does yours grow when a vector gets longer? What takes the length out?",
        ),
        agrees_with_reference(question="What is the dot product? And the length of each vector?"),
    ],
    misconceptions=[
        Misconception(
            "forgets the lengths",
            np.dot,
            "That is the dot product. What happens to it when `u` gets twice as long?",
        ),
        Misconception(
            "divides by the squares of the lengths",
            lambda u, v: np.dot(u, v) / (np.dot(u, u) * np.dot(v, v)),
            "`u @ u` is the square of the length. Which step leads from it to the length?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "divides by one length only",
            lambda u, v: np.dot(u, v) / _norm(u),
            "One of the two lengths is out. What if `v` gets twice as long?",
            also=(lambda u, v: np.dot(u, v) / _norm(v),),
        ),
        Misconception(
            "divides by the number of entries",
            lambda u, v: np.dot(u, v) / len(u),
            "`len` counts entries. What is the length of the arrow `[3, 4]`?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "divides by the sum of the lengths",
            lambda u, v: np.dot(u, v) / (_norm(u) + _norm(v)),
            "If `u` gets twice as long, the dot product doubles. What must double below the line as well?",
        ),
        Misconception(
            "gives the angle",
            lambda u, v: np.arccos(np.clip(np.dot(u, v) / (_norm(u) * _norm(v)), -1, 1)),
            "That is the angle. What is it for the same direction, and what should the likeness be?",
        ),
        Misconception(
            "gives the angle in degrees",
            lambda u, v: np.degrees(np.arccos(np.clip(np.dot(u, v) / (_norm(u) * _norm(v)), -1, 1))),
            "That is the angle. What is it for the same direction, and what should the likeness be?",
        ),
        Misconception(
            "drops the sign",
            lambda u, v: abs(np.dot(u, v)) / (_norm(u) * _norm(v)),
            "What should two opposite vectors get? What does yours give?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "gives a distance",
            lambda u, v: 1 - np.dot(u, v) / (_norm(u) * _norm(v)),
            "The same direction gets 0 in yours. Is that a likeness or a distance?",
        ),
        Misconception(
            "measures how far apart they are",
            lambda u, v: _norm(u - v),
            "That is the gap between the tips. Does it change when one vector gets longer?",
        ),
        Misconception(
            "squares it",
            lambda u, v: np.dot(u, v) ** 2 / (np.dot(u, u) * np.dot(v, v)),
            "What should two opposite vectors get? What becomes of their sign in yours?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "adds the entries up for a length",
            lambda u, v: np.dot(u, v) / (np.sum(u) * np.sum(v)),
            "How long is the arrow `[3, -3]`? Is that the sum of its entries?",
        ),
        Misconception(
            "adds the sizes up for a length",
            lambda u, v: np.dot(u, v) / (np.abs(u).sum() * np.abs(v).sum()),
            "How long is the arrow `[3, 4]`: 7, or what Pythagoras says?",
        ),
        Misconception(
            "gives one product for each entry",
            lambda u, v: u * v / (_norm(u) * _norm(v)),
            "You have a product for each entry. Which step makes one number of them?",
        ),
        Misconception(
            "forgets the brackets",
            lambda u, v: np.dot(u, v) / _norm(u) * _norm(v),
            "What does Python do first in `a / b * c`? Which of the two lengths do you multiply by?",
        ),
        Misconception(
            "gives the product of the lengths",
            lambda u, v: _norm(u) * _norm(v),
            "That goes below the line. What stands above it?",
        ),
        Misconception(
            "takes the means away",
            _of_deviations,
            "You take the mean of each vector away first. Which arrow do you measure then?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "answers yes or no",
            lambda u, v: bool(np.dot(u, v) > 0),
            "Yes or no says less than a number between -1 and 1. How alike are they?",
        ),
        Misconception(
            "squares one of the lengths",
            lambda u, v: np.dot(u, v) / (_norm(u) * np.dot(v, v)),
            "Which of the two lengths is still a square in yours?",
            also=(lambda u, v: np.dot(u, v) / (np.dot(u, u) * _norm(v)),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "divides by the largest entries",
            lambda u, v: np.dot(u, v) / (np.max(np.abs(u)) * np.max(np.abs(v))),
            "How long is the arrow `[3, 4]`: 4, or what Pythagoras says?",
        ),
        Misconception(
            "turns it upside down",
            lambda u, v: _norm(u) * _norm(v) / np.dot(u, v),
            "What should be above the line, and what below? Try two at a right angle.",
        ),
        Misconception(
            "divides by the length of the products",
            lambda u, v: np.dot(u, v) / _norm(u * v),
            "`u * v` is a third vector. Which two lengths should be taken out?",
        ),
        Misconception(
            "adds something below the line",
            lambda u, v: np.dot(u, v) / (_norm(u) * _norm(v) + 1e-8),
            "Two very short vectors have a direction too. Beside the product of their lengths, is what you add small?",
        ),
        *common_mistakes.of_a_number(solutions.cosine_similarity),
    ],
    hints=[
        "What happens to `np.dot(u, v)` when `u` gets twice as long?",
        "Pythagoras gives the length of an arrow: `np.linalg.norm(u)`, the root of `u @ u`.",
        "Divide the dot product by the length of `u` and by the length of `v`.",
    ],
    first_step="Start with the dot product: `np.dot(u, v)`.",
    on_pass="This is how a search finds alike texts: each is a vector, and only its direction counts.",
    picture=lambda u, v, value: _directions(u, v),
)
