"""What every exercise is: something with a name, a goal and hints that knows how to grade itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from typing import Literal, TypeAlias

import numpy as np

from .queries import Answer, Query, Raised
from .retired import RenamedAttribute, renamed_keywords
from .text import Sentence, Words, sentence
from .verdict import Verdict

__all__ = ["Exercise", "Form", "Grading"]

Form: TypeAlias = Literal["function", "value", "prediction"]

Grading: TypeAlias = Generator[list[Query], list[Answer], Verdict]
"""A grader at work: it yields queries, is sent their answers, and returns a verdict."""


class Exercise(ABC):
    """What all forms of exercise share.

    Parameters
    ----------
    exercise_id : str
        Notebook and exercise, "probability/softmax".
    title : str
        A few words, as a heading.
    goal : str
        One line: what the learner's code is to do.
    names : sequence of str
        What the learner must define.
    form : {"function", "value", "prediction"}
    solution : str
        A cell that solves it.
    on_pass : str or Sentence
        What is said of a pass: why it matters, or where it goes next.
    hints : sequence of str or Sentence
        Two or three, from a question to nearly the answer.
    first_step : str or Sentence
        What to do first, said of an exercise that was not attempted.
    version : str
        To be changed when the grading changes; a check begun with another version is begun again.
    """

    first = RenamedAttribute("first", "first_step")
    passing = RenamedAttribute("passing", "on_pass")

    @renamed_keywords(first="first_step", passing="on_pass")
    def __init__(
        self,
        exercise_id: str,
        *,
        title: str,
        goal: str,
        names: Sequence[str],
        form: Form,
        solution: str,
        on_pass: Words,
        hints: Sequence[Words] = (),
        first_step: Words = "",
        version: str = "1",
    ) -> None:
        self.id = exercise_id
        self.title = title
        self.goal = goal
        self.names: tuple[str, ...] = tuple(names)
        self.form: Form = form
        self.solution = solution
        self.on_pass = sentence(on_pass)
        self.hints: tuple[Sentence, ...] = tuple(sentence(hint) for hint in hints)
        self.first_step = sentence(first_step)
        self.version = version

    @abstractmethod
    def grade(self, rng: np.random.Generator) -> Grading:
        """Grade one attempt, with all chance from `rng`."""

    def question_about(self, raised: Raised) -> Sentence | None:
        """Return a question about an error that only this exercise understands; None where the general one is better.

        Parameters
        ----------
        raised : Raised
            What stopped the learner's cell.
        """
        del raised
        return None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"
