"""Matrices to try functions on: small whole numbers, so that a person can check them by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graders.kit import Observation, Opaque

__all__ = ["CHOOSE", "Array", "Rng", "array", "gives_a_function", "gives_text", "length", "matrix", "whole"]

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


def gives_a_function(seen: Sequence[Observation]) -> bool:
    """Say whether a function came back each time: one of the learner's own, which cannot cross."""
    return all(isinstance(one.returned, Opaque) and one.returned.type == "function" for one in seen)


def gives_text(seen: Sequence[Observation]) -> bool:
    """Say whether text came back each time."""
    return all(isinstance(one.returned, str) for one in seen)
