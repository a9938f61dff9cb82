"""Reading what the learner's function returned: as a number, an array, a bool - or a kind word on why it cannot be.

Representation is not what an exercise is about, so a value is read generously where the mathematics is beyond doubt (a
list of numbers is a vector) and refused where reading it would hide a mistake (an array of one entry is not a number).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .comparison import as_numbers
from .crossing import question_where_known
from .format import type_name
from .queries import Opaque
from .retired import renamed_fields, renamed_names
from .text import Sentence, say

__all__ = ["Read", "UnreadableValue", "read_array", "read_bool", "read_integer", "read_number", "read_string"]


@dataclass(frozen=True)
class Read:
    """A value that could be read.

    Parameters
    ----------
    value
        A float, an int, a bool, a str or an array of float64.
    notes : tuple of Sentence
        What was unusual about it, if anything.
    rtol, atol : float
        What its number type can resolve; 0 for double precision.
    """

    value: Any
    notes: tuple[Sentence, ...] = ()
    rtol: float = 0.0
    atol: float = 0.0


@renamed_fields(must="requirement", asks="question")
@dataclass(frozen=True)
class UnreadableValue:
    """A value that cannot be what was asked for: what it must be, and a question."""

    requirement: Sentence
    question: Sentence | None = None


_NUMBER = say("It must be one number.")
_ARRAY = say("It must be an array of numbers.")
_INTO_ONE = say("Which step should turn many numbers into one?")
_OUT_OF_ONE = say("Which step turned many numbers into one?")
_NOT_TRUTHS = say("Its entries must be numbers, not true or false.")
_COMPARED = say("Which comparison made that? What should it pick out, or count?")
_RAGGED = say("Which of its rows is longer or shorter than the others?")
_NOT_REAL = say("Which step leaves the real numbers?")


def read_number(value: Any) -> Read | UnreadableValue:
    """Read one real number."""
    if isinstance(value, (bool, np.bool_)):
        return UnreadableValue(say("It must be a number, not true or false."), _COMPARED)
    if isinstance(value, (complex, np.complexfloating)):
        return UnreadableValue(say("It must be a real number."), _NOT_REAL)
    if isinstance(value, (int, float, np.number)):
        return Read(_to_float(value), _digits(value), *_resolution(value))
    if isinstance(value, np.ndarray):
        return _number_in(value)
    if isinstance(value, (list, tuple)):
        return UnreadableValue(_NUMBER, _INTO_ONE)
    if isinstance(value, Opaque) and value.type in ("Fraction", "Decimal"):
        requirement = say("It must be a plain number, and came back as a {type}.", type=value.type)
        return UnreadableValue(requirement, question_where_known(value))
    if isinstance(value, str):
        return UnreadableValue(say("It must be a number, not text."))
    return UnreadableValue(_NUMBER, question_where_known(value))


def _number_in(value: np.ndarray[Any, Any]) -> Read | UnreadableValue:
    if value.ndim == 0:
        inner = read_number(value[()])
        if isinstance(inner, UnreadableValue):
            return inner
        note = say("An array without dimensions came back. It counts as a number here.")
        return Read(inner.value, (note, *inner.notes), inner.rtol, inner.atol)
    if value.size == 1:
        requirement = say("It must be one number, not an array that holds one.")
        return UnreadableValue(requirement, say("What turns an array with one entry into that entry?"))
    return UnreadableValue(_NUMBER, _INTO_ONE)


def read_integer(value: Any) -> Read | UnreadableValue:
    """Read one whole number; ``3.0`` counts, with a note."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Read(value)
    if isinstance(value, np.integer):
        return Read(int(value))
    read = read_number(value)
    if isinstance(read, UnreadableValue):
        return read
    if not math.isfinite(read.value) or read.value != round(read.value):
        return UnreadableValue(say("It must be a whole number."))
    return Read(round(read.value), (*read.notes, say("It came back as a float. A count reads better as an int.")))


