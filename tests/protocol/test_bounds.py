"""What a message may hold is decided before anything is built of it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from graders.kit.queries import Opaque
from math4ml_ext import codec, wire
from math4ml_ext.bounds import MAX_DEPTH, MAX_HASHED_ALIKE, MAX_NODES, Budget, weigh
from math4ml_ext.errors import BadMessage

MODULUS = 2**61 - 1
"""Python hashes a number by what is left when it is divided by this."""

MANY = 31_000
"""As many as a value may hold."""


def integer(number: int) -> wire.WireValue:
    return wire.IntValue(str(number))


def hashed_alike(count: int) -> dict[str, list[wire.WireValue]]:
    """Different values of one hash each, of every kind of which somebody can make up as many as they like."""
    integers = [integer(number * MODULUS) for number in range(1, count + 1)]
    zero = wire.IntValue("0")
    return {
        "integers": integers,
        "negative integers": [integer(-number * MODULUS) for number in range(1, count + 1)],
        "complex numbers": [wire.ComplexValue(f"{-1000003 * n}.0", f"{n}.0") for n in range(1, count + 1)],
        "complex scalars": [codec.value_to_wire(complex(-1000003 * n, n)) for n in range(1, count + 1)],
        "tuples": [wire.TupleValue([number]) for number in integers],
        "tuples in tuples": [wire.TupleValue([zero, wire.TupleValue([number])]) for number in integers],
        "frozen sets": [wire.SetValue([number], frozen=True) for number in integers],
    }


KINDS = sorted(hashed_alike(1))

CONTAINERS: dict[str, Callable[[list[wire.WireValue]], wire.WireValue]] = {
    "set": wire.SetValue,
    "frozen set": lambda items: wire.SetValue(items, frozen=True),
    "keys": lambda items: wire.DictValue([(item, wire.NoneValue()) for item in items]),
    # A grader may make a set of these, with nothing between it and the learner any more.
    "list": wire.ListValue,
    "tuple": wire.TupleValue,
    "values of a dict": lambda items: wire.DictValue([(integer(n), item) for n, item in enumerate(items)]),
    "list in a list": lambda items: wire.ListValue([wire.ListValue(items)]),
}


def read(value: wire.WireValue) -> Any:
    answer: Any = codec.answer_from_wire(wire.ReturnedAnswer(value))
    return answer.value


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("kind", KINDS)
def test_values_that_python_hashes_alike_are_refused(kind: str, container: str) -> None:
    with pytest.raises(BadMessage, match="cannot tell apart quickly"):
        read(CONTAINERS[container](hashed_alike(2_000)[kind]))


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_few_of_them_are_no_attack(kind: str, container: str) -> None:
    read(CONTAINERS[container](hashed_alike(MAX_HASHED_ALIKE)[kind]))


@pytest.mark.parametrize(
    "items",
    [
        [integer(0)] * MANY,
        [integer(MODULUS)] * MANY,
        [integer(number) for number in range(-MANY // 2, MANY // 2)],
        [integer(2**number) for number in range(14_000)],
        [integer(10**number) for number in range(3_000)],
        [wire.FloatValue(repr(number * float(MODULUS))) for number in range(MANY)],
        [wire.FloatValue("nan")] * MANY,
        [wire.FloatValue("inf"), wire.FloatValue("-inf")] * 1_000,
        [wire.StrValue(str(number)) for number in range(MANY)],
        [wire.TupleValue([integer(number), integer(-number)]) for number in range(10_000)],
        [wire.TupleValue([wire.ListValue([])])] * 1_000,
        [wire.ComplexValue(f"{number}.0", "1.0") for number in range(10_000)],
    ],
    ids=["0", "equal", "small", "2**n", "10**n", "floats", "nan", "inf", "text", "pairs", "unhashable", "complex"],
)
def test_honest_values_are_read_however_many(items: list[wire.WireValue]) -> None:
    assert len(read(wire.ListValue(items))) == len(items)


def test_what_a_message_holds_is_counted_over_all_its_values() -> None:
    half = wire.ReturnedAnswer(wire.ListValue([wire.NoneValue()] * (MAX_NODES // 2)))
    codec.answers_from_wire([half])
    with pytest.raises(BadMessage, match="more values than a check takes"):
        codec.answers_from_wire([half, half])
    with pytest.raises(BadMessage, match="more values than a check takes"):
        codec.rounds_from_wire([[half], [half]])


def test_nothing_is_built_of_what_is_too_large() -> None:
    value = wire.SetValue([wire.StrValue("x" * 10)] * (MAX_NODES + 1))
    tracemalloc.start()
    try:
        with pytest.raises(BadMessage):
            read(value)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000  # the list of what is to be looked at, and no value


def test_values_in_values_count_one_by_one() -> None:
    deep: wire.WireValue = wire.NoneValue()
    for _ in range(MAX_DEPTH):
        deep = wire.ListValue([deep])
    assert weigh(deep) == (MAX_DEPTH + 1, 32 * MAX_DEPTH)
    read(deep)
    for wrapped in (wire.ListValue([deep]), wire.DictValue([(wire.NoneValue(), deep)])):
        with pytest.raises(BadMessage, match="nested too deeply"):
            read(wrapped)


def test_each_value_may_have_so_many_bytes() -> None:
    budget = Budget(value_bytes=100)
    for _ in range(3):
        budget.spend(wire.StrValue("x" * 100))
    with pytest.raises(BadMessage, match="larger than a check takes"):
        budget.spend(wire.StrValue("x" * 101))


@pytest.mark.parametrize("shape", [(2**40, 0), (10**9, 0), (0, 10**9), (1000, 0, 1000)])
def test_an_empty_array_of_endless_rows_is_not_built(shape: tuple[int, ...]) -> None:
    value = read(wire.ArrayValue("<f8", list(shape), ""))
    assert value == Opaque("ndarray", f"np.empty({shape})")


@pytest.mark.parametrize("shape", [(0,), (3, 0), (0, 1000), (0, 2, 2)])
def test_an_empty_array_is_one(shape: tuple[int, ...]) -> None:
    assert read(wire.ArrayValue("<f8", list(shape), "")).shape == shape


def test_a_length_of_thousands_of_digits_is_no_length() -> None:
    with pytest.raises(BadMessage, match="shape that no array can have"):
        read(wire.ArrayValue("<f8", [10**4000] * 32, ""))
