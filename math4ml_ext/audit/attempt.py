"""One answer that was tried: what it is, on how much it was tried, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Attempt", "Kind", "Tried", "counted"]

Kind = Literal["reference", "right", "wrong", "misconception", "mutant"]


@dataclass(frozen=True)
class Tried:
    """On how many inputs the answers to an exercise were tried: written in its cases, drawn with all seeds, varied."""

    by_hand: int = 0
    drawn: int = 0
    varied: int = 0

    def words(self) -> str:
        """Return them as a clause."""
        parts = [f"{self.by_hand} as the cases have them", f"{self.drawn} drawn", f"{self.varied} varied"]
        return f"{counted(self.by_hand + self.drawn + self.varied, 'input')} ({', '.join(parts)})"


@dataclass(frozen=True)
class Attempt:
    """One answer, checked with many seeds.

    Parameters
    ----------
    exercise : str
    kind : {"reference", "right", "wrong", "misconception", "mutant"}
    name : str
    seeds : int
        With how many seeds it was checked.
    passed : int
        How many of them it passed.
    recognised : dict
        How often each misconception was named.
    asked : int
        How often the verdict had a question.
    own : int
        How often that question was about this very mistake: a misconception's, a guess's, or the one about the
        learner's own error.
    expects : str or None
        The misconception that must be named whenever it fails.
    faults : int
        How often the grader itself failed.
    seconds : float
    example : str
        The seed and the words of one verdict that should not have been; else of any.
    says : str
        The question that it was mostly asked, or the message where there is none.
    proposal : str
        Of a mutant that passes: a call, of those that no case has, on which it differs from the reference.
    aside : str
        What a sentence or a picture of the course raised, which cost no verdict.
    """

    exercise: str
    kind: Kind
    name: str
    seeds: int
    passed: int
    recognised: dict[str, int] = field(default_factory=dict)
    asked: int = 0
    own: int = 0
    expects: str | None = None
    faults: int = 0
    seconds: float = 0.0
    example: str = ""
    says: str = ""
    proposal: str = ""
    aside: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it must pass."""
        return self.kind in ("reference", "right")

    @property
    def flaky(self) -> bool:
        """Whether it depends on the seed if it passes."""
        return 0 < self.passed < self.seeds

    @property
    def told_apart(self) -> bool:
        """Whether the misconception that is expected, if any, was named each time."""
        return self.expects is None or self.recognised.get(self.expects, 0) == self.seeds - self.passed

    @property
    def own_question(self) -> bool:
        """Whether it gets a question of its own as a rule."""
        return 2 * self.own > self.seeds

    @property
    def any_question(self) -> bool:
        """Whether its verdict has a question as a rule."""
        return 2 * self.asked > self.seeds

    @property
    def problem(self) -> str | None:
        """What falls short of this answer, if anything."""
        times = f"with {{}} of {self.seeds} seeds"
        if self.faults:
            return f"grader failed: {self.named} {times.format(self.faults)}. {self.example}"
        if self.is_right and self.passed < self.seeds:
            return f"right refused: {self.named} {times.format(self.seeds - self.passed)}. {self.example}"
        if self.kind == "mutant":
            return f"wrong accepted: {self.named} {times.format(self.passed)}" if self.flaky else None
        if self.aside:
            return f"grader raised beside its verdict on {self.named}. {self.aside}"
        if not self.is_right and self.passed:
            return f"wrong accepted: {self.named} {times.format(self.passed)}"
        if not self.told_apart:
            others = ", ".join(f"{name!r} {count}" for name, count in self.recognised.items()) or "none"
            return f"not told apart: {self.named} is to be recognised as {self.expects!r}, and was as: {others}"
        return None

    @property
    def named(self) -> str:
        """Its kind and name."""
        return f"{self.kind} {self.name!r}"


def counted(number: int, what: str) -> str:
    """Return a number and what it counts."""
    return f"{number} {what}{'' if number == 1 else 's'}"
