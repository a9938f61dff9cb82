"""Pictures of what came back, for where a person would rather look than read.

A picture is a mime bundle: a Vega-Lite chart, which JupyterLab draws, and a line of text that says the same. Each
function can stand in ``picture=`` of an exercise after its arguments are picked::

    picture=lambda xs, p: pictures.pmf(p)
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .comparers import as_numbers
from .format import show

__all__ = ["MIME", "curve", "pmf"]

MIME = "application/vnd.vegalite.v5+json"

MOST_POINTS = 200
"""Points of a chart: more than these are narrower than a pixel."""

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_HEIGHT = 90
_HERE, _WHOLE, _INK = "#3b7dd8", "#c98a1b", "#808080"
"""Blue for what came back, amber for its total; the grey of the words reads on light and on dark."""


def pmf(values: Any, *, label: str = "what came back") -> Mapping[str, Any] | None:
    """Return bars of the entries beside one bar of their sum, with a line at 1; None where there is nothing to draw."""
    heights = _points(values)
    if heights is None:
        return None
    total = float(np.sum(heights))
    bars = _chart(
        [{"entry": place, "height": _number(height)} for place, height in enumerate(heights)],
        {"type": "bar", "color": _HERE},
        {"x": _axis("entry", "ordinal", label), "y": _axis("height", "quantitative", None)},
        width=min(26 * len(heights), 260),
    )
    return _bundle([bars, _sum(total)], f"{label}: {show(heights)}; the sum is {show(total)}, of 1.")


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
    across, heights = _points(xs), _points(ys)
    if across is None or heights is None or len(across) != len(heights):
        return None
    drawn = _chart(
        [{"x": _number(x), "y": _number(y)} for x, y in zip(across, heights, strict=True)],
        {"type": "area", "color": _HERE, "line": {"color": _HERE}, "opacity": 0.6},
        {"x": _axis("x", "quantitative", label), "y": _axis("y", "quantitative", None)},
        width=220,
    )
    ends = f"between {show(float(across[0]))} and {show(float(across[-1]))}"
    text = f"{label}: from {show(float(np.min(heights)))} to {show(float(np.max(heights)))} {ends}"
    if area is None:
        return _bundle([drawn], f"{text}.")
    return _bundle([drawn, _sum(area, whole)], f"{text}; {whole}: {show(area)}.")


def _sum(total: float, label: str = "its sum, of 1") -> dict[str, Any]:
    """Return one bar of the total and a line at 1."""
    encoding = {"y": _axis("total", "quantitative", None)}
    bar = {"mark": {"type": "bar", "color": _WHOLE, "size": 34}, "encoding": encoding}
    rule = {"mark": {"type": "rule", "color": _INK, "strokeDash": [4, 3]}, "encoding": {"y": {"datum": 1}}}
    data = {"values": [{"total": _number(total)}]}
    title = {"text": label, "orient": "bottom", "fontSize": 11, "fontWeight": "normal"}
    return {"width": 70, "height": _HEIGHT, "title": title, "data": data, "layer": [bar, rule]}


def _chart(
    values: Sequence[Mapping[str, Any]], mark: Mapping[str, Any], encoding: Mapping[str, Any], width: int
) -> dict[str, Any]:
    data = {"values": list(values)}
    return {"width": width, "height": _HEIGHT, "data": data, "mark": dict(mark), "encoding": dict(encoding)}


def _axis(field: str, kind: str, title: str | None) -> dict[str, Any]:
    return {"field": field, "type": kind, "title": title, "axis": {"labelAngle": 0, "grid": False}}


def _bundle(charts: Sequence[Mapping[str, Any]], text: str) -> Mapping[str, Any]:
    ink = {"labelColor": _INK, "titleColor": _INK, "domainColor": _INK, "tickColor": _INK, "titleFontWeight": "normal"}
    config = {"background": "transparent", "view": {"stroke": None}, "axis": ink, "title": {"color": _INK}}
    return {MIME: {"$schema": _SCHEMA, "hconcat": list(charts), "config": config}, "text/plain": text}


def _points(values: Any) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    """Return at most `MOST_POINTS` real numbers, or None where there are none."""
    numbers = as_numbers(values)
    if numbers is None or numbers.ndim != 1 or not numbers.size or numbers.dtype.kind == "c":
        return None
    if len(numbers) > MOST_POINTS:
        numbers = numbers[np.linspace(0, len(numbers) - 1, MOST_POINTS).astype(int)]
    return numbers


def _number(number: float) -> float | None:
    """Return a number that JSON can hold; a chart leaves a gap for None."""
    return round(float(number), 6) if math.isfinite(number) else None
