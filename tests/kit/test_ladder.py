from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graders.kit import FunctionExercise, Verdict, advance
from graders.kit.check import BadAnswers
from graders.kit.queries import (
    Answer,
    Missing,
    NotCallable,
    Opaque,
    Raised,
    Returned,
    Skipped,
    Stub,
    TimedOut,
    TooLarge,
    Unbound,
)
from graders.kit.testing import check, verdict_on


def answered(exercise: FunctionExercise, *answers: Answer) -> Verdict:
    """The verdict when the first asks are answered so and all others as the last of them."""
    asks = advance(exercise, 0)
    assert isinstance(asks, list)
    filled = [*answers, *[answers[-1]] * (len(asks) - len(answers))]
    verdict = advance(exercise, 0, [filled])
    assert isinstance(verdict, Verdict)
    return verdict


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Missing("softmax"), "There is no `softmax` here yet. Start with `np.exp(xs)`."),
        (Stub("softmax"), "`softmax` does nothing yet. Start with `np.exp(xs)`."),
        (NotCallable("softmax", "NoneType"), "`softmax` does nothing yet. Start with `np.exp(xs)`."),
        (NotCallable("softmax", "ellipsis"), "`softmax` does nothing yet. Start with `np.exp(xs)`."),
        (Returned(...), "`softmax` does nothing yet. Start with `np.exp(xs)`."),
        (Returned(Opaque("NotImplementedType", "")), "`softmax` does nothing yet. Start with `np.exp(xs)`."),
        (
            Raised("NameError", "name 'TODO' is not defined", 2, "TODO"),
            "`softmax` runs into a blank that is not filled in yet.",
        ),
        (
            Raised("NameError", "name '____' is not defined", 2, "____"),
            "`softmax` runs into a blank that is not filled in yet.",
        ),
        (
            Raised("NotImplementedError", ""),
            "`softmax` runs into code that is not written yet.",
        ),
    ],
)
def test_what_was_not_attempted_is_not_wrong(exercise: FunctionExercise, answer: Answer, message: str) -> None:
    verdict = answered(exercise, answer)
    assert (verdict.outcome, verdict.message.plain()) == ("not-attempted", message)


@pytest.mark.parametrize("raised", [Raised("NameError", "", 2, "____"), Raised("NotImplementedError", "")])
def test_what_is_unwritten_may_stand_in_a_function_that_is_called(exercise: FunctionExercise, raised: Raised) -> None:
    question = answered(exercise, raised).question
    assert question is not None
    assert question.plain() == "Is it in `softmax` itself, or in a function that is called there?"


ELSEWHERE = "`softmax` was defined somewhere else, not in this cell. Write it here to have it checked."
MISSPELT = "This cell defines `sofmax`; the exercise asks for `softmax`."


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Unbound("softmax"), "This cell defines nothing yet. Start with `np.exp(xs)`."),
        (Unbound("softmax", ("sofmax",)), MISSPELT),
        (Unbound("softmax", ("softmax",)), "This cell defines `softmax` and then deletes it again."),
        (Unbound("softmax", ("e", "softmax")), "This cell defines `softmax` and then deletes it again."),
        (
            Unbound("softmax", ("helper", "Softmax", "x")),
            "This cell defines `Softmax`; the exercise asks for `softmax`.",
        ),
        (Unbound("softmax", ("sofmax",), "elsewhere"), MISSPELT),
        (Unbound("softmax", ("mine",)), "This cell defines `mine`; the exercise asks for `softmax`."),
        (
            Unbound("softmax", ("a", "b", "c", "d")),
            "This cell defines `a, b` and `c`; the exercise asks for `softmax`.",
        ),
        (Unbound("softmax", (), "elsewhere"), ELSEWHERE),
        (
            Unbound("softmax", (), "elsewhere", compared=True),
            "This cell compares `softmax` with something, and gives it no value.",
        ),
        (Unbound("softmax", ("helper",), "elsewhere"), ELSEWHERE),
        (
            Unbound("softmax", ("Model",), "nowhere", "class Model"),
            "`softmax` is defined inside `class Model`. Move it out, to the left edge of the cell.",
        ),
        (
            Unbound("softmax", (), "elsewhere", "", "%%writefile"),
            "With `%%writefile` on top, this cell defines nothing. Remove that line and check again.",
        ),
    ],
)
def test_what_the_cell_does_not_define_is_neither_right_nor_wrong(
    exercise: FunctionExercise, answer: Answer, message: str
) -> None:
    verdict = answered(exercise, answer)
    assert (verdict.outcome, verdict.message.plain()) == ("not-attempted", message)


