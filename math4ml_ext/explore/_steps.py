"""The three steps of the SVD, on a picture."""

from __future__ import annotations

import ipywidgets as widgets
import numpy as np

from ._base import Explorer, slider
from ._svg import Array, Picture

__all__ = ["ThreeSteps"]

_LETTER = 0.8 * np.array(
    [(0, 0), (0, 2), (1.3, 2), (1.3, 1.6), (0.4, 1.6), (0.4, 1.2), (1, 1.2), (1, 0.8), (0.4, 0.8), (0.4, 0), (0, 0)]
)
_ANGLES = np.linspace(0, 2 * np.pi, 73)
_CIRCLE = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])
_RIGHT = np.array([[0, 1], [-1, 0]])
_NAMES = ("input", "1: turn", "2: stretch", "3: turn")
_SAYS = (
    "The picture as it is. The two arrows are the directions the matrix cares about.",
    "Step 1, V transposed: turned, so that these directions lie along the axes.",
    "Step 2, the singular values: each axis stretched, and nothing turned.",
    "Step 3, U: turned into its place.",
)
_MATRICES = {
    "leans": ((1.2, 0.9), (-0.3, 0.8)),
    "stretches along the axes": ((1.6, 0.0), (0.0, 0.5)),
    "only turns": ((0.6, -0.8), (0.8, 0.6)),
    "mirrors": ((0.3, 1.1), (1.1, -0.5)),
    "loses a direction": ((0.8, 0.8), (0.4, 0.4)),
}


def _steps(matrix: Array) -> tuple[Array, Array, Array]:
    """Return U, s and Vt, with signs chosen so that as little as possible is turned, and nothing mirrored in vain."""
    u, s, vt = np.linalg.svd(matrix)
    if np.linalg.det(vt) < 0:
        u, vt = u * [1.0, -1.0], vt * [[1.0], [-1.0]]
    return (-u, s, -vt) if np.trace(vt) < 0 else (u, s, vt)


def _turn(rotation: Array, part: float) -> Array:
    """Return an orthogonal 2-by-2 matrix done to the fraction `part`; a mirror closes like a page that is turned."""
    if np.linalg.det(rotation) < 0:
        return _turn(rotation * [1.0, -1.0], part) @ np.diag([1.0, 1 - 2 * part])
    angle = np.arctan2(rotation[1, 0], rotation[0, 0]) * part
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


class ThreeSteps(Explorer):
    """A slider that walks through the three steps of ``U @ diag(s) @ Vt``.

    Parameters
    ----------
    matrix : array of shape (2, 2), optional
        The matrix to take apart. Without one, there are a few to choose from.
    """

    def __init__(self, matrix: object = None) -> None:
        self.matrix = None if matrix is None else np.asarray(matrix, dtype=np.float64).reshape(2, 2)
        self.choice = widgets.Dropdown(
            options=list(_MATRICES),
            description="the matrix",
            style={"description_width": "8.5em"},
            layout=widgets.Layout(width="26em", max_width="100%"),
        )
        self.step = slider("steps done", 0, 0, 3, 0.05)
        self.second = slider("second kept", 1, 0, 1, 0.05)
        super().__init__(*(() if self.matrix is not None else (self.choice,)), self.step, self.second)
        if self.matrix is not None:
            self.choice.layout.close()
            self.choice.style.close()
            self.choice.close()

    def draw(self) -> tuple[str, str]:
        """Return the letter after as much of the three steps as the slider says."""
        matrix = np.array(_MATRICES[self.choice.value]) if self.matrix is None else self.matrix
        u, s, vt = _steps(matrix)
        s = s * np.array([1.0, self.second.value])
        done = np.clip(self.step.value - np.arange(3), 0, 1)
        so_far = _turn(u, done[2]) @ np.diag(1 + (s - 1) * done[1]) @ _turn(vt, done[0])
        at = int(np.ceil(self.step.value - 1e-9))
        picture = Picture((-3.2, 3.2), (-2.6, 2.6), 440, 358).axes()
        picture.line(_LETTER, "line", 1, dashed=True).line(_CIRCLE, "line", 1, dashed=True)
        picture.line(_CIRCLE @ so_far.T, "soft", 1.5)
        picture.line(_LETTER @ so_far.T, "brand", 2, fill="brand")
        for name, direction, colour, side in zip(
            ("first", "second"), vt, ("good", "warm"), (_RIGHT, -_RIGHT), strict=True
        ):
            tip = so_far @ direction
            length = np.linalg.norm(tip)
            if length < 0.05:
                picture.dots([tip], colour)
                continue
            picture.arrow((0, 0), tip, colour)
            # Beside the arrow, as in its line there may be an axis, or all that is left of the letter.
            beside = 0.2 * side @ tip / length
            anchor = "middle" if abs(beside[0]) < 0.07 else "start" if beside[0] > 0 else "end"
            picture.text(tip + beside + [0, -0.06], name, colour, anchor)
        for place, name in enumerate(_NAMES):
            picture.text((-3.1 + 1.6 * place, 2.35), name, "brand" if place == at else "soft")
        words = _SAYS[at] + (" This is what the matrix does in one go." if self.step.value == 3 else "")
        if s[1] < 1e-9 and self.step.value > 1:
            words += " The second direction was thrown away: rank 1."
        values = f"Singular values {s[0]:.2f} and {s[1]:.2f}."
        return picture.markup(f"The letter F in a circle. {words} {values}"), f"{words} {values}"
