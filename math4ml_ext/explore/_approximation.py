"""A function beside its linear approximation, and the error as the step shrinks."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets
import numpy as np

from ._base import Explorer, slider
from ._svg import Array, Picture

__all__ = ["Approximation"]

_FUNCTIONS: dict[str, tuple[Callable[[Array], Array], Callable[[float], float]]] = {
    "x squared": (lambda x: x**2, lambda x: 2 * x),
    "sine": (np.sin, lambda x: float(np.cos(x))),
    "exponential": (np.exp, lambda x: float(np.exp(x))),
    "absolute value": (np.abs, lambda x: float(np.sign(x))),
}


class Approximation(Explorer):
    """Choose a function, a place and a step; see the curve, the line, and how far apart they are."""

    def __init__(self) -> None:
        self.function = widgets.Dropdown(
            options=list(_FUNCTIONS), description="function", style={"description_width": "8.5em"}
        )
        self.place = slider("x", 0.5, -1.5, 1.5, 0.05)
        self.step = widgets.FloatLogSlider(
            value=1,
            base=10,
            min=-3,
            max=0.2,
            step=0.05,
            description="step ε",
            readout_format=".3g",
            style={"description_width": "8.5em"},
            layout=widgets.Layout(width="26em", max_width="100%"),
        )
        super().__init__(self.function, self.place, self.step)

    def draw(self) -> tuple[str, str]:
        """Return curve and line around the place, zoomed to the step, and the error against the step."""
        f, slope_of = _FUNCTIONS[self.function.value]
        x, step = self.place.value, self.step.value
        here, slope = float(f(np.array(x))), slope_of(x)
        reach = 1.6 * step
        near = x + np.linspace(-reach, reach, 81)
        curve, line = f(near), here + slope * (near - x)
        low, high = float(min(curve.min(), line.min())), float(max(curve.max(), line.max()))
        pad = 0.1 * (high - low) or 1.0
        picture = Picture((near[0], near[-1]), (low - pad, high + pad), 440, 300)
        picture.line(np.column_stack([near, line]), "warm", 1.5, dashed=True)
        picture.line(np.column_stack([near, curve]), "brand", 2)
        there, guess = float(f(np.array(x + step))), here + slope * step
        picture.line([(x + step, there), (x + step, guess)], "good", 3)
        picture.dots([(x, here)], "ink").dots([(x + step, there)], "brand").dots([(x + step, guess)], "warm")
        error = abs(there - guess)
        words = f"Step {step:.3g}: the line is off by {error:.3g}, which is {error / step:.3g} of the step."
        return picture.markup(f"{self.function.value} near {x:g} and its linear approximation. {words}"), words
