"""Little-o: what vanishes faster than its step.

``g(h) = o(h)`` as h goes to 0 means that ``g(h) / h`` goes to 0, from both sides. ``h**2`` and ``h * |h| ** 0.5`` do
so, ``h`` and ``sin(h)`` do not. Finitely many calls can only suggest it: the ratio at a much smaller step is compared
with that at a larger one.

Source: Graham, Knuth and Patashnik, *Concrete Mathematics*, chapter 9.
"""

from __future__ import annotations

from collections.abc import Callable

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    Source,
    agrees_with_reference,
    example,
    holds,
    returns_bool,
)
from graders.solutions import calculus as solutions

from .functions import CHOOSE, Function, Rng

__all__ = ["is_little_o", "vanishing_order"]

vanishing_order = Prediction(
    "calculus/vanishing-order",
    title="Who is gone first",
    goal="Predict which of three functions vanishes fastest, and which slowest.",
    name="vanish_guess",
    options=("a", "b", "c"),
    answer="c",
    questions={
        "a": "What are all three for a step of 0.01? The root is 0.1: is that small or large beside 0.01?",
        "b": "Which is smaller, 0.0001 or 0.01? So does a square shrink faster than its step, or more slowly?",
    },
    misconceptions={"a": "takes a root for something small", "b": "puts the slowest first"},
    hints=["What are the three for a step of 0.01? And of 0.0001?", "The square of 0.01 is 0.0001, its root is 0.1."],
    first_step=CHOOSE,
    on_pass="Beside a small step its square is nothing, its root a giant. Powers above 1 are errors to forgive.",
)

_FAST = {
    "a square": "lambda e: e**2",
    "a square below zero": "lambda e: -(e**2)",
    "a little faster": "lambda e: abs(e) ** 1.5",
    "a thousand squares": "lambda e: 1000 * e**2",
    "a thousand powers a little faster": "lambda e: 1000 * abs(e) ** 1.5",
    "a cube": "lambda e: e**3",
    "nothing at all": "lambda e: 0 * e",
}
_SLOW = {
    "the step itself": "lambda e: e",
    "minus the step": "lambda e: -e",
    "a thousandth of the step": "lambda e: 0.001 * e",
    "the size of the step": "lambda e: abs(e)",
    "minus the size of the step": "lambda e: -abs(e)",
    "a root": "lambda e: abs(e) ** 0.5",
    "it does not vanish": "lambda e: 1 + 0 * e",
    "a square with a step beside it": "lambda e: e**2 + e",
    "a step behind a thousand squares": "lambda e: 1000 * e**2 + 0.001 * e",
    "a step behind a thousand faster powers": "lambda e: 1000 * abs(e) ** 1.5 + 0.001 * e",
    "slow on the left only": "lambda e: e**2 + e * (e < 0)",
    "slow on the right only": "lambda e: e**2 + e * (e > 0)",
}


def _any_power(*tenths: int) -> Callable[[Rng], Inputs]:
    def draw(rng: Rng) -> Inputs:
        factor = int(rng.choice([-30, -5, 4, 20, 300]))
        return example(Source(f"lambda e: {factor} * abs(e) ** {int(rng.choice(tenths)) / 10}"))

    return draw


def _ratio(g: Function, e: float) -> float:
    return abs(float(g(e) / e))


def _one_step(e: float, below: float) -> Callable[[Function], bool]:
    return lambda g: all(_ratio(g, side * e) < below for side in (1, -1))


def _falls_on(*sides: int) -> Callable[[Function], bool]:
    return lambda g: not any(_ratio(g, side * 1e-24) > 0.01 * _ratio(g, side * 1e-12) for side in sides)


def _falls(far: float, near: float, part: float) -> Callable[[Function], bool]:
    """Return whether the quotient falls on both sides, from one step to a smaller one, to some part of what it was."""
    return lambda g: not any(_ratio(g, side * near) > part * _ratio(g, side * far) for side in (1, -1))


_truth: Callable[[Function], bool] = solutions.is_little_o

