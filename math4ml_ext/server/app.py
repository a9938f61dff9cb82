"""The extension: every setting, and how the parts are put together."""

from __future__ import annotations

import hashlib
import hmac
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import cast

from jupyter_server.extension.application import ExtensionApp
from traitlets import Bool, Enum, Float, Integer, List, Unicode

from math4ml_ext.agent_source import agent_info
from math4ml_ext.checks import Checks
from math4ml_ext.courses import Courses
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.guidance import Guidance, SolutionPolicy
from math4ml_ext.protocol import AgentInfo, Limits
from math4ml_ext.store import Store
from math4ml_ext.tokens import Tokens

from .handlers import ROUTES
from .nodelay import without_delay

__all__ = ["Math4ML"]

THREADS = 4
"""Grading is quick and the database takes one at a time; a few threads keep one slow disk from holding up the rest."""


class Math4ML(ExtensionApp):
    """Math4ML for Jupyter: checks beside the cells of a notebook."""

    name = "math4ml_ext"
    description = "Checks beside the cells of a notebook"
    load_other_extensions = True

    call_seconds = Float(2.0, min=0.1, help="Seconds that one call of a learner's function may take.").tag(config=True)
    check_seconds = Float(10.0, min=0.1, help="Seconds that all calls of a check may take together.").tag(config=True)
    value_bytes = Integer(
        1_000_000, min=1000, help="How many bytes one value may have that a check takes from a kernel."
    ).tag(config=True)
    body_bytes = Integer(
        32_000_000, min=10_000, help="How many bytes a request may have: all values of a check, written as base64."
    ).tag(config=True)
    rounds = Integer(8, min=1, max=8, help="How often a grader may ask before its check is ended.").tag(config=True)
    token_seconds = Float(
        3600.0,
        min=10.0,
        help="Seconds in which a check that was begun can be finished. The next check is begun while a verdict is "
        "shown, so this is also how long it stays ready.",
    ).tag(config=True)
    token_secrets = List(
        Unicode(),
        help="What checks are signed with. Empty: derived from the server's cookie secret, which is kept between "
        "restarts. Several servers that share a class need one in common. The last one signs; those before it are "
        "still accepted, so that it can be changed.",
    ).tag(config=True)
    database_url = Unicode(
        "",
        help="Where progress is kept, as a SQLAlchemy URL. Empty: math4ml/progress.sqlite in the user's Jupyter data "
        "folder.",
    ).tag(config=True)
    courses = List(
        Unicode(),
        help="The courses to offer, in this order, by the names of their entry points in the group `math4ml.courses`. "
        "Empty: all that are installed.",
    ).tag(config=True)
    solutions = Enum(
        ["never", "after-pass", "after-hints"],
        "after-hints",
        help="When the solution of an exercise may be shown: never, after a pass, or also when its hints are used up.",
    ).tag(config=True)
    anonymous_learner = Unicode(
        "learner",
        help="The name under which progress is kept on a server that does not know who its user is, because it has "
        "only a token or a password. Empty: the random name that Jupyter gives to each browser.",
    ).tag(config=True)
    nodelay = Bool(
        True, help="Send the messages of kernels at once (TCP_NODELAY). Without it each check takes 40 ms longer."
    ).tag(config=True)

    agent: AgentInfo
    checks: Checks
    guidance: Guidance
    store: Store
    executor: ThreadPoolExecutor

    def initialize_settings(self) -> None:
        """Put the parts together."""
        limits = Limits(self.call_seconds, self.check_seconds, self.value_bytes)
        courses = Courses.load(self.courses, log=self.log)
        tokens = Tokens(self._secrets(), lifetime=self.token_seconds)
        self.executor = ThreadPoolExecutor(THREADS, thread_name_prefix="math4ml")
        self.store = Store(self.database_url, log=self.log)
        self.agent = agent_info()
        self.checks = Checks(courses, tokens, self.store, limits=limits, rounds=self.rounds, agent=self.agent.agent)
        self.guidance = Guidance(courses, self.store, solutions=cast("SolutionPolicy", self.solutions))
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
