"""Shortcuts: answers that skip the exercise, and pass only where its cases happen to let them.

A mutant is near to a solution. What is far from it, an argument handed back or the value of the first case, is found by
none of them; learners find it.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.kit.cases import Inputs
from graders.kit.format import show
from graders.kit.function import FunctionExercise
from graders.kit.queries import Name, Source

from .invariants import is_number

__all__ = ["Shortcut", "shortcuts"]


@dataclass(frozen=True)
class Shortcut:
    """An answer that takes a short cut: ``name`` says which."""

    name: str
    solution: Callable[..., Any]


def shortcuts(exercise: FunctionExercise) -> Iterator[Shortcut]:
    """Yield the shortcuts that the first required case of an exercise invites."""
    rng = np.random.default_rng(0)
    inputs = next(inputs for case, inputs in exercise.inputs(rng) if not case.stretch)
    given = dict(enumerate(inputs.args))
    names = list(inspect.signature(exercise.reference).parameters)
    for place, value in list(given.items())[:3]:
        if isinstance(value, (Name, Source)):
            continue
        name = names[place] if place < len(names) else f"argument {place + 1}"
        yield Shortcut(f"returns `{name}`", lambda *args, at=place, **_: args[at])
        if isinstance(value, (np.ndarray, list, tuple, str)) and len(value):
            yield Shortcut(f"returns `{name}[0]`", lambda *args, at=place, **_: args[at][0])
            yield Shortcut(f"returns `{name}[-1]`", lambda *args, at=place, **_: args[at][-1])
            yield Shortcut(f"returns `len({name})`", lambda *args, at=place, **_: len(args[at]))
    constant = _constant(exercise, inputs)
    if constant is not None:
        yield Shortcut(f"always returns `{show(constant)}`", lambda *_, **__: copy.copy(constant))


def _constant(exercise: FunctionExercise, inputs: Inputs) -> Any:
    """Return the right value for the first case, if it is short enough to be typed."""
    if any(isinstance(value, (Name, Source)) for value in (*inputs.args, *inputs.kwargs.values())):
        return None
    value = exercise.reference(*copy.deepcopy(inputs.args), **copy.deepcopy(dict(inputs.kwargs)))
    is_short = isinstance(value, (bool, str, np.bool_)) or is_number(value)
    return value if is_short or (isinstance(value, (list, tuple)) and len(value) < 4) else None
