"""The commonest form: write a function."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .cases import Case, Inputs
from .criteria import Criterion, reading_first
from .evaluation import Evaluation, Picture
from .exercise import Exercise, Grading
from .faults import CourseFault
from .misconceptions import Misconception
from .observation import Observation, Subject
from .overtime import GRADER_SECONDS, Overtime, within
from .preconditions import not_ready
from .queries import Answer, Call, Query
from .retired import renamed_keywords
from .text import Words

__all__ = ["FunctionExercise", "source_of"]

_OWN = Case("an input of one's own", draw=lambda rng: [rng.random()])
"""Inputs that belong to no case; they are drawn, so nothing is remembered of them."""


class FunctionExercise(Exercise):
    """Write a function: it is tried on cases, judged by criteria, and its mistakes are recognised.

    Parameters
    ----------
    exercise_id, title, goal, on_pass, hints, first_step, version
        As of `Exercise`.
    reference : callable
        A right solution, as a learner might write it. Its name is the name the learner must define.
    cases : sequence of Case
        From the simplest to the wildest.
    criteria : sequence of Criterion
        In teaching order, last `agrees_with_reference`.
    reads : Criterion, optional
        How the value is read: `returns_number`, `returns_array` and their like. It may also stand among `criteria`; it
        runs before them in any case.
    misconceptions : sequence of Misconception
    name : str, optional
        The learner's name for it, where it is not that of `reference`.
    solution : str, optional
        A cell that solves it; by default the source of `reference`.
    uses : mapping, optional
        For each `Name` among the arguments, the function that stands in for the learner's.
    valid : callable, optional
        From all arguments to whether they are in the exercise's domain, for inputs that no case has: the simpler ones
        that are asked after a failure, and those that the audit varies.
    picture : callable, optional
        From all arguments and the failing value to a mime bundle; see `graders.kit.charts`.
    """

    @renamed_keywords(first="first_step", passing="on_pass")
    def __init__(
        self,
        exercise_id: str,
        *,
        title: str,
        goal: str,
        reference: Callable[..., Any],
        cases: Sequence[Case],
        criteria: Sequence[Criterion],
        on_pass: Words,
        reads: Criterion | None = None,
        misconceptions: Sequence[Misconception] = (),
        hints: Sequence[Words] = (),
        first_step: Words = "",
        name: str | None = None,
        solution: str | None = None,
        uses: Mapping[str, Callable[..., Any]] | None = None,
        valid: Callable[..., bool] | None = None,
        picture: Picture | None = None,
        version: str = "1",
    ) -> None:
        self.name = name or str(getattr(reference, "__name__", ""))
        super().__init__(
            exercise_id,
            title=title,
            goal=goal,
            names=(self.name,),
            form="function",
            solution=source_of(reference, exercise_id) if solution is None else solution,
            on_pass=on_pass,
            hints=hints,
            first_step=first_step,
            version=version,
        )
        self.reference = reference
        self.cases = tuple(cases)
        self.criteria = reading_first(reads, criteria)
        self.misconceptions = tuple(misconceptions)
        self.valid = valid
        self.subject = Subject(reference, uses or {}, valid)
        self._evaluation = Evaluation(
            self, self.subject, self.criteria, self.misconceptions, self.call, "{call} gave {returned}.", picture
        )
        if not any(not case.stretch for case in self.cases):
            raise ValueError(f"exercise {exercise_id}: at least one case must not be a stretch goal")

    def call(self, inputs: Inputs) -> Call:
        """Return the call that tries `inputs`."""
        return Call(self.name, inputs.args, inputs.kwargs)

    def inputs(self, rng: np.random.Generator) -> list[tuple[Case, Inputs]]:
        """Return the inputs of one check. Stretch goals are last, so that one that hangs costs nothing else."""
        drawn = [(case, inputs) for case in self.cases for inputs in case.inputs(rng)]
        return sorted(drawn, key=lambda pair: pair[0].stretch)

    def is_valid(self, inputs: Inputs) -> bool:
        """Say whether inputs are in the exercise's domain, as far as ``valid`` says it."""
        return self.subject.is_valid(inputs)

    def accepts(self, inputs: Inputs, answer: Answer) -> bool:
        """Say whether one answer is right: a value came back, and every criterion holds of it."""
        seen = Observation(_OWN, inputs, answer, self.subject)
        try:
            with within(GRADER_SECONDS):
                return self._evaluation.stop(seen) is None and not self._evaluation.judge(seen)
        except (CourseFault, Overtime):  # nobody knows; on inputs that are not the exercise's own, that is no fault
            return False

    def grade(self, rng: np.random.Generator) -> Grading:
        """Grade one attempt."""
        tries = self.inputs(rng)
        for _, inputs in tries:
            self.subject.check_sources(inputs)
        queries: list[Query] = [self.call(inputs) for _, inputs in tries]
        answers = yield queries
        verdict = not_ready(self, answers)
        if verdict is not None:
            return verdict
        seen = [
            Observation(case, inputs, answer, self.subject)
            for (case, inputs), answer in zip(tries, answers, strict=True)
        ]
        required = [one for one in seen if not one.case.stretch]
        return (yield from self._evaluation.conclude(required, [one for one in seen if one.case.stretch]))


def source_of(function: Callable[..., Any], exercise: str = "") -> str:
    """Return the source of a function as it would stand in a cell.

    Parameters
    ----------
    function : callable
    exercise : str
        Whose reference it is, for the error.

    Raises
    ------
    ValueError
        It has none that a cell could hold: it is a lambda, is built in, or was made by another function.
    """
    mend = "write it with `def`, or give the cell that solves the exercise as solution="
    if getattr(function, "__name__", "<lambda>") == "<lambda>":
        raise ValueError(f"exercise {exercise}: the reference is a lambda, which no cell could define: {mend}")
    try:
        source = textwrap.dedent(inspect.getsource(function)).strip() + "\n"
        ast.parse(source)
    except (OSError, TypeError, SyntaxError) as error:
        raise ValueError(f"exercise {exercise}: the reference has no source that a cell could hold: {mend}") from error
    return source
