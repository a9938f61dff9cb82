"""A Jupyter server with the extension and the tiny course, inside the test process."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from tornado.httputil import HTTPHeaders

TINY = Path(__file__).parent.parent / "courses" / "tiny"


class Response(NamedTuple):
    status: int
    message: Any
    headers: HTTPHeaders


Send = Callable[..., Awaitable[Response]]


@pytest.fixture(autouse=True)
def tiny_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TINY))


@pytest.fixture
def fake_kernel(tiny_on_path: None) -> ModuleType:
    import fake_kernel

    return fake_kernel


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite"


@pytest.fixture
def settings() -> dict[str, Any]:
    """What a test sets besides: traits of the extension."""
    return {}


@pytest.fixture
def jp_server_config(database: Path, settings: dict[str, Any]) -> dict[str, Any]:
    return {
        "ServerApp": {"jpserver_extensions": {"math4ml_ext": True}},
        "Math4ML": {"courses": ["tiny"], "database_url": f"sqlite:///{database}"} | settings,
    }


@pytest.fixture
def send(jp_fetch: Callable[..., Awaitable[Any]]) -> Send:
    """Send a message to a route, and return what came back, refusals too."""

    async def send(
        verb: str, route: str, message: Any = None, *, body: str | bytes | None = None, **more: Any
    ) -> Response:
        if message is not None:
            body = json.dumps(message)
        headers = {"Content-Type": "application/json"} | more.pop("headers", {})
        more = {"allow_nonstandard_methods": True, "raise_error": False} | more
        reply = await jp_fetch("math4ml", "api", *route.split("/"), method=verb, body=body, headers=headers, **more)
        return Response(reply.code, json.loads(reply.body) if reply.body else None, reply.headers)

    return send


@pytest.fixture
def press(send: Send, fake_kernel: ModuleType) -> Callable[..., Awaitable[Any]]:
    """Press Check as a front end does, with a kernel that has some names; return the verdict's message."""

    async def press(exercise: str, names: Mapping[str, Any], **more: Any) -> Any:
        issued = (await send("POST", "checks", {"exercise": f"tiny/{exercise}", "course": "tiny"}, **more)).message
        rounds = [fake_kernel.answer_json(issued["ask"], names)]
        while True:
            reply = await send("POST", "checks/answers", {"check": issued["check"], "rounds": rounds}, **more)
            if reply.message["t"] == "verdict":
                return reply.message
            rounds.append(fake_kernel.answer_json(reply.message["ask"], names))

    return press
