"""Matrices to try functions on: small whole numbers, so that a person can check them by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["CHOOSE", "Array", "Rng", "array", "length", "matrix", "whole"]

Rng = np.random.Generator
Array = npt.NDArray[Any]

CHOOSE = "Read the three options and put the letter of one between quotes."
"""What to do first at a guess."""


def array(*rows: Any) -> Array:
    """Write down a matrix row by row, or a vector entry by entry."""
    return np.array(rows, dtype=np.float64)


def whole(*rows: Any) -> Array:
    """Write down a matrix of whole numbers: its entries are ints, and so must not hold back a right answer."""
    return np.array(rows, dtype=np.int64)


def length(rng: Rng, least: int = 2, most: int = 4) -> int:
    """Return how many rows, columns or entries to draw."""
    return int(rng.integers(least, most + 1))


def matrix(rng: Rng, m: int, n: int) -> Array:
    """Return an (m, n) matrix of small numbers of either sign, none of them zero."""
    signs = rng.choice([-1.0, 1.0], size=(m, n))
    drawn: Array = signs * rng.integers(1, 6, size=(m, n))
    return drawn
