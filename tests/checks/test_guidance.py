"""Hints are shown on request; the solution when its time has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from math4ml_ext import protocol
from math4ml_ext.courses import Courses
from math4ml_ext.errors import StoreTrouble, UnknownExercise, Withheld
from math4ml_ext.guidance import Guidance, SolutionPolicy

SOLUTION = protocol.SolutionRequest("tiny/double", "tiny")
Guide = Callable[[SolutionPolicy], Guidance]


def hint(level: int) -> protocol.HintRequest:
    return protocol.HintRequest("tiny/double", level, "tiny")


@pytest.fixture
def guide(courses: Courses, memory: Any) -> Guide:
    return lambda policy: Guidance(courses, memory, solutions=policy)


def test_hints_come_one_by_one(guide: Guide) -> None:
    hints = guide("after-hints").hints("ada", hint(1))
    assert [one.plain() for one in hints.hints] == ["What is twice 1?"]
    assert (hints.total, hints.solution, hints.notice) == (2, False, None)


def test_more_hints_than_there_are_is_all_of_them(guide: Guide) -> None:
    assert len(guide("after-hints").hints("ada", hint(9)).hints) == 2


def test_a_hint_is_counted_once_however_often_it_is_looked_at(guide: Guide, memory: Any) -> None:
    for _ in range(3):
        guide("after-hints").hints("ada", hint(1))
    assert [key[2] for key in memory.help] == [1]


def test_the_solution_waits_for_a_pass_or_the_last_hint(guide: Guide) -> None:
    guidance = guide("after-hints")
    guidance.hints("ada", hint(1))
    with pytest.raises(Withheld, match="after a pass, or when the hints are used up"):
        guidance.solution("ada", SOLUTION)
    assert guidance.hints("ada", hint(2)).solution
    assert guidance.solution("ada", SOLUTION).source.startswith("def double")


@pytest.mark.parametrize("policy", ["after-pass", "after-hints"])
def test_the_solution_is_shown_after_a_pass(
    guide: Guide, press: Callable[..., object], policy: SolutionPolicy, memory: Any
) -> None:
    press("double", {"double": lambda x: 2 * x})
    assert guide(policy).solution("ada", SOLUTION).notice is None
    assert ("ada", "solution", 0) in memory.help


def test_hints_do_not_open_the_solution_where_only_a_pass_does(guide: Guide) -> None:
    guidance = guide("after-pass")
    assert not guidance.hints("ada", hint(2)).solution
    with pytest.raises(Withheld, match=r"shown after a pass\."):
        guidance.solution("ada", SOLUTION)


def test_the_solution_is_never_shown_where_it_may_never_be(guide: Guide, press: Callable[..., object]) -> None:
    press("double", {"double": lambda x: 2 * x})
    with pytest.raises(Withheld):
        guide("never").solution("ada", SOLUTION)


def test_an_exercise_is_said_to_have_a_solution_only_where_it_can_be_shown(guide: Guide) -> None:
    def solutions(guidance: Guidance) -> list[bool]:
        return [one.solution for one in guidance.exercises().courses[0].notebooks[0].exercises]

    assert solutions(guide("after-pass")) == [True, True, True, True, False, True, True]
    assert not any(solutions(guide("never")))


def test_an_exercise_without_a_solution_says_so(guide: Guide) -> None:
    with pytest.raises(Withheld, match="has no solution"):
        guide("after-hints").solution("ada", protocol.SolutionRequest("tiny/silent", "tiny"))


def test_trouble_with_the_store_does_not_take_the_hint_away(guide: Guide, memory: Any) -> None:
    memory.trouble = StoreTrouble("The disk is full.")
    hints = guide("after-hints").hints("ada", hint(2))
    assert len(hints.hints) == 2
    assert (hints.solution, hints.notice) == (False, "The disk is full.")


def test_the_solution_stays_closed_while_nobody_can_tell_whether_it_may_be_shown(guide: Guide, memory: Any) -> None:
    memory.trouble = StoreTrouble("The disk is full.")
    with pytest.raises(Withheld, match=r"cannot be looked up\. The disk is full\."):
        guide("after-hints").solution("ada", SOLUTION)


def test_progress_that_cannot_be_read_is_a_notice(guide: Guide, memory: Any) -> None:
    memory.trouble = StoreTrouble("The disk is full.")
    assert guide("never").progress("ada") == protocol.ProgressReport([], "The disk is full.")


def test_no_help_for_what_is_not_there(guide: Guide) -> None:
    with pytest.raises(UnknownExercise):
        guide("never").hints("ada", protocol.HintRequest("tiny/triple", 1, "tiny"))
    with pytest.raises(UnknownExercise):
        guide("never").solution("ada", protocol.SolutionRequest("tiny/triple", "tiny"))
