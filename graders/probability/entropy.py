"""The entropy of a pmf.

For a pmf ``p`` of shape (n,) it is ``H(p) = -sum(p * log(p))``, in nats, with ``0 * log(0)`` taken as 0: the expected
surprisal of an outcome drawn from ``p``. It lies between 0, for a certain outcome, and ``log(n)``, for the uniform pmf.

Source: Shannon, *A Mathematical Theory of Communication*, Bell System Technical Journal 27 (1948); Cover and Thomas,
*Elements of Information Theory*, section 2.1.
"""

from __future__ import annotations

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
from graders.solutions import probability as solutions

from .pmf_samples import Array, cross_entropy_terms, length, pmf, pmf_with_zeros

__all__ = ["entropy", "rare_events"]

_CHOOSE = "Read the options and put the letter of one between quotes."
_ATOL = 5e-7
"""Nats: so little that a tiny number added for safety, 1e-8 say, is still right, and a visible one is not."""


def _coin(p: Array) -> Array:
    """Return the entropy of each outcome against all others together."""
    added: Array = cross_entropy_terms(p, p) + cross_entropy_terms(1 - p, 1 - p)
    return added


rare_events = Prediction(
    "probability/rare-events",
    title="A service that fails 1% of the time",
    goal="Predict what share of all surprise comes from a rare event.",
    name="rare_guess",
    options=("a", "b", "c", "d"),
    answer="d",
    questions={
        "a": "Failures are 1% of the requests. Is each of them as surprising as one success?",
        "b": "One failure is worth $-\\log 0.01 = 4.6$ nats, one success about 0.01. What do 99 successes bring?",
        "c": "99 successes are worth about 1 nat together. What is the one failure worth?",
    },
    misconceptions={
        "a": "rare events carry little weight",
        "b": "a rare event weighs as much as all others",
        "c": "what comes often carries the weight",
    },
    hints=[
        "How surprising is one success, and how surprising is one failure?",
        "In 100 requests: 99 times 0.01 nats, and once 4.6 nats.",
    ],
    first_step=_CHOOSE,
    on_pass="99 successes bring 1 nat, one failure 4.6: rare events carry the weight. Losses feel them most.",
)

