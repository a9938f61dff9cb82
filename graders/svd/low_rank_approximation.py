"""The best approximation of a matrix by one of lower rank, and its error.

For ``A = U @ diag(s) @ Vt`` of shape (m, n), no matrix of rank k at most is nearer to ``A`` than the sum of its first k
terms, ``A_k = U[:, :k] * s[:k] @ Vt[:k]``: neither in the Frobenius norm, where the distance is
``sqrt(s[k]**2 + s[k + 1]**2 + ...)``, nor in the spectral norm, where it is ``s[k]``. The exercises measure in the
Frobenius norm. ``A_k`` is unique exactly when ``s[k - 1] > s[k]``, so an answer is judged by its rank and its distance.

Source: Eckart and Young, *The approximation of one matrix by another of lower rank*, Psychometrika 1 (1936); Golub and
Van Loan, *Matrix Computations*; Trefethen and Bau, *Numerical Linear Algebra*, lecture 5.
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
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    returns_number,
)
from graders.kit.charts import beside
from graders.solutions import svd as solutions

from .factors import full_svd, singular_values, thin_svd
from .matrices import Array, Rng, array, of_rank, whole

__all__ = ["best_rank_k", "error_of_rank_k"]


def _any(rng: Rng) -> list[Any]:
    m, n = (int(length) for length in rng.integers(3, 6, size=2))
    r = min(m, n)
    return [of_rank(rng, m, n, r), int(rng.integers(1, r))]


_CASES = [
    Case("the larger of two", example(array([1, 0], [0, 3]), 1)),
    Case("three, two kept", example(np.diag([1.0, 5.0, 2.0]), 2)),
    Case("three, one kept", example(np.diag([4.0, 1.0, 2.0]), 1)),
    Case("not along the axes", example(array([4, 0], [3, -5]), 1)),
    Case("wide", example(array([3, 0, 0], [0, 0, 4]), 1)),
    Case("tall", example(array([0, 1], [6, 0], [0, 2]), 1)),
    Case("negative numbers", example(array([-3, 0], [0, -1]), 1)),
    Case("all is kept", example(array([1, 2], [3, 4]), 2)),
    Case("as many as survive", example(array([1, 2, 3], [2, 4, 6], [3, 6, 9]), 1)),
    Case("whole numbers", example(whole([2, 0, 0], [0, 7, 0], [0, 0, 3]), 2)),
    Case("four, three kept", example(np.diag([2.0, 6.0, 1.0, 3.0]), 3)),
    Case("any matrix", draw=_any, times=4),
]

_best: Callable[[Array, int], Array] = solutions.best_rank_k


def _least(A: Array, k: int) -> float:
    """The least that any matrix of rank `k` can be off."""
    return float(np.linalg.norm(singular_values(A)[k:]))


def _last_terms(A: Array, k: int) -> Array:
    U, s, Vt = thin_svd(A)
    first = len(s) - k
    return U[:, first:] * s[first:] @ Vt[first:]


def _term_k_alone(A: Array, k: int) -> Array:
    U, s, Vt = thin_svd(A)
    term: Array = s[k - 1] * np.outer(U[:, k - 1], Vt[k - 1])
    return term


def _without_s(A: Array, k: int) -> Array:
    U, _, Vt = thin_svd(A)
    return U[:, :k] @ Vt[:k]


def _with_s_squared(A: Array, k: int) -> Array:
    U, s, Vt = thin_svd(A)
    return U[:, :k] * s[:k] ** 2 @ Vt[:k]


def _without_u(A: Array, k: int) -> Array:
    _, s, Vt = thin_svd(A)
    return s[:k, None] * Vt[:k]


def _without_vt(A: Array, k: int) -> Array:
    U, s, _ = thin_svd(A)
    return U[:, :k] * s[:k]


def _with_columns_of_vt(A: Array, k: int) -> Array:
    U, s, Vt = full_svd(A)
    return U[:, :k] * s[:k] @ Vt[:, :k].T


def _with_rows_of_u(A: Array, k: int) -> Array:
    U, s, Vt = thin_svd(A)
    return U[:k] * s @ Vt


best_rank_k = FunctionExercise(
    "svd/best-rank-k",
    title="The most in k steps",
    goal="Of all matrices of rank k at most, give the one that is nearest to A.",
    reference=solutions.best_rank_k,
    cases=[*_CASES, Case("nothing is kept", example(array([1, 2], [3, 4]), 0))],
    criteria=[
        returns_array("keeps the shape", shape_of=0, requirement="It must have the shape of `A`."),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "has rank k at most",
            lambda A, k, B: np.sum(singular_values(B) > 1e-5 * np.linalg.norm(A)) <= k,
            "At most `k` directions may survive it.",
            "Count the singular values of what you give back. Which of them should be gone?",
        ),
        holds(
            "is as near as can be",
            lambda A, k, B: np.linalg.norm(A - B) <= _least(A, k) + 1e-5 * np.linalg.norm(A),
            "Another matrix of rank `k` is nearer to `A`.",
            "Which singular values say most about `A`, and which are kept by yours?",
        ),
    ],
    picture=lambda A, k, B: beside(B, A),
    misconceptions=[
        Misconception(
            "keeps the smallest",
            _last_terms,
            "You keep the steps that stretch least. Which of them shape the picture?",
            also=(lambda A, k: A - _best(A, len(singular_values(A)) - k),),
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "keeps what should go",
            lambda A, k: A - _best(A, k),
            "That is what is missed. What is left of `A` when it is taken off?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "keeps the first rows of A",
            lambda A, k: np.vstack([A[:k], np.zeros((len(A) - k, A.shape[1]))]),
            "You keep rows as they stand. Do the first ones matter most?",
        ),
        Misconception(
            "keeps the first columns of A",
            lambda A, k: np.hstack([A[:, :k], np.zeros((len(A), A.shape[1] - k))]),
            "You keep columns as they stand. Do the first ones matter most?",
        ),
        Misconception(
            "keeps the k-th step only",
            _term_k_alone,
            "One step is kept, the last of the `k`. What about those before it?",
        ),
        Misconception(
            "keeps one too many",
            lambda A, k: _best(A, k + 1),
            "Where does your slice end? Count what it keeps for `k = 1`.",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "keeps one too few",
            lambda A, k: _best(A, k - 1) if k > 0 else A * 0,
            "Where does your slice end? Count what it keeps for `k = 1`.",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "forgets to stretch",
            _without_s,
            "`U` and `Vt` only turn. Which step says how much of each direction there is?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "stretches twice",
            _with_s_squared,
            "How often does `s` come into your product?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "keeps all of it",
            lambda A, k: A,
            "Nothing is dropped: how many directions survive yours?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "stops before the last step",
            _without_u,
            "Two steps are done. Which one puts the result in its place?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "leaves the first step out",
            _without_vt,
            "You give where things go, not what is read off the input. Which step does that?",
        ),
        Misconception(
            "keeps the largest entries",
            lambda A, k: np.where(np.abs(A) >= np.sort(np.abs(A), axis=None)[-k] if k else False, A, 0.0),
            "You keep entries. Does one large entry make a direction that many share?",
        ),
        Misconception(
            "takes columns of Vt",
            _with_columns_of_vt,
            "In `Vt` each direction is a row. Which way do you cut it?",
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "always keeps one",
            lambda A, k: _best(A, 1),
            "Yours keeps one step whatever `k` is. Where does `k` come in?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "hands over the parts",
            None,
            "The three parts are there. Which product makes one matrix of them?",
            when=lambda seen: all(isinstance(one.returned, (tuple, list)) and len(one.returned) == 3 for one in seen),
        ),
        Misconception(
            "cuts rows of U",
            _with_rows_of_u,
            "Each singular value has a column of `U`. Which way does `U[:k]` cut?",
            theme=misconception_themes.AXES,
        ),
        *common_mistakes.of_an_array(solutions.best_rank_k),
    ],
    hints=[
        "Each singular value has a direction in and a direction out. Which of them say most about `A`?",
        "`np.linalg.svd` gives the largest first: keep `k` columns of `U`, `k` numbers, `k` rows of `Vt`.",
        "`U[:, :k] * s[:k] @ Vt[:k]`.",
    ],
    first_step="Start with `U, s, Vt = np.linalg.svd(A, full_matrices=False)`, and keep the first `k` of each.",
    on_pass="No other matrix of rank `k` comes nearer. How much does it miss? That can be told without it.",
)

error_of_rank_k = FunctionExercise(
    "svd/error-of-rank-k",
    title="What is missed",
    goal="Say how far A is from the nearest matrix of rank k: the norm of the difference.",
    reference=solutions.error_of_rank_k,
    cases=[
        *_CASES[:8],
        Case("two are missed", example(np.diag([1.0, 9.0, 2.0, 2.0]), 1)),
        Case("nothing is kept", example(array([3, 0], [0, 4]), 0)),
        *_CASES[9:],
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds("is not negative", lambda A, k, e: e >= 0, "A distance is never negative."),
        agrees_with_reference(
            rtol=1e-5, atol=1e-7, question="What is `A - best_rank_k(A, k)`, and which singular values has it?"
        ),
    ],
    misconceptions=[
        Misconception(
            "takes the largest that is missed",
            lambda A, k: singular_values(A)[k] if k < len(singular_values(A)) else 0.0,
            "That is the worst stretch that is missed. What do the others add?",
        ),
        Misconception(
            "gives the square",
            lambda A, k: np.sum(singular_values(A)[k:] ** 2),
            "Squares add up, and then? How long is the arrow `[3, 4]`?",
            also=(lambda A, k: np.sum((A - _best(A, k)) ** 2),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "adds them without squaring",
            lambda A, k: np.sum(singular_values(A)[k:]),
            "3 and 4 at a right angle: is that 7 far, or what Pythagoras says?",
        ),
        Misconception(
            "measures what is kept",
            lambda A, k: np.linalg.norm(singular_values(A)[:k]),
            "You measure the part that is kept. Which singular values are dropped?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "drops one too many",
            lambda A, k: np.linalg.norm(singular_values(A)[k + 1 :]),
            "Where does your slice begin? Which is the first that is dropped for `k = 1`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "drops one too few",
            lambda A, k: np.linalg.norm(singular_values(A)[max(k - 1, 0) :]),
            "Where does your slice begin? Which is the first that is dropped for `k = 1`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "averages",
            lambda A, k: np.sqrt(np.mean((A - _best(A, k)) ** 2)),
            "A mean divides by the count of entries. Does a norm?",
            also=(
                lambda A, k: np.mean((A - _best(A, k)) ** 2),
                lambda A, k: np.sqrt(np.sum(singular_values(A)[k:] ** 2) / len(singular_values(A))),
            ),
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "gives a share",
            lambda A, k: np.linalg.norm(singular_values(A)[k:]) / np.linalg.norm(singular_values(A)),
            "That is a share of all. How large is it in the units of `A`?",
            also=(lambda A, k: np.sum(singular_values(A)[k:] ** 2) / np.sum(singular_values(A) ** 2),),
        ),
        Misconception(
            "looks for the worst entry",
            lambda A, k: np.max(np.abs(A - _best(A, k))),
            "You give the entry that is furthest off. What do the others add?",
        ),
        Misconception(
            "adds the sizes of all that is off",
            lambda A, k: np.sum(np.abs(A - _best(A, k))),
            "Sizes of entries add up in yours. What does Pythagoras do with them before?",
        ),
        Misconception(
            "subtracts two norms",
            lambda A, k: np.linalg.norm(A) - np.linalg.norm(_best(A, k)),
            "Is the difference of two lengths the length of the difference? Try it with `[3, 0]` and `[0, 4]`.",
        ),
        Misconception(
            "measures all of A",
            lambda A, k: np.linalg.norm(A),
            "That is how far `A` is from zero. Which part of it is kept?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "lets errors cancel",
            lambda A, k: np.sum(A - _best(A, k)),
            "An error of 2 and one of -2 come to 0 in yours. Is nothing missed then?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "gives the difference itself",
            lambda A, k: A - _best(A, k),
            "That is what is missed, entry by entry. How large is it, as one number?",
        ),
        Misconception(
            "changes the sign",
            lambda A, k: -np.linalg.norm(singular_values(A)[k:]),
            "How far away is something that is 3 steps behind you?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "takes the root of the plain sum",
            lambda A, k: np.sqrt(np.sum(singular_values(A)[k:])),
            "A root undoes squares. Where did yours square before?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        *common_mistakes.of_a_number(solutions.error_of_rank_k),
    ],
    hints=[
        "Which singular values has the part of `A` that is dropped?",
        "All squares of entries of a matrix add up to all squares of its singular values.",
        "The root of the sum of the squares of `s[k:]`: or the norm of `A` less its best.",
    ],
    first_step="Start with `s = np.linalg.svd(A, compute_uv=False)`: which of its entries are dropped?",
    on_pass="The singular values alone tell what is missed: you can choose `k` before you build anything.",
)
