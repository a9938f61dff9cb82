"""A value: the learner gives a name to a number, an array, a dict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .cases import Case, Inputs
from .criteria import Criterion, reading_first
from .evaluation import Evaluation, Picture
from .exercise import Exercise, Grading
from .function import source_of
from .misconceptions import Misconception
from .observation import Observation, Subject
from .preconditions import made_nothing, not_attempted, not_ready
from .queries import Returned, Value
from .retired import renamed_keywords
from .text import Words, say

__all__ = ["ValueExercise"]


class ValueExercise(Exercise):
    """Make a value: it is judged by criteria, and its mistakes are recognised.

    Parameters
    ----------
    exercise_id, title, goal, on_pass, hints, first_step, version
        As of `Exercise`.
    name : str
        The learner's name for it.
    reference : callable
        Without arguments; returns a right value.
    criteria : sequence of Criterion
        In teaching order. A predicate of `holds` takes the value alone.
    reads : Criterion, optional
        How the value is read, as of `FunctionExercise`.
    misconceptions : sequence of Misconception
        Their solutions take no arguments.
    solution : str, optional
        A cell that solves it; by default the source of `reference` and a line that calls it.
    picture : callable, optional
        From the failing value to a mime bundle; see `graders.kit.charts`.
    """

    @renamed_keywords(first="first_step", passing="on_pass")
    def __init__(
        self,
        exercise_id: str,
        *,
        title: str,
        goal: str,
        name: str,
        reference: Callable[[], Any],
        criteria: Sequence[Criterion],
        on_pass: Words,
        reads: Criterion | None = None,
        misconceptions: Sequence[Misconception] = (),
        hints: Sequence[Words] = (),
        first_step: Words = "",
        solution: str | None = None,
        picture: Picture | None = None,
        version: str = "1",
    ) -> None:
        self.name = name
        if solution is None:
            solution = f"{source_of(reference, exercise_id)}\n\n{name} = {reference.__name__}()\n"
        super().__init__(
            exercise_id,
            title=title,
            goal=goal,
            names=(name,),
            form="value",
            solution=solution,
            on_pass=on_pass,
            hints=hints,
            first_step=first_step,
            version=version,
        )
        self.reference = reference
        self.criteria = reading_first(reads, criteria)
        self.misconceptions = tuple(misconceptions)
        self.subject = Subject(reference, {})
        self._case = Case(name, Inputs())
        self._evaluation = Evaluation(
            self,
            self.subject,
            self.criteria,
            self.misconceptions,
            lambda inputs: Value(name),  # noqa: ARG005 - a value has no inputs
            "{call} is {returned}.",
            picture,
        )

    def grade(self, rng: np.random.Generator) -> Grading:  # noqa: ARG002 - nothing here is drawn
        """Grade one attempt."""
        answers = yield [Value(self.name)]
        (answer,) = answers
        if isinstance(answer, Returned) and (answer.value is None or answer.value is Ellipsis):
            if answer.by:
                return made_nothing(self.name, answer.by, "holds a value")
            return not_attempted(self, say("{name} holds nothing yet.", name=self.name))
        verdict = not_ready(self, answers)
        if verdict is not None:
            return verdict
        return (yield from self._evaluation.conclude([Observation(self._case, Inputs(), answer, self.subject)], []))
