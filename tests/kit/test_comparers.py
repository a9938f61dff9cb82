from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graders.kit.comparison import alike, as_numbers, is_finite
from graders.kit.queries import Opaque

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1.0, 1),
        (1.0, 1.0 + 1e-9),
        (NAN, NAN),
        (INF, INF),
        (np.float32(0.5), 0.5),
        ([1, 2], np.array([1.0, 2.0])),
        ((1, 2), [1, 2]),
        (np.array(3.0), 3),
        (np.array([1, 2.5], dtype=object), np.array([1, 2.5])),
        (np.array([np.float64(1), np.int8(2)], dtype=object), [1, 2]),
        (np.array([1j, 2.0]), np.array([1j, np.float32(2)], dtype=object)),
        ([NAN, INF, -INF], np.array([NAN, INF, -INF])),
        ({"a": [1, 2]}, {"a": (1.0, 2.0)}),
        (["a", 1], ["a", 1.0]),
        ("a", "a"),
        (None, None),
        (True, np.True_),
        (10**400, 10**400),
        (1 + 2j, np.complex128(1 + 2j)),
        ({2**0.5, -(2**0.5)}, {1.41421356237, -1.41421356237}),
        ([True, 1.0], (np.True_, 1)),
        (np.array([True, False]), [True, False]),
        (np.str_("a"), "a"),
        ({(1, 2): "a"}, {(1.0, 2.0): "a"}),
    ],
)
def test_the_same_mathematics_is_alike(one: Any, other: Any) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1.0, 1.001),
        (1e300, INF),
        (INF, -INF),
        (0.0, NAN),
        ([1.0], 1.0),
        (np.ones((1, 3)), np.ones(3)),
        (np.ones((3, 1)), np.ones((1, 3))),
        (np.ones(3), 1.0),
        (np.array([1, True], dtype=object), np.ones(2)),
        (np.array([True, True], dtype=object), np.ones(2)),
        (np.array([1, None], dtype=object), np.ones(2)),
        ([1, 2], [1, 2, 3]),
        ([1.0, 5.0], [INF, 5.0]),
        ("1", 1),
        (None, 0),
        (None, []),
        ({"a": 1}, {"b": 1}),
        ({1, 2}, [1, 2]),
        ([[1], [2, 3]], [[1], [2, 4]]),
        (Opaque("Series", ""), np.ones(3)),
        (True, 1),
        (True, 1.0),
        (np.array([True, False]), np.array([1.0, 0.0])),
        ([True, 2], [1, 2]),
        ({True}, {1}),
        ({True: "a"}, {1: "a"}),
        ("ab", ["a", "b"]),
        ({1.0, 2.0}, {1.0, 2.1}),
        ({1.0, 1.0 + 1e-9}, {1.0, 2.0}),
    ],
)
def test_different_mathematics_is_not_alike(one: Any, other: Any) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


_shapes = hnp.array_shapes(min_dims=0, max_dims=3, max_side=3)


@given(_shapes, _shapes)
def test_arrays_of_different_shapes_are_never_alike(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    assert alike(np.ones(one), np.ones(other)) == (one == other)


@given(hnp.arrays(float, _shapes, elements=st.floats(-1e6, 1e6)), hnp.floating_dtypes(sizes=(32, 64), endianness="="))
def test_an_array_is_alike_to_itself_in_any_float_type(array: Any, dtype: Any) -> None:
    assert alike(array.astype(dtype), array, rtol=1e-6, atol=1e-30)


@given(hnp.arrays(float, _shapes))
def test_an_array_is_alike_to_itself_as_a_list(array: Any) -> None:
    assert alike(array.tolist(), array)


@pytest.mark.parametrize("value", ["a", [None], ["a"], [[1], [2, 3]], {1}, None, [object()], [10**400, 1j]])
def test_what_is_no_array_of_numbers_is_told(value: Any) -> None:
    assert as_numbers(value) is None


def test_numbers_too_large_for_a_float_are_infinite() -> None:
    assert not is_finite([1, -(10**400)])


def test_what_is_no_number_is_not_infinite() -> None:
    assert is_finite("inf")


@pytest.mark.parametrize("other", [True, [True], (False, True)])
def test_a_large_array_is_not_taken_apart_to_be_compared_with_a_few_truth_values(other: Any) -> None:
    column = np.ones((60_000, 1))
    tracemalloc.start(1)
    try:
        same = alike(column, other)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert not same
    assert peak < 100_000, f"{peak:,} bytes"
