"""The Kullback-Leibler divergence of two pmfs.

For pmfs ``p`` and ``q`` of shape (n,) it is ``D(p || q) = sum(p * log(p / q)) = H(p, q) - H(p)``, in nats, with terms
of ``p = 0`` taken as 0, and infinite where ``q`` is 0 and ``p`` is not. It is never negative, 0 exactly for ``q = p``,
and not symmetric.

Source: Kullback and Leibler, *On Information and Sufficiency*, Annals of Mathematical Statistics 22 (1951); Cover and
Thomas, *Elements of Information Theory*, section 2.3.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Observation,
    Prediction,
    agrees_with_reference,
    alike,
    charts,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .cross_entropy import ATOL, RTOL
from .pmf_samples import cross_entropy_terms, two_pmfs

__all__ = ["divergence", "ruled_out"]

_TINY = (1e-12, 1e-300, 1e-15, 1e-10, 1e-9, 1e-8, 1e-7, *common_mistakes.LITTLE)


def _says_infinity_in_words(seen: Sequence[Observation]) -> bool:
    odd = [one for one in seen if not alike(one.returned, one.expected.value)]
    return bool(odd) and all(isinstance(one.returned, str) and one.expected.value == np.inf for one in odd)


ruled_out = Prediction(
    "probability/ruled-out",
    title="Never say never",
    goal="Predict which belief diverges more from the world: a sloppy one or an absolute one.",
    name="never_guess",
    options=("a", "b", "c"),
    answer="c",
    questions={
        "a": "One day the part breaks. How surprised is Absolute on that day?",
        "b": "What is $0.001 \\cdot \\log(0.001 / 0)$?",
    },
    misconceptions={"a": "measures the difference of the chances", "b": "a small chance bounds the price"},
    hints=[
        "How surprised is somebody who gave an event the chance zero, when it happens?",
        "A thousandth of infinity is still infinite.",
    ],
    first_step="Read the options and put the letter of one between quotes.",
    on_pass="Sloppy pays a little all the time. Absolute pays infinitely, once: never give zero to what may happen.",
)


divergence = FunctionExercise(
    "probability/divergence",
    title="The price of a wrong belief",
    goal="Give how much more surprised than needed somebody is who believes `q` in a world `p`.",
    reference=solutions.divergence,
    cases=[
        Case("a coin and a wrong belief", example(np.array([0.5, 0.5]), np.array([0.25, 0.75]))),
        Case("the other way round", example(np.array([0.25, 0.75]), np.array([0.5, 0.5]))),
        Case("the right belief", example(np.array([0.2, 0.8]), np.array([0.2, 0.8]))),
        Case("three outcomes", example(np.array([0.1, 0.2, 0.7]), np.array([0.5, 0.3, 0.2]))),
        Case("ruled out, and it happens", example(np.array([0.5, 0.5]), np.array([1.0, 0.0]))),
        Case("ruled out, and it happens rarely", example(np.array([0.01, 0.5, 0.49]), np.array([0.0, 0.5, 0.5]))),
        Case("one outcome", example(np.array([1.0]), np.array([1.0]))),
        Case("a bold belief", example(np.array([0.5, 0.5]), np.array([0.9999, 0.0001]))),
        Case("any world, any belief", draw=two_pmfs, times=4),
        Case(
            "zeros in the world",
            example(np.array([0.5, 0.0, 0.5]), np.array([0.25, 0.25, 0.5])),
            stretch=True,
            prompt="What never comes costs nothing. Does yours survive a zero in `p`?",
            on_reached="A zero in `p` counts for nothing, and your function knows.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda p, q, nats: nats >= -ATOL,
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
            rtol=RTOL,
            atol=ATOL,
            question="How surprised is somebody who believes `q`? And somebody who knows `p`? Which is subtracted?",
        ),
    ],
    misconceptions=[
        Misconception(
            "swaps the world and the belief",
            lambda p, q: np.sum(q * np.log(q / p)),
            "In your sum, who decides how often an outcome comes? Who should: the world or the belief?",
            also=(lambda p, q: np.sum(cross_entropy_terms(q, p)) - np.sum(cross_entropy_terms(q, q)),),
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "turns the fraction round",
            lambda p, q: np.sum(p * np.log(q / p)),
            "Nobody is less surprised than somebody who knows `p`. What must be taken from what, for a positive price?",
        ),
        Misconception(
            "forgets to take the entropy away",
            lambda p, q: np.sum(cross_entropy_terms(p, q)),
            "The right belief still pays in yours. Which part of the surprise can nobody help?",
        ),
        Misconception(
            "lets the belief decide how often",
            lambda p, q: np.sum(q * np.log(p / q)),
            "Which pmf stands in front of your log? Which of the two decides what really happens?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "forgets how often each outcome comes",
            lambda p, q: np.sum(np.log(p / q)),
            "You count every outcome once. How often does each of them come?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "makes every term positive",
            lambda p, q: np.sum(np.abs(p * np.log(p / q))),
            "On some outcomes a wrong belief is less surprised than the truth. What do you do with that luck?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "skips what the belief rules out",
            lambda p, q: np.sum(np.where((p > 0) & (q > 0), p * np.log(p / q), 0)),
            "Zeros of which pmf may be left out? What happens to somebody who believed the other kind?",
            theme=misconception_themes.ZERO_TIMES_LOG_ZERO,
        ),
        Misconception(
            "makes both ways cost the same",
            lambda p, q: 0.5 * np.sum((p - q) * np.log(p / q)),
            "You take the way there and the way back together. Whose world is it?",
            also=(lambda p, q: np.sum((p - q) * np.log(p / q)),),
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "counts in bits",
            lambda p, q: np.sum(p * np.log2(p / q)),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "takes the mean of the terms",
            lambda p, q: np.mean(p * np.log(p / q)),
            "The `p` are the weights of the average already. What does dividing by their number do to it?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "measures the difference of the chances",
            lambda p, q: np.sum(np.abs(p - q)),
            "You measure how far apart the chances are. What does a belief of zero cost, when it happens after all?",
            also=(
                lambda p, q: 0.5 * np.sum(np.abs(p - q)),
                lambda p, q: np.sum((p - q) ** 2),
                lambda p, q: np.sum((p - q) ** 2 / q),
                lambda p, q: np.sum(p * np.log(np.abs(p - q) + 1)),
                lambda p, q: np.sqrt(np.sum((p - q) ** 2)),
                lambda p, q: np.max(np.abs(p - q)),
            ),
        ),
        Misconception(
            "subtracts one entropy from the other",
            lambda p, q: np.sum(cross_entropy_terms(q, q)) - np.sum(cross_entropy_terms(p, p)),
            "In both of your terms somebody is surprised by a world they know. Who is surprised by the other's?",
            also=(lambda p, q: np.sum(cross_entropy_terms(p, p)) - np.sum(cross_entropy_terms(q, q)),),
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "takes away the entropy of the belief",
            lambda p, q: np.sum(cross_entropy_terms(p, q)) - np.sum(cross_entropy_terms(q, q)),
            "Which surprise can nobody help: that of somebody who knows `p`, or of somebody who knows `q`?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda p, q, size: np.sum(p * np.log((p + size) / (q + size))),
            _TINY,
            "Something was ruled out, and it happens. What is that worth, and what does your extra make of it?",
            also=(
                *common_mistakes.for_each(lambda p, q, size: np.sum(p * np.log(p / np.maximum(q, size))), _TINY),
                *common_mistakes.for_each(lambda p, q, size: np.sum(p * np.log(p / (q + size))), _TINY),
            ),
            theme=misconception_themes.SAFETY,
        ),
        common_mistakes.of_any_size(
            "puts a large number for infinity",
            lambda p, q, size: size if np.any((p > 0) & (q == 0)) else np.sum(p * np.log(p / q)),
            (1e10, float(np.finfo(float).max), 1e6, 1e9, 1e12, 1e100, 1e308, 1000, 100),
            "Is there a price large enough for a promise that it never happens? What does Python call that price?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "gives nan for what was ruled out",
            lambda p, q: np.nan if np.any(q == 0) else np.sum(p * np.log(p / q)),
            "`nan` says that there is no answer. How surprised is a believer whose impossible happens?",
        ),
        Misconception(
            "says infinity in words",
            None,
            "Somebody will want to compare that with a number. What does Python call infinity?",
            when=_says_infinity_in_words,
        ),
        Misconception(
            "turns the sign of infinity",
            lambda p, q: -np.inf if np.any(q == 0) else np.sum(p * np.log(p / q)),
            "Is a believer whose impossible happens surprised without limit, or relieved?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        common_mistakes.of_any_size(
            "calls unlikely impossible",
            lambda p, q, size: np.inf if np.any(q < size) else np.sum(p * np.log(p / q)),
            (0.05, 0.1, 0.01, 1e-3),
            "What is the price of a chance of 0.0001 that comes true? Is it without limit?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "measures towards the middle",
            lambda p, q: (
                0.5
                * np.sum(
                    cross_entropy_terms(p, (p + q) / 2)
                    - cross_entropy_terms(p, p)
                    + cross_entropy_terms(q, (p + q) / 2)
                    - cross_entropy_terms(q, q)
                )
            ),
            "Your belief meets the world half way. What does it cost to believe `q` to the end?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "counts in decimal digits",
            lambda p, q: np.sum(p * np.log10(p / q)),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "stops before adding up",
            lambda p, q: p * np.log(p / q),
            "You have what each outcome adds. Which step makes one number of them?",
        ),
        Misconception(
            "takes the log at the end",
            lambda p, q: np.log(np.sum(p * p / q)),
            "Is the log of an average the same as the average of the logs? Which one is a mean of surprises?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "weighs only one of the logs",
            lambda p, q: np.sum(p * np.log(p) - np.log(q)),
            "Both logs belong to the same outcome. How often does each of them count in yours?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "leaves an outcome out",
            lambda p, q: np.sum(p[1:] * np.log(p[1:] / q[1:])),
            "A coin has two outcomes. How many of them are in your sum?",
            also=(lambda p, q: np.sum(p[:-1] * np.log(p[:-1] / q[:-1])),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        *common_mistakes.of_a_number(solutions.divergence),
    ],
    hints=[
        "Two functions you own: how surprised are you, and how surprised would you be if you knew?",
        "`crossentropy(p, q) - entropy(p)` is what comes on top.",
        "As one sum: `p * np.log(p / q)`, added up. A zero in `q` gives `inf` by itself.",
    ],
    first_step="Start with `crossentropy`: you have it.",
    on_pass="Training can only bring this part down to zero. The entropy of the world stays.",
    picture=lambda p, q, nats: charts.pair(p, q, names=("p, the world", "q, the belief")),
)