def test_a_name_from_another_exercise_that_is_unbound_is_no_fault_of_this_one(exercise: FunctionExercise) -> None:
    assert answered(exercise, Unbound("logsumexp")).outcome == "could-not-check"


@pytest.mark.parametrize(
    ("within", "question"),
    [
        ("loop", "What would have to become true for that loop to end?"),
        ("recursion", "For which input should the function stop calling itself?"),
        ("", "Which step takes the longest? Does it do the same work many times?"),
    ],
)
def test_a_loop_is_blamed_only_where_there_is_one(exercise: FunctionExercise, within: Any, question: str) -> None:
    verdict = answered(exercise, TimedOut(2.0, 3, within), Skipped())
    assert verdict.question is not None
    assert verdict.question.plain() == question


def test_a_blank_in_the_cell_is_not_wrong(exercise: FunctionExercise) -> None:
    verdict = advance(exercise, 0, stopped=Raised("NameError", "name '____' is not defined", 1, "____"))
    assert isinstance(verdict, Verdict)
    assert verdict.outcome == "not-attempted"
    assert verdict.message.plain() == "This cell runs into a blank that is not filled in yet. Start with `np.exp(xs)`."


def test_a_value_in_the_place_of_a_function_is_told_so(exercise: FunctionExercise) -> None:
    verdict = answered(exercise, NotCallable("softmax", "ndarray"))
    assert verdict.outcome == "failed"
    assert verdict.message.plain() == "`softmax` is a value of type `ndarray`, not a function."


@pytest.mark.parametrize(
    ("answer", "message", "question"),
    [
        (
            NotCallable("softmax", "NoneType", "@timed"),
            "`softmax` is `None`: `@timed` gives back nothing.",
            "Does your decorator return the function that it makes?",
        ),
        (
            NotCallable("softmax", "NoneType", "timed(...)"),
            "`softmax` is `None`: `timed(...)` gives back nothing.",
            "Does it change something in place, or only print it? Or is a `return` missing in it?",
        ),
        (
            Returned(None, (), "@timed"),
            "`softmax([0, 0, 0])` returned nothing.",
            "Does the function that `@timed` makes return what the one inside it gave?",
        ),
    ],
)
def test_what_was_lost_on_the_way_is_an_attempt(
    exercise: FunctionExercise, answer: Answer, message: str, question: str
) -> None:
    verdict = answered(exercise, answer)
    assert verdict.question is not None
    assert (verdict.outcome, verdict.message.plain(), verdict.question.plain()) == ("failed", message, question)


def test_a_name_from_another_exercise_that_is_missing_is_no_fault_of_this_one(exercise: FunctionExercise) -> None:
    verdict = answered(exercise, Missing("logsumexp"))
    assert verdict.outcome == "could-not-check"
    assert verdict.message.plain() == "This exercise uses `logsumexp`, and there is no such name here."


def test_nothing_returned_asks_for_a_return(exercise: FunctionExercise) -> None:
    verdict = answered(exercise, Returned(None))
    assert verdict.outcome == "failed"
    assert verdict.message.plain() == "`softmax([0, 0, 0])` returned nothing."
    assert verdict.question is not None
    assert verdict.question.plain() == "Is there a `return` on every path?"


def test_an_error_is_shown_as_the_learners_with_its_line(exercise: FunctionExercise) -> None:
    verdict = answered(exercise, Raised("NameError", "name 'log' is not defined", 3, "log"))
    assert verdict.message.plain() == (
        "`softmax([0, 0, 0])` stopped at line 3: `NameError`, the name `log` is not defined."
    )
    assert verdict.question is not None
    assert verdict.question.plain() == "Which module is `log` in: `math`, or `np`? Does your line say so?"
    assert verdict.error is not None
    assert (verdict.error.exception, verdict.error.line) == ("NameError", 3)


def test_an_endless_loop_is_named_by_its_line(exercise: FunctionExercise) -> None:
    verdict = answered(exercise, TimedOut(2.0, 3), Skipped())
    assert verdict.outcome == "failed"
    assert verdict.message.plain() == "`softmax([0, 0, 0])` was stopped: line 3 was still running after 2 s."