entropy = FunctionExercise(
    "probability/entropy",
    title="The surprise to expect",
    goal="Give the average surprise of a pmf, in nats.",
    reference=solutions.entropy,
    cases=[
        Case("a coin", example(np.array([0.5, 0.5]))),
        Case("a bent coin", example(np.array([0.25, 0.75]))),
        Case("three outcomes", example(np.array([0.2, 0.3, 0.5]))),
        Case("one outcome", example(np.array([1.0]))),
        Case("one that never comes", example(np.array([0.5, 0.5, 0.0]))),
        Case("the first never comes", example(np.array([0.0, 0.25, 0.75]))),
        Case("a sure thing", example(np.array([0.0, 1.0]))),
        Case("eight equal ones", example(np.full(8, 0.125))),
        Case("a rare outcome", example(np.array([0.9999, 0.0001]))),
        Case("any pmf", draw=lambda rng: [pmf(rng, length(rng))], times=4),
        Case("any pmf with zeros", draw=lambda rng: [pmf_with_zeros(rng, length(rng, 3))], times=2),
    ],
    criteria=[
        returns_number(),
        is_finite(
            requirement="What never comes adds nothing to an average: $0 \\cdot \\log 0$ counts as 0 here.",
            question="What does Python make of `0 * np.log(0)`? Which entries of `p` should take part in the sum?",
        ),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda p, nats: nats >= -_ATOL,
            "An average of surprises is never below zero.",
            "What is the sign of the log of a number below one?",
        ),
        holds(
            "is zero for what is certain",
            lambda p, nats: p.max() < 1 or abs(nats) <= 1e-6,
            "Who knows what will happen expects no surprise: that is worth 0.",
            "What does each entry of `p` add in yours, the one that is 0 and the one that is 1?",
        ),
        holds(
            "is at most $\\log n$",
            lambda p, nats: nats <= np.log(len(p)) + 1e-4,
            "No pmf of $n$ outcomes is more uncertain than the fair one, and that has $\\log n$ nats.",
            "What do you get for a fair coin? $\\log 2$ is 0.693.",
        ),
        agrees_with_reference(
            atol=_ATOL, question="How surprising is each outcome, and how often does it come? What is the average?"
        ),
    ],
    misconceptions=[
        Misconception(
            "lets zero times infinity through",
            lambda p: -np.sum(p * np.log(p)),
            "Python says `nan` to `0 * -inf`. Which entries of `p` can you leave out, because they add nothing?",
            theme=misconception_themes.ZERO_TIMES_LOG_ZERO,
        ),
        Misconception(
            "forgets the minus sign",
            lambda p: -np.sum(cross_entropy_terms(p, p)),
            "The log of a chance is negative. Is an amount of surprise?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "counts in bits",
            lambda p: np.sum(cross_entropy_terms(p, p)) / np.log(2),
            "A coin gives you 1, so you count in bits. Which log counts in nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "forgets how often each outcome comes",
            lambda p: -np.sum(np.log(p[p > 0])),
            "You count every outcome once. How often does an outcome of chance 0.25 come, in 100 draws?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "takes the mean of the terms",
            lambda p: np.mean(cross_entropy_terms(p, p)),
            "The chances are the weights of the average already. What does dividing by `len(p)` do to it?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "stops before adding up",
            lambda p: cross_entropy_terms(p, p),
            "You have what each outcome adds. Which step makes one number of them?",
        ),
        Misconception(
            "takes every pmf for a fair one",
            lambda p: np.log(len(p)),
            "Yours looks only at how many there are. Are `[0.5, 0.5]` and `[0.99, 0.01]` equally uncertain?",
            also=(lambda p: np.log(np.count_nonzero(p)),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "weighs all outcomes alike",
            lambda p: -np.mean(np.log(p[p > 0])),
            "This is the plain mean of the surprises. Does each outcome come equally often?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "counts the likeliest outcome only",
            lambda p: -np.log(p.max()),
            "What do the other outcomes add, when they come?",
        ),
        Misconception(
            "counts in decimal digits",
            lambda p: np.sum(cross_entropy_terms(p, p)) / np.log(10),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "weighs twice",
            lambda p: np.sum(p * cross_entropy_terms(p, p)),
            "How often does `p[i]` stand before the log in yours? How often does outcome `i` come?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "squares the logs",
            lambda p: np.sum(p * np.log(np.where(p > 0, p, 1)) ** 2),
            "A square has no sign, that is true. Is it still the surprise that you average?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "counts the opposite too",
            lambda p: np.sum(_coin(p)),
            "What does `1 - p` do in yours? Each of the other outcomes has a surprise of its own.",
            also=(
                lambda p: -np.sum(p * np.log(1 - p + (p == 1))),
                lambda p: _coin(p)[0],
            ),
        ),
        Misconception(
            "counts the rarest outcome only",
            lambda p: np.max(-np.log(p[p > 0])),
            "How often does the rarest outcome come, and what do the others add?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "measures whether two draws agree",
            lambda p: 1 - np.sum(p**2),
            "The sum of the squares is the chance that two draws agree. Where is the surprise of one?",
            also=(lambda p: -np.log(np.sum(p**2)),),
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda p, size: -np.sum((p + size) * np.log(p + size)),
            common_mistakes.LITTLE,
            "What is the log of `1 + 0.001`? What should a sure thing be worth?",
            also=common_mistakes.for_each(lambda p, size: -np.sum(p * np.log(p + size)), common_mistakes.LITTLE),
            theme=misconception_themes.SAFETY,
        ),
        common_mistakes.of_any_size(
            "lifts small chances",
            lambda p, size: -np.sum(np.maximum(p, size) * np.log(np.maximum(p, size))),
            common_mistakes.LITTLE,
            "In yours even what never comes has a chance. How often should you be surprised by it?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "gives up at a zero",
            lambda p: 0.0 if np.any(p == 0) else np.sum(cross_entropy_terms(p, p)),
            "One outcome never comes. Are you still surprised by the others, and by how much?",
            also=(
                lambda p: np.inf if np.any(p == 0) else np.sum(cross_entropy_terms(p, p)),
                lambda p: np.sum(cross_entropy_terms(p, p)[: np.append(np.flatnonzero(p == 0), len(p))[0]]),
            ),
            theme=misconception_themes.ZERO_TIMES_LOG_ZERO,
        ),
        Misconception(
            "counts one for each zero",
            lambda p: np.sum(cross_entropy_terms(p, p)) + np.count_nonzero(p == 0),
            "What does an outcome that never comes add to an average?",
            theme=misconception_themes.ZERO_TIMES_LOG_ZERO,
        ),
        Misconception(
            "gives a share of the most",
            lambda p: np.sum(cross_entropy_terms(p, p)) / np.log(max(len(p), 2)),
            "You divide by the entropy of a fair pmf. Does the goal ask for a share, or for nats?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "leaves an outcome out",
            lambda p: np.sum(cross_entropy_terms(p, p)[1:]),
            "A coin has two outcomes. How many of them are in your sum?",
            also=(lambda p: np.sum(cross_entropy_terms(p, p)[:-1]),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "counts the first outcome only",
            lambda p: cross_entropy_terms(p, p)[0],
            "How often does the line with `return` run in your loop?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        *common_mistakes.of_a_number(solutions.entropy),
    ],
    hints=[
        "An average weighs each value by how often it comes. What are the values here, and what are the weights?",
        "Each outcome adds `p[i] * -log(p[i])`. What if `p[i]` is zero?",
        "Keep only `p[p > 0]`, multiply each by its log, add up, and turn the sign.",
    ],
    first_step="Start with the surprise of each outcome: `-np.log(p)`.",
    on_pass="This is the least that anybody can be surprised on average. The next losses are measured against it.",
)
