"""An audit ends, whatever a grader does: one that runs on, that no signal reaches, that takes the process along."""

from __future__ import annotations

import itertools
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Case,
    Course,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    returns_number,
)
from math4ml_ext import audit
from math4ml_ext.audit import workers
from math4ml_ext.audit.workers import Ended, in_processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")

NEVER = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT count(*) FROM c"


def stuck(*_: Any) -> Any:
    """Run on in a query, where no signal of Python's is heard."""
    return sqlite3.connect(":memory:").execute(NEVER).fetchone()


def ended(*_: Any) -> Any:
    os._exit(3)


def audited(course: Course, **more: Any) -> audit.Report:
    return audit.run(course, **{"seeds": 2, "answers": None, "processes": 2, "mutants": False, **more})


def test_results_come_in_their_order() -> None:
    assert list(in_processes(lambda number: number * number, 20, 3)) == [number * number for number in range(20)]


def test_a_process_that_ends_is_replaced() -> None:
    def do(number: int) -> int:
        return ended() if number == 1 else number

    assert list(in_processes(do, 4, 2)) == [0, Ended(), 2, 3]


def test_an_exception_is_raised_here() -> None:
    def do(number: int) -> int:
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        list(in_processes(do, 1, 1))


def test_what_no_signal_reaches_is_ended_with_its_line() -> None:
    (found,) = in_processes(stuck, 1, 1, patience=1.0)
    assert isinstance(found, Ended)
    assert found.place is not None
    assert found.place.file == __file__
    assert "fetchone" in Path(__file__).read_text(encoding="utf-8").splitlines()[found.place.line - 1]


@pytest.mark.parametrize("part", ["reference", "predicate", "misconception"])
def test_a_grader_that_no_signal_reaches_is_told_and_the_audit_ends(
    course: Callable[..., Course],
    exercise: Callable[..., FunctionExercise],
    monkeypatch: pytest.MonkeyPatch,
    part: str,
) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 9.0)
    changes: dict[str, Any] = {
        "reference": {"reference": stuck, "name": "total"},
        "predicate": {"criteria": [returns_number(), holds("ends", stuck, "It ends."), agrees_with_reference()]},
        "misconception": {"misconceptions": [Misconception("runs on", stuck, "Does it end?")]},
    }[part]
    report = audited(course(exercise(**changes)))
    (said,) = report.problems
    assert said.startswith("tiny/total: The grader, or an answer, did not end within 9 s and could not be interrupted.")
    assert f"It was at {__file__}, line " in said


def test_an_endless_reference_is_a_trouble_of_its_exercise(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise], monkeypatch: pytest.MonkeyPatch
) -> None:
    from graders.kit import soundness

    monkeypatch.setattr(soundness.flaws, "__defaults__", (range(3), 0.2))
    endless = exercise(reference=lambda xs: [0 for _ in itertools.count() if _ < 0], name="total")
    for processes in (1, 2):
        (said,) = audited(course(endless), processes=processes).problems
        assert said.startswith("tiny/total: the reference, or a case, was still running after 0.2 s at ")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reference": lambda xs: (x for x in xs)}, "the reference gives a value of type generator"),
        ({"reference": lambda xs: np.sum(xs, axis=7)}, "the reference raised AxisError at "),
        (
            {"cases": [Case("any", draw=lambda rng: [rng.normall(size=3)])]},
            "the case 'any' cannot draw its inputs: AttributeError: ",
        ),
        (
            {"cases": [Case("any", example(object()))]},
            "an argument of type object cannot be sent to a kernel. Write it as Source(...)",
        ),
    ],
)
def test_a_flaw_of_the_course_is_said_before_any_answer_is_tried(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise], changes: Any, said: str
) -> None:
    for processes in (1, 2):
        (problem,) = audited(course(exercise(**{"name": "total", **changes})), processes=processes).problems
        assert problem.startswith(f"tiny/total: {said}")


def test_a_fault_that_an_answer_meets_is_told_with_the_authors_line(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise], caplog: Any, capfd: Any
) -> None:
    faulty = exercise(
        misconceptions=[Misconception("takes the mean", np.mean, "?", same=lambda one, other: one.nope == other)],
    )
    for processes in (1, 2):
        (problem,) = audited(course(faulty), processes=processes).problems
        assert "grader failed: misconception 'takes the mean' with 2 of 2 seeds. grader of tiny/total failed" in problem
        assert f"same= of the misconception 'takes the mean' raised AttributeError at {__file__}, line " in problem
    assert caplog.text == ""
    assert "Traceback" not in capfd.readouterr().err
