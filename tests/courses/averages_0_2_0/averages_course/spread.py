from __future__ import annotations

import numpy as np

from graders.kit import Case, FunctionExercise, Misconception, agrees_with_reference, given, holds, returns_number


def spread(xs):
    return max(xs) - min(xs)


spread_exercise = FunctionExercise(
    "averages/spread",
    title="How far apart",
    goal="Return how far apart the smallest and the largest are.",
    reference=spread,
    cases=[
        Case("one number", given(np.array([3.0]))),
        Case("out of order", given(np.array([2.0, 9.0, -1.0, 4.0]))),
        Case("any numbers", lambda rng: [rng.normal(size=rng.integers(2, 9))], times=4),
        Case("no number at all", given(np.array([])), stretch=True, says="What is the spread of nothing?"),
    ],
    criteria=[
        returns_number(),
        holds("is never negative", lambda xs, far: far >= 0, must="No two numbers are less than nothing apart."),
        agrees_with_reference(must="It is how far you walk from the smallest to the largest."),
    ],
    misconceptions=[
        Misconception(
            "takes the ends for the extremes",
            lambda xs: abs(xs[-1] - xs[0]),
            asks="Must the smallest number stand first? What if the same numbers come in another order?",
        ),
        Misconception("forgets the smallest", lambda xs: xs.max(), asks="Where does the walk to the largest begin?"),
    ],
    hints=["Which two of the numbers matter?", "`max(xs)` is one of them. Which is the other?"],
    first="Find the largest one first.",
    passing="Two numbers decide it, whatever the others do: one slip of a finger can make it huge.",
)
