"""Matrices as grids of colour: what came back beside what it is held against.

Each function can stand in ``picture=`` of an exercise after its arguments are picked::

    picture=lambda A, k, B: charts.beside(B, A)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graders.kit.comparison import as_numbers
from graders.kit.format import show

from .vega_lite import HERE, INK, axis, bundle, chart, number

__all__ = ["MOST_ROWS", "beside", "heatmap"]

MOST_ROWS = 24
"""Rows or columns of a grid: of more than these, some are left out, evenly."""

_MOST_WRITTEN = 6
_WRITTEN_CELL = 34
"""In a grid of so few rows and columns each number is written into its cell."""

_SIDE = 150
_BELOW = "#c9631b"

Array = npt.NDArray[np.float64]


def heatmap(matrix: Any, *, label: str = "what came back") -> Mapping[str, Any] | None:
    """Return a grid of colours: blue above zero, orange below, and the stronger the larger; None without a matrix."""
    return _drawn([(matrix, label)])


def beside(
    matrix: Any, other: Any, *, label: str = "what came back", other_label: str = "A"
) -> Mapping[str, Any] | None:
    """Return two matrices side by side, in the same colours; None without two that an eye can tell apart."""
    if _same(matrix, other):
        return None
    return _drawn([(matrix, label), (other, other_label)])


def _same(matrix: Any, other: Any) -> bool:
    one, two = as_numbers(matrix), as_numbers(other)
    if one is None or two is None or one.shape != two.shape:
        return False
    return np.allclose(one, two, rtol=0, atol=1e-6 * _largest(two), equal_nan=True)


def _drawn(named: Sequence[tuple[Any, str]]) -> Mapping[str, Any] | None:
    grids = [(_grid(value), label) for value, label in named]
    most = max((_largest(grid) for grid, _ in grids if grid is not None), default=0.0) or 1.0
    charts = [_chart(grid, label, most) for grid, label in grids if grid is not None]
    if len(charts) < len(named):
        return None
    return bundle(charts, "; ".join(f"{label}: {show(as_numbers(value))}" for value, label in named) + ".")


def _grid(value: Any) -> Array | None:
    """Return a matrix of at most `MOST_ROWS` rows and columns, or None where there is none."""
    numbers = as_numbers(value)
    if numbers is None or numbers.ndim != 2 or not numbers.size or numbers.dtype.kind == "c":
        return None
    rows, columns = (np.unique(np.linspace(0, n - 1, min(n, MOST_ROWS)).astype(int)) for n in numbers.shape)
    kept: Array = numbers[np.ix_(rows, columns)]
    return kept


def _largest(grid: Array) -> float:
    finite = np.abs(grid[np.isfinite(grid)])
    return float(np.max(finite, initial=0.0))


def _chart(grid: Array, label: str, most: float) -> dict[str, Any]:
    m, n = grid.shape
    written = max(m, n) <= _MOST_WRITTEN
    cell = _WRITTEN_CELL if written else _SIDE / max(m, n)
    values = [
        {"row": i, "column": j, "entry": number(entry), "share": number(abs(entry) / most), "text": show(float(entry))}
        for (i, j), entry in np.ndenumerate(grid)
    ]
    place = {"x": _bare("column"), "y": _bare("row")}
    # The numbers are grey on the weak half of the colours and white on the strong one, so nothing lies in between.
    halves = {"domain": [0, 0.5, 0.5001, 1], "range": [0, 0.22, 0.65, 0.95]}
    strength = halves if written else {"domain": [0, 1], "range": [0, 0.95]}
    share = {"field": "share", "type": "quantitative", "scale": strength, "legend": None}
    tooltip = [{"field": field} for field in ("row", "column", "entry")]
    cells = {
        "mark": {"type": "rect", "stroke": INK, "strokeWidth": 0.5 if written else 0},
        "encoding": {**place, "fill": _when("datum.entry < 0", _BELOW, HERE), "fillOpacity": share, "tooltip": tooltip},
    }
    numbers = {
        "mark": {"type": "text", "fontSize": 10},
        "encoding": {**place, "text": {"field": "text"}, "color": _when("datum.share > 0.5", "white", INK)},
    }
    drawn = chart(values, {}, {}, width=round(cell * n))
    del drawn["mark"], drawn["encoding"]
    title = {"text": label, "orient": "bottom", "fontSize": 11, "fontWeight": "normal"}
    frame = {"stroke": INK, "strokeWidth": 0.5}
    layers = [cells, numbers] if written else [cells]
    return {**drawn, "height": round(cell * m), "title": title, "view": frame, "layer": layers}


def _bare(field: str) -> dict[str, Any]:
    return {**axis(field, "ordinal", None), "axis": None, "scale": {"padding": 0}}


def _when(test: str, then: str, otherwise: str) -> dict[str, Any]:
    return {"condition": {"test": test, "value": then}, "value": otherwise}
