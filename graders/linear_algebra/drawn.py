"""Pictures of matrices: a square for each entry, blue above zero and amber below, with its number in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from graders.kit import show
from graders.kit.charts import HERE, INK, WHOLE, bundle
from graders.kit.comparers import as_numbers

__all__ = ["arrows_picture", "matrix_picture"]

_SIDE = 26
_MOST = 12
"""Rows or columns: more than these are too small to read, and the text says more."""


def matrix_picture(value: Any, label: str = "what came back") -> Mapping[str, Any] | None:
    """Return the entries of a matrix as coloured squares with their numbers; None where it is no small matrix."""
    numbers = as_numbers(value)
    if numbers is None or numbers.ndim != 2 or not numbers.size or max(numbers.shape) > _MOST:
        return None
    if numbers.dtype.kind == "c" or not np.all(np.isfinite(numbers)):
        return None
    m, n = numbers.shape
    largest = max(float(np.abs(numbers).max()), 1e-300)
    cells = [
        {"row": i, "column": j, "value": show(number), "strength": abs(number) / largest, "above": bool(number >= 0)}
        for (i, j), number in ((place, float(entry)) for place, entry in np.ndenumerate(numbers))
    ]
    text = f"{label}: {m} {_many('row', m)} and {n} {_many('column', n)}, {show(numbers)}."
    return bundle([_squares(cells, m, n, label)], text)


def _many(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _squares(cells: list[dict[str, Any]], m: int, n: int, label: str) -> dict[str, Any]:
    axes = {
        "x": {"field": "column", "type": "ordinal", "title": label, "axis": {"labelAngle": 0, "ticks": False}},
        "y": {"field": "row", "type": "ordinal", "title": None, "axis": {"ticks": False}},
    }
    colour = {"condition": {"test": "datum.above", "value": HERE}, "value": WHOLE}
    # A strong colour would hide the number in it, and the number is what is read.
    opacity = {
        "field": "strength",
        "type": "quantitative",
        "legend": None,
        "scale": {"domain": [0, 1], "range": [0, 0.55]},
    }
    square = {
        "mark": {"type": "rect", "stroke": INK, "strokeWidth": 0.5},
        "encoding": {"color": colour, "fillOpacity": opacity},
    }
    words = {"mark": {"type": "text", "fontSize": 11, "color": INK}, "encoding": {"text": {"field": "value"}}}
    return {
        "width": (_SIDE + 8) * n,
        "height": _SIDE * m,
        "data": {"values": cells},
        "encoding": axes,
        "layer": [square, words],
    }


def arrows_picture(arrows: Mapping[str, Any], label: str = "where the arrows point") -> Mapping[str, Any] | None:
    """Return arrows from zero in the plane, each under a name; None where one of them is not of two finite numbers."""
    tips: dict[str, Any] = {}
    for name, arrow in arrows.items():
        tip = as_numbers(arrow)
        if tip is None or tip.shape != (2,) or not np.all(np.isfinite(tip)):
            return None
        tips[name] = tip
    reach = max(float(np.abs(list(tips.values())).max()), 1e-9) * 1.15
    scale = {"domain": [-reach, reach], "nice": False}
    rows = [{"name": name, "x": 0, "y": 0, "to x": float(tip[0]), "to y": float(tip[1])} for name, tip in tips.items()]
    grid = {"grid": False, "labels": True, "tickCount": 5, "labelAngle": 0}
    colour = {"field": "name", "type": "nominal", "title": None, "scale": {"range": [INK, HERE, WHOLE][: len(rows)]}}
    start = {
        "x": {"field": "x", "type": "quantitative", "scale": scale, "axis": {**grid, "title": label}},
        "y": {"field": "y", "type": "quantitative", "scale": scale, "axis": {**grid, "title": None}},
    }
    end = {
        "x": {"field": "to x", "type": "quantitative", "scale": scale},
        "y": {"field": "to y", "type": "quantitative", "scale": scale},
    }
    shaft = {
        "mark": {"type": "rule", "strokeWidth": 2},
        "encoding": {**start, "x2": {"field": "to x"}, "y2": {"field": "to y"}, "color": colour},
    }
    tip_mark = {"mark": {"type": "point", "filled": True, "size": 60}, "encoding": {**end, "color": colour}}
    drawn = {"width": 150, "height": 150, "data": {"values": rows}, "layer": [shaft, tip_mark]}
    return bundle([drawn], "; ".join(f"{name}: {show(tip)}" for name, tip in tips.items()) + ".")
