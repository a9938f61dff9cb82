"""The extension: every setting, and how the parts are put together."""

from __future__ import annotations

import hashlib
import hmac
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from jupyter_server.extension.application import ExtensionApp
from traitlets import Bool, Unicode

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store import Store
from math4ml_ext.web.desk import Desk
from math4ml_ext.web.settings import CheckSettings

from .handlers import ROUTES
from .nodelay import without_delay

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

    desk: Desk
    store: Store
    executor: ThreadPoolExecutor

    def initialize_settings(self) -> None:
        """Put the parts together."""
        self.executor = ThreadPoolExecutor(THREADS, thread_name_prefix="math4ml")
        self.store = Store(self.database_url, log=self.log)
        courses = self.load_courses(self.log)
        self.desk = self.make_desk(self.store, self._secrets(), self.executor, courses=courses)
        self.executor.submit(self._open_store)
        if self.nodelay:
            self._send_at_once()

    def initialize_handlers(self) -> None:
        """Add the routes."""
        self.handlers.extend(ROUTES)

    async def stop_extension(self) -> None:
        """Let go of the database and the threads."""
        self.executor.shutdown(wait=True)
        self.store.close()

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
