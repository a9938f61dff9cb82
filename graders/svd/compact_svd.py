"""The three steps of a matrix in one compact triple, and which way nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from graders import habits, ideas
from graders.kit import (
    Case,
    Criterion,
    Failure,
    FunctionExercise,
    Misconception,
    Observation,
    Prediction,
    Read,
    alike,
    example,
    has_orthonormal_columns,
    holds,
    is_finite,
    leaves_arguments_alone,
    rank_of,
    read_array,
    say,
)
from graders.kit.heatmaps import beside
from graders.solutions import svd as solutions

from .matrices import CHOOSE, Array, array, of_any_rank, whole

__all__ = ["compact_svd", "one_way"]

Steps = tuple[Array, Array, Array]


def _read_steps(seen: Observation) -> Failure | None:
    """Read three arrays whose shapes fit together and fit `A`, or say what is in the way."""
    (A,) = seen.args
    value = seen.value
    failure = _misshapen(A, value)
    if failure is None:
        seen.value = tuple(_array(part) for part in value)
    seen.readable = failure is None
    return failure


def _array(part: Any) -> Array | None:
    read = read_array(part)
    return np.asarray(read.value) if isinstance(read, Read) else None


def _misshapen(A: Array, value: Any) -> Failure | None:
    parts = [_array(part) for part in value] if isinstance(value, (tuple, list)) and len(value) == 3 else []
    arrays = [part for part in parts if part is not None]
    if len(arrays) < 3:
        return Failure(
            say("It must be three arrays: `U`, `s` and `Vt`, in this order."),
            say("What stands after `return`? Are there two commas in it?"),
            "not three arrays",
        )
    U, s, Vt = arrays
    shapes = {name: str(part.shape) for name, part in (("u", U), ("s", s), ("vt", Vt))}
    if s.ndim != 1:
        return Failure(
            say("`s` must be a vector, the numbers alone. It has shape {s}.", **shapes),
            say("What turns the vector `s` into a matrix in yours? Can it stay as it is?"),
            "s is no vector",
        )
    m, n = A.shape
    if (U.shape, Vt.shape) == ((m, len(s)), (len(s), n)):
        return None
    return Failure(
        say("The shapes are {u}, {s} and {vt}. `U * s @ Vt` must fit together, and into the shape of `A`.", **shapes),
        say("Each thing that survives has a column of `U`, a number in `s`, and a row of `Vt`. Which have you cut?"),
        "shapes",
    )


def _runs_like(A: Array, steps: Steps) -> bool:
    U, s, Vt = steps
    return bool(np.linalg.norm(U * s @ Vt - A) <= 1e-5 * np.linalg.norm(A))


def _picture(A: Array, steps: Steps) -> Any:
    U, s, Vt = steps
    return beside(U * s @ Vt, A, label="U * s @ Vt")


_compact: Callable[[Array], Steps] = solutions.compact_svd


def _thin(A: Array) -> Steps:
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U, s, Vt


def _cut(A: Array, r: int) -> Steps:
    U, s, Vt = _thin(A)
    return U[:, :r], s[:r], Vt[:r]


def _but_for_signs(one: Any, other: Any) -> bool:
    """Whether three parts have the same numbers, but for signs: a singular vector may point either way."""
    if not isinstance(one, (tuple, list)) or len(one) != len(other):
        return False
    return all(alike(np.abs(a), np.abs(b)) for a, b in zip(one, other, strict=True))


def _mistake(name: str, solution: Callable[[Array], Any], asks: str, *also: Callable[[Array], Any], **more: Any) -> Any:
    return Misconception(name, solution, asks, also=also, same=_but_for_signs, **more)


def _signs_lost(seen: Sequence[Observation]) -> bool:
    """Whether each part is right on its own, and the pairs do not belong together."""
    return all(_but_for_signs(one.returned, one.expected.value) for one in seen) and not all(
        _runs_like(one.args[0], one.returned) for one in seen
    )


def _with_matrix(A: Array, steps: Callable[[Array], Steps]) -> Any:
    U, s, Vt = steps(A)
    return U, np.diag(s), Vt


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
        Criterion("returns three arrays that fit together", _read_steps),
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
            _thin,
            "As many came out as `A` has room for. Which singular values of `[[1, 2], [2, 4]]` can go?",
        ),
        _mistake(
            "gives the full one",
            lambda A: tuple(np.linalg.svd(A)),
            "`U` and `Vt` are square in yours. How many of their directions does the middle step use?",
        ),
        _mistake(
            "gives V instead of its transpose",
            lambda A: (_compact(A)[0], _compact(A)[1], _compact(A)[2].T),
            "Numpy gives `Vt`, ready to act. What did you do to it?",
            idea=ideas.TRANSPOSE,
        ),
        _mistake(
            "gives s as a matrix",
            lambda A: _with_matrix(A, _compact),
            "The middle step is right, as a matrix. What does `U * s` do with the plain vector?",
        ),
        _mistake(
            "asks for exactly zero",
            lambda A: _cut(A, int(np.count_nonzero(_thin(A)[1]))),
            "Print `s` with all its digits: is the last one zero, or 1e-17? What does `rank(A)` say?",
            idea=ideas.EXACT_FLOATS,
        ),
        _mistake(
            "measures with a fixed yardstick",
            lambda A: _cut(A, int(np.sum(_thin(A)[1] > 1e-10))),
            "What is left by yours when all entries are 1e-12? What should small be compared to?",
            lambda A: _cut(A, int(np.sum(_thin(A)[1] > 1e-8))),
            lambda A: _cut(A, int(np.sum(_thin(A)[1] > 1e-6))),
            lambda A: _cut(A, int(np.sum(_thin(A)[1] > 1e-9))),
            lambda A: _cut(A, int(np.sum(_thin(A)[1] > 1e-12))),
        ),
        _mistake(
            "throws small ones away too",
            lambda A: _cut(A, int(np.sum(_thin(A)[1] > 0.01 * _thin(A)[1][0]))),
            "A hundred-thousandth of the largest is small, and no rounding. How small is rounding?",
            lambda A: _cut(A, int(np.sum(_thin(A)[1] > 1e-3 * _thin(A)[1][0]))),
        ),
        _mistake(
            "keeps the first only",
            lambda A: _cut(A, 1),
            "One thing survives yours, always. How many do by your own `rank`?",
            idea=ideas.STOPS_EARLY,
        ),
        _mistake(
            "cuts rows of U",
            lambda A: (_thin(A)[0][: rank_of(A)], _thin(A)[1][: rank_of(A)], _thin(A)[2][: rank_of(A)]),
            "Each singular value has a column of `U`. Which way does `U[:r]` cut?",
            idea=ideas.AXES,
        ),
        _mistake(
            "cuts columns of Vt",
            lambda A: (_thin(A)[0][:, : rank_of(A)], _thin(A)[1][: rank_of(A)], _thin(A)[2][:, : rank_of(A)]),
            "Each singular value has a row of `Vt`. Which way does `Vt[:, :r]` cut?",
            idea=ideas.AXES,
        ),
        _mistake(
            "gives the squares of the singular values",
            lambda A: (_compact(A)[0], _compact(A)[1] ** 2, _compact(A)[2]),
            "`A.T @ A` stretches twice. What is once?",
            idea=ideas.SQUARE_OR_ROOT,
        ),
        _mistake(
            "stretches in the last step too",
            lambda A: (_compact(A)[0] * _compact(A)[1], _compact(A)[1], _compact(A)[2]),
            "`U` should only put things in place. Which step has stretched already?",
        ),
        _mistake(
            "hands them over in another order",
            lambda A: _compact(A)[::-1],
            "All three are there. Which one stands on the left of the product?",
            lambda A: (_compact(A)[2].T, _compact(A)[1], _compact(A)[0].T),
            idea=ideas.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "loses the signs",
            None,
            "Each part is right by itself. But a sign changed in `U` must change in `Vt` too: who sees to that?",
            when=_signs_lost,
        ),
        _mistake(
            "cuts s only",
            lambda A: (_thin(A)[0], _thin(A)[1][: rank_of(A)], _thin(A)[2]),
            "`s` is short now. What belongs to each of its numbers in `U` and in `Vt`?",
            lambda A: (np.linalg.svd(A)[0], _thin(A)[1][: rank_of(A)], np.linalg.svd(A)[2]),
        ),
        _mistake(
            "keeps one too many",
            lambda A: _cut(A, rank_of(A) + 1),
            "The last of yours is stretched by zero. Which number should `rank(A)` leave out?",
            idea=ideas.OFF_BY_ONE,
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
        Misconception("hands over s only", lambda A: _compact(A)[1], "That is the middle step. Which two are missing?"),
        Misconception(
            "multiplies them together again",
            lambda A: A,
            "You took it apart, and put it together again. Which three things were there in between?",
        ),
        *habits.of_an_array(solutions.compact_svd)[:-1],  # rounding three arrays is rare, and would be no mistake alone
    ],
    hints=[
        "What are `U`, `s` and `Vt` for `[[1, 2], [2, 4]]`? Which parts of them are multiplied by zero?",
        "Only `rank(A)` singular values matter, and each has a column of `U` and a row of `Vt`.",
        "With `r = rank(A)`: `U[:, :r]`, `s[:r]` and `Vt[:r]`.",
    ],
    first="Start with `U, s, Vt = np.linalg.svd(A, full_matrices=False)`.",
    passing="A quotient, a bijection, an inclusion: now you know what a matrix does, step by step.",
)

one_way = Prediction(
    "svd/one-way",
    title="There and back",
    goal="Predict which of U.T @ U and U @ U.T does nothing.",
    name="one_way_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "`U.T` gives 2 numbers. Can five numbers be put through two, and come out as they were?",
        "c": "Which product starts with 2 numbers and puts them in five places? Are they still there to be read off?",
    },
    misconceptions={"a": "takes it for a square one", "c": "takes the long way for the short one"},
    hints=[
        "`U.T @ U @ x` starts with 2 numbers, and `U @ U.T @ x` with 5. Which of them passes a narrow place?",
        "2 numbers put into 5 places can be read off again. 5 numbers squeezed into 2 cannot.",
    ],
    first=CHOOSE,
    passing="Put in place and read off: nothing is lost. The other way squeezes 5 numbers through 2: a projector.",
)
