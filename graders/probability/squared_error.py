"""The sum of squared errors around a location.

For a number ``mu`` and ``data`` of shape (n,) it is ``sum((data - mu)**2)``: twice the Gaussian negative log-likelihood
of variance one, less a constant. Its minimum is at the mean of the data.

Source: Bishop, *Pattern Recognition and Machine Learning*, section 1.2.5.
"""

from __future__ import annotations

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
from graders.solutions import probability as solutions

from .residuals import location_and_data, squared_residuals

__all__ = ["sum_squared_error"]

sum_squared_error = FunctionExercise(
    "probability/sum-squared-error",
    title="The oldest loss",
    goal="Give the sum of the squared misses of `data` from `mu`.",
    reference=solutions.sum_squared_error,
    cases=[
        Case("one miss", example(0.0, np.array([3.0]))),
        Case("two misses", example(0.0, np.array([1.0, 2.0]))),
        Case("misses on both sides", example(1.0, np.array([4.0, -1.0, 0.0]))),
        Case("no miss", example(2.0, np.array([2.0]))),
        Case("the same miss twice", example(0.0, np.array([2.0, 2.0]))),
        Case("a negative guess", example(-1.5, np.array([0.5, 2.0, -3.0, 1.25]))),
        Case("far away", example(100.0, np.array([1.0, -2.0]))),
        Case("any data", draw=location_and_data, times=5),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda mu, data, total: total >= -1e-9,
            "A square is never negative, nor is a sum of them.",
            "Which of your steps can give a number below zero?",
        ),
        holds(
            "costs nothing without a miss",
            lambda mu, data, total: np.any(data != mu) or abs(total) < 1e-9,
            "All of `data` is right at `mu`: there is no miss, and nothing to pay.",
            "What is `data - mu` here? What else did you add?",
        ),
        holds(
            "costs something for every miss",
            lambda mu, data, total: total > 1e-9 or np.all(data == mu),
            "Every miss costs something, on either side of `mu`.",
            "Does every number in `data` count? Can two misses cancel each other?",
        ),
        agrees_with_reference(question="Try `data = [3]` and `mu = 0` on paper. What should one miss of 3 cost?"),
    ],
    misconceptions=[
        Misconception(
            "takes the mean",
            lambda mu, data: np.mean(squared_residuals(mu, data)),
            "Does twice as much data cost more in yours? In a sum it does.",
            also=(
                lambda mu, data: np.mean(squared_residuals(mu, data)) / 2,
                lambda mu, data: np.sum(squared_residuals(mu, data)) / max(len(data) - 1, 1),
                lambda mu, data: np.sum(squared_residuals(mu, data)) / (len(data) - 1),
            ),
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "adds a half",
            lambda mu, data: 0.5 * np.sum(squared_residuals(mu, data)),
            "The half belongs to the bell. What should one miss of 3 cost here?",
        ),
        Misconception(
            "forgets the square",
            lambda mu, data: np.sum(np.abs(data - mu)),
            "What should one miss of 3 cost: 3 or 9?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "squares after adding",
            lambda mu, data: np.sum(data - mu) ** 2,
            "A miss of 1 and a miss of -1: what do you square, each miss or their sum?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "takes the root",
            lambda mu, data: np.sqrt(np.sum(squared_residuals(mu, data))),
            "The last step takes you back to a length. Does the goal ask for that?",
            also=(lambda mu, data: np.sqrt(np.mean(squared_residuals(mu, data))),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "lets misses cancel",
            lambda mu, data: np.sum(data - mu),
            "A miss of 1 and a miss of -1 add up to 0. What makes both of them cost?",
            also=(lambda mu, data: np.sum(mu - data),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "stops before adding up",
            squared_residuals,
            "You have what each miss costs. Which step makes one number of them?",
        ),
        Misconception(
            "gives the surprise",
            lambda mu, data: np.sum(0.5 * squared_residuals(mu, data) + 0.5 * np.log(2 * np.pi)),
            "This is the surprise of the bell. Which pieces of it are not wanted here?",
            also=(lambda mu, data: np.sum(squared_residuals(mu, data) + np.log(2 * np.pi)),),
        ),
        Misconception(
            "turns the sign",
            lambda mu, data: -np.sum(squared_residuals(mu, data)),
            "Does a miss make your total larger, or smaller?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "never looks at mu",
            lambda mu, data: np.var(data),
            "Data far from `mu` and data near it cost the same in yours. Which line reads `mu`?",
            also=(
                lambda mu, data: np.sum(squared_residuals(float(np.mean(data)), data)),
                lambda mu, data: np.sum(data**2),
                lambda mu, data: np.sum(np.diff(data) ** 2),
            ),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "takes away after squaring",
            lambda mu, data: np.sum(data**2 - mu**2),
            "What is a miss: the difference of two numbers, or of their squares? Try `mu = 2` and `data = [-2]`.",
            also=(lambda mu, data: np.sum(data**2 - mu),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "adds mu instead of taking it away",
            lambda mu, data: np.sum(squared_residuals(-mu, data)),
            "When `data` is right at `mu`, how large is the miss? And what does yours say?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "takes another power",
            lambda mu, data: np.sum(np.abs(data - mu) ** 3),
            "What should one miss of 3 cost: 9, or more?",
            also=(lambda mu, data: np.sum((data - mu) ** 3), lambda mu, data: np.sum((data - mu) ** 4)),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "doubles instead of squaring",
            lambda mu, data: np.sum((data - mu) * 2),
            "What is `3 * 2` in Python, and what is `3 ** 2`?",
            also=(lambda mu, data: np.sum((mu - data) * 2),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "takes `^` for a power",
            lambda mu, data: sum(int(x - mu) ^ 2 for x in data),
            "What does `3 ^ 2` give in Python, and what does `3 ** 2`?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "counts one observation only",
            lambda mu, data: squared_residuals(mu, data)[0],
            "How many misses are in your result? Should the others cost nothing?",
            also=(
                lambda mu, data: squared_residuals(mu, data)[-1],
                lambda mu, data: np.max(squared_residuals(mu, data)),
            ),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "counts each value once",
            lambda mu, data: np.sum(squared_residuals(mu, np.unique(data))),
            "The same number comes twice, and so does its miss. How often does yours count it?",
        ),
        Misconception(
            "leaves an observation out",
            lambda mu, data: np.sum(squared_residuals(mu, data)[1:]),
            "For a single observation yours gives 0. Which ones does it go through?",
            also=(lambda mu, data: np.sum(squared_residuals(mu, data)[:-1]),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "takes the median of the squares",
            lambda mu, data: np.median(squared_residuals(mu, data)) * len(data),
            "A median forgets how large the largest are. Does a sum?",
            also=(lambda mu, data: np.median(squared_residuals(mu, data)),),
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "counts the misses on one side",
            lambda mu, data: np.sum(np.maximum(data - mu, 0) ** 2),
            "One observation is below `mu`, one above. Which of the two misses costs something in yours?",
            also=(lambda mu, data: np.sum(np.maximum(mu - data, 0) ** 2),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "shares by the size of the data",
            lambda mu, data: np.sum(squared_residuals(mu, data)) / np.sum(data**2),
            "You divide by the squares of the data. What should one miss of 3 cost?",
            also=(lambda mu, data: np.sum(squared_residuals(mu, data)) / np.var(data),),
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "rounds each miss",
            lambda mu, data: np.sum(np.round(data - mu) ** 2),
            "A miss of 0.4 costs nothing in yours. Which step throws its digits away?",
            also=(lambda mu, data: np.sum(np.trunc(data - mu) ** 2),),
            theme=misconception_themes.ROUNDED_AWAY,
        ),
        common_mistakes.of_any_size(
            "cuts large misses off",
            lambda mu, data, size: np.sum(np.clip(data - mu, -size, size) ** 2),
            (3, 1, 2, 5, 10),
            "A miss of 100 costs no more than some limit in yours. What should it cost?",
            theme=misconception_themes.SAFETY,
        ),
        *common_mistakes.of_a_number(solutions.sum_squared_error),
    ],
    hints=[
        "What is one miss? What does it cost? And all of them together?",
        "`data - mu` is the array of misses.",
        "Square every entry of `data - mu`, and add them up.",
    ],
    first_step="Start with the misses: `data - mu`.",
    on_pass="Twice the surprise of a bell, but for a constant. The next cell shows which one.",
)
