"""Likely invariants: what all the inputs of an exercise have in common, so that a varied input keeps to its domain.

The idea is that of Daikon (Ernst et al. 2007): of a list of properties, those that hold for everything seen are taken
to be meant. A property that few inputs support may hold by chance and is called weak.
"""

from __future__ import annotations

import itertools
import numbers
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graders.kit.cases import Inputs
from graders.kit.shrink import key

__all__ = ["Invariants", "is_number", "places"]

FEW = 3
"""With fewer different values than these a property holds by chance easily: two numbers are sorted half of the time."""

_NEAR = 1e-9

Property = Callable[[Any], bool]
Array = npt.NDArray[Any]


def places(inputs: Inputs) -> dict[int | str, Any]:
    """Return all arguments by their place or name."""
    found: dict[int | str, Any] = dict(enumerate(inputs.args))
    return found | dict(inputs.kwargs)


def is_number(value: Any) -> bool:
    """Whether a value is one number, and neither true nor false."""
    return isinstance(value, numbers.Number) and not isinstance(value, (bool, np.bool_))


class Invariants:
    """What some inputs of one exercise have in common.

    Parameters
    ----------
    seen : sequence of Inputs
    """

    def __init__(self, seen: Sequence[Inputs]) -> None:
        different = {key(inputs): inputs for inputs in seen}
        self._all = [places(inputs) for inputs in different.values()]
        self._of_one = {place: _common(self._values(place)) for place in {place for one in self._all for place in one}}
        self._of_two = _common_order(self._all)

    def _values(self, place: int | str) -> list[Any]:
        return [one[place] for one in self._all if place in one]

    def holds(self, inputs: Inputs, *, weak: bool) -> bool:
        """Say whether inputs have what was common to all; `weak` properties count only if asked for."""
        given = places(inputs)
        for place, value in given.items():
            strong, chance = self._of_one.get(place, ([], []))
            if not all(_has(one, value) for one in (*strong, *(chance if weak else ()))):
                return False
        return all(order(given) for order in self._of_two)


def _has(one: Property, value: Any) -> bool:
    try:
        return bool(one(value))
    except Exception:  # noqa: BLE001 - a property that cannot be looked at is not there
        return False


def _common(values: Sequence[Any]) -> tuple[list[Property], list[Property]]:
    """Return the properties that all values have: those that hardly hold by chance, and those that may."""
    firm, strong, weak = _properties(values)
    holding = [one for one in strong if all(_has(one, value) for value in values)]
    chance = [one for one in weak if all(_has(one, value) for value in values)]
    supported = len({repr(value) for value in values}) >= FEW
    return ([*firm, *holding, *chance], []) if supported else (firm, [*holding, *chance])


def _properties(values: Sequence[Any]) -> tuple[list[Property], list[Property], list[Property]]:
    """Return what is so of values such as these, what to look for in them, and what holds by chance more often."""
    if all(isinstance(value, str) for value in values):
        return [], _TEXT, _CHANCE_TEXT
    if all(is_number(value) for value in values):
        return _bounded(values), _NUMBER, [_is_whole]
    if all(_array(value) is not None for value in values):
        arrays = [array for value in values if (array := _array(value)) is not None]
        smallest = min(array.size for array in arrays)
        firm = [_of_array(lambda array: array.size >= smallest), *_bounded(arrays)]
        return firm, [_of_array(one) for one in _ARRAY], [_of_array(one) for one in _CHANCE_ARRAY]
    if all(isinstance(value, (list, tuple, dict, set, frozenset)) for value in values):
        smallest = min(len(value) for value in values)
        return [lambda value: len(value) >= smallest], [], []
    return [], [], []


def _bounded(values: Sequence[Any]) -> list[Property]:
    """Return that a value is about as large as others at most: a loop over it should end, and nothing overflow."""
    bound = 2 * max((float(np.abs(value).max()) for value in values if np.size(value)), default=0.0) + 3

    def is_bounded(value: Any) -> bool:
        array = np.asarray(value)
        return array.size == 0 or bool(np.abs(array).max() <= bound)

    return [is_bounded]


