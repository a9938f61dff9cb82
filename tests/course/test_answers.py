"""The graders against the known answers: a few seeds here, many in ``jupyter math4ml audit``."""

from __future__ import annotations

import pytest

from math4ml_ext import audit
from math4ml_ext.audit.known import read_answers
from math4ml_ext.course import course

from .conftest import ANSWERS, EXERCISES

each = pytest.mark.parametrize("exercise", [one.id for one in EXERCISES])
functions = pytest.mark.parametrize("exercise", [one.id for one in EXERCISES if one.form == "function"])


@each
def test_right_answers_pass_wrong_ones_do_not_and_mistakes_are_told_apart(exercise: str) -> None:
    report = audit.run(course, seeds=3, answers=ANSWERS, exercises=[exercise], processes=1)
    assert report.problems == []


@functions
def test_there_are_answers_enough_to_hold_the_grader_to(exercise: str) -> None:
    kinds = [known.kind for known in read_answers(ANSWERS / f"{exercise}.py")]
    assert kinds.count("right") >= 6
    assert kinds.count("wrong") >= 14


def test_no_file_of_answers_is_left_over() -> None:
    files = {path.relative_to(ANSWERS).as_posix() for path in ANSWERS.rglob("*.py")}
    assert files == {f"{exercise.id}.py" for exercise in EXERCISES}
