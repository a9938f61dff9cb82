from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.kit.format import CALL_WIDTH, VALUE_WIDTH, show, show_call
from graders.kit.queries import Name, Opaque, Source


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (..., "..."),
        (True, "True"),
        (np.bool_(False), "False"),
        (3, "3"),
        (-1.0, "-1"),
        (-0.0, "0"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333"),
        (1e-7, "1e-07"),
        (1234.5678, "1234.57"),
        (1e300, "1e+300"),
        (float("nan"), "nan"),
        (-np.inf, "-inf"),
        (np.float32(0.5), "0.5"),
        (np.int64(7), "7"),
        (2 - 1.5j, "2-1.5j"),
        (10**400, "1e+400"),
        ("a", "'a'"),
        ([1, 2.5], "[1, 2.5]"),
        ((1,), "(1,)"),
        ((), "()"),
        (set(), "set()"),
        ({3, 1}, "{1, 3}"),
        ({"a": [1, 2]}, "{'a': [1, 2]}"),
        (np.array([-1.0, 3.0]), "[-1, 3]"),
        (np.array(2.0), "2"),
        (np.array([]), "[]"),
        (np.zeros((0, 3)), "np.zeros((0, 3))"),
        (np.eye(2), "[[1, 0], [0, 1]]"),
        (np.full(1000, 0.001), "np.full(1000, 0.001)"),
        (Opaque("Thing", "Thing(1)"), "Thing(1)"),
        (Opaque("Thing", "x" * 100), "<Thing>"),
        (Name("softmax"), "softmax"),
        (Source("lambda x: x"), "lambda x: x"),
        (object(), "<object>"),
    ],
)
def test_a_value_is_shown_as_it_would_be_typed(value: Any, text: str) -> None:
    assert show(value) == text


def test_an_int_too_long_for_python_to_print_is_shown() -> None:
    assert show(-(10**5000)) == "-1e+5000"


def test_a_number_that_just_misses_a_whole_one_is_not_shown_as_whole() -> None:
    assert show(0.99999) == "0.99999"


def test_rounding_noise_is_not_shown() -> None:
    assert show(1.0000000000000002) == "1"


def test_a_long_array_is_shown_by_its_ends() -> None:
    assert show(np.arange(1000.0)) == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, ..., 999]"


def test_a_call_is_shown_as_it_would_be_typed() -> None:
    assert show_call("f", [0, np.array([1.0, 2.0]), Name("g")], {"n": 3}) == "f(0, [1, 2], g, n=3)"


def test_short_arguments_leave_their_room_to_long_ones() -> None:
    loss = Source("lambda mu, data: sum((x - mu) ** 2 for x in data)")
    assert show_call("run_gd", [0, np.array([1, 3]), loss], {"n_steps": 1}) == (
        "run_gd(0, [1, 3], lambda mu, data: sum((x - mu) ** 2 for x in data), n_steps=1)"
    )


def test_a_function_too_long_to_show_still_reads_as_one() -> None:
    assert show(Source("lambda mu, data: " + "mu + " * 30 + "1")) == "lambda mu, data: ..."


def test_several_long_arguments_share_the_line() -> None:
    text = show_call("divergence", [np.linspace(0, 1, 50), np.linspace(1, 2, 50)])
    assert len(text) <= CALL_WIDTH
    assert text.count("...") == 2


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
)


@given(_values)
def test_any_value_is_shown_on_about_one_line(value: Any) -> None:
    text = show(value)
    assert len(text) <= 2 * VALUE_WIDTH
    assert "\n" not in text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_shown_is_the_number_to_three_digits(number: float) -> None:
    assert float(show(number)) == pytest.approx(number, rel=1e-3, abs=1e-300)
