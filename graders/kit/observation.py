"""What was seen of the learner's function on one input, and what the reference makes of the same input."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .arguments import bound_arguments, content_of, evaluate, fresh
from .cases import Case, Inputs
from .faults import CourseFault, note
from .queries import Answer, Returned, Source
from .retired import renamed_fields
from .text import Sentence

__all__ = ["Failure", "Observation", "Subject", "compute"]


@renamed_fields(must="requirement", asks="question")
@dataclass(frozen=True)
class Failure:
    """How a criterion does not hold for one input.

    Parameters
    ----------
    requirement : Sentence
        What must be true.
    question : Sentence or None
        A question that leads on, for when no misconception is recognised.
    way : str
        In which way it failed; a simpler counterexample must fail in the same.
    lead : str or None
        Words to begin the message with instead of "{call} gave {returned}."
    error : BaseException or None
        What the criterion itself raised, so that it could not judge. Whether that is the value's fault or the
        course's, the evaluation finds out.
    """

    requirement: Sentence
    question: Sentence | None = None
    way: str = ""
    lead: str | None = None
    error: BaseException | None = None


@dataclass(frozen=True)
class Result:
    """What a function of ours returned, or the exception it raised; ``changed`` as in `Returned`."""

    value: Any = None
    error: BaseException | None = None
    changed: tuple[int, ...] = ()


class Subject:
    """The thing under test as the course knows it: how it is called, and the reference beside it.

    Parameters
    ----------
    reference : callable
        From the inputs to the right value.
    functions : mapping
        For each `Name` among the arguments, what stands in for the learner's function on our side.
    valid : callable, optional
        From all arguments to whether they are in the exercise's domain.
    """

    def __init__(
        self,
        reference: Callable[..., Any],
        functions: Mapping[str, Callable[..., Any]],
        valid: Callable[..., bool] | None = None,
    ) -> None:
        self._valid = valid
        self.reference = reference
        self._functions = functions
        # What a function of ours makes of inputs written by hand never changes.
        self._known: dict[tuple[int, Callable[..., Any]], Result] = {}
        try:
            self._signature: inspect.Signature | None = inspect.signature(reference)
        except (TypeError, ValueError):  # some builtins have none
            self._signature = None

    def fresh(self, value: Any) -> Any:
        """Return an argument as a function of ours gets it: made anew or copied, so that no call meets another's.

        Raises
        ------
        CourseFault
            It is a `Source` that raises, or a `Name` that nothing stands in for.
        """
        return fresh(value, self._named)

    def _named(self, name: str) -> Callable[..., Any]:
        if name not in self._functions:
            raise CourseFault(f"nothing stands in for the learner's {name!r}: give a function for it in uses=")
        return self._functions[name]

    def check_sources(self, inputs: Inputs) -> None:
        """Evaluate what is given as source: where that raises here, no kernel need be asked.

        Raises
        ------
        CourseFault
        """
        for value in (*inputs.args, *inputs.kwargs.values()):
            if isinstance(value, Source):
                evaluate(value.source)

    def bound(self, inputs: Inputs) -> tuple[Any, ...]:
        """Return all arguments in the order of the reference's parameters, defaults included, as they were written."""
        return bound_arguments(self._signature, inputs)

    def is_valid(self, inputs: Inputs) -> bool:
        """Say whether inputs are in the exercise's domain, as far as it says; what it cannot judge is not."""
        if self._valid is None:
            return True
        try:
            return bool(self._valid(*map(self.fresh, self.bound(inputs))))
        except Exception:  # noqa: BLE001 - a predicate written for valid inputs may raise on others
            return False

    def run(self, function: Callable[..., Any], inputs: Inputs) -> Result:
        """Return what `function` makes of `inputs`, which are made anew for it."""
        args = [self.fresh(arg) for arg in inputs.args]
        kwargs = {name: self.fresh(value) for name, value in inputs.kwargs.items()}
        before = [content_of(arg) for arg in args]
        try:
            value = function(*args, **kwargs)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - wrong solutions may raise what they like
            return Result(error=error)
        changed = tuple(
            place for place, (was, arg) in enumerate(zip(before, args, strict=True)) if was and content_of(arg) != was
        )
        return Result(value, None, changed)

    def run_case(self, function: Callable[..., Any], case: Case, inputs: Inputs) -> Result:
        """Return what `function` makes of inputs of a case, remembered where they are written by hand."""
        if inputs is not case.example:
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
        """All arguments, in the order of the reference's parameters; made anew each time they are asked for."""
        if self._args is None:
            self._args = self.subject.bound(self.inputs)
        return tuple(map(self.subject.fresh, self._args))

    @property
    def returned(self) -> Any:
        """What came back, exactly."""
        return self.answer.value if isinstance(self.answer, Returned) else None

    @property
    def expected(self) -> Result:
        """What the reference returns.

        Raises
        ------
        CourseFault
            It raises instead.
        """
        found = self.of_reference
        if found.error is not None:
            raise CourseFault("the reference", found.error)
        return found

    @property
    def of_reference(self) -> Result:
        """What the reference makes of the input, where that may be an exception too."""
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


def compute(function: Callable[..., Any], *args: Any) -> Any:
    """Return ``function(*args)``, or None where it raises, which is noted."""
    try:
        return function(*args)
    except CourseFault:
        raise
    except Exception as error:  # noqa: BLE001 - a sentence that cannot be made is left out
        note("the sentence of a criterion", error)
        return None
