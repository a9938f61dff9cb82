"""What a 2-by-2 matrix does to a grid."""

from __future__ import annotations

import ipywidgets as widgets
import numpy as np

from ._base import Explorer, slider
from ._svg import Picture

__all__ = ["Grid"]

_REACH = 4.0


class Grid(Explorer):
    """Four sliders, one an entry; the columns of the matrix are where the two basis vectors land."""

    def __init__(self) -> None:
        self.entries = [
            slider(name, value, -2, 2, 0.1)
            for name, value in (
                ("row 1, column 1", 1.0),
                ("row 1, column 2", 0.5),
                ("row 2, column 1", 0.0),
                ("row 2, column 2", 1.0),
            )
        ]
        top, bottom = widgets.HBox(self.entries[:2]), widgets.HBox(self.entries[2:])
        for row in (top, bottom):
            row.layout.flex_flow = "row wrap"
        super().__init__(top, bottom)

    def draw(self) -> tuple[str, str]:
        """Return the grid after the matrix, and what happened to areas."""
        matrix = np.array([entry.value for entry in self.entries]).reshape(2, 2)
        picture = Picture((-_REACH, _REACH), (-_REACH * 0.75, _REACH * 0.75), 440, 330)
        for at in range(-3, 4):
            for start, end in (((at, -3), (at, 3)), ((-3, at), (3, at))):
                picture.line([start, end], "line", 0.6)
                picture.line(np.array([start, end]) @ matrix.T, "soft", 1.2)
        square = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
        picture.line(square @ matrix.T, "good", 1.5, fill="good")
        picture.arrow((0, 0), matrix[:, 0], "brand").arrow((0, 0), matrix[:, 1], "warm")
        area = float(np.linalg.det(matrix))
        rank = int(np.linalg.matrix_rank(matrix, tol=1e-9))
        if rank == 2:
            words = f"The unit square now has area {abs(area):.2f}" + (", and was turned over." if area < 0 else ".")
        else:
            words = (
                "Everything landed on one line: two inputs can no longer be told apart."
                if rank
                else "Everything landed on one point."
            )
        first, second = (f"({matrix[0, k]:.1f}, {matrix[1, k]:.1f})" for k in (0, 1))
        return picture.markup(f"A grid. (1, 0) went to {first} and (0, 1) to {second}. {words}"), words
