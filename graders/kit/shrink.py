"""Simpler inputs: fewer entries, rounder numbers, and of the same kind (a pmf stays a pmf, positive stays positive).

The grader asks for all candidates at once and shows the simplest that fails in the same way. A candidate is never
trusted to be valid: the grader drops those on which the reference does not answer as it did before.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .cases import Inputs

__all__ = ["cost", "key", "simpler"]

LIMIT = 100
"""Candidates in one round: one request to the kernel, a few milliseconds for a quick function."""

_PER_SIZE = 36
"""Candidates made from patterns for one choice of sizes."""

_ROUND = 1e-9

Cost = tuple[int, float]


def simpler(inputs: Inputs, relatives: Sequence[Inputs] = ()) -> list[Inputs]:
    """Return inputs simpler than `inputs` and of the same kind, the simplest first, at most `LIMIT`.

    Parameters
    ----------
    inputs : Inputs
    relatives : sequence of Inputs
        Others drawn in the same way: scores that happen to be all positive are still scores if others are not.
    """
    limit = cost(inputs)
    found: dict[Hashable, tuple[Cost, Inputs]] = {}
    for candidate in itertools.chain(_from_patterns(inputs, relatives), _derived(inputs)):
        price = cost(candidate)
        if price < limit:
            found.setdefault(key(candidate), (price, candidate))
    ordered = sorted(found.values(), key=lambda pair: pair[0])
    return [candidate for _, candidate in ordered[:LIMIT]]


def cost(inputs: Inputs) -> Cost:
    """Say how hard inputs are to read: how many numbers, then how long and large they are."""
    count, total = 0, 0.0
    for value in _all(inputs):
        numbers = _vector(value)
        if numbers is not None:
            count += numbers.size
            total += sum(_number_cost(float(number)) for number in numbers.ravel())
        elif _is_number(value):
            count += 1
            total += 1.5 * _number_cost(float(value))  # of two as simple, the data should say what matters
    return count, total


def _number_cost(number: float) -> float:
    if not math.isfinite(number):
        return 20.0
    size = abs(number)
    sign = 0.5 if number < 0 else 0.0
    if size == round(size):
        return sign + (size if size <= 5 else 3 + math.log2(size))
    digits = len(f"{size:.10g}".replace(".", "").strip("0"))
    halves = 0.0 if (size * 4).is_integer() else 1.0  # 0.25 reads easier than 0.37
    return sign + 1.5 + halves + 2 * digits + math.log2(1 + size)


def key(inputs: Inputs) -> Hashable:
    """Return what is the same for the same inputs."""
    return tuple(
        (value.dtype.str, value.shape, value.tobytes()) if isinstance(value, np.ndarray) else repr(value)
        for value in _all(inputs)
    )


def _all(inputs: Inputs) -> list[Any]:
    return [*inputs.args, *inputs.kwargs.values()]


def _with(inputs: Inputs, values: Sequence[Any]) -> Inputs:
    count = len(inputs.args)
    return Inputs(tuple(values[:count]), dict(zip(inputs.kwargs, values[count:], strict=True)))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)


def _vector(value: Any) -> npt.NDArray[Any] | None:
    """Return an array, or a flat list of numbers, as an array."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "iuf" else None
    if isinstance(value, list) and value and all(_is_number(item) for item in value):
        return np.asarray(value)
    return None


def _like(template: Any, numbers: npt.NDArray[Any]) -> Any:
    """Return `numbers` in the form of `template`: an array of its type, or a list."""
    if isinstance(template, list):
        return [type(template[0])(number) for number in numbers.tolist()]
    return numbers.astype(template.dtype)


# -- from patterns: small numbers put where the large ones were --------------------------------------------------------


def _from_patterns(inputs: Inputs, relatives: Sequence[Inputs]) -> Iterator[Inputs]:
    values = _all(inputs)
    others = [_all(other) for other in relatives]
    kinds = [
        _kind_among(value, [other[place] for other in others if len(other) == len(values)])
        for place, value in enumerate(values)
    ]
    for sizes in _small_sizes(_lengths(values)):
        choices = [list(_choices(value, kind, sizes)) for value, kind in zip(values, kinds, strict=True)]
        for chosen in itertools.islice(_by_rank(choices), _PER_SIZE):
            yield _with(inputs, chosen)


