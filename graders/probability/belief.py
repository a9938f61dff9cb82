"""Belief: how surprised a wrong one is on average, and how much of that is its own fault."""

from __future__ import annotations

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmfs import Rng, length, pmf, pmf_with_zeros, terms, two_pmfs

__all__ = ["confident_and_wrong", "crossentropy", "divergence", "ruled_out"]

_CHOOSE = "Read the options and put the letter of one between quotes."
_RTOL, _ATOL = 2e-5, 5e-7
"""So little that a tiny number added for safety, 1e-8 say, is still right, and a visible one is not."""

confident_and_wrong = Prediction(
    "probability/confident-and-wrong",
    title="The timid and the bold",
    goal="Predict whose loss is smaller: one confident wrong answer, or many timid right ones.",
    name="loss_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "What is the surprise at an event of chance 0.000001? How many answers of chance 0.6 is that worth?",
        "c": "Timid pays about 0.51 nats, 20 times. Bold pays nearly nothing 19 times. What does the last one cost?",
    },
    misconceptions={"a": "counts only right and wrong"},
    hints=[
        "What is $-\\log 0.6$, twenty times?",
        "What is $-\\log 0.000001$? Each factor of ten costs 2.3 nats.",
    ],
    first=_CHOOSE,
    passing="Timid pays 10.2, Bold 13.8, nearly all for one question. Being sure and wrong is the dearest mistake.",
)


def _some_never_come(rng: Rng) -> Inputs:
    n = length(rng, 3)
    return given(pmf_with_zeros(rng, n), pmf(rng, n))


crossentropy = FunctionExercise(
    "probability/crossentropy",
    title="Average surprise under a wrong belief",
    goal="Give the average surprise of somebody who believes `q` in a world that draws from `p`.",
    reference=solutions.crossentropy,
    cases=[
        Case("a coin and a wrong belief", given(np.array([0.5, 0.5]), np.array([0.25, 0.75]))),
        Case("the other way round", given(np.array([0.25, 0.75]), np.array([0.5, 0.5]))),
        Case("three outcomes", given(np.array([0.2, 0.3, 0.5]), np.array([0.6, 0.3, 0.1]))),
        Case("only the first ever comes", given(np.array([1.0, 0.0]), np.array([0.25, 0.75]))),
        Case("only the second ever comes", given(np.array([0.0, 1.0, 0.0]), np.array([0.7, 0.1, 0.2]))),
        Case("the right belief", given(np.array([0.2, 0.8]), np.array([0.2, 0.8]))),
        Case("one outcome", given(np.array([1.0]), np.array([1.0]))),
        Case("a bold belief", given(np.array([0.5, 0.5]), np.array([0.9999, 0.0001]))),
        Case("any world, any belief", two_pmfs, times=4),
        Case("some outcomes never come", _some_never_come, times=2),
        Case(
            "both give zero",
            given(np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.75, 0.0])),
            stretch=True,
            says="What never comes and nobody expects counts for nothing. Does yours survive a zero in both?",
            reached="A zero in both counts for nothing, and your function knows.",
        ),
        Case(
            "the belief rules out what happens",
            given(np.array([0.5, 0.5]), np.array([1.0, 0.0])),
            stretch=True,
            says="A belief of zero in what happens is infinitely surprised. Does yours say `np.inf`?",
            reached="A belief that rules out what happens gets `np.inf` from you.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda p, q, nats: nats >= -_ATOL,
            "An average of surprises is never below zero.",
            "What is the sign of the log of a number below one?",
        ),
        holds(
            "is never below the entropy of the world",
            lambda p, q, nats: nats >= np.sum(terms(p, p)) - 1e-4,
            "On average nobody is less surprised than somebody who knows `p`, and that costs the entropy of `p`.",
            "What do you get when `q` is the same as `p`? And what does `entropy(p)` give?",
        ),
        agrees_with_reference(
            rtol=_RTOL,
            atol=_ATOL,
            asks="Who decides how often an outcome comes, `p` or `q`? And who decides how surprising it is?",
        ),
    ],
    misconceptions=[
        Misconception(
            "swaps the world and the belief",
            lambda p, q: -np.sum(q * np.log(p)),
            "In your sum, who decides how often an outcome comes? Who should: the world or the belief?",
            also=(lambda p, q: np.sum(terms(q, p)), lambda p, q: -np.sum(q * np.log(np.maximum(p, 1e-300)))),
        ),
        Misconception(
            "leaves the belief out",
            lambda p, q: np.sum(terms(p, p)),
            "Your function never looks at `q`. Whose surprise is it?",
        ),
        Misconception(
            "lets the belief decide how often",
            lambda p, q: np.sum(terms(q, q)),
            "Your function never looks at `p`. Who decides what really happens?",
        ),
        Misconception(
            "forgets the minus sign",
            lambda p, q: np.sum(p * np.log(q)),
            "The log of a chance is negative. Is an amount of surprise?",
        ),
        Misconception(
            "forgets how often each outcome comes",
            lambda p, q: -np.sum(np.log(q)),
            "You add up the surprise at every outcome once. How often does each of them come?",
        ),
        Misconception(
            "counts in bits",
            lambda p, q: -np.sum(p * np.log2(q)),
            "Which base has your log? Which one belongs to nats?",
        ),
        Misconception(
            "takes the entropy away",
            lambda p, q: np.sum(terms(p, q)) - np.sum(terms(p, p)),
            "The right belief gives 0 in yours. Is somebody who knows a coin never surprised by it?",
        ),
        Misconception(
            "takes the mean of the terms",
            lambda p, q: -np.mean(p * np.log(q)),
            "The `p` are the weights of the average already. What does dividing by their number do to it?",
        ),
        Misconception(
            "looks only at the likeliest outcome",
            lambda p, q: -np.log(q[np.argmax(p)]),
            "What do the other outcomes add, when they come?",
        ),
    ],
    hints=[
        "It is the entropy with one letter changed. Which of its two `p` is what you believe?",
        "The surprise at outcome `i` is `-log(q[i])`. It comes a share `p[i]` of the time.",
        "Multiply `p` with `-np.log(q)`, entry by entry, and add up.",
    ],
    first="Start with how surprising each outcome is to somebody who believes `q`.",
    passing="This is the loss of nearly every classifier: how surprised the model is by the world, on average.",
)

