"""The logarithm of a sum of exponentials, without overflow.

For ``xs`` of shape (n,) it is ``log(sum(exp(xs)))``, computed as ``m + log(sum(exp(xs - m)))`` with ``m = max(xs)``:
the largest exponential is then 1, so none overflows and the sum is at least 1. It lies between ``m`` and
``m + log(n)``.

Source: Blanchard, Higham and Higham, *Accurately computing the log-sum-exp and softmax functions*, IMA Journal of
Numerical Analysis 41 (2021).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmf_samples import Array, Rng, scores

__all__ = ["logsumexp"]

_Way = Callable[[Array], Any]


def _far_from_zero(rng: Rng) -> list[Array]:
    return [scores(rng) + rng.choice([-1, 1]) * rng.uniform(800, 3000)]


def _shifted(xs: Array, shift: float) -> Any:
    return shift + np.log(np.sum(np.exp(xs - shift)))


def _shifted_by(fixed: float) -> _Way:
    return lambda xs: _shifted(xs, fixed)


def _scaled_by(factor: float) -> _Way:
    return lambda xs: factor * np.log(np.sum(np.exp(xs / factor)))


logsumexp = FunctionExercise(
    "probability/logsumexp",
    title="The log of a sum of exponentials",
    goal="Give the log of the sum of the exponentials of `xs`, whatever their size.",
    reference=solutions.logsumexp,
    cases=[
        Case("a single score", example(np.array([2.0]))),
        Case("two zeros", example(np.array([0.0, 0.0]))),
        Case("small scores", example(np.array([1.0, 2.0]))),
        Case("negative scores", example(np.array([-1.0, 3.0, -2.0]))),
        Case("large scores", example(np.array([1000.0, 1001.0]))),
        Case("very negative scores", example(np.array([-1000.0, -1001.0]))),
        Case("one far below", example(np.array([0.0, -2000.0]))),
        Case("one far above", example(np.array([-5.0, 2000.0, 3.0]))),
        Case("any scores", draw=lambda rng: [scores(rng)], times=4),
        Case("any scores, far from zero", draw=_far_from_zero, times=2),
        Case(
            "a score of minus infinity",
            example(np.array([1.0, -np.inf, 0.0])),
            stretch=True,
            prompt="A class that is ruled out has a score of `-np.inf`. Does yours count it as $e^{-\\infty} = 0$?",
            on_reached="A score of `-np.inf` counts for nothing, as it should.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(
            requirement="On paper it is an ordinary number near the largest score.",
            question="How large is `np.exp(1000)`? Which number could you take away from every score first?",
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
        agrees_with_reference(
            question="Try it on paper with two zeros: $\\log(e^0 + e^0)$. In which order are the steps?"
        ),
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
            also=(lambda xs: np.sum(np.log(np.exp(xs))),),
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
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "takes the largest away twice",
            lambda xs: np.log(np.sum(np.exp(xs - np.max(xs)))) - np.max(xs),
            "You made every score smaller. Must the result go down again to make up for it, or up?",
        ),
        Misconception(
            "takes another score away than the largest",
            lambda xs: np.min(xs) + np.log(np.sum(np.exp(xs - np.min(xs)))),
            "What is left of a score of 2000 when you take your number away? And when you take the largest away?",
            also=(
                lambda xs: _shifted(xs, xs[0]),
                lambda xs: _shifted(xs, xs[-1]),
                lambda xs: _shifted(xs, float(np.mean(xs))),
                lambda xs: _shifted(xs, float(np.median(xs))),
            ),
        ),
        Misconception(
            "takes away a fixed number",
            lambda xs: 1000 + np.log(np.sum(np.exp(xs - 1000))),
            "Your shift is the same for all scores. What is left of a score of 2 after it?",
            also=tuple(_shifted_by(fixed) for fixed in (1001, 500, 700)),
        ),
        Misconception(
            "takes away the largest size",
            lambda xs: _shifted(xs, np.max(np.abs(xs))),
            "How large are -1000 and -1001 without their signs? What is left of them when you take that away?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        common_mistakes.of_any_size(
            "cuts the scores off",
            lambda xs, size: np.log(np.sum(np.exp(np.clip(xs, -size, size)))),
            (700, 709, 500, 100, 50, 20),
            "What becomes of a score of 1000 in yours? Which step keeps the differences between the scores?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "makes the scores smaller by a factor",
            lambda xs: 1000 * np.log(np.sum(np.exp(xs / 1000))),
            "For two zeros the result should be $\\log 2$. What does a factor before the log make of it?",
            also=(
                *(_scaled_by(factor) for factor in (10, 100)),
                lambda xs: np.max(xs) * np.log(np.sum(np.exp(xs / np.max(xs)))),
            ),
        ),
        Misconception(
            "changes the base on the way",
            lambda xs: np.max(xs) + np.log2(np.sum(np.exp(xs - np.max(xs)))),
            "Which function undoes `np.exp`? Try your steps on two zeros.",
            also=(
                lambda xs: np.max(xs) + np.log10(np.sum(np.exp(xs - np.max(xs)))),
                lambda xs: np.max(xs) + np.log2(np.sum(2.0 ** (xs - np.max(xs)))),
            ),
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "takes the result away from the scores",
            lambda xs: xs - _shifted(xs, np.max(xs)),
            "These are the logs of a softmax, one for each score. Which single number did you take away from all?",
        ),
        Misconception(
            "adds one inside the log",
            lambda xs: np.max(xs) + np.log1p(np.sum(np.exp(xs - np.max(xs)))),
            "`log1p` takes the log of one more. How many terms has the sum of a single score?",
            also=(lambda xs: np.log1p(np.sum(np.exp(xs))),),
        ),
        Misconception(
            "turns a sign",
            lambda xs: -_shifted(xs, np.max(xs)),
            "A single score of 2 should give 2. Where does yours turn the sign?",
            also=(lambda xs: _shifted(-xs, np.max(-xs)),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "saves only what is too large",
            lambda xs: _shifted(xs, np.max(xs) if np.max(xs) > 700 else 0.0),
            "Large scores are safe now. What is `np.exp(-1000)`, and what is the log of that?",
        ),
        Misconception(
            "gives up on large scores",
            lambda xs: np.max(xs) if np.max(np.abs(xs)) > 100 else _shifted(xs, 0.0),
            "For `[1000, 1001]` you leave the smaller score out. How much less is `np.exp(1000)` than `np.exp(1001)`?",
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda xs, size: np.max(xs) + np.log(np.sum(np.exp(xs - np.max(xs))) + size),
            common_mistakes.LITTLE,
            "After the shift one exponential is 1. Can the sum still be zero? What does the extra do to it?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "hides the infinity",
            lambda xs: np.nan_to_num(np.log(np.sum(np.exp(xs)))),
            "You put a large number for infinity. What is the right number for `[1000, 1001]`, about?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "leaves log and exp out",
            lambda xs: np.max(xs) + np.sum(xs - np.max(xs)),
            "`log` and `exp` undo each other only when nothing stands between them. What stands there here?",
        ),
        Misconception(
            "forgets the log of the sum",
            lambda xs: np.max(xs) + np.sum(np.exp(xs - np.max(xs))) - 1,
            "For two zeros yours gives 1. Which function of the sum, which is 2, is 0.693?",
            also=(lambda xs: np.max(xs) + np.sum(np.exp(xs - np.max(xs))),),
        ),
        *common_mistakes.of_a_number(solutions.logsumexp),
    ],
    hints=[
        "What happens to $\\log \\sum e^{x_j}$ when you add 5 to every score?",
        "If the largest score becomes 0, no exponential is above 1. Which number must be taken away for that?",
        "Let `m = np.max(xs)`. Work with `xs - m`, and add `m` to the log at the end.",
    ],
    first_step="Start with the plain formula, then look at what it gives for `[1000, 1001]`.",
    on_pass="This is how every library does it. A softmax and a loss that never overflow are one line away.",
)
