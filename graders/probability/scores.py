"""Scores: any numbers turned into a pmf, and safely."""

from __future__ import annotations

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Prediction,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    pictures,
    returns_array,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmfs import Array, Rng, length

__all__ = ["logsumexp", "shifted_scores", "softmax"]

_LARGE = np.array([1000.0, 1001.0])
_SMALL = np.array([-1000.0, -1001.0])


def _scores(rng: Rng) -> Array:
    """Scores of both signs, none of them simple."""
    scores: Array = rng.normal(0, 2, length(rng)) + rng.normal()
    return scores


def _far_from_zero(rng: Rng) -> list[Array]:
    return [_scores(rng) + rng.choice([-1, 1]) * rng.uniform(800, 3000)]


logsumexp = FunctionExercise(
    "probability/logsumexp",
    title="The log of a sum of exponentials",
    goal="Give the log of the sum of the exponentials of `xs`, whatever their size.",
    reference=solutions.logsumexp,
    cases=[
        Case("a single score", given(np.array([2.0]))),
        Case("two zeros", given(np.array([0.0, 0.0]))),
        Case("small scores", given(np.array([1.0, 2.0]))),
        Case("negative scores", given(np.array([-1.0, 3.0, -2.0]))),
        Case("large scores", given(_LARGE)),
        Case("very negative scores", given(_SMALL)),
        Case("one far below", given(np.array([0.0, -2000.0]))),
        Case("one far above", given(np.array([-5.0, 2000.0, 3.0]))),
        Case("any scores", lambda rng: [_scores(rng)], times=4),
        Case("any scores, far from zero", _far_from_zero, times=2),
        Case(
            "a score of minus infinity",
            given(np.array([1.0, -np.inf, 0.0])),
            stretch=True,
            says="A class that is ruled out has a score of `-np.inf`. Does yours count it as $e^{-\\infty} = 0$?",
            reached="A score of `-np.inf` counts for nothing, as it should.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(
            must="On paper it is an ordinary number near the largest score.",
            asks="How large is `np.exp(1000)`? Which number could you take away from every score first?",
        ),
        leaves_arguments_alone(),
        holds(
            "is at least the largest score",
            lambda xs, value: value >= xs.max() - 1e-4 * (1 + abs(xs.max())),
            "The sum is at least its largest term, so its log is at least the largest score.",
            "What is the log of a single exponential, $\\log e^2$? Can more terms make it less?",
        ),
        holds(
            "is at most the largest score plus $\\log n$",
            lambda xs, value: value <= xs.max() + np.log(len(xs)) + 1e-4 * (1 + abs(xs.max())),
            "No term is larger than the largest, so the log of $n$ terms is at most $\\log n$ above the largest score.",
            "For `[0, 0]` the sum is 2. What is its log, and what is yours?",
        ),
        agrees_with_reference(asks="Try it on paper with two zeros: $\\log(e^0 + e^0)$. In which order are the steps?"),
    ],
    misconceptions=[
        Misconception(
            "lets the exponentials overflow",
            lambda xs: np.log(np.sum(np.exp(xs))),
            "How large is `np.exp(1000)` in Python? Which number could you take away from every score, and add back"
            " after the log?",
        ),
        Misconception(
            "forgets to add the largest back",
            lambda xs: np.log(np.sum(np.exp(xs - np.max(xs)))),
            "You took the same amount away from every score. What does that do to the result?",
        ),
        Misconception(
            "adds before taking exponentials",
            lambda xs: np.sum(xs),
            "Is $e^a + e^b$ the same as $e^{a + b}$? Try two zeros.",
        ),
        Misconception(
            "gives the largest score",
            lambda xs: np.max(xs),
            "Two equal scores: is $\\log(e^0 + e^0)$ the same as $\\log(e^0)$?",
        ),
        Misconception(
            "forgets the log",
            lambda xs: np.sum(np.exp(xs)),
            "You have the sum of the exponentials. Which step is still missing?",
        ),
        Misconception(
            "takes the mean of the exponentials",
            lambda xs: np.max(xs) + np.log(np.mean(np.exp(xs - np.max(xs)))),
            "What should two zeros give, $\\log 1$ or $\\log 2$? Which of your steps makes one of two?",
        ),
        Misconception(
            "takes the largest away twice",
            lambda xs: np.log(np.sum(np.exp(xs - np.max(xs)))) - np.max(xs),
            "You made every score smaller. Must the result go down again to make up for it, or up?",
        ),
        Misconception(
            "takes the smallest away",
            lambda xs: np.min(xs) + np.log(np.sum(np.exp(xs - np.min(xs)))),
            "What is left of a score of 2000 when you take the smallest away? And when you take the largest away?",
        ),
    ],
    hints=[
        "What happens to $\\log \\sum e^{x_j}$ when you add 5 to every score?",
        "If the largest score becomes 0, no exponential is above 1. Which number must be taken away for that?",
        "Let `m = np.max(xs)`. Work with `xs - m`, and add `m` to the log at the end.",
    ],
    first="Start with the plain formula, then look at what it gives for `[1000, 1001]`.",
    passing="This is how every library does it. A softmax and a loss that never overflow are one line away.",
)

