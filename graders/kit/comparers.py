"""When two values are the same mathematically: by number, never by representation, and never by broadcasting."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from .asks import Opaque

__all__ = ["ATOL", "RTOL", "alike", "as_numbers", "is_finite"]

RTOL = 1e-6
"""Relative tolerance: far above rounding, however a sum is ordered; far below any mistake worth a word."""

ATOL = 1e-9
"""Absolute tolerance, for values that ought to be zero."""


def alike(one: Any, other: Any, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Say whether two values are the same within a tolerance; nan equals nan.

    A list, a tuple and an array with the same numbers in the same places are alike; arrays of different shapes never
    are. The tolerance is relative to `other`.
    """
    if type(one) is float and type(other) is float:
        return _close(one, other, rtol, atol)
    if type(one) is bool and type(other) is bool:
        return one == other
    try:
        with np.errstate(all="ignore"):
            return _alike(one, other, rtol, atol)
    except Exception:  # noqa: BLE001 - whatever a value did to break a comparison, it is not the value we look for
        return False


def as_numbers(value: Any) -> npt.NDArray[Any] | None:
    """Return `value` as an array of float or complex numbers, or None where it is anything else."""
    try:
        return _as_numbers(value)
    except (ValueError, TypeError, OverflowError, RecursionError):  # ragged or too deep
        return None


def _as_numbers(value: Any) -> npt.NDArray[Any] | None:
    if isinstance(value, np.ndarray):
        array = value
    elif isinstance(value, (list, tuple)):
        if not all(
            isinstance(item, (int, float, complex, np.number, np.bool_, np.ndarray, list, tuple)) for item in value
        ):
            return None
        array = np.asarray(value)
        if array.dtype == object:
            array = np.vectorize(_float, otypes=[float])(array)
    elif isinstance(value, (bool, int, float)):
        return np.asarray(_float(value))
    elif isinstance(value, (complex, np.number, np.bool_)):
        array = np.asarray(value)
    else:
        return None
    if array.dtype.kind in "biuf":
        return array.astype(np.float64, copy=False)
    return array if array.dtype.kind == "c" else None


def is_finite(value: Any) -> bool:
    """Say whether `value` is a number or array of numbers with no nan and no infinity in it. Else it is finite too."""
    if type(value) is float:
        return math.isfinite(value)
    numbers = as_numbers(value)
    return numbers is None or bool(np.all(np.isfinite(numbers)))


def _float(number: Any) -> float:
    if isinstance(number, (complex, np.complexfloating)):
        raise TypeError("complex numbers beside numbers too large for any array")
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _close(one: float, other: float, rtol: float, atol: float) -> bool:
    if math.isfinite(one) and math.isfinite(other):
        return abs(one - other) <= atol + rtol * abs(other)
    return one == other or (math.isnan(one) and math.isnan(other))


def _alike(one: Any, other: Any, rtol: float, atol: float) -> bool:
    x, y = as_numbers(one), as_numbers(other)
    if x is not None and y is not None:
        return x.shape == y.shape and _all_close(x, y, rtol, atol)
    if isinstance(one, Opaque) or isinstance(other, Opaque):
        # All that is known of an opaque value is its type: enough to compare with a value of a course's own solution.
        return _opaque_type(one) == _opaque_type(other)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(_alike(a, b, rtol, atol) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key], rtol, atol) for key in one)
    if x is not None or y is not None:
        return False
    return type(one) is type(other) and bool(one == other)


def _opaque_type(value: Any) -> str:
    return value.type if isinstance(value, Opaque) else type(value).__name__


def _all_close(x: npt.NDArray[Any], y: npt.NDArray[Any], rtol: float, atol: float) -> bool:
    near = np.abs(x - y) <= atol + rtol * np.abs(y)
    if near.all() and np.isfinite(y).all():
        return True
    # An infinity is near only to itself; without the mask every number would be within rtol * inf of it.
    same = (x == y) | (np.isnan(x) & np.isnan(y))
    return bool((same | (near & np.isfinite(x) & np.isfinite(y))).all())
