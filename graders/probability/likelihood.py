"""The log-likelihood of independent data under a pmf.

For a pmf ``p`` of shape (n,) and ``data`` of shape (N,), outcomes as indices from 0 to n - 1, the likelihood is
``prod(p[data])`` and its logarithm ``sum(log(p[data]))``, in nats. The product underflows to 0 for a few hundred data;
the sum does not.

Source: MacKay, *Information Theory, Inference, and Learning Algorithms*, chapters 2 and 3.
"""

from __future__ import annotations

import math

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
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

from .pmf_samples import Array, Outcomes, Rng, length, outcomes, pmf

__all__ = ["log_likelihood", "underflow"]


def _drawn(rng: Rng) -> Inputs:
    n = length(rng)
    return example(pmf(rng, n), rng.integers(n, size=length(rng, 2, 9)))


def _with_orders(p: Array, data: Outcomes) -> float:
    counts = np.bincount(data, minlength=len(p))
    orders = math.lgamma(len(data) + 1) - sum(math.lgamma(count + 1) for count in counts)
    return float(orders + np.sum(np.log(p[data])))


underflow = Prediction(
    "probability/underflow",
    title="A product of a thousand small numbers",
    goal="Predict what Python makes of 0.1 multiplied by itself a thousand times.",
    name="underflow_guess",
    options=("a", "b", "c", "d"),
    answer="b",
    questions={
        "a": "A float has room for exponents down to about -308. Where would it put -1000?",
        "c": "Python says `OverflowError` to some numbers that are too large. Did it ever complain of one too small?",
        "d": "Each step divides by ten again. What comes after the smallest number there is?",
    },
    misconceptions={
        "a": "floats have no smallest number",
        "c": "too small is an error",
        "d": "floats stop at the smallest number",
    },
    hints=["What does `1e-200 * 1e-200` give? Try it.", "Numbers below about `5e-324` cannot be told from one number."],
    first_step="Read the four options and put the letter of one between quotes.",
    on_pass="The product sinks to 0.0 without a word. Its log is only -2302.6: logs keep it alive.",
)