def _by_rank(choices: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    """Yield one choice for each value, those that are together nearest to the first of each at first."""
    lasts = [len(choice) - 1 for choice in choices]
    for total in range(sum(lasts) + 1):
        for ranks in _ranks(total, lasts):
            yield [choice[rank] for choice, rank in zip(choices, ranks, strict=True)]


def _ranks(total: int, lasts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    if not lasts:
        if total == 0:
            yield ()
        return
    for rank in range(max(0, total - sum(lasts[1:])), min(total, lasts[0]) + 1):
        yield from ((rank, *rest) for rest in _ranks(total - rank, lasts[1:]))


def _lengths(values: Sequence[Any]) -> list[int]:
    vectors = [vector for vector in map(_vector, values) if vector is not None]
    return sorted({length for vector in vectors for length in vector.shape})


def _small_sizes(lengths: Sequence[int]) -> Iterator[dict[int, int]]:
    """Yield smaller lengths for the lengths that occur; equal ones stay equal, as a shape is a type."""
    if not lengths:
        yield {}
        return
    equal = {length: min(length, 2) for length in lengths}
    yield equal
    yield {length: min(length, 2 + rank) for rank, length in enumerate(lengths)}
    yield {length: min(length, 3) for length in lengths}


def _choices(value: Any, kind: str, sizes: dict[int, int]) -> Iterator[Any]:
    numbers = _vector(value)
    if numbers is not None and numbers.size:
        shape = tuple(sizes[length] for length in numbers.shape)
        for pattern in _patterns(numbers, kind, math.prod(shape)):
            yield _like(value, np.asarray(pattern, dtype=float).reshape(shape))
    elif _is_number(value):
        yield from (*_simple_numbers(value), value)
    else:
        yield value


def _simple_numbers(value: Any) -> Iterable[Any]:
    """Return simple numbers of the same sign and about the same size, and zero."""
    if isinstance(value, (int, np.integer)):
        return sorted({0, 1, 2, 3, int(value) // 2} if value >= 0 else {-1, -2, 0}, key=abs)
    number = float(value)
    if not math.isfinite(number) or number == 0:
        return ()
    sizes = (0.5, 0.25, 0.1) if abs(number) < 1 else (1.0, 2.0, 3.0, 10.0)
    return (0.0, *(math.copysign(size, number) for size in sizes))


def _patterns(numbers: npt.NDArray[Any], kind: str, count: int) -> list[list[float]]:
    """Return simple numbers of this kind, `count` of them, the simplest first."""
    if count == 1:
        return [[number] for number in _simple_numbers(float(numbers.flat[0]))] or [[float(numbers.flat[0])]]
    written = _PATTERNS[kind].get(count)
    if written is not None:
        return [list(pattern) for pattern in written]
    if kind in ("pmf", "pmf with zeros", "sums to one"):
        return [[1.0 / count] * count] if kind == "pmf" else []
    # A length that no list is written for: repeating keeps the signs.
    return [list(itertools.islice(itertools.cycle(pattern), count)) for pattern in _PATTERNS[kind][3]]


def _kind_among(value: Any, others: Sequence[Any]) -> str:
    """Return the kind of a value that was drawn together with others."""
    vectors = [vector for vector in map(_vector, [value, *others]) if vector is not None and vector.size]
    kinds = [_kind(vector) for vector in vectors]
    if not kinds or kinds[0] not in _OF_ONE_SIGN:
        return kinds[0] if kinds else ""
    signs = {kind == "negative" for kind in kinds if kind in _OF_ONE_SIGN}
    return "signed" if "signed" in kinds or len(signs) > 1 else kinds[0]


def _kind(numbers: npt.NDArray[Any]) -> str:
    smallest, largest = float(numbers.min()), float(numbers.max())
    if max(abs(smallest), abs(largest)) > 100:
        return "large" if smallest > 0 else "large negative" if largest < 0 else "signed"
    if abs(float(numbers.sum()) - 1) < _ROUND:
        return "pmf" if smallest > 0 else "pmf with zeros" if smallest == 0 else "sums to one"
    if smallest >= 0 and largest <= 1 and smallest != round(smallest):
        return "fractions"
    if smallest > 0:
        return "positive"
    if smallest == 0:
        return "not negative"
    return "negative" if largest < 0 else "signed"


_OF_ONE_SIGN = ("positive", "not negative", "negative", "fractions")

_PATTERNS: dict[str, dict[int, list[tuple[float, ...]]]] = {
    "pmf": {
        2: [(0.5, 0.5), (0.25, 0.75), (0.75, 0.25), (0.2, 0.8), (0.9, 0.1)],
        3: [(0.5, 0.25, 0.25), (0.25, 0.25, 0.5), (0.2, 0.3, 0.5), (0.6, 0.3, 0.1)],
    },
    "pmf with zeros": {
        2: [(1, 0), (0, 1)],
        3: [(0.5, 0.5, 0), (0, 0.5, 0.5), (0.25, 0.75, 0), (0, 0.25, 0.75)],
    },
    "sums to one": {
        2: [(2, -1), (-1, 2), (-0.5, 1.5), (3, -2)],
        3: [(1, 1, -1), (-1, 1, 1), (0.5, 1, -0.5)],
    },
    "fractions": {
        2: [(0.5, 0.25), (0.5, 0.75), (0.25, 0.25), (0.75, 0.75), (0.1, 0.2)],
        3: [(0.5, 0.5, 0.5), (0.25, 0.25, 0.25), (0.1, 0.2, 0.3)],
    },
    "positive": {
        2: [(1, 1), (1, 2), (2, 1), (1, 3), (3, 2), (2, 4)],
        3: [(1, 1, 1), (1, 2, 3), (2, 1, 3), (1, 2, 4)],
    },
    "not negative": {
        2: [(0, 1), (1, 0), (0, 2), (3, 0)],
        3: [(0, 0, 1), (0, 1, 2), (1, 0, 2), (3, 0, 1)],
    },
    "negative": {
        2: [(-1, -1), (-1, -2), (-2, -1), (-1, -3)],
        3: [(-1, -1, -1), (-1, -2, -3), (-2, -1, -3)],
    },
    "signed": {
        2: [
            (0, 0),
            (0, 1),
            (1, 0),
            (0, 2),
            (-1, 1),
            (1, -1),
            (-1, 2),
            (2, -1),
            (-1, 3),
            (3, -1),
            (-1, -2),
            (1, 2),
            (-2, 1),
        ],
        3: [(0, 0, 0), (0, 0, 1), (0, 1, 2), (-1, 0, 1), (1, -1, 2), (-1, 1, 3), (2, -1, 1), (1, 2, 3)],
    },
    "large": {2: [(1000, 1000), (1000, 1001), (1001, 1000)], 3: [(1000, 1001, 1002)]},
    "large negative": {2: [(-1000, -1000), (-1000, -1001)], 3: [(-1000, -1001, -1002)]},
}


# -- derived: what was given, with less of it --------------------------------------------------------------------------


def _derived(inputs: Inputs) -> Iterator[Inputs]:
    values = _all(inputs)
    for digits in (0, 1, 2):
        yield _with(inputs, [_rounded(value, digits) for value in values])
    for length in _lengths(values):
        if length <= 2:
            continue
        for kept in _kept(length):
            if any(_loses_its_mass(value, length, kept) for value in values):
                continue
            shorter = [_take(value, length, kept) for value in values]
            yield _with(inputs, shorter)
            yield _with(inputs, [_rounded(value, 1) for value in shorter])
    for position, value in enumerate(values):
        if _is_number(value):
            for number in _simple_numbers(value):
                yield _with(inputs, [*values[:position], number, *values[position + 1 :]])


def _kept(length: int) -> Iterator[list[int]]:
    """Yield which entries to keep: pairs at first, then halves, then all but one."""
    everything = list(range(length))
    yield from (list(pair) for pair in itertools.islice(itertools.combinations(everything, 2), 6))
    if length > 3:
        yield everything[: length // 2]
        yield everything[length // 2 :]
    yield from (everything[:i] + everything[i + 1 :] for i in range(min(length, 6)))


def _is_pmf(numbers: npt.NDArray[Any] | None) -> bool:
    return numbers is not None and numbers.ndim == 1 and numbers.size > 0 and _kind(numbers).startswith("pmf")


def _loses_its_mass(value: Any, length: int, kept: Sequence[int]) -> bool:
    """Say whether only entries without mass would be kept: no pmf can be made of them."""
    numbers = _vector(value)
    return numbers is not None and _is_pmf(numbers) and len(numbers) == length and numbers[kept].sum() <= 0


def _take(value: Any, length: int, kept: Sequence[int]) -> Any:
    numbers = _vector(value)
    if numbers is None or length not in numbers.shape:
        return value
    shorter = numbers
    for axis, extent in enumerate(numbers.shape):
        if extent == length:
            shorter = np.take(shorter, kept, axis=axis)
    if _is_pmf(numbers) and shorter.dtype.kind == "f":
        shorter = shorter / shorter.sum()
    return _like(value, shorter)


def _rounded(value: Any, digits: int) -> Any:
    numbers = _vector(value)
    if numbers is None:
        return (
            round(float(value), digits) if isinstance(value, (float, np.floating)) and math.isfinite(value) else value
        )
    if not numbers.size or numbers.dtype.kind != "f" or not np.isfinite(numbers).all():
        return value
    rounded = np.round(numbers, digits) + 0.0
    if numbers.ndim == 1 and _kind(numbers).startswith("pmf"):
        # What rounding takes from the sum goes to the largest entry; a pmf stays one.
        largest = int(np.argmax(numbers))
        rounded[largest] = round(1 - float(np.delete(rounded, largest).sum()), 10)
        if rounded.min() < 0 or bool((rounded == 0).any()) != bool((numbers == 0).any()):
            return value
    elif numbers.min() > 0 and rounded.min() <= 0:
        return value
    return _like(value, rounded)
