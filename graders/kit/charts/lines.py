"""Lines of an approximation: a curve beside the line that stands in for it, the way down a slope, a line through data.

Blue is what came back, amber what it is held against. Each function can stand in ``picture=`` of an exercise after its
arguments are picked::

    picture=lambda f, df, x, epsilon, value: charts.approximation(f, x, epsilon, value)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from graders.kit.comparison import as_numbers
from graders.kit.format import show

from .vega_lite import HERE, INK, WHOLE, axis, bundle, chart, number, points

__all__ = ["approximation", "descent", "line_through"]

_WIDTH = 220
_SAMPLES = 61

_LINES = {"f": WHOLE, "your line": HERE}

Rows = list[dict[str, Any]]


def approximation(f: Callable[[float], float], x: float, epsilon: float, value: Any) -> Mapping[str, Any] | None:
    """Return the curve of `f` around `x`, and the line from it to `value` at ``x + epsilon``; None for no numbers."""
    end = _number(value)
    if end is None or not epsilon:
        return None
    start, goal = float(f(x)), float(f(x + epsilon))
    reach = 1.5 * abs(epsilon)
    places = [float(place) for place in np.linspace(x - reach, x + reach, _SAMPLES)]
    slope = (end - start) / epsilon
    drawn = _layers(
        (_rows(places, [float(f(place)) for place in places]), {"type": "line", "color": WHOLE}),
        (_rows(places, [start + slope * (place - x) for place in places]), {"type": "line", "color": HERE}),
        (_rows([x], [start]), {"type": "point", "filled": True, "color": INK}),
        (_rows([x + epsilon], [end]), {"type": "point", "filled": True, "color": HERE, "size": 50}),
        x="x",
        y=None,
    )
    text = (
        f"From {show(start)} at {show(x)}, `f` (amber) goes to {show(goal)} at {show(x + epsilon)};"
        f" your line (blue) goes to {show(end)}."
    )
    for layer, name in zip(drawn["layer"], _LINES, strict=False):
        layer["encoding"]["color"] = _named(name)
    return bundle([drawn], text.replace("`", ""))


def _named(line: str) -> dict[str, Any]:
    """Return the colour of one of the lines of an approximation, with its name in the legend."""
    scale = {"domain": list(_LINES), "range": list(_LINES.values())}
    legend = {"title": None, "labelColor": INK, "symbolType": "stroke", "orient": "right"}
    return {"datum": line, "type": "nominal", "scale": scale, "legend": legend}


def descent(history: Any, f: Callable[[Any], float] | None = None) -> Mapping[str, Any] | None:
    """Return the places of a walk, step by step or, where they are points of a plane, as a path; None for no numbers.

    Parameters
    ----------
    history : array_like
        A number, or two, for each place, the start first.
    f : callable, optional
        The height of a place; with it, the heights stand in a second chart.
    """
    walk = as_numbers(history)
    if walk is None or walk.dtype.kind == "c" or walk.ndim not in (1, 2) or not len(walk):
        return None
    steps = [float(step) for step in range(len(walk))]
    mark = {"type": "line", "color": HERE, "point": {"color": HERE}}
    if walk.ndim == 2 and walk.shape[1] == 2:
        path = [{"x": number(a), "y": number(b), "step": step} for (a, b), step in zip(walk, steps, strict=True)]
        charts = [_drawn(path, mark, "first entry", "second entry", order="step")]
    elif walk.ndim == 1:
        charts = [_drawn(_rows(steps, walk), mark, "step", "place")]
    else:
        return None
    ends = "" if len(walk) == 1 else f" to {show(_plain(walk[-1]))}"
    steps_taken = len(walk) - 1
    text = f"your walk: from {show(_plain(walk[0]))}{ends} in {steps_taken} step{'s' * (steps_taken != 1)}"
    if f is None:
        return bundle(charts, f"{text}.")
    heights = [float(f(_plain(place))) for place in walk]
    charts.append(_drawn(_rows(steps, heights), mark, "step", "height"))
    return bundle(charts, f"{text}; its height goes from {show(heights[0])} to {show(heights[-1])}.")


def line_through(xs: Any, ys: Any, line: Any) -> Mapping[str, Any] | None:
    """Return data as dots, and the line ``line[0] * x + line[1]``; None where there is nothing to draw."""
    across, heights, both = points(xs), points(ys), points(line)
    if across is None or heights is None or both is None or across.shape != heights.shape or both.shape != (2,):
        return None
    slope, intercept = float(both[0]), float(both[1])
    ends = [float(across.min()), float(across.max())]
    drawn = _layers(
        (_rows(across, heights), {"type": "point", "filled": True, "color": WHOLE}),
        (_rows(ends, [slope * end + intercept for end in ends]), {"type": "line", "color": HERE}),
        x="x",
        y="y",
    )
    misses = heights - (slope * across + intercept)
    text = f"your line (blue): slope {show(slope)}, intercept {show(intercept)}"
    return bundle([drawn], f"{text}; its mean squared error is {show(float(np.mean(misses**2)))}.")


def _layers(*layers: tuple[Rows, Mapping[str, Any]], x: str | None, y: str | None) -> dict[str, Any]:
    """Return several charts drawn over each other, on the same axes."""
    charts = [_drawn(rows, mark, x, y) for rows, mark in layers]
    inner = [{key: one[key] for key in ("data", "mark", "encoding")} for one in charts]
    return {"width": charts[0]["width"], "height": charts[0]["height"], "layer": inner}


def _drawn(
    rows: Rows, mark: Mapping[str, Any], x: str | None, y: str | None, order: str | None = None
) -> dict[str, Any]:
    near = {"scale": {"zero": False}}  # an approximation is looked at from near
    encoding = {"x": axis("x", "quantitative", x) | near, "y": axis("y", "quantitative", y) | near}
    if x == "step":
        encoding["x"]["axis"] = encoding["x"]["axis"] | {"tickMinStep": 1}
    if order is not None:
        encoding["order"] = {"field": order, "type": "quantitative"}
    return chart(rows, mark, encoding, _WIDTH)


def _rows(xs: Any, ys: Any) -> Rows:
    return [{"x": number(x), "y": number(y)} for x, y in zip(xs, ys, strict=True)]


def _number(value: Any) -> float | None:
    numbers = as_numbers(value)
    if numbers is None or numbers.ndim or numbers.dtype.kind == "c" or not math.isfinite(numbers):
        return None
    return float(numbers)


def _plain(place: Any) -> Any:
    return float(place) if np.ndim(place) == 0 else place
