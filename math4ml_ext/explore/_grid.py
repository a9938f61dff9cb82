"""What a 2-by-2 matrix does to a grid."""

from __future__ import annotations

import ipywidgets as widgets
import numpy as np

from ._base import Explorer, slider
from ._svg import Array, Picture

__all__ = ["Grid"]

_REACH = 4.0

_MATRICES: dict[str, tuple[float, float, float, float]] = {
    "lean": (1, 0.5, 0, 1),
    "leave all as it is": (1, 0, 0, 1),
    "swap the entries": (0, 1, 1, 0),
    "quarter turn": (0, -1, 1, 0),
    "twice as wide": (2, 0, 0, 1),
    "turn over": (-1, 0, 0, 1),
    "mix": (1, -0.7, 0.5, 1.2),
    "drop the second entry": (1, 0, 0, 0),
}
"""Machines to begin with, each by the name of what it does."""

_OWN = "your own"

_NAMES = ("A[:, 0]", "A[:, 1]")

_TINY = 1e-9
"""An arrow that is no longer than this is a point."""

_SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
_FLAG = np.array([(0.2, 0.1), (0.2, 0.9), (0.8, 0.9), (0.62, 0.72), (0.8, 0.54), (0.2, 0.54)])
"""A flag says what a square cannot: whether it was turned over."""


def _point(at: Array) -> str:
    return "(" + ", ".join(f"{number + 0.0:g}" for number in np.round(at, 2)) + ")"


class Grid(Explorer):
    """A machine by name, or four sliders, one an entry; the columns are where the two basis vectors land."""

    def __init__(self) -> None:
        self.machine = widgets.Dropdown(
            options=[_OWN, *_MATRICES], value="lean", description="machine", style={"description_width": "8.5em"}
        )
        self.entries = [
            slider(f"A[{place // 2}, {place % 2}]", value, -2, 2, 0.1) for place, value in enumerate(_MATRICES["lean"])
        ]
        self._setting = False
        self.machine.observe(self._set, names="value")
        top, bottom = widgets.HBox(self.entries[:2]), widgets.HBox(self.entries[2:])
        for row in (top, bottom):
            row.layout.flex_flow = "row wrap"
        super().__init__(self.machine, top, bottom)
        # After the picture, which is what the eye waits for.
        for entry in self.entries:
            entry.observe(self._name, names="value")

    @property
    def matrix(self) -> Array:
        """The matrix that the sliders hold."""
        return np.array([entry.value for entry in self.entries]).reshape(2, 2)

    def _set(self, _change: object = None) -> None:
        """Move the sliders to where the machine that was picked has them."""
        if self._setting or self.machine.value == _OWN:
            return
        self._setting = True
        try:
            for entry, value in zip(self.entries, _MATRICES[self.machine.value], strict=True):
                entry.value = value
        finally:
            self._setting = False
        self._redraw()

    def _name(self, _change: object = None) -> None:
        """Name the machine that the sliders make, where it has a name."""
        if self._setting:
            return
        here = self.matrix.ravel()
        names = (name for name, entries in _MATRICES.items() if np.allclose(here, entries))
        self._setting = True
        try:
            self.machine.value = next(names, _OWN)
        finally:
            self._setting = False

    def _redraw(self, _change: object = None) -> None:
        # One picture for each move, not one for each slider that a machine moves.
        if not self._setting:
            super()._redraw()

    def draw(self) -> tuple[str, str]:
        """Return the grid after the matrix, where the basis vectors went, and what happened to areas."""
        matrix = self.matrix
        picture = Picture((-_REACH, _REACH), (-_REACH * 0.75, _REACH * 0.75), 440, 330)
        for at in range(-3, 4):
            for start, end in (((at, -3), (at, 3)), ((-3, at), (3, at))):
                picture.line([start, end], "line", 0.6)
                picture.line(np.array([start, end]) @ matrix.T, "soft", 1.2)
        picture.line(_SQUARE @ matrix.T, "good", 1.5).line(_FLAG @ matrix.T, "good", 1.5, fill="good")
        for tip, name, place, colour in zip(matrix.T, _NAMES, _beside_tips(matrix), ("brand", "warm"), strict=True):
            if np.linalg.norm(tip) < _TINY:
                picture.dots([(0, 0)], colour)
            else:
                picture.arrow((0, 0), tip, colour)
            picture.text(place, name, colour, "start" if tip[0] >= 0 else "end")
        first, second = _point(matrix[:, 0]), _point(matrix[:, 1])
        words = f"(1, 0) lands on {first}, the first column; (0, 1) on {second}, the second. {_fate(matrix)}"
        return picture.markup(f"A grid after the matrix {matrix.tolist()}. {words}"), words


def _beside_tips(matrix: Array) -> list[Array]:
    """Return where the names of the two columns stand: beyond their arrows, and neither on a line nor on each other."""
    places: list[Array] = []
    for tip in matrix.T:
        size = float(np.linalg.norm(tip))
        if size < _TINY:
            place = np.array([0.1, -0.4])
        else:
            # A name has its baseline here: above a level line it stands clear of it, below a tip it needs its height.
            lift = 0.1 if tip[1] >= 0 else -0.15
            place = np.clip(tip * (1 + 0.22 / size), -2.8, 2.8) + np.array([0, lift])
        if places and abs(place[0] - places[0][0]) < 0.9 and abs(place[1] - places[0][1]) < 0.25:
            place = places[0] - np.array([0, 0.38])
        places.append(place)
    return places


def _fate(matrix: Array) -> str:
    """Say what becomes of the unit square."""
    rank = int(np.linalg.matrix_rank(matrix, tol=1e-9))
    if rank == 0:
        return "Everything landed on one point."
    if rank == 1:
        return "Everything landed on one line: two inputs can no longer be told apart."
    area = float(np.linalg.det(matrix))
    return f"The unit square now has area {abs(area):.2f}" + (", and was turned over." if area < 0 else ".")