def read_bool(value: Any) -> Read | UnreadableValue:
    """Read True or False; 1 and 0 count, with a note."""
    if isinstance(value, (bool, np.bool_)):
        return Read(bool(value))
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return read_bool(value[()])
    if isinstance(value, (int, np.integer)) and value in (0, 1):
        return Read(bool(value), (say("It came back as 1 or 0. Python's own words for that are `True` and `False`."),))
    requirement = say("It must be `True` or `False`.")
    if isinstance(value, np.ndarray) and value.dtype == np.bool_:
        return UnreadableValue(
            requirement, say("You have one answer for each entry. What joins them into a single one?")
        )
    return UnreadableValue(requirement)


def read_string(value: Any) -> Read | UnreadableValue:
    """Read text."""
    return (
        Read(str(value))
        if isinstance(value, (str, np.str_))
        else UnreadableValue(say("It must be text, between quotes."))
    )


def read_array(value: Any) -> Read | UnreadableValue:
    """Read an array of real numbers; a list or tuple of numbers counts, with a note."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "b":
        return UnreadableValue(_NOT_TRUTHS, _COMPARED)
    if isinstance(value, (list, tuple)) and _holds_bools(value):
        return UnreadableValue(_NOT_TRUTHS, _COMPARED)
    if not isinstance(value, (np.ndarray, list, tuple)):
        single = isinstance(value, (bool, int, float, np.generic))
        return UnreadableValue(_ARRAY, _OUT_OF_ONE if single else question_where_known(value))
    numbers = as_numbers(value)
    if numbers is None:
        return UnreadableValue(_ARRAY, _RAGGED if _holds_numbers_only(value) else None)
    if numbers.dtype.kind == "c":
        return UnreadableValue(say("Its entries must be real numbers."), _NOT_REAL)
    if isinstance(value, np.ndarray):
        return Read(numbers, _digits(value), *_resolution(value))
    note = say("A {type} came back where an array was asked for. The numbers are right.", type=type_name(value))
    return Read(numbers, (note,), *_resolution(value))


def _holds_bools(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_holds_bools(item) for item in value)
    return isinstance(value, (bool, np.bool_)) or (isinstance(value, np.ndarray) and value.dtype == np.bool_)


def _holds_numbers_only(value: Any) -> bool:
    """Say whether a list holds nothing but numbers: then it is its rows that do not fit together."""
    try:
        return (
            all(map(_holds_numbers_only, value)) if isinstance(value, (list, tuple)) else as_numbers(value) is not None
        )
    except RecursionError:
        return False


def _resolution(value: Any) -> tuple[float, float]:
    """Return the relative and absolute tolerance that the number type of a value calls for."""
    if isinstance(value, (list, tuple)):
        # The least precise entry decides.
        return max(map(_resolution, value), default=(0.0, 0.0))
    if isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind == "f":
        return _RESOLVES.get(value.dtype.itemsize, (0.0, 0.0))
    return 0.0, 0.0


def _digits(value: Any) -> tuple[Sentence, ...]:
    """Return the remark on a value in half precision, which is right as far as it goes."""
    half = isinstance(value, (np.ndarray, np.generic)) and value.dtype == np.float16
    return (_FEW_DIGITS,) if half else ()


_FEW_DIGITS = say("The numbers are of type `float16`, which keeps about 3 digits. As far as that goes they are right.")

_RESOLVES = {2: (2.0**-10, 2.0**-24), 4: (1e-4, 1e-6)}
"""Relative and absolute tolerance by the bytes of a float type, half and single precision.

In half precision it is the distance from a number to the next. A wrong result is often nearer to the right one than
what a chain of steps in half precision loses, so that cannot be granted.
"""


def _to_float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


if not TYPE_CHECKING:
    __getattr__ = renamed_names(__name__, {"Refusal": "UnreadableValue"})
