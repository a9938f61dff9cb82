"""What an audit found: numbers for programs, lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .attempt import Attempt, Kind, Tried, counted

__all__ = ["PROPOSED", "ExerciseReport", "Report", "merged"]

PROPOSED = "Make it a case, or say with `valid=` that it is outside the exercise:"
"""What an author can do about a proposal."""


@dataclass(frozen=True)
class ExerciseReport:
    """All answers to one exercise.

    ``troubles`` are sentences about what could not be tried, ``notes`` about what its author may look at.
    """

    exercise: str
    attempts: tuple[Attempt, ...]
    troubles: tuple[str, ...] = ()
    tried: Tried = field(default_factory=Tried)
    notes: tuple[str, ...] = ()

    def of(self, *kinds: Kind) -> list[Attempt]:
        """Return the answers of these kinds."""
        return [attempt for attempt in self.attempts if attempt.kind in kinds]

    @property
    def survivors(self) -> list[Attempt]:
        """The mutants that pass with every seed."""
        return [attempt for attempt in self.of("mutant") if attempt.passed == attempt.seeds]

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
        lines += self._survivors()
        notes = [f"  {one.exercise}: {note}" for one in self.exercises for note in one.notes]
        if notes:
            lines += ["", "Worth a look:", *notes]
        if self.problems:
            lines += ["", "What falls short:", *(f"  {problem}" for problem in self.problems)]
        return lines

    def _survivors(self) -> list[str]:
        """Return what is to be said of mutants that pass: those that a call tells apart, then the others."""
        found = [(one, survivor) for one in self.exercises for survivor in one.survivors]
        apart = [f"  {one.exercise}: {it.name}: {it.proposal}." for one, it in found if it.proposal]
        same = {one.exercise: one for one, it in found if not it.proposal}
        lines = []
        if apart:
            lines += ["", f"Mutants that pass, each with a call that tells it apart. {PROPOSED}", *apart]
        if same:
            lines += ["", "Mutants that behave the same on the inputs that were tried:"]
        for one in same.values():
            names = [it.name for it in one.survivors if not it.proposal]
            lines += [f"  {one.exercise}, on {one.tried.words()}:" if one.tried != Tried() else f"  {one.exercise}:"]
            lines += [f"    {name}" for name in names]
        return lines

    @property
    def own_questions(self) -> tuple[int, int]:
        """How many wrong answers get a question of their own, of how many."""
        plain = self._all("wrong")
        return sum(one.own_question for one in plain), len(plain)

    def summary(self) -> str:
        """Return one line that sums up."""
        right, wrong = self._all("reference", "right"), self._all("wrong", "misconception")
        expected = [attempt for attempt in self._all("wrong", "misconception") if attempt.expects is not None]
        plain = self._all("wrong")
        own, _ = self.own_questions
        count = len(self.problems)
        short = f"{counted(count, 'thing')} {'falls' if count == 1 else 'fall'} short"
        verdict = short if count else "Nothing of what was tried falls short"
        mutants = self._all("mutant")
        same = [one for one in mutants if one.passed == one.seeds]
        apart = sum(bool(one.proposal) for one in same)
        parts = [
            counted(len(self.exercises), "exercise"),
            counted(self.seeds, "seed"),
            f"{sum(one.passed < one.seeds for one in right)} of {len(right)} right refused",
            f"{sum(one.passed > 0 for one in wrong)} of {len(wrong)} wrong accepted",
            f"{sum(one.flaky for one in [*right, *wrong, *mutants])} flaky",
            f"{sum(one.told_apart for one in expected)} of {len(expected)} misconceptions told apart",
            f"{own} of {len(plain)} wrong answers get a question of their own ({_percent(own, len(plain))})",
            f"{sum(one.any_question and not one.own_question for one in plain)} more the question of a criterion",
            f"{sum(one.passed == 0 for one in mutants)} of {len(mutants)} mutants refused",
            f"{apart} told apart by a call that no case has",
            f"{len(same) - apart} the same on what was tried",
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
        "inputs": {"by_hand": one.tried.by_hand, "drawn": one.tried.drawn, "varied": one.tried.varied},
        "survivors": [{"name": survivor.name, "proposal": survivor.proposal or None} for survivor in one.survivors],
        "seconds": round(one.seconds, 2),
        "problems": one.problems,
        "notes": list(one.notes),
    }


def _names(attempts: Iterable[Attempt]) -> list[str]:
    return [attempt.name for attempt in attempts]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole}%" if whole else "-"


def merged(parts: Sequence[ExerciseReport]) -> list[ExerciseReport]:
    """Return the parts of each exercise as one, in the order in which the exercises first occur."""
    together: dict[str, list[ExerciseReport]] = {}
    for part in parts:
        together.setdefault(part.exercise, []).append(part)
    return [
        ExerciseReport(
            name,
            tuple(attempt for part in same for attempt in part.attempts),
            tuple(dict.fromkeys(trouble for part in same for trouble in part.troubles)),
            max((part.tried for part in same), key=lambda tried: tried.varied),
            tuple(note for part in same for note in part.notes),
        )
        for name, same in together.items()
    ]
