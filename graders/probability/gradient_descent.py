"""Gradient descent on a loss of one number, with its derivative by finite differences.

From ``mu_0`` each of ``n_steps`` steps leads to ``mu - learning_rate * slope``, where ``slope`` approximates the
derivative of ``f(mu, data)`` by ``mu``; the answer is the last ``mu``. Squared error and Gaussian negative
log-likelihood differ by the factor 1/2 and by a constant, so both have their minimum at the mean of the data.

Source: Boyd and Vandenberghe, *Convex Optimization*, section 9.3; Nocedal and Wright, *Numerical Optimization* (2nd
edition), chapter 8.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from graders.kit import (
    Case,
    Criterion,
    Failure,
    FunctionExercise,
    Inputs,
    Observation,
    Prediction,
    Source,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
    say,
)
from graders.kit.text import Sentence, sentence
from graders.solutions import probability as solutions

from .gradient_descent_plots import descent_chart
from .gradient_descent_variants import MISTAKES, Loss, descend
from .pmf_samples import Array, Rng

__all__ = ["run_gd", "same_mean"]

LARGEST_STEP = 1e-3
"""The largest step for a difference that the notebook allows."""

same_mean = Prediction(
    "probability/same-mean",
    title="Two losses, one walk",
    goal="Predict where descent on squared error and on surprise end.",
    name="descent_guess",
    options=("a", "b", "c"),
    answer="a",
    questions={
        "b": "Take away the constant from the surprise of the bell. How does what is left differ from squared error?",
        "c": "A walk ends where the slope is zero. Does twice the slope have its zero elsewhere?",
    },
    misconceptions={"b": "surprise has a middle of its own", "c": "a steeper slope ends farther away"},
    hints=[
        "What was the last column of the cell before: did it change with `mu`?",
        "A sum of squares is lowest at the mean. Adding a constant or halving moves no minimum.",
    ],
    first_step="Read the three options and put the letter of one between quotes.",
    on_pass="Half of it, plus a constant: the same valley, so the same bottom. The mean is the least surprised middle.",
)

_PARABOLA = Source("lambda mu, data: (mu - 3) ** 2")
_GENTLE = Source("lambda mu, data: (mu - 3) ** 2 / 100")
_SQUARES = Source("lambda mu, data: sum((x - mu) ** 2 for x in data) / 4")
_HALVES = Source("lambda mu, data: sum((x - mu) ** 2 / 2 for x in data)")
_QUARTIC = Source("lambda mu, data: sum((x - mu) ** 4 for x in data)")
_CHAIN = Source("lambda mu, data: sum(2.0 ** (mu - x) + 2.0 ** (x - mu) for x in data)")
_TILTED = Source("lambda mu, data: mu ** 4 / 4 + data[0] * mu")


def _ends(mu: float, data: Array, f: Loss, rate: float, steps: int) -> tuple[float, float]:
    """Return the least and the largest place where a right walk may end, whatever its difference and step."""
    return _known_ends(float(mu), data.tobytes(), f, float(rate), int(steps))


@functools.lru_cache(maxsize=512)
def _known_ends(mu: float, data: bytes, f: Loss, rate: float, steps: int) -> tuple[float, float]:
    numbers = np.frombuffer(data)
    h = LARGEST_STEP
    ends = [
        descend(mu, numbers, f, rate, steps, ahead, behind) for ahead, behind in ((h, 0), (0, h), (h, h), (1e-5, 1e-5))
    ]
    # Beyond that, a small step loses digits: f(mu + h) - f(mu) is a difference of nearly equal numbers.
    rounding = 1e-5 * (1 + max(map(abs, ends)))
    return min(ends) - rounding, max(ends) + rounding


def _end_judge(seen: Observation) -> Failure | None:
    least, largest = _ends(*seen.args)
    if least <= seen.value <= largest:
        return None
    where = "larger" if seen.value < least else "smaller"
    count = int(seen.args[4])
    requirement = say(
        f"After one step it should be {where}." if count == 1 else f"After {{count}} steps it should be {where}."
    )
    question = "What is the slope at the start? How far does one step go, and what changes in the next?"
    return Failure(Sentence(requirement.text, {"count": str(count)}), sentence(question), "elsewhere")


def _goes_down(mu_0: float, data: Array, f: Loss, rate: float, steps: int, mu: float) -> bool:
    """Ask for a descent where the right walk descends; with too large a rate it does not."""
    start = f(mu_0, data)
    right = f(descend(mu_0, data, f, rate, steps), data)
    return bool(right >= start or f(mu, data) < start)


def _data(*numbers: float) -> Array:
    return np.array(numbers, dtype=float)


def _drawn(loss: Source, rate: float, most: int) -> Callable[[Rng], Inputs]:
    def draw(rng: Rng) -> Inputs:
        data = rng.uniform(-2, 2, 4)
        mu_0 = float(data.mean() + rng.choice([-1, 1]) * rng.uniform(1.5, 2.5))
        return example(mu_0, data, loss, learning_rate=rate, n_steps=int(rng.integers(2, most + 1)))

    return draw


run_gd = FunctionExercise(
    "probability/run-gd",
    title="Gradient descent",
    goal="Take `n_steps` steps down `f` from `mu_0`, and give the last `mu`.",
    reference=solutions.run_gd,
    cases=[
        Case("one step", example(0.0, _data(1, 2), _PARABOLA, n_steps=1)),
        Case("from the other side", example(5.0, _data(1, 2), _PARABOLA, n_steps=2)),
        Case("as it comes", example(0.0, _data(1, 2, 4, 5), _SQUARES)),
        Case("all by position", example(4.0, _data(2, 1), _HALVES, 0.05, 3)),
        Case("all by name", example(mu_0=1.0, data=_data(1, 2), f=_PARABOLA, learning_rate=0.2, n_steps=3)),
        Case("no steps", example(2.5, _data(1, 2), _PARABOLA, n_steps=0)),
        Case("a learning rate of zero", example(2.5, _data(1, 2), _PARABOLA, learning_rate=0.0)),
        Case("from a whole number", example(6, _data(2, 1), _PARABOLA, n_steps=2)),
        Case("a loss of fourth powers", example(0.0, _data(1, 3), _QUARTIC, learning_rate=0.01, n_steps=2)),
        Case("a loss like a hanging chain", example(4.0, _data(0, 1, -2), _CHAIN, learning_rate=0.02, n_steps=4)),
        Case("a tilted loss", example(0.0, _data(2, 1), _TILTED, learning_rate=0.1, n_steps=3)),
        Case("a rate that is too large", example(2.0, _data(1, 2), _PARABOLA, learning_rate=1.1, n_steps=3)),
        Case("a rate that is far too large", example(2.0, _data(1, 2), _PARABOLA, learning_rate=3.0, n_steps=4)),
        Case("a gentle loss", example(0.0, _data(1, 2), _GENTLE, learning_rate=10.0, n_steps=1)),
        Case("any squares", draw=_drawn(_HALVES, 0.1, 6)),
        Case("any fourth powers", draw=_drawn(_QUARTIC, 0.002, 2)),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "stays where it is without steps",
            lambda mu_0, data, f, rate, steps, mu: (steps != 0 and rate != 0) or abs(mu - mu_0) < 1e-9,
            "Without steps, or with steps of size zero, you stay where you started.",
            "Which line moves `mu` although nothing is to be done?",
        ),
        holds(
            "moves where there is a slope",
            lambda mu_0, data, f, rate, steps, mu: steps == 0 or rate == 0 or mu != mu_0,
            "It should have moved: there is a slope, and there are steps to take.",
            "Which line changes `mu`? What are the slope and the step there?",
        ),
        holds(
            "goes downhill",
            _goes_down,
            "Steps this small lead to a lower `f` than at the start.",
            "Does the slope point uphill or downhill? Which way do you go?",
        ),
        Criterion("ends where `n_steps` steps lead", _end_judge),
    ],
    misconceptions=MISTAKES,
    hints=[
        "What has to be known at each step, and what is done with it?",
        "The slope is `(f(mu + h, data) - f(mu - h, data)) / (2 * h)` with `h = 1e-5`.",
        "Begin with `mu = mu_0`. Then, `n_steps` times, find the slope at `mu` and subtract `learning_rate * slope`.",
    ],
    first_step="Start with the slope at `mu_0`: call `f` a little to the right and a little to the left.",
    on_pass="It never looked inside `f`. The same walk trains anything whose loss you can call.",
    picture=lambda mu_0, data, f, rate, steps, mu: descent_chart(mu_0, data, f, mu),
)
