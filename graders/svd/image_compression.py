"""The share of an image that is in its best approximation of rank k.

For an image ``A`` of shape (m, n) with singular values ``s``, the squared Frobenius norm is ``sum(s**2)``, and that of
the best approximation of rank k is ``sum(s[:k] ** 2)``; so the share is ``sum(s[:k] ** 2) / sum(s**2)``, from 0 for k =
0 to 1 for k = rank. Kept and lost parts are orthogonal: their squared norms add up, their norms do not.

Source: Trefethen and Bau, *Numerical Linear Algebra*, lecture 5.
"""

from __future__ import annotations

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
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.kit.charts import beside
from graders.solutions import svd as solutions

from .factors import singular_values
from .matrices import CHOOSE, Array, Rng, array, whole

__all__ = ["busy_pictures", "share_kept"]

_best: Callable[[Array, int], Array] = solutions.best_rank_k


busy_pictures = Prediction(
    "svd/busy-pictures",
    title="A busy picture",
    goal="Predict which of three pictures needs the highest rank.",
    name="picture_guess",
    options=("a", "b", "c"),
    answer="c",
    questions={
        "a": "Every row of the stripes is the same. How many different rows do you have to write down?",
        "b": "How many different rows has the board? And what is every second row, seen from the one before it?",
    },
    misconceptions={"a": "takes sharp edges for information", "b": "takes many squares for many patterns"},
    hints=[
        "How many rows of each picture are not made of the others?",
        "Stripes have one row, the board two. Which row of the diagonal line is made of others?",
    ],
    first_step=CHOOSE,
    on_pass="One white line, and every row is news: rank 64. What looks simple may not be in rows and columns.",
)


def _picture(rng: Rng) -> list[Any]:
    """A small picture: numbers from 0 to 1."""
    m, n = (int(length) for length in rng.integers(3, 6, size=2))
    return [np.round(rng.random((m, n)), 2), int(rng.integers(1, min(m, n)))]


share_kept = FunctionExercise(
    "svd/share-kept",
    title="How much of a picture",
    goal="Say which share of a picture is in its best rank-k version: from 0 for nothing to 1 for all.",
    reference=solutions.share_kept,
    cases=[
        Case("half of it", example(array([1, 0], [0, 1]), 1)),
        Case("most of it", example(array([2, 0], [0, 1]), 1)),
        Case("the larger one second", example(array([1, 0], [0, 3]), 1)),
        Case("stripes", example(array([1, 0, 1], [1, 0, 1], [1, 0, 1]), 1)),
        Case("a board", example(array([1, 0, 1], [0, 1, 0], [1, 0, 1]), 1)),
        Case("a diagonal line", example(np.eye(4), 3)),
        Case("wide", example(array([1, 1, 0, 0], [0, 0, 1, 0]), 1)),
        Case("all of it", example(array([0.2, 0.4], [0.9, 0.1]), 2)),
        Case("whole numbers", example(whole([9, 0], [0, 12], [0, 20]), 1)),
        Case("nothing is kept", example(array([1, 2], [3, 4]), 0)),
        Case("any picture", draw=_picture, times=4),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "lies between 0 and 1",
            lambda picture, k, share: -1e-6 <= share <= 1 + 1e-6,
            "A share lies between 0 and 1.",
            "What do you divide by? What is it when all is kept?",
        ),
        agrees_with_reference(
            requirement="A part counts by the squares of its numbers.",
            question="What do the squares of all entries add up to? And those of what is kept?",
        ),
    ],
    picture=lambda picture, k, share: beside(_best(picture, k), picture, label="its best", other_label="the picture"),
    misconceptions=[
        Misconception(
            "counts without squaring",
            lambda picture, k: np.sum(singular_values(picture)[:k]) / np.sum(singular_values(picture)),
            "Is `[3, 4]` made of 3/7 and 4/7? Which numbers add up, in Pythagoras?",
        ),
        Misconception(
            "counts steps",
            lambda picture, k: k / len(singular_values(picture)),
            "All singular values count alike in yours. Does the largest say no more than the last?",
        ),
        Misconception(
            "gives what is lost",
            lambda picture, k: np.sum(singular_values(picture)[k:] ** 2) / np.sum(singular_values(picture) ** 2),
            "That is the share that is missed. What is it when all is kept?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "takes the root of the share",
            lambda picture, k: np.linalg.norm(singular_values(picture)[:k]) / np.linalg.norm(singular_values(picture)),
            "Lengths do not add up to one: `0.6` and `0.8` are kept and lost of `[3, 4]`. What does?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "gives percent",
            lambda picture, k: 100 * np.sum(singular_values(picture)[:k] ** 2) / np.sum(singular_values(picture) ** 2),
            "That is percent. What is a share when all is kept?",
        ),
        Misconception(
            "counts one too many",
            lambda picture, k: np.sum(singular_values(picture)[: k + 1] ** 2) / np.sum(singular_values(picture) ** 2),
            "Where does your slice end? What does it keep for `k = 1`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "takes the k-th only",
            lambda picture, k: singular_values(picture)[max(k - 1, 0)] ** 2 / np.sum(singular_values(picture) ** 2),
            "Only the last of the `k` counts in yours. What of the others?",
        ),
        Misconception(
            "counts numbers to be stored",
            lambda picture, k: k * (sum(np.shape(picture)) + 1) / np.size(picture),
            "That says how much room it takes, not how much of the picture is in it. What adds up to the picture?",
            also=(lambda picture, k: k * sum(np.shape(picture)) / np.size(picture),),
        ),
        Misconception(
            "forgets to divide",
            lambda picture, k: np.sum(singular_values(picture)[:k] ** 2),
            "A share of what? By which number do you have to divide?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "compares sums of entries",
            lambda picture, k: np.sum(_best(picture, k)) / np.sum(picture),
            "You compare how bright the two are. Can a picture be as bright and quite another?",
        ),
        Misconception(
            "counts entries that agree",
            lambda picture, k: np.mean(np.isclose(_best(picture, k), picture)),
            "An entry that is almost right counts for nothing in yours. Which measure lets it count?",
        ),
        Misconception(
            "takes off the error unsquared",
            lambda picture, k: (
                1 - np.linalg.norm(singular_values(picture)[k:]) / np.linalg.norm(singular_values(picture))
            ),
            "Which of these add up to the whole: lengths, or their squares?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "divides by the largest",
            lambda picture, k: np.sum(singular_values(picture)[:k] ** 2) / singular_values(picture)[0] ** 2,
            "You divide by the largest. What is your share when two are kept?",
        ),
        Misconception(
            "divides kept by lost",
            lambda picture, k: (
                np.sum(singular_values(picture)[:k] ** 2) / np.sum(singular_values(picture)[k:] ** 2)
                if k < len(singular_values(picture))
                else np.inf
            ),
            "Kept against lost is a ratio of two parts. What is the whole?",
        ),
        *common_mistakes.of_a_number(solutions.share_kept),
    ],
    hints=[
        "The squares of all entries add up to the squares of all singular values. Which of these are kept?",
        "The first `k`: the sum of `s[:k] ** 2`, and what is the whole?",
        "Divide the sum of `s[:k] ** 2` by the sum of `s ** 2`.",
    ],
    first_step="Start with `s = np.linalg.svd(picture, compute_uv=False)`, and its squares.",
    on_pass="A few steps hold most of a picture, and most of many tables: that is what makes them small.",
)
