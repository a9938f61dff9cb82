"""Varied inputs: the inputs of an exercise with one thing changed, of the same types, lengths kept equal."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graders.kit.cases import Inputs
from graders.kit.shrink import cost, key, simpler

from .invariants import Invariants, is_number, places

__all__ = ["variations"]

MANY = 400
"""Varied inputs of one exercise: a slow function of 2 ms makes a second of them."""

_BASES = 12
"""Inputs that are varied. A case that is drawn a hundred times is one kind of input, not a hundred."""

_NUMBERS = (0, 1, 2, 3, -1, -2, 0.5, 0.25, -0.5, 5, 10, -3)
_TEXTS = ("", "a", "b", "ab", "ba", "aab", "A", "aB", "a b", "a, b", "abc", "1", "xyz")


def variations(seen: Sequence[Inputs], is_valid: Callable[[Inputs], bool] | None = None) -> list[Inputs]:
    """Return inputs that are not among those seen, those first that have all in common with them.

    Parameters
    ----------
    seen : sequence of Inputs
        Inputs of one exercise: as its cases have them written, and drawn.
    is_valid : callable, optional
        Says which inputs are in the exercise's domain. Without it, those are taken to be that have all that the inputs
        seen have in common and that hardly holds by chance.

    Returns
    -------
    list of Inputs
        At most `MANY`, the simplest first: those that keep to everything that is common to all inputs seen, then those
        that keep to what hardly holds by chance.
    """
    invariants = Invariants(seen)
    is_valid = is_valid or functools.partial(invariants.holds, weak=False)
    known = {key(inputs) for inputs in seen}
    found: dict[Hashable, Inputs] = {}
    for inputs in _all(seen):
        if key(inputs) not in known and is_valid(inputs):
            found.setdefault(key(inputs), inputs)
    ranked = sorted(found.values(), key=lambda inputs: (not invariants.holds(inputs, weak=True), cost(inputs)))
    strict = [inputs for inputs in ranked if invariants.holds(inputs, weak=True)]
    loose = ranked[len(strict) :]
    return [*strict[: MANY - min(len(loose), MANY // 2)], *loose][:MANY]


def _all(seen: Sequence[Inputs]) -> Iterator[Inputs]:
    bases = _spread(seen)
    for inputs in bases:
        yield from simpler(inputs, seen)
        for place, value in places(inputs).items():
            for other in itertools.chain(_variants(value), _found_there(place, value, bases)):
                yield _with(inputs, {place: other})
        for length in _lengths(inputs):
            yield from _resized(inputs, length)


def _spread(seen: Sequence[Inputs]) -> list[Inputs]:
    """Return some of the inputs, the easiest to read first, and of every size."""
    different = list({key(inputs): inputs for inputs in seen}.values())
    ordered = sorted(different, key=cost)
    step = max(1, len(ordered) // _BASES)
    return ordered[::step][:_BASES]


def _with(inputs: Inputs, changed: dict[int | str, Any]) -> Inputs:
    given = {**places(inputs), **changed}
    return Inputs(
        tuple(given[place] for place in range(len(inputs.args))), {name: given[name] for name in inputs.kwargs}
    )


def _found_there(place: int | str, value: Any, bases: Sequence[Inputs]) -> Iterator[Any]:
    """Yield what other inputs have in this place, of the same type and shape."""
    for other in bases:
        there: Any = places(other).get(place)
        if type(there) is type(value) and np.shape(there) == np.shape(value):
            yield there


# -- one value ---------------------------------------------------------------------------------------------------------


def _variants(value: Any) -> Iterator[Any]:
    """Yield values of the same type, each changed in one way."""
    if isinstance(value, bool):
        yield not value
    elif is_number(value):
        yield from _other_numbers(value)
    elif isinstance(value, str):
        yield from _other_texts(value)
    elif isinstance(value, np.ndarray):
        yield from _other_arrays(value)
    elif isinstance(value, (list, tuple)):
        yield from (type(value)(other) for other in _other_sequences(list(value)))
    elif isinstance(value, dict):
        yield from _other_dicts(value)
    elif isinstance(value, (set, frozenset)):
        yield from (value - {one} for one in sorted(value, key=repr)[:4])


def _other_numbers(value: Any) -> Iterator[Any]:
    kind = type(value)
    candidates: tuple[Any, ...] = (value + 1, value - 1, -value, 2 * value, value / 2, *_NUMBERS)
    if isinstance(value, (complex, np.complexfloating)):
        candidates = (*candidates, value.conjugate(), value * 1j, value + 1j)
    is_whole = isinstance(value, (int, np.integer))
    yield from (kind(one) for one in candidates if not is_whole or one == int(one))


def _other_texts(text: str) -> Iterator[str]:
    yield from _TEXTS
    yield from (text[1:], text[:-1], text[::-1], text + text, text.upper(), text.lower(), text.title(), f"{text} ")
    yield from (text.swapcase(), " ".join(text), text[:1], f"{text}!", f"{text}a")


def _other_arrays(array: npt.NDArray[Any]) -> Iterator[npt.NDArray[Any]]:
    if not array.size:
        return
    for axis in range(array.ndim):
        yield np.flip(array, axis)
        yield np.roll(array, 1, axis)
    yield from (np.zeros_like(array), np.ones_like(array))
    if array.dtype.kind == "b":
        yield ~array
        yield from (_put(array, place, not array.flat[place]) for place in range(min(array.size, 6)))
        return
    if array.dtype.kind not in "iufc":
        return
    yield from (-array, 2 * array, array + 1) if array.dtype.kind != "u" else (2 * array, array + 1)
    yield np.arange(1, array.size + 1).reshape(array.shape).astype(array.dtype)
    yield np.sort(array, axis=None).reshape(array.shape)
    for place in range(min(array.size, 6)):
        entry = array.flat[place]
        yield from (_put(array, place, other) for other in _other_numbers(entry))
        if array.size > 1:
            yield _put(array, place, array.flat[place - 1])


def _put(array: npt.NDArray[Any], place: int, entry: Any) -> npt.NDArray[Any]:
    changed: npt.NDArray[Any] = array.copy()
    changed.flat[place] = entry
    return changed


def _other_sequences(items: list[Any]) -> Iterator[list[Any]]:
    yield items[::-1]
    yield from (items[1:], items[:-1], items + items[:1], items + items[-1:], items[:1])
    if len(items) > 1:
        yield [items[1], items[0], *items[2:]]
        yield sorted(items, key=repr)
    for place, item in enumerate(items[:4]):
        yield from ([*items[:place], other, *items[place + 1 :]] for other in itertools.islice(_variants(item), 20))


def _other_dicts(value: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
    for name in list(value)[:4]:
        yield {other: item for other, item in value.items() if other != name}
        yield from ({**value, name: other} for other in itertools.islice(_variants(value[name]), 12))
    yield dict(zip(value, list(value.values())[::-1], strict=True))
    yield dict(reversed(value.items()))


# -- lengths that belong together --------------------------------------------------------------------------------------


def _lengths(inputs: Inputs) -> list[int]:
    shapes = (np.shape(value) for value in places(inputs).values() if isinstance(value, np.ndarray))
    return sorted({length for shape in shapes for length in shape})


def _resized(inputs: Inputs, length: int) -> Iterator[Inputs]:
    """Yield inputs of another length; what has the same length is taken to belong together."""
    for kept in _kept(length):
        changed = {place: _taken(value, length, kept) for place, value in places(inputs).items()}
        yield _with(inputs, changed)


def _kept(length: int) -> Iterable[list[int]]:
    everything = list(range(length))
    more = [[*everything, 0]] if length else []
    return [everything[:-1], everything[1:], everything[:1], everything[:2], *more] if length > 1 else more


def _taken(value: Any, length: int, kept: Sequence[int]) -> Any:
    if not isinstance(value, np.ndarray):
        return value
    for axis, extent in enumerate(value.shape):
        if extent == length:
            value = np.take(value, kept, axis=axis)
    return value
