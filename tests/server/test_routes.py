"""What a front end asks for, and gets."""

from __future__ import annotations

import base64
import json
from collections.abc import Awaitable, Callable
from types import ModuleType
from typing import Any

import pytest

from math4ml_ext.agent_source import agent_info
from math4ml_ext.protocol import VERSION

DOUBLE = {"exercise": "tiny/double", "course": "tiny"}
Send = Callable[..., Awaitable[Any]]
Press = Callable[..., Awaitable[Any]]


def right(x: int) -> int:
    return 2 * x


def square(x: int) -> int:
    return x * x


async def test_the_agent_is_served(send: Send) -> None:
    reply = await send("GET", "agent")
    assert reply.status == 200
    assert reply.message["agent"] == agent_info().agent
    assert reply.message["install"] == agent_info().install


async def test_the_exercises_are_listed(send: Send) -> None:
    reply = await send("GET", "exercises")
    (course,) = reply.message["courses"]
    assert [one["id"] for one in course["notebooks"][0]["exercises"]][:2] == ["tiny/double", "tiny/echo"]


async def test_a_check_begins_with_what_the_kernel_is_asked(send: Send) -> None:
    reply = await send("POST", "checks", DOUBLE)
    assert reply.status == 200
    assert reply.message["ask"][0]["function"] == "double"
    assert reply.message["agent"] == agent_info().agent
    assert reply.message["limits"] == {"call_seconds": 2.0, "check_seconds": 10.0, "value_bytes": 1_000_000}
    assert reply.message["expires_in"] == 3600


async def test_a_right_answer_passes_and_is_kept(press: Press, send: Send) -> None:
    reply = await press("double", {"double": right})
    assert (reply["verdict"]["outcome"], reply["recorded"], reply["notice"]) == ("passed", True, None)
    (kept,) = (await send("GET", "progress")).message["exercises"]
    assert (kept["exercise"], kept["checks"], kept["passed"]) == ("tiny/double", 1, True)
    assert kept["last"] == reply["verdict"]


async def test_a_wrong_answer_is_asked_again_and_then_told_why(press: Press) -> None:
    reply = await press("double", {"double": square})
    assert reply["verdict"]["misconception"] == "squares"
    assert reply["verdict"]["message"]["values"] == {"call": "double(1)", "got": "1"}


async def test_the_next_check_needs_no_request_of_its_own(press: Press, send: Send, fake_kernel: ModuleType) -> None:
    begun = (await press("double", {"double": square}))["next"]
    rounds = [fake_kernel.answer_json(begun["ask"], {"double": right})]
    reply = await send("POST", "checks/answers", {"check": begun["check"], "rounds": rounds})
    assert reply.message["verdict"]["outcome"] == "passed"


async def test_a_request_that_is_sent_twice_is_kept_once(send: Send, fake_kernel: ModuleType) -> None:
    issued = (await send("POST", "checks", DOUBLE)).message
    rounds = [fake_kernel.answer_json(issued["ask"], {"double": right})]
    replies = [await send("POST", "checks/answers", {"check": issued["check"], "rounds": rounds}) for _ in range(2)]
    assert [reply.message["recorded"] for reply in replies] == [True, True]
    assert (await send("GET", "progress")).message["exercises"][0]["checks"] == 1


async def test_hints_are_shown_and_counted(send: Send) -> None:
    reply = await send("POST", "hints", {**DOUBLE, "level": 1})
    assert reply.message["hints"] == [{"text": "What is twice 1?", "values": {}}]
    assert (reply.message["total"], reply.message["solution"]) == (2, False)
    assert (await send("GET", "progress")).message["exercises"][0]["hints"] == 1


async def test_the_solution_is_shown_when_the_hints_are_used_up(send: Send) -> None:
    await send("POST", "hints", {**DOUBLE, "level": 2})
    reply = await send("POST", "solutions", DOUBLE)
    assert reply.message["source"].startswith("def double")
    assert (await send("GET", "progress")).message["exercises"][0]["solution_shown"]


async def test_the_description_names_the_address_of_this_server(send: Send, jp_base_url: str) -> None:
    reply = await send("GET", "openapi.json")
    assert reply.message["servers"] == [{"url": f"{jp_base_url}math4ml/api"}]
    assert reply.message["openapi"] == "3.1.0"


async def test_every_check_is_kept_with_the_versions_that_made_it(press: Press, jp_serverapp: Any) -> None:
    await press("double", {"double": right})
    store = jp_serverapp.web_app.settings["math4ml_ext"].store
    with store.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT * FROM checks").mappings().one()
    assert (row["wire"], row["agent"], row["course_version"]) == (VERSION, agent_info().agent, "1.0")


@pytest.mark.parametrize("value", ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "$x$ `y` {z}"])
async def test_html_of_the_learners_comes_back_as_data_and_never_as_a_page(
    press: Press, send: Send, value: str
) -> None:
    verdict = (await press("echo", {"echo": value}))["verdict"]
    assert verdict["message"] == {"text": "You wrote {value}.", "values": {"value": value}}
    reply = await send("GET", "progress")
    assert reply.headers["Content-Type"] == "application/json"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_notebook_of_the_course_can_be_had_again(send: Send) -> None:
    reply = await send("POST", "files", {"file": "tiny.ipynb", "course": "tiny"})
    content = base64.b64decode(reply.message["files"][0]["content"])
    assert json.loads(content)["cells"][1]["id"] == "cell-double"


async def test_a_notebook_that_the_course_does_not_have_is_told_of(send: Send) -> None:
    reply = await send("POST", "files", {"file": "../tiny/tiny.py", "course": "tiny"})
    assert (reply.status, reply.message["reason"]) == (404, "unknown-file")


async def test_replies_are_not_taken_from_a_cache_unasked(send: Send) -> None:
    assert (await send("GET", "progress")).headers["Cache-Control"] == "no-cache"
