"""Misconceptions: plausible wrong solutions, each with the question that leads out of it. Recognised, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .asks import Raised, Returned
from .comparers import ATOL, RTOL, alike
from .observation import Observation
from .text import Words

__all__ = ["Idea", "Misconception", "agrees", "recognise", "tells_apart"]


@dataclass(frozen=True)
class Idea:
    """What several misconceptions have in common, wherever they occur: a learner who meets it again is told so.

    Parameters
    ----------
    name : str
        A few words that read well after "You have met", "the sign of the log".
    asks : str or Sentence
        A question worth a minute, "What is `log(0.5)`?"
    """

    name: str
    asks: Words


@dataclass(frozen=True)
class Misconception:
    """A mistake that people make.

    Parameters
    ----------
    name : str
        What it is, "divides by the sum without exponentiating".
    solution : callable or None
        The exercise, solved with the mistake. It may call other functions, but not change anything outside.
    asks : str or Sentence
        The question that leads out of it. It does not give the answer.
    when : callable, optional
        A further condition on the list of `Observation`; the only one where there is no `solution`.
    also : sequence of callable
        Other ways to write the same mistake, which come to other values now and then.
    rtol, atol : float
        How near to the solution's values must be what is explained by it.
    idea : Idea, optional
        What it has in common with misconceptions of other exercises.
    same : callable, optional
        From what came back and what the solution gives to whether they are the same, where equal numbers ask too much:
        `same_subspace`. Then `rtol` and `atol` do not count.
    """

    name: str
    solution: Callable[..., Any] | None
    asks: Words
    when: Callable[[Sequence[Observation]], bool] | None = None
    also: Sequence[Callable[..., Any]] = ()
    rtol: float = RTOL
    atol: float = ATOL
    idea: Idea | None = None
    same: Callable[[Any, Any], bool] | None = None

    def ways(self) -> list[Misconception]:
        """Return a misconception of the same name for each way to write it."""
        return [replace(self, solution=solution, also=()) for solution in (self.solution, *self.also)]

    def alike(self, one: Any, other: Any) -> bool:
        """Say whether two values are the same as far as this mistake goes."""
        if self.same is None:
            return alike(one, other, self.rtol, self.atol)
        try:
            return self.same(one, other)
        except Exception:  # noqa: BLE001 - what cannot be compared is not the same
            return False


def recognise(misconceptions: Sequence[Misconception], seen: Sequence[Observation]) -> list[Misconception]:
    """Return the one misconception that explains everything seen, in each way of writing it that does, or nothing.

    It is recognised only if these inputs tell it apart from the reference, and if it stands alone: of two that explain
    the same, nobody knows which it was.
    """
    ways = [way for one in misconceptions for way in one.ways() if _explains(way, seen)]
    return ways if len({way.name for way in ways}) == 1 else []


def _explains(misconception: Misconception, seen: Sequence[Observation]) -> bool:
    if misconception.when is not None:
        try:
            if not misconception.when(seen):
                return False
        except Exception:  # noqa: BLE001 - a condition that cannot be judged is not met
            return False
    if misconception.solution is None:
        return misconception.when is not None
    return all(agrees(misconception, one) for one in seen) and any(tells_apart(misconception, one) for one in seen)


def agrees(misconception: Misconception, seen: Observation) -> bool:
    """Say whether the misconception gives what the learner's function gave on this input."""
    if misconception.solution is None:
        return True
    wrong = seen.result_of(misconception.solution)
    if isinstance(seen.answer, Raised):
        return wrong.error is not None
    if not isinstance(seen.answer, Returned) or wrong.error is not None:
        return False
    same = misconception.alike(seen.answer.value, wrong.value)
    return same and wrong.changed == seen.answer.changed


def tells_apart(misconception: Misconception, seen: Observation) -> bool:
    """Say whether this input tells the misconception apart from the reference."""
    if misconception.solution is None:
        return True
    wrong, right = seen.result_of(misconception.solution), seen.expected
    if wrong.error is not None or right.error is not None:
        return (wrong.error is None) != (right.error is None)
    same = misconception.alike(wrong.value, right.value)
    return not same or wrong.changed != right.changed
