"""Whatever is sent, what comes back is a 4xx with a code and a sentence, never a 500."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from types import ModuleType
from typing import Any

import pytest

from math4ml_ext.courses import Courses
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.tokens import Tokens
from math4ml_ext.web.statuses import STATUSES, status_of, status_of_reason

Send = Callable[..., Awaitable[Any]]
DOUBLE = {"exercise": "tiny/double", "course": "tiny"}
MISSING = {"t": "missing", "name": "double"}


def refused(reply: Any, status: int, reason: str) -> None:
    assert reply.status == status
    assert set(reply.message) == {"reason", "message"}
    assert reply.message["reason"] == reason
    sentence = reply.message["message"]
    assert sentence[0].isupper()
    assert sentence[-1] in ".?"
    assert reply.headers["Content-Type"] == "application/json"


async def begin(send: Send, **more: Any) -> str:
    token: str = (await send("POST", "checks", DOUBLE, **more)).message["check"]
    return token


@pytest.mark.parametrize("route", ["checks", "checks/answers", "hints", "solutions"])
@pytest.mark.parametrize(
    "body",
    ["", "{", "null", "[]", "7", '"text"', "{}", '{"exercise": 7}', '{"unknown": 1}', b"\xff\xfe", "[" * 15_000],
    ids=["empty", "cut", "null", "list", "number", "text", "nothing", "type", "field", "bytes", "deep"],
)
async def test_what_is_no_message_is_refused(send: Send, route: str, body: str | bytes) -> None:
    refused(await send("POST", route, body=body), 400, "bad-message")


@pytest.mark.parametrize(
    "message",
    [
        DOUBLE | {"more": 1},
        DOUBLE | {"exercise": "softmax"},
        DOUBLE | {"exercise": "<script>/x"},
        DOUBLE | {"exercise": "a/" + "b" * 300},
        DOUBLE | {"course": ""},
        DOUBLE | {"course": None},
    ],
)
async def test_a_field_that_is_not_as_it_should_be_is_refused(send: Send, message: Any) -> None:
    refused(await send("POST", "checks", message), 400, "bad-message")


async def test_a_sentence_stays_short_whatever_was_sent(send: Send) -> None:
    reply = await send("POST", "checks", DOUBLE | {"<b>" * 5_000: 1})
    refused(reply, 400, "bad-message")
    assert len(reply.message["message"]) < 300


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
async def test_a_body_that_is_not_said_to_be_json_is_refused(send: Send, content_type: str) -> None:
    reply = await send("POST", "checks", DOUBLE, headers={"Content-Type": content_type})
    refused(reply, 415, "wrong-content-type")


async def test_json_may_say_how_it_is_written(send: Send) -> None:
    reply = await send("POST", "checks", DOUBLE, headers={"Content-Type": "Application/JSON; charset=utf-8"})
    assert reply.status == 200


async def test_a_form_that_cannot_be_read_is_refused(send: Send) -> None:
    reply = await send("POST", "checks", body="x", headers={"Content-Type": "multipart/form-data; boundary="})
    assert reply.status in {400, 415}
    assert set(reply.message) == {"reason", "message"}


@pytest.mark.parametrize(("verb", "route", "allowed"), [("GET", "checks", "POST"), ("DELETE", "progress", "GET")])
async def test_a_verb_that_a_route_does_not_take_is_refused(send: Send, verb: str, route: str, allowed: str) -> None:
    reply = await send(verb, route)
    refused(reply, 405, "wrong-method")
    assert reply.headers["Allow"] == allowed


@pytest.mark.parametrize("route", ["", "nowhere", "checks/answers/more", "agent.json"])
async def test_an_address_that_is_not_there_is_refused(send: Send, route: str) -> None:
    refused(await send("GET", route), 404, "not-found")


@pytest.mark.parametrize("route", ["checks", "hints", "solutions"])
async def test_an_exercise_or_course_that_is_not_there_is_refused(send: Send, route: str) -> None:
    level = {"level": 1} if route == "hints" else {}
    reply = await send("POST", route, {"exercise": "tiny/triple", "course": "tiny"} | level)
    refused(reply, 404, "unknown-exercise")
    reply = await send("POST", route, {"exercise": "tiny/double", "course": "huge"} | level)
    refused(reply, 404, "unknown-course")


async def test_a_solution_is_withheld_until_its_time(send: Send) -> None:
    refused(await send("POST", "solutions", DOUBLE), 403, "solution-withheld")


# -- tokens ------------------------------------------------------------------------------------------------------------


async def test_a_forged_token_is_refused(send: Send) -> None:
    _, forged = Tokens(b"guess").issue(course="tiny", exercise="tiny/double", version="1", user="learner")
    for token in (forged, "x", "." * 100, "\u2603"):
        refused(await send("POST", "checks/answers", {"check": token, "rounds": []}), 403, "token-forged")


async def test_a_token_that_is_too_long_is_refused(send: Send) -> None:
    refused(await send("POST", "checks/answers", {"check": "x" * 5000, "rounds": []}), 400, "bad-message")


async def test_an_expired_token_is_refused(send: Send, jp_serverapp: Any) -> None:
    token = await begin(send)
    extension = jp_serverapp.web_app.settings["math4ml_ext"]
    extension.backend.services.checks._tokens.lifetime = -1
    refused(await send("POST", "checks/answers", {"check": token, "rounds": [[MISSING]]}), 410, "token-expired")


async def test_a_token_of_another_version_of_the_exercise_is_refused(
    send: Send, jp_serverapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = await begin(send)
    courses: Courses = jp_serverapp.web_app.settings["math4ml_ext"].backend.services.checks._courses
    monkeypatch.setattr(courses.exercise("tiny", "tiny/double"), "version", "2")
    refused(await send("POST", "checks/answers", {"check": token, "rounds": [[MISSING]]}), 409, "token-other-version")


# -- answers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rounds", [[[]], [[MISSING, MISSING]], [[MISSING]] * 3])
async def test_answers_to_something_else_are_refused(send: Send, rounds: Any) -> None:
    reply = await send("POST", "checks/answers", {"check": await begin(send), "rounds": rounds})
    refused(reply, 400, "answers-do-not-fit")


@pytest.mark.parametrize(
    "answer",
    [
        {"t": "returned", "value": {"t": "pickle", "v": "gASVBAAAAAAAAABLAS4="}},
        {"t": "returned", "value": {"t": "source", "source": "1 + 1"}},
        {"t": "returned", "value": {"t": "name", "name": "os"}},
        {"t": "returned", "value": {"t": "array", "dtype": "<f8", "shape": [3], "data": "AAAA"}},
        {"t": "returned", "value": {"t": "array", "dtype": "<f8", "shape": [10**12], "data": ""}},
        {"t": "returned", "value": {"t": "int", "v": "1" * 4999}},
        {"t": "returned"},
        {"t": "unheard-of"},
        {},
    ],
)
async def test_what_is_no_answer_is_refused(send: Send, answer: Any) -> None:
    reply = await send("POST", "checks/answers", {"check": await begin(send), "rounds": [[answer]]})
    refused(reply, 400, "bad-message")


async def test_more_rounds_or_answers_than_a_check_can_have_are_refused(send: Send) -> None:
    token = await begin(send)
    for rounds in ([[MISSING]] * 9, [[MISSING] * 201]):
        refused(await send("POST", "checks/answers", {"check": token, "rounds": rounds}), 400, "bad-message")


@pytest.mark.parametrize("settings", [{"body_bytes": 10_000}])
async def test_a_message_that_is_too_large_is_refused(send: Send, settings: Any) -> None:
    message = {"check": "x" * 10_000, "rounds": []}
    reply = await send("POST", "checks/answers", body=json.dumps(message))
    refused(reply, 413, "too-large")
    assert "10,000" in reply.message["message"]


@pytest.mark.parametrize("route", ["checks", "hints", "solutions", "files"])
async def test_a_message_without_values_is_small(send: Send, route: str) -> None:
    reply = await send("POST", route, body=json.dumps(DOUBLE | {"course": "x" * 16_000}))
    refused(reply, 413, "too-large")
    assert "16,000" in reply.message["message"]


async def test_a_check_goes_on_after_a_bad_request(send: Send, fake_kernel: ModuleType) -> None:
    issued = (await send("POST", "checks", DOUBLE)).message
    await send("POST", "checks/answers", {"check": issued["check"], "rounds": [[{}]]})
    rounds = [fake_kernel.answer_json(issued["ask"], {"double": lambda x: 2 * x})]
    reply = await send("POST", "checks/answers", {"check": issued["check"], "rounds": rounds})
    assert reply.message["verdict"]["outcome"] == "passed"


def test_every_kind_of_refusal_has_a_status_of_its_own_or_its_parents() -> None:
    for kind, status in STATUSES.items():
        # A store that is away is nobody's mistake; whatever else is refused is for the client to change.
        assert 400 <= status < 500 or kind is StoreTrouble
        assert status_of_reason(kind.reason) in STATUSES.values()
    assert status_of(StoreTrouble) == 503


async def test_a_fault_of_ours_is_told_as_one(send: Send, jp_serverapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    extension = jp_serverapp.web_app.settings["math4ml_ext"]
    monkeypatch.setattr(extension.backend.services.guidance, "exercises", lambda: 1 / 0)
    reply = await send("GET", "exercises")
    refused(reply, 500, "fault")
    assert "ZeroDivision" not in json.dumps(reply.message)
