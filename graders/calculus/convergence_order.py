"""The order of convergence, estimated from errors at several steps.

If ``error(h) = C * h**p`` then ``log(error) = log(C) + p * log(h)``: the order p is the slope of a straight line in the
log-log plot. The answer is that slope by least squares, ``polyfit(log(steps), log(errors), 1)[0]``. ``steps`` and
``errors`` have shape (n,), with n at least 2, and are positive.

Source: LeVeque, *Finite Difference Methods for Ordinary and Partial Differential Equations*, chapter 1.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    agrees_with_reference,
    example,
    has_order,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import calculus as solutions

from .functions import Array, Rng, array

__all__ = ["convergence_order"]


def _power(steps: Array, factor: float, order: float) -> Array:
    errors: Array = factor * np.asarray(steps) ** order
    return errors


def _any_order(rng: Rng) -> Inputs:
    steps = array(0.1, 0.01, 0.001)[: int(rng.integers(2, 4))]
    return example(steps, _power(steps, float(rng.integers(2, 6)), float(rng.choice([0.5, 1.0, 1.5, 2.0, 3.0]))))


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
        Case("two steps, squares", example(array(0.1, 0.01), array(0.01, 0.0001))),
        Case("with the step", example(_TENTHS, _TENTHS)),
        Case("squares", example(_TENTHS, _power(_TENTHS, 5, 2))),
        Case("halves", example(array(1, 0.5, 0.25), array(3, 1.5, 0.75))),
        Case("cubes by halves", example(array(0.5, 0.25), _power(array(0.5, 0.25), 2, 3))),
        Case("a root", example(array(0.01, 0.0001), array(0.2, 0.02))),
        Case("from small to large", example(array(0.01, 0.1, 1), array(0.0002, 0.02, 2))),
        Case("it does not fall", example(array(0.1, 0.01), array(3, 3))),
        Case("it grows", example(array(0.1, 0.01), array(0.5, 5))),
        Case("a power between", example(array(0.5, 0.25), _power(array(0.5, 0.25), 1, 1.2345))),
        Case("uneven steps", example(array(0.5, 0.1, 0.05), _power(array(0.5, 0.1, 0.05), 4, 2))),
        Case("any power", draw=_any_order, times=2),
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
            theme=misconception_themes.TURNED_ROUND,
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
            theme=misconception_themes.DROPPED_SIGN,
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
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "supposes steps of a tenth",
            _ends(lambda h, k, e, d: np.log10(e / d)),
            "Your number knows how the error falls. Where does it look at how the step does?",
            also=(lambda steps, errors: np.log10(errors[0] / errors[1]),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "knows no power below 0",
            lambda steps, errors: max(0.0, _truth(steps, errors)),
            "Here the errors grow while the steps shrink. Which sign has such a power, and what does yours make of it?",
            also=(lambda steps, errors: abs(_truth(steps, errors)),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "supposes steps of a half",
            _ends(lambda h, k, e, d: np.log2(e / d)),
            "`log2` asks how often something was halved. Was the step always halved?",
            also=(lambda steps, errors: np.log2(errors[0] / errors[1]),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "subtracts the logs",
            _ends(lambda h, k, e, d: np.log(e / d) - np.log(h / k)),
            "A slope is one difference divided by another. Which two differences have you?",
            also=(_ends(lambda h, k, e, d: np.log10(e / d) - np.log10(h / k)),),
        ),
        *common_mistakes.of_a_number(solutions.convergence_order),
    ],
    hints=[
        "The step falls to a tenth and the error to a hundredth. Which power of a tenth is a hundredth?",
        "Take the log of both. $\\log(c \\cdot h^p) = \\log c + p \\log h$: a straight line, whose slope is asked for.",
        "`np.polyfit(np.log(steps), np.log(errors), 1)` gives that slope and where the line starts.",
    ],
    first_step="Start with the logs of both: `np.log(steps)` and `np.log(errors)`.",
    on_pass="Errors drawn with both axes as logs are straight lines, and their slope is this number.",
)
