"""Misconceptions: plausible wrong solutions, each with the question that leads out of it. Recognised, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .arguments import is_in_source
from .comparison import ATOL, RTOL, alike
from .crossing import hidden_in
from .errors import question_for
from .faults import CourseFault, is_slip, truth
from .observation import Observation
from .queries import Raised, Returned
from .retired import renamed_fields, renamed_names
from .text import Words

__all__ = ["Misconception", "MisconceptionTheme", "agrees", "recognise", "tells_apart"]


@renamed_fields(asks="question")
@dataclass(frozen=True)
class MisconceptionTheme:
    """What several misconceptions have in common, wherever they occur: a learner who meets it again is told so.

    Parameters
    ----------
    name : str
        A few words that read well after "You have met", "the sign of the log".
    question : str or Sentence
        A question worth a minute, "What is `log(0.5)`?"
    """

    name: str
    question: Words


@renamed_fields(solution="wrong_solution", asks="question", idea="theme")
@dataclass(frozen=True)
class Misconception:
    """A mistake that people make.

    Parameters
    ----------
    name : str
        What it is, "divides by the sum without exponentiating".
    wrong_solution : callable or None
        The exercise, solved with the mistake. It may call other functions, but not change anything outside.
    question : str or Sentence
        The question that leads out of it. It does not give the answer.
    when : callable, optional
        A further condition on the list of `Observation`; the only one where there is no `wrong_solution`. Where it
        raises, it is not met; where it raises for the right values too, the course is at fault.
    also : sequence of callable
        Other ways to write the same mistake, which come to other values now and then.
    rtol, atol : float
        How near to the solution's values must be what is explained by it.
    theme : MisconceptionTheme, optional
        What it has in common with misconceptions of other exercises.
    same : callable, optional
        From what came back and what the solution gives to whether they are the same, where equal numbers ask too much:
        `same_subspace`. Then `rtol` and `atol` do not count. It is never asked of a value that cannot be looked into.

    Notes
    -----
    A solution that raises explains an answer that raises the same: the type of the exception, and what it is about. A
    name that is not there is nobody's misconception (`NEVER_EXPLAINED`).
    """

    name: str
    wrong_solution: Callable[..., Any] | None
    question: Words
    when: Callable[[Sequence[Observation]], bool] | None = None
    also: Sequence[Callable[..., Any]] = ()
    rtol: float = RTOL
    atol: float = ATOL
    theme: MisconceptionTheme | None = None
    same: Callable[[Any, Any], bool] | None = None

    def ways(self) -> list[Misconception]:
        """Return a misconception of the same name for each way to write it."""
        return [replace(self, wrong_solution=way, also=()) for way in (self.wrong_solution, *self.also)]

    def alike(self, one: Any, other: Any) -> bool:
        """Say whether two values are the same as far as this mistake goes.

        Raises
        ------
        CourseFault
            `same` raises, or gives no truth value, even where `other` is compared with itself.
        """
        if self.same is None:
            return alike(one, other, self.rtol, self.atol)
        if hidden_in(one) is not None or hidden_in(other) is not None:
            return False
        try:
            return truth(self.same(one, other))
        except CourseFault:
            raise
        except (Exception, SystemExit) as error:
            if is_slip(error) or self._never_compares(other):
                raise CourseFault(f"same= of the misconception {self.name!r}", error) from error
            return False

    def _never_compares(self, value: Any) -> bool:
        assert self.same is not None
        try:
            truth(self.same(value, value))
        except (Exception, SystemExit):  # noqa: BLE001 - that it raises is what is asked
            return True
        return False


def recognise(misconceptions: Sequence[Misconception], seen: Sequence[Observation]) -> list[Misconception]:
    """Return the one misconception that explains everything seen, in each way of writing it that does, or nothing.

    It is recognised only if these inputs tell it apart from the reference, and if it stands alone: of two that explain
    the same, nobody knows which it was.
    """
    ways = [way for one in misconceptions for way in one.ways() if _explains(way, seen)]
    return ways if len({way.name for way in ways}) == 1 else []


def _explains(misconception: Misconception, seen: Sequence[Observation]) -> bool:
    if misconception.when is not None and not _is_met(misconception.name, misconception.when, seen):
        return False
    if misconception.wrong_solution is None:
        return misconception.when is not None and not any(map(_is_slip, seen))
    return all(agrees(misconception, one) for one in seen) and any(tells_apart(misconception, one) for one in seen)


NEVER_EXPLAINED = frozenset(
    {"AttributeError", "ImportError", "IndentationError", "ModuleNotFoundError", "NameError", "SyntaxError", "TabError"}
    | {"UnboundLocalError"}
)
"""Exceptions that say of themselves what is wrong: a slip of the fingers, and never a mistake in the mathematics."""


def _is_slip(seen: Observation) -> bool:
    return isinstance(seen.answer, Raised) and seen.answer.exception in NEVER_EXPLAINED


def _is_met(name: str, when: Callable[[Sequence[Observation]], bool], seen: Sequence[Observation]) -> bool:
    try:
        return truth(when(seen))
    except CourseFault:
        raise
    except (Exception, SystemExit) as error:
        if is_slip(error) or _raises(when, [one.with_answer(Returned(one.expected.value)) for one in seen]):
            raise CourseFault(f"when= of the misconception {name!r}", error) from error
        return False


def _raises(when: Callable[[Sequence[Observation]], bool], seen: Sequence[Observation]) -> bool:
    try:
        truth(when(seen))
    except (Exception, SystemExit):  # noqa: BLE001 - that it raises is what is asked
        return True
    return False


def _is_same_error(raised: Raised, error: BaseException) -> bool:
    """Say whether an exception of ours is the learner's: of the same type, and about the same thing."""
    kind = type(error).__name__
    if kind != raised.exception:
        return False
    if kind in NEVER_EXPLAINED:
        # But a function that was handed in, and is given a number for a vector, misses what a vector has.
        return kind == "AttributeError" and is_in_source(error) and _short(str(error)) == _short(raised.message)
    if kind == "KeyError":  # the same mistake on the same input looks for the same key
        return _short(str(error)) == _short(raised.message)
    mine, theirs = question_for(Raised(kind, str(error))), question_for(raised)
    return (mine and mine.text) == (theirs and theirs.text)


def _short(message: str) -> str:
    return message[:100]


def agrees(misconception: Misconception, seen: Observation) -> bool:
    """Say whether the misconception gives what the learner's function gave on this input."""
    if misconception.wrong_solution is None:
        return True
    wrong = seen.result_of(misconception.wrong_solution)
    if isinstance(seen.answer, Raised):
        return wrong.error is not None and _is_same_error(seen.answer, wrong.error)
    if not isinstance(seen.answer, Returned) or wrong.error is not None:
        return False
    same = misconception.alike(seen.answer.value, wrong.value)
    return same and wrong.changed == seen.answer.changed


def tells_apart(misconception: Misconception, seen: Observation) -> bool:
    """Say whether this input tells the misconception apart from the reference."""
    if misconception.wrong_solution is None:
        return True
    wrong, right = seen.result_of(misconception.wrong_solution), seen.of_reference
    if wrong.error is not None or right.error is not None:
        return (wrong.error is None) != (right.error is None)
    same = misconception.alike(wrong.value, right.value)
    return not same or wrong.changed != right.changed


if not TYPE_CHECKING:
    __getattr__ = renamed_names(__name__, {"Idea": "MisconceptionTheme"})
