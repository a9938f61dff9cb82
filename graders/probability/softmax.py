"""Softmax: scores to a pmf.

For scores ``xs`` of shape (n,) it is ``exp(xs) / sum(exp(xs))``, of the same shape, computed as
``exp(xs - logsumexp(xs))`` or with the largest score subtracted first. A shift of all scores changes nothing; a larger
score gets more mass; every entry is positive, but for underflow.

Source: Bishop, *Pattern Recognition and Machine Learning*, section 4.3.4; Blanchard, Higham and Higham, *Accurately
computing the log-sum-exp and softmax functions*, IMA Journal of Numerical Analysis 41 (2021).
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
    charts,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import probability as solutions

from .pmf_samples import Array, scores

__all__ = ["shifted_scores", "softmax"]

_LARGE = np.array([1000.0, 1001.0])
_SMALL = np.array([-1000.0, -1001.0])


def _softmax(xs: Array) -> Array:
    weights: Array = np.exp(xs - xs.max())
    shares: Array = weights / weights.sum()
    return shares


def _sigmoid(xs: Array) -> Array:
    squeezed: Array = 1 / (1 + np.exp(-xs))
    return squeezed


shifted_scores = Prediction(
    "probability/shifted-scores",
    title="Everybody gets 1000 points more",
    goal="Predict what a shift of all scores does to their softmax.",
    name="shift_guess",
    options=("a", "b", "c"),
    answer="c",
    questions={
        "a": "How much larger is $e^{3}$ than $e^{2}$? And $e^{1003}$ than $e^{1002}$?",
        "b": "The budget is shared in the ratio $e^{3} : e^{2}$. What is that ratio after adding 1000 to both scores?",
    },
    misconceptions={"a": "larger scores are surer", "b": "scores count by their ratio"},
    hints=["What is $e^{a + 1000} / e^{b + 1000}$?", "Only differences between the scores matter."],
    first_step="Read the three options and put the letter of one between quotes.",
    on_pass="Only differences count. That is what allows you to shift the scores before an exponential overflows.",
)


def _order_is_kept(xs: Array, p: Array) -> bool:
    return bool(np.all(np.diff(p[np.argsort(xs)]) >= -1e-9))


softmax = FunctionExercise(
    "probability/softmax",
    title="Scores into chances",
    goal="Turn any scores into a pmf: more mass where the score is higher.",
    reference=solutions.softmax,
    cases=[
        Case("equal scores", example(np.zeros(3))),
        Case("a negative score", example(np.array([-1.0, 3.0]))),
        Case("scores in no order", example(np.array([2.0, 0.0, 1.0]))),
        Case("negative scores", example(np.array([-2.0, -1.0]))),
        Case("a single score", example(np.array([2.0]))),
        Case("far apart", example(np.array([-8.0, 8.0, 6.0]))),
        Case("far below zero", example(np.array([-20.0, -22.0]))),
        Case("far above zero", example(np.array([20.0, 22.0]))),
        Case("any scores", draw=lambda rng: [scores(rng)], times=5),
        Case(
            "large scores",
            example(_LARGE),
            stretch=True,
            prompt="`[1000, 1001]` overflows. Can you make it survive?",
            on_reached="It survives `[1000, 1001]`, where the plain formula gives `nan`.",
        ),
        Case(
            "very negative scores",
            example(_SMALL),
            stretch=True,
            prompt="`[-1000, -1001]` leaves nothing to share. Can you make it survive?",
            on_reached="It survives `[-1000, -1001]` as well.",
        ),
    ],
    criteria=[
        returns_array("keeps the shape", shape_of=0),
        is_finite(question="What is the sum that you divide by? Can it be zero?"),
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
            requirement="The mass must be shared in proportion to $e^{x_i}$.",
            question="What are the weights before you share?",
        ),
    ],
    misconceptions=[
        Misconception(
            "shares without exponentials",
            lambda xs: xs / xs.sum(),
            "You divide by the sum. What could you do to every score first, so that none of them is negative?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "forgets to share the budget",
            np.exp,
            "Every entry is positive now. What do they sum to, and what should they sum to?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "drops the signs",
            lambda xs: np.abs(xs) / np.abs(xs).sum(),
            "The scores -3 and 3 get the same mass from you. Which of them is the better score?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "divides by the largest",
            lambda xs: np.exp(xs) / np.exp(xs).max(),
            "The best class has all of the budget already. What is left for the others?",
            theme=misconception_themes.NORMALISATION,
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
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "gives more to the smaller",
            lambda xs: np.exp(-xs) / np.exp(-xs).sum(),
            "Which of your classes gets the most: the one with the highest score, or the lowest?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "grows by powers of two",
            lambda xs: 2.0**xs / (2.0**xs).sum(),
            "One point more multiplies a weight by 2 in yours. By which number should it?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "grows by powers of ten",
            lambda xs: 10.0**xs / (10.0**xs).sum(),
            "One point more multiplies a weight by 10 in yours. By which number should it?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "squeezes, then shares",
            lambda xs: _sigmoid(xs) / _sigmoid(xs).sum(),
            "From 8 to 9 your weights hardly grow, from 0 to 1 they do. What should one point more always do?",
        ),
        Misconception(
            "shares the squares",
            lambda xs: xs**2 / (xs**2).sum(),
            "Squares are never negative, that is true. Which of -3 and 1 gets more from you?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "divides by something else than the sum",
            lambda xs: np.exp(xs) / np.exp(xs).mean(),
            "The weights are right. Which number must they be divided by, so that they sum to one?",
            also=(
                lambda xs: np.exp(xs) / np.exp(xs.sum()),
                lambda xs: np.exp(xs) / np.linalg.norm(np.exp(xs)),
                lambda xs: np.exp(xs) / len(xs),
                lambda xs: np.exp(xs) / xs.sum(),
            ),
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "shares before the exponentials",
            lambda xs: np.exp(xs / xs.sum()),
            "Which of your two steps comes last? After which of them do the entries sum to one?",
            theme=misconception_themes.NORMALISATION,
        ),
        common_mistakes.of_any_size(
            "lifts the scores above zero",
            lambda xs, size: (xs - xs.min() + size) / (xs - xs.min() + size).sum(),
            (1e-9, 1e-8, 1e-6, 1e-3, 1, 0),
            "The lowest class gets next to nothing from you, however near it is. What else makes numbers positive?",
            also=(lambda xs: np.maximum(xs, 0) / np.maximum(xs, 0).sum(),),
        ),
        Misconception(
            "standardises",
            lambda xs: (xs - xs.mean()) / xs.std(),
            "Mean zero and spread one is another kind of order. What do your entries sum to?",
            theme=misconception_themes.NORMALISATION,
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda xs, size: np.exp(xs) / (np.exp(xs).sum() + size),
            (*common_mistakes.LITTLE, 1e-7, 1e-8, 1e-9, 1e-10),
            "Can a sum of exponentials be zero? What do your entries sum to with the extra below the line?",
            theme=misconception_themes.SAFETY,
        ),
        common_mistakes.of_any_size(
            "changes the scale of the scores",
            lambda xs, size: _softmax(xs / size),
            (2, 10, 0.5, 100),
            "One point more should multiply a weight by $e$. By how much does it in yours?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "shifts in one place only",
            lambda xs: np.exp(xs - xs.max()) / np.exp(xs).sum(),
            "You take the largest away on one side of the fraction line. What happens on the other?",
            also=(lambda xs: np.exp(xs) / np.exp(xs - xs.max()).sum(),),
        ),
        Misconception(
            "puts the scores in order",
            lambda xs: _softmax(np.sort(xs)),
            "Which class does your first entry belong to, before and after you put the scores in order?",
            also=(lambda xs: _softmax(-np.sort(-xs)), lambda xs: _softmax(xs)[::-1]),
        ),
        Misconception(
            "takes all scores for equal",
            lambda xs: np.ones(len(xs)) / len(xs),
            "Yours looks only at how many scores there are. Which line reads them?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "gives one number for all classes",
            lambda xs: _softmax(xs).max(),
            "That is one number. How many classes are to share the budget?",
            also=(lambda xs: np.argmax(xs), lambda xs: _softmax(xs).sum()),
        ),
        common_mistakes.of_any_size(
            "cuts the scores off",
            lambda xs, size: _softmax(np.clip(xs, -size, size)),
            (5, 10, 3, 1, 2, 20),
            "The scores 20 and 22 get the same from you. What should two points more do?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "adds up as it goes",
            lambda xs: np.cumsum(_softmax(xs)),
            "Each of your entries knows only what stands before it. What should all of them be divided by?",
            also=(lambda xs: np.exp(xs) / np.cumsum(np.exp(xs)),),
        ),
        Misconception(
            "leaves a score out of the total",
            lambda xs: np.exp(xs) / np.exp(xs)[:-1].sum(),
            "Which exponentials are in your total? What is it for a single score?",
            also=(lambda xs: np.exp(xs) / np.exp(xs)[1:].sum(),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        *common_mistakes.of_an_array(solutions.softmax),
    ],
    hints=[
        "What makes any number positive and keeps the order?",
        "`np.exp(xs)` gives the weights. What do you divide them by, so that they sum to one?",
        "Stretch: $\\log p_i = x_i - \\text{logsumexp}(x)$. You own `logsumexp`.",
    ],
    first_step="Start with `np.exp(xs)`.",
    on_pass="Any scores will do now: this is how a network comes to speak in chances.",
    picture=lambda xs, p: charts.pmf(p),
)
