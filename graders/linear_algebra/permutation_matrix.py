"""The permutation matrix that swaps two entries.

``[[0, 1], [1, 0]]`` maps (x, y) to (y, x). It is orthogonal, and its own inverse.

Source: Golub and Van Loan, *Matrix Computations*, chapter 1; Trefethen and Bau, *Numerical Linear Algebra*, lecture 2.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graders import misconception_themes
from graders.kit import (
    Misconception,
    Observation,
    ValueExercise,
    agrees_with_reference,
    holds,
    is_finite,
    returns_array,
)

from .matrices import array, gives_a_function, gives_text
from .vector_plots import arrows

__all__ = ["swap"]


def _holds_bools(seen: Sequence[Observation]) -> bool:
    return all(isinstance(one.returned, np.ndarray) and one.returned.dtype == np.bool_ for one in seen)


swap = ValueExercise(
    "linear-algebra/swap",
    title="A matrix that swaps",
    goal="Write down the matrix that swaps the two entries of its input.",
    name="swap",
    reference=lambda: array([0, 1], [1, 0]),
    solution="swap = np.array([[0, 1], [1, 0]])\n",
    criteria=[
        returns_array(
            "has two rows and two columns", requirement="It takes two numbers and gives two: its shape is (2, 2)."
        ),
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
            requirement="It must swap every input.", question="What does `swap @ [1, 0]` give? And `swap @ [0, 1]`?"
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
            "This is what comes out for one input. What has to meet that input for it to come out?",
            also=(lambda: array([2], [1]), lambda: array(8, 3), lambda: array([8], [3])),
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "swaps one input only",
            lambda: array([2, 0], [0, 0.5]),
            "One input comes out right. Does yours swap both `[1, 2]` and `[3, 8]`?",
            also=(lambda: array([8 / 3, 0], [0, 3 / 8]),),
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
        Misconception(
            "swaps and scales",
            lambda: array([0, 2], [2, 0]),
            "The places are right. What does your factor make of `[3, 8]`?",
            also=(
                lambda: array([0, 0.5], [0.5, 0]),
                lambda: array([0, -1], [-1, 0]),
            ),
        ),
        Misconception(
            "writes the rows in one line",
            lambda: array(0, 1, 1, 0),
            "Four numbers in one line are a vector. How many brackets does a matrix of two rows have?",
        ),
        Misconception(
            "takes three entries",
            lambda: np.eye(3)[[1, 0, 2]],
            "How many entries has the input? How many does each of your rows meet?",
            also=(lambda: np.eye(3)[::-1],),
        ),
        Misconception(
            "picks one entry only",
            lambda: array([0, 1], [0, 0]),
            "One of your rows picks nothing. Which entry of the input is lost?",
            also=(lambda: array([0, 0], [1, 0]),),
        ),
        Misconception(
            "holds nothing but zeros",
            lambda: np.zeros((2, 2)),
            "A row of zeros gives 0 for any input. What must it hold to pick an entry?",
        ),
        Misconception(
            "adds a little of the rest",
            lambda: array([0, 1], [1, 0.1]),
            "One of your rows takes a bit of a second entry as well. What should that bit be?",
            also=(
                lambda: array([0.1, 1], [1, 0]),
                lambda: array([0.1, 1], [1, 0.1]),
            ),
        ),
        Misconception(
            "is a function",
            None,
            "A function can swap too. Which array does it, with `@`?",
            when=gives_a_function,
        ),
        Misconception(
            "is text",
            None,
            "What makes text of your numbers? What is left when you take the quotes away?",
            when=gives_text,
        ),
        Misconception(
            "holds true and false",
            None,
            "Are `True` and `False` numbers? Which two numbers pick, or do not pick?",
            when=_holds_bools,
        ),
    ],
    hints=[
        "Row 0 makes the first entry of the output. Which entry of the input should it pick?",
        "A row that picks the second of two entries is `[0, 1]`.",
        "The other row picks the first: put the two rows into `np.array([..., ...])`.",
    ],
    first_step="Start with the row that picks the second entry.",
    on_pass="Each row is a little function that picks. A row of the identity is all it takes.",
    picture=lambda matrix: arrows({"x = [3, 8]": array(3, 8), "swap @ x": matrix @ array(3, 8)}),
)
