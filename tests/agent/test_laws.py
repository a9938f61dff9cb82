"""What holds of every value, whatever it is."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graders.kit.queries import Call, Opaque, Returned, TooLarge
from math4ml_ext import agent, codec
from math4ml_ext.protocol import KernelReply, KernelRequest, encode

DTYPES = st.sampled_from(["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"])
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, min_side=0, max_side=3))
SCALARS = DTYPES.flatmap(lambda code: hnp.from_dtype(np.dtype(code)))
LARGE = st.integers(-(2**13_900), 2**13_900)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ATOMS = st.one_of(
    st.none(), st.just(...), st.booleans(), st.integers(), LARGE, st.floats(), st.complex_numbers(), TEXT, SCALARS
)
KEYS = st.recursive(ATOMS, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=4)
VALUES = st.recursive(
    ATOMS | ARRAYS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(KEYS, inner, max_size=4),
        st.sets(KEYS, max_size=4),
        st.frozensets(KEYS, max_size=4),
    ),
    max_leaves=12,
)
ODD = st.one_of(
    VALUES,
    st.text(st.characters(categories=["Cs", "L"])),
    st.binary(),
    st.decimals(),
    st.fractions(),
    st.datetimes(),
    st.functions(),
    hnp.arrays(hnp.byte_string_dtypes() | hnp.unicode_string_dtypes() | hnp.datetime64_dtypes(), 3),
    hnp.arrays(hnp.array_dtypes(), 2),
    hnp.arrays(object, 3, elements=KEYS),
    hnp.arrays(hnp.floating_dtypes(endianness=">"), 3),
)
ANYTHING = st.recursive(ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=6)


def ask(call: Call, **names: Any) -> Any:
    request = KernelRequest(ask=codec.queries_to_wire([call]))
    data = agent.answer(encode(request).decode(), names).data
    reply = msgspec.json.decode(json.dumps(data, ensure_ascii=False, allow_nan=False), type=KernelReply)
    return codec.answers_from_wire(reply.answers)[0]


def plain(value: Any) -> str:
    """Return a text that two values share exactly when they are of one type and of one value."""
    kind = type(value)
    if kind is list or kind is tuple:
        return f"{kind.__name__}({', '.join(map(plain, value))})"
    if kind is dict:
        return f"dict({', '.join(f'{plain(key)}: {plain(item)}' for key, item in value.items())})"
    if kind is set or kind is frozenset:
        return f"set({', '.join(sorted(map(plain, value)))})"
    if isinstance(value, np.ndarray | np.generic):
        numbers = value.tolist()
        return f"{kind.__name__}({value.dtype.newbyteorder('<').str}, {value.shape}, {numbers!r})"
    return f"{kind.__name__}({value!r})"


@given(VALUES)
def test_every_value_comes_back_as_it_was(value: Any) -> None:
    answer = ask(Call("f"), f=lambda: value)
    assert type(answer) is Returned
    assert plain(answer.value) == plain(value)


@given(VALUES)
def test_every_argument_arrives_as_it_was_sent_and_is_unchanged(value: Any) -> None:
    seen = []
    answer = ask(Call("f", (value,)), f=lambda x: seen.append(plain(x)))
    assert answer == Returned(None)
    assert seen == [plain(value)]


@given(ANYTHING)
def test_anything_at_all_is_answered_and_marked(value: Any) -> None:
    answer = ask(Call("f"), f=lambda: value)
    assert type(answer) in (Returned, TooLarge)
    assert len(agent.fingerprint('{"names": [["f"]]}', {"f": value}).data["fingerprints"][0]) == 32


@given(st.integers())
def test_an_integer_too_long_to_write_is_shown(extra: int) -> None:
    assert type(ask(Call("f"), f=lambda: 2**20_000 + extra).value) is Opaque