shifted_scores = Prediction(
    "probability/shifted-scores",
    title="Everybody gets 1000 points more",
    goal="Predict what a shift of all scores does to their softmax.",
    name="shift_guess",
    options=("a", "b", "c"),
    answer="c",
    asks={
        "a": "How much larger is $e^{3}$ than $e^{2}$? And $e^{1003}$ than $e^{1002}$?",
        "b": "The budget is shared in the ratio $e^{3} : e^{2}$. What is that ratio after adding 1000 to both scores?",
    },
    misconceptions={"a": "larger scores are surer", "b": "scores count by their ratio"},
    hints=["What is $e^{a + 1000} / e^{b + 1000}$?", "Only differences between the scores matter."],
    first="Read the three options and put the letter of one between quotes.",
    passing="Only differences count. That is what allows you to shift the scores before an exponential overflows.",
)


def _order_is_kept(xs: Array, p: Array) -> bool:
    return bool(np.all(np.diff(p[np.argsort(xs)]) >= -1e-9))


softmax = FunctionExercise(
    "probability/softmax",
    title="Scores into chances",
    goal="Turn any scores into a pmf: more mass where the score is higher.",
    reference=solutions.softmax,
    cases=[
        Case("equal scores", given(np.zeros(3))),
        Case("a negative score", given(np.array([-1.0, 3.0]))),
        Case("scores in no order", given(np.array([2.0, 0.0, 1.0]))),
        Case("negative scores", given(np.array([-2.0, -1.0]))),
        Case("a single score", given(np.array([2.0]))),
        Case("far apart", given(np.array([-8.0, 8.0, 6.0]))),
        Case("any scores", lambda rng: [_scores(rng)], times=5),
        Case(
            "large scores",
            given(_LARGE),
            stretch=True,
            says="`[1000, 1001]` overflows. Can you make it survive?",
            reached="It survives `[1000, 1001]`, where the plain formula gives `nan`.",
        ),
        Case(
            "very negative scores",
            given(_SMALL),
            stretch=True,
            says="`[-1000, -1001]` leaves nothing to share. Can you make it survive?",
            reached="It survives `[-1000, -1001]` as well.",
        ),
    ],
    criteria=[
        returns_array("keeps the shape", shape_of=0),
        is_finite(asks="What is the sum that you divide by? Can it be zero?"),
        leaves_arguments_alone(),
        holds(
            "has no negative entry",
            lambda xs, p: np.all(p >= 0),
            "No entry of a pmf is negative.",
            "Which of your steps can give a number below zero? What makes any number positive?",
        ),
        holds(
            "sums to one",
            lambda xs, p: abs(p.sum() - 1) < 1e-4,
            "The entries of a pmf sum to one.",
            "What could you divide by, so that they do?",
        ),
        holds(
            "gives a larger score no less",
            _order_is_kept,
            "A larger score never gets less mass than a smaller one.",
            "Which entry got the most here? Is its score the largest?",
        ),
        agrees_with_reference(
            must="The mass must be shared in proportion to $e^{x_i}$.", asks="What are the weights before you share?"
        ),
    ],
    misconceptions=[
        Misconception(
            "shares without exponentials",
            lambda xs: xs / xs.sum(),
            "You divide by the sum. What could you do to every score first, so that none of them is negative?",
        ),
        Misconception(
            "forgets to share the budget",
            np.exp,
            "Every entry is positive now. What do they sum to, and what should they sum to?",
        ),
        Misconception(
            "drops the signs",
            lambda xs: np.abs(xs) / np.abs(xs).sum(),
            "The scores -3 and 3 get the same mass from you. Which of them is the better score?",
        ),
        Misconception(
            "divides by the largest",
            lambda xs: np.exp(xs) / np.exp(xs).max(),
            "The best class has all of the budget already. What is left for the others?",
        ),
        Misconception(
            "gives all to the largest",
            lambda xs: np.eye(len(xs))[np.argmax(xs)],
            "What should `[0, 0, 0]` give? How can a score that is a little lower get a little less?",
        ),
        Misconception(
            "stays in logs",
            lambda xs: xs - np.max(xs) - np.log(np.sum(np.exp(xs - np.max(xs)))),
            "These are the logs of the chances. Which step leads back from a log?",
        ),
        Misconception(
            "squeezes each score on its own",
            lambda xs: 1 / (1 + np.exp(-xs)),
            "Each entry looks only at its own score. How can they share one budget?",
        ),
        Misconception(
            "gives more to the smaller",
            lambda xs: np.exp(-xs) / np.exp(-xs).sum(),
            "Which of your classes gets the most: the one with the highest score, or the lowest?",
        ),
        Misconception(
            "grows by powers of two",
            lambda xs: 2.0**xs / (2.0**xs).sum(),
            "One point more multiplies a weight by 2 in yours. By which number should it?",
        ),
    ],
    hints=[
        "What makes any number positive and keeps the order?",
        "`np.exp(xs)` gives the weights. What do you divide them by, so that they sum to one?",
        "Stretch: $\\log p_i = x_i - \\text{logsumexp}(x)$. You own `logsumexp`.",
    ],
    first="Start with `np.exp(xs)`.",
    passing="Any scores will do now: this is how a network comes to speak in chances.",
    picture=lambda xs, p: pictures.pmf(p),
)
