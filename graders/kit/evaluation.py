"""Evaluation: observations judged by criteria, the failure to show chosen and made simpler, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from . import precision
from .cases import Inputs
from .counterexample import Finding, Search, first_to_show
from .criteria import Criterion
from .crossing import hidden_in, kind_of, question_about
from .exercise import Exercise, Grading
from .faults import CourseFault, is_slip, note
from .format import show
from .misconceptions import Misconception, agrees, recognise
from .observation import Failure, Observation, Subject
from .preconditions import call_text, not_run
from .queries import Answer, Opaque, Query, Returned
from .text import Sentence, join, say, sentence
from .verdict import Counterexample, Stretch, Verdict

__all__ = ["Evaluation", "Picture"]

Picture: TypeAlias = Callable[..., "Mapping[str, Any] | None"]
"""From all arguments and the value that failed to a mime bundle with a ``text/plain`` alternative, or None."""

MOST_NOTES = 2
"""Remarks on a right answer: a verdict has at most six lines."""


class Evaluation:
    """The judging of attempts at one exercise.

    Parameters
    ----------
    exercise : Exercise
    subject : Subject
    criteria, misconceptions
        As of the exercise.
    query : callable
        From `Inputs` to the `Query` that tries them.
    lead : str
        How a message begins, "{call} gave {returned}."
    picture : callable or None
        Draws the failing value.
    """

    def __init__(
        self,
        exercise: Exercise,
        subject: Subject,
        criteria: Sequence[Criterion],
        misconceptions: Sequence[Misconception],
        query: Callable[[Inputs], Query],
        lead: str,
        picture: Picture | None = None,
    ) -> None:
        self.exercise = exercise
        self.subject = subject
        self.criteria = criteria
        self.misconceptions = misconceptions
        self.query = query
        self.lead = lead
        self.picture = picture

    def judge(self, seen: Observation) -> list[Finding]:
        """Return what does not hold for one observation, in teaching order."""
        found = []
        read = self._read(seen)
        unread = next((rank for rank, failure in read.items() if failure is not None), -1)
        for rank, criterion in enumerate(self.criteria):
            if rank < unread and criterion.of_value:
                continue
            failure = read[rank] if criterion.reads else self._judged(criterion, seen)
            if failure is not None and failure.error is not None:
                self._blame(rank, failure.error, seen)
            if failure is not None:
                found.append(Finding(rank, criterion, failure, seen))
            if not seen.readable and rank >= unread:
                break
        if hidden_in(seen.returned) is not None:
            return self._unread(seen, found)
        return [self._in_its_digits(finding) for finding in found]

    def _read(self, seen: Observation) -> dict[int, Failure | None]:
        """Read the value, before any criterion judges it; return what each criterion that reads has found."""
        found: dict[int, Failure | None] = {}
        failed = False
        for rank, criterion in enumerate(self.criteria):
            if criterion.reads:
                found[rank] = None if failed else self._judged(criterion, seen)
                failed = failed or found[rank] is not None
        return found

    def _judged(self, criterion: Criterion, seen: Observation) -> Failure | None:
        try:
            return criterion.judge(seen)
        except CourseFault:
            raise
        except (Exception, SystemExit) as error:
            raise CourseFault(f"the criterion {criterion.name!r}", error) from error

    def _blame(self, rank: int, error: BaseException, seen: Observation) -> None:
        """Find out whether a property could not be judged because of an odd value, or because it never can be.

        Raises
        ------
        CourseFault
            It raises for the right value too.
        """
        criterion = self.criteria[rank]
        ours = seen.with_answer(Returned(seen.expected.value))
        self._read(ours)
        for earlier in self.criteria[:rank]:  # a criterion of the course's own may read the value, too
            self._judged(earlier, ours)
        again = self._judged(criterion, ours)
        if is_slip(error) or (again is not None and again.error is not None):
            raise CourseFault(f"the condition of {criterion.name!r}", error) from error

    def _unread(self, seen: Observation, found: list[Finding]) -> list[Finding]:
        """Return what is wrong with a value in which something cannot be looked into: nobody knows if it is right."""
        if not seen.readable:  # a criterion has said what it must be instead
            return found
        seen.readable = False
        hidden = hidden_in(seen.returned) or ""
        whole = isinstance(seen.returned, Opaque)
        failure = Failure(
            say(f"A check cannot look into that. It must be {kind_of(seen.expected.value)}.", type=hidden),
            say(question_about(hidden)),
            "hidden",
            "{call} gave {returned}, a value of type {type}."
            if whole
            else "{call} gave {returned}, with a {type} in it.",
        )
        rank = found[0].rank if found else len(self.criteria) - 1
        return [Finding(rank, self.criteria[rank], failure, seen)]

    def _in_its_digits(self, finding: Finding) -> Finding:
        """Return what to say where half precision may be to blame: it is not what the exercise is about."""
        seen, failure = finding.seen, finding.failure
        if not precision.holds_half(seen.returned):
            return finding
        if failure.way == "inf":
            return replace(finding, failure=replace(failure, question=precision.TOO_LARGE))
        if not seen.readable:
            return finding
        if precision.is_near(seen):
            return replace(finding, failure=Failure(precision.MUST, precision.OUGHT, "half"))
        if any(criterion.sums_up for criterion in self.criteria):
            return finding
        return replace(finding, failure=replace(failure, question=precision.OUGHT))

    def stop(self, seen: Observation) -> Verdict | None:
        """Return the verdict when there is no value to judge."""
        return not_run(self.query(seen.inputs), seen.answer)

    def conclude(self, required: Sequence[Observation], stretch: Sequence[Observation]) -> Grading:
        """Judge all observations; ask again for simpler ones where that helps; return the verdict."""
        if not self.criteria:
            raise CourseFault("there is no criterion, so that any answer would pass")
        stops = [(seen, verdict) for seen in required if (verdict := self.stop(seen)) is not None]
        if stops:
            for seen, _ in stops:
                _ = seen.expected  # where the reference stops too, the learner's function is not to blame
            verdict = yield from self._stopped(stops, required)
            suspects = recognise(self.misconceptions, required) if verdict.outcome == "failed" else []
            return _recognised(verdict, suspects[0]) if suspects else verdict
        findings = [finding for seen in required for finding in self.judge(seen)]
        if not findings:
            return self._passed(required, stretch)
        held = self._held(findings, required)
        finding = first_to_show(findings)
        suspects = recognise(self.misconceptions, required)
        if not finding.seen.case.by_hand:
            search = Search(self.query, self.judge, self.misconceptions, required)
            finding, more = yield from search.failing(finding, suspects)
            suspects = [one for one in suspects if all(agrees(one, seen) for seen in more)]
        return self._failed(finding, suspects[0] if suspects else None, held)

    def _held(self, findings: Sequence[Finding], required: Sequence[Observation]) -> tuple[str, ...]:
        """Return the criteria that hold, of all that was seen; but for an odd ``nan``, which is told by itself."""
        broken = {finding.rank for finding in findings}
        for seen in required:
            if not seen.readable:
                last = max((finding for finding in findings if finding.seen is seen), key=lambda finding: finding.rank)
                later = range(last.rank, len(self.criteria))
                odd = last.criterion.gives_way and any(one.readable for one in required)
                broken |= {rank for rank in later if not odd or self.criteria[rank].sums_up}
                if last.criterion.reads:
                    broken |= {rank for rank in range(last.rank) if self.criteria[rank].of_value}
        return tuple(criterion.name for rank, criterion in enumerate(self.criteria) if rank not in broken)

    def _stopped(
        self, stops: Sequence[tuple[Observation, Verdict]], required: Sequence[Observation]
    ) -> Generator[list[Query], list[Answer], Verdict]:
        """Return the verdict on a call that stopped; for drawn inputs, on a simpler one that stops likewise."""
        failed = [stop for stop in stops if stop[1].outcome == "failed"]
        for seen, verdict in failed:
            if seen.case.by_hand:
                return verdict
        seen, verdict = (failed or stops)[0]
        # What runs without end once is not asked again and again: each such call costs the learner its full time.
        if not failed or verdict.criterion == "finishes in time":
            return verdict
        simpler = yield from Search(self.query, self.judge, (), required).simpler_than(seen)
        again = (self.stop(one) for one in simpler)
        return next((stop for stop in again if stop is not None and _same_stop(stop, verdict)), verdict)

    # -- verdicts ------------------------------------------------------------------------------------------------------

    def _failed(self, finding: Finding, misconception: Misconception | None, held: tuple[str, ...]) -> Verdict:
        seen, failure = finding.seen, finding.failure
        call, returned = call_text(self.query(seen.inputs)), show(seen.returned)
        lead = say(self._lead(failure), call=call, returned=returned)
        return Verdict(
            "failed",
            join(lead, failure.requirement),
            finding.criterion.name,
            held,
            len(self.criteria),
            Counterexample(call, returned, failure.requirement),
            sentence(misconception.question) if misconception is not None else failure.question,
            misconception.name if misconception is not None else None,
            picture=self._drawn(seen),
        )

    def _lead(self, failure: Failure) -> str:
        """Return how the message begins: a call gives something, a value is something."""
        gives, of_value = "{call} gave", self.lead.startswith("{call} is")
        lead = failure.lead or self.lead
        return lead.replace(gives, "{call} is", 1) if of_value else lead

    def _drawn(self, seen: Observation) -> Mapping[str, Any] | None:
        if self.picture is None or not seen.readable:
            return None
        try:
            return self.picture(*seen.args, seen.value)
        except Exception as error:  # noqa: BLE001 - a picture is a help, never a hindrance
            note("the picture", error)
            return None

    def _passed(self, required: Sequence[Observation], stretch: Sequence[Observation]) -> Verdict:
        notes: dict[str, Sentence] = {}
        for seen in required:
            notes.update({note.plain(): note for note in seen.notes})
        return Verdict(
            "passed",
            self.exercise.on_pass,
            held=tuple(criterion.name for criterion in self.criteria),
            total=len(self.criteria),
            stretch=self._stretch(stretch),
            notes=tuple(notes.values())[:MOST_NOTES],
        )

    def _stretch(self, stretch: Sequence[Observation]) -> tuple[Stretch, ...]:
        goals: dict[str, list[Observation]] = {}
        for seen in stretch:
            goals.setdefault(seen.case.name, []).append(seen)
        return tuple(self._goal(name, seen) for name, seen in goals.items())

    def _goal(self, name: str, seen: Sequence[Observation]) -> Stretch:
        case = seen[0].case
        if all(map(self._reaches, seen)):
            return Stretch(name, True, sentence(case.on_reached or f"It also survives this: {name}."))
        return Stretch(name, False, sentence(case.prompt or f"To go further: {name}."))

    def _reaches(self, seen: Observation) -> bool:
        try:
            return self.stop(seen) is None and not self.judge(seen)
        except CourseFault:  # the solution itself may fall short of a goal beyond the pass, which withholds nothing
            return False


def _recognised(verdict: Verdict, misconception: Misconception) -> Verdict:
    return replace(verdict, question=sentence(misconception.question), misconception=misconception.name)


def _same_stop(one: Verdict, other: Verdict) -> bool:
    kinds = [verdict.error and (verdict.error.exception, verdict.error.line) for verdict in (one, other)]
    return one.criterion == other.criterion and kinds[0] == kinds[1]
