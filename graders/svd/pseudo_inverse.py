"""The three steps run backwards: the pseudo-inverse, and least squares from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import habits, ideas
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
    same_least_squares,
)
from graders.kit.heatmaps import beside
from graders.solutions import svd as solutions

from .matrices import CHOOSE, Array, Rng, array, of_any_rank, of_rank, whole

__all__ = ["least_squares", "pseudo_inverse", "undo"]

_back: Callable[[Array], Array] = solutions.pseudo_inverse
_best: Callable[[Array, Array], Array] = solutions.least_squares
_compact: Callable[[Array], tuple[Array, Array, Array]] = solutions.compact_svd


def _thin(A: Array) -> tuple[Array, Array, Array]:
    u, s, vt = np.linalg.svd(A, full_matrices=False)
    return u, s, vt


def _without(A: Array, yardstick: float) -> Array:
    """Run backwards all steps that stretch by more than `yardstick`."""
    U, s, Vt = _thin(A)
    kept = s > yardstick
    back: Array = Vt[kept].T / s[kept] @ U[:, kept].T
    return back


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
            must="It must take what `A` gives, and give what `A` takes.",
        ),
        is_finite(asks="Which singular value do you divide by? Did you keep those that are zero?"),
        leaves_arguments_alone(),
        holds(
            "brings back what survived",
            lambda A, B: np.linalg.norm(A @ B @ A - A) <= 1e-5 * np.linalg.norm(A),
            "There and back and there again must be as good as there: `A @ B @ A` is `A`.",
            "Which of the three steps of `A` was the last? It has to be the first one back.",
        ),
        agrees_with_reference(
            must="What never came from `A` must go to zero, and nothing may be added that `A` would lose.",
            asks="Run each step backwards, in the other order. Which of them needs a division?",
        ),
    ],
    picture=lambda A, B: beside(A @ B @ A, A, label="A @ B @ A"),
    misconceptions=[
        Misconception(
            "forgets to undo the stretch",
            lambda A: _compact(A)[2].T @ _compact(A)[0].T,
            "You turn back, and nothing is made shorter again. What undoes a stretch by 4?",
            idea=ideas.DROPPED_FACTOR,
        ),
        Misconception(
            "stretches again",
            lambda A: A.T,
            "The transpose turns back, but it stretches again. What undoes a stretch by 4?",
        ),
        Misconception(
            "keeps the order of the steps",
            lambda A: _compact(A)[0] / _compact(A)[1] @ _compact(A)[2],
            "Shoes come off before socks. Which step of `A` was the last, and what is the first one back?",
            also=(lambda A: _back(A).T,),
            idea=ideas.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "divides by zero",
            lambda A: _thin(A)[2].T / _thin(A)[1] @ _thin(A)[0].T,
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
            idea=ideas.ENTRY_BY_ENTRY,
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
            lambda A: _without(A, 1e-10),
            "What becomes of numbers around 1e-12 in yours? What should small be compared to?",
            also=(
                lambda A: _without(A, 1e-8),
                lambda A: _without(A, 1e-6),
                lambda A: _without(A, 1e-9),
                lambda A: _without(A, 1e-12),
            ),
        ),
        Misconception(
            "throws small ones away too",
            lambda A: np.linalg.pinv(A, 1e-3),
            "A ten-thousandth of the largest is small, and no rounding. How small is rounding?",
        ),
        Misconception(
            "asks for exactly zero",
            lambda A: _without(A, 0.0),
            "One over 1e-17 is a hundred million billions. Was that number zero, but for rounding?",
            idea=ideas.EXACT_FLOATS,
        ),
        Misconception(
            "turns back only on one side",
            lambda A: _compact(A)[2].T / _compact(A)[1],
            "The first step backwards reads things off their places. Which of the three does that?",
            idea=ideas.STOPS_EARLY,
        ),
        Misconception(
            "divides twice",
            lambda A: _compact(A)[2].T / _compact(A)[1] ** 2 @ _compact(A)[0].T,
            "How often does `s` come into your product? How often did `A` stretch?",
            idea=ideas.SQUARE_OR_ROOT,
        ),
        Misconception(
            "goes there as well",
            lambda A: _back(A) @ A,
            "That is there and back in one. Which part of it is only the way back?",
            idea=ideas.MACHINE_OR_RESULT,
        ),
        Misconception(
            "hands over the parts",
            None,
            "The three steps backwards are there. Which product makes one matrix of them?",
            when=lambda seen: all(isinstance(one.returned, (tuple, list)) and len(one.returned) == 3 for one in seen),
        ),
        *habits.of_an_array(solutions.pseudo_inverse),
    ],
    hints=[
        "`A` throws away, stretches, puts in place. In which order do you undo that?",
        "`U.T` reads things off their places, and `Vt.T` puts them back where they came from. What is in between?",
        "With `U, s, Vt = compact_svd(A)`: `Vt.T / s @ U.T`.",
    ],
    first="Start with `U, s, Vt = compact_svd(A)`.",
    passing="It undoes all that can be undone. The next guess: what does undoing do with what was thrown away?",
)

undo = Prediction(
    "svd/undo",
    title="There and back",
    goal="Predict what A followed by its pseudo-inverse does, when A has thrown something away.",
    name="undo_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "Two inputs that `A` made the same: which of them should come back, and how would anybody know?",
        "c": "What survived `A` is still there, only renamed. Does going back not bring it home?",
    },
    misconceptions={"a": "brings back what is lost", "c": "takes undoing for throwing away"},
    hints=[
        "Take `x` in two parts: one that `A` loses, one that it keeps. What becomes of each?",
        "The part that is kept comes home. Of the other nothing is left to come home.",
    ],
    first=CHOOSE,
    passing="It is your `keeper(A)`: what survived comes home, and what was lost stays lost.",
)


def _fit(rng: Rng) -> list[Any]:
    m, n = int(rng.integers(4, 7)), int(rng.integers(2, 4))
    return [of_rank(rng, m, n, n), rng.normal(size=m)]


def _at_right_angle(A: Array, b: Array, x: Array) -> bool:
    """Whether no step along a column of `A` would come nearer to `b`."""
    size = np.linalg.norm(A) * max(float(np.linalg.norm(b)), 1e-300)
    return bool(np.linalg.norm(A.T @ (b - A @ x)) <= 1e-5 * size)


def _mistake(name: str, solution: Callable[[Array, Array], Any], asks: str, *also: Any, **more: Any) -> Misconception:
    return Misconception(name, solution, asks, also=also, **more)


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
            says="With columns that say the same, many x are as near. Can you give the shortest of them?",
            reached="With columns that say the same, yours gives the shortest x.",
        ),
    ],
    criteria=[
        returns_array(
            "gives a number for each column",
            shape=lambda A, b: (A.shape[1],),
            must="It needs one number for each column of `A`.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "comes as near as can be",
            _at_right_angle,
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
            lambda A, b: _back(A).T @ b,
            "Which matrix takes as many numbers as `b` has?",
            idea=ideas.TRANSPOSE,
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
            idea=ideas.ENTRY_BY_ENTRY,
        ),
        _mistake(
            "gives the matrix",
            lambda A, b: _back(A),
            "That matrix goes from any `b` back to an `x`. What does it make of this `b`?",
            idea=ideas.MACHINE_OR_RESULT,
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
            lambda A, b: _thin(A)[2][0] / _thin(A)[1][0] * (_thin(A)[0][:, 0] @ b),
            "One step is run backwards. What of the others that survive?",
            idea=ideas.STOPS_EARLY,
        ),
        _mistake(
            "changes the sign",
            lambda A, b: -_best(A, b),
            "Put your `x` in: does `A @ x` come near to `b`, or to `-b`?",
            idea=ideas.DROPPED_SIGN,
        ),
        Misconception(
            "hands over all that the solver says",
            None,
            "The solver gives several things at once. Which of them is `x`?",
            when=lambda seen: all(isinstance(one.returned, tuple) and len(one.returned) == 4 for one in seen),
        ),
        *habits.of_an_array(solutions.least_squares),
    ],
    hints=[
        "If `A` could be undone, what would `x` be? What do you have in its place?",
        "The pseudo-inverse brings home what of `b` can be reached, and sends the rest to zero.",
        "`pseudo_inverse(A) @ b`.",
    ],
    first="Start with the matrix that runs `A` backwards: `pseudo_inverse(A)`.",
    passing="Fitting a line, a curve or a last layer: it is the three steps backwards, and no more.",
)