is_little_o = FunctionExercise(
    "calculus/is-little-o",
    title="Faster than the step",
    goal="Say whether a function vanishes faster than its step, by trying smaller and smaller steps.",
    reference=solutions.is_little_o,
    cases=[
        *(Case(name, example(Source(source))) for name, source in _FAST.items()),
        *(Case(name, example(Source(source))) for name, source in _SLOW.items()),
        Case("any fast power", draw=_any_power(15, 18, 25, 30), times=2),
        Case("any slow power", draw=_any_power(3, 5, 7, 10), times=2),
    ],
    criteria=[
        returns_bool(),
        holds(
            "says yes to what vanishes faster",
            lambda g, said: said or not _truth(g),
            "Divided by the step it still goes to 0, if the step is made small enough.",
            "What is `g(e) / e` for 0.001, for 0.000001, and for a millionth of that?",
        ),
        holds(
            "says no to what does not",
            lambda g, said: not said or _truth(g),
            "Divided by the step it does not go to 0, or not from both sides.",
            "What is `g(e) / e` for smaller and smaller steps, also below 0? Does it keep shrinking?",
        ),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception(
            "asks only whether it vanishes",
            lambda g: abs(g(1e-9)) < 1e-3,
            "The step itself vanishes too. Beside what must your function look small?",
            also=(lambda g: abs(g(0)) < 1e-9, lambda g: abs(g(1e-8)) < 0.01, lambda g: abs(g(1e-12)) < 1e-3),
        ),
        Misconception(
            "looks from the right only",
            _falls_on(1),
            "A step can go to the left. Which of your steps are below 0?",
            also=(lambda g: _ratio(g, 1e-20) < 1e-5,),
        ),
        Misconception(
            "looks from the left only",
            _falls_on(-1),
            "All your steps are below 0. What about those to the right?",
        ),
        Misconception(
            "loses the sign",
            lambda g: all(g(e) / e < 1e-5 for e in (1e-20, -1e-20)),
            "For `lambda e: -e` the quotient is -1. That is below any limit of yours, but is it small?",
            also=(
                lambda g: all(g(e) / e < 1e-2 for e in (1e-6, -1e-6)),
                lambda g: all(g(e) / e < 1e-4 for e in (1e-12, -1e-12)),
                lambda g: g(1e-20) / 1e-20 < 1e-5,
                lambda g: g(1e-6) / 1e-6 < 1e-3,
            ),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "trusts one step and one limit",
            _one_step(1e-3, 0.01),
            "Small beside the step at one step: `0.001 * e` is that. What must happen as the step shrinks further?",
            also=(
                _one_step(1e-2, 0.1),
                _one_step(1e-3, 0.1),
                _one_step(1e-4, 0.01),
                _one_step(1e-6, 0.01),
                _one_step(1e-6, 0.001),
                _one_step(1e-6, 1e-6),
                _one_step(1e-9, 1e-6),
                _one_step(1e-9, 1e-4),
                _one_step(1e-20, 0.01),
                lambda g: _ratio(g, 1e-3) < 0.01,
                lambda g: _ratio(g, 1e-6) < 1e-3,
            ),
        ),
        Misconception(
            "stops shrinking too soon",
            _falls(1e-6, 1e-12, 0.01),
            "At your smallest step, which part of the function is larger? And at a step that is far smaller still?",
            also=(
                _falls(1e-4, 1e-16, 0.01),
                _falls(1e-3, 1e-16, 0.01),
                _falls(1e-3, 1e-6, 0.1),
                _falls(1e-3, 1e-6, 0.5),
                _falls(1e-2, 1e-3, 10**-0.2),
            ),
        ),
        Misconception(
            "asks for smaller than the step",
            _one_step(1e-6, 1.0),
            "`0.001 * e` is smaller than the step. Does it vanish faster, or only in its shadow?",
            also=(*(_one_step(e, 1.0) for e in (1e-9, 1e-3, 1e-12, 1e-20)), lambda g: abs(g(1e-6)) < 1e-6),
        ),
        Misconception(
            "asks for a square",
            lambda g: all(abs(g(e) / e**2) < 2000 for e in (1e-12, -1e-12)),
            "Only what is as fast as a square gets a yes. Is there anything between the step and its square?",
            also=(
                lambda g: all(abs(g(e) / e**2) < 1e5 for e in (1e-12, -1e-12)),
                lambda g: abs(g(1e-12) / 1e-24) < 2000,
            ),
        ),
        Misconception(
            "lets the step itself pass",
            lambda g: all(_ratio(g, side * 1e-12) < 2000 for side in (1, -1)),
            "A quotient that stays the same is not one that goes to 0. What does `lambda e: e` give?",
            also=(lambda g: all(_ratio(g, s * 1e-12) <= 2 * _ratio(g, s * 1e-6) for s in (1, -1)),),
        ),
        Misconception(
            "says yes to all",
            lambda g: True,
            "Does the step itself vanish faster than the step? What does yours say to `lambda e: e`?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "says no to all",
            lambda g: False,
            "The square of 0.001 is a thousandth of it. What does yours say to `lambda e: e**2`?",
        ),
        Misconception(
            "turns the answer round",
            lambda g: not _truth(g),
            "You can tell the two kinds apart. Which of them should get `True`?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        *common_mistakes.of_a_bool(),
    ],
    hints=[
        "Beside what must `g(e)` become small, and what would you divide by to see it?",
        "Look at `abs(g(e) / e)` for a small `e` and a far smaller one. If it fell a lot, it goes to 0.",
        "For `e = 1e-12` and `e = 1e-24`: is the second quotient below a hundredth of the first? And for `-e`?",
    ],
    first_step="Start with `abs(g(e) / e)` for `e = 1e-6`.",
    on_pass="Mathematicians write $g(e) = o(e)$ and say little-o. It is the fine print of every linear approximation.",
)
