"""A function beside its linear approximation, and the error as the step shrinks."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets
import numpy as np

from ._base import Explorer, slider
from ._svg import Array, Picture, beside

__all__ = ["Approximation"]

_FUNCTIONS: dict[str, tuple[Callable[[Array], Array], Callable[[float], float]]] = {
    "x squared": (lambda x: x**2, lambda x: 2 * x),
    "sine": (np.sin, lambda x: float(np.cos(x))),
    "exponential": (np.exp, lambda x: float(np.exp(x))),
    "absolute value": (np.abs, lambda x: float(np.sign(x))),
}

_LEAST, _MOST = -3.0, 0.2
"""The steps there are, as powers of ten."""

_FLOOR = -7.0
"""Errors below this power of ten are drawn at it: a straight line has none."""


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
            min=_LEAST,
            max=_MOST,
            step=0.05,
            description="step ε",
            readout_format=".3g",
            style={"description_width": "8.5em"},
            layout=widgets.Layout(width="26em", max_width="100%"),
        )
        super().__init__(self.function, self.place, self.step)

    def draw(self) -> tuple[str, str]:
        """Return curve and line around the place, zoomed to the step, beside the error at every step."""
        x, step = self.place.value, self.step.value
        error = float(self._errors(np.array([step]))[0])
        words = f"Step {step:.3g}: the line is off by {error:.3g}, which is {error / step:.3g} times the step."
        says = f"{self.function.value} near {x:g} and its linear approximation. {words}"
        return beside(self._near(), self._all_steps(), says), words

    def _errors(self, steps: Array) -> Array:
        """Return how far the line is off after each step."""
        f, slope_of = _FUNCTIONS[self.function.value]
        x = np.array(self.place.value)
        errors: Array = np.abs(f(x + steps) - f(x) - slope_of(float(x)) * steps)
        # What is left of two numbers that are equal but for rounding is no error of the line.
        errors[errors < 1e-14] = 0
        return errors

    def _near(self) -> Picture:
        """Return the curve and the line, as wide as the step: the nearer, the straighter."""
        f, slope_of = _FUNCTIONS[self.function.value]
        x, step = self.place.value, self.step.value
        here, slope = float(f(np.array(x))), slope_of(x)
        near = x + np.linspace(-1.6 * step, 1.6 * step, 81)
        curve, line = f(near), here + slope * (near - x)
        low, high = float(min(curve.min(), line.min())), float(max(curve.max(), line.max()))
        pad = 0.15 * (high - low) or 1.0
        picture = Picture((near[0], near[-1]), (low - pad, high + pad), 330, 280)
        picture.line(np.column_stack([near, line]), "warm", 1.5, dashed=True)
        picture.line(np.column_stack([near, curve]), "brand", 2)
        there, guess = float(f(np.array(x + step))), here + slope * step
        picture.line([(x + step, there), (x + step, guess)], "good", 3)
        picture.dots([(x, here)], "ink").dots([(x + step, there)], "brand").dots([(x + step, guess)], "warm")
        foot = low - 0.7 * pad
        picture.text((x, foot), f"x = {x:.3g}", anchor="middle")
        picture.text((x + step, foot), f"x + ε = {x + step:.4g}", anchor="middle")
        return picture

    def _all_steps(self) -> Picture:
        """Return the error against the step, both as powers of ten, with the step itself to be held against it."""
        powers = np.linspace(_LEAST, _MOST, 65)
        picture = Picture((_LEAST - 0.7, _MOST + 0.15), (_FLOOR - 0.9, 1.2), 280, 280)
        picture.line([(_LEAST, _FLOOR), (_MOST, _FLOOR)], "line", 1).line([(_LEAST, _FLOOR), (_LEAST, 0.7)], "line", 1)
        for power in (-3, -2, -1, 0):
            picture.text((power, _FLOOR - 0.6), f"{10.0**power:g}", anchor="middle")
            picture.text((_LEAST - 0.06, power - 0.1), f"{10.0**power:g}", anchor="end")
        picture.text((_LEAST - 0.06, -6.1), "1e-6", anchor="end")
        picture.line(np.column_stack([powers, powers]), "soft", 1.5, dashed=True)
        picture.line(np.column_stack([powers, self._powers_of_errors(10**powers)]), "good", 2)
        here = np.log10(self.step.value)
        picture.dots([(here, self._powers_of_errors(np.array([self.step.value]))[0])], "good", 5)
        picture.text((_LEAST + 0.1, 0.8), "dashed: the step").text((_LEAST + 0.1, 0.25), "line: the error", "good")
        return picture

    def _powers_of_errors(self, steps: Array) -> Array:
        return np.log10(np.maximum(self._errors(steps), 10**_FLOOR))
