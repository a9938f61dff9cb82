"""The matrix that repeats its input.

k identities of shape (n, n) stacked: shape (k * n, n). It maps x to x repeated k times.

Source: Golub and Van Loan, *Matrix Computations*, chapter 1 (block matrices).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    charts,
    example,
    holds,
    is_finite,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, gives_a_function

__all__ = ["make_repeater"]


def _same(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and bool(np.allclose(one, other))


def _probe(n: int) -> Array:
    return np.arange(1.0, n + 1)


_REPEATS = "Its product with `[1, 2, ...]` must be that vector, `k` times over."

make_repeater = FunctionExercise(
    "linear-algebra/make-repeater",
    title="A machine that makes machines",
    goal="Make the matrix that gives back its input of `n` entries `k` times in a row.",
    reference=solutions.make_repeater,
    cases=[
        Case("three times two entries", example(3, 2)),
        Case("twice three entries", example(2, 3)),
        Case("twice two entries", example(2, 2)),
        Case("once", example(1, 3)),
        Case("one entry, many times", example(4, 1)),
        Case("one entry, once", example(1, 1)),
        Case("five times four entries", example(5, 4)),
        Case("any", draw=lambda rng: [int(rng.integers(1, 6)), int(rng.integers(1, 6))], times=5),
    ],
    criteria=[
        returns_array(
            "takes n numbers and gives k times n",
            shape=lambda k, n: (k * n, n),
            requirement="It takes `n` numbers and gives `k * n`: that many rows, of `n` entries each.",
        ),
        is_finite(),
        holds(
            "starts with its input",
            lambda k, n, matrix: _same(matrix[:n] @ _probe(n), _probe(n)),
            _REPEATS,
            "What do the first `n` rows make of `[1, 2, ...]`?",
        ),
        holds(
            "repeats its input",
            lambda k, n, matrix: _same(matrix @ _probe(n), np.tile(_probe(n), k)),
            _REPEATS,
            "Each block of `n` rows makes one copy. What should a block be?",
        ),
        agrees_with_reference(question="Which entry of the input should each row pick?"),
    ],
    misconceptions=[
        Misconception(
            "repeats each entry",
            lambda k, n: np.repeat(np.eye(n), k, axis=0),
            "Does yours give `[1, 1, 2, 2]` for `[1, 2]`, or `[1, 2, 1, 2]`?",
        ),
        Misconception(
            "puts the blocks side by side",
            lambda k, n: np.tile(np.eye(n), (1, k)),
            "How many numbers does yours take? Should the blocks stand side by side or on top of each other?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "multiplies by k",
            lambda k, n: k * np.eye(n),
            "Yours makes the input `k` times as large. How does it become `k` times as long?",
        ),
        Misconception(
            "swaps k and n",
            lambda k, n: np.tile(np.eye(k), (n, 1)),
            "Which of `k` and `n` is the length of the input? Which one is yours?",
        ),
        Misconception(
            "adds all entries up",
            lambda k, n: np.ones((k * n, n)),
            "A row of ones adds up all entries. What should a row hold to pick one of them?",
        ),
        Misconception(
            "repeats nothing",
            lambda k, n: np.eye(n),
            "Your matrix never looks at `k`. How many copies does it give?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "makes an identity of the larger size",
            lambda k, n: np.eye(k * n),
            "Yours takes `k * n` numbers. How many does the input have?",
        ),
        Misconception(
            "copies once and pads with zeros",
            lambda k, n: np.eye(k * n, n),
            "What comes out after the first copy? What should the further rows pick?",
        ),
        Misconception(
            "gives the repeated numbers",
            lambda k, n: np.tile(_probe(n), k),
            "Those are numbers that might come out. What matrix makes them from `[1, 2, ...]`?",
            also=(lambda k, n: np.tile(np.arange(n), k),),
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "forgets one copy",
            lambda k, n: np.tile(np.eye(n), (k - 1, 1)),
            "How many copies come out for `k = 1`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "makes one copy too many",
            lambda k, n: np.tile(np.eye(n), (k + 1, 1)),
            "How many copies come out for `k = 1`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "repeats in both directions",
            lambda k, n: np.tile(np.eye(n), (k, k)),
            "How many numbers does yours take? The input comes once.",
        ),
        Misconception(
            "stacks in a third direction",
            lambda k, n: np.stack([np.eye(n)] * k),
            "How many dimensions has yours? What puts matrices one under the other instead?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "holds nothing but zeros",
            lambda k, n: np.zeros((k * n, n)),
            "A row of zeros gives 0 for any input. What must it hold to pick an entry?",
        ),
        Misconception(
            "always makes two copies",
            lambda k, n: np.vstack([np.eye(n)] * 2),
            "Yours always gives two copies. Which line of it looks at `k`?",
            also=(lambda k, n: np.vstack([np.eye(n)] * 3),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "turns each copy round",
            lambda k, n: np.tile(np.eye(n)[::-1], (k, 1)),
            "What does yours make of `[1, 2]`? In which order do the two come out?",
        ),
        Misconception(
            "shares the input among the copies",
            lambda k, n: np.tile(np.eye(n), (k, 1)) / k,
            "Each copy is as large as the input. What do you divide by?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "hands back a function",
            None,
            "A function repeats too. Which array does it, with `@`?",
            when=gives_a_function,
        ),
        *common_mistakes.of_an_array(solutions.make_repeater)[:-1],  # all numbers are whole: nothing to round
    ],
    hints=[
        "Which matrix gives back its input once?",
        "What happens to the output when you put two matrices on top of each other?",
        "Stack `k` copies of `np.eye(n)`: `np.vstack` takes a list of them.",
    ],
    first_step="Start with `k = 1`: which matrix gives back its input?",
    on_pass="A function that makes functions. Rows on top of each other run in parallel, on the same input.",
    picture=lambda k, n, matrix: charts.heatmap(matrix),
)
