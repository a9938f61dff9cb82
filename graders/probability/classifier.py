"""The loss of a classifier: how surprised a belief made of scores is by the world."""

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

from .pmfs import Array, Rng, length, pmf, terms

__all__ = ["softmax_crossentropy"]


def _logits_and_pmf(rng: Rng) -> Inputs:
    logits = rng.uniform(-3, 3, length(rng))
    return given(logits, pmf(rng, len(logits)))


def _logits_and_class(rng: Rng) -> Inputs:
    logits = rng.uniform(-3, 3, length(rng))
    return given(logits, np.eye(len(logits))[rng.integers(len(logits))])


def _belief(logits: Array) -> Array:
    weights: Array = np.exp(logits - logits.max())
    belief: Array = weights / weights.sum()
    return belief


def _crossed(q: Array, p: Array) -> float:
    """Return the cross-entropy of a belief `q` in a world `p`, wrong arguments and all."""
    return float(-np.sum(p * np.log(q)))


softmax_crossentropy = FunctionExercise(
    "probability/softmax-crossentropy",
    title="The loss of a classifier",
    goal="Give the cross-entropy between a world `p` and the belief that `logits` stand for.",
    reference=solutions.softmax_crossentropy,
    cases=[
        Case("no idea, two classes", given(np.array([0.0, 0.0]), np.array([0.0, 1.0]))),
        Case("one class is true", given(np.array([1.0, 3.0]), np.array([1.0, 0.0]))),
        Case("an undecided world", given(np.array([0.0, 1.0]), np.array([0.25, 0.75]))),
        Case("three classes", given(np.array([1.0, -2.0, 0.5]), np.array([0.2, 0.5, 0.3]))),
        Case("the third is true", given(np.array([1.0, 2.0, 3.0]), np.array([0.0, 0.0, 1.0]))),
        Case("sure and wrong", given(np.array([0.0, 9.0]), np.array([1.0, 0.0]))),
        Case("one class", given(np.array([2.0]), np.array([1.0]))),
        Case("any logits, any world", _logits_and_pmf, times=4),
        Case("any logits, one true class", _logits_and_class, times=2),
        Case(
            "large logits",
            given(np.array([1000.0, 0.0]), np.array([0.0, 1.0])),
            stretch=True,
            says="`[1000, 0]` makes the softmax round to zero and its log infinite. Can you do without that softmax?",
            reached="Even `[1000, 0]` survives: the loss is large, and still a number.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda logits, p, loss: loss >= -1e-6,
            "An average surprise is never below zero.",
            "Is every number inside your log a chance, between 0 and 1?",
        ),
        holds(
            "is never below the entropy of the world",
            lambda logits, p, loss: loss >= np.sum(terms(p, p)) - 1e-4,
            "On average nobody is less surprised than somebody who knows `p`, and that costs the entropy of `p`.",
            "Whose log do you take, and does that belief sum to one? Which weights stand before it?",
        ),
        agrees_with_reference(
            rtol=2e-5, atol=5e-7, asks="Which belief do the logits stand for? How surprised is it by `p`?"
        ),
    ],
    misconceptions=[
        Misconception(
            "takes the pmf for the logits",
            lambda logits, p: _crossed(_belief(p), logits),
            "Look at the `def` line: which of the two comes first here, the scores or the world?",
        ),
        Misconception(
            "swaps the world and the belief",
            lambda logits, p: _crossed(p, _belief(logits)),
            "Who decides how often something happens, the network or the world? Which argument is that?",
        ),
        Misconception(
            "forgets the softmax",
            lambda logits, p: _crossed(logits, p),
            "Logits may be negative. What does `log` make of them, and which function turns them into a pmf first?",
        ),
        Misconception(
            "forgets to share the budget",
            lambda logits, p: -np.sum(p * logits),
            "A logit is the log of a weight, not of a chance. Which term of $x_i - \\log \\sum_j e^{x_j}$ is missing?",
        ),
        Misconception(
            "forgets the log",
            lambda logits, p: -np.sum(p * _belief(logits)),
            "You average the chances. What should be averaged to get a surprise?",
        ),
        Misconception(
            "forgets the minus sign",
            lambda logits, p: np.sum(p * np.log(_belief(logits))),
            "Is the log of a chance positive or negative? And an amount of surprise?",
        ),
        Misconception(
            "counts in bits",
            lambda logits, p: -np.sum(p * np.log2(_belief(logits))),
            "Which base has your log? Which one belongs to nats?",
        ),
        Misconception(
            "looks only at the likeliest outcome",
            lambda logits, p: -np.log(_belief(logits)[np.argmax(p)]),
            "That is right when one class is sure. Which terms are missing when the world is undecided?",
        ),
        Misconception(
            "takes the entropy away",
            lambda logits, p: -np.sum(p * np.log(_belief(logits))) - np.sum(terms(p, p)),
            "This is the divergence. Which part of the surprise can nobody help, and does the loss count it?",
        ),
        Misconception(
            "takes the mean of the terms",
            lambda logits, p: -np.mean(p * np.log(_belief(logits))),
            "The `p` are weights already, and sum to one. What does dividing by the number of classes add?",
        ),
    ],
    hints=[
        "Two functions you own, one inside the other. Which one first?",
        "`crossentropy(p, softmax(logits))` will pass. Which of its steps can overflow?",
        "Stretch: $-\\sum_i p_i (x_i - L)$ with $L$ = `logsumexp(logits)`, and the $p_i$ sum to one.",
    ],
    first="Start with the belief: `softmax(logits)`.",
    passing="This is the number that a classifier prints while it learns, and you know its unit.",
)
