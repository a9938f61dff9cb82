"""Variants of gradient descent: right ones, whatever finite difference they use, and those that go wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import Misconception, MisconceptionTheme, Observation
from graders.solutions import probability as solutions

from .pmf_samples import Array

__all__ = ["MISTAKES", "Loss", "descend", "difference_quotient"]

Loss: TypeAlias = Callable[[float, Array], float]
_Run: TypeAlias = Callable[..., Any]


def difference_quotient(f: Loss, mu: float, data: Array, ahead: float, behind: float) -> float:
    """Return the slope between two places."""
    return (f(mu + ahead, data) - f(mu - behind, data)) / (ahead + behind)


def descend(
    mu: float, data: Array, f: Loss, rate: float, steps: int, ahead: float = 1e-5, behind: float = 1e-5
) -> float:
    """Return where a walk ends that sees the slope between `ahead` and `behind` of it."""
    for _ in range(steps):
        mu = mu - rate * difference_quotient(f, mu, data, ahead, behind)
    return float(mu)


def _wrong(step: Callable[..., float], more: int = 0) -> Callable[..., Any]:
    """Return a walk that goes wrong in each step: from mu, its slope, the rate, and the start, to the next mu."""

    def run(mu_0: float, data: Array, f: Loss, learning_rate: float = 0.1, n_steps: int = 10) -> float:
        mu = mu_0
        for _ in range(n_steps + more):
            mu = step(mu, data, f, learning_rate, mu_0)
        return mu

    return run


def _right(mu: float, data: Array, f: Loss, rate: float, _mu_0: float) -> float:
    return mu - rate * difference_quotient(f, mu, data, 1e-5, 1e-5)


def _path(mu_0: float, data: Array, f: Loss, learning_rate: float = 0.1, n_steps: int = 10) -> list[float]:
    path = [mu_0]
    for _ in range(n_steps):
        path.append(_right(path[-1], data, f, learning_rate, mu_0))
    return path


def _hardly_moves(seen: Sequence[Observation]) -> bool:
    """Say whether every step is far too small, yet not nothing: a difference that never became a slope."""
    moves = [(one.value - one.args[0], one.expected.value - one.args[0]) for one in seen]
    return all(right == 0 or 0 < abs(moved) < 0.02 * abs(right) for moved, right in moves)


def _stochastic_step(mu: float, data: Array, f: Loss, rate: float, _mu_0: float) -> float:
    for x in data:
        mu = mu - rate * difference_quotient(f, mu, np.array([x]), 1e-5, 1e-5)
    return mu


def _newton_step(mu: float, data: Array, f: Loss, _rate: float, _mu_0: float) -> float:
    bend = (f(mu + 1e-4, data) - 2 * f(mu, data) + f(mu - 1e-4, data)) / 1e-4**2
    return mu - difference_quotient(f, mu, data, 1e-4, 1e-4) / bend


def _with_momentum(kept: float) -> _Run:
    """Return a walk that keeps some of each step for the next."""

    def run(mu_0: float, data: Array, f: Loss, learning_rate: float = 0.1, n_steps: int = 10) -> float:
        mu, speed = mu_0, 0.0
        for _ in range(n_steps):
            speed = kept * speed + difference_quotient(f, mu, data, 1e-5, 1e-5)
            mu = mu - learning_rate * speed
        return mu

    return run


def _with_decay(factor: Callable[[int], float]) -> _Run:
    """Return a walk whose learning rate shrinks by a factor that depends on the step."""

    def run(mu_0: float, data: Array, f: Loss, learning_rate: float = 0.1, n_steps: int = 10) -> float:
        mu = mu_0
        for step in range(n_steps):
            mu = mu - factor(step) * learning_rate * difference_quotient(f, mu, data, 1e-5, 1e-5)
        return mu

    return run


def _with_defaults(rate: float, steps: int) -> _Run:
    def run(mu_0: float, data: Array, f: Loss, learning_rate: float = rate, n_steps: int = steps) -> float:
        return descend(mu_0, data, f, learning_rate, n_steps)

    return run


def _settled(mu: float, data: Array, f: Loss, rate: float) -> float:
    for _ in range(10_000):
        steepness = difference_quotient(f, mu, data, 1e-5, 1e-5)
        if abs(steepness) < 1e-6 or not np.isfinite(steepness):
            break
        mu = mu - rate * steepness
    return mu


def _unless_flat(limit: float) -> _Run:
    """Return a walk that stays where the slope is below a limit."""

    def step(mu: float, data: Array, f: Loss, rate: float, _mu_0: float) -> float:
        steepness = difference_quotient(f, mu, data, 1e-5, 1e-5)
        return mu if abs(steepness) < limit else mu - rate * steepness

    return _wrong(step)


def _never_moves(seen: Sequence[Observation]) -> bool:
    """Say whether the walk stays where it starts, although it takes its steps: near 0 alone Python can see any step."""
    return all(one.value == one.args[0] or one.args[0] == 0 for one in seen) and any(_should_move(one) for one in seen)


def _should_move(seen: Observation) -> bool:
    return bool(seen.args[0] != 0 and seen.args[3] != 0 and seen.args[4] != 0)


def _mistake(
    name: str, solution: _Run, question: str, *, also: Sequence[_Run] = (), theme: MisconceptionTheme | None = None
) -> Misconception:
    """Return a misconception, recognised whatever digits a difference loses."""
    return Misconception(name, solution, question, also=also, rtol=2e-3, atol=2e-3, theme=theme)


MISTAKES = (
    _mistake(
        "walks uphill",
        _wrong(lambda mu, data, f, rate, mu_0: mu + rate * difference_quotient(f, mu, data, 1e-5, 1e-5)),
        "A positive slope says that `f` grows to the right. Which way is down then?",
        theme=misconception_themes.DIRECTION_OF_STEP,
    ),
    _mistake(
        "takes one step too many",
        _wrong(_right, more=1),
        "With `n_steps=0`, how often does your loop run?",
        theme=misconception_themes.OFF_BY_ONE,
    ),
    _mistake(
        "takes one step too few",
        _wrong(_right, more=-1),
        "With `n_steps=1`, how often does your loop run?",
        theme=misconception_themes.OFF_BY_ONE,
    ),
    _mistake(
        "takes a single step",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: _right(mu_0, data, f, learning_rate, mu_0),
        "Where does your function repeat the step? Where does `n_steps` come in?",
        theme=misconception_themes.NEVER_LOOKED_AT,
    ),
    _mistake(
        "returns inside the loop",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: descend(mu_0, data, f, learning_rate, min(n_steps, 1)),
        "How far to the left does your `return` stand? When is it reached?",
        theme=misconception_themes.STOPS_EARLY,
    ),
    _mistake(
        "never calls f",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 2 * np.sum(mu - data)),
        "Your slope is that of one loss, whatever `f` is. How steep is `f` itself?",
        also=(
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * np.sum(mu - data)),
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * np.mean(mu - data)),
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 2 * np.mean(mu - data)),
        ),
        theme=misconception_themes.NEVER_LOOKED_AT,
    ),
    _mistake(
        "keeps the first slope",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * difference_quotient(f, mu_0, data, 1e-5, 1e-5)),
        "The valley gets flatter as you go down. At which `mu` do you look at the slope?",
    ),
    _mistake(
        "divides by h instead of 2h",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 2 * difference_quotient(f, mu, data, 1e-5, 1e-5)),
        "Your two places are `mu + h` and `mu - h`. How far apart are they?",
        theme=misconception_themes.DROPPED_FACTOR,
    ),
    _mistake(
        "divides by 2h, one step apart",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 0.5 * difference_quotient(f, mu, data, 1e-5, 1e-5)),
        "How far apart are the two places at which you call `f`? By what do you divide?",
        theme=misconception_themes.DROPPED_FACTOR,
    ),
    Misconception(
        "does not divide by the distance",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * 2e-5 * difference_quotient(f, mu, data, 1e-5, 1e-5)),
        "Your `mu` hardly moves. By what is the difference of the two values of `f` divided? Are there brackets"
        " around `2 * h`?",
        when=_hardly_moves,
        rtol=2e-3,
        atol=2e-3,
        theme=misconception_themes.DROPPED_FACTOR,
    ),
    _mistake(
        "takes the height for the slope",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * f(mu, data)),
        "`f(mu, data)` says how high you are. What says how steep it is?",
    ),
    _mistake(
        "ignores the learning rate",
        _wrong(lambda mu, data, f, rate, mu_0: mu - 0.1 * difference_quotient(f, mu, data, 1e-5, 1e-5)),
        "With `learning_rate=0`, how far does your `mu` move?",
        theme=misconception_themes.NEVER_LOOKED_AT,
    ),
    _mistake(
        "leaves the learning rate out",
        _wrong(lambda mu, data, f, rate, mu_0: mu - difference_quotient(f, mu, data, 1e-5, 1e-5)),
        "Which line says how much of the slope to take? Where does `learning_rate` come in?",
        theme=misconception_themes.DROPPED_FACTOR,
    ),
    _mistake(
        "ignores the number of steps",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: descend(mu_0, data, f, learning_rate, 10),
        "With `n_steps=0`, how often does your loop run?",
        theme=misconception_themes.NEVER_LOOKED_AT,
    ),
    _mistake(
        "jumps to the mean",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: np.mean(data),
        "The mean is the bottom for squared error. Is it for every `f`, and after one step?",
    ),
    _mistake("gives the whole path", _path, "You keep every `mu` on the way. Which one of them is asked for?"),
    _mistake(
        "gives the loss at the end",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: f(descend(mu_0, data, f, learning_rate, n_steps), data),
        "This says how deep down you are. What says where you are?",
    ),
    _mistake(
        "starts somewhere else",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: descend(0.0, data, f, learning_rate, n_steps),
        "Where does your walk begin when there are no steps to take? Which argument says where it should?",
        theme=misconception_themes.NEVER_LOOKED_AT,
        also=(
            lambda mu_0, data, f, learning_rate=0.1, n_steps=10: descend(
                float(data.mean()), data, f, learning_rate, n_steps
            ),
        ),
    ),
    _mistake(
        "moves the data instead of mu",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * (f(mu, data + 1e-5) - f(mu, data - 1e-5)) / 2e-5),
        "You move the data a little. Which of the two arguments of `f` can you choose, and which is given?",
    ),
    _mistake(
        "shares the slope among the data",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * difference_quotient(f, mu, data, 1e-5, 1e-5) / len(data)),
        "`f` has taken all of `data` into account. By what do you divide once more?",
        theme=misconception_themes.SUM_OR_MEAN,
    ),
    _mistake(
        "takes a step for each observation",
        _wrong(_stochastic_step),
        "With `n_steps=1` and two observations, how many steps do you take?",
    ),
    _mistake(
        "takes the sign for the slope",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * np.sign(difference_quotient(f, mu, data, 1e-5, 1e-5))),
        "Steep or flat, your step is as long. What should become of it near the bottom?",
    ),
    _mistake(
        "drops the sign of the slope",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * abs(difference_quotient(f, mu, data, 1e-5, 1e-5))),
        "To the left of the bottom the slope is negative. Which way do you go there?",
        theme=misconception_themes.DROPPED_SIGN,
    ),
    _mistake(
        "keeps some of the last step",
        _with_momentum(0.9),
        "Your steps carry on like a ball. Does the second step of the goal know about the first?",
        also=(_with_momentum(0.5),),
    ),
    _mistake(
        "shrinks the learning rate",
        _with_decay(lambda step: 1 / (step + 1)),
        "How large is your learning rate in the second step? Who said that it changes?",
        also=(_with_decay(lambda step: 0.9**step), _with_decay(lambda step: (step + 1) ** -0.5)),
    ),
    _mistake(
        "cuts the slope off",
        _wrong(
            lambda mu, data, f, rate, mu_0: mu - rate * np.clip(difference_quotient(f, mu, data, 1e-5, 1e-5), -1, 1)
        ),
        "Where `f` is steep, how long is your step? Which line makes it shorter?",
        theme=misconception_themes.SAFETY,
    ),
    _mistake(
        "looks too far for a slope",
        _wrong(lambda mu, data, f, rate, mu_0: mu - rate * difference_quotient(f, mu, data, 0.1, 0)),
        "How far apart are the two places at which you call `f`? Is it as steep at both?",
        also=(
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * difference_quotient(f, mu, data, 0.02, 0)),
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * difference_quotient(f, mu, data, 0.1, 0.1)),
            _wrong(lambda mu, data, f, rate, mu_0: mu - rate * difference_quotient(f, mu, data, 1, 0)),
        ),
    ),
    Misconception(
        "takes a step that Python cannot see",
        None,
        "Your `mu` never moves. What is `2 + h - 2` in Python, for your `h`?",
        when=_never_moves,
        theme=misconception_themes.ROUNDED_AWAY,
    ),
    _mistake(
        "multiplies instead of taking away",
        _wrong(lambda mu, data, f, rate, mu_0: mu * (1 - rate * difference_quotient(f, mu, data, 1e-5, 1e-5))),
        "Where does a walk from 0 lead when each step is a product?",
    ),
    _mistake(
        "forgets the place",
        _wrong(lambda mu, data, f, rate, mu_0: -rate * difference_quotient(f, mu, data, 1e-5, 1e-5)),
        "That is how far the step goes. From where?",
    ),
    _mistake(
        "has other defaults",
        lambda mu_0, data, f, learning_rate=0.01, n_steps=100: descend(mu_0, data, f, learning_rate, n_steps),
        "What are `learning_rate` and `n_steps` in your `def` line, and what are they in the exercise?",
        also=tuple(
            _with_defaults(rate, steps) for rate, steps in ((0.01, 10), (0.1, 100), (0.5, 10), (1.0, 10), (0.01, 1000))
        ),
    ),
    _mistake(
        "goes on until it settles",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: _settled(mu_0, data, f, learning_rate),
        "Where does yours stop when there are no steps to take? Which argument says how many there are?",
        theme=misconception_themes.NEVER_LOOKED_AT,
    ),
    _mistake(
        "stops where it is nearly flat",
        _unless_flat(0.1),
        "On a gentle slope yours stops before its time. Which argument says how many steps there are?",
        also=tuple(map(_unless_flat, (1.0, 0.05, 0.01))),
    ),
    _mistake(
        "keeps within bounds",
        _wrong(lambda mu, data, f, rate, mu_0: np.clip(_right(mu, data, f, rate, mu_0), -100, 100)),
        "This rate sends the walk far out. Which line of yours keeps it near?",
        also=(_wrong(lambda mu, data, f, rate, mu_0: np.clip(_right(mu, data, f, rate, mu_0), -10, 10)),),
    ),
    _mistake(
        "takes zero for not given",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: descend(
            mu_0, data, f, learning_rate or 0.1, n_steps or 10
        ),
        "What is `0 or 10` in Python? What should no steps mean?",
    ),
    _mistake(
        "chooses its own step by the bend",
        _wrong(_newton_step),
        "Your step jumps to the bottom of a parabola that bends like `f`. Where does the learning rate come in?",
        theme=misconception_themes.NEVER_LOOKED_AT,
    ),
    _mistake(
        "gives the best place it saw",
        lambda mu_0, data, f, learning_rate=0.1, n_steps=10: min(
            _path(mu_0, data, f, learning_rate, n_steps), key=lambda mu: float(f(mu, data))
        ),
        "With a rate that is too large the walk gets worse. Where does it end, however bad that is?",
    ),
    _mistake(
        "divides by the learning rate",
        _wrong(lambda mu, data, f, rate, mu_0: mu - difference_quotient(f, mu, data, 1e-5, 1e-5) / max(rate, 1e-9)),
        "Does a smaller learning rate make your steps smaller, or larger?",
    ),
    *common_mistakes.of_a_number(solutions.run_gd, rtol=1e-4, atol=1e-4),
)
