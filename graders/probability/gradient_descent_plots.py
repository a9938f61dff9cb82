"""Plots that go with the feedback on gradient descent."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from graders.kit import show
from graders.kit.charts import HERE, INK, WHOLE, axis, bundle, chart, number

from .gradient_descent_variants import Loss
from .pmf_samples import Array

__all__ = ["descent_chart"]

_SAMPLES = 61
_WIDTH = 240


def descent_chart(mu_0: float, data: Array, f: Loss, mu: Any) -> Mapping[str, Any] | None:
    """Return the loss around a walk, with the place where it started and the place that came back."""
    start, end = float(mu_0), float(mu)
    if not math.isfinite(end) or abs(end - start) > 1e3:
        return None
    reach = 0.3 * abs(end - start) + 0.7
    places = np.linspace(min(start, end) - reach, max(start, end) + reach, _SAMPLES)
    rows = [{"mu": number(place), "loss": number(float(f(float(place), data)))} for place in places]
    near = {"scale": {"zero": False}}
    across, up = axis("mu", "quantitative", "mu") | near, axis("loss", "quantitative", "f") | near
    line = chart(rows, {"type": "line", "color": WHOLE}, {"x": across, "y": up}, _WIDTH)
    dots = [
        chart(
            [{"mu": number(place), "loss": number(float(f(place, data)))}],
            {"type": "point", "filled": True, "color": colour, "size": 80, "opacity": 1},
            {"x": across, "y": up},
            _WIDTH,
        )
        for place, colour in ((start, INK), (end, HERE))
    ]
    layers = [{key: one[key] for key in ("data", "mark", "encoding")} for one in (line, *dots)]
    drawn = {"width": line["width"], "height": line["height"], "layer": layers}
    heights = show(float(f(start, data))), show(float(f(end, data)))
    return bundle(
        [drawn],
        f"The loss (amber). You start (grey) at {show(start)}, where it is {heights[0]}, and end (blue) at {show(end)},"
        f" where it is {heights[1]}.",
    )
