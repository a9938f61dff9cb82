"""The bench: one exercise, and answers to it checked through the kernel's own agent, in this process."""

from __future__ import annotations

import contextlib
import io
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from graders.kit.asks import Answer, Ask, Raised, TimedOut
from graders.kit.check import GRADER_FAULT, advance
from graders.kit.exercise import Exercise
from graders.kit.function import FunctionExercise
from graders.kit.ladder import call_text
from graders.kit.prediction import Prediction
from graders.kit.value import ValueExercise
from graders.kit.verdict import Verdict
from math4ml_ext import agent, codec
from math4ml_ext.protocol import KernelReply, KernelRequest, Limits, encode

from .known import Known
from .mutate import mutants
from .report import Attempt, Kind

__all__ = ["Bench", "Subject", "subjects"]

_LIMITS = Limits(call_seconds=1.0, check_seconds=5.0)
"""Shorter than a learner's, so that an endless loop does not hold up the audit."""

_ENOUGH_LOOPS = 3
"""So often an answer may run out of time until it is believed to do so with every seed."""

FEW_SEEDS = 25
"""Seeds where more would tell nothing new: for mutants, of which there are many, and for an answer that a case written
by hand refuses. Such a case is asked with every seed, so the answer is refused with every seed."""


@dataclass(frozen=True)
class Subject:
    """An answer to be tried: the source of a cell, or a solution of ours (``make`` gives what the name stands for)."""

    kind: Kind
    name: str
    source: str = ""
    make: Callable[[], Any] | None = None
    expects: str | None = None


def subjects(exercise: Exercise, known: Sequence[Known], with_mutants: bool) -> list[Subject]:
    """Return all that is tried as an answer to an exercise."""
    found = [Subject("reference", "the reference", exercise.solution)]
    found += [Subject(one.kind, one.name, one.source, expects=one.misconception) for one in known]
    if isinstance(exercise, Prediction):
        found += [
            Subject("misconception", repr(option), make=_constant(option), expects=exercise.misconceptions.get(option))
            for option in exercise.options
            if option != exercise.answer
        ]
    if isinstance(exercise, (FunctionExercise, ValueExercise)):
        is_value = isinstance(exercise, ValueExercise)
        found += [
            Subject(
                "misconception", one.name, make=one.solution if is_value else _constant(one.solution), expects=one.name
            )
            for one in exercise.misconceptions
            if one.solution is not None
        ]
    if with_mutants and exercise.form == "function":
        found += [Subject("mutant", mutant.name, mutant.source) for mutant in mutants(exercise.solution)]
    return found


def _constant(value: Any) -> Callable[[], Any]:
    return lambda: value


class Bench:
    """Tries answers to one exercise.

    Parameters
    ----------
    exercise : Exercise
    earlier : sequence of Exercise
        Those before it in the notebook; their solutions have run.
    seeds : int
        The seeds are 0, 1, 2 and so on.
    """

    def __init__(self, exercise: Exercise, earlier: Sequence[Exercise], seeds: int) -> None:
        self.exercise = exercise
        self.seeds = seeds
        self._namespace: dict[str, Any] = {"__name__": "__main__", "np": np, "math": math}
        for one in earlier:
            exec(compile(one.solution, f"<solution of {one.id}>", "exec"), self._namespace)
        self._by_hand = {call_text(ask) for ask in _asks_by_hand(exercise)}
        # The first round is the same for all answers.
        self._first = [_request(advance(exercise, seed)) for seed in range(seeds)]

    def attempt(self, subject: Subject) -> Attempt:
        """Check one answer with all seeds."""
        began = time.perf_counter()
        namespace = dict(self._namespace)
        stopped = self._run(subject, namespace)
        seeds = min(self.seeds, FEW_SEEDS) if subject.kind == "mutant" else self.seeds
        passed = asked = faults = loops = settled = 0
        recognised: Counter[str] = Counter()
        example = ""
        for seed in range(seeds):
            verdict = self._check(namespace, seed, stopped)
            passed += verdict.outcome == "passed"
            asked += verdict.question is not None
            faults += verdict.message == GRADER_FAULT
            if verdict.misconception is not None:
                recognised[verdict.misconception] += 1
            if verdict.outcome != "passed" and not example:
                example = f"Seed {seed}: {verdict.outcome}, {verdict.message.plain()}"
            loops += verdict.criterion == "finishes in time"
            settled += self._is_settled(verdict)
            enough = settled == seed + 1 >= FEW_SEEDS and subject.kind == "wrong" and subject.expects is None
            if stopped is not None or loops == _ENOUGH_LOOPS or enough:
                seeds = seed + 1
                break
        return Attempt(
            self.exercise.id,
            subject.kind,
            subject.name,
            seeds,
            passed,
            dict(recognised),
            asked,
            subject.expects,
            faults,
            time.perf_counter() - began,
            example,
        )

    def _is_settled(self, verdict: Verdict) -> bool:
        """Say whether an answer was refused on an input written by hand."""
        shown = verdict.counterexample
        return verdict.outcome == "failed" and shown is not None and shown.call in self._by_hand

    def _run(self, subject: Subject, namespace: dict[str, Any]) -> Raised | None:
        """Run an answer's cell; return how it stopped, if it did."""
        try:
            if subject.make is not None:
                namespace[self.exercise.names[0]] = subject.make()
            else:
                # An answer that must begin anew defines its names itself; what an earlier answer left is not there.
                code = compile(subject.source, "<answer>", "exec")
                with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
                    exec(code, namespace)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an answer does is an answer
            return Raised(type(error).__name__, str(error), None, getattr(error, "name", None))
        return None

    def _check(self, namespace: dict[str, Any], seed: int, stopped: Raised | TimedOut | None) -> Verdict:
        request = self._first[seed]
        if stopped is not None or request is None:
            said = advance(self.exercise, seed, [], stopped)
            assert isinstance(said, Verdict)
            return said
        rounds: list[list[Answer]] = []
        while True:
            reply = msgspec.convert(agent.answer(request, namespace).data, KernelReply)
            rounds.append(codec.answers_from_wire(reply.answers))
            said = advance(self.exercise, seed, rounds)
            if isinstance(said, Verdict):
                return said
            request = encode(KernelRequest(ask=codec.asks_to_wire(said), limits=_LIMITS)).decode()


def _asks_by_hand(exercise: Exercise) -> list[Ask]:
    """Return what is asked with every seed, and must be right for a pass."""
    if not isinstance(exercise, FunctionExercise):
        return []
    cases = (case for case in exercise.cases if case.by_hand and not case.stretch)
    return [exercise.call(inputs) for case in cases for inputs in case.inputs(np.random.default_rng(0))]


def _request(said: Any) -> str | None:
    """Return the request of a first round; None where a grader asks nothing."""
    if isinstance(said, Verdict):
        return None
    return encode(KernelRequest(ask=codec.asks_to_wire(said), limits=_LIMITS)).decode()
