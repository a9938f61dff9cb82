from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest

from graders.kit import charts
from graders.kit.charts import HERE, MIME, WHOLE


def square(x: Any) -> Any:
    return x * x


def bowl(at: Any) -> float:
    return float(np.sum(np.square(at)))


BUNDLES = [
    charts.approximation(square, 1.0, 0.5, 2.0),
    charts.approximation(abs, 0.0, -1.0, np.array(1.0)),
    charts.descent([3.0, 1.0, 0.25]),
    charts.descent([3.0, math.inf, math.nan], square),
    charts.descent(np.array([[1.0, 2.0], [0.5, 1.0], [0.0, 0.0]]), bowl),
    charts.line_through([0, 1, 2], [1, 3, 5], [2, 1]),
]


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_plot_is_a_chart_that_json_can_hold_and_a_line_of_text(bundle: Any) -> None:
    assert set(bundle) == {MIME, "text/plain"}
    assert "\n" not in bundle["text/plain"]
    text = json.dumps(bundle[MIME], allow_nan=False)
    assert json.loads(text) == bundle[MIME]


def test_an_approximation_stands_beside_the_curve_and_ends_where_the_learner_said() -> None:
    bundle = charts.approximation(square, 1.0, 0.5, 2.5)
    assert bundle is not None
    said = "From 1 at 1, f (amber) goes to 2.25 at 1.5; your line (blue) goes to 2.5."
    assert bundle["text/plain"] == said
    (drawn,) = bundle[MIME]["hconcat"]
    curve, line, here, there = (layer["data"]["values"] for layer in drawn["layer"])
    assert [one["x"] for one in (curve[0], curve[-1])] == [0.25, 1.75]
    assert (line[-1]["y"] - line[0]["y"]) / 1.5 == pytest.approx(3)
    assert (here, there) == ([{"x": 1, "y": 1}], [{"x": 1.5, "y": 2.5}])


def test_beside_an_approximation_stands_which_line_is_which() -> None:
    bundle = charts.approximation(square, 1.0, 0.5, 2.5)
    assert bundle is not None
    colours = [layer["encoding"].get("color") for layer in bundle[MIME]["hconcat"][0]["layer"]]
    assert [colour and colour["datum"] for colour in colours] == ["f", "your line", None, None]
    assert colours[0]["scale"] == colours[1]["scale"] == {"domain": ["f", "your line"], "range": [WHOLE, HERE]}


def test_a_walk_of_numbers_is_drawn_step_by_step() -> None:
    bundle = charts.descent([4.0, 2.0, 1.0])
    assert bundle is not None
    assert bundle["text/plain"] == "your walk: from 4 to 1 in 2 steps."
    (drawn,) = bundle[MIME]["hconcat"]
    assert drawn["data"]["values"] == [{"x": 0, "y": 4}, {"x": 1, "y": 2}, {"x": 2, "y": 1}]


def test_a_walk_in_a_plane_is_drawn_as_a_path_with_its_heights_beside_it() -> None:
    bundle = charts.descent([[1.0, 2.0], [0.0, 0.0]], bowl)
    assert bundle is not None
    assert bundle["text/plain"] == "your walk: from [1, 2] to [0, 0] in 1 step; its height goes from 5 to 0."
    path, heights = bundle[MIME]["hconcat"]
    assert path["encoding"]["order"]["field"] == "step"
    assert [one["y"] for one in heights["data"]["values"]] == [5, 0]


def test_a_walk_that_never_left_has_one_place() -> None:
    bundle = charts.descent([4.0])
    assert bundle is not None
    assert bundle["text/plain"] == "your walk: from 4 in 0 steps."


def test_a_line_is_drawn_through_its_data_with_its_error() -> None:
    bundle = charts.line_through([0.0, 2.0], [1.0, 3.0], [1.0, 0.0])
    assert bundle is not None
    assert bundle["text/plain"] == "your line (blue): slope 1, intercept 0; its mean squared error is 1."
    dots, line = (layer["data"]["values"] for layer in bundle[MIME]["hconcat"][0]["layer"])
    assert dots == [{"x": 0, "y": 1}, {"x": 2, "y": 3}]
    assert line == [{"x": 0, "y": 0}, {"x": 2, "y": 2}]


@pytest.mark.parametrize("value", [None, "text", [1.0], 1j, math.nan, math.inf])
def test_what_is_no_number_is_no_end_of_a_line(value: Any) -> None:
    assert charts.approximation(square, 1.0, 0.5, value) is None


@pytest.mark.parametrize("history", [None, "text", [], 1.0, [1j], np.zeros((2, 3)), np.zeros((2, 2, 2))])
def test_what_is_no_walk_has_no_picture(history: Any) -> None:
    assert charts.descent(history) is None


@pytest.mark.parametrize("line", [None, "text", 1.0, [1.0], [1.0, 2.0, 3.0], np.eye(2)])
def test_what_is_no_line_has_no_picture(line: Any) -> None:
    assert charts.line_through([0, 1], [0, 1], line) is None


def test_a_step_of_zero_has_no_line() -> None:
    assert charts.approximation(square, 1.0, 0.0, 1.0) is None
