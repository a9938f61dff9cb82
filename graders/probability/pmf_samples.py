"""Pmfs to ask about: drawn so that they are never fair, and pairs of them never the same.

Entries stay above 0.01 or so: how a function copes with a chance of zero is for the cases written by hand to ask.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = [
    "Array",
    "Outcomes",
    "Rng",
    "cross_entropy_terms",
    "length",
    "outcomes",
    "pmf",
    "pmf_with_zeros",
    "scores",
    "two_pmfs",
]

Array: TypeAlias = npt.NDArray[np.float64]
Outcomes: TypeAlias = npt.NDArray[np.int64]
Rng: TypeAlias = np.random.Generator


def length(rng: Rng, least: int = 2, most: int = 7) -> int:
    """Return how many entries an array is to have, both ends included."""
    return int(rng.integers(least, most + 1))


def outcomes(*numbers: int) -> Outcomes:
    """Write down what happened: the numbers of the outcomes, in turn."""
    return np.array(numbers, dtype=np.int64)


def pmf(rng: Rng, n: int) -> Array:
    """Return a pmf of `n` entries, none zero and no two equal."""
    weights = rng.uniform(0.5, 1.5, n) * rng.permutation(1.6 ** np.arange(n))
    total: Array = weights / weights.sum()
    return total


def pmf_with_zeros(rng: Rng, n: int) -> Array:
    """Return a pmf of `n` entries, at least 2, of which at least one is zero and one is not."""
    p = np.zeros(n)
    possible = int(rng.integers(1, n))
    p[rng.permutation(n)[:possible]] = pmf(rng, possible)
    return p


def two_pmfs(rng: Rng) -> list[Array]:
    """Return two pmfs of the same length."""
    n = length(rng)
    return [pmf(rng, n), pmf(rng, n)]


def scores(rng: Rng) -> Array:
    """Return scores of both signs, none of them simple."""
    drawn: Array = rng.normal(0, 2, length(rng)) + rng.normal()
    return drawn


def cross_entropy_terms(p: Array, q: Array) -> Array:
    """Return what each outcome adds to the cross-entropy of `p` and `q`; what never comes adds nothing."""
    added: Array = np.where(p > 0, -p * np.log(np.where(p > 0, q, 1)), 0)
    return added
