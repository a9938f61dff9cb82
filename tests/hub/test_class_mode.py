"""A learner's own server has its checks recorded by the service; while that is away they are practice."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from math4ml_ext.store import Store
from math4ml_ext.store.models import CheckRow, StandingRow

from .conftest import Reply, School, send

DOUBLE = {"exercise": "tiny/double", "course": "tiny"}


def double(x: int) -> int:
    return 2 * x


class Server:
    """A learner's own server, as a browser reaches it: through the hub's proxy."""

    def __init__(self, school: School, name: str) -> None:
        self.school, self.name = school, name
        self.token = school.token(name)
        self.url = f"{school.room.url}/user/{name}/"
        self.api = f"{self.url}math4ml/api/"

    def start(self) -> None:
        self.school.hub("POST", f"users/{self.name}/server")
        while self.get("api/status").status != 200:  # the hub answers 202 while the server starts
            user = self.school.hub("GET", f"users/{self.name}")
            assert user["servers"], self.school.room.hub.log[-3000:]

    def stop(self) -> None:
        self.school.hub("DELETE", f"users/{self.name}/server")

    def get(self, path: str) -> Reply:
        return send("GET", f"{self.url}{path}", token=self.token)

    def post(self, path: str, message: Any) -> Reply:
        return send("POST", f"{self.url}{path}", message, token=self.token)

    def press(self, names: Any) -> Any:
        return self.school.press(self.token, names, url=self.api)


@pytest.fixture(scope="module")
def server(school: School) -> Iterator[Server]:
    server = Server(school, school.learner("math4ml:tiny:tuesday"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def away(server: Server) -> Iterator[Callable[[], None]]:
    """Stop the replica that the servers of learners ask; what comes back starts it again."""
    room = server.school.room
    room.replicas[0].stop()
    back = lambda: room.replicas[0].runs or room.start_replica(0)  # noqa: E731
    yield back
    back()
    until_recorded(server)


def until_recorded(server: Server) -> Any:
    """Wait until a server says that checks are recorded, as a front end does."""
    while not (state := server.get("math4ml/api/recording").message)["recorded"]:
        assert server.school.room.replicas[0].runs
    return state


def rows(store: Store, table: Any, name: str) -> list[Any]:
    return store.read(lambda connection: [*connection.execute(select(table).where(table.username == name))])


async def in_a_kernel(server: Server, source: str, *requests: Any) -> Any:
    """Run a cell in a real kernel of the learner's server, and ask the agent in it; return its answers."""
    kernel = server.post("api/kernels", {}).message["id"]
    agent = server.get("math4ml/api/agent").message
    address = f"{server.url}api/kernels/{kernel}/channels".replace("http", "ws", 1)
    socket = await websocket_connect(HTTPRequest(address, headers={"Authorization": f"token {server.token}"}))

    async def execute(**content: Any) -> Any:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "username": "", "session": "s"}
        header |= {"version": "5.3", "date": "2026-01-01T00:00:00Z"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        await socket.write_message(json.dumps(message))
        while True:
            text = await socket.read_message()
            assert isinstance(text, str)
            reply = json.loads(text)
            if reply["msg_type"] == "execute_reply" and reply["parent_header"]["msg_id"] == header["msg_id"]:
                return reply["content"]

    assert (await execute(code=source, silent=False))["status"] == "ok"
    rounds: list[Any] = []
    issued = server.post("math4ml/api/checks", DOUBLE).message
    reply: Any = {"t": "ask", "ask": issued["ask"]}
    quiet = {"code": "", "silent": True, "store_history": False, "allow_stdin": False}
    await execute(**quiet, user_expressions={"agent": agent["install"]})
    while reply["t"] == "ask":
        request = json.dumps(json.dumps({"ask": reply["ask"], "limits": issued["limits"]}))
        said = await execute(**quiet, user_expressions={"agent": f"{agent['call']}({request})"})
        rounds.append(said["user_expressions"]["agent"]["data"]["application/json"]["answers"])
        reply = server.post("math4ml/api/checks/answers", {"check": issued["check"], "rounds": rounds}).message
    socket.close()
    while await socket.read_message() is not None:
        pass  # until the other side has let go too: an open socket would be found in some later test
    return reply


def test_a_check_in_a_real_kernel_is_recorded_by_the_service(server: Server, store: Store) -> None:
    reply = asyncio.run(in_a_kernel(server, "def double(x):\n    return 2 * x"))
    assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", True)
    (standing,) = rows(store, StandingRow, server.name)
    assert (standing.passed, standing.section, standing.checks) == (True, "tuesday", 1)


def test_progress_hints_and_exercises_come_from_the_service(server: Server) -> None:
    assert server.post("math4ml/api/hints", {**DOUBLE, "level": 1}).status == 200
    (progress,) = server.get("math4ml/api/progress").message["exercises"]
    there = server.school.api("GET", "progress", token=server.token).message["exercises"]
    assert [progress] == there
    assert progress["hints"] == 1
    assert [course["id"] for course in server.get("math4ml/api/exercises").message["courses"]] == ["tiny"]


def test_a_refusal_of_the_service_reaches_the_learner_as_it_is(server: Server) -> None:
    reply = server.post("math4ml/api/checks", {"exercise": "tiny/nowhere", "course": "tiny"})
    assert (reply.status, reply.message["reason"]) == (404, "unknown-exercise")


def test_the_learner_is_whom_the_hub_says_whoever_the_browser_claims_to_be(server: Server, store: Store) -> None:
    before = len(rows(store, CheckRow, "ada"))
    issued = send("POST", f"{server.api}checks?user=ada", DOUBLE, token=server.token, headers={"X-User": "ada"})
    assert issued.status == 200
    server.press({"double": double})
    assert len(rows(store, CheckRow, "ada")) == before


def test_without_the_service_a_check_is_practice_and_says_so(server: Server, away: Any, store: Store) -> None:
    before = rows(store, CheckRow, server.name)
    reply = server.press({"double": double})
    assert reply["verdict"]["outcome"] == "passed"
    assert (reply["recorded"], reply["practice"], reply["again"]) == (False, True, True)
    assert "practice" in reply["notice"]
    assert "not recorded yet" in reply["notice"]
    state = server.get("math4ml/api/recording").message
    assert (state["recorded"], state["waiting"]) == (False, 1)
    assert len(rows(store, CheckRow, server.name)) == len(before)


def test_practice_is_handed_in_as_practice_when_the_service_is_back(school: School, store: Store) -> None:
    server = Server(school, school.learner())
    server.start()
    try:
        school.room.replicas[0].stop()
        server.press({"double": double})
        school.room.start_replica(0)
        while until_recorded(server)["waiting"]:
            pass
        (check,) = rows(store, CheckRow, server.name)
        assert (check.evidence, check.outcome) == ("practice", "passed")
        (standing,) = rows(store, StandingRow, server.name)
        assert (standing.passed, standing.practice, standing.checks) == (False, 1, 0)
        # Asked again, it is recorded as a check of its own.
        assert server.press({"double": double})["recorded"]
        (standing,) = rows(store, StandingRow, server.name)
        assert (standing.passed, standing.practice, standing.checks) == (True, 1, 1)
    finally:
        server.stop()


def test_a_practice_check_that_was_begun_is_begun_anew_by_the_service(
    server: Server, away: Callable[[], None], fake_kernel: Any
) -> None:
    begun = server.press({"double": double})["next"]
    away()
    until_recorded(server)
    message = {"check": begun["check"], "rounds": [fake_kernel.answer_json(begun["ask"], {"double": double})]}
    reply = server.post("math4ml/api/checks/answers", message)
    # The front end begins a new check without a word when it is told so.
    assert (reply.status, reply.message["reason"]) == (403, "token-forged")


def test_without_the_service_the_solution_waits(server: Server, away: Any) -> None:
    reply = server.post("math4ml/api/solutions", DOUBLE)
    assert (reply.status, reply.message["reason"]) == (403, "solution-withheld")


def test_without_the_service_hints_are_given_and_progress_says_what_it_is(server: Server, away: Any) -> None:
    assert server.post("math4ml/api/hints", {**DOUBLE, "level": 1}).message["hints"]
    assert "does not answer" in server.get("math4ml/api/progress").message["notice"]
