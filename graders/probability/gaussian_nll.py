"""The Gaussian negative log-likelihood, with a variance of one.

The density is ``q(x) = exp(-(x - mu)**2 / 2) / sqrt(2 * pi)``, so ``-log(q(x)) = (x - mu)**2 / 2 + log(2 * pi) / 2``,
and the answer is its sum over ``data`` of shape (n,), in nats. As a surprisal of a density it may be negative for
smaller variances; here each term is at least ``log(2 * pi) / 2``.

Source: Bishop, *Pattern Recognition and Machine Learning*, section 1.2.4.
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
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmf_samples import Array
from .residuals import location_and_data, squared_residuals

__all__ = ["gaussian_surprise"]

_CONSTANT = 0.5 * np.log(2 * np.pi)


def _density(mu: float, data: Array) -> Array:
    heights: Array = np.exp(-0.5 * squared_residuals(mu, data)) / np.sqrt(2 * np.pi)
    return heights


def _with_constant(constant: float) -> Callable[[float, Array], Any]:
    return lambda mu, data: np.sum(0.5 * squared_residuals(mu, data) + constant)


def _with_spread(mu: float, data: Array, spread: float) -> Any:
    return np.sum(0.5 * squared_residuals(mu, data) / spread**2 + 0.5 * np.log(2 * np.pi * spread**2))


gaussian_surprise = FunctionExercise(
    "probability/gaussian-surprise",
    title="The surprise of a bell",
    goal="Give the total surprise at `data` of a bell around `mu` with a spread of one, in nats.",
    reference=solutions.gaussian_surprise,
    cases=[
        Case("right at the middle", example(0.0, np.array([0.0]))),
        Case("one away", example(0.0, np.array([1.0]))),
        Case("two observations", example(0.0, np.array([1.0, 2.0]))),
        Case("another middle", example(1.0, np.array([3.0, 1.0, -1.0]))),
        Case("a negative middle", example(-1.5, np.array([0.5, -3.0, 2.0, 1.0]))),
        Case("seven away", example(0.0, np.array([7.0]))),
        Case("three at the middle", example(2.0, np.array([2.0, 2.0, 2.0]))),
        Case("any data", draw=location_and_data, times=5),
        Case(
            "far away",
            example(0.0, np.array([100.0, -1.0])),
            stretch=True,
            prompt="At 100 the density is zero in Python, but its log is not. Can yours do without the density?",
            on_reached="It survives data 100 away, where the density itself is zero in Python.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below the constant part",
            lambda mu, data, nats: nats >= len(data) * _CONSTANT * (1 - 1e-4),
            "The bell is at most 0.399 high: even at `mu`, an observation costs $-\\log 0.399 = 0.919$ nats.",
            "Which term of $-\\log q(x)$ has no $x$ in it?",
        ),
        holds(
            "is the constant part alone at the middle",
            lambda mu, data, nats: np.any(data != mu) or abs(nats / len(data) - _CONSTANT) < 1e-4,
            "Right at `mu` an observation costs $-\\log 0.399 = 0.919$ nats.",
            "What is the density at `mu`, and what is minus its log?",
        ),
        agrees_with_reference(question="What is $-\\log q(x)$ for a single observation? How many of them are there?"),
    ],
    misconceptions=[
        Misconception(
            "leaves out the constant",
            lambda mu, data: 0.5 * np.sum(squared_residuals(mu, data)),
            "Right at `mu` yours is 0. How high is the bell there, and what is minus its log?",
        ),
        Misconception(
            "forgets the half of the square",
            lambda mu, data: np.sum(squared_residuals(mu, data) + _CONSTANT),
            "Look at the exponent of the bell again. What stands in front of the square?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "takes the mean",
            lambda mu, data: np.mean(0.5 * squared_residuals(mu, data) + _CONSTANT),
            "Surprises of independent observations add. What does your function do with them?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "counts the constant once",
            lambda mu, data: 0.5 * np.sum(squared_residuals(mu, data)) + _CONSTANT,
            "Each observation has its own density, constant included. How many constants are there?",
        ),
        Misconception(
            "forgets the minus sign",
            lambda mu, data: -np.sum(0.5 * squared_residuals(mu, data) + _CONSTANT),
            "This is the log of the density. How does surprise differ from it?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "turns the sign of the constant",
            lambda mu, data: np.sum(0.5 * squared_residuals(mu, data) - _CONSTANT),
            "The root is below the fraction line. What is minus the log of $1 / \\sqrt{2\\pi}$?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "forgets the square root",
            lambda mu, data: np.sum(0.5 * squared_residuals(mu, data) + 2 * _CONSTANT),
            "What does a square root become on the other side of a log?",
        ),
        Misconception(
            "forgets the square",
            lambda mu, data: np.sum(0.5 * np.abs(data - mu) + _CONSTANT),
            "Is the surprise in the picture a pointed valley or a round one?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "gives the density",
            lambda mu, data: np.sum(np.exp(-0.5 * squared_residuals(mu, data)) / np.sqrt(2 * np.pi)),
            "This adds up densities. Which function turns a density into a surprise?",
        ),
        Misconception(
            "counts in bits",
            lambda mu, data: np.sum(0.5 * squared_residuals(mu, data) + _CONSTANT) / np.log(2),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "gives squared error",
            lambda mu, data: np.sum(squared_residuals(mu, data)),
            "That comes in the next exercise. Which two pieces of $-\\log q(x)$ make the difference?",
        ),
        Misconception(
            "multiplies or adds the densities",
            lambda mu, data: np.prod(_density(mu, data)),
            "Each observation has a surprise of its own. In yours, do the densities meet before the log, or after?",
            also=(lambda mu, data: -np.log(np.sum(_density(mu, data))),),
        ),
        Misconception(
            "has another constant",
            lambda mu, data: np.sum(0.5 * squared_residuals(mu, data) + 0.5 * np.log(np.pi)),
            "Right at `mu` the bell is 0.3989 high. What is minus the log of that, and what does yours give?",
            also=tuple(
                _with_constant(constant)
                for constant in (
                    0.5 * np.log(2),
                    np.pi,
                    2 * np.pi,
                    np.sqrt(2 * np.pi),
                    1 / np.sqrt(2 * np.pi),
                    0.5 * np.log(6),
                    0.5 * np.log(6.28),
                    0.5 * np.log2(2 * np.pi),
                    0.5 * np.log10(2 * np.pi),
                )
            ),
        ),
        Misconception(
            "takes the spread from the data",
            lambda mu, data: _with_spread(mu, data, float(np.std(data)) + 1e-9),
            "The bell of the goal has a spread of one. Which spread has yours, when all of `data` is the same?",
            also=(lambda mu, data: _with_spread(mu, data, float(np.std(data))),),
        ),
        Misconception(
            "counts in decimal digits",
            lambda mu, data: np.sum(0.5 * squared_residuals(mu, data) + _CONSTANT) / np.log(10),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "adds mu instead of taking it away",
            lambda mu, data: np.sum(0.5 * squared_residuals(-mu, data) + _CONSTANT),
            "When `data` is right at `mu`, how far away is it? And what does yours say?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "never looks at mu",
            lambda mu, data: np.sum(0.5 * squared_residuals(float(np.mean(data)), data) + _CONSTANT),
            "A bell far away and a bell nearby get the same from you. Which line reads `mu`?",
            also=(lambda mu, data: np.sum(0.5 * squared_residuals(0.0, data) + _CONSTANT),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "squares after adding",
            lambda mu, data: 0.5 * np.sum(data - mu) ** 2 + len(data) * _CONSTANT,
            "A miss of 1 and a miss of -1: what do you square, each miss or their sum?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "stops before adding up",
            lambda mu, data: 0.5 * squared_residuals(mu, data) + _CONSTANT,
            "You have the surprise of each observation. Which step makes one number of them?",
        ),
        Misconception(
            "counts one observation only",
            lambda mu, data: 0.5 * squared_residuals(mu, data)[0] + _CONSTANT,
            "How many observations are in your result? Is it the surprise of all of them?",
            also=(
                lambda mu, data: 0.5 * squared_residuals(mu, data)[-1] + _CONSTANT,
                lambda mu, data: np.max(0.5 * squared_residuals(mu, data)) + _CONSTANT,
            ),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "leaves an observation out",
            lambda mu, data: np.sum(0.5 * squared_residuals(mu, data)[:-1] + _CONSTANT),
            "For a single observation yours gives 0. Which ones does it go through?",
            also=(lambda mu, data: np.sum(0.5 * squared_residuals(mu, data)[1:] + _CONSTANT),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda mu, data, size: -np.sum(np.log(_density(mu, data) + size)),
            (*common_mistakes.LITTLE, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12),
            "The density is small far away. Is the log of it small too, or of what you added?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "counts the constants too often",
            lambda mu, data: 0.5 * np.sum(squared_residuals(mu, data)) + len(data) ** 2 * _CONSTANT,
            "How many constants are there, for three observations? How many does yours count?",
        ),
        Misconception(
            "squares the half as well",
            lambda mu, data: np.sum(0.25 * squared_residuals(mu, data) + _CONSTANT),
            "What is inside your square, the miss or half of it?",
            also=(lambda mu, data: np.sum(-0.25 * squared_residuals(mu, data) + _CONSTANT),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "turns the sign of the square",
            lambda mu, data: np.sum(-0.5 * squared_residuals(mu, data) + _CONSTANT),
            "Is something farther away less surprising in yours? Which minus met another one?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        *common_mistakes.of_a_number(solutions.gaussian_surprise),
    ],
    hints=[
        "What is the log of a product? And the log of $e$ to some power?",
        "$-\\log q(x)$ has two terms: half a square, and a constant that comes from the root.",
        "Each observation adds `0.5 * (x - mu) ** 2 + 0.5 * np.log(2 * np.pi)`.",
    ],
    first_step="Start with one observation: what is minus the log of $q(x)$?",
    on_pass="The bell has turned into a square and a constant. Which part of it can `mu` change?",
)
