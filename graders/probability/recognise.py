"""Mistakes that can be written in more than one way, each of which comes to other numbers now and then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from graders.kit import Misconception, Observation

__all__ = ["any_way"]


def any_way(
    name: str, *solutions: Callable[..., Any], asks: str, rtol: float = 1e-6, atol: float = 1e-9, wild: float = np.inf
) -> Misconception:
    """Return a misconception that is recognised when any one of `solutions` explains all that was seen.

    Parameters
    ----------
    name, asks
        As of `Misconception`.
    solutions : callable
        The ways to write the mistake.
    rtol, atol : float
        How near to what it gives a value must be, relative to one and larger.
    wild : float
        Beyond this size two values count as the same: both ran away.
    """

    def near(one: Any, other: Any) -> bool:
        x, y = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
        if x.shape != y.shape:
            return False
        away = ~(np.abs(x) < wild) & ~(np.abs(y) < wild)
        return bool(np.all((np.abs(x - y) <= atol + rtol * np.abs(y)) | (x == y) | away))

    def explains(solution: Callable[..., Any], seen: Sequence[Observation]) -> bool:
        results = [(one.result_of(solution), one.returned) for one in seen]
        return all(result.error is None and near(returned, result.value) for result, returned in results)

    return Misconception(name, None, asks, when=lambda seen: any(explains(solution, seen) for solution in solutions))
