from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from graders.kit import charts


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


@pytest.mark.parametrize(
    "bundle",
    [
        charts.pmf(np.array([0.2, 0.3])),
        charts.pmf([1, 2, 3]),
        charts.pmf(np.array([np.nan, np.inf, 0.5])),
        charts.pair([0.5, np.inf], [0.25, 0.75]),
        charts.curve(np.linspace(0, 1, 9), np.linspace(0, 1, 9), area=0.5),
        charts.curve([0, 1], [np.inf, 0]),
    ],
)
def test_a_picture_is_a_chart_that_json_can_hold_and_a_line_of_text(bundle: Any) -> None:
    assert set(bundle) == {charts.MIME, "text/plain"}
    assert "\n" not in bundle["text/plain"]
    text = json.dumps(bundle[charts.MIME], allow_nan=False)
    assert json.loads(text) == bundle[charts.MIME]


def test_the_text_says_what_the_chart_shows() -> None:
    bundle = charts.pmf(np.array([0.2, 0.3]))
    assert bundle is not None
    assert bundle["text/plain"] == "what came back: [0.2, 0.3]; the sum is 0.5, of 1."


def test_two_arrays_are_drawn_side_by_side_under_their_names() -> None:
    bundle = charts.pair([0.5, 0.5], np.array([0.25, 0.75]), names=("p", "q"))
    assert bundle is not None
    assert bundle["text/plain"] == "p: [0.5, 0.5]; q: [0.25, 0.75]."
    (chart,) = bundle[charts.MIME]["hconcat"]
    assert [(bar["which"], bar["entry"], bar["height"]) for bar in chart["data"]["values"]] == [
        ("p", 0, 0.5),
        ("p", 1, 0.5),
        ("q", 0, 0.25),
        ("q", 1, 0.75),
    ]


@pytest.mark.parametrize(("first", "second"), [([1, 2], [1]), ([], []), ("ab", [1, 2]), (range(13), range(13)), (1, 2)])
def test_what_cannot_be_compared_has_no_picture(first: Any, second: Any) -> None:
    assert charts.pair(first, second) is None


def test_the_area_under_a_curve_stands_beside_it() -> None:
    bundle = charts.curve([0, 1], [0, 1], area=0.5, label="your density")
    assert bundle is not None
    assert bundle["text/plain"] == "your density: from 0 to 1 between 0 and 1; its area, of 1: 0.5."
    assert len(bundle[charts.MIME]["hconcat"]) == 2


def test_a_long_curve_is_thinned_to_what_can_be_seen() -> None:
    xs = np.linspace(0, 1, 5000)
    bundle = charts.curve(xs, xs)
    assert bundle is not None
    values = bundle[charts.MIME]["hconcat"][0]["data"]["values"]
    assert len(values) == charts.MOST_POINTS
    assert (values[0]["x"], values[-1]["x"]) == (0, 1)


@pytest.mark.parametrize("values", [None, "text", [], np.eye(2), 1.0, [1j]])
def test_what_cannot_be_drawn_has_no_picture(values: Any) -> None:
    assert charts.pmf(values) is None
    assert charts.curve(values, values) is None


def test_a_chart_takes_its_background_from_the_page() -> None:
    bundle = charts.pmf([1.0])
    assert bundle is not None
    assert bundle[charts.MIME]["config"]["background"] == "transparent"


def test_nothing_is_fetched_to_draw_it() -> None:
    bundle = charts.pmf([0.5, 0.5])
    assert bundle is not None
    chart = {key: value for key, value in bundle[charts.MIME].items() if key != "$schema"}
    assert not [leaf for leaf in leaves(chart) if isinstance(leaf, str) and "://" in leaf]
