"""The extension: every setting, and how the parts are put together."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_server.extension.application import ExtensionApp
from traitlets import Bool, Float, Unicode, default

from math4ml_ext.courses import Courses
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.evidence import OnlyPractice
from math4ml_ext.store import Store
from math4ml_ext.web.backend import Backend
from math4ml_ext.web.settings import CheckSettings

from .class_backend import VISITOR, ClassBackend
from .context import CONTEXT, Context
from .handlers import ROUTES
from .nodelay import without_delay
from .outbox_worker import OutboxWorker
from .queued_practice import AWAY, QueuedPractice, QueueingRecorder
from .service_client import ServiceClient

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

__all__ = ["Math4ML"]

THREADS = 4
"""Grading is quick and the database takes one at a time; a few threads keep one slow disk from holding up the rest."""


class Math4ML(CheckSettings, ExtensionApp):
    """Math4ML for Jupyter: checks beside the cells of a notebook."""

    name = "math4ml_ext"
    description = "Checks beside the cells of a notebook"
    load_other_extensions = True

    anonymous_learner = Unicode(
        "learner",
        help="The name under which progress is kept on a server that does not know who its user is, because it has "
        "only a token or a password. Empty: the random name that Jupyter gives to each browser.",
    ).tag(config=True)
    nodelay = Bool(
        True, help="Send the messages of kernels at once (TCP_NODELAY). Without it each check takes 40 ms longer."
    ).tag(config=True)

    service_url = Unicode(
        help="Where the service of a class is, such as http://hub:8000/services/math4ml/. Checks are recorded there "
        "for the learner whose server this is; while it does not answer they are practice. By default it is what "
        "MATH4ML_SERVICE_URL says.",
    ).tag(config=True)
    service_seconds = Float(
        10.0, min=0.1, help="Seconds in which the service of a class has to answer, before it counts as away."
    ).tag(config=True)
    rest_seconds = Float(5.0, min=0.1, help="Seconds for which a service that was away is not asked again.").tag(
        config=True
    )

    backend: Backend
    store: Store
    executor: ThreadPoolExecutor
    _outbox: OutboxWorker | None = None
    _client: ServiceClient | None = None

    @default("service_url")
    def _service_url(self) -> str:
        return os.environ.get("MATH4ML_SERVICE_URL", "")

    def initialize_settings(self) -> None:
        """Put the parts together."""
        self.executor = ThreadPoolExecutor(THREADS, thread_name_prefix="math4ml")
        self.store = Store(self.database_url, log=self.log)
        courses = self.load_courses(self.log)
        if self.service_url:
            self.backend = self._class_backend(courses)
        else:
            self.backend = self.make_backend(self.store, self._secrets(), self.executor, courses=courses)
        self.settings[CONTEXT] = Context(self.backend, self.anonymous_learner, self.body_bytes)
        self.executor.submit(self._open_store)
        if self.nodelay:
            self._send_at_once()

    def initialize_handlers(self) -> None:
        """Add the routes."""
        self.handlers.extend(ROUTES)

    async def _start_jupyter_server_extension(self, serverapp: ServerApp) -> None:  # noqa: ARG002
        """Hand in what was left over when this server was stopped."""
        if self._outbox is not None:
            self._outbox.wake()

    async def stop_extension(self) -> None:
        """Let go of the service, the database and the threads."""
        if self._outbox is not None and self._client is not None:
            await self._outbox.stop()
            self._client.close()
        self.executor.shutdown(wait=True)
        self.store.close()

    def _class_backend(self, courses: Courses) -> ClassBackend:
        """Make a backend that asks the service, and what answers while it is away."""
        owner = os.environ.get("JUPYTERHUB_USER", "")
        client = self._client = ServiceClient(
            self.service_url,
            os.environ.get("JUPYTERHUB_API_TOKEN", ""),
            seconds=self.service_seconds,
            cool_down=self.rest_seconds,
            log=self.log,
        )
        self._outbox = OutboxWorker(client, self.store, self._in_a_thread, log=self.log)
        make = partial(self.make_backend, secrets=self._secrets(), executor=self.executor, courses=courses)
        local = make(
            QueueingRecorder(self.store),
            rules=OnlyPractice(AWAY, again=True),
            practice=QueuedPractice(courses, self.store, away=lambda: client.away),
        )
        visitors = make(self.store, rules=OnlyPractice(VISITOR.format(owner=owner)))
        return ClassBackend(owner, client, local, visitors, self._outbox)

    async def _in_a_thread(self, do: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.executor, partial(do, *arguments))

    def _open_store(self) -> None:
        """Open the database before it is needed; trouble is in the log, and is told with the first verdict."""
        with suppress(StoreTrouble):
            self.store.open()

    def _secrets(self) -> list[bytes]:
        if self.token_secrets:
            return [secret.encode() for secret in self.token_secrets]
        assert self.serverapp is not None
        secret: bytes = self.serverapp.cookie_secret
        return [hmac.digest(secret, b"math4ml tokens", hashlib.sha256)]

    def _send_at_once(self) -> None:
        """Replace the connection class by a subclass of itself, whichever is configured."""
        assert self.serverapp is not None
        connection = without_delay(self.serverapp.kernel_websocket_connection_class)
        self.serverapp.kernel_websocket_connection_class = connection
        self.serverapp.web_app.settings["kernel_websocket_connection_class"] = connection
        self.settings["kernel_websocket_connection_class"] = connection
