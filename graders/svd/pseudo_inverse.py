"""The Moore-Penrose pseudo-inverse, and what it does after the matrix itself.

For ``A = U @ diag(s) @ Vt`` of shape (m, n) and rank r, in its compact form, the pseudo-inverse is
``B = Vt.T @ diag(1 / s) @ U.T`` of shape (n, m). It is the only matrix for which ``A @ B @ A = A``, ``B @ A @ B = B``,
and ``A @ B`` and ``B @ A`` are symmetric: the projectors onto the column space and the row space of ``A``. Singular
values that are zero but for rounding are dropped first, by comparison with the largest.

Source: Penrose, *A generalized inverse for matrices*, Proceedings of the Cambridge Philosophical Society 51 (1955);
Golub and Van Loan, *Matrix Computations*.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Prediction,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.kit.charts import beside
from graders.solutions import svd as solutions

from .factors import Factors, thin_svd
from .matrices import CHOOSE, Array, array, of_any_rank, whole

__all__ = ["pseudo_inverse", "undo"]

_pinv: Callable[[Array], Array] = solutions.pseudo_inverse
_compact: Callable[[Array], Factors] = solutions.compact_svd


def _without_division(A: Array) -> Array:
    U, _, Vt = _compact(A)
    return Vt.T @ U.T


def _in_the_order_of_a(A: Array) -> Array:
    U, s, Vt = _compact(A)
    return U / s @ Vt


def _dividing_by_every_s(A: Array) -> Array:
    U, s, Vt = thin_svd(A)
    return Vt.T / s @ U.T


def _dividing_twice(A: Array) -> Array:
    U, s, Vt = _compact(A)
    return Vt.T / s**2 @ U.T


def _without_u(A: Array) -> Array:
    _, s, Vt = _compact(A)
    return Vt.T / s


def _below(threshold: float) -> Callable[[Array], Array]:
    """Return an answer that takes singular values up to a fixed `threshold` for zero."""

    def inverse(A: Array) -> Array:
        U, s, Vt = thin_svd(A)
        kept = s > threshold
        return Vt[kept].T / s[kept] @ U[:, kept].T

    return inverse


pseudo_inverse = FunctionExercise(
    "svd/pseudo-inverse",
    title="Three steps backwards",
    goal="Give the matrix that takes back what A does, as far as anything survived.",
    reference=solutions.pseudo_inverse,
    cases=[
        Case("stretches the axes", example(array([2, 0], [0, 4]))),
        Case("loses one axis", example(array([2, 0], [0, 0]))),
        Case("swaps and stretches", example(array([0, 2], [5, 0]))),
        Case("can be undone", example(array([1, 2], [3, 4]))),
        Case("the second row is twice the first", example(array([1, 2], [2, 4]))),
        Case("tall", example(array([1, 0], [0, 2], [0, 0]))),
        Case("wide", example(array([1, 0, 0], [0, 0, 4]))),
        Case("a single row", example(array([3, 4]))),
        Case("a single column", example(array([3], [4]))),
        Case("turns", example(array([0, -1], [1, 0]))),
        Case("no row is another's multiple", example(array([1, 2, 3], [4, 5, 6], [7, 8, 9]))),
        Case("whole numbers", example(whole([2, 0, 0], [0, 5, 0]))),
        Case("multiples, but for rounding", example(array(0.1, 0.2, 0.3)[:, None] * array(1, 3, 7))),
        Case("square multiples, but for rounding", example(array([0.1, 0.7], [0.3, 2.1]))),
        Case("tiny numbers", example(1e-12 * array([1, 0], [0, 4]))),
        Case("one direction much smaller than the other", example(array([1, 0], [0, 1e-4]))),
        Case("loses all", example(np.zeros((2, 3)))),
        Case("any matrix", draw=lambda rng: [of_any_rank(rng)], times=4),
    ],
    criteria=[
        returns_array(
            "takes what A gives, and gives what A takes",
            shape=lambda A: A.T.shape,
            requirement="It must take what `A` gives, and give what `A` takes.",
        ),
        is_finite(question="Which singular value do you divide by? Did you keep those that are zero?"),
        leaves_arguments_alone(),
        holds(
            "brings back what survived",
            lambda A, B: np.linalg.norm(A @ B @ A - A) <= 1e-5 * np.linalg.norm(A),
            "There and back and there again must be as good as there: `A @ B @ A` is `A`.",
            "Which of the three steps of `A` was the last? It has to be the first one back.",
        ),
        agrees_with_reference(
            requirement="What never came from `A` must go to zero, and nothing may be added that `A` would lose.",
            question="Run each step backwards, in the other order. Which of them needs a division?",
        ),
    ],
    picture=lambda A, B: beside(A @ B @ A, A, label="A @ B @ A"),
    misconceptions=[
        Misconception(
            "forgets to undo the stretch",
            _without_division,
            "You turn back, and nothing is made shorter again. What undoes a stretch by 4?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "stretches again",
            lambda A: A.T,
            "The transpose turns back, but it stretches again. What undoes a stretch by 4?",
        ),
        Misconception(
            "keeps the order of the steps",
            _in_the_order_of_a,
            "Shoes come off before socks. Which step of `A` was the last, and what is the first one back?",
            also=(lambda A: _pinv(A).T,),
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "divides by zero",
            _dividing_by_every_s,
            "What was stretched by zero is gone. Which singular values can be divided by?",
        ),
        Misconception(
            "asks for the inverse",
            lambda A: np.linalg.inv(A),
            "An inverse is there only if nothing was lost. What do you do when it was?",
        ),
        Misconception(
            "divides one by each entry",
            lambda A: np.divide(1.0, A, out=np.zeros(A.shape), where=A != 0).T,
            "One over an entry undoes an entry. What undoes a turn?",
            also=(
                lambda A: 1 / A,
                lambda A: 1 / A.T,
                lambda A: np.divide(1.0, A, out=np.zeros(A.shape), where=A != 0),
            ),
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "needs columns that are all kept",
            lambda A: np.linalg.inv(A.T @ A) @ A.T,
            "`A.T @ A` has an inverse only if no direction is lost. What does yours do for `[[1, 2], [2, 4]]`?",
            also=(
                lambda A: np.linalg.solve(A.T @ A, A.T),
                lambda A: np.linalg.inv(A.T.dot(A)).dot(A.T),
            ),
        ),
        Misconception(
            "needs rows that are all news",
            lambda A: A.T @ np.linalg.inv(A @ A.T),
            "`A @ A.T` has an inverse only if there is room for nothing more. What of a tall matrix?",
        ),
        Misconception(
            "measures with a fixed yardstick",
            _below(1e-10),
            "What becomes of numbers around 1e-12 in yours? What should small be compared to?",
            also=(
                _below(1e-8),
                _below(1e-6),
                _below(1e-9),
                _below(1e-12),
            ),
        ),
        Misconception(
            "throws small ones away too",
            lambda A: np.linalg.pinv(A, 1e-3),
            "A ten-thousandth of the largest is small, and no rounding. How small is rounding?",
        ),
        Misconception(
            "asks for exactly zero",
            _below(0.0),
            "One over 1e-17 is a hundred million billions. Was that number zero, but for rounding?",
            theme=misconception_themes.EXACT_FLOATS,
        ),
        Misconception(
            "turns back only on one side",
            _without_u,
            "The first step backwards reads things off their places. Which of the three does that?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "divides twice",
            _dividing_twice,
            "How often does `s` come into your product? How often did `A` stretch?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "goes there as well",
            lambda A: _pinv(A) @ A,
            "That is there and back in one. Which part of it is only the way back?",
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "hands over the parts",
            None,
            "The three steps backwards are there. Which product makes one matrix of them?",
            when=lambda seen: all(isinstance(one.returned, (tuple, list)) and len(one.returned) == 3 for one in seen),
        ),
        *common_mistakes.of_an_array(solutions.pseudo_inverse),
    ],
    hints=[
        "`A` throws away, stretches, puts in place. In which order do you undo that?",
        "`U.T` reads things off their places, and `Vt.T` puts them back where they came from. What is in between?",
        "With `U, s, Vt = compact_svd(A)`: `Vt.T / s @ U.T`.",
    ],
    first_step="Start with `U, s, Vt = compact_svd(A)`.",
    on_pass="It undoes all that can be undone. The next guess: what does undoing do with what was thrown away?",
)

undo = Prediction(
    "svd/undo",
    title="There and back",
    goal="Predict what A followed by its pseudo-inverse does, when A has thrown something away.",
    name="undo_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "Two inputs that `A` made the same: which of them should come back, and how would anybody know?",
        "c": "What survived `A` is still there, only renamed. Does going back not bring it home?",
    },
    misconceptions={"a": "brings back what is lost", "c": "takes undoing for throwing away"},
    hints=[
        "Take `x` in two parts: one that `A` loses, one that it keeps. What becomes of each?",
        "The part that is kept comes home. Of the other nothing is left to come home.",
    ],
    first_step=CHOOSE,
    on_pass="It is your `keeper(A)`: what survived comes home, and what was lost stays lost.",
)
