"""Functions to differentiate: short, so that a person can work them out by hand, each with its slope."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from graders.kit import Source

__all__ = [
    "CHOOSE",
    "CUBE",
    "DOUBLE_WELL",
    "LINE",
    "OVER",
    "SQUARE",
    "Array",
    "Function",
    "Rng",
    "array",
    "parabola",
    "uniform",
]

Rng: TypeAlias = np.random.Generator
Array: TypeAlias = npt.NDArray[Any]
Function: TypeAlias = Callable[[Any], Any]
Pair: TypeAlias = tuple[Source, Source]

CHOOSE = "Read the three options and put the letter of one between quotes."
"""What to do first at a guess."""

SQUARE: Pair = Source("lambda x: x**2"), Source("lambda x: 2*x")
CUBE: Pair = Source("lambda x: x**3"), Source("lambda x: 3 * x**2")
OVER: Pair = Source("lambda x: 1/x"), Source("lambda x: -1 / x**2")
LINE: Pair = Source("lambda x: 3*x - 1"), Source("lambda x: 3")
DOUBLE_WELL: Pair = Source("lambda x: x**4 - 2*x**2 + x"), Source("lambda x: 4*x**3 - 4*x + 1")


def parabola(rng: Rng) -> Pair:
    """Return a parabola that is not at its lowest in 0, and its slope."""
    a, b = int(rng.integers(2, 5)), int(rng.choice([-3, -2, -1, 1, 2, 3]))
    return Source(f"lambda x: {a} * x**2 + {b} * x + 1"), Source(f"lambda x: {2 * a} * x + {b}")


def uniform(rng: Rng, low: float, high: float) -> float:
    """Return a number of two digits after the point."""
    return round(float(rng.uniform(low, high)), 2)


def array(*entries: Any) -> Array:
    """Write down a vector entry by entry, or a matrix row by row."""
    return np.array(entries, dtype=np.float64)
