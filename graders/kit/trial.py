"""A trial: observations judged by criteria, the failure to show chosen, made simpler, and turned into a verdict."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from .asks import Answer, Ask, Returned
from .cases import Inputs, as_inputs
from .comparers import alike, as_numbers, is_finite
from .criteria import Criterion
from .exercise import Exercise
from .format import show
from .ladder import call_text, not_run
from .misconceptions import Misconception, agrees, recognise, tells_apart
from .observation import Failure, Observation, Subject
from .shrink import simpler
from .text import Sentence, join, say, sentence
from .verdict import Counterexample, Stretch, Verdict

__all__ = ["Finding", "Picture", "Trial"]

Picture: TypeAlias = Callable[..., "Mapping[str, Any] | None"]
"""From all arguments and the value that failed to a mime bundle with a ``text/plain`` alternative, or None."""

SHRINK_ROUNDS = 2
"""More rounds than these cost the learner more waiting than a still simpler input is worth."""


@dataclass(frozen=True)
class Finding:
    """A criterion that does not hold, and the observation that shows it."""

    rank: int
    criterion: Criterion
    failure: Failure
    seen: Observation


class Trial:
    """The judging of one attempt.

    Parameters
    ----------
    exercise : Exercise
    subject : Subject
    criteria, misconceptions
        As of the exercise.
    ask : callable
        From `Inputs` to the `Ask` that tries them.
    lead : str
        How a message begins, "{call} gave {returned}."
    picture : callable or None
        Draws the failing value.
    silent : bool
        Whether None is a value like any other.
    """

    def __init__(
        self,
        exercise: Exercise,
        subject: Subject,
        criteria: Sequence[Criterion],
        misconceptions: Sequence[Misconception],
        ask: Callable[[Inputs], Ask],
        lead: str,
        picture: Picture | None = None,
        silent: bool = False,
    ) -> None:
        self.exercise = exercise
        self.subject = subject
        self.criteria = criteria
        self.misconceptions = misconceptions
        self.ask = ask
        self.lead = lead
        self.picture = picture
        self.silent = silent

    # -- judging -------------------------------------------------------------------------------------------------------

    def judge(self, seen: Observation) -> list[Finding]:
        """Return what does not hold for one observation, in teaching order."""
        found = []
        for rank, criterion in enumerate(self.criteria):
            failure = criterion.judge(seen)
            if failure is not None:
                found.append(Finding(rank, criterion, failure, seen))
            if not seen.readable:
                break
        return found

    def stops(self, seen: Observation) -> Verdict | None:
        """Return the verdict when there is no value to judge."""
        return not_run(self.ask(seen.inputs), seen.answer, self.silent)

    def conclude(
        self, required: Sequence[Observation], stretch: Sequence[Observation]
    ) -> Generator[list[Ask], list[Answer], Verdict]:
        """Judge all observations; ask again for simpler ones where that helps; return the verdict."""
        for seen in required:
            stopped = self.stops(seen)
            if stopped is not None:
                return (yield from self._simplest_stop(seen, stopped, required))
        findings = [finding for seen in required for finding in self.judge(seen)]
        if not findings:
            return self._passed(required, stretch)
        held = self._held(findings, required)
        finding = _first(findings)
        suspects = recognise(self.misconceptions, required)
        evidence = list(required)
        if not finding.seen.case.by_hand:
            suspect = suspects[0] if len(suspects) == 1 else None
            finding, more = yield from self._simplest(finding, suspect)
            evidence += more
            suspects = [one for one in suspects if all(agrees(one, seen) for seen in more)]
        return self._failed(finding, suspects[0] if len(suspects) == 1 else None, held)

    def _held(self, findings: Sequence[Finding], required: Sequence[Observation]) -> tuple[str, ...]:
        """Return the criteria that hold wherever they could be asked, if they could be asked at all."""
        broken = {finding.rank for finding in findings}
        if not any(seen.readable for seen in required):
            broken |= set(range(min(broken), len(self.criteria)))
        return tuple(criterion.name for rank, criterion in enumerate(self.criteria) if rank not in broken)

    # -- simpler counterexamples ---------------------------------------------------------------------------------------

    def _candidates(self, seen: Observation, tried: set[str]) -> list[Observation]:
        """Return simpler inputs on which the reference answers as it did, with its answers, not yet asked."""
        proposed: Sequence[Inputs]
        if seen.case.simpler is not None:
            proposed = [as_inputs(one) for one in seen.case.simpler(*seen.inputs.args, **seen.inputs.kwargs)]
        else:
            proposed = simpler(seen.inputs)
        found = []
        for inputs in proposed:
            key = repr((inputs.args, inputs.kwargs))
            candidate = Observation(seen.case, inputs, Returned(None), self.subject)
            if key in tried or candidate.expected.error is not None:
                continue
            if _same_kind(candidate.expected.value, seen.expected.value):
                tried.add(key)
                found.append(candidate)
        return found

    def _simplest(
        self, finding: Finding, suspect: Misconception | None
    ) -> Generator[list[Ask], list[Answer], tuple[Finding, list[Observation]]]:
        """Ask for simpler inputs; return the simplest finding of the same kind, and all that was seen on the way."""
        everything: list[Observation] = []
        tried: set[str] = set()
        for _ in range(SHRINK_ROUNDS):
            candidates = self._candidates(finding.seen, tried)
            if not candidates:
                break
            answers = yield [self.ask(candidate.inputs) for candidate in candidates]
            seen = [
                _answered(candidate, answer, self.subject)
                for candidate, answer in zip(candidates, answers, strict=True)
            ]
            everything += [one for one in seen if isinstance(one.answer, Returned)]
            better = self._pick(finding, suspect, seen)
            if better is None:
                break
            finding = better
        return finding, everything

    def _pick(self, finding: Finding, suspect: Misconception | None, seen: Sequence[Observation]) -> Finding | None:
        """Return the first finding that fails as `finding` does; rather one that no other misconception explains."""
        fitting = []
        for one in seen:
            if not isinstance(one.answer, Returned) or (one.answer.value is None and not self.silent):
                continue
            found = self.judge(one)
            if not found or (found[0].rank, found[0].failure.way) != (finding.rank, finding.failure.way):
                continue
            if suspect is not None and not (agrees(suspect, one) and tells_apart(suspect, one)):
                continue
            if _is_echo(one) and not _is_echo(finding.seen):
                continue
            fitting.append(found[0])
        others = [one for one in self.misconceptions if one is not suspect and one.solution is not None]
        clear = [one for one in fitting if not any(agrees(other, one.seen) for other in others)]
        return next(iter(clear or fitting), None)

    def _simplest_stop(
        self, seen: Observation, verdict: Verdict, required: Sequence[Observation]
    ) -> Generator[list[Ask], list[Answer], Verdict]:
        """Return the verdict on a call that stopped, with a simpler call that stops in the same way if there is one."""
        if verdict.outcome != "failed" or seen.case.by_hand or verdict.criterion == "finishes in time":
            return verdict
        if any(self.stops(one) is not None and one.case.by_hand for one in required):
            first = next(one for one in required if self.stops(one) is not None and one.case.by_hand)
            return self.stops(first) or verdict
        candidates = self._candidates(seen, set())
        if not candidates:
            return verdict
        answers = yield [self.ask(candidate.inputs) for candidate in candidates]
        for candidate, answer in zip(candidates, answers, strict=True):
            stop = not_run(self.ask(candidate.inputs), answer, self.silent)
            if stop is not None and _same_stop(stop, verdict):
                return stop
        return verdict

    # -- verdicts ------------------------------------------------------------------------------------------------------

    def _failed(self, finding: Finding, misconception: Misconception | None, held: tuple[str, ...]) -> Verdict:
        seen, failure = finding.seen, finding.failure
        call, returned = call_text(self.ask(seen.inputs)), show(seen.returned)
        question = sentence(misconception.asks) if misconception is not None else failure.asks
        lead = say(failure.lead or self.lead, call=call, returned=returned)
        return Verdict(
            "failed",
            join(lead, failure.must),
            finding.criterion.name,
            held,
            len(self.criteria),
            Counterexample(call, returned, failure.must),
            question,
            misconception.name if misconception is not None else None,
            picture=self._drawn(seen),
        )

    def _drawn(self, seen: Observation) -> Mapping[str, Any] | None:
        if self.picture is None or not seen.readable:
            return None
        try:
            return self.picture(*seen.args, seen.value)
        except Exception:  # noqa: BLE001 - a picture is a help, never a hindrance
            return None

    def _passed(self, required: Sequence[Observation], stretch: Sequence[Observation]) -> Verdict:
        notes: dict[str, Sentence] = {}
        for seen in required:
            notes.update({note.plain(): note for note in seen.notes})
        return Verdict(
            "passed",
            self.exercise.passing,
            held=tuple(criterion.name for criterion in self.criteria),
            total=len(self.criteria),
            stretch=self._stretch(stretch),
            notes=tuple(notes.values()),
        )

    def _stretch(self, stretch: Sequence[Observation]) -> tuple[Stretch, ...]:
        goals: dict[str, list[Observation]] = {}
        for seen in stretch:
            goals.setdefault(seen.case.name, []).append(seen)
        return tuple(self._goal(name, seen) for name, seen in goals.items())

    def _goal(self, name: str, seen: Sequence[Observation]) -> Stretch:
        case = seen[0].case
        if all(self.stops(one) is None and not self.judge(one) for one in seen):
            return Stretch(name, True, sentence(case.reached or f"It also survives this: {name}."))
        return Stretch(name, False, sentence(case.says or f"To go further: {name}."))


def _first(findings: Sequence[Finding]) -> Finding:
    """Return the finding to show: the first criterion that does not hold, by hand before drawn."""
    firm = [finding for finding in findings if not finding.criterion.gives_way] or findings
    rank = min(finding.rank for finding in firm)
    same = [finding for finding in firm if finding.rank == rank]
    return next((finding for finding in same if finding.seen.case.by_hand), same[0])


def _answered(candidate: Observation, answer: Answer, subject: Subject) -> Observation:
    seen = Observation(candidate.case, candidate.inputs, answer, subject)
    seen.expected = candidate.expected
    return seen


def _same_kind(one: Any, other: Any) -> bool:
    return is_finite(one) == is_finite(other) and (one is None) == (other is None)


def _same_stop(one: Verdict, other: Verdict) -> bool:
    kinds = [verdict.error and (verdict.error.exception, verdict.error.line) for verdict in (one, other)]
    return one.criterion == other.criterion and kinds[0] == kinds[1]


def _is_echo(seen: Observation) -> bool:
    """Say whether the value has just the numbers of an argument again: by chance, mostly, and then it misleads."""
    numbers = _sizes(seen.returned)
    return numbers is not None and any(alike(numbers, _sizes(arg)) for arg in seen.inputs.args)


def _sizes(value: Any) -> Any:
    """Return the absolute values of an array's entries in order, or None."""
    numbers = as_numbers(value)
    return None if numbers is None or numbers.ndim == 0 else np.sort(np.abs(numbers), axis=None)
