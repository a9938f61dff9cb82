"""Values, asks and answers survive the wire, and nothing else gets in."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graders.kit import queries as kit
from math4ml_ext import codec, protocol
from math4ml_ext.codec import BadMessage

DTYPES = ["|b1", "|i1", "<i2", "<i8", "|u1", "<u4", "<f2", "<f4", "<f8", "<c8", "<c16"]

ATOMS = (
    st.none()
    | st.just(...)
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text()
    | st.builds(kit.Opaque, st.text(max_size=20), st.text(max_size=20))
)
ARRAYS = hnp.arrays(st.sampled_from(DTYPES), hnp.array_shapes(min_dims=0, min_side=0, max_dims=3, max_side=3))
SCALARS = ARRAYS.filter(lambda array: array.size > 0).map(lambda array: array.flat[0])
HASHABLE = st.text(max_size=5) | st.integers()
VALUES = st.recursive(
    ATOMS | ARRAYS | SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(HASHABLE, inner, max_size=3)
        | st.sets(HASHABLE, max_size=3)
    ),
    max_leaves=8,
)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same bit by bit, nan and -0.0 included."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if isinstance(one, float | complex):
        return repr(one) == repr(other)
    return bool(one == other)


def over_the_wire(value: Any) -> Any:
    message = protocol.ReturnedAnswer(codec.value_to_wire(value))
    answer = codec.answer_from_wire(codec.decode(protocol.encode(message), protocol.ReturnedAnswer))
    assert isinstance(answer, kit.Returned)
    return answer.value


def returned(**value: Any) -> Any:
    """What a kernel's answer holding the raw `value` is read as."""
    text = json.dumps({"t": "returned", "value": value})
    return codec.answer_from_wire(codec.decode(text, protocol.ReturnedAnswer))


@given(VALUES)
def test_a_value_survives_the_wire_bit_by_bit(value: Any) -> None:
    assert same(over_the_wire(value), value)


@pytest.mark.parametrize(
    "answer",
    [
        kit.Returned(1.5, (0, 2)),
        kit.Raised("NameError", "name 'log' is not defined", 3, "log"),
        kit.Raised("ValueError", ""),
        kit.TimedOut(2.0, 3),
        kit.TimedOut(2.0, 3, "loop"),
        kit.Missing("softmax"),
        kit.Unbound("softmax", ("sofmax", "helper"), "elsewhere", "class Model", "%%capture"),
        kit.Unbound("softmax"),
        kit.Stub("softmax"),
        kit.NotCallable("softmax", "int"),
        kit.TooLarge("ndarray", 10**9, 10**6),
        kit.Skipped(),
    ],
)
def test_every_form_of_answer_survives_the_wire(answer: kit.Answer) -> None:
    message = protocol.KernelReply("agent", codec.answers_to_wire([answer]))
    assert codec.answers_from_wire(codec.decode(protocol.encode(message), protocol.KernelReply).answers) == [answer]


def test_asks_survive_the_wire_with_functions_as_arguments() -> None:
    asks: list[kit.Query] = [
        kit.Value("V"),
        kit.Call("run_gd", (0, kit.Name("mine"), kit.Source("lambda x: x")), {"n_steps": 3}),
    ]
    message = protocol.KernelRequest(codec.queries_to_wire(asks))
    assert codec.queries_from_wire(codec.decode(protocol.encode(message), protocol.KernelRequest).ask) == asks


def test_a_big_endian_array_travels_as_little_endian() -> None:
    array = over_the_wire(np.array([1.0, 2.0], dtype=">f8"))
    assert array.dtype.str == "<f8"
    assert array.tolist() == [1.0, 2.0]


def test_an_array_in_fortran_order_keeps_its_places() -> None:
    array = np.asfortranarray(np.arange(6).reshape(2, 3))
    assert over_the_wire(array).tolist() == array.tolist()


def test_an_array_comes_back_read_only() -> None:
    assert not over_the_wire(np.zeros(3)).flags.writeable


@pytest.mark.parametrize("value", [object(), np.array([object()]), np.longdouble(1), np.array(["a"]), len])
def test_a_value_without_a_form_is_the_graders_mistake(value: Any) -> None:
    with pytest.raises(TypeError):
        codec.value_to_wire(value)


