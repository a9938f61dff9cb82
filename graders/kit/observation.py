"""What was seen of the learner's function on one input, and what the reference makes of the same input."""

from __future__ import annotations

import copy
import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .asks import Answer, Name, Returned, Source
from .cases import Case, Inputs
from .text import Sentence

__all__ = ["Failure", "Observation", "Subject", "compute"]


@dataclass(frozen=True)
class Failure:
    """How a criterion does not hold for one input.

    Parameters
    ----------
    must : Sentence
        What must be true.
    asks : Sentence or None
        A question that leads on, for when no misconception is recognised.
    way : str
        In which way it failed; a simpler counterexample must fail in the same.
    lead : str or None
        Words to begin the message with instead of "{call} gave {returned}."
    """

    must: Sentence
    asks: Sentence | None = None
    way: str = ""
    lead: str | None = None


@dataclass(frozen=True)
class Result:
    """What a function of ours returned, or the exception it raised; ``changed`` as in `Returned`."""

    value: Any = None
    error: Exception | None = None
    changed: tuple[int, ...] = ()


class Subject:
    """The thing under test as the course knows it: how it is called, and the reference beside it.

    Parameters
    ----------
    reference : callable
        From the inputs to the right value.
    functions : mapping
        For each `Name` among the arguments, what stands in for the learner's function on our side.
    """

    def __init__(self, reference: Callable[..., Any], functions: Mapping[str, Callable[..., Any]]) -> None:
        self.reference = reference
        self._functions = functions
        # What a function of ours makes of inputs written by hand never changes.
        self._known: dict[tuple[int, Callable[..., Any]], Result] = {}
        try:
            self._signature: inspect.Signature | None = inspect.signature(reference)
        except (TypeError, ValueError):  # some builtins have none
            self._signature = None

    def resolve(self, value: Any) -> Any:
        """Return an argument as our side sees it: a `Name` or `Source` becomes the function it stands for."""
        if isinstance(value, Source):
            return _evaluate(value.source)
        return self._functions[value.name] if isinstance(value, Name) else value

    def bound(self, inputs: Inputs) -> tuple[Any, ...]:
        """Return all arguments in the order of the reference's parameters, defaults included."""
        args = tuple(self.resolve(arg) for arg in inputs.args)
        if self._signature is None or (not inputs.kwargs and len(args) == len(self._signature.parameters)):
            return args
        bound = self._signature.bind(*args, **{name: self.resolve(value) for name, value in inputs.kwargs.items()})
        bound.apply_defaults()
        return tuple(bound.arguments.values())

    def run(self, function: Callable[..., Any], inputs: Inputs) -> Result:
        """Return what `function` makes of a copy of `inputs`."""
        args = [_copied(self.resolve(arg)) for arg in inputs.args]
        kwargs = {name: _copied(self.resolve(value)) for name, value in inputs.kwargs.items()}
        try:
            value = function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - wrong solutions may raise what they like
            return Result(error=error)
        changed = tuple(
            position for position, (arg, now) in enumerate(zip(inputs.args, args, strict=True)) if _differs(arg, now)
        )
        return Result(value, None, changed)

    def run_case(self, function: Callable[..., Any], case: Case, inputs: Inputs) -> Result:
        """Return what `function` makes of inputs of a case, remembered where they are written by hand."""
        if inputs is not case.draw:
            return self.run(function, inputs)
        key = (id(case), function)
        if key not in self._known:
            self._known[key] = self.run(function, inputs)
        return self._known[key]


class Observation:
    """One input, the answer it got, and what the criteria have read from it so far."""

    __slots__ = (
        "_args",
        "_results",
        "answer",
        "atol",
        "case",
        "inputs",
        "notes",
        "readable",
        "rtol",
        "subject",
        "value",
    )

    def __init__(self, case: Case, inputs: Inputs, answer: Answer, subject: Subject) -> None:
        self.case = case
        self.inputs = inputs
        self.answer = answer
        self.subject = subject
        self.value: Any = answer.value if isinstance(answer, Returned) else None
        self.notes: tuple[Sentence, ...] = ()
        self.rtol = self.atol = 0.0
        self.readable = isinstance(answer, Returned)
        self._args: tuple[Any, ...] | None = None
        self._results: dict[Callable[..., Any], Result] = {}

    @property
    def args(self) -> tuple[Any, ...]:
        """All arguments, in the order of the reference's parameters."""
        if self._args is None:
            self._args = self.subject.bound(self.inputs)
        return self._args

    @property
    def returned(self) -> Any:
        """What came back, exactly."""
        return self.answer.value if isinstance(self.answer, Returned) else None

    @property
    def expected(self) -> Result:
        """What the reference returns."""
        return self.result_of(self.subject.reference)

    def result_of(self, function: Callable[..., Any]) -> Result:
        """Return what a function of ours makes of the same input; it is run once."""
        found = self._results.get(function)
        if found is None:
            found = self._results[function] = self.subject.run_case(function, self.case, self.inputs)
        return found

    def with_answer(self, answer: Answer) -> Observation:
        """Return the observation of `answer` on the same input, with nothing read from it yet."""
        seen = Observation(self.case, self.inputs, answer, self.subject)
        seen._args, seen._results = self._args, self._results
        return seen


@functools.lru_cache(maxsize=1024)
def _evaluate(source: str) -> Any:
    return eval(source, {})  # the course's own text, never the learner's


def _copied(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.copy()
    return copy.deepcopy(value) if isinstance(value, (list, dict, set, tuple)) else value


def _differs(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        return bool(before.shape != after.shape or before.tobytes() != after.tobytes())
    if isinstance(before, (list, dict, set, tuple)):
        return repr(before) != repr(after)
    return False


def compute(function: Callable[..., Any], *args: Any) -> Any:
    """Return ``function(*args)``, or None where it raises."""
    try:
        return function(*args)
    except Exception:  # noqa: BLE001 - a sentence that cannot be made is left out
        return None
