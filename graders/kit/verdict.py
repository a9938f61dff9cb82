"""The verdict of a check: data, with no rendering in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from .text import Sentence

__all__ = ["Counterexample", "LearnerError", "Outcome", "Stretch", "Verdict"]

Outcome: TypeAlias = Literal["passed", "failed", "not-attempted", "could-not-check"]


@dataclass(frozen=True)
class Counterexample:
    """The smallest input found on which the criterion does not hold.

    Parameters
    ----------
    call : str
        The call as the learner would type it, ``softmax([-1, 3])``.
    returned : str or None
        What came back, ``[-0.5, 1.5]``; None when nothing came back because the call stopped.
    must : Sentence
        What must be true of it. Never the right answer.
    """

    call: str
    returned: str | None
    must: Sentence


@dataclass(frozen=True)
class LearnerError:
    """The learner's own error: exception class, text, and line of their cell (from 1) where known."""

    exception: str
    message: str
    line: int | None = None


@dataclass(frozen=True)
class Stretch:
    """A goal beyond the pass, and whether it was reached."""

    name: str
    reached: bool
    says: Sentence


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    Parameters
    ----------
    outcome : {"passed", "failed", "not-attempted", "could-not-check"}
    message : Sentence
        The one line that is always shown. For a counterexample it is the whole sentence,
        "`softmax([-1, 3])` gave `[-0.5, 1.5]`. No entry of a pmf is negative."
    criterion : str or None
        The first criterion that did not hold.
    held : tuple of str
        The criteria that held, in teaching order.
    total : int
        How many criteria there are.
    counterexample : Counterexample or None
    question : Sentence or None
        The question that leads out of the mistake (or a general one for a learner's error).
    misconception : str or None
        The recognised misconception's name.
    error : LearnerError or None
    stretch : tuple of Stretch
    notes : tuple of Sentence
        Kind remarks on a right answer ("a list came back where an array was asked for").
    picture : mapping or None
        A mime bundle; always with a ``text/plain`` alternative.
    """

    outcome: Outcome
    message: Sentence
    criterion: str | None = None
    held: tuple[str, ...] = ()
    total: int = 0
    counterexample: Counterexample | None = None
    question: Sentence | None = None
    misconception: str | None = None
    error: LearnerError | None = None
    stretch: tuple[Stretch, ...] = ()
    notes: tuple[Sentence, ...] = ()
    picture: Mapping[str, Any] | None = field(default=None)
