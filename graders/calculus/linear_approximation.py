"""The linear approximation of a function, and the order of its error.

``f`` is differentiable at x with derivative ``df(x)`` when ``f(x + e) = f(x) + df(x) . e + o(e)``; the first two terms
are the linear approximation. x and e are numbers, or vectors of shape (n,) with the gradient ``df(x)`` of the same
shape. Where ``f`` is twice differentiable the error is of second order: a tenth of the step leaves about a hundredth of
the error.

Source: Spivak, *Calculus on Manifolds*, chapter 2; Rudin, *Principles of Mathematical Analysis*, chapter 9.
"""

from __future__ import annotations

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
    charts,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import calculus as solutions

from .functions import CHOOSE, CUBE, LINE, OVER, SQUARE, Rng, array, parabola, uniform

__all__ = ["error_of_a_line", "linear_approx"]

error_of_a_line = Prediction(
    "calculus/error-of-a-line",
    title="Ten times nearer",
    goal="Predict how small the error of a tangent line becomes when the step does.",
    name="error_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "Work it out: how far is `1.01 ** 2` from `1 + 2 * 0.01`? Is that a tenth of 0.01?",
        "c": "At a step of 0 the line touches the curve. How far is `1.01 ** 2` from `1 + 2 * 0.01`?",
    },
    misconceptions={"a": "lets the error fall with the step", "c": "takes the error for fixed"},
    hints=["What is `1.01 ** 2` exactly?", "$(1 + h)^2 = 1 + 2h + h^2$. Which part does the line leave out?"],
    first_step=CHOOSE,
    on_pass="A tenth of the step, a hundredth of the error. What the line leaves out is the square of the step.",
)


def _any_parabola(rng: Rng) -> Inputs:
    return example(*parabola(rng), uniform(rng, 0.5, 3), uniform(rng, 0.1, 0.9) * float(rng.choice([-1, 1])))


_BOWL = Source("lambda x: x[0]**2 + 3*x[1]"), Source("lambda x: x * [2, 0] + [0, 3]")

