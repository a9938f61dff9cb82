"""Values on the wire: numbers as text, arrays as base64, and every claim checked on the way in."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable, Iterable
from functools import singledispatch
from types import EllipsisType
from typing import Any

import numpy as np

from graders.kit.asks import Name, Opaque, Source

from . import wire
from .errors import BadMessage

__all__ = ["MAX_DEPTH", "size_of", "value_from_wire", "value_to_wire"]

MAX_DEPTH = 32
"""How deep values may nest; the agent stops at 20."""

_ITEM_BYTES = 32

# The length bound keeps int() quick, and below Python's own limit of 4300 digits.
_INT = re.compile(r"-?[0-9]{1,4299}")
_FLOAT = re.compile(r"-?(?:inf|nan|[0-9]{1,400}(?:\.[0-9]{0,400})?(?:e[+-]?[0-9]{1,5})?)")

_CODES = ["|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
_DTYPES = {code: np.dtype(code) for code in _CODES}


# -- out ---------------------------------------------------------------------------------------------------------------


@singledispatch
def value_to_wire(value: Any) -> wire.WireValue:
    """Write a value (or `Name`, `Source`, `Opaque`) for the wire.

    Raises
    ------
    TypeError
        A value that has no form on the wire: a mistake in a grader, never in an answer.
    """
    raise TypeError(f"A value of type {type(value).__name__} has no form on the wire.")


def _writes(*types: type) -> Callable[[Callable[[Any], wire.WireValue]], Callable[[Any], wire.WireValue]]:
    """Register a writer. ``np.float64`` is also a float, but its numpy class comes first in its own order of bases."""

    def register(write: Callable[[Any], wire.WireValue]) -> Callable[[Any], wire.WireValue]:
        for type_ in types:
            value_to_wire.register(type_, write)
        return write

    return register


_writes(type(None))(lambda _: wire.NoneValue())
_writes(EllipsisType)(lambda _: wire.EllipsisValue())
_writes(bool)(wire.BoolValue)
_writes(int)(lambda value: wire.IntValue(str(value)))
_writes(float)(lambda value: wire.FloatValue(repr(value)))
_writes(complex)(lambda value: wire.ComplexValue(repr(value.real), repr(value.imag)))
_writes(str)(wire.StrValue)
_writes(list)(lambda value: wire.ListValue([value_to_wire(item) for item in value]))
_writes(tuple)(lambda value: wire.TupleValue([value_to_wire(item) for item in value]))
_writes(set)(lambda value: wire.SetValue([value_to_wire(item) for item in value]))
_writes(frozenset)(lambda value: wire.SetValue([value_to_wire(item) for item in value], frozen=True))
_writes(dict)(lambda value: wire.DictValue([(value_to_wire(k), value_to_wire(v)) for k, v in value.items()]))
_writes(Name)(lambda value: wire.NameArgument(value.name))
_writes(Source)(lambda value: wire.SourceArgument(value.source))
_writes(Opaque)(lambda value: wire.OpaqueValue(value.type, value.repr))


@_writes(np.ndarray, np.generic)
def _numpy_to_wire(value: np.ndarray[Any, Any] | np.generic) -> wire.WireValue:
    dtype = value.dtype.newbyteorder("<")
    if dtype.str not in _DTYPES:
        raise TypeError(f"An array of {value.dtype} has no form on the wire.")
    data = base64.b64encode(np.asarray(value, dtype=dtype).tobytes()).decode("ascii")
    if isinstance(value, np.ndarray):
        return wire.ArrayValue(dtype.str, list(value.shape), data)
    return wire.ScalarValue(dtype.str, data)


# -- in ----------------------------------------------------------------------------------------------------------------


def value_from_wire(value: wire.WireValue, *, arguments: bool = False, depth: int = MAX_DEPTH) -> Any:
    """Read a value from the wire. Arrays come back read-only, so that a replay meets what the first run met.

    Parameters
    ----------
    value : WireValue
    arguments : bool
        Whether `Name` and `Source` may occur; only on the way to a kernel.
    depth : int
        How deep it may still nest.

    Raises
    ------
    BadMessage
        It is no value, or a `Name` or `Source` where none may be.
    """
    if depth < 0:
        raise BadMessage("A value is nested too deeply.")

    def items(wires: Iterable[wire.WireValue]) -> list[Any]:
        return [value_from_wire(item, arguments=arguments, depth=depth - 1) for item in wires]

    match value:
        case wire.ArrayValue(dtype, shape, data):
            return _array(dtype, tuple(shape), data)
        case wire.ScalarValue(dtype, data):
            return _array(dtype, (), data)[()]
        case wire.ListValue(v):
            return items(v)
        case wire.TupleValue(v):
            return tuple(items(v))
        case wire.SetValue(v, frozen):
            return _hashed(frozenset if frozen else set, items(v))
        case wire.DictValue(v):
            return _hashed(dict, zip(items(key for key, _ in v), items(item for _, item in v), strict=True))
        case wire.NameArgument() | wire.SourceArgument() if not arguments:
            raise BadMessage("An answer may hold values only.")
        case _:
            return _atom(value)


def _atom(value: wire.WireValue) -> Any:
    match value:
        case wire.NoneValue():
            return None
        case wire.EllipsisValue():
            return ...
        case wire.BoolValue(v) | wire.StrValue(v):
            return v
        case wire.IntValue(v):
            return _integer(v)
        case wire.FloatValue(v):
            return _real(v)
        case wire.ComplexValue(real, imaginary):
            return complex(_real(real), _real(imaginary))
        case wire.OpaqueValue(type_, text):
            return Opaque(type_, text)
        case wire.NameArgument(name):
            return Name(name)
        case wire.SourceArgument(source):
            return Source(source)
    raise BadMessage("A value has no known form.")


def _hashed(make: Callable[[Iterable[Any]], Any], items: Iterable[Any]) -> Any:
    try:
        return make(items)
    except TypeError as error:
        raise BadMessage("A set or a dict holds what neither can hold.") from error


def _integer(text: str) -> int:
    if not _INT.fullmatch(text):
        raise BadMessage("A whole number is not written as one, or too long.")
    try:
        return int(text)
    except ValueError as error:  # an interpreter can be set to fewer digits
        raise BadMessage("A whole number is too long.") from error


def _real(text: str) -> float:
    if not _FLOAT.fullmatch(text):
        raise BadMessage("A number is not written as one.")
    return float(text)


def _array(code: str, shape: tuple[int, ...], data: str) -> np.ndarray[Any, Any]:
    dtype = _DTYPES.get(code)
    if dtype is None:
        raise BadMessage("An array has entries of an unknown kind.")
    try:
        raw = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadMessage("The entries of an array are not valid base64.") from error
    if len(raw) != math.prod(shape) * dtype.itemsize:
        raise BadMessage("The entries of an array do not fill its shape.")
    if dtype.kind == "b" and raw.translate(None, b"\x00\x01"):
        raise BadMessage("An array of truth values holds something else.")
    try:
        return np.frombuffer(raw, dtype=dtype).reshape(shape)
    except (ValueError, OverflowError) as error:  # an empty array can still claim a shape that numpy cannot hold
        raise BadMessage("An array has a shape that no array can have.") from error


def size_of(value: wire.WireValue) -> int:
    """Return how many bytes a value counts that was read already, as the agent counts them or a little less."""
    match value:
        case wire.StrValue(v):
            return len(v)
        case wire.ArrayValue(_, _, data):
            return len(data) * 3 // 4 - data[-2:].count("=")
        case wire.ListValue(v) | wire.TupleValue(v) | wire.SetValue(v):
            return sum(_ITEM_BYTES + size_of(item) for item in v)
        case wire.DictValue(v):
            return sum(_ITEM_BYTES + size_of(key) + size_of(item) for key, item in v)
        case _:
            return 0
