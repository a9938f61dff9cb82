"""A check is issued, advanced by replay, and recorded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest

from math4ml_ext import codec, protocol
from math4ml_ext.checks import Checks
from math4ml_ext.courses import Courses
from math4ml_ext.errors import (
    AnswersDoNotFit,
    BadMessage,
    OtherVersionToken,
    StoreTrouble,
    UnknownCourse,
    UnknownExercise,
)
from math4ml_ext.tokens import ForgedToken, OtherUsersToken, Tokens

DOUBLE = protocol.IssueRequest("tiny/double", "tiny")
Press = Callable[..., protocol.VerdictReached]


def right(x: int) -> int:
    return 2 * x


def square(x: int) -> int:
    return x * x


def returned(*values: Any) -> list[protocol.WireAnswer]:
    return [protocol.ReturnedAnswer(codec.value_to_wire(value)) for value in values]


def test_a_right_answer_passes_and_is_recorded(press: Press, memory: Any) -> None:
    reply = press("double", {"double": right}, cell="sha256:abc")
    assert reply.verdict.outcome == "passed"
    assert reply.recorded
    assert reply.notice is None
    (record,) = memory.checks.values()
    assert (record.user, record.course, record.course_version) == ("ada", "tiny", "1.0")
    assert (record.exercise, record.exercise_version) == ("tiny/double", "1")
    assert (record.rounds, record.cell, record.wire, record.agent) == (1, "sha256:abc", protocol.VERSION, "abc")
    assert record.issued_at <= record.answered_at


def test_a_wrong_answer_is_asked_again_and_then_told_why(press: Press, memory: Any) -> None:
    reply = press("double", {"double": square})
    assert reply.verdict.misconception == "squares"
    assert reply.verdict.message.plain() == "`double(1)` gave `1`. It must be twice as much."
    (record,) = memory.checks.values()
    assert record.rounds == 2


def test_the_next_check_comes_begun_with_the_verdict(press: Press, checks: Checks) -> None:
    begun = press("double", {"double": right}).next
    assert begun is not None
    number = codec.queries_from_wire(begun.ask)[0].args[0]  # type: ignore[union-attr]
    reply = checks.advance("ada", protocol.AnswersRequest(begun.check, [returned(2 * number)]))
    assert isinstance(reply, protocol.VerdictReached)
    assert reply.verdict.outcome == "passed"


def test_two_checks_ask_for_different_inputs(checks: Checks) -> None:
    numbers = {str(checks.issue("ada", DOUBLE).ask) for _ in range(8)}
    assert len(numbers) > 1


def test_a_check_goes_on_where_another_server_began_it(courses: Courses, memory: Any) -> None:
    issued = Checks(courses, Tokens(b"shared"), memory).issue("ada", DOUBLE)
    other = Checks(courses, Tokens(b"shared"), memory)
    reply = other.advance("ada", protocol.AnswersRequest(issued.check, [returned(1), returned(1)]))
    assert isinstance(reply, protocol.VerdictReached)


def test_a_replay_is_recorded_once_and_gets_the_first_verdict(checks: Checks, memory: Any) -> None:
    issued = checks.issue("ada", DOUBLE)
    number = codec.queries_from_wire(issued.ask)[0].args[0]  # type: ignore[union-attr]
    wrong = protocol.AnswersRequest(issued.check, [returned(0), returned(0)])
    better = protocol.AnswersRequest(issued.check, [returned(2 * number)])
    replies = [checks.advance("ada", request) for request in (wrong, wrong, better)]
    assert [reply.verdict.outcome for reply in replies] == ["failed"] * 3  # type: ignore[union-attr]
    assert len(memory.checks) == 1


def test_the_asks_so_far_can_be_fetched_again(checks: Checks) -> None:
    issued = checks.issue("ada", DOUBLE)
    assert checks.advance("ada", protocol.AnswersRequest(issued.check, [])) == protocol.MoreAsked(issued.ask)


def test_a_cell_that_stopped_gets_a_verdict_without_any_answers(checks: Checks) -> None:
    issued = checks.issue("ada", DOUBLE)
    stopped = protocol.RaisedAnswer("NameError", "name 'y' is not defined", 2, "y")
    reply = checks.advance("ada", protocol.AnswersRequest(issued.check, [], stopped))
    assert isinstance(reply, protocol.VerdictReached)
    assert reply.verdict.error is not None
    assert reply.verdict.error.line == 2


@pytest.mark.parametrize("exercise", ["broken", "endless", "odd-ask", "odd-verdict"])
def test_a_fault_of_the_course_is_a_verdict_of_could_not_check(press: Press, exercise: str) -> None:
    reply = press(exercise, {"more": 1, "f": 1})
    assert reply.verdict.outcome == "could-not-check"
    assert "fault of the course" in reply.verdict.message.plain()


def test_a_grader_that_asks_for_nothing_is_answered_with_nothing(press: Press) -> None:
    assert press("silent", {}).verdict.outcome == "passed"


@pytest.mark.parametrize("rounds", [[[]], [returned(1, 2)], [returned(1), returned(1), returned(1)]])
def test_answers_that_do_not_fit_are_refused(checks: Checks, rounds: list[list[protocol.WireAnswer]]) -> None:
    issued = checks.issue("ada", DOUBLE)
    with pytest.raises(AnswersDoNotFit):
        checks.advance("ada", protocol.AnswersRequest(issued.check, rounds))


def test_answers_that_cannot_be_read_are_refused(checks: Checks) -> None:
    issued = checks.issue("ada", DOUBLE)
    with pytest.raises(BadMessage):
        checks.advance(
            "ada", protocol.AnswersRequest(issued.check, [[protocol.ReturnedAnswer(protocol.SourceArgument("1"))]])
        )


def test_a_check_of_somebody_else_is_refused(checks: Checks) -> None:
    issued = checks.issue("ada", DOUBLE)
    with pytest.raises(OtherUsersToken):
        checks.advance("grace", protocol.AnswersRequest(issued.check, [returned(1)]))


def test_a_check_of_another_version_is_refused(checks: Checks, courses: Courses) -> None:
    issued = checks.issue("ada", DOUBLE)
    courses.exercise("tiny", "tiny/double").version = "2"
    try:
        with pytest.raises(OtherVersionToken):
            checks.advance("ada", protocol.AnswersRequest(issued.check, [returned(1)]))
    finally:
        courses.exercise("tiny", "tiny/double").version = "1"


def test_a_check_of_a_course_that_was_taken_away_is_refused(checks: Checks, tokens: Tokens, memory: Any) -> None:
    issued = checks.issue("ada", DOUBLE)
    with pytest.raises(UnknownCourse):
        Checks(Courses(), tokens, memory).advance("ada", protocol.AnswersRequest(issued.check, [returned(1)]))


def test_a_forged_check_is_refused(checks: Checks) -> None:
    with pytest.raises(ForgedToken):
        checks.advance("ada", protocol.AnswersRequest("x.y.z", []))


def test_what_is_not_there_cannot_be_checked(checks: Checks) -> None:
    with pytest.raises(UnknownExercise):
        checks.issue("ada", protocol.IssueRequest("tiny/triple", "tiny"))
    with pytest.raises(UnknownCourse):
        checks.issue("ada", protocol.IssueRequest("tiny/double", "huge"))


def test_trouble_with_the_store_does_not_take_the_verdict_away(press: Press, memory: Any) -> None:
    memory.trouble = StoreTrouble("The disk is full.")
    reply = press("double", {"double": right})
    assert reply.verdict.outcome == "passed"
    assert (reply.recorded, reply.notice) == (False, "The disk is full.")
    memory.trouble = None
    assert press("double", {"double": right}).recorded


def test_what_the_learner_wrote_stays_apart_from_the_words_of_the_course(press: Press) -> None:
    evil = "<img src=x onerror=alert(1)>{slot}$x$`"
    message = press("echo", {"echo": evil}).verdict.message
    assert message.text == "You wrote {value}."
    assert message.values == {"value": evil}


def test_a_verdict_survives_the_wire(press: Press) -> None:
    reply = press("double", {"double": square})
    assert codec.decode(protocol.encode(reply), protocol.VerdictReached) == reply


def test_times_are_told_by_the_clock_that_is_given(courses: Courses, tokens: Tokens, memory: Any) -> None:
    noon = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
    checks = Checks(courses, tokens, memory, now=lambda: noon)
    issued = checks.issue("ada", protocol.IssueRequest("tiny/silent", "tiny"))
    checks.advance("ada", protocol.AnswersRequest(issued.check, [[]]))
    (record,) = memory.checks.values()
    assert record.answered_at == noon
