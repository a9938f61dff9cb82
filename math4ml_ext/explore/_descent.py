"""Gradient descent on a surface, with the learning rate in hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import contourpy
import ipywidgets as widgets
import numpy as np

from ._base import Explorer, slider
from ._svg import Array, Picture, beside

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
def _contours(name: str) -> Picture:
    """Return the level lines of a surface; the same at every redraw, so drawn once."""
    x, y = np.linspace(-_WIDE, _WIDE, 61), np.linspace(-_HIGH, _HIGH, 46)
    height = _SURFACES[name][0](*np.meshgrid(x, y))
    maker = contourpy.contour_generator(x, y, height)
    levels = height.min() + (height.max() - height.min()) * np.linspace(0.05, 0.95, 10) ** 2
    picture = _empty()
    for level in levels:
        for line in maker.lines(level):
            picture.line(line, "line", 1)  # type: ignore[arg-type]
    return picture


def _empty() -> Picture:
    return Picture((-_WIDE, _WIDE), (-_HIGH, _HIGH), 400, 300)


@lru_cache(maxsize=len(_SURFACES))
def _lowest(name: str) -> float:
    """Return how deep a surface is, as far as the map goes."""
    x, y = np.meshgrid(np.linspace(-_WIDE, _WIDE, 121), np.linspace(-_HIGH, _HIGH, 91))
    return float(_SURFACES[name][0](x, y).min())


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
        """Return the map with the path, the height step by step beside it, and what kind of path it was."""
        path = self.path()
        words = self._kind(path)
        says = f"Level lines of {self.surface.value} and the path of gradient descent. {words}"
        return beside(self._map(path), self._heights(path), says), words

    def _map(self, path: Array) -> Picture:
        picture = _empty().over(_contours(self.surface.value))
        return (
            picture.line(path, "brand", 1.5).dots(path, "brand", 2.5).dots(path[:1], "ink").dots(path[-1:], "warm", 5)
        )

    def _height(self, path: Array) -> Array:
        return _SURFACES[self.surface.value][0](*path.T)

    def _heights(self, path: Array) -> Picture:
        """Return the height at each step. What climbs far above the start leaves the picture."""
        heights = self._height(path)
        floor = _lowest(self.surface.value)
        top = float(heights[0]) * 1.5
        span, count = top - floor, max(self.steps.value, 5)
        picture = Picture((-0.17 * count, 1.05 * count), (floor - 0.16 * span, top), 240, 300)
        picture.line([(0, floor), (count, floor)], "line", 1).line([(0, floor), (0, top)], "line", 1)
        for height in (floor, float(heights[0])):
            picture.text((-0.03 * count, height - 0.015 * span), f"{height:.3g}", anchor="end")
        for step in (0, count):
            picture.text((step, floor - 0.07 * span), f"{step}", anchor="middle")
        picture.text((count / 2, floor - 0.13 * span), "steps", anchor="middle")
        picture.text((0.03 * count, top - 0.05 * span), "height")
        walk = np.column_stack([np.arange(len(heights)), heights])
        return picture.line(walk, "brand", 1.5).dots(walk[:-1], "brand", 2.5).dots(walk[-1:], "warm", 5)

    def _kind(self, path: Array) -> str:
        """Say what the learning rate made of the walk."""
        taken, heights = len(path) - 1, self._height(path)
        if not taken:
            return "No step yet: this is the start."
        end = f"({path[-1, 0]:.2f}, {path[-1, 1]:.2f})".replace("-0.00", "0.00")
        if heights[-1] > heights[0]:
            return "It explodes: it is higher now than where it began."
        swings = taken > 1 and _turns_back(path)
        if float(np.linalg.norm(_SURFACES[self.surface.value][1](path[-1]))) < 1e-2:
            high = heights[-1] > _lowest(self.surface.value) + 0.05
            where = f"{end}, though another valley is deeper." if high else f"{end}."
            return f"It swung from side to side and settled at {where}" if swings else f"It settled at {where}"
        if swings:
            return f"It swings from side to side. After {taken} steps it is at {end}."
        lost = (heights[0] - heights[-1]) / (heights[0] - _lowest(self.surface.value))
        if taken >= 10 and lost < 0.5:
            return f"It crawls: after {taken} steps it is at {end}, with most of the way before it."
        return f"After {taken} {'step' if taken == 1 else 'steps'} it is at {end} and still on the move."


def _turns_back(path: Array) -> bool:
    """Say whether the walk jumped over the bottom, in one direction or another, most of the time."""
    moves = np.diff(path, axis=0)
    back = ((moves[1:] * moves[:-1]) < -1e-9).any(axis=1)
    return bool(back.mean() > 0.5)
