"""Misconceptions: plausible wrong solutions, each with the question that leads out of it. Recognised, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .asks import Raised, Returned
from .comparers import alike
from .observation import Observation
from .text import Words

__all__ = ["Misconception", "agrees", "recognise", "tells_apart"]


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
    """

    name: str
    solution: Callable[..., Any] | None
    asks: Words
    when: Callable[[Sequence[Observation]], bool] | None = None


def recognise(misconceptions: Sequence[Misconception], seen: Sequence[Observation]) -> list[Misconception]:
    """Return the misconceptions that explain everything seen, and that these inputs tell apart from the reference.

    Only one that stands alone in that list is recognised; with two, nobody knows which it was.
    """
    return [one for one in misconceptions if _explains(one, seen)]


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
    return wrong.changed == seen.answer.changed and alike(seen.answer.value, wrong.value)


def tells_apart(misconception: Misconception, seen: Observation) -> bool:
    """Say whether this input tells the misconception apart from the reference."""
    if misconception.solution is None:
        return True
    wrong = seen.result_of(misconception.solution)
    right = seen.expected
    if wrong.error is not None or right.error is not None:
        return (wrong.error is None) != (right.error is None)
    return wrong.changed != right.changed or not alike(wrong.value, right.value)
