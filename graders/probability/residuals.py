"""Residuals: the differences ``data - mu`` between data and the location that is expected of them."""

from __future__ import annotations

from graders.kit import Inputs, example

from .pmf_samples import Array, Rng, length

__all__ = ["location_and_data", "squared_residuals"]


def location_and_data(rng: Rng) -> Inputs:
    """Return a middle, and data on both sides of it: near enough for a density that Python can tell from zero."""
    return example(float(rng.normal(0, 2)), rng.normal(0, 2, length(rng, 1)))


def squared_residuals(mu: float, data: Array) -> Array:
    """Return the square of each miss."""
    squared: Array = (data - mu) ** 2
    return squared
