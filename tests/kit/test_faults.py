"""An exception of the course's own code: nothing is said of the learner's answer, and the author reads where it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Case,
    Criterion,
    Exercise,
    FunctionExercise,
    Misconception,
    Script,
    Source,
    ValueExercise,
    Verdict,
    advance,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    returns_array,
    returns_number,
)
from graders.kit.check import GRADER_FAULT
from graders.kit.faults import CourseFault, truth
from graders.kit.testing import check

PARTS: dict[str, Any] = {"title": "t", "goal": "g", "solution": "", "on_pass": "Good."}
SOME = (Case("some", example(np.array([1.0, 2.0, 6.0]))),)


def total(xs: Any) -> Any:
    return np.sum(xs)


def in_order(xs: Any) -> Any:
    return np.sort(xs)


def exercise(**others: Any) -> FunctionExercise:
    parts: dict[str, Any] = {
        "name": "f",
        "reference": total,
        "cases": SOME,
        "criteria": [returns_number(), is_finite(), agrees_with_reference()],
        **PARTS,
        **others,
    }
    return FunctionExercise("tests/f", **parts)


def raises(*_: Any) -> Any:
    raise FileNotFoundError("no measurements.csv")


def when_it_raises(seen: Any) -> bool:
    return bool(1 / 0)


def draws(rng: Any) -> list[Any]:
    return [rng.normall(size=3)]


def twice(one: Any, other: Any) -> Any:
    return np.isclose(np.array([one, one]), other)


def _asks_nothing(exercise: Exercise, rng: Any) -> Any:
    yield "f(1)"


def _ends_without(exercise: Exercise, rng: Any) -> Any:
    yield []


def _ends_the_process(exercise: Exercise, rng: Any) -> Any:
    yield []
    raise SystemExit


def with_mistake(**others: Any) -> FunctionExercise:
    return exercise(misconceptions=[Misconception("mean", others.pop("solution", np.mean), "?", **others)])


def holding(predicate: Callable[..., Any]) -> FunctionExercise:
    return exercise(criteria=[returns_number(), holds("is small", predicate, "It is small."), agrees_with_reference()])


FAULTS: dict[str, tuple[FunctionExercise | Script, str]] = {
    "a reference that raises": (exercise(reference=raises), "the reference raised FileNotFoundError"),
    "a reference that ends the process": (exercise(reference=lambda xs: exit(1)), "the reference raised SystemExit"),
    "a reference that takes other arguments": (
        exercise(reference=lambda xs, ys: 1.0),
        "the reference raised TypeError",
    ),
    "a predicate that raises": (holding(raises), "the condition of 'is small' raised FileNotFoundError"),
    "a predicate with a slip": (holding(lambda xs, y: np.alll(y)), "the condition of 'is small' raised AttributeError"),
    "a predicate with a slip for wrong values only": (
        holding(lambda xs, y: y == 9 or undefined),  # type: ignore[name-defined]  # noqa: F821
        "the condition of 'is small' raised NameError",
    ),
    "a predicate that gives an array": (
        holding(lambda xs, y: xs < 100),
        "the condition of 'is small' raised TypeError",
    ),
    "a predicate that gives a pair": (holding(lambda xs, y: (y < 0, y < 1)), "raised TypeError"),
    "a predicate that gives a generator": (holding(lambda xs, y: (x < 0 for x in xs)), "raised TypeError"),
    "a predicate that gives a function": (holding(lambda xs, y: np.all), "raised TypeError"),
    "a criterion that raises": (
        exercise(criteria=[Criterion("is read", raises), agrees_with_reference()]),
        "the criterion 'is read' raised FileNotFoundError",
    ),
    "a shape that raises": (
        exercise(reference=in_order, criteria=[returns_array(shape=lambda xs: xs.shpe), agrees_with_reference()]),
        "raised AttributeError",
    ),
    "a `same=` that gives an array": (with_mistake(same=twice), "same= of the misconception 'mean' raised TypeError"),
    "a `same=` that raises": (with_mistake(same=raises), "same= of the misconception 'mean' raised FileNotFound"),
    "a `when=` that raises": (
        with_mistake(when=when_it_raises),
        "when= of the misconception 'mean' raised ZeroDivision",
    ),
    "a `when=` alone that raises": (
        with_mistake(solution=None, when=lambda seen: seen["no"]),
        "when= of the misconception 'mean' raised TypeError",
    ),
    "a `when=` that gives a list": (with_mistake(when=lambda seen: [False]), "raised TypeError"),
    "a case that cannot be drawn": (exercise(cases=[*SOME, Case("any", draw=draws)]), "raised AttributeError"),
    "an argument that raises": (
        exercise(cases=[Case("some", example(Source("open('no measurements.csv')")))]),
        "raised FileNotFoundError",
    ),
    "a reference that cannot be looked into": (
        exercise(reference=lambda xs: (x for x in xs), criteria=[agrees_with_reference()]),
        "the reference gave a value of type generator, which no check can look into",
    ),
    "no criterion": (exercise(criteria=[]), "there is no criterion, so that any answer would pass"),
    "a script that asks what is no question": (
        Script("tests/script", script=_asks_nothing, names=("f",), **PARTS),
        "must yield a list of Call and Value",
    ),
    "a script without a verdict": (
        Script("tests/script", script=_ends_without, names=("f",), **PARTS),
        "must return a Verdict",
    ),
    "a script that ends the process": (
        Script("tests/script", script=_ends_the_process, names=("f",), **PARTS),
        "raised SystemExit",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_course_is_never_the_learners(name: str, caplog: Any) -> None:
    faulty, said = FAULTS[name]
    verdict, rounds = check(faulty, {"f": np.cumsum if "shape" in name else np.mean})
    assert (verdict.outcome, verdict.message) == ("could-not-check", GRADER_FAULT)
    assert f"grader of {faulty.id} failed (seed 0): " in caplog.text
    assert said in caplog.text
    faults: list[CourseFault] = []
    advance(faulty, 0, rounds, report=faults.append)
    assert said in str(faults[0])


@pytest.mark.parametrize("name", ["a reference that raises", "a case that cannot be drawn", "an argument that raises"])
@pytest.mark.parametrize("answer", [raises, lambda xs: xs[99], lambda xs: 7.0])
def test_an_answer_that_stops_is_not_to_blame_where_ours_stops(name: str, answer: Callable[..., Any]) -> None:
    assert check(FAULTS[name][0], {"f": answer})[0].message == GRADER_FAULT


@pytest.mark.parametrize(
    ("faulty", "line"),
    [
        (exercise(reference=raises), 'raise FileNotFoundError("no measurements.csv")'),
        (holding(raises), 'raise FileNotFoundError("no measurements.csv")'),
        (with_mistake(when=when_it_raises), "return bool(1 / 0)"),
        (exercise(cases=[Case("any", draw=draws)]), "return [rng.normall(size=3)]"),
    ],
)
def test_the_author_reads_the_line(faulty: FunctionExercise, line: str) -> None:
    faults: list[CourseFault] = []
    _, rounds = check(faulty, {"f": np.mean})
    advance(faulty, 0, rounds, report=faults.append)
    found = re.search(r" at (\S+), line (\d+)", str(faults[0]))
    assert found is not None
    assert Path(found[1]) == Path(__file__)
    assert Path(__file__).read_text(encoding="utf-8").splitlines()[int(found[2]) - 1].strip() == line


def test_a_value_that_cannot_be_made_here_is_no_fault_of_the_learners() -> None:
    faulty = ValueExercise(
        "tests/v", name="v", reference=raises, criteria=[returns_number(), agrees_with_reference()], **PARTS
    )
    assert check(faulty, {"v": 7.0})[0].message == GRADER_FAULT


def test_a_right_answer_passes_beside_a_misconception_that_is_at_fault() -> None:
    assert check(with_mistake(same=raises), {"f": np.sum})[0].outcome == "passed"


def test_a_goal_that_the_solution_itself_does_not_reach_withholds_nothing() -> None:
    faulty = exercise(
        reference=lambda xs: xs[0] + xs[1] + xs[2],
        cases=[*SOME, Case("none", example(np.array([])), stretch=True, prompt="What of no numbers?")],
    )
    verdict, _ = check(faulty, {"f": lambda xs: float(sum(xs))})
    assert verdict.outcome == "passed"
    assert [goal.reached for goal in verdict.stretch] == [False]


@pytest.mark.parametrize("value", [(), (False,), [False], "no", lambda: False, iter([]), {"a": 1}, np.zeros(2)])
def test_what_is_no_truth_value_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="must give True or False"):
        truth(value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, True),
        (np.False_, False),
        (1, True),
        (0.0, False),
        (None, False),
        (float("nan"), False),
        (np.ones(1), True),
    ],
)
def test_a_truth_value_may_be_a_number(value: Any, said: bool) -> None:
    assert truth(value) is said


def test_a_check_that_fails_says_so_in_a_verdict() -> None:
    assert isinstance(advance(exercise(cases=[Case("any", draw=draws)]), 0), Verdict)


def test_a_sentence_that_cannot_be_made_is_left_out_and_the_author_is_told(caplog: Any) -> None:
    criteria = [returns_number(), agrees_with_reference(requirement=raises)]
    verdict, _ = check(exercise(criteria=criteria), {"f": lambda xs: xs.max()})
    assert verdict.outcome == "failed"
    assert verdict.message.plain().endswith("gave `6`. It should be larger.")
    assert "grader of tests/f (seed 0): the sentence of a criterion raised FileNotFoundError at " in caplog.text
    assert f"{Path(__file__).name}, line {raises.__code__.co_firstlineno + 1}" in caplog.text


def test_a_picture_that_cannot_be_drawn_is_left_out_and_the_author_is_told(caplog: Any) -> None:
    verdict, _ = check(exercise(picture=raises), {"f": lambda xs: xs.max()})
    assert (verdict.outcome, verdict.picture) == ("failed", None)
    assert "grader of tests/f (seed 0): the picture raised FileNotFoundError at " in caplog.text