ruled_out = Prediction(
    "probability/ruled-out",
    title="Never say never",
    goal="Predict which belief diverges more from the world: a sloppy one or an absolute one.",
    name="never_guess",
    options=("a", "b", "c"),
    answer="c",
    asks={
        "a": "One day the part breaks. How surprised is Absolute on that day?",
        "b": "What is $0.001 \\cdot \\log(0.001 / 0)$?",
    },
    misconceptions={"a": "measures the difference of the chances", "b": "a small chance bounds the price"},
    hints=[
        "How surprised is somebody who gave an event the chance zero, when it happens?",
        "A thousandth of infinity is still infinite.",
    ],
    first=_CHOOSE,
    passing="Sloppy pays a little all the time. Absolute pays infinitely, once: never give zero to what may happen.",
)


divergence = FunctionExercise(
    "probability/divergence",
    title="The price of a wrong belief",
    goal="Give how much more surprised than needed somebody is who believes `q` in a world `p`.",
    reference=solutions.divergence,
    cases=[
        Case("a coin and a wrong belief", given(np.array([0.5, 0.5]), np.array([0.25, 0.75]))),
        Case("the other way round", given(np.array([0.25, 0.75]), np.array([0.5, 0.5]))),
        Case("the right belief", given(np.array([0.2, 0.8]), np.array([0.2, 0.8]))),
        Case("three outcomes", given(np.array([0.1, 0.2, 0.7]), np.array([0.5, 0.3, 0.2]))),
        Case("ruled out, and it happens", given(np.array([0.5, 0.5]), np.array([1.0, 0.0]))),
        Case("ruled out, and it happens rarely", given(np.array([0.01, 0.5, 0.49]), np.array([0.0, 0.5, 0.5]))),
        Case("one outcome", given(np.array([1.0]), np.array([1.0]))),
        Case("a bold belief", given(np.array([0.5, 0.5]), np.array([0.9999, 0.0001]))),
        Case("any world, any belief", two_pmfs, times=4),
        Case(
            "zeros in the world",
            given(np.array([0.5, 0.0, 0.5]), np.array([0.25, 0.25, 0.5])),
            stretch=True,
            says="What never comes costs nothing. Does yours survive a zero in `p`?",
            reached="A zero in `p` counts for nothing, and your function knows.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda p, q, nats: nats >= -_ATOL,
            "On average nobody beats the truth: a divergence is never below zero.",
            "Which of the two is larger, the surprise of the believer or of somebody who knows? Do all outcomes count?",
        ),
        holds(
            "is zero for the right belief",
            lambda p, q, nats: not np.array_equal(p, q) or abs(nats) <= 1e-6,
            "Who believes just what is true pays nothing on top: that is 0.",
            "What is $p / q$ when the two are the same, and what is its log?",
        ),
        holds(
            "is infinite when what happens was ruled out",
            lambda p, q, nats: not np.any((p > 0) & (q == 0)) or nats == np.inf,
            "The belief gives zero to something that happens: that is infinitely wrong.",
            "What is $p \\log(p / q)$ when $q$ is zero? What does your function do with it?",
        ),
        agrees_with_reference(
            rtol=_RTOL,
            atol=_ATOL,
            asks="How surprised is somebody who believes `q`? And somebody who knows `p`? Which is subtracted?",
        ),
    ],
    misconceptions=[
        Misconception(
            "swaps the world and the belief",
            lambda p, q: np.sum(q * np.log(q / p)),
            "In your sum, who decides how often an outcome comes? Who should: the world or the belief?",
            also=(lambda p, q: np.sum(terms(q, p)) - np.sum(terms(q, q)),),
        ),
        Misconception(
            "turns the fraction round",
            lambda p, q: np.sum(p * np.log(q / p)),
            "Nobody is less surprised than somebody who knows. Which of `p / q` and `q / p` makes the price positive?",
        ),
        Misconception(
            "forgets to take the entropy away",
            lambda p, q: np.sum(terms(p, q)),
            "The right belief still pays in yours. Which part of the surprise can nobody help?",
        ),
        Misconception(
            "lets the belief decide how often",
            lambda p, q: np.sum(q * np.log(p / q)),
            "Which pmf stands in front of your log? Which of the two decides what really happens?",
        ),
        Misconception(
            "forgets how often each outcome comes",
            lambda p, q: np.sum(np.log(p / q)),
            "You count every outcome once. How often does each of them come?",
        ),
        Misconception(
            "makes every term positive",
            lambda p, q: np.sum(np.abs(p * np.log(p / q))),
            "On some outcomes a wrong belief is less surprised than the truth. What do you do with that luck?",
        ),
        Misconception(
            "skips what the belief rules out",
            lambda p, q: np.sum(np.where((p > 0) & (q > 0), p * np.log(p / q), 0)),
            "Zeros of which pmf may be left out? What happens to somebody who believed the other kind?",
        ),
        Misconception(
            "makes both ways cost the same",
            lambda p, q: 0.5 * np.sum((p - q) * np.log(p / q)),
            "You average the way there and the way back. Whose world is it?",
        ),
        Misconception(
            "counts in bits",
            lambda p, q: np.sum(p * np.log2(p / q)),
            "Which base has your log? Which one belongs to nats?",
        ),
        Misconception(
            "takes the mean of the terms",
            lambda p, q: np.mean(p * np.log(p / q)),
            "The `p` are the weights of the average already. What does dividing by their number do to it?",
        ),
        Misconception(
            "measures the difference of the chances",
            lambda p, q: np.sum(np.abs(p - q)),
            "You measure how far apart the chances are. What does a belief of zero cost, when it happens after all?",
        ),
    ],
    hints=[
        "Two functions you own: how surprised are you, and how surprised would you be if you knew?",
        "`crossentropy(p, q) - entropy(p)` is what comes on top.",
        "As one sum: `p * np.log(p / q)`, added up. A zero in `q` gives `inf` by itself.",
    ],
    first="Start with `crossentropy`: you have it.",
    passing="Training can only bring this part down to zero. The entropy of the world stays.",
)
