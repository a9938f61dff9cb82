"""The null space of a matrix, as a basis.

The null space of ``A``, of shape (m, n) and rank r, is the set of all x with ``A @ x = 0``, a subspace of dimension
n - r. In the full decomposition ``A = U @ diag(s) @ Vt`` the first r rows of ``Vt`` are an orthonormal basis of the row
space, and the other n - r rows are one of the null space: ``N = Vt[r:].T``, of shape (n, n - r). Any other basis of the
same subspace is as right, so answers are compared by the subspace that they span.

Source: Golub and Van Loan, *Matrix Computations*; Strang, *Introduction to Linear Algebra* (the four subspaces).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    rank_of,
    returns_array,
    same_subspace,
)
from graders.solutions import svd as solutions

from .factors import equal_up_to_sign, full_svd, thin_svd
from .matrices import Array, array, of_any_rank, whole

__all__ = ["CASES", "null_space", "thrown_away"]

_ROUNDED = array(0.1, 0.2, 0.3)[:, None] * array(1, 3, 7)

CASES = [
    Case("the second entry is lost", example(array([1, 0], [0, 0]))),
    Case("only the sum survives", example(array([1, 1]))),
    Case("only the difference survives", example(array([1, -1], [2, -2]))),
    Case("wide: three go in, two come out", example(array([1, 0, 0], [0, 1, 0]))),
    Case("tall, and one direction is lost", example(array([1, 2], [2, 4], [3, 6]))),
    Case("two of three are lost", example(array([1, 2, 3], [2, 4, 6], [3, 6, 9]))),
    Case("lost in no entry of its own", example(array([1, 2, 3], [4, 5, 6], [7, 8, 9]))),
    Case("lost for good, and turned", example(array([0, 1], [0, 0]))),
    Case("whole numbers", example(whole([1, 0, 1], [0, 1, 1]))),
    Case("loses all", example(array([0, 0, 0], [0, 0, 0]))),
    Case("multiples, but for rounding", example(_ROUNDED)),
    Case("tiny numbers", example(1e-12 * array([1, 0, 0], [0, 3, 0]))),
    Case("one direction much smaller than the other", example(array([1, 0, 0], [0, 1e-4, 0]))),
    Case("loses nothing", example(array([1, 1], [0, 1]))),
    Case("loses nothing, tall", example(array([1, 0], [0, 1], [1, 1]))),
    Case("any matrix", draw=lambda rng: [of_any_rank(rng)], times=4),
]
"""Matrices of every rank; the projector onto the row space is asked for on the same ones."""

null_space: Callable[[Array], Array] = solutions.thrown_away
"""Return an orthonormal basis of the null space of a matrix of shape (m, n): shape (n, n - rank)."""


def _is_lost(A: Array, N: Array) -> bool:
    """Whether each column goes to zero, compared with its own size and that of `A`."""
    sizes = np.linalg.norm(A) * np.linalg.norm(N, axis=0)
    return bool(np.all(np.linalg.norm(A @ N, axis=0) <= 1e-5 * sizes))


def _same_columns(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and (np.size(one) == 0 or same_subspace(one, other))


def _same_rows(one: Any, other: Any) -> bool:
    return np.size(one) == np.size(other) == 0 or _same_columns(np.transpose(one), np.transpose(other))


def _row_space(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt[: rank_of(A)].T


def _left_null_space(A: Array) -> Array:
    U, _, _ = full_svd(A)
    return U[:, rank_of(A) :]


def _columns_of_vt(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt[:, rank_of(A) :]


def _all_directions(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt.T


def _first_direction(A: Array) -> Array:
    return null_space(A)[:, :1]


def _last_direction(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt[-1:].T


def _last_row_of_vt(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    last: Array = Vt[-1]
    return last


def _one_direction_too_many(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt[max(rank_of(A) - 1, 0) :].T


def _exact_zeros(A: Array) -> Array:
    _, s, Vt = full_svd(A)
    return Vt[np.count_nonzero(s) :].T


def _below(threshold: float) -> Callable[[Array], Array]:
    """Return an answer that takes singular values up to a fixed `threshold` for zero."""

    def basis(A: Array) -> Array:
        _, s, Vt = full_svd(A)
        return Vt[int(np.sum(s > threshold)) :].T

    return basis


def _with_tolerance(share: float) -> Callable[[Array], Array]:
    """Return an answer that takes singular values up to a large `share` of the largest for zero."""

    def basis(A: Array) -> Array:
        _, _, Vt = full_svd(A)
        return Vt[rank_of(A, share) :].T

    return basis


def _in_the_thin_svd(A: Array) -> Array:
    _, _, Vt = thin_svd(A)
    return Vt[rank_of(A) :].T


def _in_the_thin_svd_below(share: float) -> Callable[[Array], Array]:
    """Return an answer that takes the rows of `Vt` whose singular value is a smaller share of the largest."""

    def basis(A: Array) -> Array:
        _, s, Vt = thin_svd(A)
        return Vt[s < share * s[0]].T

    return basis


thrown_away = FunctionExercise(
    "svd/thrown-away",
    title="What A cannot see",
    goal="Find the directions that a matrix throws away: a basis of its null space, as columns.",
    reference=solutions.thrown_away,
    cases=CASES,
    criteria=[
        returns_array(
            "has a column for each direction that is lost",
            shape=lambda A: (A.shape[1], A.shape[1] - rank_of(A)),
            requirement="It needs a row for each number that goes in, and a column for each direction that is lost.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "all of it is lost",
            _is_lost,
            "`A` must send each of its columns to zero.",
            "What is `A @` your first column? Do the directions stand in rows or columns of `Vt`?",
        ),
        holds(
            "has no column too many",
            lambda A, N: N.shape[1] == 0 or rank_of(N) == N.shape[1],
            "No column may be made of the others, and none may be zero.",
            "Could you leave a column out and still reach all that is lost?",
        ),
    ],
    misconceptions=[
        Misconception(
            "lays the directions down as rows",
            lambda A: null_space(A).T,
            "You have the directions, lying down as rows. How do they stand up as columns?",
            same=_same_rows,
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "gives what is kept",
            _row_space,
            "These are the directions that survive. Which rows of `Vt` are left over?",
            same=_same_columns,
        ),
        Misconception(
            "looks on the side that comes out",
            _left_null_space,
            "These are places where nothing ever arrives. Which of `U` and `Vt` meets the input?",
            same=_same_columns,
        ),
        Misconception(
            "takes columns of Vt",
            _columns_of_vt,
            "In `Vt` the directions are rows, as the `t` says. Which way do you cut it?",
            same=equal_up_to_sign,
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "always finds just one",
            _last_direction,
            "Yours always gives one direction. How many are lost when nothing is, and how many when all is?",
            same=_same_columns,
        ),
        Misconception(
            "stops after the first",
            _first_direction,
            "One lost direction is there. If two are lost, where is the other one?",
            same=_same_columns,
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "misses what a wide matrix must lose",
            _in_the_thin_svd,
            "`full_matrices=False` leaves rows of `Vt` out. Which ones does a wide matrix need here?",
            also=(_in_the_thin_svd_below(1e-12), _in_the_thin_svd_below(1e-10), _in_the_thin_svd_below(1e-9)),
            same=_same_columns,
        ),
        Misconception(
            "asks for exactly zero",
            _exact_zeros,
            "Print the singular values: is the last one zero, or 1e-17? Which of your tests takes that for something?",
            same=_same_columns,
            theme=misconception_themes.EXACT_FLOATS,
        ),
        Misconception(
            "measures with a fixed yardstick",
            _below(1e-10),
            "Entries of 1e-12 are small, and no rounding. What should small be compared to?",
            also=(
                _below(1e-8),
                _below(1e-6),
                _below(1e-9),
            ),
            same=_same_columns,
        ),
        Misconception(
            "throws small ones away too",
            _with_tolerance(1e-3),
            "A ten-thousandth of the largest is small, and no rounding. How small is rounding?",
            also=(_with_tolerance(1e-2),),
            same=_same_columns,
        ),
        Misconception(
            "gives every direction",
            _all_directions,
            "All directions are in yours, those that survive too. Which of them does `A` send to zero?",
            same=_same_columns,
        ),
        Misconception(
            "gives one too many",
            _one_direction_too_many,
            "The first of your columns still survives. Which row of `Vt` is the first that does not?",
            same=_same_columns,
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "says how many, not which",
            lambda A: A.shape[1] - rank_of(A),
            "You have counted what is lost. Which vectors does `A` send to zero?",
        ),
        Misconception(
            "gives zeros",
            lambda A: np.zeros((A.shape[1], A.shape[1] - rank_of(A))),
            "Zero goes to zero under every matrix. Which directions are there besides?",
        ),
        Misconception(
            "gives a projector",
            lambda A: null_space(A) @ null_space(A).T,
            "That matrix leads onto what is lost. How many columns are enough to span it?",
        ),
        Misconception(
            "gives one flat vector",
            _last_row_of_vt,
            "One direction, and as a vector. How is the answer to hold two of them, or none?",
            same=equal_up_to_sign,
        ),
        Misconception(
            "hands over all three steps",
            None,
            "`U`, `s` and `Vt` are all there. In which of them, and where, are the directions that are lost?",
            when=lambda seen: all(isinstance(one.returned, tuple) and len(one.returned) == 3 for one in seen),
        ),
        *common_mistakes.of_an_array(solutions.thrown_away),
    ],
    hints=[
        "The rows of `Vt` are directions, and each belongs to a singular value. Which rows belong to a zero?",
        "`rank(A)` of them survive, the first ones. A full `Vt` has a row for each number that goes in.",
        "All rows of `Vt` from `rank(A)` on, made columns by `.T`.",
    ],
    first_step="Start with `U, s, Vt = np.linalg.svd(A)`, and look at the last rows of `Vt`.",
    on_pass="Any basis will do: a subspace has no favourite one. Now keep the rest, and only the rest.",
)
