"""Queries to a kernel, and the answers that can come back.

A grader never sees the learner's code: it asks for values (`Value`) and for calls (`Call`), and is answered with
one of the `Answer` forms. All of them are plain data, so that a check can be replayed from its seed and answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

__all__ = [
    "Answer",
    "Call",
    "Missing",
    "Name",
    "NotCallable",
    "Opaque",
    "Query",
    "Raised",
    "Returned",
    "Skipped",
    "Source",
    "Stub",
    "TimedOut",
    "TooLarge",
    "Unbound",
    "Value",
]


@dataclass(frozen=True)
class Name:
    """An argument: whatever the learner calls `name` (one of their functions, say)."""

    name: str


@dataclass(frozen=True)
class Source:
    """An argument: the value of an expression of the course's own, evaluated in the kernel without numpy.

    Parameters
    ----------
    source : str
        A Python expression, for example ``"lambda mu, data: sum((x - mu) ** 2 for x in data)"``.
    """

    source: str


@dataclass(frozen=True)
class Value:
    """A query for the value of a name."""

    name: str


@dataclass(frozen=True)
class Call:
    """A query for what one of the learner's functions returns.

    Parameters
    ----------
    function : str
        Its name.
    args, kwargs
        Python scalars, strings, lists, tuples, dicts, numpy arrays, `Name` or `Source`. Each call gets a fresh copy.
    """

    function: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


Query: TypeAlias = Value | Call


@dataclass(frozen=True)
class Opaque:
    """A value that does not cross: only its type's name and a short text of it do."""

    type: str
    repr: str


@dataclass(frozen=True)
class Returned:
    """The call returned, or the name has this value.

    Parameters
    ----------
    value
        None, Ellipsis, bool, int, float, complex, str, list, tuple, set, dict, numpy array or scalar, or `Opaque`.
    changed : tuple of int
        Positions of the positional arguments that the function changed.
    by : str
        Where nothing came back, the decorator or the call of the learner's cell that has made it so: ``"@timed"``,
        ``"sort(...)"``. Empty where that is not known.
    """

    value: Any
    changed: tuple[int, ...] = ()
    by: str = ""


@dataclass(frozen=True)
class Raised:
    """The learner's code raised.

    Parameters
    ----------
    exception : str
        The exception's class name.
    message : str
        Its text, shortened.
    line : int or None
        The line of the learner's cell (counted from 1) in which it happened, where that is known.
    name : str or None
        The missing name of a `NameError` or `AttributeError`.
    sign : {"", "`", "$", "!", "?"}
        The character at which a syntax error points, where Python has no such sign.
    """

    exception: str
    message: str
    line: int | None = None
    name: str | None = None
    sign: Literal["", "`", "$", "!", "?"] = ""


@dataclass(frozen=True)
class TimedOut:
    """The call was still running after `seconds`, at `line` of the learner's cell.

    Parameters
    ----------
    seconds : float
    line : int or None
    within : {"", "loop", "recursion"}
        What of the learner's own code kept it there: a loop around that line, or a function that calls itself. It is
        empty where something else is slow.
    """

    seconds: float
    line: int | None = None
    within: Literal["", "loop", "recursion"] = ""


@dataclass(frozen=True)
class Missing:
    """Nothing has this name."""

    name: str


@dataclass(frozen=True)
class Unbound:
    """The last run of the learner's cell did not bind this name.

    Parameters
    ----------
    name : str
    defines : tuple of str
        Some names that the cell does bind.
    origin : {"nowhere", "elsewhere"}
        Whether another cell, or anything else, has bound this one.
    inside : str
        The head of the class or function in which the cell defines it, ``"class Model"``.
    magic : str
        The cell magic that kept the cell from defining anything, ``"%%writefile"``.
    compared : bool
        Whether the cell compares the name with ``==``, perhaps to give it a value.
    """

    name: str
    defines: tuple[str, ...] = ()
    origin: Literal["nowhere", "elsewhere"] = "nowhere"
    inside: str = ""
    magic: str = ""
    compared: bool = False


@dataclass(frozen=True)
class Stub:
    """The function is there and its body says nothing yet: ``...``, a docstring, ``raise Exception("TODO")``."""

    name: str


@dataclass(frozen=True)
class NotCallable:
    """The name is there but cannot be called; `type` is what it is, and `by` what made it so, as in `Returned`."""

    name: str
    type: str
    by: str = ""


@dataclass(frozen=True)
class TooLarge:
    """The value is larger than a check may carry. `size` and `limit` are in bytes."""

    type: str
    size: int
    limit: int


@dataclass(frozen=True)
class Skipped:
    """Not asked, because the check's time was used up before."""


Answer: TypeAlias = Returned | Raised | TimedOut | Missing | Unbound | Stub | NotCallable | TooLarge | Skipped
