"""The cross-entropy of two pmfs, and what one confident mistake costs.

For pmfs ``p`` and ``q`` of shape (n,) it is ``H(p, q) = -sum(p * log(q))``, in nats, with ``0 * log(q)`` taken as 0 and
``p * log(0)`` as infinite for p > 0. It is the expected surprisal of somebody who believes ``q`` while outcomes are
drawn from ``p``; ``H(p, q) >= H(p)``, with equality exactly for ``q = p``.

Source: Cover and Thomas, *Elements of Information Theory*, chapter 2; MacKay, *Information Theory, Inference, and
Learning Algorithms*, chapter 2.
"""

from __future__ import annotations

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    agrees_with_reference,
    charts,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmf_samples import Rng, cross_entropy_terms, length, pmf, pmf_with_zeros, two_pmfs

__all__ = ["ATOL", "RTOL", "confident_and_wrong", "crossentropy"]

_CHOOSE = "Read the options and put the letter of one between quotes."
RTOL, ATOL = 2e-5, 5e-7
"""So little that a tiny number added for safety, 1e-8 say, is still right, and a visible one is not."""

confident_and_wrong = Prediction(
    "probability/confident-and-wrong",
    title="The timid and the bold",
    goal="Predict whose loss is smaller: one confident wrong answer, or many timid right ones.",
    name="loss_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "What is the surprise at an event of chance 0.000001? How many answers of chance 0.6 is that worth?",
        "c": "Timid pays about 0.51 nats, 20 times. Bold pays nearly nothing 19 times. What does the last one cost?",
    },
    misconceptions={"a": "counts only right and wrong", "c": "one answer among many cannot cost much"},
    hints=[
        "What is $-\\log 0.6$, twenty times?",
        "What is $-\\log 0.000001$? Each factor of ten costs 2.3 nats.",
    ],
    first_step=_CHOOSE,
    on_pass="Timid pays 10.2, Bold 13.8, nearly all for one question. Being sure and wrong is the dearest mistake.",
)


def _some_never_come(rng: Rng) -> Inputs:
    n = length(rng, 3)
    return example(pmf_with_zeros(rng, n), pmf(rng, n))


