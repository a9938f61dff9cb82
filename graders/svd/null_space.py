"""The first step: the directions that a matrix throws away, and what remains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders import habits, ideas
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    rank_of,
    returns_array,
    same_subspace,
)
from graders.kit.heatmaps import beside
from graders.solutions import svd as solutions

from .matrices import Array, array, of_any_rank, whole

__all__ = ["keeper", "thrown_away"]

_ROUNDED = array(0.1, 0.2, 0.3)[:, None] * array(1, 3, 7)

_CASES = [
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


_lost: Callable[[Array], Array] = solutions.thrown_away
_kept: Callable[[Array], Array] = solutions.keeper


def _svd(A: Array, full: bool = True) -> tuple[Array, Array, Array]:
    u, s, vt = np.linalg.svd(A, full_matrices=full)
    return u, s, vt


def _is_lost(A: Array, N: Array) -> bool:
    """Whether each column goes to zero, compared with its own size and that of `A`."""
    sizes = np.linalg.norm(A) * np.linalg.norm(N, axis=0)
    return bool(np.all(np.linalg.norm(A @ N, axis=0) <= 1e-5 * sizes))


def _same_columns(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and (np.size(one) == 0 or same_subspace(one, other))


def _same_rows(one: Any, other: Any) -> bool:
    return np.size(one) == np.size(other) == 0 or _same_columns(np.transpose(one), np.transpose(other))


def _one_only(A: Array) -> Array:
    return _lost(A)[:, :1]


def _below(share: float) -> Callable[[Array], Array]:
    """Return an answer that takes the rows of `Vt` whose singular value is a smaller share of the largest."""

    def small_ones(A: Array) -> Array:
        _, s, vt = _svd(A, full=False)
        lost: Array = vt[s < share * s[0]].T
        return lost

    return small_ones


thrown_away = FunctionExercise(
    "svd/thrown-away",
    title="What A cannot see",
    goal="Find the directions that a matrix throws away: a basis of its null space, as columns.",
    reference=solutions.thrown_away,
    cases=_CASES,
    criteria=[
        returns_array(
            "has a column for each direction that is lost",
            shape=lambda A: (A.shape[1], A.shape[1] - rank_of(A)),
            must="It needs a row for each number that goes in, and a column for each direction that is lost.",
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
            lambda A: _lost(A).T,
            "You have the directions, lying down as rows. How do they stand up as columns?",
            same=_same_rows,
            idea=ideas.TRANSPOSE,
        ),
        Misconception(
            "gives what is kept",
            lambda A: _svd(A)[2][: rank_of(A)].T,
            "These are the directions that survive. Which rows of `Vt` are left over?",
            same=_same_columns,
        ),
        Misconception(
            "looks on the side that comes out",
            lambda A: _svd(A)[0][:, rank_of(A) :],
            "These are places where nothing ever arrives. Which of `U` and `Vt` meets the input?",
            same=_same_columns,
        ),
        Misconception(
            "takes columns of Vt",
            lambda A: _svd(A)[2][:, rank_of(A) :],
            "In `Vt` the directions are rows, as the `t` says. Which way do you cut it?",
            same=lambda one, other: np.shape(one) == np.shape(other) and np.allclose(np.abs(one), np.abs(other)),
            idea=ideas.TRANSPOSE,
        ),
        Misconception(
            "always finds just one",
            lambda A: _svd(A)[2][-1:].T,
            "Yours always gives one direction. How many are lost when nothing is, and how many when all is?",
            same=_same_columns,
        ),
        Misconception(
            "stops after the first",
            _one_only,
            "One lost direction is there. If two are lost, where is the other one?",
            same=_same_columns,
            idea=ideas.STOPS_EARLY,
        ),
        Misconception(
            "misses what a wide matrix must lose",
            lambda A: _svd(A, full=False)[2][rank_of(A) :].T,
            "`full_matrices=False` leaves rows of `Vt` out. Which ones does a wide matrix need here?",
            also=(_below(1e-12), _below(1e-10), _below(1e-9)),
            same=_same_columns,
        ),
        Misconception(
            "asks for exactly zero",
            lambda A: _svd(A)[2][np.count_nonzero(_svd(A)[1]) :].T,
            "Print the singular values: is the last one zero, or 1e-17? Which of your tests takes that for something?",
            same=_same_columns,
            idea=ideas.EXACT_FLOATS,
        ),
        Misconception(
            "measures with a fixed yardstick",
            lambda A: _svd(A)[2][int(np.sum(_svd(A)[1] > 1e-10)) :].T,
            "Entries of 1e-12 are small, and no rounding. What should small be compared to?",
            also=(
                lambda A: _svd(A)[2][int(np.sum(_svd(A)[1] > 1e-8)) :].T,
                lambda A: _svd(A)[2][int(np.sum(_svd(A)[1] > 1e-6)) :].T,
                lambda A: _svd(A)[2][int(np.sum(_svd(A)[1] > 1e-9)) :].T,
            ),
            same=_same_columns,
        ),
        Misconception(
            "throws small ones away too",
            lambda A: _svd(A)[2][rank_of(A, 1e-3) :].T,
            "A ten-thousandth of the largest is small, and no rounding. How small is rounding?",
            also=(lambda A: _svd(A)[2][rank_of(A, 1e-2) :].T,),
            same=_same_columns,
        ),
        Misconception(
            "gives every direction",
            lambda A: _svd(A)[2].T,
            "All directions are in yours, those that survive too. Which of them does `A` send to zero?",
            same=_same_columns,
        ),
        Misconception(
            "gives one too many",
            lambda A: _svd(A)[2][max(rank_of(A) - 1, 0) :].T,
            "The first of your columns still survives. Which row of `Vt` is the first that does not?",
            same=_same_columns,
            idea=ideas.OFF_BY_ONE,
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
            lambda A: _lost(A) @ _lost(A).T,
            "That matrix leads onto what is lost. How many columns are enough to span it?",
        ),
        Misconception(
            "gives one flat vector",
            lambda A: _svd(A)[2][-1],
            "One direction, and as a vector. How is the answer to hold two of them, or none?",
            same=lambda one, other: np.shape(one) == np.shape(other) and np.allclose(np.abs(one), np.abs(other)),
        ),
        Misconception(
            "hands over all three steps",
            None,
            "`U`, `s` and `Vt` are all there. In which of them, and where, are the directions that are lost?",
            when=lambda seen: all(isinstance(one.returned, tuple) and len(one.returned) == 3 for one in seen),
        ),
        *habits.of_an_array(solutions.thrown_away),
    ],
    hints=[
        "The rows of `Vt` are directions, and each belongs to a singular value. Which rows belong to a zero?",
        "`rank(A)` of them survive, the first ones. A full `Vt` has a row for each number that goes in.",
        "All rows of `Vt` from `rank(A)` on, made columns by `.T`.",
    ],
    first="Start with `U, s, Vt = np.linalg.svd(A)`, and look at the last rows of `Vt`.",
    passing="Any basis will do: a subspace has no favourite one. Now keep the rest, and only the rest.",
)

keeper = FunctionExercise(
    "svd/keeper",
    title="Keep what matters",
    goal="Make the projector that throws away just what a matrix throws away, and leaves the rest alone.",
    reference=solutions.keeper,
    cases=_CASES,
    criteria=[
        returns_array(
            "takes what A takes, and gives as many",
            shape=lambda A: (A.shape[1], A.shape[1]),
            must="It must take the vectors that `A` takes, and give vectors that `A` can take.",
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
            lambda A, P: np.linalg.norm(P @ _lost(A)) <= 1e-5,
            "What `A` sends to zero, it must send to zero too.",
            "Take a vector that `A` loses. What does your matrix make of it?",
        ),
        agrees_with_reference(
            must="What is left must stand at a right angle to what is lost.",
            asks="Do your directions have length 1, and stand at right angles?",
        ),
    ],
    picture=lambda A, P: beside(A @ P, A, label="A @ P", other_label="A"),
    misconceptions=[
        Misconception(
            "keeps what is lost",
            lambda A: np.eye(A.shape[1]) - _kept(A),
            "Your matrix keeps what `A` throws away. What is left of a vector when that is taken off?",
        ),
        Misconception(
            "keeps everything",
            lambda A: np.eye(A.shape[1]),
            "The identity throws nothing away. What does `A` make of the first column of `thrown_away(A)`?",
        ),
        Misconception(
            "works on the side that comes out",
            lambda A: _svd(A)[0][:, : rank_of(A)] @ _svd(A)[0][:, : rank_of(A)].T,
            "You project what comes out of `A`. Which of `U` and `Vt` is about what goes in?",
        ),
        Misconception(
            "multiplies the wrong way round",
            lambda A: _svd(A)[2][: rank_of(A)] @ _svd(A)[2][: rank_of(A)].T,
            "Rows times their transpose gives the dot products of the rows. What shape must it have?",
            idea=ideas.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "stretches as well",
            lambda A: A.T @ A,
            "`A.T @ A` keeps the right directions, and stretches each. What does a projector do the second time?",
        ),
        Misconception(
            "only turns",
            lambda A: _svd(A)[2],
            "`Vt` turns every vector and loses none. How do you turn back after throwing some away?",
            same=lambda one, other: np.shape(one) == np.shape(other) and np.allclose(np.abs(one), np.abs(other)),
        ),
        Misconception(
            "hands over the directions",
            lambda A: _svd(A)[2][: rank_of(A)],
            "You have the directions that survive. A vector measured along them: how is it put together again?",
            also=(lambda A: _svd(A)[2][: rank_of(A)].T,),
            same=lambda one, other: np.shape(one) == np.shape(other) and np.allclose(np.abs(one), np.abs(other)),
        ),
        Misconception(
            "keeps the first only",
            lambda A: np.outer(_svd(A)[2][0], _svd(A)[2][0]),
            "One direction is kept. What does your matrix make of the second one that survives?",
            idea=ideas.STOPS_EARLY,
        ),
        Misconception(
            "forgets what rounding leaves",
            lambda A: _svd(A)[2][: np.count_nonzero(_svd(A)[1])].T @ _svd(A)[2][: np.count_nonzero(_svd(A)[1])],
            "A singular value of 1e-17 is zero, but for rounding. How many survive by your own `rank`?",
            idea=ideas.EXACT_FLOATS,
        ),
        Misconception(
            "keeps as many as there are singular values",
            lambda A: _svd(A, full=False)[2].T @ _svd(A, full=False)[2],
            "All rows of `Vt` are in yours, those of a zero too. How many of them survive?",
        ),
        Misconception(
            "measures with a fixed yardstick",
            lambda A: _fixed(A, 1e-10),
            "Entries of 1e-12 are small, and no rounding. What should small be compared to?",
            also=(lambda A: _fixed(A, 1e-8), lambda A: _fixed(A, 1e-6), lambda A: np.linalg.pinv(A / 1.0, 0) @ A),
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
            lambda A: _svd(A)[2][:, : rank_of(A)] @ _svd(A)[2][:, : rank_of(A)].T,
            "In `Vt` the directions are rows. Which way do you cut it?",
            idea=ideas.TRANSPOSE,
        ),
        Misconception(
            "takes off one direction only",
            lambda A: np.eye(A.shape[1]) - _one_only(A) @ _one_only(A).T,
            "One lost direction is taken off. What does yours make of the second one?",
            idea=ideas.STOPS_EARLY,
        ),
        Misconception(
            "keeps nothing",
            lambda A: np.zeros((A.shape[1], A.shape[1])),
            "Yours throws everything away. What should become of a vector that survives `A`?",
        ),
        Misconception(
            "stretches the directions it keeps",
            lambda A: np.diag(_svd(A)[1][: rank_of(A)]) @ _svd(A)[2][: rank_of(A)],
            "Two steps are done in yours: keep, and stretch. How do you come back from the short list to a vector?",
            same=lambda one, other: np.shape(one) == np.shape(other) and np.allclose(np.abs(one), np.abs(other)),
        ),
        Misconception(
            "takes off too much",
            lambda A: np.eye(A.shape[1]) - 2 * (np.eye(A.shape[1]) - _kept(A)),
            "Yours turns the lost directions round instead of dropping them. How often are they taken off?",
        ),
        Misconception(
            "says how many, not which",
            lambda A: rank_of(A),
            "You have counted what survives. What is to become of a vector?",
        ),
        *habits.of_an_array(solutions.keeper),
    ],
    hints=[
        "Two ways: keep the directions that survive, or take off those that are lost. Which do you like better?",
        "With directions of length 1 at right angles as columns of `V`, `V.T @ x` measures and `V @` puts together.",
        "The first `rank(A)` rows of `Vt`: their transpose times themselves.",
    ],
    first="Start with `Vt[:rank(A)]`, the directions that survive.",
    passing="`A @ P` is `A`: the first step on its own. What is left only gets new names and a place.",
)


def _fixed(A: Array, yardstick: float) -> Array:
    kept = _svd(A)[2][: int(np.sum(_svd(A)[1] > yardstick))]
    projector: Array = kept.T @ kept
    return projector
