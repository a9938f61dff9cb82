"""Small machines: matrices that swap, that drop an entry, that repeat their input."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    ValueExercise,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    returns_array,
)
from graders.solutions import linear_algebra as solutions

from .matrices import Array, Rng, array

__all__ = ["drop_matrix", "make_repeater", "swap"]


def _same(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and bool(np.allclose(one, other))


def _probe(n: int) -> Array:
    return np.arange(1.0, n + 1)


swap = ValueExercise(
    "linear-algebra/swap",
    title="A matrix that swaps",
    goal="Write down the matrix that swaps the two entries of its input.",
    name="swap",
    reference=lambda: array([0, 1], [1, 0]),
    solution="swap = np.array([[0, 1], [1, 0]])\n",
    criteria=[
        returns_array("has two rows and two columns", must="It takes two numbers and gives two: its shape is (2, 2)."),
        is_finite(),
        holds(
            "puts the second entry first",
            lambda matrix: np.allclose(matrix[0] @ array(3, 8), 8),
            "For `x = [3, 8]`, the first entry of `swap @ x` must be 8.",
            "The first row meets `[3, 8]` entry by entry. What must it hold for 8 to come out?",
        ),
        holds(
            "puts the first entry second",
            lambda matrix: np.allclose(matrix[1] @ array(3, 8), 3),
            "For `x = [3, 8]`, the second entry of `swap @ x` must be 3.",
            "The second row meets `[3, 8]` entry by entry. What must it hold for 3 to come out?",
        ),
        agrees_with_reference(
            must="It must swap every input.", asks="What does `swap @ [1, 0]` give? And `swap @ [0, 1]`?"
        ),
    ],
    misconceptions=[
        Misconception(
            "leaves all as it is",
            lambda: np.eye(2),
            "This one gives back its input. Which entry of `x` does its first row pick, and which should it?",
        ),
        Misconception(
            "adds the entries up",
            lambda: np.ones((2, 2)),
            "Each row adds both entries. What should a row hold to pick only one?",
        ),
        Misconception(
            "writes the result, not the machine",
            lambda: array(2, 1),
            "This is what comes out for `[1, 2]`. What has to meet `[1, 2]` for it to come out?",
            also=(lambda: array([2], [1]), lambda: array(8, 3), lambda: array([8], [3])),
        ),
        Misconception(
            "swaps one input only",
            lambda: array([2, 0], [0, 0.5]),
            "This swaps `[1, 2]`. Does it swap `[3, 8]` too?",
        ),
        Misconception(
            "turns by a right angle",
            lambda: array([0, -1], [1, 0]),
            "Where does the minus sign come from? Nobody changes sign when two change places.",
            also=(lambda: array([0, 1], [-1, 0]),),
        ),
        Misconception(
            "gives the first entry twice",
            lambda: array([1, 0], [1, 0]),
            "Both rows pick the same entry. Which one should each of them pick?",
            also=(lambda: array([0, 1], [0, 1]),),
        ),
        Misconception(
            "flips the signs",
            lambda: -np.eye(2),
            "Each entry stays at its place and changes its sign. What should happen instead?",
        ),
    ],
    hints=[
        "Row 0 makes the first entry of the output. Which entry of the input should it pick?",
        "A row that picks the second of two entries is `[0, 1]`.",
        "The other row picks the first: put the two rows into `np.array([..., ...])`.",
    ],
    first="Start with the row that picks the second entry.",
    passing="Each row is a little function that picks. A row of the identity is all it takes.",
)


def _drawn_drop(rng: Rng) -> list[Any]:
    n = int(rng.integers(2, 8))
    return [n, int(rng.integers(n))]


drop_matrix = FunctionExercise(
    "linear-algebra/drop-matrix",
    title="A matrix that drops an entry",
    goal="Make the matrix that drops entry `i` of a vector of `n` entries, and keeps the others.",
    reference=solutions.drop_matrix,
    cases=[
        Case("the last of three", given(3, 2)),
        Case("the first of three", given(3, 0)),
        Case("the middle of three", given(3, 1)),
        Case("the first of two", given(2, 0)),
        Case("the last of two", given(2, 1)),
        Case("one of four", given(4, 1)),
        Case("the last of six", given(6, 5)),
        Case("any entry", _drawn_drop, times=5),
    ],
    criteria=[
        returns_array(
            "takes n numbers and gives n - 1",
            shape=lambda n, i: (n - 1, n),
            must="It takes `n` numbers and gives `n - 1`: one row for each that stays.",
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
        agrees_with_reference(asks="Which entry of the input should each row pick?"),
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
        ),
        Misconception(
            "always drops the first",
            lambda n, i: np.eye(n)[1:],
            "Your matrix never looks at `i`. What should `i = n - 1` drop?",
        ),
        Misconception(
            "counts from the end",
            lambda n, i: np.delete(np.eye(n), n - 1 - i, axis=0),
            "Which entry does yours drop for `i = 0`: the first or the last?",
        ),
    ],
    hints=[
        "Each row of the identity picks one entry. Which row is not wanted?",
        "`np.eye(n)` has a row for each entry. How do you leave row `i` out?",
        "`np.delete(np.eye(n), i, axis=0)` leaves out one row. Or build a list of the rows that stay.",
    ],
    first="Start with `np.eye(n)`, the matrix that gives back its input.",
    passing="Fewer rows than columns: information is lost, and no matrix can bring it back.",
)


_REPEATS = "Its product with `[1, 2, ...]` must be that vector, `k` times over."

make_repeater = FunctionExercise(
    "linear-algebra/make-repeater",
    title="A machine that makes machines",
    goal="Make the matrix that gives back its input of `n` entries `k` times in a row.",
    reference=solutions.make_repeater,
    cases=[
        Case("three times two entries", given(3, 2)),
        Case("twice three entries", given(2, 3)),
        Case("twice two entries", given(2, 2)),
        Case("once", given(1, 3)),
        Case("one entry, many times", given(4, 1)),
        Case("one entry, once", given(1, 1)),
        Case("five times four entries", given(5, 4)),
        Case("any", lambda rng: [int(rng.integers(1, 6)), int(rng.integers(1, 6))], times=5),
    ],
    criteria=[
        returns_array(
            "takes n numbers and gives k times n",
            shape=lambda k, n: (k * n, n),
            must="It takes `n` numbers and gives `k * n`: that many rows, of `n` entries each.",
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
        agrees_with_reference(asks="Which entry of the input should each row pick?"),
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
        ),
        Misconception(
            "forgets one copy",
            lambda k, n: np.tile(np.eye(n), (k - 1, 1)),
            "How many copies come out for `k = 1`?",
        ),
        Misconception(
            "makes one copy too many",
            lambda k, n: np.tile(np.eye(n), (k + 1, 1)),
            "How many copies come out for `k = 1`?",
        ),
    ],
    hints=[
        "Which matrix gives back its input once?",
        "What happens to the output when you put two matrices on top of each other?",
        "Stack `k` copies of `np.eye(n)`: `np.vstack` takes a list of them.",
    ],
    first="Start with `k = 1`: which matrix gives back its input?",
    passing="A function that makes functions. Rows on top of each other run in parallel, on the same input.",
)
