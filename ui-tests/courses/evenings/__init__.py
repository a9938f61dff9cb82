"""A course that takes two evenings: short enough to be finished in a test, and beside the one that is installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graders.kit import (
    Case,
    Course,
    FunctionExercise,
    Misconception,
    MisconceptionTheme,
    Notebook,
    agrees_with_reference,
    returns_number,
)

SIGN = MisconceptionTheme("a sign that gets lost", "Which of your steps gives the same for `-2` and for `2`?")


def _exercise(notebook: str, name: str, times: int) -> FunctionExercise:
    """Multiply by a number; whoever takes the absolute value first has lost a sign."""

    def reference(x: float) -> float:
        return times * x

    def without_sign(x: float) -> float:
        return times * abs(x)

    return FunctionExercise(
        f"{notebook}/{name}",
        title=f"{name.title()} it",
        goal=f"`{name}(x)` gives {times} times `x`.",
        name=name,
        reference=reference,
        solution=f"def {name}(x):\n    return {times} * x\n",
        cases=[Case("one", draw=_one(1.0)), Case("a negative number", draw=_one(-2.0))],
        criteria=[returns_number(), agrees_with_reference()],
        misconceptions=[
            Misconception(f"forgets the sign when it is to {name}", without_sign, question=SIGN.question, theme=SIGN)
        ],
        on_pass="Linear: the sign comes through.",
        hints=[f"What is {times} times -2?", f"Multiply by {times}, and do nothing else."],
    )


def _one(number: float) -> Callable[..., list[float]]:
    return lambda _: [number]


course = Course(
    id="evenings",
    title="Two evenings",
    version="1.0",
    folder=Path(__file__).parent,
    notebooks=(
        Notebook(
            id="first",
            title="First evening: one line each",
            file="first.ipynb",
            exercises=tuple(
                _exercise("first", name, times) for name, times in [("double", 2), ("triple", 3), ("keep", 1)]
            ),
            lecture="first-lecture.ipynb",
        ),
        Notebook(
            id="second",
            title="Second evening",
            file="second.ipynb",
            exercises=(_exercise("second", "quadruple", 4),),
        ),
    ),
)
