"""How errors fall with the step, and the step that is too small."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import habits, ideas
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    agrees_with_reference,
    given,
    has_order,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import calculus as solutions

from .functions import CHOOSE, CUBE, OVER, SQUARE, Array, Function, Rng, array

__all__ = ["best_step", "convergence_order", "too_small"]


def _power(steps: Array, factor: float, order: float) -> Array:
    errors: Array = factor * np.asarray(steps) ** order
    return errors


def _any_order(rng: Rng) -> Inputs:
    steps = array(0.1, 0.01, 0.001)[: int(rng.integers(2, 4))]
    return given(steps, _power(steps, float(rng.integers(2, 6)), float(rng.choice([0.5, 1.0, 1.5, 2.0, 3.0]))))


_TENTHS = array(0.1, 0.01, 0.001)


def _ends(function: Callable[[float, float, float, float], float]) -> Callable[[Array, Array], float]:
    return lambda steps, errors: function(steps[0], steps[-1], errors[0], errors[-1])


def _across(steps: Array, errors: Array) -> float:
    """Return the slope of the line through the steps against the errors, both as logs."""
    x = np.log(errors) - np.mean(np.log(errors))
    return float(np.sum(x * np.log(steps)) / np.sum(x * x))


_truth: Callable[[Array, Array], float] = solutions.convergence_order

convergence_order = FunctionExercise(
    "calculus/convergence-order",
    title="How errors fall",
    goal="Say with which power of the step an error falls.",
    reference=solutions.convergence_order,
    cases=[
        Case("two steps, squares", given(array(0.1, 0.01), array(0.01, 0.0001))),
        Case("with the step", given(_TENTHS, _TENTHS)),
        Case("squares", given(_TENTHS, _power(_TENTHS, 5, 2))),
        Case("halves", given(array(1, 0.5, 0.25), array(3, 1.5, 0.75))),
        Case("cubes by halves", given(array(0.5, 0.25), _power(array(0.5, 0.25), 2, 3))),
        Case("a root", given(array(0.01, 0.0001), array(0.2, 0.02))),
        Case("from small to large", given(array(0.01, 0.1, 1), array(0.0002, 0.02, 2))),
        Case("it does not fall", given(array(0.1, 0.01), array(3, 3))),
        Case("it grows", given(array(0.1, 0.01), array(0.5, 5))),
        Case("a power between", given(array(0.5, 0.25), _power(array(0.5, 0.25), 1, 1.2345))),
        Case("uneven steps", given(array(0.5, 0.1, 0.05), _power(array(0.5, 0.1, 0.05), 4, 2))),
        Case("any power", _any_order, times=2),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "tells errors that fall from errors that do not",
            lambda steps, errors, order: (errors[-1] != errors[0]) == (abs(order) > 1e-9),
            "The power is 0 where the errors stay as they are, and only there.",
            "What becomes of your number when all errors are the same?",
        ),
        holds(
            "is above 0 where errors fall with the step",
            lambda steps, errors, order: order * (errors[0] - errors[-1]) * (steps[0] - steps[-1]) >= 0,
            "Smaller errors at smaller steps: a power above 0. Larger ones: below.",
            "Which difference do you divide by which, and are both taken in the same order?",
        ),
        holds(
            "is the power",
            lambda steps, errors, order: has_order(steps, errors, order, within=1e-6),
            "If the errors are $c \\cdot h^p$ for the steps $h$, it must be $p$, whatever $c$ is.",
            "Take the log of $c \\cdot h^p$. Which straight line is that, in the log of $h$, and where is $p$ in it?",
        ),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception(
            "forgets the logs",
            lambda steps, errors: np.polyfit(steps, errors, 1)[0],
            "This is by how much the error grows for each unit of step. What turns a power into a slope?",
            also=(
                _ends(lambda h, k, e, d: (d - e) / (k - h)),
                _ends(lambda h, k, e, d: e / h),
                _ends(lambda h, k, e, d: d / k),
            ),
        ),
        Misconception(
            "gives how many times smaller",
            _ends(lambda h, k, e, d: e / d),
            "A hundred times smaller, for a step ten times smaller: which power of 10 is 100?",
            also=(
                _ends(lambda h, k, e, d: d / e),
                lambda steps, errors: errors[0] / errors[1],
                lambda steps, errors: errors[1] / errors[0],
            ),
        ),
        Misconception(
            "divides the two ratios",
            _ends(lambda h, k, e, d: (e / d) / (h / k)),
            "For squares this grows with the ratio of the steps. Which power of 10 is 100, and how do you ask Python?",
            also=(_ends(lambda h, k, e, d: (d / e) / (k / h)),),
        ),
        Misconception(
            "turns the quotient over",
            _ends(lambda h, k, e, d: np.log(k / h) / np.log(d / e)),
            "For squares yours gives a half. Which of the two logs goes on top?",
            also=(
                _across,
                _ends(lambda h, k, e, d: np.log(h / k) / np.log(e / d)),
            ),
            idea=ideas.TURNED_ROUND,
        ),
        Misconception(
            "looks at one step only",
            lambda steps, errors: np.log(errors[0]) / np.log(steps[0]),
            "Five times the error at every step is the same power. Can one step tell the two apart?",
            also=(
                lambda steps, errors: np.log(errors[-1]) / np.log(steps[-1]),
                lambda steps, errors: np.mean(np.log(errors) / np.log(steps)),
            ),
        ),
        Misconception(
            "takes the log of one side only",
            lambda steps, errors: np.polyfit(steps, np.log(errors), 1)[0],
            "A power is a straight line when both sides are logs. Which side still waits for its own?",
            also=(
                lambda steps, errors: np.polyfit(np.log(steps), errors, 1)[0],
                _ends(lambda h, k, e, d: np.log(e / d) / (h / k)),
                _ends(lambda h, k, e, d: (np.log(d) - np.log(e)) / (k - h)),
            ),
        ),
        Misconception(
            "has the other sign",
            lambda steps, errors: -_truth(steps, errors),
            "Smaller step, smaller error. Do both logs go down, and what sign has their quotient?",
            idea=ideas.DROPPED_SIGN,
        ),
        Misconception(
            "gives where the line starts",
            lambda steps, errors: np.polyfit(np.log(steps), np.log(errors), 1)[1],
            "`np.polyfit` gives a slope and where the line starts. Which of them is the power?",
            also=(lambda steps, errors: np.exp(np.polyfit(np.log(steps), np.log(errors), 1)[1]),),
        ),
        Misconception(
            "mixes the bases of two logs",
            _ends(lambda h, k, e, d: np.log10(e / d) / np.log(h / k)),
            "Which base has the log on top, and which the one below?",
            also=(
                _ends(lambda h, k, e, d: np.log(e / d) / np.log10(h / k)),
                _ends(lambda h, k, e, d: np.log(e / d) / np.log2(h / k)),
                _ends(lambda h, k, e, d: np.log2(e / d) / np.log(h / k)),
            ),
            idea=ideas.BASE_OF_LOG,
        ),
        Misconception(
            "supposes steps of a tenth",
            _ends(lambda h, k, e, d: np.log10(e / d)),
            "Your number knows how the error falls. Where does it look at how the step does?",
            also=(lambda steps, errors: np.log10(errors[0] / errors[1]),),
            idea=ideas.NEVER_LOOKED_AT,
        ),
        Misconception(
            "supposes steps of a half",
            _ends(lambda h, k, e, d: np.log2(e / d)),
            "`log2` asks how often something was halved. Was the step always halved?",
            also=(lambda steps, errors: np.log2(errors[0] / errors[1]),),
            idea=ideas.NEVER_LOOKED_AT,
        ),
        Misconception(
            "subtracts the logs",
            _ends(lambda h, k, e, d: np.log(e / d) - np.log(h / k)),
            "A slope is one difference divided by another. Which two differences have you?",
            also=(_ends(lambda h, k, e, d: np.log10(e / d) - np.log10(h / k)),),
        ),
        *habits.of_a_number(solutions.convergence_order),
    ],
    hints=[
        "The step falls to a tenth and the error to a hundredth. Which power of a tenth is a hundredth?",
        "Take the log of both. $\\log(c \\cdot h^p) = \\log c + p \\log h$: a straight line, whose slope is asked for.",
        "`np.polyfit(np.log(steps), np.log(errors), 1)` gives that slope and where the line starts.",
    ],
    first="Start with the logs of both: `np.log(steps)` and `np.log(errors)`.",
    passing="Errors drawn with both axes as logs are straight lines, and their slope is this number.",
)

too_small = Prediction(
    "calculus/too-small",
    title="As small as it gets",
    goal="Predict what a forward difference gives with a step of 1e-17.",
    name="tiny_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "Python keeps about 16 digits of a float. What does it say to `1 + 1e-17 == 1`?",
        "c": "Is 1e-17 zero? And what is divided by it: is that perhaps zero?",
    },
    misconceptions={"a": "takes floats for exact", "c": "takes small for zero"},
    hints=["What does Python make of `1 + 1e-17`?", "If `x + h` is `x`, by how much does `f` grow?"],
    first=CHOOSE,
    passing="The step is lost in the digits of 1, so nothing changed. Too large is wrong, and so is too small.",
)


def _errors(f: Function, slope: float, x: float, steps: Array) -> Array:
    return np.abs([_off(f, slope, x, h) for h in steps])


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
    return given(f, slope, 2.0, array(0.1, 1e-3, 1e-8, 1e-12, 1e-15)[rng.permutation(5)])


def _pick(rank: Callable[..., Any]) -> Callable[..., Any]:
    """Return a choice of the step at a place that depends on everything."""
    return lambda f, slope, x, steps: steps[int(rank(f, slope, x, steps))]


def _central_errors(f: Function, slope: float, x: float, steps: Array) -> Array:
    return np.abs([(f(x + h) - f(x - h)) / (2 * h) - slope for h in steps])


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
        Case("one is too small", given(SQUARE[0], 2.0, 1.0, array(0.1, 1e-8, 1e-17))),
        Case("from small to large", given(SQUARE[0], 2.0, 1.0, array(1e-15, 1e-12, 1e-8, 0.01))),
        Case("none is too small", given(CUBE[0], 3.0, 1.0, array(0.5, 0.1, 0.01))),
        Case("mixed up", given(CUBE[0], 12.0, 2.0, array(1e-14, 0.1, 1e-8, 1e-3))),
        Case("it bends down", given(OVER[0], -1.0, 1.0, array(0.5, 1e-8, 0.1))),
        Case("a large place", given(SQUARE[0], 2000.0, 1000.0, array(0.5, 1e-5, 1e-10, 1e-13))),
        Case("a gentle slope", given(SQUARE[0], 0.25, 0.125, array(1, 1e-8, 1e-16))),
        Case("the first is best", given(SQUARE[0], 2.0, 1.0, array(1e-8, 0.5, 0.1))),
        Case("two to choose from", given(CUBE[0], 3.0, -1.0, array(1e-16, 0.1))),
        Case("a single one", given(SQUARE[0], 2.0, 1.0, array(0.25))),
        Case("any steps", _any_steps, times=2),
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
            idea=ideas.TURNED_ROUND,
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
            idea=ideas.DROPPED_SIGN,
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
            idea=ideas.NEVER_LOOKED_AT,
        ),
        Misconception(
            "does not divide by the step",
            _pick(lambda f, slope, x, steps: np.argmin([abs(f(x + h) - f(x) - slope) for h in steps])),
            "You compare growth with slope. What turns a growth into a slope?",
            idea=ideas.DROPPED_FACTOR,
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
            idea=ideas.NEVER_LOOKED_AT,
        ),
        Misconception(
            "takes the last",
            lambda f, slope, x, steps: steps[-1],
            "Is the last one always the best? What would you compare it with?",
            idea=ideas.NEVER_LOOKED_AT,
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
            idea=ideas.STOPS_EARLY,
        ),
        *habits.of_a_number(solutions.best_step),
    ],
    hints=[
        "For one step, how far is the forward difference from the true slope?",
        "Make a list of these distances, one for each step. `np.argmin` finds where the smallest stands.",
        "`steps[np.argmin(errors)]`, with `abs(forward_difference(f, x, h) - slope)` for each `h` as errors.",
    ],
    first="Start with `abs(forward_difference(f, x, h) - slope)` for the first step.",
    passing="Near 1e-8 the two errors balance: the bend of the curve, and the digits that Python drops.",
)
