"""Plots of vectors in the plane, for mistakes that show best as a direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from graders.kit import show
from graders.kit.charts import HERE, INK, WHOLE, bundle
from graders.kit.comparison import as_numbers

from .matrices import Array

__all__ = ["arrows", "basis_images"]

_SIDE = 140
_COLOURS = (HERE, WHOLE, INK)


def basis_images(matrix: Any) -> Mapping[str, Any] | None:
    """Return where a 2-by-2 matrix sends the two basis vectors; None for any other shape."""
    numbers = as_numbers(matrix)
    if numbers is None or numbers.shape != (2, 2):
        return None
    return arrows({"[1, 0] goes to": numbers[:, 0], "[0, 1] goes to": numbers[:, 1]})


def arrows(named: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return arrows that start at zero, each under a name; None where one of them is not two finite numbers."""
    tips: dict[str, Array] = {}
    for name, arrow in named.items():
        tip = as_numbers(arrow)
        if tip is None or tip.shape != (2,) or not np.all(np.isfinite(tip)):
            return None
        tips[name] = tip
    reach = max(float(np.abs(tip).max()) for tip in tips.values()) * 1.1 or 1.0
    rows = [
        {"arrow": name, "part": part, "x": float(part * tip[0]), "y": float(part * tip[1])}
        for name, tip in tips.items()
        for part in (0, 1)
    ]
    scale = {"domain": list(tips), "range": list(_COLOURS[: len(tips)])}
    legend = {"title": None, "labelColor": INK, "symbolType": "stroke", "orient": "right"}
    encoding = {
        "x": _side("x", reach),
        "y": _side("y", reach),
        "color": {"field": "arrow", "type": "nominal", "scale": scale, "legend": legend},
    }
    # Where two arrows lie on top of each other, the one below is the wider.
    widths = {"domain": list(tips), "range": [5, 2]}
    width = {"field": "arrow", "type": "nominal", "scale": widths, "legend": None}
    shaft = {"mark": {"type": "line"}, "encoding": {"order": {"field": "part"}, "strokeWidth": width}}
    tip_mark = {"mark": {"type": "point", "filled": True, "size": 70}, "transform": [{"filter": "datum.part == 1"}]}
    drawn = {
        "width": _SIDE,
        "height": _SIDE,
        "data": {"values": rows},
        "encoding": encoding,
        "layer": [shaft, tip_mark],
    }
    return bundle([drawn], "; ".join(f"{name}: {show(tip)}" for name, tip in tips.items()) + ".")


def _side(field: str, reach: float) -> dict[str, Any]:
    axis = {"grid": True, "gridColor": INK, "gridOpacity": 0.25, "tickCount": 5, "domain": False, "labelAngle": 0}
    scale = {"domain": [-reach, reach], "nice": False}
    return {"field": field, "type": "quantitative", "title": None, "axis": axis, "scale": scale}
