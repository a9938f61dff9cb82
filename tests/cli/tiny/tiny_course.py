"""A course of four small exercises, offered to the commands under test by an entry point of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from graders.kit import (
    Case,
    Course,
    FunctionExercise,
    Misconception,
    Notebook,
    Prediction,
    agrees_with_reference,
    example,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    returns_number,
)

DOUBLE = """\
def double(xs):
    return 2 * xs
"""
TOTAL = """\
def total(xs):
    return float(np.sum(double(xs)))
"""

double = FunctionExercise(
    "tiny/double",
    title="Twice as much",
    goal="Double every entry.",
    reference=lambda xs: 2 * xs,
    name="double",
    solution=DOUBLE,
    cases=[
        Case("three numbers", example(np.array([1.0, 2.0, 4.0]))),
        Case("any numbers", draw=lambda rng: [rng.normal(size=4)], times=3),
    ],
    criteria=[
        returns_array("keeps the shape", shape_of=0),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(requirement="Every entry is twice what it was."),
    ],
    misconceptions=[Misconception("squares", lambda xs: xs**2, "Is $3^2$ twice three?")],
    on_pass="Twice is the same as once more.",
)
total = FunctionExercise(
    "tiny/total",
    title="A sum of doubles",
    goal="Sum what `double` gives.",
    reference=lambda xs: float(np.sum(2 * xs)),
    name="total",
    solution=TOTAL,
    cases=[
        Case("two numbers", example(np.array([1.0, 2.5]))),
        Case("any numbers", draw=lambda rng: [rng.normal(size=4)], times=3),
    ],
    criteria=[returns_number(), is_finite(), agrees_with_reference(requirement="It is the sum of the doubles.")],
    on_pass="Sums of doubles are doubles of sums.",
)
guess = Prediction(
    "tiny/guess",
    title="Which is larger?",
    goal="Say which is larger.",
    name="guess",
    options=("a", "b"),
    answer="b",
    questions={"a": "What is twice zero?"},
    on_pass="Twice a negative number is smaller than it.",
)
last = FunctionExercise(
    "tiny/last",
    title="The last one",
    goal="Return the last entry.",
    reference=lambda xs: float(xs[-1]),
    name="last",
    solution="def last(xs):\n    return xs[-1]\n",
    cases=[Case("three numbers", example(np.array([1.0, 2.0, 4.0])))],
    criteria=[returns_number(), is_finite(), agrees_with_reference(requirement="It is the last entry.")],
    on_pass="A negative index counts from the end.",
)
course = Course(
    "tiny",
    "A tiny course",
    "1",
    Path(__file__).parent,
    (Notebook("tiny", "Tiny", "tiny.ipynb", (double, total, guess, last)),),
)
