"""Survivors: wrong answers that pass. Is there an input, of those that no case has, that tells one from the reference?

That two programs agree on the inputs of a check says nothing of others. What is found is proposed to the author and
never counted as a fault: an input may lie outside what the exercise is about, and only its author knows.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.kit.cases import Inputs
from graders.kit.format import show
from graders.kit.function import FunctionExercise
from graders.kit.preconditions import call_text
from graders.kit.queries import Answer, Query, Raised, Returned, Skipped, TimedOut
from graders.kit.shrink import key

from .vary import variations

__all__ = ["Proposal", "Search", "inputs_of"]

_BATCH = 50
"""Calls in one request: the agent bounds the time of a request as a whole."""

_SEEDS = 8
"""With so many seeds inputs are drawn to be varied. What drawn inputs have in common shows in these."""

_SLOW_BATCHES = 2
"""After so many requests that ran out of time a search is given up."""

AskAll = Callable[[dict[str, Any], Sequence[Query]], Sequence[Answer]]
"""From a namespace and some queries to their answers, as a kernel gives them."""


@dataclass(frozen=True)
class Proposal:
    """A call that tells a wrong answer from the reference, and what each of them makes of it."""

    call: str
    right: str
    wrong: str

    def words(self) -> str:
        """Return it as a clause."""
        return f"`{self.call}` is {self.right}; the mutant gives {self.wrong}"


def inputs_of(exercise: FunctionExercise, seeds: int) -> list[Inputs]:
    """Return the inputs of the required cases, as written and as drawn with some seeds; each once."""
    found = [
        inputs
        for seed in range(max(seeds, 1))
        for case, inputs in exercise.inputs(np.random.default_rng(seed))
        if not case.stretch
    ]
    return list({key(inputs): inputs for inputs in found}.values())


class Search:
    """Looks for calls that tell answers to one exercise from its reference.

    Parameters
    ----------
    exercise : FunctionExercise
    reference : dict
        The namespace in which the reference's cell has run.
    ask : callable
        How a namespace is asked.
    """

    def __init__(self, exercise: FunctionExercise, reference: dict[str, Any], ask: AskAll) -> None:
        self._exercise = exercise
        self._ask = ask
        seen = inputs_of(exercise, _SEEDS)
        varied = variations(seen, None if exercise.valid is None else exercise.is_valid)
        self._known = list(self._right(varied, reference))

    @property
    def tried(self) -> int:
        """How many varied inputs there are on which the reference keeps to its own criteria."""
        return len(self._known)

    def proposal(self, survivor: dict[str, Any]) -> Proposal | None:
        """Return the simplest call on which a survivor's answer is refused; None if there is none among those tried."""
        for (inputs, right), answer in self._answers(self._known, survivor):
            if not isinstance(answer, Skipped) and self._accepts(inputs, answer) is False:
                call = call_text(self._exercise.call(inputs))
                return Proposal(call, show(right), _shown(answer))
        return None

    def _right(self, varied: Sequence[Inputs], reference: dict[str, Any]) -> Iterator[tuple[Inputs, Any]]:
        """Yield the inputs on which the reference returns what its own criteria accept, with what it returns."""
        for (inputs, _), answer in self._answers([(one, None) for one in varied], reference):
            if isinstance(answer, Returned) and _is_finite(answer.value) and self._accepts(inputs, answer) is True:
                yield inputs, answer.value

    def _answers(
        self, some: Sequence[tuple[Inputs, Any]], namespace: dict[str, Any]
    ) -> Iterator[tuple[tuple[Inputs, Any], Answer]]:
        slow = 0
        for start in range(0, len(some), _BATCH):
            batch = some[start : start + _BATCH]
            answers = self._ask(namespace, [self._exercise.call(inputs) for inputs, _ in batch])
            yield from zip(batch, answers, strict=True)
            slow += any(isinstance(answer, (Skipped, TimedOut)) for answer in answers)
            if slow == _SLOW_BATCHES:
                return

    def _accepts(self, inputs: Inputs, answer: Answer) -> bool | None:
        """Return whether an answer is right; None where a criterion raises, which was written for other inputs."""
        try:
            with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
                return self._exercise.accepts(inputs, answer)
        except Exception:  # noqa: BLE001 - see above
            return None


def _shown(answer: Answer) -> str:
    if isinstance(answer, Returned):
        return show(answer.value) if answer.value is not None else "nothing"
    if isinstance(answer, Raised):
        return f"a {answer.exception}"
    return "no end" if isinstance(answer, TimedOut) else "no value"


def _is_finite(value: Any) -> bool:
    """Whether no number in a value is infinite or none at all: there a reference is out of its depth, mostly."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(map(_is_finite, value))
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    array = np.asarray(value) if isinstance(value, (float, complex, np.generic, np.ndarray)) else None
    return array is None or array.dtype.kind not in "fc" or bool(np.isfinite(array).all())