def test_a_value_too_large_to_carry_cannot_be_checked(exercise: FunctionExercise) -> None:
    verdict = answered(exercise, TooLarge("ndarray", 800_000_000, 1_000_000))
    assert verdict.outcome == "could-not-check"
    assert "800 MB" in verdict.message.plain()
    assert "1 MB" in verdict.message.plain()


def test_time_that_ran_out_is_no_wrong_answer(exercise: FunctionExercise) -> None:
    right = np.full(3, 1 / 3)
    assert answered(exercise, Returned(right), Skipped()).outcome == "could-not-check"


def test_an_error_on_one_input_comes_before_wrong_values_on_others(exercise: FunctionExercise) -> None:
    verdict = answered(exercise, Returned(np.ones(3)), Raised("ValueError", "no", 2))
    assert verdict.criterion == "runs without an error"


def test_a_stretch_goal_that_stops_withholds_nothing(exercise: FunctionExercise) -> None:
    def fragile(xs: Any) -> Any:
        if xs.max() > 500:
            raise OverflowError
        return np.exp(xs) / np.exp(xs).sum()

    verdict = verdict_on(exercise, fragile)
    assert verdict.outcome == "passed"
    assert [goal.reached for goal in verdict.stretch] == [False]


def test_stretch_goals_are_asked_last(exercise: FunctionExercise) -> None:
    asks = advance(exercise, 0)
    assert isinstance(asks, list)
    assert asks[-1].args[0].tolist() == [1000, 1001]


def test_a_cell_that_stopped_is_told_where(exercise: FunctionExercise) -> None:
    verdict = advance(exercise, 0, stopped=Raised("ZeroDivisionError", "division by zero", 2))
    assert isinstance(verdict, Verdict)
    assert verdict.outcome == "failed"
    assert verdict.message.plain() == "This cell stopped at line 2: `ZeroDivisionError`, `division by zero`."


def test_a_cell_that_did_not_end_is_told_where(exercise: FunctionExercise) -> None:
    verdict = advance(exercise, 0, stopped=TimedOut(10.0, 4))
    assert isinstance(verdict, Verdict)
    assert verdict.message.plain() == "Line 4 was still running after 10 s."


def test_a_cell_that_says_it_is_not_written_is_not_attempted(exercise: FunctionExercise) -> None:
    verdict = advance(exercise, 0, stopped=Raised("NotImplementedError", ""))
    assert isinstance(verdict, Verdict)
    assert verdict.outcome == "not-attempted"


def test_a_wrong_number_of_answers_is_refused(exercise: FunctionExercise) -> None:
    with pytest.raises(BadAnswers, match="1 answers"):
        advance(exercise, 0, [[Returned(1.0)]])


def test_answers_after_the_verdict_are_refused(exercise: FunctionExercise) -> None:
    _, rounds = check(exercise, {"softmax": lambda xs: xs})
    with pytest.raises(BadAnswers, match="after the verdict"):
        advance(exercise, 0, [*rounds, rounds[0]])


def test_a_grader_that_raises_does_not_reach_the_learner(exercise: FunctionExercise, caplog: Any) -> None:
    class Broken(type(exercise)):
        def grade(self, rng: Any) -> Any:
            yield []
            raise KeyError("ours")

    broken = object.__new__(Broken)
    broken.id = "tests/broken"
    verdict = advance(broken, 7, [[]])
    assert isinstance(verdict, Verdict)
    assert verdict.outcome == "could-not-check"
    assert "tests/broken failed (seed 7)" in caplog.text


@pytest.mark.parametrize(
    "raised", [Raised("EOFError", "EOF when reading a line"), Raised("StdinNotImplementedError", "")]
)
def test_a_cell_that_waits_for_typing_is_not_asked(exercise: FunctionExercise, raised: Raised) -> None:
    verdict = advance(exercise, 0, stopped=raised)
    assert isinstance(verdict, Verdict)
    assert verdict.outcome == "could-not-check"
    assert verdict.message.plain() == "This cell waits for typed input, and nobody can type here."
    assert answered(exercise, raised).message.plain() == "`softmax([0, 0, 0])` stopped: it waits for typed input."
