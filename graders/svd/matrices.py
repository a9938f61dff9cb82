"""Matrices whose rank is known, of numbers that a person can check by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graders.kit import Observation, Opaque, Returned

__all__ = [
    "CHOOSE",
    "Array",
    "Rng",
    "array",
    "is_function",
    "of_any_rank",
    "of_rank",
    "random_orthogonal",
    "returned_by_all",
    "whole",
]

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


def random_orthogonal(rng: Rng, n: int) -> Array:
    """Return an orthogonal (n, n) matrix."""
    q: Array = np.linalg.qr(rng.normal(size=(n, n)))[0]
    return q


def of_rank(rng: Rng, m: int, n: int, r: int) -> Array:
    """Return an (m, n) matrix of rank r, its singular values well apart from each other and from zero."""
    s = np.cumsum(rng.uniform(0.5, 2.0, size=r))[::-1]
    drawn: Array = random_orthogonal(rng, m)[:, :r] * s @ random_orthogonal(rng, n)[:r]
    return drawn


def of_any_rank(rng: Rng) -> Array:
    """Return a matrix of any shape from (2, 2) to (4, 4) and any rank from 1 up."""
    m, n = (int(length) for length in rng.integers(2, 5, size=2))
    return of_rank(rng, m, n, int(rng.integers(1, min(m, n) + 1)))


def is_function(value: Any) -> bool:
    """Say whether a value that came back is a function of the learner's own, which cannot cross."""
    return isinstance(value, Opaque) and value.type == "function"


def returned_by_all(seen: Sequence[Observation]) -> bool:
    """Say whether each call came to its end."""
    return all(isinstance(one.answer, Returned) for one in seen)
