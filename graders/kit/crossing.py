"""Which values can cross from a kernel: one that cannot be looked into never equals any other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from types import EllipsisType
from typing import Any

import numpy as np

from .format import type_name
from .queries import Opaque
from .text import Sentence, say

__all__ = ["READABLE", "hidden_in", "kind_of", "question_about", "question_where_known", "readable_instead"]

READABLE = "numbers, text, `True` and `False`, arrays of numbers, and lists, tuples, sets and dicts of them"
"""What a check can look into, in words."""

_ATOMS = frozenset({type(None), EllipsisType, bool, int, float, complex, str, np.str_})
_CONTAINERS = (list, tuple, set, frozenset, dict)
_NUMBERS = "biufc"
_OF_NUMBERS = frozenset({int, float, complex, *(np.dtype(code).type for code in "bBhHiIlLqQefdgFDG")})
"""Types of numbers that an array may keep as objects."""
_MAX_DEPTH = 32
_MAX_INT_BITS = 14_000
"""As in the agent: a larger whole number does not cross."""


def hidden_in(value: Any) -> str | None:
    """Return the name of the type of the first part of `value` that no check can look into, or None.

    Parameters
    ----------
    value
        What a kernel sent, in which such a part is `Opaque`, or a value of a course's own.

    Returns
    -------
    str or None
    """
    return _hidden_in(value, _MAX_DEPTH)


def _hidden_in(value: Any, depth: int) -> str | None:
    kind = type(value)
    if kind in _ATOMS:
        return "int" if kind is int and value.bit_length() > _MAX_INT_BITS else None
    if kind is Opaque:
        return str(value.type)
    if isinstance(value, np.ndarray):
        return _hidden_in_array(value)
    if isinstance(value, np.generic):
        return None if value.dtype.kind in _NUMBERS else kind.__name__
    if not isinstance(value, _CONTAINERS) or depth == 0:
        return "function" if callable(value) and kind.__name__ == "function" else kind.__name__
    parts: Iterable[Any] = chain(value, value.values()) if isinstance(value, dict) else value
    return next((found for part in parts if (found := _hidden_in(part, depth - 1)) is not None), None)


def _hidden_in_array(array: np.ndarray[Any, Any]) -> str | None:
    if isinstance(array, np.ma.MaskedArray) and np.any(np.ma.getmaskarray(array)):
        return type(array).__name__
    if array.dtype.kind in _NUMBERS:
        return None
    # An array of numbers that are kept as objects crosses as one of numbers, and one of truth values as such.
    kinds = {type(_inside(entry)) for entry in array.flat} if array.dtype.kind == "O" else {object}
    if kinds <= _OF_NUMBERS or kinds <= {bool, np.bool_}:
        return None
    return f"{type(array).__name__} of {_ENTRIES.get(array.dtype.kind, str(array.dtype))}"


def _inside(entry: Any) -> Any:
    return entry[()] if type(entry) is np.ndarray and entry.ndim == 0 else entry


_ENTRIES = {"O": "object", "V": "records", "U": "str", "S": "bytes"}


def kind_of(value: Any) -> str:
    """Return what kind of plain value `value` is, in words that go after "It must be"."""
    if isinstance(value, (bool, np.bool_)):
        return "`True` or `False`"
    if isinstance(value, (int, float, complex, np.number)):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, np.ndarray):
        return "an array of numbers"
    base = next((base for base in _CONTAINERS if isinstance(value, base)), None)
    return "a plain value" if base is None else f"a {base.__name__} of plain values, such as numbers and text"


def question_about(kind: str) -> str:
    """Return a question that leads from a value of this type to one that can be looked into."""
    return _ASKS.get(kind, "What would say the same in plain numbers, text or lists?")


def question_where_known(value: Any) -> Sentence | None:
    """Return the question about a value that is neither a number nor an array, or None for a type without one."""
    question = _ASKS.get(type_name(value))
    return say(question) if question else None


_IS_IT_A_LIST = "What does `list(...)` turn it into?"
_IS_IT_AN_ARRAY = "What do `.to_numpy()` and `.to_dict()` turn it into?"
_ASKS = {
    **dict.fromkeys(
        ("generator", "map", "filter", "zip", "range", "dict_keys", "dict_values", "dict_items"), _IS_IT_A_LIST
    ),
    **dict.fromkeys(("list_iterator", "enumerate", "reversed", "deque", "islice", "chain"), _IS_IT_A_LIST),
    **dict.fromkeys(("Series", "DataFrame", "Index", "RangeIndex"), _IS_IT_AN_ARRAY),
    **dict.fromkeys(("Fraction", "Decimal"), "What does `float(...)` turn it into?"),
    **dict.fromkeys(
        ("function", "builtin_function_or_method", "method", "partial", "ufunc"),
        "A function came back. What would calling it give?",
    ),
    **dict.fromkeys(
        ("Array", "ArrayImpl", "EagerTensor", "Parameter", "Tensor", "csr_array", "csr_matrix"),
        "That is an array of another library. What does `np.asarray(...)` turn it into?",
    ),
    **dict.fromkeys(
        ("Add", "Float", "Half", "Integer", "Mul", "NegativeOne", "One", "Pow", "Rational", "Symbol", "Zero"),
        "That is an expression, not yet a number. What does `float(...)` turn it into?",
    ),
    "coroutine": "An `async` function only prepares its work. Can it be a plain `def`?",
    "type": "That is the type itself. Which value of it did you mean?",
    "module": "That is the whole module. What did you mean to take from it?",
    "set": "A set keeps no order and drops repeats. What keeps every entry in its place?",
    "dict": "Which part of that dict is the answer: its keys, its values?",
    "MaskedArray": "Some of its entries are masked. What should stand in their place?",
    "MaskedConstant": "Everything that went into it was masked. What should count there?",
    "ndarray of str": "What does `.tolist()` turn it into?",
    "ndarray of object": "Which of its entries is no plain number: text, `None`, a list?",
}


def readable_instead(kind: str) -> str:
    """Return what a course can have its learners hand back instead of a value of this type."""
    return _INSTEAD.get(kind, "Let it give what matters of it, as a number, text, a list, a dict or an array.")


_AS_LIST = "Let it give a list: `list(...)`."
_AS_ARRAY = "Let it give an array, `.to_numpy()`, or a dict, `.to_dict()`."
_AS_TEXT = "Let it give text, `str(...)`, or the numbers it stands for."
_AS_NUMBER = "Let it give a plain number: `float(...)`."
_INSTEAD = {
    **dict.fromkeys(("generator", "map", "filter", "zip", "range", "dict_keys", "dict_values", "dict_items"), _AS_LIST),
    **dict.fromkeys(("list_iterator", "enumerate", "reversed", "deque", "islice", "chain"), _AS_LIST),
    **dict.fromkeys(("Series", "DataFrame", "Index", "RangeIndex"), _AS_ARRAY),
    **dict.fromkeys(("date", "datetime", "time", "timedelta", "datetime64", "timedelta64", "bytes"), _AS_TEXT),
    **dict.fromkeys(("Fraction", "Decimal"), _AS_NUMBER),
    **dict.fromkeys(("ndarray of str", "ndarray of object"), "Let it give a list: `.tolist()`."),
    "function": "Let it give the values of that function at some places, or grade it with a `Script`.",
    "MaskedArray": "Let it give an array without a mask: `.filled(...)` or `.compressed()`.",
}
