"""Linear least squares.

Given ``A`` of shape (m, n) and ``b`` of shape (m,), find x of shape (n,) for which ``norm(A @ x - b)`` is least. A
vector x does so exactly when its residual is orthogonal to the columns of ``A``: ``A.T @ (b - A @ x) = 0``, the normal
equations. Of all such x the pseudo-inverse gives the shortest, ``x = pinv(A) @ b``; there is only one when the columns
of ``A`` are independent.

Source: Golub and Van Loan, *Matrix Computations*; Trefethen and Bau, *Numerical Linear Algebra*, lecture 11.
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
    returns_array,
    same_least_squares,
)
from graders.solutions import svd as solutions

from .factors import thin_svd
from .matrices import Array, Rng, array, of_rank, whole

__all__ = ["least_squares"]

_pinv: Callable[[Array], Array] = solutions.pseudo_inverse
_best: Callable[[Array, Array], Array] = solutions.least_squares


def _fit(rng: Rng) -> list[Any]:
    m, n = int(rng.integers(4, 7)), int(rng.integers(2, 4))
    return [of_rank(rng, m, n, n), rng.normal(size=m)]


def _is_orthogonal_residual(A: Array, b: Array, x: Array) -> bool:
    """Whether no step along a column of `A` would come nearer to `b`."""
    size = np.linalg.norm(A) * max(float(np.linalg.norm(b)), 1e-300)
    return bool(np.linalg.norm(A.T @ (b - A @ x)) <= 1e-5 * size)


def _first_term_alone(A: Array, b: Array) -> Array:
    U, s, Vt = thin_svd(A)
    x: Array = Vt[0] / s[0] * (U[:, 0] @ b)
    return x


def _mistake(
    name: str, solution: Callable[[Array, Array], Any], question: str, *also: Any, **more: Any
) -> Misconception:
    return Misconception(name, solution, question, also=also, **more)


least_squares = FunctionExercise(
    "svd/least-squares",
    title="As near as can be",
    goal="Find x so that A @ x is as near to b as can be.",
    reference=solutions.least_squares,
    cases=[
        Case("can be hit", example(array([2, 0], [0, 4]), array(2, 4))),
        Case("one number for three", example(array([1], [1], [1]), array(1, 2, 6))),
        Case("a line through three points", example(array([1, 0], [1, 1], [1, 2]), array(1, 3, 5))),
        Case("a line near three points", example(array([1, 0], [1, 1], [1, 2]), array(0, 0, 3))),
        Case("out of reach", example(array([1, 0], [0, 1], [0, 0]), array(3, 4, 7))),
        Case("all out of reach", example(array([1], [0]), array(0, 5))),
        Case("one column", example(array([3], [4]), array(5, 10))),
        Case("turns", example(array([0, -1], [1, 0]), array(1, 2))),
        Case("whole numbers", example(whole([1, 1], [1, 2], [1, 3]), whole(1, 2, 2))),
        Case("nearly the same columns", example(array([1, 1], [1, 1.001], [1, 0.999]), array(2, 3, 1))),
        Case("any points", draw=_fit, times=4),
        Case(
            "columns that say the same",
            example(array([1, 2], [1, 2], [1, 2]), array(1, 2, 3)),
            stretch=True,
            prompt="With columns that say the same, many x are as near. Can you give the shortest of them?",
            on_reached="With columns that say the same, yours gives the shortest x.",
        ),
    ],
    criteria=[
        returns_array(
            "gives a number for each column",
            shape=lambda A, b: (A.shape[1],),
            requirement="It needs one number for each column of `A`.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "comes as near as can be",
            _is_orthogonal_residual,
            "There is an `x` for which `A @ x` is nearer to `b`.",
            "What is `A @ x - b` for yours? Which matrix goes from `b` back to `x`?",
        ),
        holds(
            "is the right one",
            lambda A, b, x: same_least_squares(A, x, _best(A, b), 1e-5),
            "Another `x` comes nearer, or is as near and shorter.",
            "How exact is your way when two columns of `A` are almost the same?",
        ),
    ],
    misconceptions=[
        _mistake(
            "forgets the stretch",
            lambda A, b: A.T @ b,
            "`A.T @ b` turns back and stretches again. Which matrix takes back the stretch?",
        ),
        _mistake(
            "solves it exactly",
            lambda A, b: np.linalg.solve(A, b),
            "More wishes than numbers: most often there is no exact solution. What is nearest to one?",
            lambda A, b: np.linalg.inv(A) @ b,
        ),
        _mistake(
            "fulfils the first wishes only",
            lambda A, b: np.linalg.solve(A[: A.shape[1]], b[: A.shape[1]]),
            "Yours hits the first rows and never looks at the others. How can all of them have a say?",
        ),
        _mistake(
            "gives what comes out",
            lambda A, b: A @ _best(A, b),
            "That is the nearest point, `A @ x`. Which `x` leads there?",
        ),
        _mistake(
            "gives what is left over",
            lambda A, b: b - A @ _best(A, b),
            "That is what cannot be reached. Which `x` leaves just that?",
            lambda A, b: A @ _best(A, b) - b,
        ),
        _mistake(
            "gives how far it is",
            lambda A, b: np.linalg.norm(b - A @ _best(A, b)),
            "That is the distance that is left. Which `x` makes it so small?",
            lambda A, b: np.sum((b - A @ _best(A, b)) ** 2),
        ),
        _mistake(
            "uses the transposed pseudo-inverse",
            lambda A, b: _pinv(A).T @ b,
            "Which matrix takes as many numbers as `b` has?",
            theme=misconception_themes.TRANSPOSE,
        ),
        _mistake(
            "looks at each column alone",
            lambda A, b: A.T @ b / np.sum(A**2, axis=0),
            "Yours asks each column as if there were no other. What if two of them point nearly the same way?",
        ),
        _mistake(
            "goes with the entries",
            lambda A, b: np.mean(b[:, None] / A, axis=0),
            "Dividing by an entry asks one row at a time. How can all rows be asked at once?",
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        _mistake(
            "gives the matrix",
            lambda A, b: _pinv(A),
            "That matrix goes from any `b` back to an `x`. What does it make of this `b`?",
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        _mistake(
            "gives zeros",
            lambda A, b: np.zeros(A.shape[1]),
            "Zero is near only if nothing of `b` can be reached. Which part of `b` can?",
        ),
        _mistake(
            "pulls towards zero",
            lambda A, b: np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ b),
            "What you add to `A.T @ A` makes `x` shorter and the distance larger. How much of it may be there?",
            lambda A, b: np.linalg.solve(A.T @ A + 0.1 * np.eye(A.shape[1]), A.T @ b),
            lambda A, b: np.linalg.solve(A.T @ A + 0.01 * np.eye(A.shape[1]), A.T @ b),
            lambda A, b: np.linalg.solve(A.T @ A + 1e-3 * np.eye(A.shape[1]), A.T @ b),
        ),
        _mistake(
            "keeps the largest step only",
            _first_term_alone,
            "One step is run backwards. What of the others that survive?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        _mistake(
            "changes the sign",
            lambda A, b: -_best(A, b),
            "Put your `x` in: does `A @ x` come near to `b`, or to `-b`?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "hands over all that the solver says",
            None,
            "The solver gives several things at once. Which of them is `x`?",
            when=lambda seen: all(isinstance(one.returned, tuple) and len(one.returned) == 4 for one in seen),
        ),
        *common_mistakes.of_an_array(solutions.least_squares),
    ],
    hints=[
        "If `A` could be undone, what would `x` be? What do you have in its place?",
        "The pseudo-inverse brings home what of `b` can be reached, and sends the rest to zero.",
        "`pseudo_inverse(A) @ b`.",
    ],
    first_step="Start with the matrix that runs `A` backwards: `pseudo_inverse(A)`.",
    on_pass="Fitting a line, a curve or a last layer: it is the three steps backwards, and no more.",
)
