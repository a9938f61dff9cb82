from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.kit import Case, Course, FunctionExercise, Misconception, agrees_with_reference, holds, returns_number
from math4ml_ext import audit

GOOD = """\
# %% right: a loop
def total(xs):
    result = 0.0
    for x in xs:
        result += x
    return result
# %% right: prints as it goes
def total(xs):
    print(xs)
    return sum(xs)
# %% wrong: the mean | misconception: takes the mean
def total(xs):
    return sum(xs) / len(xs)
# %% wrong: one too few
def total(xs):
    return np.sum(xs[1:])
# %% wrong: does not run
def total(xs) return sum(xs)
# %% wrong: ends the kernel
import sys
sys.exit()
# %% wrong: nothing
"""


def audited(course: Course, folder: Path | None = None, **more: Any) -> audit.Report:
    return audit.run(course, **{"seeds": 5, "answers": folder, "processes": 1, "mutants": False, **more})


def named(report: audit.Report, name: str) -> audit.Attempt:
    return next(attempt for one in report.exercises for attempt in one.attempts if attempt.name == name)


def test_graders_that_hold_are_said_to_hold(course: Callable[..., Course], answers: Callable[..., Path]) -> None:
    report = audited(course(), answers(GOOD))
    assert report.problems == []
    assert report.ok
    assert report.summary().startswith(
        "Nothing of what was tried falls short: 2 exercises, 5 seeds, 0 of 4 right refused, 0 of 8 wrong accepted, "
        "0 flaky, 4 of 4 misconceptions told apart, 3 of 5 wrong answers get a question of their own (60%)"
    )


def test_without_answers_a_course_is_held_to_itself(course: Callable[..., Course]) -> None:
    report = audited(course())
    assert report.ok
    assert [attempt.kind for attempt in report.exercises[0].attempts] == ["reference", "misconception", "misconception"]


def test_a_right_answer_that_is_refused_is_told_with_its_words(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    report = audited(course(), answers("# %% right: not really\ndef total(xs):\n    return np.max(xs)\n"))
    assert not report.ok
    assert report.problems == [
        (
            "tiny/total: right refused: right 'not really' with 5 of 5 seeds. "
            "Seed 0: failed, `total([1, 2, 6])` gave `6`. It should be larger."
        )
    ]


def test_a_wrong_answer_that_is_accepted_is_told(course: Callable[..., Course], answers: Callable[..., Path]) -> None:
    report = audited(course(), answers("# %% wrong: not really\ntotal = np.sum\n"))
    assert report.problems == ["tiny/total: wrong accepted: wrong 'not really' with 5 of 5 seeds"]


def test_a_verdict_that_depends_on_the_seed_is_flaky(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise], answers: Callable[..., Path]
) -> None:
    thin = exercise(cases=[Case("any", draw=lambda rng: [rng.normal(size=1)])], misconceptions=[])
    report = audited(course(thin), answers("# %% wrong: the size\ndef total(xs): return abs(np.sum(xs))\n"), seeds=20)
    assert named(report, "the size").flaky
    assert "1 flaky" in report.summary()
    assert not report.ok


def test_a_misconception_taken_for_another_is_told(course: Callable[..., Course], answers: Callable[..., Path]) -> None:
    text = "# %% wrong: one of them | misconception: takes the largest\ndef total(xs): return np.mean(xs)\n"
    report = audited(course(), answers(text))
    assert report.problems == [
        (
            "tiny/total: not told apart: wrong 'one of them' is to be recognised as 'takes the largest', "
            "and was as: 'takes the mean' 5"
        )
    ]


def test_two_misconceptions_that_the_inputs_do_not_tell_apart_are_told(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise]
) -> None:
    twins = [Misconception("mean", np.mean, "?"), Misconception("average", np.average, "?")]
    report = audited(course(exercise(misconceptions=twins)))
    assert [problem.partition(" is to be")[0] for problem in report.problems] == [
        "tiny/total: not told apart: misconception 'mean'",
        "tiny/total: not told apart: misconception 'average'",
    ]
    assert report.exercises[0].confusion == {"mean": {}, "average": {}}


