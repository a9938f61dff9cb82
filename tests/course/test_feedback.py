"""What a learner reads: the commonest mistakes of each exercise, word for word. Read changes aloud first."""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from graders.kit import Exercise, Verdict
from math4ml_ext.audit.known import Known, read_answers

from .conftest import ANSWERS, EXERCISES, Judge

each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)

MARKS = {"passed": "Passed", "failed": "Not yet", "not-attempted": "Not attempted", "could-not-check": "Not checked"}


def lines(verdict: Verdict) -> list[str]:
    """The lines that are visible before anything is unfolded."""
    found = [f"{MARKS[verdict.outcome]}: {verdict.message.plain()}"]
    if verdict.question is not None:
        found.append(f"? {verdict.question.plain()}")
    found += [f"- {note.plain()}" for note in verdict.notes]
    return found + [f"* {goal.says.plain()}" for goal in verdict.stretch]


def commonest(exercise: Exercise) -> list[Known]:
    """Three different mistakes. The files of answers begin with those that are made most."""
    wrong = [known for known in read_answers(ANSWERS / f"{exercise.id}.py") if known.kind == "wrong"]
    told = {known.misconception: known for known in reversed(wrong) if known.misconception}
    return [known for known in wrong if known in told.values() or len(told) < 3][:3]


@each
def test_the_words_for_the_commonest_mistakes(judge: Judge, exercise: Exercise, snapshot: SnapshotAssertion) -> None:
    read = {known.name: lines(judge(exercise, known.source)) for known in commonest(exercise)}
    assert read == snapshot


@each
def test_the_words_for_an_untouched_cell_and_for_a_right_one(
    judge: Judge, exercise: Exercise, snapshot: SnapshotAssertion
) -> None:
    (name,) = exercise.names
    untouched = f"def {name}(*args):\n    ...\n" if exercise.form == "function" else f"{name} = ...\n"
    assert [lines(judge(exercise, untouched)), lines(judge(exercise, exercise.solution))] == snapshot


@each
def test_feedback_fits_six_short_lines_with_a_small_counterexample(judge: Judge, exercise: Exercise) -> None:
    for known in read_answers(ANSWERS / f"{exercise.id}.py"):
        verdict = judge(exercise, known.source)
        found = lines(verdict)
        assert len(found) <= 6
        assert [line for line in found if len(line) > 260 or re.search(r"!(?!=)", line)] == []
        assert verdict.counterexample is None or len(verdict.counterexample.call) <= 110


def test_a_density_that_misses_its_area_is_drawn(judge: Judge) -> None:
    my_pdf = next(one for one in EXERCISES if one.id == "probability/my-pdf")
    picture = judge(my_pdf, "def my_pdf(x):\n    return x\n").picture
    assert picture is not None
    assert picture["text/plain"] == "your density: from 0 to 1 between 0 and 1; its area, of 1: 0.5."


def test_a_walk_that_goes_wrong_is_drawn_in_its_valley(judge: Judge) -> None:
    run_gd = next(one for one in EXERCISES if one.id == "probability/run-gd")
    uphill = (
        "def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):\n"
        "    return mu_0 + learning_rate * (f(mu_0 + 1e-5, data) - f(mu_0 - 1e-5, data)) / 2e-5 * n_steps\n"
    )
    picture = judge(run_gd, uphill).picture
    assert picture is not None
    assert "You start (grey) at 0, where it is 9, and end (blue) at -0.6" in picture["text/plain"]


def test_a_swapped_world_and_belief_are_drawn_side_by_side(judge: Judge) -> None:
    crossentropy = next(one for one in EXERCISES if one.id == "probability/crossentropy")
    picture = judge(crossentropy, "def crossentropy(p, q):\n    return -np.sum(q * np.log(p))\n").picture
    assert picture is not None
    assert picture["text/plain"] == "p, the world: [0.5, 0.5]; q, the belief: [0.25, 0.75]."


def test_shared_scores_that_go_below_zero_are_drawn(judge: Judge) -> None:
    softmax = next(one for one in EXERCISES if one.id == "probability/softmax")
    picture = judge(softmax, "def softmax(xs):\n    return xs / xs.sum()\n").picture
    assert picture is not None
    assert picture["text/plain"] == "what came back: [-0.5, 1.5]; the sum is 1, of 1."
