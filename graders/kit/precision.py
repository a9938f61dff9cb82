"""Half precision: what can be judged of a `float16` value, and what is said of its digits."""

from __future__ import annotations

from typing import Any

import numpy as np

from .comparison import alike
from .observation import Observation
from .text import say

__all__ = ["MUST", "OUGHT", "TOO_LARGE", "holds_half", "is_near", "precise"]

NEAR = 1e-2, 1e-3
"""Relative and absolute distance at which a value in half precision is off by a few of its own steps."""

MUST = say("It is close, but not close enough: `float16` keeps about 3 digits, and each step loses some of them.")
"""What is said of an answer that half precision may have spoilt."""

OUGHT = say("Which step turns your numbers into `float16`? What do you get with `float64`?")
"""The question that leads out of it."""


TOO_LARGE = say("`float16` ends at 65504. Which step turns your numbers into it? What do you get with `float64`?")
"""The question about an infinity that is none in double precision."""


def holds_half(value: Any) -> bool:
    """Say whether a value is, or holds, numbers in half precision."""
    if isinstance(value, (list, tuple)):
        return any(map(holds_half, value))
    if isinstance(value, dict):
        return any(map(holds_half, value.values()))
    return isinstance(value, (np.ndarray, np.generic)) and value.dtype == np.float16


def precise(seen: Observation) -> Any:
    """Return the value on which a property is judged.

    It is the learner's. Only where that is the right value in the digits of a shorter type, it is the right value:
    rounded numbers do not sum to one, and are not to blame for it.
    """
    if not seen.rtol:
        return seen.value
    right = seen.of_reference
    same = right.error is None and alike(seen.value, right.value, seen.rtol, seen.atol)
    return _like(seen.value, right.value) if same else seen.value


def _like(value: Any, right: Any) -> Any:
    """Return the right value in the form in which the learner's was read."""
    return np.array(right, dtype=np.float64) if isinstance(value, np.ndarray) else type(value)(right)


def is_near(seen: Observation) -> bool:
    """Say whether what came back holds half precision and differs from the right value by little more than that."""
    right = seen.of_reference
    return holds_half(seen.returned) and right.error is None and alike(seen.value, right.value, *NEAR)
