"""Finite differences: forward and central.

The forward difference ``(f(x + h) - f(x)) / h`` is ``f'(x) + h / 2 * f''(x) + O(h**2)``, of first order; the central
one ``(f(x + h) - f(x - h)) / (2 * h)`` is ``f'(x) + h**2 / 6 * f^(3)(x) + O(h**4)``, of second order. Central
differences are exact for parabolas, but for rounding. f takes and gives numbers, and both take two calls.

Source: LeVeque, *Finite Difference Methods for Ordinary and Partial Differential Equations*, chapter 1; Nocedal and
Wright, *Numerical Optimization* (2nd edition), chapter 8.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    Criterion,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    returns_number,
)
from graders.solutions import calculus as solutions

from .functions import CHOOSE, CUBE, LINE, OVER, SQUARE, Function, Rng, parabola, uniform

__all__ = ["central_difference", "forward_difference", "one_side_or_two"]

Difference = Callable[[Function, float, float], Any]


def _any_difference(rng: Rng) -> Inputs:
    return example(parabola(rng)[0], uniform(rng, -2, 2), uniform(rng, 0.1, 0.6))


_CASES = [
    Case("a square", example(SQUARE[0], 1.0, 0.5)),
    Case("a cube", example(CUBE[0], 1.0, 0.5)),
    Case("a straight line", example(LINE[0], 2.0, 0.25)),
    Case("one over x", example(OVER[0], 1.0, 0.25)),
    Case("below zero", example(CUBE[0], -2.0, 0.1)),
    Case("at zero", example(CUBE[0], 0.0, 0.5)),
    Case("a small step", example(CUBE[0], 2.0, 1e-3)),
    Case("a tiny step", example(SQUARE[0], 1.0, 1e-5)),
    Case("a large step", example(SQUARE[0], 1.0, 2.0)),
    Case("whole numbers", example(CUBE[0], 2, 1)),
    Case("all by name", example(f=SQUARE[0], x=3.0, h=0.5)),
    Case("any parabola", draw=_any_difference, times=2),
]


def _forward(f: Function, x: float, h: float) -> Any:
    return (f(x + h) - f(x)) / h


def _central(f: Function, x: float, h: float) -> Any:
    return (f(x + h) - f(x - h)) / (2 * h)


def _is_straight(f: Function, x: float, h: float) -> bool:
    return bool(np.allclose([_forward(f, x, step) for step in (-h, h / 2)], _forward(f, x, h), rtol=1e-8))


def _criteria(requirement: str) -> list[Criterion]:
    return [
        returns_number(),
        is_finite(),
        holds(
            "gives a straight line its slope",
            lambda f, x, h, slope: not _is_straight(f, x, h) or np.isclose(slope, _forward(f, x, h)),
            "A straight line has one slope, whatever the step: it must come out exactly.",
            "By how much does `f` grow between your two places, and how far apart are they?",
        ),
        agrees_with_reference(requirement=requirement),
    ]


def _own_steps(difference: Difference) -> tuple[Callable[..., Any], ...]:
    return common_mistakes.for_each(lambda f, x, h, size: difference(f, x, size), (1e-5, 1e-6, 1e-4, 1e-3, 1e-8, 1e-7))


def _ignores_h(difference: Difference) -> Misconception:
    first, *others = _own_steps(difference)
    question = "Your answer does not change with `h`. Which step does your function take?"
    return Misconception(
        "ignores the step",
        first,
        question,
        also=others,
        rtol=1e-4,
        atol=1e-4,
        theme=misconception_themes.NEVER_LOOKED_AT,
    )


_NOT_DIVIDED = "This is how much `f` grows. Over which distance does it do so?"
_BRACKETS = "Python divides before it subtracts. Which part of your line is divided?"

forward_difference = FunctionExercise(
    "calculus/forward-difference",
    title="Forward",
    goal="Estimate the slope of `f` at `x` from two calls: at `x` and a step of `h` ahead.",
    reference=solutions.forward_difference,
    cases=_CASES,
    criteria=_criteria("It is how much `f` grows from `x` to `x + h`, for each unit of the way."),
    misconceptions=[
        Misconception(
            "does not divide by the step",
            lambda f, x, h: f(x + h) - f(x),
            _NOT_DIVIDED,
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception("divides one of the two", lambda f, x, h: f(x + h) - f(x) / h, _BRACKETS),
        Misconception(
            "subtracts the wrong way round",
            lambda f, x, h: (f(x) - f(x + h)) / h,
            "Where `f` grows its slope is above 0. Is yours?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "divides by 2h, one step apart",
            lambda f, x, h: (f(x + h) - f(x)) / (2 * h),
            "How far apart are the two places at which you call `f`?",
            also=(lambda f, x, h: (f(x) - f(x - h)) / (2 * h),),
        ),
        Misconception(
            "looks to both sides",
            _central,
            "That is the central difference, and it comes next. Which two places does this one ask for?",
            also=(lambda f, x, h: (f(x + h / 2) - f(x - h / 2)) / h,),
        ),
        Misconception(
            "looks back",
            lambda f, x, h: (f(x) - f(x - h)) / h,
            "Both places are fine for a slope. Which of them lies ahead of `x`?",
            theme=misconception_themes.DIRECTION_OF_STEP,
        ),
        Misconception(
            "divides by the place",
            lambda f, x, h: (f(x + h) - f(x)) / (x + h),
            "How wide is the gap between the two places: `x + h`, or less?",
            also=(lambda f, x, h: (f(x + h) - f(x)) / x,),
        ),
        Misconception(
            "divides by the growth",
            lambda f, x, h: h / (f(x + h) - f(x)),
            "A slope of 3 is 3 up for 1 to the side. Which of the two is above the line?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "multiplies by the step",
            lambda f, x, h: (f(x + h) - f(x)) * h,
            "In half the way `f` grows half as much. What keeps the slope the same then?",
        ),
        Misconception(
            "calls f on the step",
            lambda f, x, h: f(h) / h,
            "Your two places are `x` and a little further. Does `f(h)` look there?",
            also=(lambda f, x, h: (f(h) - f(x)) / h, lambda f, x, h: (f(x) + f(h) - f(x)) / h),
        ),
        Misconception(
            "adds instead of comparing",
            lambda f, x, h: (f(x + h) + f(x)) / h,
            "How do you ask how much larger one number is than another?",
        ),
        Misconception(
            "goes two steps",
            lambda f, x, h: (f(x + 2 * h) - f(x)) / h,
            "How far ahead do you look? And what do you divide by?",
            also=(lambda f, x, h: (f(x + 2 * h) - f(x)) / (2 * h),),
        ),
        _ignores_h(_forward),
        *common_mistakes.of_a_number(solutions.forward_difference),
    ],
    hints=[
        "How much does `f` grow from `x` to `x + h`? And how far is that?",
        "A slope is growth divided by distance.",
        "Take `f(x + h) - f(x)`, in brackets, and divide by `h`.",
    ],
    first_step="Start with how much `f` grows: `f(x + h) - f(x)`.",
    on_pass="Two calls, and no algebra. Next: the same number of calls, and a far better slope.",
)

central_difference = FunctionExercise(
    "calculus/central-difference",
    title="Central",
    goal="Estimate the slope of `f` at `x` from two calls: a step of `h` to each side.",
    reference=solutions.central_difference,
    cases=_CASES,
    criteria=_criteria("It is how much `f` grows from `x - h` to `x + h`, for each unit of the way."),
    misconceptions=[
        Misconception(
            "divides by h instead of 2h",
            lambda f, x, h: (f(x + h) - f(x - h)) / h,
            "From `x - h` to `x + h` it is two steps. How many do you divide by?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "multiplies by the step at the end",
            lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,
            "Python works from left to right: `a / 2 * h` multiplies by `h`. Which brackets are missing?",
        ),
        Misconception(
            "does not divide by the step",
            lambda f, x, h: f(x + h) - f(x - h),
            _NOT_DIVIDED,
            also=(lambda f, x, h: (f(x + h) - f(x - h)) / 2,),
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "divides one of the two",
            lambda f, x, h: f(x + h) - f(x - h) / (2 * h),
            _BRACKETS,
            also=(lambda f, x, h: f(x + h) - f(x - h) / 2 * h,),
        ),
        Misconception(
            "looks ahead only",
            _forward,
            "You call `f` at `x` and ahead of it. Which two places are asked for here?",
        ),
        Misconception(
            "looks back only",
            lambda f, x, h: (f(x) - f(x - h)) / h,
            "You call `f` at `x` and behind it. Which two places are asked for here?",
        ),
        Misconception(
            "divides by 2h, one step apart",
            lambda f, x, h: (f(x + h) - f(x)) / (2 * h),
            "How far apart are the two places at which you call `f`? By what do you divide?",
            also=(lambda f, x, h: (f(x) - f(x - h)) / (2 * h),),
        ),
        Misconception(
            "subtracts the wrong way round",
            lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h),
            "Where `f` grows its slope is above 0. Is yours?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "takes half a step to each side",
            lambda f, x, h: (f(x + h / 2) - f(x - h / 2)) / h,
            "A fine slope. But how far from `x` are your two places: `h`, or half of it?",
        ),
        Misconception(
            "measures how it bends",
            lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / h**2,
            "This is 0 for every straight line: it says how `f` bends. What says how steep it is?",
        ),
        Misconception(
            "takes the mean of the heights",
            lambda f, x, h: (f(x + h) + f(x - h)) / 2,
            "This is about how high `f` is. How much higher is it on one side than on the other?",
            also=(lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h),),
        ),
        _ignores_h(_central),
        *common_mistakes.of_a_number(solutions.central_difference),
    ],
    hints=[
        "How much does `f` grow from `x - h` to `x + h`? And how far is it from one to the other?",
        "From `x - h` to `x + h` it is `2 * h`.",
        "Divide `f(x + h) - f(x - h)` by `2 * h`, each in brackets.",
    ],
    first_step="Start with how much `f` grows: `f(x + h) - f(x - h)`.",
    on_pass="What `f` bends to the left and to the right cancels. How much that is worth you guess next.",
)

one_side_or_two = Prediction(
    "calculus/one-side-or-two",
    title="One side or two",
    goal="Predict how the errors of two differences fall when the step is a tenth.",
    name="fall_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "For a square the central difference is exact, at any step. Can its error fall as the forward one does?",
        "c": "Twice as many sides. Does that change how the error falls, or only how large it is to begin with?",
    },
    misconceptions={"a": "takes the two for equally good", "c": "counts the sides"},
    hints=[
        "What are both for `x**3` at 1, with a step of 0.1? The slope is 3.",
        "Forward: 3.31, off by 0.31. Central: 3.01, off by 0.01. Now a step of 0.01.",
    ],
    first_step=CHOOSE,
    on_pass="The error of one falls as the step, of the other as its square. The next function measures that.",
)
