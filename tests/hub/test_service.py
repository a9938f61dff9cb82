"""The service records what learners do, as whom JupyterHub says they are."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from math4ml_ext.store import Store
from math4ml_ext.store.models import CheckRow, MemberRow, PersonRow, StandingRow

DOUBLE = {"exercise": "tiny/double", "course": "tiny"}
TUESDAY, FRIDAY = "math4ml:tiny:tuesday", "math4ml:tiny:friday"


def double(x: int) -> int:
    return 2 * x


def square(x: int) -> int:
    return x * x


def rows(store: Store, table: Any, name: str) -> list[Any]:
    return store.read(lambda connection: [*connection.execute(select(table).where(table.username == name))])


def test_a_check_is_recorded_for_whom_the_token_is(school: Any, store: Store) -> None:
    name = school.learner()
    reply = school.press(school.token(name), {"double": double}, cell="abc")
    assert (reply["verdict"]["outcome"], reply["recorded"], reply["practice"]) == ("passed", True, False)
    (row,) = rows(store, CheckRow, name)
    assert (row.exercise, row.evidence, row.late, row.cell) == ("tiny/double", "checked", False, "abc")


def test_progress_is_told_as_on_a_single_server(school: Any) -> None:
    token = school.token(school.learner())
    school.press(token, {"double": square})
    report = school.api("GET", "progress", token=token).message
    (exercise,) = report["exercises"]
    assert (exercise["checks"], exercise["passed"], exercise["verified"]) == (1, False, None)
    assert exercise["last"]["misconception"] == "squares"


def test_a_message_cannot_say_whose_it_is(school: Any) -> None:
    token = school.token(school.learner())
    for field in ("user", "username", "learner"):
        reply = school.api("POST", "checks", {**DOUBLE, field: "ada"}, token=token)
        assert (reply.status, reply.message["reason"]) == (400, "bad-message")


def test_a_check_of_one_learner_cannot_be_finished_by_another(school: Any) -> None:
    ada, grace = (school.token(school.learner()) for _ in range(2))
    issued = school.api("POST", "checks", DOUBLE, token=ada).message
    reply = school.api("POST", "checks/answers", {"check": issued["check"], "rounds": []}, token=grace)
    assert (reply.status, reply.message["reason"]) == (403, "token-other-user")


def test_two_learners_do_not_see_each_other(school: Any) -> None:
    ada, grace = (school.token(school.learner()) for _ in range(2))
    school.press(ada, {"double": double})
    assert school.api("GET", "progress", token=grace).message["exercises"] == []


def test_a_learner_is_in_the_section_of_their_group(school: Any, store: Store) -> None:
    name = school.learner(TUESDAY)
    school.press(school.token(name), {"double": double})
    assert [row.section for row in rows(store, MemberRow, name)] == ["tuesday"]
    assert [row.section for row in rows(store, StandingRow, name)] == ["tuesday"]
    (person,) = rows(store, PersonRow, name)
    assert TUESDAY in person.groups


def test_whoever_looks_in_without_checking_is_on_the_roster(school: Any, store: Store) -> None:
    name = school.learner(FRIDAY)
    token = school.token(name)
    school.api("GET", "exercises", token=token)
    school.api("GET", "progress", token=token)  # what reads what is kept is answered when they have been noted
    assert [row.section for row in rows(store, MemberRow, name)] == ["friday"]
    assert rows(store, StandingRow, name) == []


def test_what_an_lti_platform_told_the_hub_is_carried_along(school: Any, store: Store) -> None:
    name = school.learner()
    endpoint = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
    told = {"sub": "7", "name": "Ada L.", endpoint: {"lineitem": "https://platform.example/1"}, "access_token": "x"}
    school.hub("PATCH", f"users/{name}", {"auth_state": told})
    token = school.token(name)
    school.press(token, {"double": double})
    while not (person := rows(store, PersonRow, name)[0]).display_name:  # it is asked for while nobody waits
        assert school.room.replicas[0].runs
    assert json.loads(person.lti) == {"sub": "7", endpoint: {"lineitem": "https://platform.example/1"}}
    assert person.display_name == "Ada L."


def test_a_program_of_the_hub_has_no_checks_of_its_own(school: Any) -> None:
    reply = school.api("GET", "progress", token=school.room.registrar_token)
    assert reply.status == 403


def test_practice_that_is_handed_in_is_kept_as_practice(school: Any, store: Store) -> None:
    name = school.learner()
    token = school.token(name)
    verdict = {"outcome": "passed", "message": {"text": "Well done."}}
    times = {"issued_at": "2026-11-01T12:00:00Z", "answered_at": "2026-11-01T12:00:01Z"}
    versions = {"course_version": "1", "exercise_version": "1", "agent": "a"}
    check = {**DOUBLE, **times, **versions, "check": "0" * 32, "seed": 1, "rounds": 1, "cell": "", "verdict": verdict}
    for _ in range(2):
        reply = school.api("POST", "practice", {"checks": [check]}, token=token)
        assert reply.message == {"kept": 1}
    (row,) = rows(store, CheckRow, name)
    assert (row.evidence, row.outcome) == ("practice", "passed")
    (standing,) = rows(store, StandingRow, name)
    assert (standing.passed, standing.checks, standing.practice) == (False, 0, 1)


def test_practice_in_a_course_that_is_not_there_is_left_out(school: Any) -> None:
    token = school.token(school.learner())
    check = {
        "check": "1" * 32,
        "course": "gone",
        "course_version": "1",
        "exercise": "gone/one",
        "exercise_version": "1",
        "seed": 1,
        "verdict": {"outcome": "passed", "message": {"text": "Well done."}},
        "rounds": 1,
        "issued_at": "2026-11-01T12:00:00Z",
        "answered_at": "2026-11-01T12:00:01Z",
        "cell": "",
        "agent": "a",
    }
    assert school.api("POST", "practice", {"checks": [check]}, token=token).message == {"kept": 0}


@pytest.mark.parametrize("year", ["0001", "2000", "2099", "9999"])
def test_practice_of_another_century_is_of_today(school: Any, store: Store, year: str) -> None:
    name = school.learner()
    token = school.token(name)
    times = {"issued_at": f"{year}-01-01T00:00:00+14:00", "answered_at": f"{year}-01-01T00:00:00+14:00"}
    more = {"course_version": "1", "exercise_version": "1", "agent": "a", "seed": 1, "rounds": 1, "cell": ""}
    verdict = {"outcome": "passed", "message": {"text": "Well done."}}
    check = {**DOUBLE, **times, **more, "check": "2" * 32, "verdict": verdict}
    assert school.api("POST", "practice", {"checks": [check]}, token=token).message == {"kept": 1}
    (kept,) = rows(store, CheckRow, name)
    assert timedelta() <= datetime.now(timezone.utc) - kept.answered_at < timedelta(hours=1)
