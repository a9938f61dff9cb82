"""The orthogonal projector onto the row space of a matrix.

Every x of shape (n,) is the sum of a part in the null space of ``A`` and a part in its row space, orthogonal to each
other. The projector ``P``, of shape (n, n), keeps the second: with the first r = rank(A) rows of ``Vt`` in
``A = U @ diag(s) @ Vt`` it is ``P = Vt[:r].T @ Vt[:r]``. It is the only matrix with ``P @ P = P``, ``P.T = P`` and the
null space of ``A``; so ``A @ P = A``, and ``P = I - N @ N.T`` for an orthonormal basis ``N`` of that null space.

Source: Golub and Van Loan, *Matrix Computations*; Trefethen and Bau, *Numerical Linear Algebra*, lecture 6.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    holds,
    is_finite,
    leaves_arguments_alone,
    rank_of,
    returns_array,
)
from graders.kit.charts import beside
from graders.solutions import svd as solutions

from .factors import equal_up_to_sign, full_svd, thin_svd
from .matrices import Array
from .null_space import CASES, null_space

__all__ = ["keeper"]

row_space_projector: Callable[[Array], Array] = solutions.keeper


def _row_space(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt[: rank_of(A)].T


def _rows_of_vt(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt[: rank_of(A)]


def _all_of_vt(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return Vt


def _scaled_rows_of_vt(A: Array) -> Array:
    _, s, Vt = full_svd(A)
    r = rank_of(A)
    scaled: Array = np.diag(s[:r]) @ Vt[:r]
    return scaled


def _gram_matrix_of_rows(A: Array) -> Array:
    rows = _rows_of_vt(A)
    return rows @ rows.T


def _column_space_projector(A: Array) -> Array:
    U, _, _ = full_svd(A)
    basis = U[:, : rank_of(A)]
    return basis @ basis.T


def _of_columns_of_vt(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    columns = Vt[:, : rank_of(A)]
    return columns @ columns.T


def _onto_the_first(A: Array) -> Array:
    _, _, Vt = full_svd(A)
    return np.outer(Vt[0], Vt[0])


def _without_one_direction(A: Array) -> Array:
    one = null_space(A)[:, :1]
    return np.eye(A.shape[1]) - one @ one.T


def _with_exact_zeros(A: Array) -> Array:
    _, s, Vt = full_svd(A)
    rows = Vt[: np.count_nonzero(s)]
    return rows.T @ rows


def _with_all_of_the_thin_svd(A: Array) -> Array:
    _, _, Vt = thin_svd(A)
    return Vt.T @ Vt


def _below(threshold: float) -> Callable[[Array], Array]:
    """Return an answer that takes singular values up to a fixed `threshold` for zero."""

    def projector(A: Array) -> Array:
        _, s, Vt = full_svd(A)
        rows = Vt[: int(np.sum(s > threshold))]
        return rows.T @ rows

    return projector


keeper = FunctionExercise(
    "svd/keeper",
    title="Keep what matters",
    goal="Make the projector that throws away just what a matrix throws away, and leaves the rest alone.",
    reference=solutions.keeper,
    cases=CASES,
    criteria=[
        returns_array(
            "takes what A takes, and gives as many",
            shape=lambda A: (A.shape[1], A.shape[1]),
            requirement="It must take the vectors that `A` takes, and give vectors that `A` can take.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "makes no difference to A",
            lambda A, P: np.linalg.norm(A @ P - A) <= 1e-5 * np.linalg.norm(A),
            "`A @ P` must be `A`: what it takes away, `A` would have thrown away.",
            "Take a vector that survives `A`. What does your matrix make of it?",
        ),
        holds(
            "throws away all that A throws away",
            lambda A, P: np.linalg.norm(P @ null_space(A)) <= 1e-5,
            "What `A` sends to zero, it must send to zero too.",
            "Take a vector that `A` loses. What does your matrix make of it?",
        ),
        agrees_with_reference(
            requirement="What is left must stand at a right angle to what is lost.",
            question="Do your directions have length 1, and stand at right angles?",
        ),
    ],
    picture=lambda A, P: beside(A @ P, A, label="A @ P", other_label="A"),
    misconceptions=[
        Misconception(
            "keeps what is lost",
            lambda A: np.eye(A.shape[1]) - row_space_projector(A),
            "Your matrix keeps what `A` throws away. What is left of a vector when that is taken off?",
        ),
        Misconception(
            "keeps everything",
            lambda A: np.eye(A.shape[1]),
            "The identity throws nothing away. What does `A` make of the first column of `thrown_away(A)`?",
        ),
        Misconception(
            "works on the side that comes out",
            _column_space_projector,
            "You project what comes out of `A`. Which of `U` and `Vt` is about what goes in?",
        ),
        Misconception(
            "multiplies the wrong way round",
            _gram_matrix_of_rows,
            "Rows times their transpose gives the dot products of the rows. What shape must it have?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "stretches as well",
            lambda A: A.T @ A,
            "`A.T @ A` keeps the right directions, and stretches each. What does a projector do the second time?",
        ),
        Misconception(
            "only turns",
            _all_of_vt,
            "`Vt` turns every vector and loses none. How do you turn back after throwing some away?",
            same=equal_up_to_sign,
        ),
        Misconception(
            "hands over the directions",
            _rows_of_vt,
            "You have the directions that survive. A vector measured along them: how is it put together again?",
            also=(_row_space,),
            same=equal_up_to_sign,
        ),
        Misconception(
            "keeps the first only",
            _onto_the_first,
            "One direction is kept. What does your matrix make of the second one that survives?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "forgets what rounding leaves",
            _with_exact_zeros,
            "A singular value of 1e-17 is zero, but for rounding. How many survive by your own `rank`?",
            theme=misconception_themes.EXACT_FLOATS,
        ),
        Misconception(
            "keeps as many as there are singular values",
            _with_all_of_the_thin_svd,
            "All rows of `Vt` are in yours, those of a zero too. How many of them survive?",
        ),
        Misconception(
            "measures with a fixed yardstick",
            _below(1e-10),
            "Entries of 1e-12 are small, and no rounding. What should small be compared to?",
            also=(_below(1e-8), _below(1e-6), lambda A: np.linalg.pinv(A / 1.0, 0) @ A),
        ),
        Misconception(
            "throws small ones away too",
            lambda A: np.linalg.pinv(A, 1e-3) @ A,
            "A ten-thousandth of the largest is small, and no rounding. How small is rounding?",
        ),
        Misconception(
            "gives the function itself",
            lambda A: A,
            "That is `A`, which also renames and puts in place. Which part of it only throws away?",
        ),
        Misconception(
            "keeps entries, not directions",
            lambda A: np.diag((np.abs(A).sum(axis=0) > 0).astype(float)),
            "Yours keeps or drops whole entries. What of `[[1, 1]]`, which keeps their sum?",
        ),
        Misconception(
            "takes columns of Vt",
            _of_columns_of_vt,
            "In `Vt` the directions are rows. Which way do you cut it?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "takes off one direction only",
            _without_one_direction,
            "One lost direction is taken off. What does yours make of the second one?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "keeps nothing",
            lambda A: np.zeros((A.shape[1], A.shape[1])),
            "Yours throws everything away. What should become of a vector that survives `A`?",
        ),
        Misconception(
            "stretches the directions it keeps",
            _scaled_rows_of_vt,
            "Two steps are done in yours: keep, and stretch. How do you come back from the short list to a vector?",
            same=equal_up_to_sign,
        ),
        Misconception(
            "takes off too much",
            lambda A: np.eye(A.shape[1]) - 2 * (np.eye(A.shape[1]) - row_space_projector(A)),
            "Yours turns the lost directions round instead of dropping them. How often are they taken off?",
        ),
        Misconception(
            "says how many, not which",
            lambda A: rank_of(A),
            "You have counted what survives. What is to become of a vector?",
        ),
        *common_mistakes.of_an_array(solutions.keeper),
    ],
    hints=[
        "Two ways: keep the directions that survive, or take off those that are lost. Which do you like better?",
        "With directions of length 1 at right angles as columns of `V`, `V.T @ x` measures and `V @` puts together.",
        "The first `rank(A)` rows of `Vt`: their transpose times themselves.",
    ],
    first_step="Start with `Vt[:rank(A)]`, the directions that survive.",
    on_pass="`A @ P` is `A`: the first step on its own. What is left only gets new names and a place.",
)
