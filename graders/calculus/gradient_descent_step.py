"""One step of gradient descent.

From ``x_t``, a number or of shape (n,), the step ends at ``x_t - learning_rate * df(x_t)``, of the same shape. For a
small enough rate f decreases, because ``-df(x_t)`` is the direction of steepest descent.

Source: Boyd and Vandenberghe, *Convex Optimization*, section 9.3; Nocedal and Wright, *Numerical Optimization*, chapter
2.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    Criterion,
    Failure,
    FunctionExercise,
    Inputs,
    Misconception,
    Observation,
    Source,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    returns_number,
)
from graders.solutions import calculus as solutions

from .functions import CUBE, DOUBLE_WELL, SQUARE, Function, Rng, array, uniform

__all__ = ["gd_step"]

_SHIFTED = Source("lambda x: 2 * (x - 3)")
_VALLEY = Source("lambda x: x * [1, 10]")
_BOWL = Source("lambda x: 2 * x")

_NUMBER, _VECTOR = returns_number(), returns_array("", shape_of=0, requirement="It has as many entries as `x_t`.")


def _place(seen: Observation) -> Failure | None:
    """Read a number where a step starts from a number, and a vector where it starts from a vector."""
    return (_VECTOR if np.ndim(seen.args[0]) else _NUMBER).judge(seen)


def _any_step(rng: Rng) -> Inputs:
    x = float(rng.choice([-1, 1])) * uniform(rng, 1, 3)
    return example(
        x, Source(f"lambda x: {int(rng.integers(3, 7))} * (x - {int(rng.integers(5, 8))})"), uniform(rng, 0.1, 0.4)
    )


def _any_vector_step(rng: Rng) -> Inputs:
    signs = rng.choice([-1.0, 1.0], size=2)
    x = signs * rng.integers(1, 6, size=2)
    return example(
        x, Source(f"lambda x: x * [{int(rng.integers(3, 6))}, {int(rng.integers(6, 9))}]"), uniform(rng, 0.1, 0.3)
    )


def _writes_over(x_t: Any, df: Function, learning_rate: float) -> Any:
    x_t -= learning_rate * df(x_t)
    return x_t


gd_step = FunctionExercise(
    "calculus/gd-step",
    title="One step down",
    goal="Take one step of gradient descent from `x_t`, and give the place where it ends.",
    reference=solutions.gd_step,
    cases=[
        Case("a square", example(3.0, SQUARE[1], 0.1)),
        Case("from the left", example(-2.0, SQUARE[1], 0.25)),
        Case("a valley elsewhere", example(1.0, _SHIFTED, 0.25)),
        Case("a cube", example(2.0, CUBE[1], 0.1)),
        Case("at the bottom", example(3.0, _SHIFTED, 0.5)),
        Case("two valleys", example(1.5, DOUBLE_WELL[1], 0.05)),
        Case("a learning rate of zero", example(2.0, SQUARE[1], 0.0)),
        Case("a large learning rate", example(1.0, _SHIFTED, 2.0)),
        Case("from a whole number", example(4, SQUARE[1], 0.25)),
        Case("two entries", example(array(4, 1), _VALLEY, 0.1)),
        Case("three entries", example(array(1, -2, 0.5), _BOWL, 0.25)),
        Case("whole entries", example(np.array([4, 2]), _VALLEY, 0.05)),
        Case("all by name", example(x_t=2.0, df=_SHIFTED, learning_rate=0.25)),
        Case("any slope", draw=_any_step),
        Case("any slope of two", draw=_any_vector_step),
    ],
    criteria=[
        Criterion("gives a place like `x_t`", _place),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "stays where it is without a slope or a rate",
            lambda x_t, df, rate, place: np.any(rate * df(x_t)) or np.allclose(place, x_t),
            "Where it is flat, or with a rate of 0, a step leads nowhere.",
            "Which part of your line moves `x_t` although the slope or the rate is 0?",
        ),
        holds(
            "goes against the slope",
            lambda x_t, df, rate, place: np.sum((place - x_t) * rate * df(x_t)) <= 0,
            "Where the slope is above 0, down is to the left; where it is below 0, to the right.",
            "Does the slope point uphill or downhill? Which way do you go?",
        ),
        agrees_with_reference(requirement="It goes from `x_t` as far as the learning rate times the slope there."),
    ],
    misconceptions=[
        Misconception(
            "walks uphill",
            lambda x_t, df, learning_rate: x_t + learning_rate * df(x_t),
            "A positive slope says that `f` grows to the right. Which way is down then?",
            theme=misconception_themes.DIRECTION_OF_STEP,
        ),
        Misconception(
            "leaves the learning rate out",
            lambda x_t, df, learning_rate: x_t - df(x_t),
            "You go as far as the slope is steep. Which part of it should you go?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "leaves the slope out",
            lambda x_t, df, learning_rate: x_t - learning_rate,
            "You always go equally far to the left. What if down is to the right?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "gives the step, not the place",
            lambda x_t, df, learning_rate: -learning_rate * df(x_t),
            "This is how far you go. From where, and where does that lead?",
            also=(lambda x_t, df, learning_rate: learning_rate * df(x_t),),
        ),
        Misconception(
            "goes by the sign alone",
            lambda x_t, df, learning_rate: x_t - learning_rate * np.sign(df(x_t)),
            "Steep or nearly flat, you go equally far. What should make the step shorter near the bottom?",
        ),
        Misconception(
            "loses the sign of the slope",
            lambda x_t, df, learning_rate: x_t - learning_rate * np.abs(df(x_t)),
            "You always go to the left. What does the sign of the slope tell you?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "divides by the learning rate",
            lambda x_t, df, learning_rate: x_t - df(x_t) / learning_rate,
            "With a smaller learning rate, should the step be shorter or longer?",
            also=(lambda x_t, df, learning_rate: x_t - df(x_t) / max(learning_rate, 1e-9),),
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "divides by the slope",
            lambda x_t, df, learning_rate: x_t - learning_rate / df(x_t),
            "The steeper it is, the shorter your step. Should it be so?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "shrinks the place as well",
            lambda x_t, df, learning_rate: learning_rate * (x_t - df(x_t)),
            "With a rate of 0 you should stay at `x_t`. What do your brackets make of it?",
        ),
        Misconception(
            "multiplies the place with the slope",
            lambda x_t, df, learning_rate: x_t * (1 - learning_rate * df(x_t)),
            "How far you go depends on the slope. Why should it depend on where 0 is?",
            also=(lambda x_t, df, learning_rate: x_t - learning_rate * df(x_t) * x_t,),
        ),
        Misconception(
            "takes the slope of a square",
            lambda x_t, df, learning_rate: x_t - learning_rate * 2 * x_t,
            "Your slope comes from `x_t` alone, as if `f` were a square. What says how steep it is for any function?",
            also=(
                lambda x_t, df, learning_rate: x_t - learning_rate * x_t,
                lambda x_t, df, learning_rate: x_t * (1 - learning_rate),
            ),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "looks at the slope elsewhere",
            lambda x_t, df, learning_rate: x_t - learning_rate * df(x_t - learning_rate),
            "You want to know how steep it is where you stand. Where does `df` look in your line?",
            also=(
                lambda x_t, df, learning_rate: x_t - df(learning_rate * x_t),
                lambda x_t, df, learning_rate: x_t - learning_rate * df(x_t + learning_rate),
                lambda x_t, df, learning_rate: x_t - learning_rate * df(x_t - learning_rate * df(x_t)),
            ),
        ),
        Misconception(
            "takes two steps",
            lambda x_t, df, learning_rate: _twice(x_t, df, learning_rate),
            "You look at the slope a second time, after the first step. How many steps are asked for?",
            also=(lambda x_t, df, learning_rate: x_t - 2 * learning_rate * df(x_t),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "has a learning rate of its own",
            lambda x_t, df, learning_rate: x_t - 0.1 * df(x_t),
            "Your step is the same for every `learning_rate`. Which line reads it?",
            also=(lambda x_t, df, learning_rate: x_t - 0.01 * df(x_t),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "changes the place it was given",
            _writes_over,
            "`-=` writes into an array that belongs to the caller. What would make a new one?",
            theme=misconception_themes.INPLACE,
        ),
        Misconception(
            "makes the gradient as long as 1",
            lambda x_t, df, learning_rate: x_t - learning_rate * df(x_t) / max(np.linalg.norm(df(x_t)), 1e-12),
            "Steep or nearly flat, you go equally far. What should make the step shorter near the bottom?",
        ),
        Misconception(
            "adds the entries up",
            lambda x_t, df, learning_rate: x_t - learning_rate * np.sum(df(x_t)),
            "Each entry has a slope of its own. Why should it hear of those of the others?",
        ),
        *common_mistakes.of_a_number(solutions.gd_step),
    ],
    hints=[
        "How steep is it at `x_t`, and which way is down?",
        "Against the slope: from `x_t`, take away a part of `df(x_t)`.",
        "Take `learning_rate * df(x_t)` away from `x_t`. The same line works for numbers and arrays.",
    ],
    first_step="Start with the slope where you stand: `df(x_t)`.",
    on_pass="One line, and it trains everything from a straight line to a language model. Now repeat it.",
)


def _twice(x_t: Any, df: Function, rate: float) -> Any:
    after = x_t - rate * df(x_t)
    return after - rate * df(after)
