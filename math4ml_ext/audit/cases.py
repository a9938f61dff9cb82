"""The cases of an exercise, before any answer is tried: can they be drawn, and typed?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from graders.kit.cases import Case, Inputs
from graders.kit.exercise import Exercise
from graders.kit.function import FunctionExercise
from graders.kit.overtime import GRADER_SECONDS, Overtime, within
from graders.kit.preconditions import call_text
from math4ml_ext.author_frames import told

__all__ = ["case_faults", "case_notes"]

_NOT_TYPED = re.compile(r"__import__|: \.\.\.|<\w[^<>]*>|\bexec\(|\beval\(")
"""What nobody types: a helper expression, a function without its body, the name of a type in its place."""


def case_faults(exercise: Exercise, seeds: int) -> list[str]:
    """Return a sentence for each case of an exercise whose inputs cannot be drawn, or are outside its domain.

    Parameters
    ----------
    exercise : Exercise
    seeds : int
        With how many seeds its inputs are drawn, as a check draws them.
    """
    if not isinstance(exercise, FunctionExercise):
        return []
    try:
        with within(GRADER_SECONDS):
            return _faults(exercise, seeds)
    except Overtime:
        return [f"its cases were still being drawn after {GRADER_SECONDS:g} s"]


def _faults(exercise: FunctionExercise, seeds: int) -> list[str]:
    found: dict[str, str] = {}
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        for case in exercise.cases:
            fault = _fault(exercise, case, rng)
            if fault is not None:
                found.setdefault(case.name, f"the case {case.name!r} {fault}{f', with seed {seed}' if seed else ''}")
                break  # what follows would be drawn from another state of the generator than in a check
    return list(found.values())


def _fault(exercise: FunctionExercise, case: Case, rng: np.random.Generator) -> str | None:
    try:
        inputs = case.inputs(rng)
    except Exception as error:  # noqa: BLE001 - the author's code may raise what it likes
        return f"cannot draw its inputs: {told(error)}"
    if not case.stretch and not all(map(exercise.is_valid, inputs)):
        return "has inputs that the exercise's own valid= does not allow"
    return None


def case_notes(exercise: Exercise) -> list[str]:
    """Return a sentence for each case whose call could not be typed by the learner who reads it."""
    if not isinstance(exercise, FunctionExercise):
        return []
    return [
        f"the case {case.name!r} shows a call that nobody can type: `{call}`"
        for case, inputs in _firsts(exercise)
        if _NOT_TYPED.search(call := call_text(exercise.call(inputs))) or (case.by_hand and "..." in call)
    ]


def _firsts(exercise: FunctionExercise) -> Iterator[tuple[Case, Inputs]]:
    """Yield each case with its first inputs. Of drawn ones simpler ones are shown, so that a long one is no matter."""
    seen: set[str] = set()
    for case, inputs in exercise.inputs(np.random.default_rng(0)):
        if case.name not in seen:
            seen.add(case.name)
            yield case, inputs
