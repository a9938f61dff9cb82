"""When two functions are the same, as far as probes can tell, and how fast an error falls with the step."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .cases import Inputs
from .comparison import ATOL, RTOL, alike, as_numbers
from .shrink import cost

__all__ = ["Difference", "has_order", "order_of", "same_function", "where_they_differ"]


@dataclass(frozen=True)
class Difference:
    """An input on which two functions differ, and what each makes of it; an exception stands for itself."""

    inputs: Inputs
    one: Any
    other: Any


def where_they_differ(
    one: Callable[..., Any],
    other: Callable[..., Any],
    probes: Iterable[Any],
    rtol: float = RTOL,
    atol: float = ATOL,
) -> Difference | None:
    """Return the simplest probe on which two functions differ, or None where they agree on all.

    Parameters
    ----------
    one, other : callable
        They are called with copies: what one does to its argument does not reach the other.
    probes : iterable
        Arguments to try, in any order; `Inputs` where there is more than one.
    rtol, atol : float
        As of `alike`, relative to what `other` gives. Values of different shapes always differ; two exceptions agree
        if they are of one type.

    Returns
    -------
    Difference or None

    Examples
    --------
    >>> where_they_differ(abs, lambda x: x, [2.0, -1.0]).inputs.args
    (-1.0,)
    """
    for inputs in sorted(map(_as_inputs, probes), key=cost):
        found = Difference(inputs, _result(one, inputs), _result(other, inputs))
        if not _agree(found, rtol, atol):
            return found
    return None


def same_function(
    one: Callable[..., Any],
    other: Callable[..., Any],
    probes: Iterable[Any],
    rtol: float = RTOL,
    atol: float = ATOL,
) -> bool:
    """Say whether two functions agree on all probes.

    Parameters
    ----------
    one, other, probes, rtol, atol
        As of `where_they_differ`, which says on which probe they do not.

    Returns
    -------
    bool

    Examples
    --------
    >>> same_function(lambda x: x * x, lambda x: x**2, [-1.0, 0.0, 3.0])
    True
    """
    return where_they_differ(one, other, probes, rtol, atol) is None


def order_of(steps: Any, errors: Any, floor: float = 0.0) -> float | None:
    """Return with which power of the step an error falls: 1 if it halves with the step, 2 if it is quartered.

    It is the slope of the line that fits best through the errors against the steps, both as logarithms.

    Parameters
    ----------
    steps, errors : array_like
        Vectors of the same length. The steps are positive; of an error only the size counts.
    floor : float
        Errors that are no larger are rounding, and are left out.

    Returns
    -------
    float or None
        Infinity where every error is rounding; None where there are no two different steps left to compare.

    Examples
    --------
    >>> round(order_of([0.1, 0.01, 0.001], [3e-2, 3e-4, 3e-6]), 3)
    2.0
    """
    across, sizes = _vector(steps), _vector(errors)
    if across is None or sizes is None or across.shape != sizes.shape or (across <= 0).any():
        return None
    sizes = np.abs(sizes)
    counts = sizes > floor
    if sizes.size and not counts.any():
        return math.inf
    x, y = np.log(across[counts]), np.log(sizes[counts])
    if x.size < 2 or np.ptp(x) == 0:
        return None
    middle = x - x.mean()
    return float(np.sum(middle * (y - y.mean())) / np.sum(middle**2))


def has_order(steps: Any, errors: Any, order: float, within: float = 0.1, floor: float = 0.0) -> bool:
    """Say whether an error falls with this power of the step.

    Parameters
    ----------
    steps, errors, floor
        As of `order_of`.
    order : float
        The power.
    within : float
        By how much the power found may differ from it.

    Returns
    -------
    bool

    Examples
    --------
    >>> has_order([0.1, 0.05], [1e-2, 2.5e-3], 2)
    True
    """
    found = order_of(steps, errors, floor)
    return found is not None and (found == order or abs(found - order) <= within)


def _as_inputs(probe: Any) -> Inputs:
    return probe if isinstance(probe, Inputs) else Inputs((probe,))


def _result(function: Callable[..., Any], inputs: Inputs) -> Any:
    own = copy.deepcopy(inputs)
    try:
        return function(*own.args, **own.kwargs)
    except Exception as error:  # noqa: BLE001 - functions may raise what they like
        return error


def _agree(found: Difference, rtol: float, atol: float) -> bool:
    if isinstance(found.one, Exception) or isinstance(found.other, Exception):
        return type(found.one) is type(found.other)
    return alike(found.one, found.other, rtol, atol)


def _vector(values: Any) -> npt.NDArray[np.float64] | None:
    """Return a vector of finite real numbers, or None."""
    numbers = as_numbers(values)
    if numbers is None or numbers.ndim != 1 or numbers.dtype.kind == "c" or not np.isfinite(numbers).all():
        return None
    return numbers
