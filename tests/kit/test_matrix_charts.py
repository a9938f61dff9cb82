from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graders.kit import charts
from graders.kit.charts import MIME

matrices = hnp.arrays(float, hnp.array_shapes(min_dims=2, max_dims=2, max_side=5))


@given(matrices, matrices)
def test_any_two_matrices_make_a_chart_that_json_can_hold_and_a_line_of_text(one: Any, other: Any) -> None:
    bundle = charts.beside(one, other)
    assume(bundle is not None)
    assert bundle is not None
    assert set(bundle) == {MIME, "text/plain"}
    assert "\n" not in bundle["text/plain"]
    assert json.loads(json.dumps(bundle[MIME], allow_nan=False)) == bundle[MIME]


def test_the_text_says_what_the_chart_shows() -> None:
    bundle = charts.beside(np.eye(2), [[1, 2], [3, 4]], other_label="what is kept")
    assert bundle is not None
    assert bundle["text/plain"] == "what came back: [[1, 0], [0, 1]]; what is kept: [[1, 2], [3, 4]]."


def test_two_matrices_share_their_colours() -> None:
    bundle = charts.beside(np.eye(2), -7 * np.eye(2))
    assert bundle is not None
    shares = [max(value["share"] for value in one["data"]["values"]) for one in bundle[MIME]["hconcat"]]
    assert shares == pytest.approx([1 / 7, 1], abs=1e-6)


def test_two_matrices_that_look_alike_are_not_drawn() -> None:
    assert charts.beside(np.eye(2) * (1 + 1e-9), np.eye(2)) is None
    assert charts.beside([[np.nan, 1]], [[np.nan, 1]]) is None
    assert charts.beside(np.zeros((0, 2)), np.zeros((0, 2))) is None
    assert charts.beside(np.ones((1, 2)), np.ones((2, 1))) is not None


def test_every_entry_has_its_place() -> None:
    bundle = charts.heatmap(np.array([[1.0, 2.0, 3.0]]))
    assert bundle is not None
    (chart,) = bundle[MIME]["hconcat"]
    values = [(value["row"], value["column"], value["entry"]) for value in chart["data"]["values"]]
    assert values == [(0, 0, 1), (0, 1, 2), (0, 2, 3)]


@pytest.mark.parametrize(("side", "layers"), [(2, 2), (6, 2), (7, 1)])
def test_the_numbers_of_a_small_matrix_are_written_into_it(side: int, layers: int) -> None:
    bundle = charts.heatmap(np.eye(side))
    assert bundle is not None
    assert len(bundle[MIME]["hconcat"][0]["layer"]) == layers


@given(st.integers(1, 200), st.integers(1, 200))
def test_a_large_matrix_is_thinned_and_keeps_its_corners(m: int, n: int) -> None:
    matrix = np.arange(float(m * n)).reshape(m, n)
    bundle = charts.heatmap(matrix)
    assert bundle is not None
    values = bundle[MIME]["hconcat"][0]["data"]["values"]
    assert len(values) <= charts.MOST_ROWS**2
    assert (values[0]["entry"], values[-1]["entry"]) == (0, m * n - 1)


@pytest.mark.parametrize(
    "value", [None, "text", 1.0, [1, 2], np.ones((2, 2, 2)), [[1j]], np.ones((0, 3)), [[1], [2, 3]]]
)
def test_what_is_no_matrix_has_no_picture(value: Any) -> None:
    assert charts.heatmap(value) is None
    assert charts.beside(value, np.eye(2)) is None
    assert charts.beside(np.eye(2), value) is None
