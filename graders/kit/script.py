"""A free script, for what the other forms do not fit: a generator that asks what it likes and returns a verdict.

The functions here are what such a script is written with: `stopped` checks the preconditions, `passes` and
`fails` make the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .exercise import Exercise, Form, Grading
from .preconditions import not_ready, not_run
from .queries import Answer, Query
from .retired import renamed_keywords
from .text import Sentence, Words, join, sentence
from .verdict import Counterexample, Stretch, Verdict

__all__ = ["Script", "fails", "passes", "stopped"]


class Script(Exercise):
    """An exercise graded by a generator function of its own.

    Parameters
    ----------
    exercise_id, title, goal, names, form, solution, on_pass, hints, first_step, version
        As of `Exercise`.
    script : callable
        From the exercise and a random generator to a generator that yields lists of `Query`, is sent lists of `Answer`,
        and returns a `Verdict`.
    """

    @renamed_keywords(first="first_step", passing="on_pass")
    def __init__(
        self,
        exercise_id: str,
        *,
        title: str,
        goal: str,
        names: Sequence[str],
        script: Callable[[Exercise, np.random.Generator], Grading],
        solution: str,
        on_pass: Words,
        form: Form = "function",
        hints: Sequence[Words] = (),
        first_step: Words = "",
        version: str = "1",
    ) -> None:
        super().__init__(
            exercise_id,
            title=title,
            goal=goal,
            names=names,
            form=form,
            solution=solution,
            on_pass=on_pass,
            hints=hints,
            first_step=first_step,
            version=version,
        )
        self._script = script

    def grade(self, rng: np.random.Generator) -> Grading:
        """Grade one attempt."""
        return (yield from self._script(self, rng))


@renamed_keywords(asks="queries")
def stopped(exercise: Exercise, queries: Sequence[Query], answers: Sequence[Answer]) -> Verdict | None:
    """Return a verdict when some answer holds no value to judge, else None."""
    verdict = not_ready(exercise, answers)
    if verdict is not None:
        return verdict
    found = (not_run(query, answer) for query, answer in zip(queries, answers, strict=True))
    return next((verdict for verdict in found if verdict is not None), None)


def passes(
    exercise: Exercise, held: Sequence[str], *, stretch: Sequence[Stretch] = (), notes: Sequence[Sentence] = ()
) -> Verdict:
    """Return the verdict of a pass; `held` are the names of all criteria."""
    return Verdict(
        "passed", exercise.on_pass, held=tuple(held), total=len(held), stretch=tuple(stretch), notes=tuple(notes)
    )


@renamed_keywords(must="requirement", asks="question")
def fails(
    criterion: str,
    saw: Words,
    requirement: Words,
    *,
    held: Sequence[str] = (),
    total: int = 1,
    counterexample: tuple[str, str] | None = None,
    question: Words = "",
    misconception: str | None = None,
    picture: Mapping[str, Any] | None = None,
) -> Verdict:
    """Return the verdict of a failure.

    Parameters
    ----------
    criterion : str
        The criterion that does not hold.
    saw : str or Sentence
        What was seen: ``say("{call} gave {returned}.", ...)``.
    requirement : str or Sentence
        What must be true.
    held, total
        The criteria that hold, and how many there are.
    counterexample : pair of str, optional
        The call, and what it returned, as made by `show_call` and `show`.
    question : str or Sentence
        The question that leads out of the mistake.
    misconception : str, optional
        The name of the mistake, if it is recognised.
    picture : mapping, optional
        A mime bundle; see `graders.kit.charts`.
    """
    shown = None if counterexample is None else Counterexample(*counterexample, sentence(requirement))
    return Verdict(
        "failed",
        join(sentence(saw), sentence(requirement)),
        criterion,
        tuple(held),
        total,
        shown,
        sentence(question) if question else None,
        misconception,
        picture=picture,
    )
