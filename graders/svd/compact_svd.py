"""The compact singular value decomposition, and which product of U with its transpose is the identity.

A matrix ``A`` of shape (m, n) and rank r is ``U @ diag(s) @ Vt`` with ``U`` of shape (m, r), ``s`` of shape (r,) and
``Vt`` of shape (r, n): ``U.T @ U = I`` and ``Vt @ Vt.T = I`` (both r by r), and ``s[0] >= ... >= s[r - 1] > 0``. In
numpy ``A = U * s @ Vt``. For r < m the product ``U @ U.T`` is no identity but the projector onto the column space.

Source: Golub and Van Loan, *Matrix Computations*; Trefethen and Bau, *Numerical Linear Algebra*, lectures 4 and 5.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    Criterion,
    FunctionExercise,
    Misconception,
    Observation,
    Prediction,
    example,
    has_orthonormal_columns,
    holds,
    is_finite,
    leaves_arguments_alone,
    rank_of,
)
from graders.kit.charts import beside
from graders.solutions import svd as solutions

from .factors import Factors, factors_equal_up_to_sign, full_svd, read_factors, thin_svd
from .matrices import CHOOSE, Array, array, of_any_rank, whole

__all__ = ["compact_svd", "one_way"]


def _runs_like(A: Array, steps: Factors) -> bool:
    U, s, Vt = steps
    return bool(np.linalg.norm(U * s @ Vt - A) <= 1e-5 * np.linalg.norm(A))


def _picture(A: Array, steps: Factors) -> Any:
    U, s, Vt = steps
    return beside(U * s @ Vt, A, label="U * s @ Vt")


_compact: Callable[[Array], Factors] = solutions.compact_svd


def _cut(A: Array, r: int) -> Factors:
    U, s, Vt = thin_svd(A)
    return U[:, :r], s[:r], Vt[:r]


def _mistake(
    name: str, solution: Callable[[Array], Any], question: str, *also: Callable[[Array], Any], **more: Any
) -> Any:
    return Misconception(name, solution, question, also=also, same=factors_equal_up_to_sign, **more)


def _signs_lost(seen: Sequence[Observation]) -> bool:
    """Whether each part is right on its own, and the pairs do not belong together."""
    return all(factors_equal_up_to_sign(one.returned, one.expected.value) for one in seen) and not all(
        _runs_like(one.args[0], one.returned) for one in seen
    )


def _cut_below(threshold: float) -> Callable[[Array], Factors]:
    """Return an answer that drops singular values up to a fixed `threshold`."""

    def cut(A: Array) -> Factors:
        _, s, _ = thin_svd(A)
        return _cut(A, int(np.sum(s > threshold)))

    return cut


def _cut_below_share(share: float) -> Callable[[Array], Factors]:
    """Return an answer that drops singular values up to a `share` of the largest."""

    def cut(A: Array) -> Factors:
        _, s, _ = thin_svd(A)
        return _cut(A, int(np.sum(s > share * s[0])))

    return cut


def _cut_at_exact_zeros(A: Array) -> Factors:
    _, s, _ = thin_svd(A)
    return _cut(A, int(np.count_nonzero(s)))


def _cut_rows_of_u(A: Array) -> Factors:
    U, s, Vt = thin_svd(A)
    r = rank_of(A)
    return U[:r], s[:r], Vt[:r]


def _cut_columns_of_vt(A: Array) -> Factors:
    U, s, Vt = thin_svd(A)
    r = rank_of(A)
    return U[:, :r], s[:r], Vt[:, :r]


def _thin_with_s_cut(A: Array) -> Factors:
    U, s, Vt = thin_svd(A)
    return U, s[: rank_of(A)], Vt


def _full_with_s_cut(A: Array) -> Factors:
    U, s, Vt = full_svd(A)
    return U, s[: rank_of(A)], Vt


def _with_v(A: Array) -> Factors:
    U, s, Vt = _compact(A)
    return U, s, Vt.T


def _with_s_as_matrix(A: Array) -> Factors:
    U, s, Vt = _compact(A)
    return U, np.diag(s), Vt


def _with_s_squared(A: Array) -> Factors:
    U, s, Vt = _compact(A)
    return U, s**2, Vt


def _with_scaled_u(A: Array) -> Factors:
    U, s, Vt = _compact(A)
    return U * s, s, Vt


def _in_reverse_order(A: Array) -> Factors:
    U, s, Vt = _compact(A)
    return Vt, s, U


def _of_the_transpose(A: Array) -> Factors:
    U, s, Vt = _compact(A)
    return Vt.T, s, U.T


def _singular_values(A: Array) -> Array:
    _, s, _ = _compact(A)
    return s


compact_svd = FunctionExercise(
    "svd/compact-svd",
    title="Three steps, and no more",
    goal="Take a matrix apart into U, s and Vt, with nothing in them that does not survive.",
    reference=solutions.compact_svd,
    cases=[
        Case("keeps one of two", example(array([3, 0], [0, 0]))),
        Case("loses nothing", example(array([3, 0], [0, 2]))),
        Case("swaps and stretches", example(array([0, 2], [5, 0]))),
        Case("turns, and stretches all alike", example(array([0, 2], [-2, 0]))),
        Case("the second row is twice the first", example(array([1, 2], [2, 4]))),
        Case("wide", example(array([1, 2, 0], [0, 0, 3]))),
        Case("tall", example(array([1, 1], [1, -1], [2, 0]))),
        Case("wide, and one survives", example(array([1, 2, 3], [2, 4, 6]))),
        Case("no row is another's multiple", example(array([1, 2, 3], [4, 5, 6], [7, 8, 9]))),
        Case("a single row", example(array([3, 4]))),
        Case("a single column", example(array([3], [4]))),
        Case("negative numbers", example(array([-1, 2], [2, -4], [0, 5]))),
        Case("whole numbers", example(whole([2, 0, 0], [0, 3, 0]))),
        Case("multiples, but for rounding", example(array(0.1, 0.2, 0.3)[:, None] * array(1, 3, 7))),
        Case("tiny numbers", example(1e-12 * array([1, 0], [0, 3]))),
        Case("one direction much smaller than the other", example(array([1, 0], [0, 1e-5]))),
        Case("loses all", example(array([0, 0], [0, 0]))),
        Case("any matrix", draw=lambda rng: [of_any_rank(rng)], times=4),
    ],
    criteria=[
        Criterion("returns three arrays that fit together", read_factors, reads=True),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "runs like A",
            _runs_like,
            "The three steps, one after the other, must do what `A` does: `U * s @ Vt` must be `A`.",
            "What is the shape of each of the three? Which of them acts first?",
        ),
        holds(
            "keeps just what survives",
            lambda A, steps: len(steps[1]) == rank_of(A),
            "It needs one singular value for each thing that survives, no more and no fewer.",
            "Print `s`. Which of its numbers are zero, or would be without rounding?",
        ),
        holds(
            "has directions of length 1 at right angles",
            lambda A, steps: has_orthonormal_columns(steps[0]) and has_orthonormal_columns(steps[2].T),
            "The columns of `U`, and the rows of `Vt`, have length 1 and stand at right angles.",
            "Which of the three may stretch, and which may only turn?",
        ),
        holds(
            "stretches by positive numbers",
            lambda A, steps: np.all(steps[1] > 0),
            "Singular values are lengths: they are positive.",
            "A sign can go into a column of `U`. Which column is it?",
        ),
    ],
    picture=_picture,
    misconceptions=[
        _mistake(
            "keeps the zeros",
            thin_svd,
            "As many came out as `A` has room for. Which singular values of `[[1, 2], [2, 4]]` can go?",
        ),
        _mistake(
            "gives the full one",
            full_svd,
            "`U` and `Vt` are square in yours. How many of their directions does the middle step use?",
        ),
        _mistake(
            "gives V instead of its transpose",
            _with_v,
            "Numpy gives `Vt`, ready to act. What did you do to it?",
            theme=misconception_themes.TRANSPOSE,
        ),
        _mistake(
            "gives s as a matrix",
            _with_s_as_matrix,
            "The middle step is right, as a matrix. What does `U * s` do with the plain vector?",
        ),
        _mistake(
            "asks for exactly zero",
            _cut_at_exact_zeros,
            "Print `s` with all its digits: is the last one zero, or 1e-17? What does `rank(A)` say?",
            theme=misconception_themes.EXACT_FLOATS,
        ),
        _mistake(
            "measures with a fixed yardstick",
            _cut_below(1e-10),
            "What is left by yours when all entries are 1e-12? What should small be compared to?",
            _cut_below(1e-8),
            _cut_below(1e-6),
            _cut_below(1e-9),
            _cut_below(1e-12),
        ),
        _mistake(
            "throws small ones away too",
            _cut_below_share(0.01),
            "A hundred-thousandth of the largest is small, and no rounding. How small is rounding?",
            _cut_below_share(1e-3),
        ),
        _mistake(
            "keeps the first only",
            lambda A: _cut(A, 1),
            "One thing survives yours, always. How many do by your own `rank`?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        _mistake(
            "cuts rows of U",
            _cut_rows_of_u,
            "Each singular value has a column of `U`. Which way does `U[:r]` cut?",
            theme=misconception_themes.AXES,
        ),
        _mistake(
            "cuts columns of Vt",
            _cut_columns_of_vt,
            "Each singular value has a row of `Vt`. Which way does `Vt[:, :r]` cut?",
            theme=misconception_themes.AXES,
        ),
        _mistake(
            "gives the squares of the singular values",
            _with_s_squared,
            "`A.T @ A` stretches twice. What is once?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        _mistake(
            "stretches in the last step too",
            _with_scaled_u,
            "`U` should only put things in place. Which step has stretched already?",
        ),
        _mistake(
            "hands them over in another order",
            _in_reverse_order,
            "All three are there. Which one stands on the left of the product?",
            _of_the_transpose,
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "loses the signs",
            None,
            "Each part is right by itself. But a sign changed in `U` must change in `Vt` too: who sees to that?",
            when=_signs_lost,
        ),
        _mistake(
            "cuts s only",
            _thin_with_s_cut,
            "`s` is short now. What belongs to each of its numbers in `U` and in `Vt`?",
            _full_with_s_cut,
        ),
        _mistake(
            "keeps one too many",
            lambda A: _cut(A, rank_of(A) + 1),
            "The last of yours is stretched by zero. Which number should `rank(A)` leave out?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "stretches by less than nothing",
            None,
            "Your steps do run like `A`, but a stretch is negative. Which of the others could take that sign over?",
            when=lambda seen: (
                all(isinstance(one.value, tuple) and _runs_like(one.args[0], one.value) for one in seen)
                and any(np.any(one.value[1] < 0) for one in seen)
            ),
        ),
        Misconception("hands over s only", _singular_values, "That is the middle step. Which two are missing?"),
        Misconception(
            "multiplies them together again",
            lambda A: A,
            "You took it apart, and put it together again. Which three things were there in between?",
        ),
        *common_mistakes.of_an_array(solutions.compact_svd)[
            :-1
        ],  # rounding three arrays is rare, and would be no mistake alone
    ],
    hints=[
        "What are `U`, `s` and `Vt` for `[[1, 2], [2, 4]]`? Which parts of them are multiplied by zero?",
        "Only `rank(A)` singular values matter, and each has a column of `U` and a row of `Vt`.",
        "With `r = rank(A)`: `U[:, :r]`, `s[:r]` and `Vt[:r]`.",
    ],
    first_step="Start with `U, s, Vt = np.linalg.svd(A, full_matrices=False)`.",
    on_pass="A quotient, a bijection, an inclusion: now you know what a matrix does, step by step.",
)

one_way = Prediction(
    "svd/one-way",
    title="There and back",
    goal="Predict which of U.T @ U and U @ U.T does nothing.",
    name="one_way_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "`U.T` gives 2 numbers. Can five numbers be put through two, and come out as they were?",
        "c": "Which product starts with 2 numbers and puts them in five places? Are they still there to be read off?",
    },
    misconceptions={"a": "takes it for a square one", "c": "takes the long way for the short one"},
    hints=[
        "`U.T @ U @ x` starts with 2 numbers, and `U @ U.T @ x` with 5. Which of them passes a narrow place?",
        "2 numbers put into 5 places can be read off again. 5 numbers squeezed into 2 cannot.",
    ],
    first_step=CHOOSE,
    on_pass="Put in place and read off: nothing is lost. The other way squeezes 5 numbers through 2: a projector.",
)
