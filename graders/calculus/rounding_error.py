"""The error of a forward difference as a function of its step: truncation against rounding.

The difference ``(f(x + h) - f(x)) / h`` has a truncation error near ``h / 2 * |f''(x)|`` and a rounding error near
``2 * eps * |f(x)| / h``, with the unit roundoff eps of about 1.1e-16. Their sum is least at an h near the square root
of eps, about 1e-8; below ``eps * |x|`` the sum ``x + h`` is x itself, and the difference is zero.

Source: Higham, *Accuracy and Stability of Numerical Algorithms*; Nocedal and Wright, *Numerical Optimization* (2nd
edition), chapter 8.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import calculus as solutions

from .functions import CHOOSE, CUBE, OVER, SQUARE, Array, Function, Rng, array

__all__ = ["best_step", "too_small"]

too_small = Prediction(
    "calculus/too-small",
    title="As small as it gets",
    goal="Predict what a forward difference gives with a step of 1e-17.",
    name="tiny_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "Python keeps about 16 digits of a float. What does it say to `1 + 1e-17 == 1`?",
        "c": "Is 1e-17 zero? And what is divided by it: is that perhaps zero?",
    },
    misconceptions={"a": "takes floats for exact", "c": "takes small for zero"},
    hints=["What does Python make of `1 + 1e-17`?", "If `x + h` is `x`, by how much does `f` grow?"],
    first_step=CHOOSE,
    on_pass="The step is lost in the digits of 1, so nothing changed. Too large is wrong, and so is too small.",
)


def _errors(f: Function, slope: float, x: float, steps: Array) -> Array:
    return np.abs([_off(f, slope, x, h) for h in steps])


def _slopes(f: Function, x: float, steps: Array) -> Array:
    return np.array([(f(x + h) - f(x)) / h for h in steps])


def _off(f: Function, slope: float, x: float, h: float) -> float:
    return float((f(x + h) - f(x)) / h - slope)


def _errors_as_taken(f: Function, slope: float, x: float, steps: Array) -> Array:
    """Return the errors of a difference that divides by the step as rounding takes it; nan where it takes none."""
    with np.errstate(all="ignore"):
        return np.abs([np.divide(f(x + h) - f(x), (x + h) - x) - slope for h in steps])


def _near_best(f: Function, slope: float, x: float, steps: Array, h: float) -> bool:
    """Let rounding choose between steps that are as good as each other, with either way of writing a difference."""
    place = list(steps).index(h)
    both = (_errors(f, slope, x, steps), _errors_as_taken(f, slope, x, steps))
    return any(bool(errors[place] <= 2 * np.nanmin(errors) + 1e-15) for errors in both)


def _any_steps(rng: Rng) -> Inputs:
    f, slope = (CUBE[0], 12.0) if rng.integers(2) else (SQUARE[0], 4.0)
    return example(f, slope, 2.0, array(0.1, 1e-3, 1e-8, 1e-12, 1e-15)[rng.permutation(5)])


def _pick(rank: Callable[..., Any]) -> Callable[..., Any]:
    """Return a choice of the step at a place that depends on everything."""
    return lambda f, slope, x, steps: steps[int(rank(f, slope, x, steps))]


def _central_errors(f: Function, slope: float, x: float, steps: Array) -> Array:
    return np.abs([(f(x + h) - f(x - h)) / (2 * h) - slope for h in steps])


def _errors_behind(f: Function, slope: float, x: float, steps: Array) -> Array:
    return np.abs([(f(x) - f(x - h)) / h - slope for h in steps])


def _first_dip(steps: Array, errors: Array) -> Any:
    best = 0
    while best + 1 < len(steps) and errors[best + 1] <= errors[best]:
        best += 1
    return steps[best]


def _last_better(steps: Array, errors: Array) -> Any:
    best = 0
    for place in range(1, len(steps)):
        if errors[place] < errors[place - 1]:
            best = place
    return steps[best]


best_step = FunctionExercise(
    "calculus/best-step",
    title="Not too small",
    goal="Of several steps, find the one whose forward difference comes nearest to the true slope.",
    reference=solutions.best_step,
    cases=[
        Case("one is too small", example(SQUARE[0], 2.0, 1.0, array(0.1, 1e-8, 1e-17))),
        Case("from small to large", example(SQUARE[0], 2.0, 1.0, array(1e-15, 1e-12, 1e-8, 0.01))),
        Case("none is too small", example(CUBE[0], 3.0, 1.0, array(0.5, 0.1, 0.01))),
        Case("mixed up", example(CUBE[0], 12.0, 2.0, array(1e-14, 0.1, 1e-8, 1e-3))),
        Case("it bends down", example(OVER[0], -1.0, 1.0, array(0.5, 1e-8, 0.1))),
        Case("a large place", example(SQUARE[0], 2000.0, 1000.0, array(0.5, 1e-5, 1e-10, 1e-13))),
        Case("a gentle slope", example(SQUARE[0], 0.25, 0.125, array(1, 1e-8, 1e-16))),
        Case("the first is best", example(SQUARE[0], 2.0, 1.0, array(1e-8, 0.5, 0.1))),
        Case("two to choose from", example(CUBE[0], 3.0, -1.0, array(1e-16, 0.1))),
        Case("a large one hits by luck", example(CUBE[0], 3.0, -1.0, array(0.5, 1, 3))),
        Case("one has the other sign", example(SQUARE[0], -2.0, -1.0, array(4, 0.5))),
        Case("a single one", example(SQUARE[0], 2.0, 1.0, array(0.25))),
        Case("any steps", draw=_any_steps, times=2),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is one of the steps",
            lambda f, slope, x, steps, h: h in steps,
            "It must be one of the steps you were given.",
            "Which of your numbers are errors, which are places in a list, and which are steps?",
        ),
        holds(
            "comes as near as any",
            _near_best,
            "Another of the steps comes nearer to the slope.",
            "What is the forward difference for each of the steps, and how far is each from `slope`?",
        ),
    ],
    misconceptions=[
        Misconception(
            "takes the smallest",
            _pick(lambda f, slope, x, steps: np.argmin(steps)),
            "What is `1 + 1e-17` in Python? What does that make of the difference?",
            also=(lambda f, slope, x, steps: min(steps),),
        ),
        Misconception(
            "takes the largest",
            _pick(lambda f, slope, x, steps: np.argmax(steps)),
            "Nothing is lost in rounding there. But how far is the curve from its line?",
        ),
        Misconception(
            "takes the worst",
            _pick(lambda f, slope, x, steps: np.argmax(_errors(f, slope, x, steps))),
            "You have the errors. Which of them is good: the largest?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "looks back",
            _pick(lambda f, slope, x, steps: np.argmin(_errors_behind(f, slope, x, steps))),
            "Your steps are the best for a difference that looks back. Which one is asked about?",
            theme=misconception_themes.DIRECTION_OF_STEP,
        ),
        Misconception(
            "compares without signs",
            _pick(lambda f, slope, x, steps: np.argmin(np.abs(np.abs(_slopes(f, x, steps)) - abs(slope)))),
            "One slope is 2, another is -2. Is that a hit, or as far off as can be?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "stops at the first that is worse",
            lambda f, slope, x, steps: _first_dip(steps, _errors(f, slope, x, steps)),
            "After one that is worse there may come a better one. Does yours look at all of the steps?",
        ),
        Misconception(
            "gives the place in the list",
            lambda f, slope, x, steps: int(np.argmin(_errors(f, slope, x, steps))),
            "`np.argmin` says where in the list. What stands there in `steps`?",
        ),
        Misconception(
            "gives the error",
            lambda f, slope, x, steps: min(_errors(f, slope, x, steps)),
            "This is how far off the best one is. Which step was it?",
        ),
        Misconception(
            "gives the slope it found",
            lambda f, slope, x, steps: slope + min((_off(f, slope, x, h) for h in steps), key=abs),
            "This is the best slope. With which step did you get it?",
        ),
        Misconception(
            "loses the sign",
            _pick(lambda f, slope, x, steps: np.argmin([_off(f, slope, x, h) for h in steps])),
            "An error of -0.5 is less than one of 0.1. Is it better?",
            also=(_pick(lambda f, slope, x, steps: np.argmin([-_off(f, slope, x, h) for h in steps])),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "looks to both sides",
            _pick(lambda f, slope, x, steps: np.argmin(_central_errors(f, slope, x, steps))),
            "Your steps are the best for the central difference. Which one is asked about?",
        ),
        Misconception(
            "never looks at the slope",
            _pick(lambda f, slope, x, steps: np.argmin([abs((f(x + h) - f(x)) / h) for h in steps])),
            "This finds the smallest difference. Nearest to what should it be?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "does not divide by the step",
            _pick(lambda f, slope, x, steps: np.argmin([abs(f(x + h) - f(x) - slope) for h in steps])),
            "You compare growth with slope. What turns a growth into a slope?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "compares with the line",
            _pick(lambda f, slope, x, steps: np.argmin([abs(f(x + h) - f(x) - slope * h) for h in steps])),
            "The smaller the step, the nearer curve and line. But how good is the slope you read off there?",
        ),
        Misconception(
            "takes the first",
            lambda f, slope, x, steps: steps[0],
            "Is the first one always the best? What would you compare it with?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "takes the last",
            lambda f, slope, x, steps: steps[-1],
            "Is the last one always the best? What would you compare it with?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "takes the one in the middle",
            _pick(lambda f, slope, x, steps: np.argsort(steps)[len(steps) // 2]),
            "The best one often lies between the others, but not by its rank. Which number tells how good a step is?",
            also=(lambda f, slope, x, steps: np.median(steps), lambda f, slope, x, steps: steps[len(steps) // 2]),
        ),
        Misconception(
            "keeps the last that was nearer than the one before",
            lambda f, slope, x, steps: _last_better(steps, _errors(f, slope, x, steps)),
            "You compare each step with its neighbour. Which one should it be compared with?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        *common_mistakes.of_a_number(solutions.best_step),
    ],
    hints=[
        "For one step, how far is the forward difference from the true slope?",
        "Make a list of these distances, one for each step. `np.argmin` finds where the smallest stands.",
        "`steps[np.argmin(errors)]`, with `abs(forward_difference(f, x, h) - slope)` for each `h` as errors.",
    ],
    first_step="Start with `abs(forward_difference(f, x, h) - slope)` for the first step.",
    on_pass="Near 1e-8 the two errors balance: the bend of the curve, and the digits that Python drops.",
)
