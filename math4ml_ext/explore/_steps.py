"""The three steps of the SVD, on a picture."""

from __future__ import annotations

import numpy as np

from ._base import Explorer, slider
from ._svg import Array, Picture

__all__ = ["ThreeSteps"]

_LETTER = np.array(
    [(0, 0), (0, 2), (1.3, 2), (1.3, 1.6), (0.4, 1.6), (0.4, 1.2), (1, 1.2), (1, 0.8), (0.4, 0.8), (0.4, 0), (0, 0)]
)
_SAYS = (
    "The picture as it is. The two arrows are the directions the matrix cares about.",
    "Step 1, V transposed: turned, so that these directions lie along the axes.",
    "Step 2, the singular values: each axis stretched, and nothing turned.",
    "Step 3, U: turned into its place. This is what the matrix does in one go.",
)


def _turn(rotation: Array, part: float) -> Array:
    """Return an orthogonal 2-by-2 matrix done to the fraction `part`; a reflection is done at once."""
    if np.linalg.det(rotation) < 0:
        flip = np.diag([1.0, -1.0])
        return _turn(rotation @ flip, part) @ (flip if part > 0 else np.eye(2))
    angle = np.arctan2(rotation[1, 0], rotation[0, 0]) * part
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


class ThreeSteps(Explorer):
    """A slider that walks through the three steps of ``U @ diag(s) @ Vt``.

    Parameters
    ----------
    matrix : array of shape (2, 2), optional
        The matrix to take apart.
    """

    def __init__(self, matrix: object = ((1.2, 0.9), (-0.3, 0.8))) -> None:
        self.matrix: Array = np.asarray(matrix, dtype=np.float64).reshape(2, 2)
        self.step = slider("step", 0, 0, 3, 0.05)
        self.second = slider("second singular value", 1, 0, 1, 0.05)
        self.second.description = "keep of step 2"
        super().__init__(self.step, self.second)

    def draw(self) -> tuple[str, str]:
        """Return the letter after as much of the three steps as the slider says."""
        u, s, vt = np.linalg.svd(self.matrix)
        s = s * np.array([1.0, self.second.value])
        done = np.clip(self.step.value - np.arange(3), 0, 1)
        stretched = np.diag(1 + (s - 1) * done[1])
        so_far = _turn(u, done[2]) @ stretched @ _turn(vt, done[0])
        picture = Picture((-3.2, 3.2), (-2.4, 2.4), 440, 330).axes()
        picture.line(_LETTER, "line", 1, dashed=True)
        picture.line(_LETTER @ so_far.T, "brand", 2, fill="brand")
        for direction, colour in zip(vt, ("good", "warm"), strict=True):
            picture.arrow((0, 0), so_far @ direction, colour)
        words = _SAYS[int(np.ceil(self.step.value - 1e-9))]
        if self.second.value == 0 and self.step.value > 1:
            words += " The second direction was thrown away: rank 1."
        values = f"Singular values {s[0]:.2f} and {s[1]:.2f}."
        return picture.markup(f"The letter F. {words} {values}"), f"{words} {values}"
