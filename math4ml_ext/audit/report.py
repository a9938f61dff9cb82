"""What an audit found: numbers for programs, lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Attempt", "ExerciseReport", "Kind", "Report"]

Kind = Literal["reference", "right", "wrong", "misconception", "mutant"]


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


@dataclass(frozen=True)
class ExerciseReport:
    """All answers to one exercise. ``troubles`` are sentences about what could not be tried."""

    exercise: str
    attempts: tuple[Attempt, ...]
    troubles: tuple[str, ...] = ()

    def of(self, *kinds: Kind) -> list[Attempt]:
        """Return the answers of these kinds."""
        return [attempt for attempt in self.attempts if attempt.kind in kinds]

    @property
    def problems(self) -> list[str]:
        """All that falls short."""
        found = [attempt.problem for attempt in self.attempts]
        return [*self.troubles, *(problem for problem in found if problem is not None)]

    @property
    def confusion(self) -> dict[str, dict[str, int]]:
        """For each misconception, as which ones its own solution was recognised, and how often."""
        return {attempt.name: dict(attempt.recognised) for attempt in self.of("misconception")}

    @property
    def seconds(self) -> float:
        """Time spent on it."""
        return sum(attempt.seconds for attempt in self.attempts)

    @property
    def own_share(self) -> str:
        """How many of the wrong answers get a question of their own, in words."""
        wrong = self.of("wrong")
        own = sum(one.own_question for one in wrong)
        return f"{own} of {len(wrong)} wrong answers get a question of their own ({_percent(own, len(wrong))})"

    def line(self) -> str:
        """Return one line: the exercise and its numbers."""
        right, wrong = self.of("reference", "right"), self.of("wrong")
        known = self.of("misconception")
        mutants = self.of("mutant")
        parts = [
            f"{self.exercise:36}",
            f"right {sum(one.passed == one.seeds for one in right):3}/{len(right):<3}",
            f"wrong {sum(not one.passed for one in wrong):3}/{len(wrong):<3}",
            f"misconceptions {sum(one.told_apart and not one.passed for one in known):2}/{len(known):<2}",
            f"mutants {sum(not one.passed for one in mutants):3}/{len(mutants):<3}",
            f"own question {_percent(sum(one.own_question for one in wrong), len(wrong)):>4}",
            f"{self.seconds:6.1f} s",
        ]
        return "  ".join(parts)


@dataclass(frozen=True)
class Report:
    """The whole audit."""

    course: str
    seeds: int
    exercises: tuple[ExerciseReport, ...]
    troubles: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing falls short."""
        return not self.problems

    @property
    def problems(self) -> list[str]:
        """All that falls short, each with its exercise."""
        found = [f"{one.exercise}: {problem}" for one in self.exercises for problem in one.problems]
        return [*self.troubles, *found]

    def lines(self) -> list[str]:
        """Return the report for people, without its summary: a line an exercise, then what falls short."""
        lines = [one.line() for one in self.exercises]
        same = [attempt for attempt in self._all("mutant") if attempt.passed == attempt.seeds]
        if same:
            lines += ["", "Mutants that behave the same on all inputs:"]
            lines += [f"  {attempt.exercise}: {attempt.name}" for attempt in same]
        if self.problems:
            lines += ["", "What falls short:", *(f"  {problem}" for problem in self.problems)]
        return lines

    @property
    def own_questions(self) -> tuple[int, int]:
        """How many wrong answers get a question of their own, of how many."""
        plain = self._all("wrong")
        return sum(one.own_question for one in plain), len(plain)

    def summary(self) -> str:
        """Return one line that sums up."""
        right, wrong = self._all("reference", "right"), self._all("wrong", "misconception", "mutant")
        expected = [attempt for attempt in self._all("wrong", "misconception") if attempt.expects is not None]
        plain = self._all("wrong")
        own, _ = self.own_questions
        count = len(self.problems)
        verdict = "The graders hold" if not count else f"{count} {'thing falls' if count == 1 else 'things fall'} short"
        mutants = self._all("mutant")
        parts = [
            _count(len(self.exercises), "exercise"),
            _count(self.seeds, "seed"),
            f"{sum(one.passed < one.seeds for one in right)} of {len(right)} right refused",
            f"{sum(one.problem is not None and one.passed > 0 for one in wrong)} of {len(wrong)} wrong accepted",
            f"{sum(one.flaky for one in [*right, *wrong])} flaky",
            f"{sum(one.told_apart for one in expected)} of {len(expected)} misconceptions told apart",
            f"{own} of {len(plain)} wrong answers get a question of their own ({_percent(own, len(plain))})",
            f"{sum(one.any_question and not one.own_question for one in plain)} more the question of a criterion",
            f"{sum(one.passed == 0 for one in mutants)} of {len(mutants)} mutants refused, the others behave the same",
        ]
        return f"{verdict}: {', '.join(parts)}; {self.seconds:.0f} s."

    def data(self) -> dict[str, Any]:
        """Return the report as plain data, for JSON."""
        return {
            "course": self.course,
            "ok": self.ok,
            "seeds": self.seeds,
            "seconds": round(self.seconds, 2),
            "summary": self.summary(),
            "problems": self.problems,
            "exercises": [_exercise_data(one) for one in self.exercises],
        }

    def _all(self, *kinds: Kind) -> list[Attempt]:
        return [attempt for one in self.exercises for attempt in one.of(*kinds)]


def _exercise_data(one: ExerciseReport) -> dict[str, Any]:
    return {
        "exercise": one.exercise,
        "ok": not one.problems,
        "right_refused": _names(attempt for attempt in one.of("reference", "right") if attempt.passed < attempt.seeds),
        "wrong_accepted": _names(
            attempt for attempt in one.of("wrong", "misconception", "mutant") if attempt.passed and attempt.problem
        ),
        "flaky": _names(attempt for attempt in one.attempts if attempt.flaky),
        "confusion": one.confusion,
        "right": len(one.of("reference", "right")),
        "wrong": len(one.of("wrong")),
        "own_question": sum(attempt.own_question for attempt in one.of("wrong")),
        "any_question": sum(attempt.any_question for attempt in one.of("wrong")),
        "mutants": len(one.of("mutant")),
        "mutants_refused": sum(attempt.passed == 0 for attempt in one.of("mutant")),
        "seconds": round(one.seconds, 2),
        "problems": one.problems,
    }


def _names(attempts: Iterable[Attempt]) -> list[str]:
    return [attempt.name for attempt in attempts]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole}%" if whole else "-"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def merged(parts: Sequence[ExerciseReport]) -> list[ExerciseReport]:
    """Return the parts of each exercise as one, in the order in which the exercises first occur."""
    together: dict[str, list[ExerciseReport]] = {}
    for part in parts:
        together.setdefault(part.exercise, []).append(part)
    return [
        ExerciseReport(
            name,
            tuple(attempt for part in same for attempt in part.attempts),
            tuple(trouble for part in same for trouble in part.troubles),
        )
        for name, same in together.items()
    ]
