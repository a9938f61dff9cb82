"""Values on the wire: numbers as text, arrays as base64, and every claim checked on the way in."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import singledispatch
from types import EllipsisType
from typing import Any

import numpy as np

from graders.kit.queries import Name, Opaque, Source

from . import wire
from .bounds import MAX_DEPTH, check_hashes, is_bomb, is_vast, weigh
from .errors import BadMessage

__all__ = ["MAX_DEPTH", "size_of", "value_from_wire", "value_to_wire"]

# The length bound keeps int() quick, and below Python's own limit of 4300 digits.
_INT = re.compile(r"-?[0-9]{1,4299}")
_FLOAT = re.compile(r"-?(?:inf|nan|[0-9]{1,400}(?:\.[0-9]{0,400})?(?:e[+-]?[0-9]{1,5})?)")

_MAX_LENGTH = 2**63 - 1
_NO_SHAPE = "An array has a shape that no array can have."

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


def value_from_wire(
    value: wire.WireValue, *, arguments: bool = False, depth: int = MAX_DEPTH, nested: bool = False
) -> Any:
    """Read a value from the wire. Arrays come back read-only, so that a replay meets what the first run met.

    What could take far more memory than it has on the wire, as soon as a grader looks at it, is read as an `Opaque`.

    Parameters
    ----------
    value : WireValue
    arguments : bool
        Whether `Name` and `Source` may occur; only on the way to a kernel.
    depth : int
        How deep it may still nest.
    nested : bool
        Whether it is an entry of a list or tuple that was looked at as a whole.

    Raises
    ------
    BadMessage
        It is no value, or a `Name` or `Source` where none may be.
    """
    if depth < 0:
        raise BadMessage("A value is nested too deeply.")
    match value:
        case wire.ArrayValue(dtype, shape, data):
            return _array(dtype, tuple(shape), data)
        case wire.ScalarValue(dtype, data):
            scalar: Any = _array(dtype, (), data)
            return scalar[()]
        case wire.ListValue(v):
            return (
                Opaque("list", "[...]") if not nested and is_bomb(value) else _items(v, arguments, depth, nested=True)
            )
        case wire.TupleValue(v):
            whole = nested or not is_bomb(value)
            return tuple(_items(v, arguments, depth, nested=True)) if whole else Opaque("tuple", "(...)")
        case wire.SetValue(v, frozen):
            return _hashed(frozenset if frozen else set, _items(v, arguments, depth))
        case wire.DictValue(v):
            keys = _items([key for key, _ in v], arguments, depth)
            return _hashed(dict, zip(keys, _items([item for _, item in v], arguments, depth), strict=True))
        case wire.NameArgument() | wire.SourceArgument() if not arguments:
            raise BadMessage("An answer may hold values only.")
        case _:
            return _atom(value)


def _items(wires: Sequence[wire.WireValue], arguments: bool, depth: int, *, nested: bool = False) -> list[Any]:
    """Read what a container holds. A list is looked at like a set: a grader may make one of it."""
    items = [value_from_wire(item, arguments=arguments, depth=depth - 1, nested=nested) for item in wires]
    check_hashes(items)
    return items


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


def _array(code: str, shape: tuple[int, ...], data: str) -> np.ndarray[Any, Any] | Opaque:
    dtype = _DTYPES.get(code)
    if dtype is None:
        raise BadMessage("An array has entries of an unknown kind.")
    if any(length > _MAX_LENGTH for length in shape):
        raise BadMessage(_NO_SHAPE)
    try:
        raw = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadMessage("The entries of an array are not valid base64.") from error
    if len(raw) != math.prod(shape) * dtype.itemsize:
        raise BadMessage("The entries of an array do not fill its shape.")
    if dtype.kind == "b" and raw.translate(None, b"\x00\x01"):
        raise BadMessage("An array of truth values holds something else.")
    try:
        array = np.frombuffer(raw, dtype=dtype).reshape(shape)
    except (ValueError, OverflowError) as error:  # an empty array can still claim a shape that numpy cannot hold
        raise BadMessage(_NO_SHAPE) from error
    if not array.size and is_vast(shape):
        return Opaque("ndarray", f"np.empty({shape})")
    return array


def size_of(value: wire.WireValue) -> int:
    """Return how many bytes a value counts, as the agent counts them or a little less; `BadMessage` for too many."""
    return weigh(value)[1]
