"""When two values are the same mathematically: by number, never by representation, and never by broadcasting."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .crossing import hidden_in

__all__ = ["ATOL", "RTOL", "alike", "as_numbers", "is_finite"]

_MOST_DIMENSIONS = 32
"""No array can have more in every version of numpy."""

_LISTS, _PLAIN = {list, tuple}, {bool, int, float}

RTOL = 1e-6
"""Relative tolerance: far above rounding, however a sum is ordered; far below any mistake worth a word."""

ATOL = 1e-9
"""Absolute tolerance, for values that ought to be zero."""


def alike(one: Any, other: Any, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Say whether two values are the same within a tolerance; nan equals nan.

    A list, a tuple and an array with the same numbers in the same places are alike; arrays of different shapes never
    are, nor are a number and a truth value. A value that cannot be looked into (`Opaque`) is like no other, and so is
    whatever holds one. The tolerance is relative to `other`.

    Parameters
    ----------
    one, other
        What came back, and what it is compared with.
    rtol, atol : float
        Relative and absolute tolerance.

    Returns
    -------
    bool

    Examples
    --------
    >>> import numpy as np
    >>> alike([1, 2], np.array([1.0, 2.0]))
    True
    >>> alike(1, True)
    False
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
        return _gathered(value)
    elif isinstance(value, (bool, int, float)):
        return np.full((), _float(value))
    elif isinstance(value, (complex, np.number, np.bool_)):
        array = np.asarray(value)
    else:
        return None
    if array.dtype.kind == "O" and hidden_in(array) is None:
        return _of_objects(array)
    if array.dtype.kind in "biuf":
        return array.astype(np.float64, copy=False)
    return array if array.dtype.kind == "c" else None


def _of_objects(array: npt.NDArray[Any]) -> npt.NDArray[Any] | None:
    """Return numbers that an array keeps as objects; truth values are none of them."""
    numbers = array.astype(np.complex128)
    if array.size and all(isinstance(entry, (bool, np.bool_)) for entry in array.flat):
        return None
    return numbers if any(isinstance(entry, (complex, np.complexfloating)) for entry in array.flat) else numbers.real


def _gathered(rows: Sequence[Any]) -> npt.NDArray[Any]:
    """Return a list of items of one shape as an array; where they are no numbers, or their shapes differ, raise.

    The type is never left to numpy: of one text among the numbers it makes a table of texts, each as long as that one.
    """
    shape = [len(rows)]
    kinds = set(map(type, rows))
    while kinds and kinds <= _LISTS:
        lengths = set(map(len, rows))
        if len(lengths) > 1 or len(shape) == _MOST_DIMENSIONS:
            raise ValueError("ragged, or too deep")
        shape += lengths
        rows = [item for row in rows for item in row]
        kinds = set(map(type, rows))
    if kinds <= _PLAIN:
        return _plain(rows).reshape(shape)
    parts = [_as_numbers(row) for row in rows]
    if any(part is None for part in parts):
        raise TypeError("not numbers alone")
    stacked = np.stack([part for part in parts if part is not None])
    if stacked.dtype.kind == "c":
        _plain([row for row in rows if isinstance(row, int)], or_infinity=False)
    return stacked.reshape((*shape, *stacked.shape[1:]))


def _plain(numbers: Sequence[float], *, or_infinity: bool = True) -> npt.NDArray[np.float64]:
    """Return plain numbers as an array; one that is too large for a float is infinite, or an `OverflowError`."""
    try:
        return np.array(numbers, dtype=np.float64)
    except OverflowError:
        if not or_infinity:
            raise
        return np.array([_float(number) for number in numbers], dtype=np.float64)


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
    if _holds_truth(one) or _holds_truth(other):
        return _same_truth(one, other, rtol, atol)
    x, y = as_numbers(one), as_numbers(other)
    if x is not None and y is not None:
        return x.shape == y.shape and _all_close(x, y, rtol, atol)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return _all_alike(one, other, rtol, atol)
    if isinstance(one, dict) and isinstance(other, dict):
        return _same_dict(one, other, rtol, atol)
    if isinstance(one, (set, frozenset)) and isinstance(other, (set, frozenset)):
        return _same_set(one, other, rtol, atol)
    if x is not None or y is not None or hidden_in(one) is not None or hidden_in(other) is not None:
        return False
    if isinstance(one, str) and isinstance(other, str):
        return str(one) == str(other)
    return type(one) is type(other) and bool(one == other)


def _all_alike(one: Sequence[Any], other: Sequence[Any], rtol: float, atol: float) -> bool:
    return len(one) == len(other) and all(_alike(a, b, rtol, atol) for a, b in zip(one, other, strict=True))


def _same_dict(one: dict[Any, Any], other: dict[Any, Any], rtol: float, atol: float) -> bool:
    if not _same_set(one.keys(), other.keys(), 0.0, 0.0):
        return False
    return all(_alike(value, other[key], rtol, atol) for key, value in one.items())


def _same_set(one: Iterable[Any], other: Iterable[Any], rtol: float, atol: float) -> bool:
    """Say whether each entry of one set has an entry of its own in the other that is like it."""
    mine, theirs = list(one), list(other)
    if len(mine) != len(theirs) or hidden_in(mine) is not None or hidden_in(theirs) is not None:
        return False
    same = set(theirs)
    odd = [entry for entry in mine if entry not in same or isinstance(entry, (bool, np.bool_))]
    if not odd:
        return not any(isinstance(entry, (bool, np.bool_)) for entry in theirs)
    # What is not there exactly may be there but for rounding. Many such entries are no rounding any more.
    if len(odd) > _MOST_ODD or len(mine) > _MOST_LOOKED_AT:
        return False
    left = theirs
    for entry in mine:
        found = next((place for place, each in enumerate(left) if _alike(entry, each, rtol, atol)), None)
        if found is None:
            return False
        left = [*left[:found], *left[found + 1 :]]
    return True


_MOST_ODD = 50
_MOST_LOOKED_AT = 200


def _holds_truth(value: Any) -> bool:
    """Say whether a value is, or is a row that holds, True or False: to numpy they are 1 and 0."""
    if isinstance(value, (list, tuple)):
        return any(map(_holds_truth, value))
    if isinstance(value, np.ndarray):
        return bool(value.dtype.kind == "b")
    return isinstance(value, (bool, np.bool_))


def _same_truth(one: Any, other: Any, rtol: float, atol: float) -> bool:
    """Compare two values of which one holds truth values: entry by entry, and True with True only."""
    if _length(one) != _length(other):
        return False  # before a large array is taken apart to be compared with a single True
    rows = [value.tolist() if isinstance(value, (np.ndarray, np.bool_)) else value for value in (one, other)]
    if all(isinstance(row, (list, tuple)) for row in rows):
        return _all_alike(rows[0], rows[1], rtol, atol)
    return all(isinstance(row, bool) for row in rows) and bool(rows[0] == rows[1])


def _length(value: Any) -> int | None:
    """Return how many entries a row has; None for what is no row."""
    is_row = isinstance(value, (list, tuple)) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return len(value) if is_row else None


def _all_close(x: npt.NDArray[Any], y: npt.NDArray[Any], rtol: float, atol: float) -> bool:
    near = np.abs(x - y) <= atol + rtol * np.abs(y)
    if near.all() and np.isfinite(y).all():
        return True
    # An infinity is near only to itself; without the mask every number would be within rtol * inf of it.
    same = (x == y) | (np.isnan(x) & np.isnan(y))
    return bool((same | (near & np.isfinite(x) & np.isfinite(y))).all())
