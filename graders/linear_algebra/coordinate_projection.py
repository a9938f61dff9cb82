"""The matrix that drops one coordinate.

The identity of shape (n, n) without its row i: shape (n - 1, n). It maps x to the other entries, in their order.

Source: Golub and Van Loan, *Matrix Computations*, chapter 1.
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

from .matrices import Array, Rng, gives_a_function

__all__ = ["drop_matrix"]


def _same(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and bool(np.allclose(one, other))


def _probe(n: int) -> Array:
    return np.arange(1.0, n + 1)


def _drawn_drop(rng: Rng) -> list[Any]:
    n = int(rng.integers(2, 8))
    return [n, int(rng.integers(n))]


def _blanked(n: int, i: int) -> Array:
    matrix = np.eye(n - 1, n)
    matrix[:, i] = 0
    return matrix


drop_matrix = FunctionExercise(
    "linear-algebra/drop-matrix",
    title="A matrix that drops an entry",
    goal="Make the matrix that drops entry `i` of a vector of `n` entries, and keeps the others.",
    reference=solutions.drop_matrix,
    cases=[
        Case("the last of three", example(3, 2)),
        Case("the first of three", example(3, 0)),
        Case("the middle of three", example(3, 1)),
        Case("the first of two", example(2, 0)),
        Case("the last of two", example(2, 1)),
        Case("one of four", example(4, 1)),
        Case("the last of six", example(6, 5)),
        Case("any entry", draw=_drawn_drop, times=5),
    ],
    criteria=[
        returns_array(
            "takes n numbers and gives n - 1",
            shape=lambda n, i: (n - 1, n),
            requirement="It takes `n` numbers and gives `n - 1`: one row for each that stays.",
        ),
        is_finite(),
        holds(
            "forgets entry `i`",
            lambda n, i, matrix: np.allclose(matrix[:, i], 0),
            "Nothing that comes out may depend on entry `i`.",
            "Which column of your matrix meets entry `i`? What should it hold?",
        ),
        holds(
            "keeps the others in order",
            lambda n, i, matrix: _same(matrix @ _probe(n), np.delete(_probe(n), i)),
            "The entries that stay must come out unchanged, in their order.",
            "What does your matrix make of `[1, 2, 3, ...]`?",
        ),
        agrees_with_reference(question="Which entry of the input should each row pick?"),
    ],
    misconceptions=[
        Misconception(
            "sets the entry to zero instead",
            lambda n, i: np.diag((np.arange(n) != i).astype(float)),
            "Yours still gives `n` numbers, one of them 0. What turns a row that gives 0 into no row at all?",
        ),
        Misconception(
            "keeps only that entry",
            lambda n, i: np.eye(n)[i : i + 1],
            "Your one row picks entry `i`. Which entries should be picked?",
            also=(lambda n, i: np.eye(n)[i],),
        ),
        Misconception(
            "drops a column instead of a row",
            lambda n, i: np.delete(np.eye(n), i, axis=1),
            "How many numbers does yours take, and how many does it give? Rows give, columns take.",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "changes nothing",
            lambda n, i: np.eye(n),
            "The identity gives back all `n` entries. Which row of it should go?",
        ),
        Misconception(
            "counts positions from one",
            lambda n, i: np.delete(np.eye(n), i - 1, axis=0),
            "Which entry does Python call number 0? Which one does yours drop for `i = 0`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "drops row and column",
            lambda n, i: np.eye(n - 1),
            "Yours takes only `n - 1` numbers. How could it get `n` and leave one out?",
        ),
        Misconception(
            "always drops the last",
            lambda n, i: np.eye(n)[:-1],
            "Your matrix never looks at `i`. What should `i = 0` drop?",
            also=(lambda n, i: np.eye(n - 1, n),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "always drops the first",
            lambda n, i: np.eye(n)[1:],
            "Your matrix never looks at `i`. What should `i = n - 1` drop?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "counts from the end",
            lambda n, i: np.delete(np.eye(n), n - 1 - i, axis=0),
            "Which entry does yours drop for `i = 0`: the first or the last?",
        ),
        Misconception(
            "forgets the axis",
            lambda n, i: np.delete(np.eye(n), i),
            "Without an axis numpy counts through all the entries, in one line. Along which axis do the rows stand?",
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "adds all entries up",
            lambda n, i: np.ones((n - 1, n)),
            "A row of ones adds up all entries. What should a row hold to pick one of them?",
        ),
        Misconception(
            "holds nothing but zeros",
            lambda n, i: np.zeros((n - 1, n)),
            "A row of zeros gives 0 for any input. What must it hold to pick an entry?",
        ),
        Misconception(
            "blanks a column of the smaller identity",
            _blanked,
            "Which row of yours picks the last entry? Look at the row that gives only zeros.",
        ),
        Misconception(
            "gives the numbers that stay",
            lambda n, i: np.delete(np.arange(1, n + 1), i),
            "Those are numbers that might come out. What matrix makes them from `[1, 2, ...]`?",
            also=(lambda n, i: np.delete(np.arange(n), i),),
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "counts the rows from one",
            lambda n, i: np.delete(np.eye(n), i - 1, axis=0) if i else np.eye(n),
            "Which number does your loop give to the first row? Which one does yours leave out for `i = 1`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "turns the order round",
            lambda n, i: np.delete(np.eye(n), i, axis=0)[::-1],
            "The right entries come out, from the last to the first. Which row should stand on top?",
        ),
        Misconception(
            "scales what stays",
            lambda n, i: 2 * np.delete(np.eye(n), i, axis=0),
            "What comes out should be some of the numbers that went in. What does your factor do to them?",
            also=(
                lambda n, i: -np.delete(np.eye(n), i, axis=0),
                lambda n, i: np.delete(np.eye(n), i, axis=0) / n,
            ),
        ),
        Misconception(
            "hands back a function",
            None,
            "A function drops too. Which array does it, with `@`?",
            when=gives_a_function,
        ),
        *common_mistakes.of_an_array(solutions.drop_matrix)[:-1],  # all numbers are whole: nothing to round
    ],
    hints=[
        "Each row of the identity picks one entry. Which row is not wanted?",
        "`np.eye(n)` has a row for each entry. How do you leave row `i` out?",
        "`np.delete(np.eye(n), i, axis=0)` leaves out one row. Or build a list of the rows that stay.",
    ],
    first_step="Start with `np.eye(n)`, the matrix that gives back its input.",
    on_pass="Fewer rows than columns: information is lost, and no matrix can bring it back.",
    picture=lambda n, i, matrix: charts.heatmap(matrix),
)
