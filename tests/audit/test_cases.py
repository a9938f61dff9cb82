"""The cases of an exercise are looked at before any answer is tried: what is wrong with one is told by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import Case, Course, FunctionExercise, example, holds, returns_number
from graders.kit.queries import Source
from math4ml_ext import audit

from .conftest import GUESS


def audited(course: Course) -> audit.Report:
    return audit.run(course, seeds=3, processes=1, mutants=False)


@pytest.mark.parametrize(
    ("case", "says"),
    [
        (
            Case("any", draw=lambda rng: [rng.normall(size=3)]),
            "tiny/total: the case 'any' cannot draw its inputs: AttributeError: ",
        ),
        (
            Case("later", draw=lambda rng: [rng.normal(size=3)[int(rng.integers(9))]]),
            "tiny/total: the case 'later' cannot draw its inputs: IndexError: ",
        ),
        (Case("odd", example(object())), "tiny/total: an argument of type object cannot be sent to a kernel."),
    ],
)
def test_a_case_that_fails_is_named_with_its_line_and_takes_no_other_exercise_with_it(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise], case: Case, says: str, capfd: Any
) -> None:
    report = audited(course(exercise(cases=[Case("two", example(np.array([1.0, 2.0]))), case]), GUESS))
    (problem,) = report.problems
    assert problem.startswith(says)
    if callable(case.draw):
        assert f"(audit/test_cases.py, line {case.draw.__code__.co_firstlineno}" in problem
    assert report.exercises[1].attempts
    assert "Traceback" not in capfd.readouterr().err


def test_a_case_outside_the_exercise_s_own_domain_is_told(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise]
) -> None:
    report = audited(course(exercise(valid=lambda xs: len(xs) > 3)))
    assert report.problems[0].startswith(
        "tiny/total: the case 'three' has inputs that the exercise's own valid= does not"
    )


def test_a_predicate_that_raises_is_told_with_its_line(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise]
) -> None:
    wrong = holds("is small", lambda xs, y: np.smal(y), "It is small.")
    report = audited(course(exercise(criteria=[returns_number(), wrong])))
    told = [problem for problem in report.problems if "reference" in problem]
    assert "is small" in told[0]
    assert "test_cases.py, line" in told[0]


@pytest.mark.parametrize(
    ("argument", "is_odd"),
    [
        (Source("__import__('random').Random(1)"), True),
        (list(range(400)), True),
        (Source("lambda x: x * x"), False),
        ([1.0, 2.0], False),
        (np.zeros((0, 3)), False),
    ],
)
def test_a_call_that_nobody_can_type_is_worth_a_look(
    course: Callable[..., Course], argument: Any, is_odd: bool
) -> None:
    one = FunctionExercise(
        "tiny/one",
        title="",
        goal="",
        reference=lambda x: 1.0,
        name="one",
        solution="def one(x):\n    return 1.0\n",
        cases=[Case("a", example(argument)), Case("long, and made shorter", draw=lambda rng: [rng.normal(size=300)])],
        criteria=[returns_number(), holds("is one", lambda x, y: y == 1, "It is one.")],
        on_pass="",
    )
    report = audited(course(one))
    assert report.ok
    said = "the case 'a' shows a call that nobody can type"
    assert [note.partition(":")[0] for note in report.exercises[0].notes] == is_odd * [said]
    assert ("Worth a look:" in report.lines()) == is_odd
