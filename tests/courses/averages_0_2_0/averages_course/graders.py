"""How the exercises are graded: a function that the learner writes, and a guess."""

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


def mean(xs):
    return sum(xs) / len(xs)


mean_exercise = FunctionExercise(
    "averages/mean",
    title="The fair share",
    goal="Return what each would have if all were shared equally.",
    reference=mean,
    cases=[
        Case("one number", given(np.array([3.0]))),
        Case("a number far away", given(np.array([1.0, 2.0, 9.0]))),
        Case("numbers below zero", given(np.array([-1.0, -3.0]))),
        Case("any numbers", lambda rng: [rng.normal(size=rng.integers(2, 9))], times=4),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "lies between the smallest and the largest",
            lambda xs, share: xs.min() - 1e-9 <= share <= xs.max() + 1e-9,
            must="A fair share lies between the smallest and the largest.",
        ),
        agrees_with_reference(must="The shares, put together, are all there was."),
    ],
    misconceptions=[
        Misconception(
            "adds up without sharing",
            lambda xs: xs.sum(),
            asks="You have what all of them have together. Among how many is it shared?",
        ),
        Misconception(
            "takes the one in the middle",
            lambda xs: np.median(xs),
            asks="Would the middle one change if the largest number grew?",
        ),
        Misconception(
            "shares among one too few",
            lambda xs: xs.sum() / max(len(xs) - 1, 1),
            asks="If two share four apples, by what do you divide?",
        ),
    ],
    hints=["If you put everything on one heap, how would you share it?", "The sum, divided by how many there are."],
    first="Start with the sum of `xs`.",
    passing="One number far away pulls it along: keep that in mind when you read an average income.",
)

pull_exercise = Prediction(
    "averages/pull",
    title="One grows",
    goal="Predict what changes when the largest of five incomes doubles.",
    name="pull_guess",
    options=("a", "b", "c"),
    answer="a",
    asks={
        "b": "Line the five up by income. Who stands in the middle, before and after?",
        "c": "Which of the two knows only the order, and not how far apart they are?",
    },
    misconceptions={"b": "takes the middle for the mean", "c": "every average feels every number"},
    hints=["Which of the two needs the sum?", "The sum grows; the one in the middle stays where it is."],
    first="Replace the `...` by a letter in quotes.",
    passing="The mean feels every number, the middle one only the order. Which would you report of incomes?",
)
