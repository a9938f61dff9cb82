"""Charts of what came back, for where a person would rather look than read.

A chart is a mime bundle: a Vega-Lite specification, which JupyterLab draws, and a line of text that says the same. Each
function can stand in ``picture=`` of an exercise after its arguments are picked::

    picture=lambda xs, p: charts.pmf(p)
"""

from __future__ import annotations

from .bars import curve, pair, pmf
from .lines import approximation, descent, line_through
from .matrices import MOST_ROWS, beside, heatmap
from .vega_lite import HEIGHT, HERE, INK, MIME, MOST_POINTS, WHOLE, axis, bundle, chart, number, points

__all__ = [
    "HEIGHT",
    "HERE",
    "INK",
    "MIME",
    "MOST_POINTS",
    "MOST_ROWS",
    "WHOLE",
    "approximation",
    "axis",
    "beside",
    "bundle",
    "chart",
    "curve",
    "descent",
    "heatmap",
    "line_through",
    "number",
    "pair",
    "pmf",
    "points",
]
