"""What learners read, word for word. A change here changes the course's voice: read it aloud before taking it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from syrupy.assertion import SnapshotAssertion

from graders.kit import FunctionExercise, Verdict
from graders.kit.testing import check, verdict_on


def lines(verdict: Verdict) -> list[str]:
    """A verdict as lines, as the front end shows them: what is folded away is not among them."""
    mark = {"passed": "Passed", "failed": "Not yet", "not-attempted": "Not attempted"}[verdict.outcome]
    count = f" ({len(verdict.held)} of {verdict.total} hold)" if verdict.outcome == "failed" and verdict.total else ""
    found = [f"{mark}{count}: {verdict.message.plain()}"]
    found += [f"? {verdict.question.plain()}"] if verdict.question is not None else []
    found += [f"- {note.plain()}" for note in verdict.notes]
    found += [f"* {goal.says.plain()}" for goal in verdict.stretch]
    return found


def _normalised(xs: Any) -> Any:
    return np.exp(xs) / np.exp(xs).sum()


def _in_place(xs: Any) -> Any:
    xs -= xs.max()
    return _normalised(xs)


def _raises(error: Exception) -> Callable[[Any], Any]:
    def stops(xs: Any) -> Any:
        raise error

    return stops


ANSWERS: dict[str, Callable[[Any], Any]] = {
    "right": lambda xs: _normalised(xs - xs.max()),
    "right, but overflows": _normalised,
    "right, as a list": lambda xs: list(_normalised(xs)),
    "divides by the sum": lambda xs: xs / xs.sum(),
    "does not normalise": np.exp,
    "powers of two": lambda xs: 2**xs / (2**xs).sum(),
    "one number": lambda xs: np.exp(xs).sum(),
    "one row": lambda xs: _normalised(xs)[None, :],
    "text": lambda xs: "softmax",
    "complex": lambda xs: _normalised(xs) + 0j,
    "nan": lambda xs: xs * np.nan,
    "nothing": lambda xs: None,
    "ellipsis": lambda xs: ...,
    "in place": _in_place,
    "name error": _raises(NameError("name 'exp' is not defined", name="exp")),
    "value error": _raises(ValueError("operands could not be broadcast together with shapes (3,) (2,) ")),
    "not written": _raises(NotImplementedError()),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_words_of_a_verdict(exercise: FunctionExercise, answer: str, snapshot: SnapshotAssertion) -> None:
    assert lines(verdict_on(exercise, ANSWERS[answer])) == snapshot


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_verdict_has_at_most_six_lines_and_raises_its_voice_in_none(exercise: FunctionExercise, answer: str) -> None:
    found = lines(verdict_on(exercise, ANSWERS[answer]))
    assert len(found) <= 6
    assert not any("!" in line or len(line) > 240 for line in found)


def test_the_words_for_a_missing_name(exercise: FunctionExercise, snapshot: SnapshotAssertion) -> None:
    assert lines(check(exercise, {})[0]) == snapshot


def test_the_words_for_a_value_in_the_place_of_a_function(
    exercise: FunctionExercise, snapshot: SnapshotAssertion
) -> None:
    assert lines(check(exercise, {"softmax": 3})[0]) == snapshot
