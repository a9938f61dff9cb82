"""Where a linear approximation says little: kinks, critical points, and local minima.

``|x|`` has no derivative at 0: its difference quotients are -1 from the left and 1 from the right. At a critical point
``df(x) = 0`` a step of gradient descent stays, be it a minimum or a maximum. Descent ends in a local minimum that
depends on its start; the lowest of several ends is an upper bound for the global minimum, and no proof of it.

Source: Nocedal and Wright, *Numerical Optimization*, chapter 2.
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
    Prediction,
    Source,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import calculus as solutions

from .functions import CHOOSE, DOUBLE_WELL, SQUARE, Array, Function, Rng, array

__all__ = ["flat_start", "kink", "lowest_valley"]

kink = Prediction(
    "calculus/kink",
    title="The kink",
    goal="Predict what can be said of |x| at 0.",
    name="kink_guess",
    options=("a", "b", "c"),
    answer="c",
    questions={
        "a": "With a slope of 0, how far off is the line after a step of 0.1? And after 0.01: did it fall faster?",
        "b": "With a slope of 1, how far off is the line after a step of -0.1? And after -0.01?",
    },
    misconceptions={"a": "trusts the central difference", "b": "looks from the right only"},
    hints=[
        "For each slope: how large is the error after a step of 0.1 and of 0.01, to both sides?",
        "The error of any line through 0 is some part of the step, on one side at least.",
    ],
    first_step=CHOOSE,
    on_pass="No slope makes the error vanish faster than the step. A difference gives you a number all the same.",
)

flat_start = Prediction(
    "calculus/flat-start",
    title="On the hilltop",
    goal="Predict where descent goes from exactly the top of a hill.",
    name="flat_guess",
    options=("a", "b", "c"),
    answer="c",
    questions={
        "a": "Which slope does descent see at 0, and what is the learning rate times that?",
        "b": "A ball would be pushed by some draught. What would push this walk, if the slope is 0?",
    },
    misconceptions={"a": "lets it roll right", "b": "expects an accident"},
    hints=["What is `4 * x**3 - 4 * x` at 0?", "A step is the rate times the slope. How far is that?"],
    first_step=CHOOSE,
    on_pass="Flat means that nothing changes nearby. It does not mean bottom: a top is as flat, and so is a plain.",
)

_W = Source("lambda x: x**4 - 2*x**2 - x"), Source("lambda x: 4*x**3 - 4*x - 1")
_FAR_AND_HIGH = Source("lambda x: (x - 8) ** 2 + 5000"), Source("lambda x: 2 * (x - 8)")


def _any_starts(rng: Rng) -> Inputs:
    starts = rng.permutation(array(-1.5, 0.75, 2.0))
    return example(*(DOUBLE_WELL if rng.integers(2) else _W), starts, 0.05, int(rng.integers(20, 40)))


def _end(df: Function, start: float, rate: float, n_steps: int) -> Any:
    x = start
    for _ in range(n_steps):
        x = x - rate * df(x)
    return x


def _ends(df: Function, starts: Array, rate: float, n_steps: int) -> list[Any]:
    return [_end(df, start, rate, n_steps) for start in starts]


lowest_valley = FunctionExercise(
    "calculus/lowest-valley",
    title="Try several starts",
    goal="Walk down from several starts, and give the end at which `f` is lowest.",
    reference=solutions.lowest_valley,
    cases=[
        Case("one step", example(*SQUARE, array(2, -3), 0.25, 1)),
        Case("no steps", example(*SQUARE, array(3, -1, 2), 0.1, 0)),
        Case("the last is best", example(*SQUARE, array(-4, -3, 1), 0.25, 2)),
        Case("a steep start jumps over", example(*SQUARE, array(1.0, -0.5, 2.0), 0.9, 1)),
        Case("it runs away", example(*SQUARE, array(1, -2), 1.25, 2)),
        Case("a single start", example(*DOUBLE_WELL, array(2.0), 0.05, 20)),
        Case("two valleys", example(*DOUBLE_WELL, array(1.5, -1.5), 0.05, 50)),
        Case("the other is deeper", example(*_W, array(1.5, -1.5), 0.05, 50)),
        Case("a low start in a high valley", example(*DOUBLE_WELL, array(1.0, 0.0, -2.0), 0.05, 50)),
        Case("a flat place high up", example(*DOUBLE_WELL, array(0.84, -2.0), 0.05, 1)),
        Case("far out and high up", example(*_FAR_AND_HIGH, array(2, 12), 0.25, 2)),
        Case("whole starts", example(*SQUARE, np.array([3, -2]), 0.1, 1)),
        Case("any starts", draw=_any_starts, times=2),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is where one of the walks ends",
            lambda f, df, starts, rate, n_steps, x: np.any(np.isclose(_ends(df, starts, rate, n_steps), x)),
            "None of the walks ends there.",
            "Which place does a walk give back at its end, and does it take `n_steps` steps?",
        ),
        agrees_with_reference(
            # Which way the place is off would be read as a word about the height.
            requirement=lambda f, df, starts, learning_rate, n_steps, end: "At the end of another walk `f` is lower.",
            question="How high is `f` at each of the ends?",
        ),
    ],
    misconceptions=[
        Misconception(
            "cuts the ends to whole numbers",
            lambda f, df, starts, rate, n_steps: min(np.array(_ends(df, starts, rate, n_steps), starts.dtype), key=f),
            "For whole starts, which type has the array that you fill? What becomes of 0.5 in it?",
            theme=misconception_themes.ROUNDED_AWAY,
        ),
        Misconception(
            "walks from the first start only",
            lambda f, df, starts, rate, n_steps: _end(df, starts[0], rate, n_steps),
            "You went down from one start. In which valley would the others end?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "walks from the last start only",
            lambda f, df, starts, rate, n_steps: _end(df, starts[-1], rate, n_steps),
            "Each walk takes the place of the one before. Where are all ends kept until you compare them?",
        ),
        Misconception(
            "gives the leftmost end",
            lambda f, df, starts, rate, n_steps: min(_ends(df, starts, rate, n_steps)),
            "`min` of the ends compares places. What says how high each of them is?",
            also=(lambda f, df, starts, rate, n_steps: max(_ends(df, starts, rate, n_steps)),),
        ),
        Misconception(
            "gives the height",
            lambda f, df, starts, rate, n_steps: min(map(f, _ends(df, starts, rate, n_steps))),
            "This is how low it gets. Where is that?",
        ),
        Misconception(
            "gives the highest end",
            lambda f, df, starts, rate, n_steps: max(_ends(df, starts, rate, n_steps), key=f),
            "You compare the heights. Which of them is wanted: the largest?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "walks from the lowest start",
            lambda f, df, starts, rate, n_steps: _end(df, min(starts, key=f), rate, n_steps),
            "You choose before you walk. Does the lowest start always end lowest?",
        ),
        Misconception(
            "never walks",
            lambda f, df, starts, rate, n_steps: min(starts, key=f),
            "This is the lowest start. Where do the walks lead?",
        ),
        Misconception(
            "gives the start of the best walk",
            lambda f, df, starts, rate, n_steps: min(starts, key=lambda start: f(_end(df, start, rate, n_steps))),
            "You found the best walk. Where does it end?",
        ),
        Misconception(
            "gives its place in the list",
            lambda f, df, starts, rate, n_steps: int(np.argmin([f(x) for x in _ends(df, starts, rate, n_steps)])),
            "`np.argmin` says which walk it is. Where did that one end?",
        ),
        Misconception(
            "takes the mean of the ends",
            lambda f, df, starts, rate, n_steps: np.mean(_ends(df, starts, rate, n_steps)),
            "Half-way between two valleys there is a hill. Which one end is the best?",
        ),
        Misconception(
            "starts at the mean",
            lambda f, df, starts, rate, n_steps: _end(df, float(np.mean(starts)), rate, n_steps),
            "You walk from half-way between the starts. What if that is a hill?",
        ),
        Misconception(
            "looks for the flattest end",
            lambda f, df, starts, rate, n_steps: min(_ends(df, starts, rate, n_steps), key=lambda x: abs(df(x))),
            "Every valley is flat at its bottom. What says which one is deeper?",
            also=(lambda f, df, starts, rate, n_steps: min(_ends(df, starts, rate, n_steps), key=df),),
        ),
        Misconception(
            "takes the size of the height",
            lambda f, df, starts, rate, n_steps: min(_ends(df, starts, rate, n_steps), key=lambda x: abs(f(x))),
            "Is -2 lower than -1? What does `abs` make of them?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "walks uphill",
            lambda f, df, starts, rate, n_steps: min(_ends(df, starts, -rate, n_steps), key=f),
            "A positive slope says that `f` grows to the right. Which way is down then?",
            theme=misconception_themes.DIRECTION_OF_STEP,
        ),
        Misconception(
            "takes a single step",
            lambda f, df, starts, rate, n_steps: min(_ends(df, starts, rate, 1), key=f),
            "Where does your function repeat the step? Where does `n_steps` come in?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "takes one step too few",
            lambda f, df, starts, rate, n_steps: min(_ends(df, starts, rate, n_steps - 1), key=f),
            "With `n_steps=1`, how many steps does each of your walks take?",
            also=(lambda f, df, starts, rate, n_steps: min(_ends(df, starts, rate, n_steps + 1), key=f),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        *common_mistakes.of_a_number(solutions.lowest_valley),
    ],
    hints=[
        "Where does a walk from each start end, and how high is `f` there?",
        "Keep the ends in a list: `gradient_descent(start, df, learning_rate, n_steps)[-1]` for each start.",
        "Python's `min` can compare by a function: `min(ends, key=f)`.",
    ],
    first_step="Start with where the walk from `starts[0]` ends.",
    on_pass="Descent sees only what is near. Several starts are the plainest remedy, and still in use.",
)
