"""Functions compared by probing, and the order in which an error falls: never by broadcasting."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.kit import Inputs, has_order, order_of, same_function, where_they_differ

numbers = st.floats(-100, 100)
probes = st.lists(numbers, min_size=1, max_size=12)
steps = st.lists(st.floats(1e-6, 1.0), min_size=2, max_size=8, unique=True).filter(lambda xs: max(xs) > 1.5 * min(xs))


def refuse(x: Any) -> Any:
    raise ValueError(str(x))


@given(probes, numbers, numbers)
def test_a_function_is_the_same_as_itself_written_otherwise(xs: list[float], a: float, b: float) -> None:
    assert same_function(lambda x: a * (x + b), lambda x: a * x + a * b, xs, rtol=1e-6, atol=1e-6)


@given(probes)
def test_no_two_functions_differ_where_nobody_looks(xs: list[float]) -> None:
    assert where_they_differ(np.sin, np.sin, xs) is None
    assert same_function(abs, math.sqrt, [])


@given(st.lists(numbers.filter(lambda x: abs(x) > 0.01), min_size=1, max_size=9))
def test_the_probe_that_is_told_is_one_on_which_they_differ(xs: list[float]) -> None:
    found = where_they_differ(lambda x: x, lambda x: 2 * x, xs)
    assert found is not None
    (x,) = found.inputs.args
    assert x in xs
    assert (found.one, found.other) == (x, 2 * x)


def test_the_simplest_such_probe_is_told_whatever_their_order() -> None:
    for xs in ([17.25, -3.0, 2.0, 0.0], [0.0, 2.0, -3.0, 17.25]):
        found = where_they_differ(lambda x: x, lambda x: x * x, xs)
        assert found is not None
        assert found.inputs.args == (2.0,)


@given(st.integers(1, 4), st.integers(1, 4))
def test_values_of_different_shapes_are_never_the_same(m: int, n: int) -> None:
    def zeros(*shape: int) -> Callable[[Any], Any]:
        return lambda x: np.zeros(shape)

    assert same_function(zeros(m), zeros(n), [0.0]) is (m == n)
    assert not same_function(zeros(m), zeros(m, 1), [0.0])
    assert not same_function(zeros(1), zeros(), [0.0])


def test_the_tolerance_is_the_one_that_is_stated() -> None:
    assert same_function(lambda x: x + 0.01, lambda x: x, [1.0], rtol=0, atol=0.02)
    assert not same_function(lambda x: x + 0.01, lambda x: x, [1.0], rtol=0, atol=0.005)


def test_an_exception_agrees_with_one_of_its_type_alone() -> None:
    assert same_function(refuse, refuse, [1.0])
    assert not same_function(refuse, lambda x: x, [1.0])
    assert not same_function(refuse, lambda x: 1 / 0, [1.0])


def test_what_one_function_does_to_its_argument_does_not_reach_the_other() -> None:
    def clears(x: Any) -> float:
        total = float(x.sum())
        x[:] = 0
        return total

    probe = np.array([1.0, 2.0])
    assert same_function(clears, lambda x: x.sum(), [probe])
    assert probe.tolist() == [1, 2]


def test_functions_of_several_arguments_are_probed_by_inputs() -> None:
    found = where_they_differ(lambda a, b: a - b, lambda a, b: b - a, [Inputs((1.0, 1.0)), Inputs((2.0, 1.0))])
    assert found is not None
    assert (found.one, found.other) == (1, -1)


@settings(deadline=None)
@given(steps, st.floats(0.5, 4.0), st.floats(0.01, 100.0))
def test_the_order_of_an_exact_power_is_that_power(hs: list[float], order: float, factor: float) -> None:
    errors = factor * np.array(hs) ** order
    found = order_of(hs, errors)
    assert found is not None
    assert math.isclose(found, order, rel_tol=1e-6)
    assert has_order(hs, -errors, order)
    assert not has_order(hs, errors, order + 0.5)


@given(steps, st.floats(0.5, 4.0), st.floats(0.001, 1000.0))
def test_other_units_do_not_change_the_order(hs: list[float], order: float, unit: float) -> None:
    errors = np.array(hs) ** order
    one, other = order_of(hs, errors), order_of(unit * np.array(hs), errors * unit)
    assert one is not None
    assert other is not None
    assert math.isclose(one, other, rel_tol=1e-6)


def test_the_order_does_not_depend_on_the_order_of_the_steps() -> None:
    assert has_order([0.1, 0.001, 0.01], [1e-2, 1e-6, 1e-4], 2)


def test_rounding_is_left_out() -> None:
    hs, errors = [0.1, 0.01, 0.001, 1e-12], [1e-2, 1e-4, 1e-6, 3e-5]
    assert not has_order(hs, errors, 2)
    assert has_order(hs[:3], errors[:3], 2, floor=1e-8)
    assert order_of(hs, [0.0, 1e-17, 0.0, 0.0], floor=1e-15) == math.inf
    assert has_order(hs, [0.0, 0.0, 0.0, 0.0], math.inf)


@pytest.mark.parametrize(
    ("some", "others"),
    [
        ([0.1, 0.01], [1.0]),
        ([0.1], [0.1, 0.01]),
        ([[0.1, 0.01]], [[0.1, 0.01]]),
        ([0.1, 0.01], 0.1),
        ([0.1, 0.1], [1.0, 2.0]),
        ([0.1], [1.0]),
        ([0.1, -0.1], [1.0, 2.0]),
        ([0.1, 0.0], [1.0, 2.0]),
        ([0.1, 0.01], [1.0, math.nan]),
        ([0.1, 0.01], [1j, 1.0]),
        ([0.1, 0.01], "ab"),
        ([], []),
    ],
)
def test_what_cannot_be_compared_has_no_order(some: Any, others: Any) -> None:
    assert order_of(some, others) is None
    assert not has_order(some, others, 1)
