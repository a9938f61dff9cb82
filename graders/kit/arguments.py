"""The arguments of a call on our side: each evaluation gets its own, as each call in a kernel does."""

from __future__ import annotations

import copy
import functools
import inspect
from collections.abc import Callable
from types import BuiltinFunctionType, CodeType, FunctionType
from typing import Any

import numpy as np

from .cases import Inputs
from .faults import CourseFault
from .queries import Name, Source

__all__ = ["bound_arguments", "content_of", "evaluate", "fresh", "is_in_source"]

_PLAIN = frozenset({int, float, complex, str, bool, type(None)})


def fresh(value: Any, named: Callable[[str], Any] | None = None) -> Any:
    """Return an argument for one evaluation: a `Source` is evaluated, an array or a container is copied.

    Parameters
    ----------
    value
        As it was written; what is in lists, tuples and dicts is made anew too.
    named : callable, optional
        From the name in a `Name` to what stands in for it; without it, a `Name` stays what it is.

    Raises
    ------
    CourseFault
        The `Source` raises.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, np.ndarray):
        return value.copy()
    if kind is Source:
        return evaluate(value.source)
    if kind is Name:
        return value if named is None else named(value.name)
    if kind is list or kind is tuple:
        return kind(fresh(item, named) for item in value)
    if kind is dict:
        return {fresh(key, named): fresh(item, named) for key, item in value.items()}
    return copy.deepcopy(value) if isinstance(value, (list, tuple, dict, set)) else value


def evaluate(source: str) -> Any:
    """Return the value of a course's expression. It is made anew each time, for it may have a state.

    A function without defaults and without variables of its own has none; that one is made once.

    Raises
    ------
    CourseFault
        The expression raises.
    """
    known = _stateless.get(source)
    if known is not None:
        return known
    try:
        value = eval(_compiled(source), {})  # the course's own text, never the learner's
    except (Exception, SystemExit) as error:
        raise CourseFault(f"the expression Source({source!r})", error) from error
    if _is_stateless(value) and len(_stateless) < _MOST_KEPT:
        _stateless[source] = value
    return value


_MOST_KEPT = 1024
_stateless: dict[str, Any] = {}


def _is_stateless(value: Any) -> bool:
    if type(value) is BuiltinFunctionType:
        return value.__self__ is None or inspect.ismodule(value.__self__)
    if type(value) is not FunctionType:
        return False
    return not (value.__closure__ or value.__defaults__ or value.__kwdefaults__)


@functools.lru_cache(maxsize=1024)
def _compiled(source: str) -> CodeType:
    return compile(source, _FILE, "eval", 0, dont_inherit=True)


_FILE = "<course>"


def is_in_source(error: BaseException) -> bool:
    """Say whether an exception was raised by a function that the course gave as a `Source`, in its own text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename == _FILE


def bound_arguments(signature: inspect.Signature | None, inputs: Inputs) -> tuple[Any, ...]:
    """Return all arguments of a call in the order of the parameters, defaults included.

    Raises
    ------
    CourseFault
        The call does not fit the parameters.
    """
    if signature is None or (not inputs.kwargs and len(inputs.args) == len(signature.parameters)):
        return inputs.args
    try:
        bound = signature.bind(*inputs.args, **inputs.kwargs)
    except TypeError as error:
        raise CourseFault(f"the arguments of a case do not fit the reference: {error}") from error
    bound.apply_defaults()
    return tuple(bound.arguments.values())


def content_of(value: Any) -> Any:
    """Return what tells later whether an argument was changed; None if nothing in it can be told to change."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, dict):
        return "dict", tuple((content_of(key), content_of(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return type(value).__name__, tuple(map(content_of, value))
    if isinstance(value, (set, frozenset)):
        return "set", frozenset(map(content_of, value))
    # Plain values are told apart by how they are written: 1 and 1.0 are two, and nan is one.
    return f"{type(value).__name__} {value!r}" if isinstance(value, (bool, int, float, complex, str)) else None
