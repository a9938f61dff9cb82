"""Criteria: what must hold between the input of a function and what it returns, in teaching order.

First of all the value is read (`returns_number`, `returns_array`, `returns_bool`), wherever that stands in the list:
every other criterion judges what was read. A list goes on with `is_finite`, `leaves_arguments_alone` and the properties
(`holds`), and ends with `agrees_with_reference`. A property is asked of a readable, finite value only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .comparison import ATOL, RTOL, alike, as_numbers
from .comparison import is_finite as _is_finite
from .crossing import hidden_in
from .faults import CourseFault, truth
from .format import type_name
from .observation import Failure, Observation, compute
from .precision import precise
from .queries import Returned
from .retired import renamed_keywords
from .text import Sentence, Words, join, say, sentence
from .values import Read, UnreadableValue, read_array, read_bool, read_integer, read_number, read_string

__all__ = [
    "Criterion",
    "agrees_with_reference",
    "holds",
    "is_finite",
    "leaves_arguments_alone",
    "reading_first",
    "returns_array",
    "returns_bool",
    "returns_integer",
    "returns_number",
    "returns_string",
]


@dataclass(frozen=True)
class Criterion:
    """One thing that must hold.

    Parameters
    ----------
    name : str
        A few words that read well after "What holds already:", "sums to one".
    judge : callable
        From an `Observation` to None where it holds, else to the `Failure`.
    gives_way : bool
        Whether a failure of a later criterion, on another input, is the better thing to show. A ``nan`` on an odd input
        teaches less than a wrong number on a plain one.
    sums_up : bool
        Whether it holds only if all the others do: "gives the right value".
    reads : bool
        Whether it reads the value that came back, for all the others. It runs before them, wherever it stands.
    of_value : bool
        Whether it is about the value, and so is asked only where that could be read.
    """

    name: str
    judge: Callable[[Observation], Failure | None]
    gives_way: bool = False
    sums_up: bool = False
    reads: bool = False
    of_value: bool = True


def reading_first(reads: Criterion | None, criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Return all criteria of an exercise: how the value is read, where ``reads=`` says it, and then the others.

    Raises
    ------
    ValueError
        `reads` does not read a value.
    """
    if reads is None:
        return tuple(criteria)
    if not reads.reads:
        raise ValueError(f"reads= must say how the value is read, as returns_number() does; {reads.name!r} does not")
    return (reads, *criteria)


@renamed_keywords(must="requirement")
def returns_number(name: str = "returns one number", requirement: Words = "") -> Criterion:
    """Require one real number: a float, an int, a numpy scalar, or (with a note) an array without dimensions."""
    return _reads(name, read_number, requirement)


@renamed_keywords(must="requirement")
def returns_integer(name: str = "returns a whole number", requirement: Words = "") -> Criterion:
    """Require one whole number; 3.0 counts, with a note."""
    return _reads(name, read_integer, requirement)


@renamed_keywords(must="requirement")
def returns_bool(name: str = "returns true or false", requirement: Words = "") -> Criterion:
    """Require True or False; 1 and 0 count, with a note."""
    return _reads(name, read_bool, requirement)


@renamed_keywords(must="requirement")
def returns_string(name: str = "returns text", requirement: Words = "") -> Criterion:
    """Require text."""
    return _reads(name, read_string, requirement)


@renamed_keywords(must="requirement")
def returns_array(
    name: str = "returns an array of the right shape",
    *,
    shape_of: int | None = None,
    shape: Callable[..., tuple[int, ...]] | None = None,
    requirement: Words = "",
) -> Criterion:
    """Require an array of real numbers; a list of the right shape counts, with a note.

    Parameters
    ----------
    name : str
        The criterion's name.
    shape_of : int, optional
        The position of the argument that has the shape wanted.
    shape : callable, optional
        From the arguments to the shape wanted. Without both, it is the shape of the reference's value.
    requirement : str or Sentence
        What to say of an array of another shape.
    """

    def judge(seen: Observation) -> Failure | None:
        failure = _read(seen, read_array, "")
        if failure is not None:
            return failure
        wanted = _wanted_shape(seen, shape_of, shape)
        if wanted is None or seen.value.shape == wanted:
            return None
        seen.readable = False
        lead = "{call} gave {returned}, of shape {shape}."
        said = sentence(requirement) if requirement else say("The shape must be {wanted}.", wanted=wanted)
        same_size = seen.value.size == math.prod(wanted)
        question = (
            "Which step adds or drops a dimension?" if same_size else "Which step changes how many entries there are?"
        )
        return Failure(_with(said, shape=seen.value.shape), say(question), f"shape {seen.value.ndim}", lead)

    return Criterion(name, judge, reads=True)


@renamed_keywords(must="requirement", asks="question")
def is_finite(name: str = "gives finite numbers", requirement: Words = "", question: Words = "") -> Criterion:
    """Require that no nan and no infinity comes back, save where the reference has the same."""
    leads_on = sentence(question or "Which step can divide by zero, take the log of zero, or overflow?")

    def judge(seen: Observation) -> Failure | None:
        if _is_finite(seen.value) or alike(seen.value, seen.expected.value):
            return None
        if not _is_finite(seen.expected.value) and not _has_nan(seen.value):
            return None  # an infinity where another one was due is wrong, but not for being infinite
        seen.readable = False
        if _has_nan(seen.value):
            return Failure(
                sentence(requirement or "`nan` is not a number: one of the steps has no answer."), leads_on, "nan"
            )
        return Failure(sentence(requirement or "It must be a finite number."), leads_on, "inf")

    return Criterion(name, judge, gives_way=True)


