"""Gradient descent, and what the learning rate makes of it.

``x_{t+1} = x_t - learning_rate * df(x_t)`` for ``n_steps`` steps; the answer is every place on the way, an array of
shape (n_steps + 1,) or (n_steps + 1, n), the start first. On ``f(x) = x**2`` a step multiplies x by
``1 - 2 * learning_rate``: it converges for rates between 0 and 1, alternates in sign above 1/2, and diverges above 1.

Source: Boyd and Vandenberghe, *Convex Optimization*, section 9.3; Nocedal and Wright, *Numerical Optimization*, chapter
3.
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
    Source,
    agrees_with_reference,
    charts,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import calculus as solutions

from .functions import CHOOSE, DOUBLE_WELL, SQUARE, Array, Function, Rng, array, uniform

__all__ = ["four_rates", "gradient_descent"]

_SHIFTED = Source("lambda x: 2 * (x - 3)")
_VALLEY = Source("lambda x: x * [1, 10]")
_BOWL = Source("lambda x: 2 * x")
_SLANTED = Source("lambda x: x @ [[2, 1], [1, 2]]")

four_rates = Prediction(
    "calculus/four-rates",
    title="Four learning rates",
    goal="Predict what descent on a square does with four learning rates.",
    name="rate_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "At a rate of 0.95 a step leads from 1 to `1 - 0.95 * 2 * 1`. Is that farther from 0 than 1 was?",
        "c": "At a rate of 1.05 a step leads from 1 to `1 - 1.05 * 2 * 1`. Is that nearer to 0?",
    },
    misconceptions={"a": "takes every swing for an explosion", "c": "takes larger for faster"},
    hints=[
        "One step leads from `x` to `x - rate * 2 * x`. What is left of `x`, as a factor?",
        "The factor is `1 - 2 * rate`: 0.98, 0.1, -0.9 and -1.1. What do its sign and its size do?",
    ],
    first_step=CHOOSE,
    on_pass="The factor is `1 - 2 * rate`: below 0 it swings, and below -1 each step lands farther out than it began.",
)


def _descent(step: Callable[..., Any], more: int = 0) -> Callable[..., Any]:
    """Return a descent that goes wrong in each step: from the place, df, the rate and the start to the next place."""

    def run(x_0: Any, df: Function, learning_rate: float, n_steps: int) -> Array:
        history = [x_0]
        for _ in range(n_steps + more):
            history.append(step(history[-1], df, learning_rate, x_0))
        return np.array(history)

    return run


def _right(x: Any, df: Function, rate: float, _x_0: Any) -> Any:
    return x - rate * df(x)


def _same_array(x_0: Any, df: Function, learning_rate: float, n_steps: int) -> Array:
    history = [x_0]
    for _ in range(n_steps):
        x_0 -= learning_rate * df(x_0)
        history.append(x_0)
    return np.array(history)


_path: Callable[..., Array] = solutions.gradient_descent


def _listed(part: slice) -> Callable[..., Array]:
    """Return a part of the way, made an array of when no place was left to tell its shape."""
    return lambda x_0, df, learning_rate, n_steps: np.array(list(_path(x_0, df, learning_rate, n_steps))[part])


def _any_walk(rng: Rng) -> Inputs:
    x = float(rng.choice([-1, 1])) * uniform(rng, 1, 3)
    df = Source(f"lambda x: {int(rng.integers(2, 5))} * (x - {int(rng.integers(4, 7))})")
    return example(x, df, uniform(rng, 0.05, 0.2), int(rng.integers(2, 5)))


gradient_descent = FunctionExercise(
    "calculus/gradient-descent",
    title="The way down",
    goal="Take `n_steps` steps of gradient descent, and give every place on the way.",
    reference=solutions.gradient_descent,
    cases=[
        Case("one step", example(3.0, SQUARE[1], 0.25, 1)),
        Case("three steps", example(1.0, _SHIFTED, 0.25, 3)),
        Case("no steps", example(2.0, SQUARE[1], 0.1, 0)),
        Case("a rate of zero", example(2.0, SQUARE[1], 0.0, 2)),
        Case("it swings", example(1.0, SQUARE[1], 0.75, 3)),
        Case("it runs away", example(1.0, SQUARE[1], 1.5, 3)),
        Case("it runs far away", example(4.0, SQUARE[1], 3.0, 4)),
        Case("from the bottom", example(3.0, _SHIFTED, 0.5, 2)),
        Case("two valleys", example(-1.5, DOUBLE_WELL[1], 0.05, 3)),
        Case("from a whole number", example(3, SQUARE[1], 0.25, 2)),
        Case("two entries", example(array(4, 1), _VALLEY, 0.1, 2)),
        Case("two whole numbers", example(np.array([3, 1]), _BOWL, 0.25, 2)),
        Case("two entries that depend on each other", example(array(4, 1), _SLANTED, 0.25, 1)),
        Case("three entries, no steps", example(array(1, -2, 0.5), _BOWL, 0.25, 0)),
        Case("all by name", example(x_0=2.0, df=_SHIFTED, learning_rate=0.25, n_steps=2)),
        Case("any walk", draw=_any_walk, times=2),
    ],
    criteria=[
        returns_array(
            "gives a place for the start and one for each step",
            requirement="It has a place for the start and one for each step: `n_steps + 1` in all.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "starts at the start",
            lambda x_0, df, rate, n_steps, path: np.allclose(path[0], x_0),
            "The first place is the start, before any step.",
            "What is in your list before the loop begins?",
        ),
        holds(
            "takes a right first step",
            lambda x_0, df, rate, n_steps, path: n_steps == 0 or np.allclose(path[1], x_0 - rate * df(x_0)),
            "The second place is where `gd_step` leads from the start.",
            "What does `gd_step(x_0, df, learning_rate)` give?",
        ),
        agrees_with_reference(
            requirement="Each place is one `gd_step` after the place before it.",
            question="From which place does each of your steps start?",
        ),
    ],
    misconceptions=[
        Misconception(
            "gives the last place only",
            lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, n_steps)[-1],
            "You arrived. Which places were on the way, and where could you keep them?",
        ),
        Misconception(
            "leaves the start out",
            lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, n_steps)[1:],
            "With no steps at all there is still one place. Which one is missing?",
            also=(_listed(slice(1, None)),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "leaves the end out",
            lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, n_steps)[:-1],
            "You keep each place before its step. Where does the last step lead?",
            also=(
                _listed(slice(None, -1)),
                lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, n_steps - 1),
            ),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "takes one step too many",
            _descent(_right, more=1),
            "With `n_steps=0`, how often does your loop run?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "walks uphill",
            _descent(lambda x, df, rate, x_0: x + rate * df(x)),
            "A positive slope says that `f` grows to the right. Which way is down then?",
            theme=misconception_themes.DIRECTION_OF_STEP,
        ),
        Misconception(
            "keeps the first slope",
            _descent(lambda x, df, rate, x_0: x - rate * df(x_0)),
            "Near the bottom it gets flatter. At which place do you look at the slope?",
        ),
        Misconception(
            "always starts again",
            _descent(lambda x, df, rate, x_0: x_0 - rate * df(x_0)),
            "All your steps lead to the same place. From where does the second one start?",
        ),
        Misconception(
            "never moves",
            _descent(lambda x, df, rate, x_0: x_0),
            "The place is the same after each step. Does the result of a step get a name, or is it lost?",
        ),
        Misconception(
            "leaves the learning rate out",
            _descent(lambda x, df, rate, x_0: x - df(x)),
            "Which line says how much of the slope to take?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "has a learning rate of its own",
            _descent(lambda x, df, rate, x_0: x - 0.1 * df(x)),
            "Your walk is the same for every `learning_rate`. Which line reads it?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "gives the slopes",
            lambda x_0, df, learning_rate, n_steps: np.array([df(x) for x in _path(x_0, df, learning_rate, n_steps)]),
            "This is how steep it is on the way. Where are you on the way?",
            also=(
                lambda x_0, df, learning_rate, n_steps: np.array(
                    [df(x) for x in _path(x_0, df, learning_rate, n_steps)][:-1]
                ),
            ),
        ),
        Misconception(
            "gives the steps",
            lambda x_0, df, learning_rate, n_steps: np.diff(_path(x_0, df, learning_rate, n_steps), axis=0),
            "This is how far each step goes. Which places does that lead to?",
        ),
        Misconception(
            "keeps the same array again and again",
            _same_array,
            "All your places are one array, and `-=` writes into it. What would make a new one at each step?",
            theme=misconception_themes.INPLACE,
        ),
        Misconception(
            "cuts the places to whole numbers",
            lambda x_0, df, learning_rate, n_steps: _kept_as(np.asarray(x_0).dtype, x_0, df, learning_rate, n_steps),
            "For a whole start, which type has the array that you fill? What becomes of 0.5 in it?",
            theme=misconception_themes.ROUNDED_AWAY,
        ),
        Misconception(
            "moves one entry after the other",
            lambda x_0, df, learning_rate, n_steps: _by_entries(x_0, df, learning_rate, n_steps),
            "When your second entry moves, the first is elsewhere already. Which one place should a whole step go by?",
        ),
        Misconception(
            "keeps within bounds",
            _descent(lambda x, df, rate, x_0: np.clip(x - rate * df(x), -10, 10)),
            "This rate sends the walk far out. Which line of yours keeps it near?",
            also=(_descent(lambda x, df, rate, x_0: np.clip(x - rate * df(x), -100, 100)),),
        ),
        Misconception(
            "returns inside the loop",
            lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, min(n_steps, 1)),
            "How far to the left does your `return` stand? When is it reached?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "takes ten steps whatever is asked",
            lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, 10),
            "With `n_steps=0`, how often does your loop run?",
            also=(lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, 100),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "lets the learning rate shrink",
            lambda x_0, df, learning_rate, n_steps: _with_decay(x_0, df, learning_rate, n_steps),
            "Your steps get shorter by themselves. What shortens them already, near a bottom?",
        ),
        Misconception(
            "gives the way backwards",
            lambda x_0, df, learning_rate, n_steps: _path(x_0, df, learning_rate, n_steps)[::-1],
            "All places are there. Which of them comes first?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        *common_mistakes.of_an_array(solutions.gradient_descent),
    ],
    hints=[
        "What has to be kept at each step, and what is known before the first?",
        "Begin with a list that holds `x_0`. Each step starts from the last entry, `history[-1]`.",
        "`n_steps` times, append `gd_step(history[-1], df, learning_rate)`. At the end, make an array of the list.",
    ],
    first_step="Start with a list that holds the start: `history = [x_0]`.",
    on_pass="A walk that you can draw is one that you can mend: look at the way, not only at its end.",
    picture=lambda x_0, df, learning_rate, n_steps, path: charts.descent(path),
)


def _kept_as(kind: Any, x_0: Any, df: Function, rate: float, n_steps: int) -> Array:
    path = np.zeros((n_steps + 1, *np.shape(x_0)), dtype=kind)
    path[0] = x_0
    for step in range(n_steps):
        path[step + 1] = path[step] - rate * df(path[step])
    return path


def _by_entries(x_0: Any, df: Function, rate: float, n_steps: int) -> Array:
    x = np.atleast_1d(np.array(x_0, dtype=float))
    path = [x.copy()]
    for _ in range(n_steps):
        for place in range(len(x)):
            x[place] -= rate * np.atleast_1d(df(x if np.ndim(x_0) else x[0]))[place]
        path.append(x.copy())
    return np.array(path).reshape(-1, *np.shape(x_0))


def _with_decay(x_0: Any, df: Function, rate: float, n_steps: int) -> Array:
    history = [x_0]
    for step in range(n_steps):
        history.append(history[-1] - rate / (step + 1) * df(history[-1]))
    return np.array(history)
