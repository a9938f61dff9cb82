"""The cross-entropy between a pmf and the softmax of scores: the loss of a classifier.

For ``logits`` and a pmf ``p``, both of shape (n,), it is ``-sum(p * log(softmax(logits)))``, which is
``logsumexp(logits) - sum(p * logits)``: no exponential overflows and no logarithm of a rounded zero is taken. A shift
of all logits changes nothing. Its gradient by the logits is ``softmax(logits) - p``.

Source: Bishop, *Pattern Recognition and Machine Learning*, section 4.3.4; Blanchard, Higham and Higham, *Accurately
computing the log-sum-exp and softmax functions*, IMA Journal of Numerical Analysis 41 (2021).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmf_samples import Array, Rng, cross_entropy_terms, length, pmf

__all__ = ["softmax_crossentropy"]


def _logits_and_pmf(rng: Rng) -> Inputs:
    logits = rng.uniform(-3, 3, length(rng))
    return example(logits, pmf(rng, len(logits)))


def _logits_and_class(rng: Rng) -> Inputs:
    logits = rng.uniform(-3, 3, length(rng))
    return example(logits, np.eye(len(logits))[rng.integers(len(logits))])


def _softmax(logits: Array) -> Array:
    weights: Array = np.exp(logits - logits.max())
    belief: Array = weights / weights.sum()
    return belief


def _logsumexp(logits: Array) -> Any:
    return logits.max() + np.log(np.sum(np.exp(logits - logits.max())))


def _sigmoid(logits: Array) -> Array:
    squeezed: Array = 1 / (1 + np.exp(-logits))
    return squeezed


def _cross_entropy(q: Array, p: Array) -> float:
    """Return the cross-entropy of a belief `q` in a world `p`, wrong arguments and all."""
    return float(-np.sum(p * np.log(q)))


softmax_crossentropy = FunctionExercise(
    "probability/softmax-crossentropy",
    title="The loss of a classifier",
    goal="Give the cross-entropy between a world `p` and the belief that `logits` stand for.",
    reference=solutions.softmax_crossentropy,
    cases=[
        Case("no idea, two classes", example(np.array([0.0, 0.0]), np.array([0.0, 1.0]))),
        Case("one class is true", example(np.array([1.0, 3.0]), np.array([1.0, 0.0]))),
        Case("an undecided world", example(np.array([0.0, 1.0]), np.array([0.25, 0.75]))),
        Case("three classes", example(np.array([1.0, -2.0, 0.5]), np.array([0.2, 0.5, 0.3]))),
        Case("the third is true", example(np.array([1.0, 2.0, 3.0]), np.array([0.0, 0.0, 1.0]))),
        Case("sure and wrong", example(np.array([0.0, 9.0]), np.array([1.0, 0.0]))),
        Case("one class", example(np.array([2.0]), np.array([1.0]))),
        Case("any logits, any world", draw=_logits_and_pmf, times=4),
        Case("any logits, one true class", draw=_logits_and_class, times=2),
        Case(
            "large logits",
            example(np.array([1000.0, 0.0]), np.array([0.0, 1.0])),
            stretch=True,
            prompt="`[1000, 0]` makes the softmax round to zero and its log infinite. Can you do without that softmax?",
            on_reached="Even `[1000, 0]` survives: the loss is large, and still a number.",
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
            lambda logits, p, loss: loss >= np.sum(cross_entropy_terms(p, p)) - 1e-4,
            "On average nobody is less surprised than somebody who knows `p`, and that costs the entropy of `p`.",
            "Whose log do you take, and does that belief sum to one? Which weights stand before it?",
        ),
        agrees_with_reference(
            rtol=2e-5, atol=5e-7, question="Which belief do the logits stand for? How surprised is it by `p`?"
        ),
    ],
    misconceptions=[
        Misconception(
            "takes the pmf for the logits",
            lambda logits, p: _cross_entropy(_softmax(p), logits),
            "Look at the `def` line: which of the two comes first here, the scores or the world?",
        ),
        Misconception(
            "swaps the world and the belief",
            lambda logits, p: _cross_entropy(p, _softmax(logits)),
            "Who decides how often something happens, the network or the world? Which argument is that?",
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "forgets the softmax",
            lambda logits, p: _cross_entropy(logits, p),
            "Logits may be negative. What does `log` make of them, and which function turns them into a pmf first?",
        ),
        Misconception(
            "forgets to share the budget",
            lambda logits, p: -np.sum(p * logits),
            "A logit is the log of a weight, not of a chance. Which term of $x_i - \\log \\sum_j e^{x_j}$ is missing?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "forgets the log",
            lambda logits, p: -np.sum(p * _softmax(logits)),
            "You average the chances. What should be averaged to get a surprise?",
        ),
        Misconception(
            "forgets the minus sign",
            lambda logits, p: np.sum(p * np.log(_softmax(logits))),
            "Is the log of a chance positive or negative? And an amount of surprise?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "counts in bits",
            lambda logits, p: -np.sum(p * np.log2(_softmax(logits))),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "looks only at the likeliest outcome",
            lambda logits, p: -np.log(_softmax(logits)[np.argmax(p)]),
            "That is right when one class is sure. Which terms are missing when the world is undecided?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "takes the entropy away",
            lambda logits, p: -np.sum(p * np.log(_softmax(logits))) - np.sum(cross_entropy_terms(p, p)),
            "This is the divergence. Which part of the surprise can nobody help, and does the loss count it?",
        ),
        Misconception(
            "takes the mean of the terms",
            lambda logits, p: -np.mean(p * np.log(_softmax(logits))),
            "The `p` are weights already, and sum to one. What does dividing by the number of classes add?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "makes a belief of the world",
            lambda logits, p: _logsumexp(p) - np.sum(p * logits),
            "Which of the two arguments are scores? Which of them does your softmax, or your `logsumexp`, see?",
            also=(lambda logits, p: _cross_entropy(_softmax(logits), _softmax(p)),),
            theme=misconception_themes.WORLD_AND_BELIEF,
        ),
        Misconception(
            "counts every class once",
            lambda logits, p: -np.sum(np.log(_softmax(logits))),
            "You add up the surprise at every class. How often does each of them come?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "counts in decimal digits",
            lambda logits, p: -np.sum(p * np.log10(_softmax(logits))),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "believes its own prediction",
            lambda logits, p: -np.log(np.max(_softmax(logits))),
            "Yours never looks at `p`. Is the class that the network likes best always the true one?",
            also=(
                lambda logits, p: np.sum(cross_entropy_terms(_softmax(logits), _softmax(logits))),
                lambda logits, p: _logsumexp(logits),
            ),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "stops before adding up",
            lambda logits, p: -p * np.log(_softmax(logits)),
            "You have what each class adds. Which step makes one number of them?",
        ),
        Misconception(
            "takes the softmax twice",
            lambda logits, p: _cross_entropy(_softmax(_softmax(logits)), p),
            "After one softmax you have a pmf. What does another one make of `[0.1, 0.9]`?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "gives more to the smaller",
            lambda logits, p: _cross_entropy(_softmax(-logits), p),
            "Which class gets the most of your belief: the one with the highest score, or the lowest?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "squeezes each score on its own",
            lambda logits, p: -np.sum(p * np.log(_sigmoid(logits))),
            "Each of your beliefs looks only at its own score. What do they sum to?",
            also=(lambda logits, p: -np.sum(p * np.log(_sigmoid(logits)) + (1 - p) * np.log(1 - _sigmoid(logits))),),
            theme=misconception_themes.NORMALISATION,
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda logits, p, size: -np.sum(p * np.log(_softmax(logits) + size)),
            common_mistakes.LITTLE,
            "Who was sure and right is worth 0. What is the log of `1 + 0.001`?",
            theme=misconception_themes.SAFETY,
        ),
        common_mistakes.of_any_size(
            "lifts small chances",
            lambda logits, p, size: -np.sum(p * np.log(np.clip(_softmax(logits), size, 1))),
            common_mistakes.LITTLE,
            "In yours no belief is below some limit. What should a network pay that gave the true class far less?",
            also=common_mistakes.for_each(
                lambda logits, p, size: -np.sum(p * np.log(np.clip(_softmax(logits), size, 1 - size))),
                common_mistakes.LITTLE,
            ),
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "adds the score of the truth",
            lambda logits, p: _logsumexp(logits) + np.sum(p * logits),
            "Does a higher score of the true class make your loss larger, or smaller? Which should it be?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "takes the largest score for logsumexp",
            lambda logits, p: np.max(logits) - np.sum(p * logits),
            "Two classes, both with score 0: yours gives 0. How surprising is a fair coin?",
        ),
        Misconception(
            "takes the mean score for the true one",
            lambda logits, p: _logsumexp(logits) - np.mean(logits),
            "Yours never looks at `p`. Which scores should count, and how much each?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "shares without exponentials",
            lambda logits, p: _cross_entropy(np.abs(logits) / np.abs(logits).sum(), p),
            "Your belief in a class does not grow with its score. What makes scores positive and keeps their order?",
            also=(lambda logits, p: _cross_entropy(logits / logits.sum(), p),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "measures the difference of the chances",
            lambda logits, p: np.sum((_softmax(logits) - p) ** 2),
            "A sure and wrong belief costs at most 2 in yours. What should it cost?",
            also=(
                lambda logits, p: np.sum(np.abs(_softmax(logits) - p)),
                lambda logits, p: np.mean((_softmax(logits) - p) ** 2),
            ),
        ),
        Misconception(
            "gives the slope of the loss",
            lambda logits, p: _softmax(logits) - p,
            "That is the way downhill, one number a class. How high is the loss itself?",
        ),
        Misconception(
            "shifts in one place only",
            lambda logits, p: _logsumexp(logits) - np.max(logits) - np.sum(p * logits),
            "You take the largest score away in the log. What happens to the scores in the other term?",
        ),
        *common_mistakes.of_a_number(solutions.softmax_crossentropy),
    ],
    hints=[
        "Two functions you own, one inside the other. Which one first?",
        "`crossentropy(p, softmax(logits))` will pass. Which of its steps can overflow?",
        "Stretch: $-\\sum_i p_i (x_i - L)$ with $L$ = `logsumexp(logits)`, and the $p_i$ sum to one.",
    ],
    first_step="Start with the belief: `softmax(logits)`.",
    on_pass="This is the number that a classifier prints while it learns, and you know its unit.",
)
