"""The bench: one exercise, and answers to it checked through the kernel's own agent, in this process."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from graders.kit.check import GRADER_FAULT, advance
from graders.kit.exercise import Exercise
from graders.kit.function import FunctionExercise
from graders.kit.preconditions import call_text
from graders.kit.prediction import CRITERION as PREDICTED
from graders.kit.prediction import Prediction
from graders.kit.queries import Answer, Query, Returned
from graders.kit.value import ValueExercise
from graders.kit.verdict import Verdict

from .attempt import Attempt, Kind, Tried
from .setting import Namespace, copy_of, run_source
from .subjects import Subject
from .survivors import Proposal, Search
from .verdicts import ask, check, run_answer, written

__all__ = ["Bench"]

_ENOUGH_LOOPS = 2
"""So often an answer may run out of time until it is believed to do so with every seed."""

FEW_SEEDS = 5
"""Seeds for an answer that a case written by hand refuses. Such a case is asked with every seed, so the answer is
refused with every seed; what else is said of it, the first few seeds show."""


@dataclass
class _Tally:
    """What was said of one answer so far."""

    seeds: int = 0
    passed: int = 0
    asked: int = 0
    own: int = 0
    faults: int = 0
    loops: int = 0
    recognised: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    example: str = ""

    def count(self, seed: int, verdict: Verdict, is_own: bool) -> None:
        """Count one verdict; `is_own` says whether its question is about this very mistake."""
        self.seeds += 1
        self.passed += verdict.outcome == "passed"
        self.asked += verdict.question is not None
        self.own += is_own
        self.faults += verdict.message == GRADER_FAULT
        self.loops += verdict.criterion == "finishes in time"
        if verdict.misconception is not None:
            self.recognised[verdict.misconception] += 1
        if verdict.outcome != "passed":
            self.said[verdict.message.plain() if verdict.question is None else verdict.question.plain()] += 1
            self.example = self.example or f"Seed {seed}: {verdict.outcome}, {verdict.message.plain()}"

    def attempt(self, exercise: str, subject: Subject, seconds: float, proposal: str) -> Attempt:
        """Return all that was said."""
        return Attempt(
            exercise,
            subject.kind,
            subject.name,
            self.seeds,
            self.passed,
            dict(self.recognised),
            self.asked,
            self.own,
            subject.expects,
            self.faults,
            seconds,
            self.example,
            next((words for words, _ in self.said.most_common(1)), ""),
            proposal,
        )


class Bench:
    """Tries answers to one exercise.

    Parameters
    ----------
    exercise : Exercise
    namespace : dict
        What is there before an answer is run: the names of its setting.
    seeds : int
        The seeds are 0, 1, 2 and so on.
    """

    def __init__(self, exercise: Exercise, namespace: Namespace, seeds: int) -> None:
        self.exercise = exercise
        self.seeds = seeds
        self._namespace = namespace
        self._by_hand = _asks_by_hand(exercise)
        # The first round is the same for all answers.
        self._first = [_request(advance(exercise, seed)) for seed in range(seeds)]
        self._search: Search | None = None

    def attempt(self, subject: Subject) -> Attempt:
        """Check one answer with all seeds, or with so many that more would tell nothing new."""
        began = time.perf_counter()
        namespace = self._namespace_for(subject.kind)
        stopped = run_answer(subject.make or subject.source, self.exercise.names[0], namespace)
        tally = _Tally()
        enough = self._enough_seeds(subject)
        for seed in range(self.seeds):
            verdict, first = check(self.exercise, namespace, seed, self._first[seed], stopped)
            tally.count(seed, verdict, self._has_own_question(verdict))
            settled = self._is_settled(verdict, first) and tally.passed == 0 and tally.seeds >= enough
            if stopped is not None or settled or tally.loops == _ENOUGH_LOOPS:
                break
        proposal = self._proposal(namespace) if subject.kind == "mutant" and tally.passed == tally.seeds else None
        words = "" if proposal is None else proposal.words()
        return tally.attempt(self.exercise.id, subject, time.perf_counter() - began, words)

    @property
    def tried(self) -> Tried:
        """On how many inputs answers are tried."""
        if not isinstance(self.exercise, FunctionExercise):
            return Tried()
        cases = [case for case in self.exercise.cases if not case.stretch]
        drawn = self.seeds * sum(case.times for case in cases if not case.by_hand)
        varied = self._search.tried if self._search is not None else 0
        return Tried(sum(case.by_hand for case in cases), drawn, varied)

    def _namespace_for(self, kind: Kind) -> Namespace:
        """Return a namespace for one answer. What we make of a solution may say `np` where the notebook does not."""
        namespace = copy_of(self._namespace)
        if kind == "mutant":
            namespace.setdefault("np", np)
        return namespace

    def _proposal(self, namespace: Namespace) -> Proposal | None:
        """Return a call that tells an answer that passes from the reference, if one is found."""
        if not isinstance(self.exercise, FunctionExercise):
            return None
        if self._search is None:
            reference = copy_of(self._namespace)
            run_source(self.exercise.solution, reference, "<solution>")
            self._search = Search(self.exercise, reference, ask)
        return self._search.proposal(namespace)

    def _enough_seeds(self, subject: Subject) -> float:
        """Return with how many seeds an answer must be tried although a case written by hand refuses it."""
        if subject.kind == "mutant":
            return 1
        return FEW_SEEDS if subject.kind == "wrong" and subject.expects is None else math.inf

    def _has_own_question(self, verdict: Verdict) -> bool:
        """Whether the verdict asks about this very mistake: a misconception, a guess, or the learner's own error."""
        if verdict.question is None:
            return False
        of_guess = isinstance(self.exercise, Prediction) and verdict.criterion == PREDICTED
        return verdict.misconception is not None or verdict.error is not None or of_guess

    def _is_settled(self, verdict: Verdict, first: Sequence[Answer]) -> bool:
        """Say whether an answer was refused for an input that does not depend on the seed."""
        if verdict.outcome == "passed":
            return False
        if verdict.outcome == "not-attempted" or isinstance(self.exercise, (Prediction, ValueExercise)):
            return True
        shown = verdict.counterexample
        if shown is not None and shown.call in self._by_hand.values():
            return True
        return any(not isinstance(first[place], Returned) for place in self._by_hand if place < len(first))


def _asks_by_hand(exercise: Exercise) -> dict[int, str]:
    """Return the calls that are asked with every seed and must be right for a pass, by their place in round one."""
    if not isinstance(exercise, FunctionExercise):
        return {}
    tries = enumerate(exercise.inputs(np.random.default_rng(0)))
    return {
        place: call_text(exercise.call(inputs)) for place, (case, inputs) in tries if case.by_hand and not case.stretch
    }


def _request(said: list[Query] | Verdict) -> str | None:
    """Return the request of a first round; None where a grader asks nothing."""
    return None if isinstance(said, Verdict) else written(said)