@pytest.mark.parametrize(
    "value",
    [
        {"t": "array", "dtype": "<f8", "shape": [2], "data": "AAAAAAAAAAA="},
        {"t": "array", "dtype": "<f8", "shape": [], "data": ""},
        {"t": "array", "dtype": "<f8", "shape": [0, 2**62, 2**62], "data": ""},
        {"t": "array", "dtype": "<f8", "shape": [0, 10**30], "data": ""},
        {"t": "array", "dtype": "<f8", "shape": [-1], "data": ""},
        {"t": "array", "dtype": "<f8", "shape": [1], "data": "AAAAAAAAAA=="},
        {"t": "array", "dtype": "<f8", "shape": [1], "data": "AAAAAAAAAAA=\n"},
        {"t": "array", "dtype": "<f8", "shape": [1], "data": "A"},
        {"t": "array", "dtype": "|O8", "shape": [1], "data": "AAAAAAAAAAA="},
        {"t": "array", "dtype": "<f8\n", "shape": [1], "data": "AAAAAAAAAAA="},
        {"t": "array", "dtype": "|b1", "shape": [1], "data": "Ag=="},
        {"t": "array", "dtype": "|i1", "shape": [1] * 33, "data": "AA=="},
        {"t": "scalar", "dtype": "<f8", "data": "AAAA"},
        {"t": "int", "v": "1_000"},
        {"t": "int", "v": " 1"},
        {"t": "int", "v": "0x10"},
        {"t": "int", "v": "٣"},
        {"t": "int", "v": "9" * 4999},
        {"t": "int", "v": 1},
        {"t": "float", "v": "infinity"},
        {"t": "float", "v": "1.5\n"},
        {"t": "float", "v": "__import__('os')"},
        {"t": "complex", "re": "1j", "im": "0"},
        {"t": "set", "v": [{"t": "list", "v": []}]},
        {"t": "dict", "v": [[{"t": "dict", "v": []}, {"t": "none"}]]},
        {"t": "name", "name": "os"},
        {"t": "source", "source": "1"},
        {"t": "list", "v": [{"t": "source", "source": "1"}]},
        {"t": "opaque", "type": "x" * 1001, "repr": ""},
        {"t": "pickle", "data": ""},
        {"t": "none", "extra": 1},
        {},
    ],
)
def test_what_is_no_value_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(BadMessage):
        returned(**value)


@pytest.mark.parametrize(
    "text", ["", "{", "nul", "[]", '"x"', b"\xff", '{"t":"returned","value":{"t":"str","v":"\\ud800"}}']
)
def test_what_is_no_message_is_refused(text: str | bytes) -> None:
    with pytest.raises(BadMessage):
        codec.decode(text, protocol.ReturnedAnswer)


@pytest.mark.parametrize("depth", [codec.MAX_DEPTH + 2, 500, 200_000])
def test_nesting_without_end_is_refused(depth: int) -> None:
    text = '{"t":"returned","value":' + '{"t":"list","v":[' * depth + "]}" * depth + "}"
    with pytest.raises(BadMessage):
        codec.answer_from_wire(codec.decode(text, protocol.ReturnedAnswer))


def test_nesting_as_deep_as_the_agent_allows_is_read() -> None:
    value: Any = 1
    for _ in range(20):
        value = [value]
    assert over_the_wire(value) == value


@pytest.mark.parametrize("seconds", [-1.0, 1e300])
def test_a_time_that_no_check_can_take_is_refused(seconds: float) -> None:
    with pytest.raises(BadMessage):
        codec.answer_from_wire(protocol.TimedOutAnswer(seconds))


@pytest.mark.parametrize("changed", [[10**20], [0] * 101])
def test_more_changed_arguments_than_a_call_can_have_are_refused(changed: list[int]) -> None:
    with pytest.raises(BadMessage):
        codec.answer_from_wire(protocol.ReturnedAnswer(protocol.NoneValue(), changed))


TEXTS = st.text(max_size=8) | st.sampled_from(["1", "-0.0", "nan", "AAAAAAAAAAA=", "<f8", "|b1", "AQ=="])
WIRES = st.recursive(
    st.fixed_dictionaries({"t": st.sampled_from(["none", "ellipsis"])})
    | st.fixed_dictionaries({"t": st.sampled_from(["int", "float", "str"]), "v": TEXTS})
    | st.fixed_dictionaries({"t": st.just("scalar"), "dtype": st.sampled_from(DTYPES), "data": TEXTS})
    | st.fixed_dictionaries(
        {"t": st.just("array"), "dtype": st.sampled_from(DTYPES), "shape": st.lists(st.integers(0)), "data": TEXTS}
    ),
    lambda inner: (
        st.fixed_dictionaries({"t": st.sampled_from(["list", "tuple", "set"]), "v": st.lists(inner, max_size=3)})
        | st.fixed_dictionaries({"t": st.just("dict"), "v": st.lists(st.tuples(inner, inner), max_size=3)})
    ),
    max_leaves=6,
)


@given(WIRES)
def test_anything_that_looks_like_a_value_is_read_or_refused(value: dict[str, Any]) -> None:
    try:
        answer = returned(**value)
    except BadMessage:
        return
    assert isinstance(answer, kit.Returned)


@given(st.binary())
def test_any_bytes_are_read_or_refused(text: bytes) -> None:
    with pytest.raises(BadMessage):
        codec.decode(text, protocol.AnswersRequest)


def test_numbers_keep_their_meaning_as_text() -> None:
    assert over_the_wire(9007199254740993) == 9007199254740993
    assert math.copysign(1, over_the_wire(-0.0)) == -1
    assert math.isnan(over_the_wire(float("nan")))