linear_approx = FunctionExercise(
    "calculus/linear-approx",
    title="A line in its place",
    goal="Say where the straight line through `x` with the slope of `f` arrives after a step of `epsilon`.",
    reference=solutions.linear_approx,
    cases=[
        Case("a square", example(*SQUARE, 3.0, 0.5)),
        Case("to the left", example(*SQUARE, 3.0, -0.5)),
        Case("no step", example(*CUBE, 2.0, 0.0)),
        Case("a straight line", example(*LINE, 2.0, 0.25)),
        Case("a cube", example(*CUBE, -1.0, 0.5)),
        Case("one over x", example(*OVER, 2.0, 1.0)),
        Case("below zero", example(*CUBE, -2.0, 0.25)),
        Case("whole numbers", example(*SQUARE, 2, 3)),
        Case("a flat start", example(*SQUARE, 0.0, 0.5)),
        Case("all by name", example(f=CUBE[0], df=CUBE[1], x=1.0, epsilon=0.2)),
        Case("any parabola", draw=_any_parabola, times=3),
        Case(
            "a place with two entries",
            example(*_BOWL, array(1, 2), array(0.5, 0.25)),
            stretch=True,
            prompt="`x`, `epsilon` and `df(x)` may be vectors, with `f(x)` a number. What joins a slope and a step"
            " then?",
            on_reached="It works for functions of many variables too: a gradient meets a step in a dot product.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "touches the curve",
            lambda f, df, x, epsilon, value: np.any(epsilon) or np.isclose(value, f(x)),
            "Without a step you are on the curve: at `f(x)`.",
            "What is left of your line when `epsilon` is 0?",
        ),
        holds(
            "follows a straight line exactly",
            lambda f, df, x, epsilon, value: (
                not np.isclose(f(x + epsilon) - f(x), np.dot(df(x), epsilon), atol=1e-12)
                or np.isclose(value, f(x + epsilon))
            ),
            "For a straight line nothing is left out: it must arrive at `f(x + epsilon)`.",
            "What does a straight line gain in a step: its slope, or its slope times the step?",
        ),
        agrees_with_reference(requirement="It starts at `f(x)` and climbs with the slope that `f` has there."),
    ],
    misconceptions=[
        Misconception(
            "evaluates f itself",
            lambda f, df, x, epsilon: f(x + epsilon),
            "You follow the curve. How would you get there if you could call `f` and `df` at `x` only?",
        ),
        Misconception(
            "leaves the start out",
            lambda f, df, x, epsilon: df(x) * epsilon,
            "This is how far you climb. From which height?",
            also=(lambda f, df, x, epsilon: np.dot(df(x), epsilon),),
        ),
        Misconception(
            "adds the slope without the step",
            lambda f, df, x, epsilon: f(x) + df(x),
            "A slope is a climb per unit. How many units do you go?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "adds the step without the slope",
            lambda f, df, x, epsilon: f(x) + epsilon,
            "You go `epsilon` to the side. How far does that take you up?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "takes the slope at the end",
            lambda f, df, x, epsilon: f(x) + df(x + epsilon) * epsilon,
            "You look at the slope where you arrive. Where does the line touch the curve?",
        ),
        Misconception(
            "takes the slope half-way",
            lambda f, df, x, epsilon: f(x) + df(x + epsilon / 2) * epsilon,
            "That is a better guess, and another line: its slope is not that of `f` at `x`. Where should `df` look?",
        ),
        Misconception(
            "takes the slope at the step",
            lambda f, df, x, epsilon: f(x) + df(epsilon) * epsilon,
            "`epsilon` says how far you go. At which place should `df` look?",
        ),
        Misconception(
            "goes down for up",
            lambda f, df, x, epsilon: f(x) - df(x) * epsilon,
            "A positive slope and a step to the right: do you go up or down?",
            theme=misconception_themes.DIRECTION_OF_STEP,
        ),
        Misconception(
            "swaps height and slope",
            lambda f, df, x, epsilon: df(x) + f(x) * epsilon,
            "Which of `f(x)` and `df(x)` says how high you start?",
        ),
        Misconception(
            "starts at the end",
            lambda f, df, x, epsilon: f(x + epsilon) + df(x) * epsilon,
            "You climb, but from a height that is there already. How high are you before the step?",
        ),
        Misconception(
            "starts at x",
            lambda f, df, x, epsilon: x + df(x) * epsilon,
            "`x` says where you stand. What says how high?",
        ),
        Misconception(
            "stays where it is",
            lambda f, df, x, epsilon: f(x),
            "This is flat. What does the slope add when you take a step?",
        ),
        Misconception(
            "goes by x instead of the step",
            lambda f, df, x, epsilon: f(x) + df(x) * x,
            "How far do you go from `x`: by `x` once more, or by `epsilon`?",
        ),
        Misconception(
            "takes the step from x",
            lambda f, df, x, epsilon: f(x) + df(x) * (epsilon - x),
            "`epsilon` counts from `x` already. By how much do you go to the side?",
            also=(lambda f, df, x, epsilon: f(x) + df(x) * (x - epsilon),),
        ),
        Misconception(
            "multiplies instead of adding",
            lambda f, df, x, epsilon: f(x) * df(x) * epsilon,
            "The climb comes on top of the height. Which sign puts it there?",
            also=(lambda f, df, x, epsilon: f(x) * (1 + df(x) * epsilon),),
        ),
        Misconception(
            "multiplies the height as well",
            lambda f, df, x, epsilon: (f(x) + df(x)) * epsilon,
            "Without a step, where should it be? What do your brackets make of `f(x)` then?",
        ),
        Misconception(
            "adds half of the square",
            lambda f, df, x, epsilon: f(x) + df(x) * epsilon**2 / 2,
            "The climb along a straight line doubles with the step. Does yours?",
            also=(lambda f, df, x, epsilon: f(x) + df(x) * epsilon**2,),
        ),
        Misconception(
            "halves the climb",
            lambda f, df, x, epsilon: f(x) + df(x) * epsilon / 2,
            "Slope 6 and a step of 1: how far up is that?",
        ),
        *common_mistakes.of_a_number(solutions.linear_approx),
    ],
    hints=[
        "How high do you start, and how much do you gain with a step of `epsilon` along a slope of `df(x)`?",
        "A slope of 6 and a step of 0.5 climb by 3.",
        "It is `f(x)` and, on top of it, the slope at `x` times the step.",
    ],
    first_step="Start with how high `f` is at `x`.",
    on_pass="All of training rests on this line: near enough, every smooth function is as simple as it.",
    picture=lambda f, df, x, epsilon, value: charts.approximation(f, x, epsilon, value),
)
