"""Downhill: gradient descent on any loss of one number, with a slope by differences."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from graders.kit import (
    Case,
    Criterion,
    Failure,
    FunctionExercise,
    Inputs,
    Misconception,
    Observation,
    Prediction,
    Source,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
    say,
)
from graders.kit.text import Sentence, sentence
from graders.solutions import probability as solutions

from .pmfs import Array, Rng

__all__ = ["run_gd", "same_mean"]

Loss: TypeAlias = Callable[[float, Array], float]

LARGEST_STEP = 1e-3
"""The largest step for a difference that the notebook allows."""

same_mean = Prediction(
    "probability/same-mean",
    title="Two losses, one walk",
    goal="Predict where descent on squared error and on surprise end.",
    name="descent_guess",
    options=("a", "b", "c"),
    answer="a",
    asks={
        "b": "Take away the constant from the surprise of the bell. How does what is left differ from squared error?",
        "c": "A walk ends where the slope is zero. Does twice the slope have its zero elsewhere?",
    },
    misconceptions={"b": "surprise has a middle of its own", "c": "a steeper slope ends farther away"},
    hints=[
        "What was the last column of the cell before: did it change with `mu`?",
        "A sum of squares is lowest at the mean. Adding a constant or halving moves no minimum.",
    ],
    first="Read the three options and put the letter of one between quotes.",
    passing="Half of it, plus a constant: the same valley, so the same bottom. The mean is the least surprised middle.",
)

_PARABOLA = Source("lambda mu, data: (mu - 3) ** 2")
_SQUARES = Source("lambda mu, data: sum((x - mu) ** 2 for x in data) / 4")
_HALVES = Source("lambda mu, data: sum((x - mu) ** 2 / 2 for x in data)")
_QUARTIC = Source("lambda mu, data: sum((x - mu) ** 4 for x in data)")
_CHAIN = Source("lambda mu, data: sum(2.0 ** (mu - x) + 2.0 ** (x - mu) for x in data)")
_TILTED = Source("lambda mu, data: mu ** 4 / 4 + data[0] * mu")


def _slope(f: Loss, mu: float, data: Array, ahead: float, behind: float) -> float:
    return (f(mu + ahead, data) - f(mu - behind, data)) / (ahead + behind)


def _walk(mu: float, data: Array, f: Loss, rate: float, steps: int, ahead: float = 1e-5, behind: float = 1e-5) -> float:
    for _ in range(steps):
        mu = mu - rate * _slope(f, mu, data, ahead, behind)
    return float(mu)


def _ends(mu: float, data: Array, f: Loss, rate: float, steps: int) -> tuple[float, float]:
    """Return the least and the largest place where a right walk may end, whatever its difference and step."""
    return _known_ends(float(mu), data.tobytes(), f, float(rate), int(steps))


@functools.lru_cache(maxsize=512)
def _known_ends(mu: float, data: bytes, f: Loss, rate: float, steps: int) -> tuple[float, float]:
    numbers = np.frombuffer(data)
    h = LARGEST_STEP
    ends = [
        _walk(mu, numbers, f, rate, steps, ahead, behind) for ahead, behind in ((h, 0), (0, h), (h, h), (1e-5, 1e-5))
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
    must = say(
        f"After one step it should be {where}." if count == 1 else f"After {{count}} steps it should be {where}."
    )
    asks = "What is the slope at the start? How far does one step go, and what changes in the next?"
    return Failure(Sentence(must.text, {"count": str(count)}), sentence(asks), "elsewhere")


def _goes_down(mu_0: float, data: Array, f: Loss, rate: float, steps: int, mu: float) -> bool:
    """Ask for a descent where the right walk descends; with too large a rate it does not."""
    start = f(mu_0, data)
    right = f(_walk(mu_0, data, f, rate, steps), data)
    return bool(right >= start or f(mu, data) < start)


def _data(*numbers: float) -> Array:
    return np.array(numbers, dtype=float)


def _drawn(loss: Source, rate: float, most: int) -> Callable[[Rng], Inputs]:
    def draw(rng: Rng) -> Inputs:
        data = rng.uniform(-2, 2, 4)
        mu_0 = float(data.mean() + rng.choice([-1, 1]) * rng.uniform(1.5, 2.5))
        return given(mu_0, data, loss, learning_rate=rate, n_steps=int(rng.integers(2, most + 1)))

    return draw


def _wrong(step: Callable[..., float], more: int = 0) -> Callable[..., Any]:
    """Return a walk that goes wrong in each step: from mu, its slope, the rate, and the start, to the next mu."""

    def run(mu_0: float, data: Array, f: Loss, learning_rate: float = 0.1, n_steps: int = 10) -> float:
        mu = mu_0
        for _ in range(n_steps + more):
            mu = step(mu, data, f, learning_rate, mu_0)
        return mu

    return run


def _right(mu: float, data: Array, f: Loss, rate: float, _mu_0: float) -> float:
    return mu - rate * _slope(f, mu, data, 1e-5, 1e-5)


def _path(mu_0: float, data: Array, f: Loss, learning_rate: float = 0.1, n_steps: int = 10) -> list[float]:
    path = [mu_0]
    for _ in range(n_steps):
        path.append(_right(path[-1], data, f, learning_rate, mu_0))
    return path


def _hardly_moves(seen: Sequence[Observation]) -> bool:
    """Say whether every step is far too small, yet not nothing: a difference that never became a slope."""
    moves = [(one.value - one.args[0], one.expected.value - one.args[0]) for one in seen]
    return all(right == 0 or 0 < abs(moved) < 0.02 * abs(right) for moved, right in moves)


def _mistake(name: str, solution: Callable[..., Any], asks: str) -> Misconception:
    """Return a misconception, recognised whatever digits a difference loses."""
    return Misconception(name, solution, asks, rtol=2e-3, atol=2e-3)


run_gd = FunctionExercise(
    "probability/run-gd",
    title="Gradient descent",
    goal="Take `n_steps` steps down `f` from `mu_0`, and give the last `mu`.",
    reference=solutions.run_gd,
    cases=[
        Case("one step", given(0.0, _data(1, 2), _PARABOLA, n_steps=1)),
        Case("from the other side", given(5.0, _data(1, 2), _PARABOLA, n_steps=2)),
        Case("as it comes", given(0.0, _data(1, 2, 4, 5), _SQUARES)),
        Case("all by position", given(4.0, _data(2, 1), _HALVES, 0.05, 3)),
        Case("all by name", given(mu_0=1.0, data=_data(1, 2), f=_PARABOLA, learning_rate=0.2, n_steps=3)),
        Case("no steps", given(2.5, _data(1, 2), _PARABOLA, n_steps=0)),
        Case("a learning rate of zero", given(2.5, _data(1, 2), _PARABOLA, learning_rate=0.0)),
        Case("from a whole number", given(6, _data(2, 1), _PARABOLA, n_steps=2)),
        Case("a loss of fourth powers", given(0.0, _data(1, 3), _QUARTIC, learning_rate=0.01, n_steps=2)),
        Case("a loss like a hanging chain", given(4.0, _data(0, 1, -2), _CHAIN, learning_rate=0.02, n_steps=4)),
        Case("a tilted loss", given(0.0, _data(2, 1), _TILTED, learning_rate=0.1, n_steps=3)),
        Case("a rate that is too large", given(2.0, _data(1, 2), _PARABOLA, learning_rate=1.1, n_steps=3)),
        Case("any squares", _drawn(_HALVES, 0.1, 6)),
        Case("any fourth powers", _drawn(_QUARTIC, 0.002, 2)),
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
    misconceptions=[
        _mistake(
            "walks uphill",
            _wrong(lambda mu, data, f, rate, mu_0: mu + rate * _slope(f, mu, data, 1e-5, 1e-5)),
            "A positive slope says that `f` grows to the right. Which way is down then?",
        ),
        _mistake(
            "takes one step too many",
            _wrong(_right, more=1),
            "With `n_steps=0`, how often does your loop run?",
        ),
        _mistake(
            "takes one step too few",
            _wrong(_right, more=-1),
            "With `n_steps=1`, how often does your loop run?",
        ),
        _mistake(
            "takes a single step",
            lambda mu_0, data, f, learning_rate=0.1, n_steps=10: _right(mu_0, data, f, learning_rate, mu_0),
            "Where does your function repeat the step? Where does `n_steps` come in?",
        ),
        _mistake(
            "returns inside the loop",
            lambda mu_0, data, f, learning_rate=0.1, n_steps=10: _walk(mu_0, data, f, learning_rate, min(n_steps, 1)),
            "How far to the left does your `return` stand? When is it reached?",
        ),
        _mistake(
            "never calls f",
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 2 * np.sum(mu - data)),
            "This is the slope of squared error. What if `f` is another loss?",
        ),
        _mistake(
            "keeps the first slope",
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * _slope(f, mu_0, data, 1e-5, 1e-5)),
            "The valley gets flatter as you go down. At which `mu` do you look at the slope?",
        ),
        _mistake(
            "divides by h instead of 2h",
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 2 * _slope(f, mu, data, 1e-5, 1e-5)),
            "Your two places are `mu + h` and `mu - h`. How far apart are they?",
        ),
        _mistake(
            "divides by 2h, one step apart",
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 0.5 * _slope(f, mu, data, 1e-5, 1e-5)),
            "How far apart are the two places at which you call `f`? By what do you divide?",
        ),
        Misconception(
            "does not divide by the distance",
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 2e-5 * _slope(f, mu, data, 1e-5, 1e-5)),
            "Your `mu` hardly moves. By what is the difference of the two values of `f` divided? Are there brackets"
            " around `2 * h`?",
            when=_hardly_moves,
            rtol=2e-3,
            atol=2e-3,
        ),
        _mistake(
            "takes the height for the slope",
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * f(mu, data)),
            "`f(mu, data)` says how high you are. What says how steep it is?",
        ),
        _mistake(
            "ignores the learning rate",
            _wrong(lambda mu, data, f, rate, mu_0: mu - 0.1 * _slope(f, mu, data, 1e-5, 1e-5)),
            "With `learning_rate=0`, how far does your `mu` move?",
        ),
        _mistake(
            "leaves the learning rate out",
            _wrong(lambda mu, data, f, rate, mu_0: mu - _slope(f, mu, data, 1e-5, 1e-5)),
            "Which line says how much of the slope to take? Where does `learning_rate` come in?",
        ),
        _mistake(
            "ignores the number of steps",
            lambda mu_0, data, f, learning_rate=0.1, n_steps=10: _walk(mu_0, data, f, learning_rate, 10),
            "With `n_steps=0`, how often does your loop run?",
        ),
        _mistake(
            "jumps to the mean",
            lambda mu_0, data, f, learning_rate=0.1, n_steps=10: np.mean(data),
            "The mean is the bottom for squared error. Is it for every `f`, and after one step?",
        ),
        _mistake("gives the whole path", _path, "You keep every `mu` on the way. Which one of them is asked for?"),
        _mistake(
            "gives the loss at the end",
            lambda mu_0, data, f, learning_rate=0.1, n_steps=10: f(_walk(mu_0, data, f, learning_rate, n_steps), data),
            "This says how deep down you are. What says where you are?",
        ),
    ],
    hints=[
        "What has to be known at each step, and what is done with it?",
        "The slope is `(f(mu + h, data) - f(mu - h, data)) / (2 * h)` with `h = 1e-5`.",
        "Begin with `mu = mu_0`. Then, `n_steps` times, find the slope at `mu` and subtract `learning_rate * slope`.",
    ],
    first="Start with the slope at `mu_0`: call `f` a little to the right and a little to the left.",
    passing="It never looked inside `f`. The same walk trains anything whose loss you can call.",
)
