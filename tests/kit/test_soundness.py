"""What an author is told of an exercise before anybody answers it."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import signal
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Prediction,
    Source,
    ValueExercise,
    agrees_with_reference,
    example,
    holds,
    returns_number,
)
from graders.kit.check import GRADER_FAULT
from graders.kit.overtime import Overtime, within
from graders.kit.soundness import flaws
from graders.kit.testing import verdict_on

PARTS: dict[str, Any] = {"title": "t", "goal": "g", "solution": "", "on_pass": "Good."}


class Account:
    """What a course may be tempted to ask for."""


def exercise(reference: Callable[..., Any], *cases: Case, **others: Any) -> FunctionExercise:
    parts = {"criteria": [agrees_with_reference()], **PARTS, **others}
    return FunctionExercise(
        "tests/f", name="f", reference=reference, cases=cases or (Case("one", example(1)),), **parts
    )


def misspelt(rng: Any) -> list[Any]:
    return [rng.normall()]


def endless(x: Any) -> Any:
    """Run on, and let no Exception through."""
    for _ in itertools.count():
        with contextlib.suppress(Exception):
            next(iter(()))


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (
            exercise(lambda x: Account()),
            "a value of type Account, which no check can look into. Let it give what matters",
        ),
        (exercise(lambda x: (n for n in [x])), "of type generator, which no check can look into. Let it give a list"),
        (
            exercise(lambda x: {"at": [dt.date(2026, 1, x)]}),
            "of type date, which no check can look into. Let it give text",
        ),
        (exercise(lambda x: lambda y: y), "of type function, which no check can look into."),
        (exercise(lambda x: 1 / (x - 1)), "the reference raised ZeroDivisionError at "),
        (exercise(lambda x: np.random.default_rng().random()), "gives another value for the same input"),
        (
            exercise(lambda x: x, Case("any", draw=misspelt)),
            "a case cannot be drawn with seed 0: it raised AttributeError at ",
        ),
        (exercise(lambda x: x, Case("one", example(Source("1 / 0")))), "Source('1 / 0') raised ZeroDivisionError"),
        (exercise(lambda x: x, criteria=[]), "There is no criterion"),
        (
            exercise(lambda x: x, misconceptions=[Misconception("the middle", lambda x: np.medain(x), "?")]),
            "the wrong solution of the misconception 'the middle' raised AttributeError at ",
        ),
        (
            exercise(lambda x: x, misconceptions=[Misconception("it", np.mean, "?", also=[lambda x: medain(x)])]),  # type: ignore[name-defined]  # noqa: F821
            "the wrong solution of the misconception 'it' raised NameError at ",
        ),
        (
            ValueExercise("tests/v", name="v", reference=Account, criteria=[agrees_with_reference()], **PARTS),
            "a value of type Account",
        ),
    ],
)
def test_a_flaw_is_a_sentence(faulty: Any, said: str) -> None:
    (found,) = flaws(faulty)
    assert said in found
    assert found.endswith(".")


def test_an_exercise_without_flaws_has_none() -> None:
    rng = Source("__import__('numpy').random.default_rng(3)")
    assert flaws(exercise(lambda rng: rng.random(3), Case("drawn", example(rng)))) == []
    assert (
        flaws(
            exercise(
                lambda x: 1.0, Case("odd", draw=lambda rng: [1.0], times=2), Case("none", example(0), stretch=True)
            )
        )
        == []
    )
    assert flaws(Prediction("tests/g", name="g", options=("a", "b"), answer="a", questions={"b": "?"}, **PARTS)) == []


def test_a_wrong_solution_may_raise() -> None:
    mistakes = [
        Misconception("indexes it", lambda x: x[0], "?"),
        Misconception("takes it for an array", lambda x: x.sum(), "?"),
        Misconception("divides by it", lambda x: x / (x - 1), "?"),
    ]
    assert flaws(exercise(lambda x: x, misconceptions=mistakes)) == []


def test_a_goal_beyond_the_pass_may_be_beyond_the_reference() -> None:
    assert flaws(exercise(lambda x: 1 / x, Case("one", example(1)), Case("zero", example(0), stretch=True))) == []


def test_an_endless_reference_is_named_with_its_line() -> None:
    (said,) = flaws(exercise(endless), seconds=0.2)
    assert "still running after 0.2 s at " in said
    assert __file__ in said


@pytest.mark.parametrize(
    "faulty",
    [
        exercise(endless),
        exercise(lambda x: 1.0, criteria=[returns_number(), holds("ends", lambda x, y: endless(x), "It ends.")]),
    ],
)
def test_an_endless_grader_ends_in_a_verdict(
    faulty: FunctionExercise, caplog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graders.kit import check as checking

    monkeypatch.setattr(checking.advance, "__defaults__", (*checking.advance.__defaults__[:-1], 0.2))
    assert verdict_on(faulty, lambda x: 2.0).message == GRADER_FAULT
    assert "the grader was still running after 0.2 s at " in caplog.text
    assert f"{__file__}, line " in caplog.text


def test_a_proposal_of_simpler_inputs_may_be_endless() -> None:
    def draw(rng: Any) -> list[Any]:
        return [int(rng.integers(5, 100))]

    faulty = exercise(lambda x: x, Case("any", draw=draw, simpler=lambda x: ([n] for n in itertools.count(1))))
    verdict = verdict_on(faulty, lambda x: 2 * x)
    assert verdict.outcome == "failed"
    assert verdict.counterexample is not None
    assert verdict.counterexample.call == "f(1)"


def test_a_timer_that_runs_already_is_put_back() -> None:
    rang: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: rang.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 1000.0)
        with within(500.0):
            assert signal.getitimer(signal.ITIMER_REAL)[0] <= 500.0
        assert 500.0 < signal.setitimer(signal.ITIMER_REAL, 0)[0] <= 1000.0
        with pytest.raises(Overtime), within(0.05):
            endless(0)
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
        assert rang == []
    finally:
        signal.signal(signal.SIGALRM, before)


def test_in_another_thread_nothing_is_bounded() -> None:
    done: list[bool] = []

    def work() -> None:
        with within(0.0):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
