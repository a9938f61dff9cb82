"""Bars and areas of what came back, for where a person would rather look than read.

A picture is a mime bundle: a Vega-Lite chart, which JupyterLab draws, and a line of text that says the same. Each
function can stand in ``picture=`` of an exercise after its arguments are picked::

    picture=lambda xs, p: charts.pmf(p)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from graders.kit.format import show

from .vega_lite import HEIGHT, HERE, INK, MIME, MOST_POINTS, WHOLE, axis, bundle, chart, number, points

__all__ = ["MIME", "MOST_POINTS", "curve", "pair", "pmf"]


MOST_PAIRS = 12
"""Pairs of bars that an eye still takes in one by one."""


def pmf(values: Any, *, label: str = "what came back") -> Mapping[str, Any] | None:
    """Return bars of the entries beside one bar of their sum, with a line at 1; None where there is nothing to draw."""
    heights = points(values)
    if heights is None:
        return None
    total = float(np.sum(heights))
    bars = chart(
        [{"entry": place, "height": number(height)} for place, height in enumerate(heights)],
        {"type": "bar", "color": HERE},
        {"x": axis("entry", "ordinal", label), "y": axis("height", "quantitative", None)},
        width=min(26 * len(heights), 260),
    )
    return bundle([bars, _sum(total)], f"{label}: {show(heights)}; the sum is {show(total)}, of 1.")


def pair(
    first: Any, second: Any, *, names: tuple[str, str] = ("what it is held against", "what came back")
) -> Mapping[str, Any] | None:
    """Return the bars of two arrays side by side, entry by entry, the first in amber and the second in blue.

    None where there is nothing to draw, or nothing to compare: more entries than bars that can be told apart, or
    another number of them.
    """
    one, other = points(first), points(second)
    if one is None or other is None or one.shape != other.shape or len(one) > MOST_PAIRS:
        return None
    bars = [
        {"entry": place, "height": number(height), "which": name}
        for name, heights in zip(names, (one, other), strict=True)
        for place, height in enumerate(heights)
    ]
    colours = {"domain": list(names), "range": [WHOLE, HERE]}
    legend = {"title": None, "orient": "right", "labelColor": INK}
    encoding = {
        "x": axis("entry", "ordinal", "entry"),
        "xOffset": {"field": "which", "type": "nominal", "sort": list(names)},
        "y": axis("height", "quantitative", None),
        "color": {"field": "which", "type": "nominal", "scale": colours, "legend": legend},
    }
    drawn = chart(bars, {"type": "bar"}, encoding, width=min(40 * len(one), 320))
    return bundle([drawn], f"{names[0]}: {show(one)}; {names[1]}: {show(other)}.")


def curve(
    xs: Any, ys: Any, *, area: float | None = None, label: str = "what came back", whole: str = "its area, of 1"
) -> Mapping[str, Any] | None:
    """Return a curve with its area filled, and beside it a bar of that area, with a line at 1.

    Parameters
    ----------
    xs, ys : array_like
        The curve's points.
    area : float, optional
        The area under it; without one there is no bar.
    label, whole : str
        Words under the two charts.
    """
    across, heights = points(xs), points(ys)
    if across is None or heights is None or len(across) != len(heights):
        return None
    drawn = chart(
        [{"x": number(x), "y": number(y)} for x, y in zip(across, heights, strict=True)],
        {"type": "area", "color": HERE, "line": {"color": HERE}, "opacity": 0.6},
        {"x": axis("x", "quantitative", label), "y": axis("y", "quantitative", None)},
        width=220,
    )
    ends = f"between {show(float(across[0]))} and {show(float(across[-1]))}"
    text = f"{label}: from {show(float(np.min(heights)))} to {show(float(np.max(heights)))} {ends}"
    if area is None:
        return bundle([drawn], f"{text}.")
    return bundle([drawn, _sum(area, whole)], f"{text}; {whole}: {show(area)}.")


def _sum(total: float, label: str = "its sum, of 1") -> dict[str, Any]:
    """Return one bar of the total and a line at 1."""
    encoding = {"y": axis("total", "quantitative", None)}
    bar = {"mark": {"type": "bar", "color": WHOLE, "size": 34}, "encoding": encoding}
    rule = {"mark": {"type": "rule", "color": INK, "strokeDash": [4, 3]}, "encoding": {"y": {"datum": 1}}}
    data = {"values": [{"total": number(total)}]}
    title = {"text": label, "orient": "bottom", "fontSize": 11, "fontWeight": "normal"}
    return {"width": 70, "height": HEIGHT, "title": title, "data": data, "layer": [bar, rule]}
