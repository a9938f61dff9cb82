"""The search for the simplest input that fails in the same way.

It happens only after a failure on an input that was drawn, and costs at most `ROUNDS` more requests to the kernel.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import numpy as np

from .arguments import fresh
from .cases import Inputs, as_inputs
from .comparison import alike, as_numbers, is_finite
from .criteria import Criterion
from .misconceptions import Misconception, agrees, tells_apart
from .observation import Failure, Observation
from .queries import Answer, Query, Returned, Source
from .shrink import LIMIT, key, simpler

__all__ = ["Finding", "Judge", "Search", "first_to_show"]

ROUNDS = 2
"""More rounds than these cost the learner more waiting than a still simpler input is worth."""


@dataclass(frozen=True)
class Finding:
    """A criterion that does not hold, and the observation that shows it. ``rank`` is its place in the order."""

    rank: int
    criterion: Criterion
    failure: Failure
    seen: Observation


Judge: TypeAlias = Callable[[Observation], "list[Finding]"]


def first_to_show(findings: Sequence[Finding]) -> Finding:
    """Return the finding to show: of the first criterion that does not hold, by hand before drawn."""
    firm = [finding for finding in findings if not finding.criterion.gives_way] or findings
    rank = min(finding.rank for finding in firm)
    same = [finding for finding in firm if finding.rank == rank]
    return next((finding for finding in same if finding.seen.case.by_hand), same[0])


class Search:
    """One search.

    Parameters
    ----------
    query : callable
        From `Inputs` to the `Query` that tries them.
    judge : callable
        From an observation to what does not hold for it, in teaching order.
    misconceptions : sequence of Misconception
    required : sequence of Observation
        All that was seen before.
    """

    def __init__(
        self,
        query: Callable[[Inputs], Query],
        judge: Judge,
        misconceptions: Sequence[Misconception],
        required: Sequence[Observation],
    ) -> None:
        self._query = query
        self._judge = judge
        self._misconceptions = misconceptions
        self._required = required
        self._tried: set[Hashable] = set()

    def failing(
        self, finding: Finding, suspects: Sequence[Misconception]
    ) -> Generator[list[Query], list[Answer], tuple[Finding, list[Observation]]]:
        """Ask for simpler inputs; return the simplest finding of the same kind, and all that was seen on the way."""
        everything: list[Observation] = []
        for _ in range(ROUNDS):
            seen = yield from self.simpler_than(finding.seen)
            everything += [one for one in seen if isinstance(one.answer, Returned)]
            better = self._pick(finding, suspects, seen)
            if better is None:
                break
            finding = better
        return finding, everything

    def simpler_than(self, seen: Observation) -> Generator[list[Query], list[Answer], list[Observation]]:
        """Ask for simpler inputs on which the reference answers as it did for this one; return what was seen."""
        candidates = self._candidates(seen)
        if not candidates:
            return []
        answers = yield [self._query(candidate.inputs) for candidate in candidates]
        return [candidate.with_answer(answer) for candidate, answer in zip(candidates, answers, strict=True)]

    def _candidates(self, seen: Observation) -> list[Observation]:
        found = []
        for inputs in self._proposed(seen):
            if key(inputs) in self._tried:
                continue
            self._tried.add(key(inputs))
            if not seen.subject.is_valid(inputs):
                continue
            candidate = Observation(seen.case, inputs, Returned(None), seen.subject)
            ours, here = candidate.of_reference, seen.of_reference
            if ours.error is None and _is_same_kind(ours.value, here.value):
                found.append(candidate)
        return found

    def _proposed(self, seen: Observation) -> Sequence[Inputs]:
        if seen.case.simpler is None:
            return simpler(seen.inputs, [one.inputs for one in self._required if one.case is seen.case])
        args, kwargs = seen.inputs.args, seen.inputs.kwargs
        # The author's may be a generator without end.
        proposed = islice(
            seen.case.simpler(*map(_own, args), **{name: _own(one) for name, one in kwargs.items()}), LIMIT
        )
        return [as_inputs(one) for one in proposed]

    def _pick(self, finding: Finding, suspects: Sequence[Misconception], seen: Sequence[Observation]) -> Finding | None:
        """Return the first finding that fails as `finding` does; rather one that no other misconception explains."""
        names = {suspect.name for suspect in suspects}
        others = [one for one in self._misconceptions if one.name not in names and one.wrong_solution is not None]
        fitting = (found for one in seen if (found := self._fits(finding, suspects, one)) is not None)
        first: Finding | None = None
        for found in fitting:
            if not any(agrees(other, found.seen) for other in others):
                return found
            first = first or found
        return first

    def _fits(self, finding: Finding, suspects: Sequence[Misconception], one: Observation) -> Finding | None:
        """Return how an observation fails, if it does so in the same way as `finding`."""
        found = self._judge(one) if isinstance(one.answer, Returned) else []
        if not found or (found[0].rank, found[0].failure.way) != (finding.rank, finding.failure.way):
            return None
        if suspects and not any(agrees(suspect, one) and tells_apart(suspect, one) for suspect in suspects):
            return None
        return None if _is_echo(one) and not _is_echo(finding.seen) else found[0]


def _own(value: Any) -> Any:
    """Return a copy of an argument, still as it was written."""
    return value if isinstance(value, Source) else fresh(value)


def _is_same_kind(one: Any, other: Any) -> bool:
    return is_finite(one) == is_finite(other) and (one is None) == (other is None)


def _is_echo(seen: Observation) -> bool:
    """Say whether the value has just the numbers of an argument again: by chance, mostly, and then it misleads."""
    numbers = _sizes(seen.returned)
    return numbers is not None and any(alike(numbers, _sizes(arg)) for arg in seen.inputs.args)


def _sizes(value: Any) -> Any:
    """Return the absolute values of an array's entries in order, or None."""
    numbers = as_numbers(value)
    return None if numbers is None or numbers.ndim == 0 else np.sort(np.abs(numbers), axis=None)
