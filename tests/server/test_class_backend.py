"""A server of a class whose service is not there, nobody's fault: practice, said plainly, and nothing lost.

The service itself, and the way back, are in tests/hub.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from tornado.iostream import IOStream, StreamClosedError
from tornado.tcpserver import TCPServer

from math4ml_ext.hub.try_out.processes import free_ports
from math4ml_ext.server.queued_practice import AWAY
from math4ml_ext.store.outbox import queued
from math4ml_ext.web.operations import OPERATIONS
from math4ml_ext.web.registry import Operation, Refuse

Send = Callable[..., Awaitable[Any]]
Press = Callable[..., Awaitable[Any]]


@pytest.fixture
def owner() -> str:
    """Whose server it is. The test's user is called `learner`."""
    return "learner"


@pytest.fixture
def service_url() -> str:
    """An address at which nobody listens."""
    (port,) = free_ports(1)
    return f"http://127.0.0.1:{port}/services/math4ml/"


@pytest.fixture
def settings(service_url: str, owner: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("JUPYTERHUB_USER", owner)
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "of the server")
    monkeypatch.setenv("MATH4ML_SERVICE_URL", service_url)
    return {"service_seconds": 1.0, "rest_seconds": 0.1}


def right(x: int) -> int:
    return 2 * x


async def test_the_address_of_the_service_comes_from_the_environment(jp_serverapp: Any, service_url: str) -> None:
    assert jp_serverapp.web_app.settings["math4ml_ext"].service_url == service_url


async def test_a_check_is_practice_while_nobody_listens(press: Press) -> None:
    reply = await press("double", {"double": right})
    assert (reply["verdict"]["outcome"], reply["recorded"], reply["notice"]) == ("passed", False, AWAY)
    assert (reply["practice"], reply["again"], reply["late"]) == (True, True, False)
    assert reply["next"]


async def test_what_is_practised_waits_to_be_handed_in(press: Press, send: Send, jp_serverapp: Any) -> None:
    await press("double", {"double": right})
    state = (await send("GET", "recording")).message
    assert state == {"recorded": False, "notice": AWAY, "waiting": 1}
    store = jp_serverapp.web_app.settings["math4ml_ext"].store
    (check,) = store.read(lambda connection: queued(connection, 10))
    assert (check.exercise, check.verdict.outcome) == ("tiny/double", "passed")


async def test_practice_is_no_pass_here_either(press: Press, send: Send) -> None:
    await press("double", {"double": right})
    report = (await send("GET", "progress")).message
    assert [one["passed"] for one in report["exercises"]] == [False]
    assert "does not answer" in report["notice"]


async def test_a_solution_is_not_shown_while_nobody_knows_whether_it_may_be(send: Send) -> None:
    reply = await send("POST", "solutions", {"exercise": "tiny/double", "course": "tiny"})
    assert (reply.status, reply.message["reason"]) == (403, "solution-withheld")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
async def test_without_the_service_an_operation_does_what_it_declares(send: Send, operation: Operation) -> None:
    example = operation.example
    if example and "exercise" in example:
        example = example | {"exercise": "tiny/double", "course": "tiny"}
    reply = await send(operation.verb, operation.route, example)
    if isinstance(operation.fallback, Refuse):
        assert reply.message == {"reason": operation.fallback.error.reason, "message": operation.fallback.sentence}
    else:
        assert reply.status != 503
        assert operation.fallback.notice in {None, reply.message.get("notice")}


async def test_practice_cannot_be_handed_in_past_the_service(send: Send) -> None:
    reply = await send("POST", "practice", {"checks": []})
    assert (reply.status, reply.message["reason"]) == (503, "store-trouble")
    assert reply.headers["Retry-After"] == "5"


@pytest.mark.parametrize("owner", ["ada"])
async def test_a_check_of_a_visitor_counts_for_nobody(owner: str, press: Press, send: Send) -> None:
    reply = await press("double", {"double": right})
    assert (reply["recorded"], reply["practice"], reply["again"]) == (False, True, False)
    assert "the server of ada" in reply["notice"]
    assert (await send("GET", "recording")).message["waiting"] == 0


class Stranger(TCPServer):
    """Something at the address of the service that does not do what the service does.

    On tornado's streams: asyncio's server loses a connection that it accepts in the moment in which it is closed.
    """

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__()
        self.status, self.body = status, body
        self.heads: list[str] = []
        self._streams: list[IOStream] = []

    async def handle_stream(self, stream: IOStream, address: Any) -> None:
        self._streams.append(stream)
        # A connection may be given up at any moment, before anything was said on it too.
        with suppress(StreamClosedError):
            self.heads.append((await stream.read_until(b"\r\n\r\n")).decode())
            head = f"HTTP/1.1 {self.status} Words\r\nConnection: close\r\nRetry-After: 0\r\n"
            head += f"Content-Length: {len(self.body)}\r\n\r\n"
            await stream.write(head.encode() + self.body)
        stream.close()

    def let_go(self) -> None:
        """Close all connections, and accept no more."""
        self.stop()
        for stream in self._streams:
            stream.close()


@asynccontextmanager
async def listening(url: str, stranger: Stranger) -> AsyncIterator[None]:
    stranger.listen(int(url.split(":")[2].split("/", maxsplit=1)[0]), "127.0.0.1")
    try:
        yield
    finally:
        stranger.let_go()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"<html>"),
        (502, b""),
        (503, b'{"reason": "hub-away", "message": "JupyterHub does not answer."}'),
        (403, b'{"reason": "forbidden", "message": "You may not."}'),
        (404, b"<html>not here"),
        (302, b""),
    ],
)
async def test_whatever_is_wrong_with_the_service_the_learner_can_practise(
    press: Press, service_url: str, status: int, body: bytes
) -> None:
    async with listening(service_url, Stranger(status, body)):
        reply = await press("double", {"double": right})
    assert (reply["verdict"]["outcome"], reply["practice"], reply["notice"]) == ("passed", True, AWAY)


@pytest.mark.parametrize(
    ("status", "reason"),
    [(503, "store-trouble"), (409, "store-trouble"), (429, "busy")],  # a service of 0.2.0 says 409
)
async def test_practice_waits_for_a_service_that_cannot_take_it_yet(
    press: Press, send: Send, service_url: str, status: int, reason: str
) -> None:
    await press("double", {"double": right})
    body = json.dumps({"reason": reason, "message": "Not just now."}).encode()
    stranger = Stranger(status, body)
    async with listening(service_url, stranger):
        while sum("api/practice" in head for head in stranger.heads) < 10:
            await asyncio.sleep(0.01)
    assert (await send("GET", "recording")).message["waiting"] == 1


async def test_the_service_is_sent_the_servers_token_and_nothing_of_the_browser(send: Send, service_url: str) -> None:
    stranger = Stranger(200, b'{"courses": []}')
    async with listening(service_url, stranger):
        reply = await send("GET", "exercises", headers={"Cookie": "mine=1", "X-Forwarded-User": "ada"})
    assert reply.message == {"courses": []}
    head = stranger.heads[-1].lower()
    assert "authorization: token of the server" in head
    assert "cookie" not in head
    assert "x-forwarded-user" not in head


async def test_a_refusal_of_the_service_is_passed_on_word_for_word(send: Send, service_url: str) -> None:
    problem = {"reason": "token-expired", "message": "This check was begun too long ago. Press Check again."}
    async with listening(service_url, Stranger(410, json.dumps(problem).encode())):
        reply = await send("POST", "checks/answers", {"check": "x", "rounds": []})
    assert (reply.status, reply.message) == (410, problem)
