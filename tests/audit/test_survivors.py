"""Wrong answers that pass: an input that tells one from the reference is looked for, and proposed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import Case, Course, Exercise, FunctionExercise, agrees_with_reference, example, returns_number
from graders.kit.criteria import returns_string
from graders.kit.queries import Source
from math4ml_ext import audit
from math4ml_ext.audit.invariants import Invariants
from math4ml_ext.audit.vary import MANY, variations


def exercise(name: str, solution: str, cases: list[Case], *criteria: Any, **more: Any) -> FunctionExercise:
    space: dict[str, Any] = {"np": np}
    exec(solution, space)
    return FunctionExercise(
        f"tiny/{name}",
        title="",
        goal="",
        reference=space[name],
        solution=solution,
        cases=cases,
        criteria=[*(criteria or [returns_number()]), agrees_with_reference()],
        on_pass="",
        **more,
    )


MEAN = "def mean(xs):\n    return sum(xs) / len(xs)\n"


def mean(*cases: Case, **more: Any) -> FunctionExercise:
    return exercise("mean", MEAN, list(cases), **more)


def report_on(course: Callable[..., Course], *exercises: Exercise, seeds: int = 3) -> audit.Report:
    return audit.run(course(*exercises), seeds=seeds, processes=1)


def proposals(report: audit.Report) -> dict[str, str]:
    return {one.name: one.proposal for part in report.exercises for one in part.survivors if one.proposal}


@pytest.mark.parametrize("xs", [[2.0, 2.0], (2.0, 2.0), np.array([2.0, 2.0]), np.array([2, 2])])
def test_the_first_entry_taken_for_a_mean_of_equal_ones_is_told_apart_by_a_proposal(
    course: Callable[..., Course], xs: Any
) -> None:
    report = report_on(course, mean(Case("two", example(xs))))
    assert report.ok  # a proposal is no fault
    found = proposals(report)
    assert {"returns `xs[0]`", "returns `xs[-1]`", "always returns `2`", "line 2: `/` becomes `//`"} <= set(found)
    assert found["returns `xs[0]`"].startswith("`mean(")
    said = "\n".join(report.lines())
    assert f"  tiny/mean: returns `xs[0]`: {found['returns `xs[0]`']}." in said
    assert "Make it a case, or say with `valid=` that it is outside the exercise:" in said


def test_cases_that_tell_everything_apart_leave_nothing_to_propose(course: Callable[..., Course]) -> None:
    whole = mean(
        Case("two", example(np.array([1.0, -2.0]))), Case("any", draw=lambda rng: [rng.normal(size=4)], times=3)
    )
    assert proposals(report_on(course, whole)) == {}


def test_a_proposal_stays_within_the_domain_that_the_exercise_states(course: Callable[..., Course]) -> None:
    solution = "def root(x):\n    return np.sqrt(abs(x))\n"
    cases = [Case("four", example(4.0))]
    free = proposals(report_on(course, exercise("root", solution, cases)))
    assert "(-" in free["line 2: `abs` is left out"]
    bounded = exercise("root", solution, cases, valid=lambda x: x >= 0)
    assert "line 2: `abs` is left out" not in proposals(report_on(course, bounded))


def test_a_proposal_keeps_to_what_all_inputs_have_in_common(course: Callable[..., Course]) -> None:
    """With a sum of 1 in every input, leaving out the division by it changes nothing."""
    solution = "def surprise(p):\n    return float(-np.log(p[0] / np.sum(p)))\n"
    cases = [Case("any", draw=lambda rng: [rng.dirichlet(np.ones(rng.integers(2, 5)))], times=5)]
    found = proposals(report_on(course, exercise("surprise", solution, cases)))
    assert not [name for name in found if name.endswith("only what is left of `/`")]


def test_texts_lists_and_dicts_are_varied_too(course: Callable[..., Course]) -> None:
    shout = exercise(
        "shout", "def shout(s):\n    return s.upper() + '!'\n", [Case("A", example("A"))], returns_string()
    )
    total = exercise("total", "def total(d):\n    return sum(d.values())\n", [Case("one", example({"a": 1}))])
    found = proposals(report_on(course, shout, total))
    assert found["always returns `'A!'`"].startswith("`shout(")
    assert "always returns `1`" in found


def test_an_answer_that_is_the_reference_is_the_same_on_what_was_tried(
    course: Callable[..., Course],
) -> None:
    first = exercise("first", "def first(xs):\n    return xs[0]\n", [Case("two", example(np.array([3.0, 1.0])))])
    report = report_on(course, first)
    (part,) = report.exercises
    assert part.tried.by_hand == 1
    assert part.tried.varied > 10
    said = "\n".join(report.lines())
    assert f"tiny/first, on {part.tried.words()}:" in said
    assert "returns `xs[0]`" in said
    assert "all inputs" not in said


def test_a_reference_that_never_ends_on_larger_inputs_does_not_hold_up_the_search(
    course: Callable[..., Course],
) -> None:
    solution = "def small(n):\n    while n > 3:\n        pass\n    return n\n"
    report = report_on(course, exercise("small", solution, [Case("two", example(2)), Case("three", example(3))]))
    assert report.ok


def test_the_numbers_are_in_the_summary_and_in_the_data(course: Callable[..., Course]) -> None:
    report = report_on(course, mean(Case("two", example([2.0, 2.0]))))
    part = json.loads(json.dumps(report.data()))["exercises"][0]
    apart = [one for one in part["survivors"] if one["proposal"]]
    refused, mutants = part["mutants_refused"], part["mutants"]
    same = mutants - refused - len(apart)
    assert part["inputs"]["by_hand"] == 1
    assert (
        f"{refused} of {mutants} mutants refused, {len(apart)} told apart by a call that no case has"
        in report.summary()
    )
    assert f"{same} the same on what was tried" in report.summary()
    assert report.summary().startswith("Nothing of what was tried falls short")
    assert "told apart by" in audit.markdown([report]) or "tells it apart" in audit.markdown([report])


def test_varied_inputs_are_new_few_enough_and_begin_with_those_most_alike() -> None:
    rng = np.random.default_rng(0)
    seen = [example(rng.dirichlet(np.ones(3)), int(n)) for n in (1, 2, 3, 4)]
    found = variations(seen)
    assert 20 < len(found) <= MANY
    assert all(abs(inputs.args[0].sum() - 1) < 1e-9 and inputs.args[1] >= 1 for inputs in found)


def test_lengths_that_are_the_same_stay_the_same() -> None:
    seen = [example(np.arange(1.0, n + 1), np.ones(n)) for n in (2, 3, 4)]
    found = variations(seen)
    assert found
    assert all(len(inputs.args[0]) == len(inputs.args[1]) for inputs in found)


def test_the_ends_of_an_interval_stay_in_order() -> None:
    seen = [example(0.0, 1.0), example(-1.0, 2.0), example(1.5, 3.5)]
    assert all(inputs.args[0] < inputs.args[1] for inputs in variations(seen))


def test_what_few_inputs_have_in_common_may_be_chance() -> None:
    few = Invariants([example(np.array([1.0, 2.0]))])
    other = example(np.array([2.0, -1.5]))
    assert not few.holds(other, weak=True)
    assert few.holds(other, weak=False)


def test_functions_handed_in_are_kept_and_what_stands_beside_them_is_varied(course: Callable[..., Course]) -> None:
    """Of Newton's method with two starts from the right, all that goes wrong elsewhere is found."""
    solution = (
        "def newton(f, df, x, n):\n    for _ in range(n):\n        if df(x) == 0:\n            return x\n"
        "        x = x - f(x) / df(x)\n    return x\n"
    )
    cases = [
        Case("a square", example(Source("lambda x: x * x - 2"), Source("lambda x: 2 * x"), 1.0, 20)),
        Case("a line", example(Source("lambda x: x - 1"), Source("lambda x: 1.0"), 3.0, 20)),
    ]
    found = proposals(report_on(course, exercise("newton", solution, cases)))
    assert {"line 3: never so", "line 2: `range` to one less", "line 6: the result is `abs`olute"} <= set(found)
    assert found["line 3: never so"].endswith("is 0; the mutant gives a ZeroDivisionError")
