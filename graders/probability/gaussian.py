"""The surprise of a bell, and squared error, which is the same thing in disguise."""

from __future__ import annotations

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmfs import Array, Rng, length

__all__ = ["gaussian_surprise", "sum_squared_error"]

_CONSTANT = 0.5 * np.log(2 * np.pi)


def _drawn(rng: Rng) -> Inputs:
    """Data on both sides of mu, near enough for a density that Python can still tell from zero."""
    return given(float(rng.normal(0, 2)), rng.normal(0, 2, length(rng, 1)))


def _squares(mu: float, data: Array) -> Array:
    squares: Array = (data - mu) ** 2
    return squares


gaussian_surprise = FunctionExercise(
    "probability/gaussian-surprise",
    title="The surprise of a bell",
    goal="Give the total surprise at `data` of a bell around `mu` with a spread of one, in nats.",
    reference=solutions.gaussian_surprise,
    cases=[
        Case("right at the middle", given(0.0, np.array([0.0]))),
        Case("one away", given(0.0, np.array([1.0]))),
        Case("two observations", given(0.0, np.array([1.0, 2.0]))),
        Case("another middle", given(1.0, np.array([3.0, 1.0, -1.0]))),
        Case("a negative middle", given(-1.5, np.array([0.5, -3.0, 2.0, 1.0]))),
        Case("three at the middle", given(2.0, np.array([2.0, 2.0, 2.0]))),
        Case("any data", _drawn, times=5),
        Case(
            "far away",
            given(0.0, np.array([100.0, -1.0])),
            stretch=True,
            says="At 100 the density is zero in Python, but its log is not. Can yours do without the density?",
            reached="It survives data 100 away, where the density itself is zero in Python.",
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
        agrees_with_reference(asks="What is $-\\log q(x)$ for a single observation? How many of them are there?"),
    ],
    misconceptions=[
        Misconception(
            "leaves out the constant",
            lambda mu, data: 0.5 * np.sum(_squares(mu, data)),
            "Right at `mu` yours is 0. How high is the bell there, and what is minus its log?",
        ),
        Misconception(
            "forgets the half of the square",
            lambda mu, data: np.sum(_squares(mu, data) + _CONSTANT),
            "Look at the exponent of the bell again. What stands in front of the square?",
        ),
        Misconception(
            "takes the mean",
            lambda mu, data: np.mean(0.5 * _squares(mu, data) + _CONSTANT),
            "Surprises of independent observations add. What does your function do with them?",
        ),
        Misconception(
            "counts the constant once",
            lambda mu, data: 0.5 * np.sum(_squares(mu, data)) + _CONSTANT,
            "Each observation has its own density, constant included. How many constants are there?",
        ),
        Misconception(
            "forgets the minus sign",
            lambda mu, data: -np.sum(0.5 * _squares(mu, data) + _CONSTANT),
            "This is the log of the density. How does surprise differ from it?",
        ),
        Misconception(
            "turns the sign of the constant",
            lambda mu, data: np.sum(0.5 * _squares(mu, data) - _CONSTANT),
            "The root is below the fraction line. What is minus the log of $1 / \\sqrt{2\\pi}$?",
        ),
        Misconception(
            "forgets the square root",
            lambda mu, data: np.sum(0.5 * _squares(mu, data) + 2 * _CONSTANT),
            "What does a square root become on the other side of a log?",
        ),
        Misconception(
            "forgets the square",
            lambda mu, data: np.sum(0.5 * np.abs(data - mu) + _CONSTANT),
            "Is the surprise in the picture a pointed valley or a round one?",
        ),
        Misconception(
            "gives the density",
            lambda mu, data: np.sum(np.exp(-0.5 * _squares(mu, data)) / np.sqrt(2 * np.pi)),
            "This adds up densities. Which function turns a density into a surprise?",
        ),
        Misconception(
            "counts in bits",
            lambda mu, data: np.sum(0.5 * _squares(mu, data) + _CONSTANT) / np.log(2),
            "Which base has your log? Which one belongs to nats?",
        ),
        Misconception(
            "gives squared error",
            lambda mu, data: np.sum(_squares(mu, data)),
            "That comes in the next exercise. Which two pieces of $-\\log q(x)$ make the difference?",
        ),
    ],
    hints=[
        "What is the log of a product? And the log of $e$ to some power?",
        "$-\\log q(x)$ has two terms: half a square, and a constant that comes from the root.",
        "Each observation adds `0.5 * (x - mu) ** 2 + 0.5 * np.log(2 * np.pi)`.",
    ],
    first="Start with one observation: what is minus the log of $q(x)$?",
    passing="The bell has turned into a square and a constant. Which part of it can `mu` change?",
)

sum_squared_error = FunctionExercise(
    "probability/sum-squared-error",
    title="The oldest loss",
    goal="Give the sum of the squared misses of `data` from `mu`.",
    reference=solutions.sum_squared_error,
    cases=[
        Case("one miss", given(0.0, np.array([3.0]))),
        Case("two misses", given(0.0, np.array([1.0, 2.0]))),
        Case("misses on both sides", given(1.0, np.array([4.0, -1.0, 0.0]))),
        Case("no miss", given(2.0, np.array([2.0]))),
        Case("a negative guess", given(-1.5, np.array([0.5, 2.0, -3.0, 1.25]))),
        Case("far away", given(100.0, np.array([1.0, -2.0]))),
        Case("any data", _drawn, times=5),
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
        agrees_with_reference(asks="Try `data = [3]` and `mu = 0` on paper. What should one miss of 3 cost?"),
    ],
    misconceptions=[
        Misconception(
            "takes the mean",
            lambda mu, data: np.mean(_squares(mu, data)),
            "Does twice as much data cost more in yours? In a sum it does.",
        ),
        Misconception(
            "adds a half",
            lambda mu, data: 0.5 * np.sum(_squares(mu, data)),
            "The half belongs to the bell. What should one miss of 3 cost here?",
        ),
        Misconception(
            "forgets the square",
            lambda mu, data: np.sum(np.abs(data - mu)),
            "What should one miss of 3 cost: 3 or 9?",
        ),
        Misconception(
            "squares after adding",
            lambda mu, data: np.sum(data - mu) ** 2,
            "A miss of 1 and a miss of -1: what do you square, each miss or their sum?",
        ),
        Misconception(
            "takes the root",
            lambda mu, data: np.sqrt(np.sum(_squares(mu, data))),
            "The last step takes you back to a length. Does the goal ask for that?",
        ),
        Misconception(
            "lets misses cancel",
            lambda mu, data: np.sum(data - mu),
            "A miss of 1 and a miss of -1 add up to 0. What makes both of them cost?",
            also=(lambda mu, data: np.sum(mu - data),),
        ),
        Misconception(
            "stops before adding up",
            _squares,
            "You have what each miss costs. Which step makes one number of them?",
        ),
        Misconception(
            "gives the surprise",
            lambda mu, data: np.sum(0.5 * _squares(mu, data) + _CONSTANT),
            "This is the surprise of the bell. Which two pieces of it are not wanted here?",
        ),
    ],
    hints=[
        "What is one miss? What does it cost? And all of them together?",
        "`data - mu` is the array of misses.",
        "Square every entry of `data - mu`, and add them up.",
    ],
    first="Start with the misses: `data - mu`.",
    passing="Twice the surprise of a bell, but for a constant. The next cell shows which one.",
)