def _common_order(seen: Sequence[Mapping[int | str, Any]]) -> list[Callable[[Mapping[int | str, Any]], bool]]:
    """Return which number stands below which other in everything seen, as the ends of an interval do."""
    names = [place for place in (seen[0] if seen else {}) if all(is_real(one.get(place)) for one in seen)]
    found: list[Callable[[Mapping[int | str, Any]], bool]] = []
    for first, second in itertools.permutations(names, 2):
        if all(one[first] < one[second] for one in seen):
            found.append(lambda given, a=first, b=second: given[a] < given[b])  # type: ignore[misc]
    return found


def is_real(value: Any) -> bool:
    """Whether a value is one number that can be compared."""
    return is_number(value) and not isinstance(value, (complex, np.complexfloating))


def _array(value: Any) -> Array | None:
    """Return an array of numbers, or a list of numbers or of lists of them, as an array."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biufc" else None
    if not isinstance(value, (list, tuple)) or not value:
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # lists of several lengths
        return None
    return array if array.dtype.kind in "iufc" else None


def _of_array(one: Property) -> Property:
    def holds(value: Any) -> bool:
        array = _array(value)
        return array is not None and one(array)

    return holds


def _is_whole(value: Any) -> bool:
    return bool(np.all(np.asarray(value) == np.round(np.asarray(value))))


def _is_symmetric(array: Array) -> bool:
    return array.ndim == 2 and array.shape[0] == array.shape[1] and np.allclose(array, array.T)


def _has_unit_columns(array: Array) -> bool:
    return array.ndim == 2 and np.allclose(array.T @ array, np.eye(array.shape[1]))


def _is_regular(array: Array) -> bool:
    return array.ndim == 2 and array.shape[0] == array.shape[1] and abs(np.linalg.det(array)) > _NEAR


def _is_sorted(array: Array) -> bool:
    return array.ndim == 1 and bool(np.all(np.diff(array) >= 0))


_NUMBER: list[Property] = [
    lambda number: number >= 0,
    lambda number: number > 0,
    lambda number: number <= 0,
    lambda number: number != 0,
    lambda number: 0 <= number <= 1,
    lambda number: 0 < number < 1,
]
_ARRAY: list[Property] = [
    lambda array: array.size > 0,
    lambda array: bool(np.isfinite(array).all()),
    lambda array: bool((array >= 0).all()),
    lambda array: bool((array > 0).all()),
    lambda array: bool((array <= 0).all()),
    lambda array: bool((array != 0).all()),
    lambda array: bool(((array >= 0) & (array <= 1)).all()),
    lambda array: bool(((array == 0) | (array == 1)).all()),
    lambda array: abs(array.sum() - 1) < _NEAR,
    lambda array: array.ndim == 2 and np.allclose(array.sum(axis=1), 1),
    lambda array: array.ndim == 2 and np.allclose(array.sum(axis=0), 1),
    lambda array: array.ndim == 1 and abs(np.linalg.norm(array) - 1) < _NEAR,
    lambda array: array.ndim == 2 and np.allclose(array, np.triu(array)),
    lambda array: array.ndim == 2 and np.allclose(array, np.tril(array)),
    _is_symmetric,
    _has_unit_columns,
    _is_regular,
]
_CHANCE_ARRAY: list[Property] = [
    _is_whole,
    _is_sorted,
    lambda array: _is_sorted(-array),
    lambda array: len(np.unique(array)) == array.size,
    lambda array: len(array) % 2 == 0,
    lambda array: len(array) % 2 == 1,
]
_TEXT: list[Property] = [str.isprintable, lambda text: len(text) > 0, lambda text: "\n" not in text]
_CHANCE_TEXT: list[Property] = [
    str.isalpha,
    str.isascii,
    str.isdigit,
    str.isidentifier,
    lambda text: text == text.lower(),
    lambda text: text == text.upper(),
    lambda text: text == text.strip(),
]
