"""What all pictures in feedback are made of: a Vega-Lite chart that reads on light and on dark, and a line of text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from graders.kit.comparison import as_numbers

__all__ = ["HEIGHT", "HERE", "INK", "MIME", "MOST_POINTS", "WHOLE", "axis", "bundle", "chart", "number", "points"]

MIME = "application/vnd.vegalite.v5+json"

MOST_POINTS = 200
"""Points of a chart: more than these are narrower than a pixel."""

HEIGHT = 90

HERE, WHOLE, INK = "#3b7dd8", "#c98a1b", "#808080"
"""Blue for what came back, amber for what it is held against; the grey of the words reads on light and on dark."""

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def bundle(charts: Sequence[Mapping[str, Any]], text: str) -> Mapping[str, Any]:
    """Return charts side by side and a line of text that says the same, as a mime bundle."""
    ink = {"labelColor": INK, "titleColor": INK, "domainColor": INK, "tickColor": INK, "titleFontWeight": "normal"}
    config = {"background": "transparent", "view": {"stroke": None}, "axis": ink, "title": {"color": INK}}
    return {MIME: {"$schema": _SCHEMA, "hconcat": list(charts), "config": config}, "text/plain": text}


def chart(
    values: Sequence[Mapping[str, Any]], mark: Mapping[str, Any], encoding: Mapping[str, Any], width: int
) -> dict[str, Any]:
    """Return one chart: a mark for each row of `values`."""
    data = {"values": list(values)}
    return {"width": width, "height": HEIGHT, "data": data, "mark": dict(mark), "encoding": dict(encoding)}


def axis(field: str, kind: str, title: str | None) -> dict[str, Any]:
    """Return the encoding of a field on an axis without a grid."""
    return {"field": field, "type": kind, "title": title, "axis": {"labelAngle": 0, "grid": False}}


def points(values: Any) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    """Return at most `MOST_POINTS` real numbers, or None where there are none."""
    numbers = as_numbers(values)
    if numbers is None or numbers.ndim != 1 or not numbers.size or numbers.dtype.kind == "c":
        return None
    if len(numbers) > MOST_POINTS:
        numbers = numbers[np.linspace(0, len(numbers) - 1, MOST_POINTS).astype(int)]
    return numbers


def number(value: float) -> float | None:
    """Return a number that JSON can hold; a chart leaves a gap for None."""
    return round(float(value), 6) if math.isfinite(value) else None