log_likelihood = FunctionExercise(
    "probability/log-likelihood",
    title="The log of the likelihood",
    goal="Give the log of how likely `p` makes all of `data`.",
    reference=solutions.log_likelihood,
    cases=[
        Case("one throw", example(np.array([0.25, 0.75]), outcomes(0))),
        Case("a repeated outcome", example(np.array([0.25, 0.75]), outcomes(1, 1, 0))),
        Case("an outcome that is missing", example(np.array([0.2, 0.3, 0.5]), outcomes(2, 0, 2))),
        Case("the last outcome", example(np.array([0.1, 0.2, 0.3, 0.4]), outcomes(3, 2))),
        Case("a sure thing", example(np.array([1.0]), outcomes(0, 0))),
        Case("one in a thousand", example(np.array([0.999, 0.001]), outcomes(0, 1))),
        Case("three throws of a coin", example(np.array([0.5, 0.5]), outcomes(0, 0, 0))),
        Case("two thousand throws", example(np.array([0.5, 0.5]), np.zeros(2000, dtype=np.int64))),
        Case("any pmf, any data", draw=_drawn, times=5),
        Case("thousands of any outcomes", draw=lambda rng: [pmf(rng, 4), rng.integers(4, size=3000)]),
        Case(
            "data that was ruled out",
            example(np.array([0.0, 1.0]), outcomes(1, 0)),
            stretch=True,
            prompt="What if `p` gave no chance to something that happened? Does your function say `-np.inf`?",
            on_reached="Data that `p` ruled out gets `-np.inf`: no pmf is caught lying more clearly.",
        ),
        Case(
            "no data at all",
            example(np.array([0.5, 0.5]), outcomes()),
            stretch=True,
            prompt="Without any data there is no surprise. Does your function say 0 to an empty array?",
            on_reached="No data, no surprise: it gives 0 for an empty array.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(
            requirement="On paper it is an ordinary number. Python lost it on the way.",
            question="How small does the product of so many chances get? On which side of the log is it a sum?",
        ),
        leaves_arguments_alone(),
        holds(
            "is never above zero",
            lambda p, data, value: value <= 1e-9,
            "A likelihood is at most one, so its log is never above zero.",
            "Is every number inside your log a chance? Which sign does its log have?",
        ),
        holds(
            "falls with every observation",
            lambda p, data, value: value <= len(data) * np.log(p.max()) + 1e-6,
            "Each observation brings its own chance, below one: more data, lower log-likelihood.",
            "How many terms should your sum have?",
        ),
        agrees_with_reference(question="Write down the chance of each observation. What do you do with their logs?"),
    ],
    misconceptions=[
        Misconception(
            "multiplies before taking the log",
            lambda p, data: np.log(np.prod(p[data])),
            "How small is the product when you take its log? Could you take logs first?",
        ),
        Misconception(
            "forgets the log",
            lambda p, data: np.prod(p[data]),
            "That is the likelihood itself. What is its log, and does it survive a thousand observations?",
        ),
        Misconception(
            "adds chances instead of logs",
            lambda p, data: np.log(np.sum(p[data])),
            "Chances of independent observations multiply. What does that make of their logs?",
        ),
        Misconception(
            "gives the surprise instead",
            lambda p, data: -np.sum(np.log(p[data])),
            "This is the total surprise. How does the log of the likelihood differ from it?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "takes the mean",
            lambda p, data: np.mean(np.log(p[data])),
            "The log of a product of a hundred chances has a hundred terms. Is it their mean?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "counts each outcome once",
            lambda p, data: np.sum(np.log(p[np.unique(data)])),
            "An outcome that comes again brings its chance again. How often does yours count it?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "counts in bits",
            lambda p, data: np.sum(np.log2(p[data])),
            "Which base has your log? Which one did the house rules name?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "adds up all of p",
            lambda p, data: np.sum(np.log(p)),
            "Which entries of `p` speak of what happened? Where does `data` come in?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "counts positions from one",
            lambda p, data: np.sum(np.log(p[data - 1])),
            "Which entry of `p` belongs to outcome 0?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "counts in decimal digits",
            lambda p, data: np.sum(np.log10(p[data])),
            "Which base has your log? Which one did the house rules name?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "stops before adding up",
            lambda p, data: np.log(p[data]),
            "You have the log of each chance. Which step makes one number of them?",
        ),
        Misconception(
            "leaves an observation out",
            lambda p, data: np.sum(np.log(p[data[1:]])),
            "For a single throw yours gives 0. Which observations does it go through?",
            also=(lambda p, data: np.sum(np.log(p[data[:-1]])),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "counts one observation only",
            lambda p, data: np.log(p[data[0]]),
            "How many observations are in your result? What happens to the total in each round of your loop?",
            also=(lambda p, data: np.log(p[data[-1]]),),
            theme=misconception_themes.STOPS_EARLY,
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda p, data, size: np.log(np.prod(p[data]) + size),
            (1e-300, 1e-200, 1e-100, 1e-12, 1e-9),
            "What is left of the product after 2000 throws? Is your result the log of it, or of what you added?",
            theme=misconception_themes.SAFETY,
        ),
        common_mistakes.of_any_size(
            "adds a little to each chance",
            lambda p, data, size: np.sum(np.log(p[data] + size)),
            common_mistakes.LITTLE,
            "What is the log of `1 + 0.001`? What do a thousand of them make?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "weighs the logs by the chances",
            lambda p, data: np.sum(p[data] * np.log(p[data])),
            "The data say how often each outcome came. Why should its chance count a second time?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "loses track of which outcome is which",
            lambda p, data: np.sum(np.log(np.sort(p)[data])),
            "You put `p` in order. Which outcome does its first entry belong to then?",
        ),
        Misconception(
            "never looks at p",
            lambda p, data: -len(data) * np.log(len(p)),
            "Two pmfs of the same length get the same from you. Which of your lines reads the entries of `p`?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "takes the log of the data",
            lambda p, data: np.sum(np.log(data + 1)),
            "The numbers in `data` are names of outcomes. Where are their chances?",
            also=(lambda p, data: np.sum(np.log(data)),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "counts the orders too",
            _with_orders,
            "You count in how many orders the same outcomes could come. How many of these orders happened?",
        ),
        Misconception(
            "takes the log of the mean chance",
            lambda p, data: len(data) * np.log(np.mean(p[data])),
            "Is the product of 0.2 and 0.8 the same as that of 0.5 and 0.5? What does a mean make of the two?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        *common_mistakes.of_a_number(solutions.log_likelihood),
    ],
    hints=[
        "What is the log of a product of two numbers?",
        "`p[data]` is the array of the chances of all observations, one by one.",
        "Take the log of every entry of `p[data]`, and add them up.",
    ],
    first_step="Start with the chances of what happened: `p[data]`.",
    on_pass="It survives any amount of data. Minus this number is the loss that training makes small.",
)