def test_a_misconception_that_is_right_is_told(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise]
) -> None:
    report = audited(course(exercise(misconceptions=[Misconception("right", np.sum, "?")])))
    assert report.problems == ["tiny/total: wrong accepted: misconception 'right' with 5 of 5 seeds"]


def test_an_answer_may_expect_only_a_misconception_that_is_there(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    report = audited(course(), answers("# %% wrong: a | misconception: no such\ndef total(xs): return np.mean(xs)\n"))
    assert "expects the misconception 'no such', which the exercise does not have" in report.problems[0]


def test_a_file_of_answers_that_no_exercise_has_is_told(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    report = audited(course(), answers(GOOD, name="totals"))
    assert report.problems == ["tiny/totals.py: there is no exercise of this name"]


def test_a_grader_that_fails_is_told(course: Callable[..., Course], exercise: Callable[..., FunctionExercise]) -> None:
    class Broken(FunctionExercise):
        def grade(self, rng: Any) -> Any:
            yield from ()
            raise KeyError("ours")

    broken = exercise(misconceptions=[])
    broken.__class__ = Broken
    assert "grader failed" in audited(course(broken)).problems[0]


def test_a_picture_that_raises_is_a_problem_though_it_costs_no_verdict(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise]
) -> None:
    def broken(*_: Any) -> Any:
        raise KeyError("no such colour")

    problems = audited(course(exercise(picture=broken))).problems
    assert any(
        "grader raised beside its verdict on " in one and "the picture raised KeyError" in one for one in problems
    )


def test_an_endless_loop_is_a_wrong_answer_and_soon_over(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    report = audited(course(), answers("# %% wrong: for ever\ndef total(xs):\n    while True: pass\n"), seeds=50)
    assert report.ok
    assert named(report, "for ever").seeds == 2


def test_an_answer_that_a_case_by_hand_refuses_needs_few_seeds(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    text = "def total(xs): return np.mean(xs)\n"
    folder = answers(f"# %% wrong: the mean\n{text}# %% wrong: named | misconception: takes the mean\n{text}")
    report = audited(course(), folder, seeds=60)
    assert [named(report, name).seeds for name in ("the mean", "named")] == [5, 60]


def test_earlier_exercises_are_solved(course: Callable[..., Course], exercise: Callable[..., FunctionExercise]) -> None:
    later = FunctionExercise(
        "tiny/twice",
        title="",
        goal="",
        reference=lambda xs: 2 * np.sum(xs),
        name="twice",
        solution="def twice(xs):\n    return 2 * total(xs)\n",
        cases=[Case("any", draw=lambda rng: [rng.normal(size=3)])],
        criteria=[returns_number(), agrees_with_reference()],
        on_pass="",
    )
    assert audited(course(exercise(), later), exercises=["tiny/twice"]).ok


def test_mutants_of_the_reference_are_refused(course: Callable[..., Course]) -> None:
    report = audited(course(), mutants=True)
    assert report.ok
    assert {attempt.name for attempt in report.exercises[0].of("mutant")} >= {
        "line 2: `sum` becomes `mean`",
        "line 2: `np.sum` is left out",
        "line 2: the result has the other sign",
    }


def test_a_mutant_that_slips_through_now_and_then_is_told(
    course: Callable[..., Course], exercise: Callable[..., FunctionExercise]
) -> None:
    thin = exercise(
        cases=[Case("any", draw=lambda rng: [rng.normal(size=1)])],
        criteria=[returns_number(), holds("is no less", lambda xs, y: y >= xs[0] - 1e-9, "No less.")],
        misconceptions=[],
    )
    report = audited(course(thin), mutants=True, seeds=20)
    assert any("wrong accepted: mutant" in problem for problem in report.problems)


def test_a_mutant_that_does_the_same_is_listed_but_no_fault(course: Callable[..., Course], exercise: Any) -> None:
    report = audited(course(exercise(solution="def total(xs):\n    return np.sum(xs + 0)\n")), mutants=True)
    assert report.ok
    lines = report.lines()
    where = next(place for place, line in enumerate(lines) if line.startswith("  tiny/total, on "))
    assert "    line 2: `+` becomes `-`" in lines[where:]


def test_two_processes_find_the_same(course: Callable[..., Course], answers: Callable[..., Path]) -> None:
    text = GOOD + "".join(f"# %% wrong: {n} too many\ndef total(xs): return np.sum(xs) + {n}\n" for n in range(1, 20))
    one, two = (audited(course(), answers(text), processes=processes) for processes in (1, 2))
    assert [(a.name, a.passed, a.recognised) for part in one.exercises for a in part.attempts] == [
        (a.name, a.passed, a.recognised) for part in two.exercises for a in part.attempts
    ]


def test_an_exercise_that_does_not_exist_is_said_not_to(course: Callable[..., Course]) -> None:
    with pytest.raises(LookupError, match="no exercise 'tiny/none'"):
        audited(course(), exercises=["tiny/none"])


def test_progress_is_told(course: Callable[..., Course]) -> None:
    told: list[audit.Progress] = []
    audited(course(), progress=told.append)
    assert [(one.done, one.of) for one in told] == [(0, 0), (1, 2), (2, 2)]
    assert told[0].words() == "running the notebooks' cells"
    assert (told[1].exercise, told[1].is_whole) == ("tiny/total", True)
    assert told[1].words().startswith("1 of 2: tiny/total, about ")
    assert told[2].words() == "2 of 2: tiny/guess"


def test_the_report_is_plain_data_too(course: Callable[..., Course], answers: Callable[..., Path]) -> None:
    data = json.loads(json.dumps(audited(course(), answers(GOOD)).data()))
    assert data["ok"] is True
    assert data["exercises"][0]["confusion"]["takes the mean"] == {"takes the mean": 5}
    assert data["exercises"][0]["own_question"] == 3


def test_each_exercise_has_a_line(course: Callable[..., Course], answers: Callable[..., Path]) -> None:
    lines = audited(course(), answers(GOOD)).lines()
    assert [line.split()[0] for line in lines] == ["tiny/total", "tiny/guess"]
    assert "right   3/3" in lines[0]


def test_the_question_about_an_error_of_the_learners_own_is_one_of_their_own(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    report = audited(course(), answers(GOOD))
    own = {one.name: one.own_question for one in report.exercises[0].of("wrong")}
    assert own == {
        "the mean": True,
        "one too few": False,
        "does not run": True,
        "ends the kernel": True,
        "nothing": False,
    }


def test_a_mutant_is_refused_once_where_a_case_by_hand_refuses_it(course: Callable[..., Course]) -> None:
    report = audited(course(), mutants=True, seeds=20)
    refused = [one for one in report.exercises[0].of("mutant") if not one.passed]
    assert {one.name: one.seeds for one in refused if one.seeds != 1} == {}


def test_an_author_can_read_what_each_answer_is_told(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    text = audit.markdown([audited(course(), answers(GOOD), mutants=True)])
    lines = text.splitlines()
    assert "## tiny/total" in lines
    assert "| a loop | 5 | passes |" in lines
    assert "| the mean | 5 | takes the mean | By what do you divide? |" in lines
    assert "| one too few | 5 | - | `total([1, 2, 6])` gave `8`. It should be larger. |" in lines


def test_an_author_reads_of_confusions_and_of_what_is_accepted(
    course: Callable[..., Course], answers: Callable[..., Path]
) -> None:
    known = "# %% wrong: one | misconception: takes the largest\ndef total(xs): return np.mean(xs)\n"
    known += "# %% wrong: a or b\ntotal = np.sum\n# %% right: c\ntotal = np.max\n"
    text = audit.markdown([audited(course(), answers(known))])
    assert "| one | 5 | **takes the mean**, not takes the largest | By what do you divide? |" in text
    assert "| a or b | 5 | **accepted 5 times** |" in text
    assert "| c | 5 | **refused 5 times**: " in text
