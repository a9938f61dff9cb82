"""A Jupyter server with the extension and the tiny course, inside the test process.

Jupyter's fixtures are imported here rather than named as a plugin for all tests: one of them runs around every test.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, NamedTuple, TextIO

import pytest
from pytest_jupyter.jupyter_server import *  # noqa: F403
from tornado.httputil import HTTPHeaders

from math4ml_ext.hub.try_out.processes import free_ports, with_parent

TINY = Path(__file__).parent.parent / "courses" / "tiny"


EXTENSIONS = dict.fromkeys(["jupyterlab", "jupyter_lsp", "notebook", "notebook_shim"], False) | {"math4ml_ext": True}


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
def server_settings() -> dict[str, Any]:
    """What a test sets besides: traits of the server."""
    return {}


@pytest.fixture
def jp_server_config(database: Path, settings: dict[str, Any], server_settings: dict[str, Any]) -> dict[str, Any]:
    return {
        "ServerApp": {"jpserver_extensions": {"math4ml_ext": True}} | server_settings,
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


class LiveServer:
    """A Jupyter server in a process of its own, which can be killed and started again in the same place."""

    headers: ClassVar[dict[str, str]] = {"Authorization": "token secret"}

    def __init__(self, home: Path, config: dict[str, Any]) -> None:
        self.home = home
        folders = {f"JUPYTER_{kind}_DIR": home / kind.lower() for kind in ("CONFIG", "DATA", "RUNTIME")}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        self.database = folders["JUPYTER_DATA_DIR"] / "math4ml" / "progress.sqlite"
        (self._port,) = free_ports(1)
        self.log: list[str] = []
        self.url = f"http://127.0.0.1:{self._port}/math4ml/api/"
        defaults = {
            "ServerApp": {
                "ip": "127.0.0.1",
                "port": self._port,
                "port_retries": 0,
                "open_browser": False,
                "allow_root": True,
            }
            | {"jpserver_extensions": EXTENSIONS, "root_dir": str(home)},
            "IdentityProvider": {"token": "secret"},
            "Math4ML": {"courses": ["tiny"]} | config,
        }
        (folders["JUPYTER_CONFIG_DIR"] / "jupyter_server_config.json").write_text(json.dumps(defaults))
        paths = {name: str(folder) for name, folder in folders.items()}
        self._environment = os.environ | paths | {"PYTHONPATH": str(TINY)}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        command = with_parent([sys.executable, "-m", "jupyter_server"])
        self._process = subprocess.Popen(
            command, cwd=self.home, env=self._environment, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stderr is not None
        # Somebody has to read its log, or the server waits for it to be read.
        self._reader = threading.Thread(target=self._read, args=(self._process.stderr,), daemon=True)
        self._reader.start()
        while not self._listens():
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=0.05)
                raise RuntimeError("the server did not start: " + "".join(self.log))

    def _read(self, stream: TextIO) -> None:
        self.log.extend(stream)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    def kill(self) -> None:
        """End the process as a power cut would."""
        assert self._process is not None
        assert self._process.stderr is not None
        self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stderr.close()

    def get(self, route: str) -> Response:
        return self.send("GET", route)

    def post(self, route: str, message: Any) -> Response:
        return self.send("POST", route, message)

    def send(self, verb: str, route: str, message: Any = None) -> Response:
        body = None if message is None else json.dumps(message).encode()
        headers = self.headers | {"Content-Type": "application/json"}
        request = urllib.request.Request(self.url + route, body, headers, method=verb)
        with urllib.request.urlopen(request, timeout=30) as reply:
            return Response(reply.status, json.loads(reply.read()), reply.headers)


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., AbstractContextManager[LiveServer]]:
    """Start a server of its own, with some settings of the extension."""

    @contextmanager
    def live_server(**config: Any) -> Iterator[LiveServer]:
        server = LiveServer(tmp_path_factory.mktemp("live"), config)
        server.start()
        try:
            yield server
        finally:
            server.kill()

    return live_server