crossentropy = FunctionExercise(
    "probability/crossentropy",
    title="Average surprise under a wrong belief",
    goal="Give the average surprise of somebody who believes `q` in a world that draws from `p`.",
    reference=solutions.crossentropy,
    cases=[
        Case("a coin and a wrong belief", example(np.array([0.5, 0.5]), np.array([0.25, 0.75]))),
        Case("the other way round", example(np.array([0.25, 0.75]), np.array([0.5, 0.5]))),
        Case("three outcomes", example(np.array([0.2, 0.3, 0.5]), np.array([0.6, 0.3, 0.1]))),
        Case("only the first ever comes", example(np.array([1.0, 0.0]), np.array([0.25, 0.75]))),
        Case("only the second ever comes", example(np.array([0.0, 1.0, 0.0]), np.array([0.7, 0.1, 0.2]))),
        Case("two of three ever come", example(np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.25]))),
        Case("the right belief", example(np.array([0.2, 0.8]), np.array([0.2, 0.8]))),
        Case("one outcome", example(np.array([1.0]), np.array([1.0]))),
        Case("a bold belief", example(np.array([0.5, 0.5]), np.array([0.9999, 0.0001]))),
        Case("any world, any belief", draw=two_pmfs, times=4),
        Case("one in a thousand", example(np.array([0.999, 0.001]), np.array([0.8, 0.2]))),
        Case("some outcomes never come", draw=_some_never_come, times=2),
        Case(
            "both give zero",
            example(np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.75, 0.0])),
            stretch=True,
            prompt="What never comes and nobody expects counts for nothing. Does yours survive a zero in both?",
            on_reached="A zero in both counts for nothing, and your function knows.",
        ),
        Case(
            "the belief rules out what happens",
            example(np.array([0.5, 0.5]), np.array([1.0, 0.0])),
            stretch=True,
            prompt="A belief of zero in what happens is infinitely surprised. Does yours say `np.inf`?",
            on_reached="A belief that rules out what happens gets `np.inf` from you.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda p, q, nats: nats >= -ATOL,
            "An average of surprises is never below zero.",
            "What is the sign of the log of a number below one?",
        ),
        holds(
            "is never below the entropy of the world",
            lambda p, q, nats: nats >= np.sum(cross_entropy_terms(p, p)) - 1e-4,
            "On average nobody is less surprised than somebody who knows `p`, and that costs the entropy of `p`.",
            "What do you get when `q` is the same as `p`? And what does `entropy(p)` give?",
        ),
        agrees_with_reference(
            rtol=RTOL,
            atol=ATOL,
            question="Who decides how often an outcome comes, `p` or `q`? And who decides how surprising it is?",
        ),
    ],
    misconceptions=[
        Misconception(
            "swaps the world and the belief",
            lambda p, q: -np.sum(q * np.log(p)),
            "In your sum, who decides how often an outcome comes? Who should: the world or the belief?",
            also=(
                lambda p, q: np.sum(cross_entropy_terms(q, p)),
                lambda p, q: -np.sum(q * np.log(np.maximum(p, 1e-300))),
            ),
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "leaves the belief out",
            lambda p, q: np.sum(cross_entropy_terms(p, p)),
            "Your function never looks at `q`. Whose surprise is it?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "lets the belief decide how often",
            lambda p, q: np.sum(cross_entropy_terms(q, q)),
            "Your function never looks at `p`. Who decides what really happens?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "forgets the minus sign",
            lambda p, q: np.sum(p * np.log(q)),
            "The log of a chance is negative. Is an amount of surprise?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "forgets how often each outcome comes",
            lambda p, q: -np.sum(np.log(q)),
            "You add up the surprise at every outcome once. How often does each of them come?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "counts in bits",
            lambda p, q: -np.sum(p * np.log2(q)),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "takes the entropy away",
            lambda p, q: np.sum(cross_entropy_terms(p, q)) - np.sum(cross_entropy_terms(p, p)),
            "The right belief gives 0 in yours. Is somebody who knows a coin never surprised by it?",
        ),
        Misconception(
            "takes the mean of the terms",
            lambda p, q: -np.mean(p * np.log(q)),
            "The `p` are the weights of the average already. What does dividing by their number do to it?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "looks only at the likeliest outcome",
            lambda p, q: -np.log(q[np.argmax(p)]),
            "What do the other outcomes add, when they come?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "counts in decimal digits",
            lambda p, q: -np.sum(p * np.log10(q)),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "stops before adding up",
            lambda p, q: -p * np.log(q),
            "You have what each outcome adds. Which step makes one number of them?",
            also=(cross_entropy_terms,),
        ),
        Misconception(
            "adds the two entropies",
            lambda p, q: np.sum(cross_entropy_terms(p, p)) + np.sum(cross_entropy_terms(q, q)),
            "In both of your terms somebody is surprised by a world they know. Who is surprised by the other's?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "counts the opposite too",
            lambda p, q: -np.sum(p * np.log(q) + (1 - p) * np.log(1 - q)),
            "You count each outcome against all others together. How many draws is that, for three outcomes?",
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda p, q, size: -np.sum(p * np.log(q + size)),
            common_mistakes.LITTLE,
            "Who was sure and right is worth 0. What is the log of `1 + 0.001`?",
            theme=misconception_themes.SAFETY,
        ),
        common_mistakes.of_any_size(
            "lifts small chances",
            lambda p, q, size: -np.sum(p * np.log(np.maximum(q, size))),
            (0.05, *common_mistakes.LITTLE),
            "In yours no belief is below some limit. What should somebody pay who gave what happened far less?",
            also=common_mistakes.for_each(
                lambda p, q, size: -np.sum(p * np.log(np.clip(q, size, 1 - size))), (0.05, *common_mistakes.LITTLE)
            ),
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "takes the log at the end",
            lambda p, q: -np.log(np.sum(p * q)),
            "Is the surprise at an average the same as the average surprise? What is averaged in yours?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "puts the weights inside the log",
            lambda p, q: -np.sum(np.log(p * q)),
            "Inside the log `p` makes things more surprising. Where must it stand, to say how often?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "weighs by what did not happen",
            lambda p, q: -np.sum((1 - p) * np.log(q)),
            "`1 - p[i]` says how often outcome `i` stays away. Who is surprised by it then?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "leaves an outcome out",
            lambda p, q: -np.sum(p[1:] * np.log(q[1:])),
            "A coin has two outcomes. How many of them are in your sum?",
            also=(lambda p, q: -np.sum(p[:-1] * np.log(q[:-1])),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "counts the first outcome only",
            lambda p, q: -p[0] * np.log(q[0]),
            "How often does the line with `return` run in your loop?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "loses track of which outcome is which",
            lambda p, q: -np.sum(np.sort(p) * np.log(np.sort(q))),
            "After your change of order, which entry of `q` stands beside `p[0]`?",
            also=(lambda p, q: -np.sum(p * np.log(q[::-1])), lambda p, q: -np.sum(p * np.log(np.sort(q)))),
        ),
        Misconception(
            "averages both ways",
            lambda p, q: 0.5 * (np.sum(cross_entropy_terms(p, q)) - np.sum(q * np.log(np.maximum(p, 1e-12)))),
            "You average the way there and the way back. Whose world is it?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "takes the chance away from one",
            lambda p, q: np.sum(p * (1 - q)),
            "What does `1 - q` give for something impossible, and what should it be worth?",
        ),
        Misconception(
            "takes the belief for scores",
            lambda p, q: -np.sum(p * np.log(np.exp(q) / np.exp(q).sum())),
            "`q` is a pmf already. What does a softmax make of `[0.25, 0.75]`?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "measures the difference of the chances",
            lambda p, q: np.sum((p - q) ** 2),
            "How far is 0.0001 from 0.0002? And what does it cost to believe the smaller of the two?",
            also=(lambda p, q: np.sum(np.abs(p - q)), lambda p, q: np.mean((p - q) ** 2)),
        ),
        Misconception(
            "counts one for each zero",
            lambda p, q: np.sum(cross_entropy_terms(p, q)) - np.count_nonzero(p == 0),
            "What does an outcome that never comes add to an average?",
            also=(lambda p, q: np.sum(cross_entropy_terms(p, q)) + np.count_nonzero(p == 0),),
            theme=misconception_themes.ZERO_TIMES_LOG_ZERO,
        ),
        Misconception(
            "adds one inside the log",
            lambda p, q: -np.sum(p * np.log1p(q)),
            "`log1p` takes the log of one more. For which chance is yours 0, and for which should it be?",
        ),
        *common_mistakes.of_a_number(solutions.crossentropy),
    ],
    hints=[
        "It is the entropy with one letter changed. Which of its two `p` is what you believe?",
        "The surprise at outcome `i` is `-log(q[i])`. It comes a share `p[i]` of the time.",
        "Multiply `p` with `-np.log(q)`, entry by entry, and add up.",
    ],
    first_step="Start with how surprising each outcome is to somebody who believes `q`.",
    on_pass="This is the loss of nearly every classifier: how surprised the model is by the world, on average.",
    picture=lambda p, q, nats: charts.pair(p, q, names=("p, the world", "q, the belief")),
)
