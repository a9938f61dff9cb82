"""Arrows under a verdict: drawn where an arrow has two numbers, said in words beside, and left out elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from graders.kit import FunctionExercise
from graders.kit.charts import MIME
from graders.kit.testing import verdict_on
from graders.linear_algebra import exercises
from graders.linear_algebra.vector_plots import arrows, basis_images

from .conftest import Judge

FUNCTIONS = {one.id.partition("/")[2]: one for one in exercises if isinstance(one, FunctionExercise)}


def test_the_picture_says_in_words_where_the_arrows_point() -> None:
    picture = basis_images([[0, -1], [1, 0]])
    assert picture is not None
    assert picture["text/plain"] == "[1, 0] goes to: [0, 1]; [0, 1] goes to: [-1, 0]."


def test_every_arrow_starts_at_zero_and_fits_into_the_picture() -> None:
    picture = arrows({"one": np.array([3.0, -8.0]), "other": np.array([1.0, 0.0])})
    assert picture is not None
    (drawn,) = picture[MIME]["hconcat"]
    rows = drawn["data"]["values"]
    assert [(row["x"], row["y"]) for row in rows if row["part"] == 0] == [(0, 0), (0, 0)]
    low, high = drawn["encoding"]["y"]["scale"]["domain"]
    assert all(low <= row["y"] <= high for row in rows)


@pytest.mark.parametrize("value", [[1, 2, 3], [[1, 2]], [1, float("nan")], "north", None])
def test_what_is_no_arrow_in_the_plane_is_not_drawn(value: object) -> None:
    assert arrows({"it": value}) is None


@pytest.mark.parametrize("matrix", [np.eye(3), np.ones((2, 1)), 5, None])
def test_a_matrix_that_does_not_act_on_the_plane_is_not_drawn(matrix: object) -> None:
    assert basis_images(matrix) is None


def test_a_zero_arrow_is_drawn_as_a_point() -> None:
    assert arrows({"it": [0, 0]}) is not None


def test_a_swap_that_does_nothing_shows_both_arrows_in_one_place(judge: Judge) -> None:
    swap = next(one for one in exercises if one.id == "linear-algebra/swap")
    picture = judge(swap, "swap = np.eye(2)\n").picture
    assert picture is not None
    assert picture["text/plain"] == "x = [3, 8]: [3, 8]; swap @ x: [3, 8]."


def test_directions_that_are_not_told_apart_are_drawn_at_one_length() -> None:
    verdict = verdict_on(
        FUNCTIONS["cosine-similarity"], lambda u, v: abs(u @ v) / (np.linalg.norm(u) * np.linalg.norm(v))
    )
    assert verdict.picture is not None
    assert "u, made one long: [0.4472, 0.8944]" in verdict.picture["text/plain"]


def test_copies_in_the_wrong_places_are_drawn() -> None:
    verdict = verdict_on(FUNCTIONS["make-repeater"], lambda k, n: np.repeat(np.eye(n), k, axis=0))
    assert verdict.picture is not None
    assert verdict.misconception == "repeats each entry"