def leaves_arguments_alone(name: str = "leaves its arguments as they were") -> Criterion:
    """Require that no argument is changed in place."""
    requirement = say("It also changed its argument in place. The caller still needs it.")
    question = say(
        "Which line writes into the argument, with `[i] =`, `+=`, `/=`, or a sort? Could it make a new array?"
    )

    def judge(seen: Observation) -> Failure | None:
        changed = isinstance(seen.answer, Returned) and seen.answer.changed
        return Failure(requirement, question, "changed") if changed else None

    return Criterion(name, judge, of_value=False)


@renamed_keywords(must="requirement", asks="question")
def holds(name: str, predicate: Callable[..., Any], requirement: Words, question: Words = "") -> Criterion:
    """Require a property of the arguments and the value.

    Parameters
    ----------
    name : str
        The criterion's name, "sums to one".
    predicate : callable
        From all arguments of the reference and then the value (as read) to a truth value. Where it raises, the property
        does not hold; where it raises for the reference's own value too, the course is at fault, and nothing is said
        of the answer. The same goes for what is no truth value, like a tuple, which would always be true.
    requirement : str or Sentence
        What must be true, one sentence: "The entries of a pmf sum to one."
    question : str or Sentence
        A question for when no misconception is recognised.
    """
    said = sentence(requirement)
    leads_on = sentence(question) if question else None

    def judge(seen: Observation) -> Failure | None:
        if not seen.readable:
            return None
        args = seen.args
        try:
            if truth(predicate(*args, precise(seen))):
                return None
        except CourseFault:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - odd values break predicates in many ways
            return Failure(said, leads_on, "raises", error=error)
        return Failure(said, leads_on, "finite" if _is_finite(seen.value) else "not finite")

    return Criterion(name, judge)


@renamed_keywords(must="requirement", asks="question")
def agrees_with_reference(
    name: str = "gives the right value",
    *,
    rtol: float = RTOL,
    atol: float = ATOL,
    requirement: Words | Callable[..., Words] = "",
    question: Words = "",
) -> Criterion:
    """Require the reference's value, within a tolerance and in the same shape.

    Parameters
    ----------
    name : str
        The criterion's name.
    rtol, atol : float
        Relative and absolute tolerance. A value in single or half precision is given what its type can resolve: for
        half precision that is one step of its last digit, and nothing for what was lost on the way.
    requirement : str, Sentence or callable
        What must be true, without the right answer; it is followed by the direction in which the value is off. Or a
        function of all arguments and the value that says it all.
    question : str or Sentence
        A question for when no misconception is recognised.
    """
    leads_on = sentence(question) if question else None

    def judge(seen: Observation) -> Failure | None:
        expected = seen.expected
        if alike(seen.value, expected.value, max(rtol, seen.rtol), max(atol, seen.atol)):
            return None
        hidden = hidden_in(expected.value)
        if hidden is not None:
            raise CourseFault(f"the reference gave a value of type {hidden}, which no check can look into")
        way = "finite" if _is_finite(seen.value) else "not finite"
        return Failure(said(seen), leads_on, way)

    def said(seen: Observation) -> Sentence:
        if callable(requirement):
            words = compute(requirement, *seen.args, seen.value)
            if words:
                return sentence(words)
        return join(
            None if callable(requirement) else sentence(requirement), _direction(seen.value, seen.expected.value)
        )

    return Criterion(name, judge, sums_up=True)


def _reads(name: str, read: Callable[[Any], Read | UnreadableValue], requirement: Words) -> Criterion:
    return Criterion(name, lambda seen: _read(seen, read, requirement), reads=True)


def _read(seen: Observation, read: Callable[[Any], Read | UnreadableValue], requirement: Words) -> Failure | None:
    found = read(seen.returned)
    if isinstance(found, Read):
        seen.value, seen.notes = found.value, found.notes
        seen.rtol, seen.atol = found.rtol, found.atol
        return None
    seen.readable = False
    kind = type_name(seen.returned)
    said = sentence(requirement) if requirement else found.requirement
    lead = "{call} gave {returned}, a value of type {type}."
    return Failure(_with(said, type=kind), found.question, f"type {kind}", lead)


def _with(said: Sentence, **values: object) -> Sentence:
    return Sentence(said.text, {**said.values, **{name: str(value) for name, value in values.items()}})


def _wanted_shape(
    seen: Observation, shape_of: int | None, shape: Callable[..., tuple[int, ...]] | None
) -> tuple[int, ...] | None:
    if shape_of is not None:
        return tuple(np.shape(seen.args[shape_of]))
    if shape is not None:
        return tuple(shape(*seen.args))
    numbers = as_numbers(seen.expected.value)
    return None if numbers is None else numbers.shape


def _has_nan(value: Any) -> bool:
    numbers = as_numbers(value)
    return numbers is not None and bool(np.isnan(numbers).any())


def _direction(value: Any, expected: Any) -> Sentence:
    """Say which way a value is off: more than "wrong", less than the answer."""
    if isinstance(expected, (bool, np.bool_)):
        return say("It should be `True`." if expected else "It should be `False`.")
    x, y = as_numbers(value), as_numbers(expected)
    if x is None or y is None or x.shape != y.shape or "c" in (x.dtype.kind, y.dtype.kind):
        return say("It should be another value.")
    if x.ndim == 0:
        return say(f"It should be {_compare(float(x), float(y))}.")
    wrong = (place for place in np.ndindex(*x.shape) if not alike(float(x[place]), float(y[place])))
    first = next(wrong, None)
    if first is None:
        return say("It should be another value.")
    entry = first[0] if x.ndim == 1 else first
    return say(f"Entry {{entry}} should be {_compare(float(x[first]), float(y[first]))}.", entry=entry)


def _compare(value: float, expected: float) -> str:
    if value < expected:
        return "larger"
    return "smaller" if value > expected else "another number"
