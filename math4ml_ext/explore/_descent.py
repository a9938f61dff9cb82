"""Gradient descent on a surface, with the learning rate in hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import contourpy
import ipywidgets as widgets
import numpy as np

from ._base import Explorer, slider
from ._svg import Array, Picture

__all__ = ["Descent"]

_WIDE, _HIGH = 3.0, 2.25
_Surface = tuple[Callable[[Array, Array], Array], Callable[[Array], Array]]
_SURFACES: dict[str, _Surface] = {
    "a round bowl": (lambda x, y: x**2 + y**2, lambda at: 2 * at),
    "a narrow valley": (lambda x, y: 0.5 * x**2 + 5 * y**2, lambda at: np.array([at[0], 10 * at[1]])),
    "two valleys": (
        lambda x, y: 0.25 * x**4 - x**2 + 0.2 * x + y**2,
        lambda at: np.array([at[0] ** 3 - 2 * at[0] + 0.2, 2 * at[1]]),
    ),
}


@lru_cache(maxsize=len(_SURFACES))
def _contours(name: str) -> list[Array]:
    """Return level lines of a surface, each of shape (n, 2); the same at every redraw, so made once."""
    x, y = np.linspace(-_WIDE, _WIDE, 61), np.linspace(-_HIGH, _HIGH, 46)
    height = _SURFACES[name][0](*np.meshgrid(x, y))
    maker = contourpy.contour_generator(x, y, height)
    levels = height.min() + (height.max() - height.min()) * np.linspace(0.05, 0.95, 10) ** 2
    return [line for level in levels for line in maker.lines(level)]  # type: ignore[misc]


class Descent(Explorer):
    """Choose a surface and a learning rate; see the path from the same start."""

    def __init__(self) -> None:
        self.surface = widgets.Dropdown(
            options=list(_SURFACES), description="surface", style={"description_width": "8.5em"}
        )
        self.rate = slider("learning rate", 0.1, 0.01, 1.1, 0.01)
        self.steps = widgets.IntSlider(
            value=15,
            min=0,
            max=60,
            description="steps",
            style={"description_width": "8.5em"},
            layout=widgets.Layout(width="26em", max_width="100%"),
        )
        super().__init__(self.surface, self.rate, self.steps)

    def path(self) -> Array:
        """Return the places visited, of shape (steps + 1, 2); it ends early where it leaves the map by far."""
        slope = _SURFACES[self.surface.value][1]
        places = [np.array([-2.4, 1.5])]
        for _ in range(self.steps.value):
            after = places[-1] - self.rate.value * slope(places[-1])
            places.append(after)
            if np.abs(after).max() > 1e3:
                break
        return np.array(places)

    def draw(self) -> tuple[str, str]:
        """Return the map with the path, and what kind of path it was."""
        picture = Picture((-_WIDE, _WIDE), (-_HIGH, _HIGH), 440, 330)
        for line in _contours(self.surface.value):
            picture.line(line, "line", 1)
        path = self.path()
        picture.line(path, "brand", 1.5).dots(path, "brand", 2.5).dots(path[:1], "ink").dots(path[-1:], "warm", 5)
        end, slope = path[-1], _SURFACES[self.surface.value][1]
        steepness = float(np.linalg.norm(slope(end)))
        begin = float(np.linalg.norm(slope(path[0])))
        if steepness > begin:
            words = "It explodes: every step lands higher than the one before."
        elif steepness < 1e-2:
            words = f"It settled at ({end[0]:.2f}, {end[1]:.2f})."
        else:
            words = f"After {len(path) - 1} steps it is at ({end[0]:.2f}, {end[1]:.2f}) and still on the move."
        return picture.markup(f"Level lines of {self.surface.value} and the path of gradient descent. {words}"), words
