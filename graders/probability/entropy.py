"""Entropy: the surprise to expect in a world that is known, and its units."""

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
    returns_number,
)
from graders.solutions import probability as solutions

from .pmfs import length, pmf, pmf_with_zeros, terms

__all__ = ["entropy", "nats_to_bits", "rare_events"]

_CHOOSE = "Read the options and put the letter of one between quotes."
_ATOL = 5e-7
"""Nats: so little that a tiny number added for safety, 1e-8 say, is still right, and a visible one is not."""

rare_events = Prediction(
    "probability/rare-events",
    title="A service that fails 1% of the time",
    goal="Predict what share of all surprise comes from a rare event.",
    name="rare_guess",
    options=("a", "b", "c", "d"),
    answer="d",
    asks={
        "a": "Failures are 1% of the requests. Is each of them as surprising as one success?",
        "b": "One failure is worth $-\\log 0.01 = 4.6$ nats, one success about 0.01. What do 99 successes bring?",
        "c": "99 successes are worth about 1 nat together. What is the one failure worth?",
    },
    misconceptions={"a": "rare events carry little weight"},
    hints=[
        "How surprising is one success, and how surprising is one failure?",
        "In 100 requests: 99 times 0.01 nats, and once 4.6 nats.",
    ],
    first=_CHOOSE,
    passing="99 successes bring 1 nat, one failure 4.6: rare events carry the weight. Losses feel them most.",
)

entropy = FunctionExercise(
    "probability/entropy",
    title="The surprise to expect",
    goal="Give the average surprise of a pmf, in nats.",
    reference=solutions.entropy,
    cases=[
        Case("a coin", given(np.array([0.5, 0.5]))),
        Case("a bent coin", given(np.array([0.25, 0.75]))),
        Case("three outcomes", given(np.array([0.2, 0.3, 0.5]))),
        Case("one outcome", given(np.array([1.0]))),
        Case("one that never comes", given(np.array([0.5, 0.5, 0.0]))),
        Case("the first never comes", given(np.array([0.0, 0.25, 0.75]))),
        Case("a sure thing", given(np.array([0.0, 1.0]))),
        Case("eight equal ones", given(np.full(8, 0.125))),
        Case("a rare outcome", given(np.array([0.9999, 0.0001]))),
        Case("any pmf", lambda rng: [pmf(rng, length(rng))], times=4),
        Case("any pmf with zeros", lambda rng: [pmf_with_zeros(rng, length(rng, 3))], times=2),
    ],
    criteria=[
        returns_number(),
        is_finite(
            must="What never comes adds nothing to an average: $0 \\cdot \\log 0$ counts as 0 here.",
            asks="What does Python make of `0 * np.log(0)`? Which entries of `p` should take part in the sum?",
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
            atol=_ATOL, asks="How surprising is each outcome, and how often does it come? What is the average?"
        ),
    ],
    misconceptions=[
        Misconception(
            "lets zero times infinity through",
            lambda p: -np.sum(p * np.log(p)),
            "Python says `nan` to `0 * -inf`. Which entries of `p` can you leave out, because they add nothing?",
        ),
        Misconception(
            "forgets the minus sign",
            lambda p: -np.sum(terms(p, p)),
            "The log of a chance is negative. Is an amount of surprise?",
        ),
        Misconception(
            "counts in bits",
            lambda p: np.sum(terms(p, p)) / np.log(2),
            "A coin gives you 1, so you count in bits. Which log counts in nats?",
        ),
        Misconception(
            "forgets how often each outcome comes",
            lambda p: -np.sum(np.log(p[p > 0])),
            "You count every outcome once. How often does an outcome of chance 0.25 come, in 100 draws?",
        ),
        Misconception(
            "takes the mean of the terms",
            lambda p: np.mean(terms(p, p)),
            "The chances are the weights of the average already. What does dividing by `len(p)` do to it?",
        ),
        Misconception(
            "stops before adding up",
            lambda p: terms(p, p),
            "You have what each outcome adds. Which step makes one number of them?",
        ),
        Misconception(
            "takes every pmf for a fair one",
            lambda p: np.log(len(p)),
            "Your function looks only at the length. Are `[0.5, 0.5]` and `[0.99, 0.01]` equally uncertain?",
        ),
        Misconception(
            "weighs all outcomes alike",
            lambda p: -np.mean(np.log(p[p > 0])),
            "This is the plain mean of the surprises. Does each outcome come equally often?",
        ),
        Misconception(
            "counts the likeliest outcome only",
            lambda p: -np.log(p.max()),
            "What do the other outcomes add, when they come?",
        ),
    ],
    hints=[
        "An average weighs each value by how often it comes. What are the values here, and what are the weights?",
        "Each outcome adds `p[i] * -log(p[i])`. What if `p[i]` is zero?",
        "Keep only `p[p > 0]`, multiply each by its log, add up, and turn the sign.",
    ],
    first="Start with the surprise of each outcome: `-np.log(p)`.",
    passing="This is the least that anybody can be surprised on average. The next losses are measured against it.",
)

nats_to_bits = FunctionExercise(
    "probability/nats-to-bits",
    title="Nats and bits",
    goal="Turn an amount of surprise from nats into bits.",
    reference=solutions.nats_to_bits,
    cases=[
        Case("a coin", given(float(np.log(2)))),
        Case("no surprise", given(0.0)),
        Case("one of eight", given(float(np.log(8)))),
        Case("one nat", given(1.0)),
        Case("ten nats", given(10.0)),
        Case("any amount", lambda rng: [float(rng.uniform(0.1, 20))], times=3),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        holds("gives nothing for nothing", lambda nats, bits: nats > 0 or abs(bits) < 1e-9, "No surprise is 0 bits."),
        holds(
            "counts a coin as one bit",
            lambda nats, bits: abs(nats - np.log(2)) > 1e-12 or abs(bits - 1) < 1e-4,
            "A fair coin is worth 0.693 nats, and that is exactly 1 bit.",
            "Which number must 0.693 be divided by to give 1?",
        ),
        agrees_with_reference(asks="How many coins, of 0.693 nats each, make up that amount?"),
    ],
    misconceptions=[
        Misconception(
            "goes from bits to nats",
            lambda nats: nats * np.log(2),
            "A bit is smaller than a nat. Must the number get larger or smaller then?",
        ),
        Misconception(
            "takes the log of the amount",
            lambda nats: np.log2(nats),
            "The amount is a log already. How do you change its base?",
        ),
        Misconception("divides by two", lambda nats: nats / 2, "A coin is worth 0.693 nats. Is half of that 1?"),
        Misconception(
            "changes nothing", lambda nats: nats, "A coin is worth 0.693 nats. How many bits should that be?"
        ),
        Misconception(
            "counts in decimal digits",
            lambda nats: nats / np.log(10),
            "You count in tenfold choices. How many outcomes has the choice behind one bit?",
        ),
    ],
    hints=[
        "How many coins make up 1.386 nats?",
        "One bit is $\\log 2$ nats. How often does it fit into the amount?",
        "Divide by `np.log(2)`.",
    ],
    first="Start with the coin: 0.693 nats are 1 bit.",
    passing="Same surprise, another unit. Papers use both, so it pays to look which.",
)
