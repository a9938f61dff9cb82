"""Servers are killed, disks fill up, databases are locked: a check goes on, and nothing that was told is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import event

Send = Callable[..., Awaitable[Any]]
Press = Callable[..., Awaitable[Any]]
Live = Callable[..., AbstractContextManager[Any]]
DOUBLE = {"exercise": "tiny/double", "course": "tiny"}


def right(x: int) -> int:
    return 2 * x


def square(x: int) -> int:
    return x * x


def test_a_check_goes_on_where_it_was_when_the_server_was_killed(live_server: Live, fake_kernel: ModuleType) -> None:
    with live_server() as server:
        issued = server.post("checks", DOUBLE).message
        rounds = [fake_kernel.answer_json(issued["ask"], {"double": square})]
        message = {"check": issued["check"], "rounds": rounds}
        before = server.post("checks/answers", message).message
        server.kill()
        server.start()
        assert server.post("checks/answers", message).message == before
        rounds.append(fake_kernel.answer_json(before["ask"], {"double": square}))
        reply = server.post("checks/answers", message).message
        assert (reply["verdict"]["misconception"], reply["recorded"]) == ("squares", True)


def test_a_verdict_that_was_shown_survives_a_kill(live_server: Live, fake_kernel: ModuleType) -> None:
    with live_server() as server:
        issued = server.post("checks", DOUBLE).message
        rounds = [fake_kernel.answer_json(issued["ask"], {"double": right})]
        reply = server.post("checks/answers", {"check": issued["check"], "rounds": rounds}).message
        server.kill()
        server.start()
        (kept,) = server.get("progress").message["exercises"]
        assert kept["last"] == reply["verdict"]
        # The answer was lost on its way, and the front end asks again.
        again = server.post("checks/answers", {"check": issued["check"], "rounds": rounds}).message
        assert (again["verdict"], again["recorded"]) == (reply["verdict"], True)
        assert server.get("progress").message["exercises"] == [kept]


def test_a_server_with_broken_courses_starts_and_offers_the_others(live_server: Live) -> None:
    with live_server(courses=["no-such", "tiny"]) as server:
        assert len(server.get("exercises").message["courses"]) == 1
        assert any("The course 'no-such' is enabled, but" in line for line in server.log)


async def test_a_locked_database_costs_the_record_and_not_the_verdict(press: Press, send: Send, database: Path) -> None:
    await press("double", {"double": right})
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        reply = await press("double", {"double": right})
    assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", False)
    assert "another program is writing" in reply["notice"]
    assert (await press("double", {"double": right}))["recorded"]
    assert (await send("GET", "progress")).message["exercises"][0]["checks"] == 2


async def test_a_full_disk_costs_the_record_and_not_the_verdict(press: Press, jp_serverapp: Any) -> None:
    store = jp_serverapp.web_app.settings["math4ml_ext"].store
    assert (await press("double", {"double": right}))["recorded"]

    def fill(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size when that is larger

    event.listen(store.engine, "connect", fill)
    store.close()
    replies = [await press("double", {"double": right}) for _ in range(30)]
    assert {reply["verdict"]["outcome"] for reply in replies} == {"passed"}
    assert not replies[-1]["recorded"]
    assert "is full. Make some room" in replies[-1]["notice"]
    event.remove(store.engine, "connect", fill)
    assert (await press("double", {"double": right}))["recorded"]


async def test_hints_are_shown_while_the_database_is_locked(send: Send, press: Press, database: Path) -> None:
    await press("double", {"double": square})
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        reply = await send("POST", "hints", DOUBLE | {"level": 1})
    assert len(reply.message["hints"]) == 1
    assert "another program is writing" in reply.message["notice"]


async def test_others_do_not_wait_for_a_database_that_makes_one_wait(
    send: Send, press: Press, fake_kernel: ModuleType, database: Path, jp_serverapp: Any
) -> None:
    store = jp_serverapp.web_app.settings["math4ml_ext"].store
    event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 60000"))
    store.close()
    await press("double", {"double": right})
    issued = (await send("POST", "checks", DOUBLE)).message
    rounds = [fake_kernel.answer_json(issued["ask"], {"double": right})]
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waits = asyncio.ensure_future(send("POST", "checks/answers", {"check": issued["check"], "rounds": rounds}))
        await asyncio.sleep(0)  # so that it is sent first
        for _ in range(3):
            assert (await send("POST", "checks", DOUBLE)).status == 200
        assert not waits.done()
        other.execute("ROLLBACK")
    assert (await waits).message["verdict"]["outcome"] == "passed"


@pytest.mark.parametrize("exercise", ["broken", "endless"])
async def test_a_fault_of_a_course_is_told_to_the_learner_as_one(press: Press, exercise: str) -> None:
    reply = await press(exercise, {"more": 1})
    assert reply["verdict"]["outcome"] == "could-not-check"
    assert "fault of the course" in reply["verdict"]["message"]["text"]
