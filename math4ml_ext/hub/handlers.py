"""The routes of the service: the protocol as on a single-user server, the instructor's page, and what operators ask."""

from __future__ import annotations

from typing import Any

from jupyterhub.services.auth import HubOAuthCallbackHandler
from tornado import web

from math4ml_ext.protocol import VerdictReached
from math4ml_ext.web.backend import Backend
from math4ml_ext.web.base import ProtocolHandler, routes_of
from math4ml_ext.web.problems import ProblemError

from .auth import HubHandler
from .classpage.api import PageApiHandler
from .classpage.base import PageHandler
from .classpage.handlers import IndexHandler, page_routes
from .classpage.services import Access, PageServices
from .context import CONTEXT, Context
from .metrics import CONTENT_TYPE
from .turns import Turn

__all__ = ["routes"]

_FOR_PEOPLE = "Checks are for learners; a service has none of its own."


class _Served(web.RequestHandler):
    @property
    def context(self) -> Context:
        """The parts of the service that answer requests."""
        context: Context = self.settings[CONTEXT]
        return context


class ServiceHandler(HubHandler, ProtocolHandler, _Served):
    """A route of the protocol. Programs alone use it, each learner's own server above all; so only tokens count."""

    browsers = False

    async def prepare(self) -> None:
        """Let in whom JupyterHub knows, and note that they came."""
        self.context.running.began(self)
        self._turn, self._working = Turn(), False
        await super().prepare()
        if self.person is not None:
            if not self.person.is_user:
                raise ProblemError(403, sentence=_FOR_PEOPLE)
            operation = self.operation
            await self.context.turns.take(self.person.name, self._turn, self.announced)
            await self.context.people.came(self.person, waits=operation is None or operation.uses_store)

    async def answer(self) -> None:
        """Answer a request. Its turn lasts until that is done, also when nobody waits for the answer any more."""
        self._working = True
        try:
            await super().answer()
        finally:
            self._turn.end()

    def on_finish(self) -> None:
        """Keep the service from stopping no longer, nor the user's next request."""
        self.context.running.ended(self)
        if not self._working:
            self._turn.end()

    def on_connection_close(self) -> None:
        """Give up a request of which the rest will not come."""
        super().on_connection_close()
        if not self._working:
            self.context.running.ended(self)
            self._turn.end()

    @property
    def backend(self) -> Backend:
        """The service's backend."""
        return self.context.backend

    @property
    def user(self) -> str:
        """Whom the token belongs to."""
        assert self.person is not None
        return self.person.name

    @property
    def body_bytes(self) -> int:
        """How many bytes a request with values may have, as it is set."""
        return self.context.body_bytes

    @property
    def address(self) -> str:
        """Our prefix on the hub."""
        return f"{self.context.prefix}api"

    def reply(self, message: Any) -> None:
        """Send a message, and count it if it is a verdict."""
        if isinstance(message, VerdictReached):
            self.context.metrics.gave(message)
        super().reply(message)


class ClassPageHandler(HubHandler, PageHandler, _Served):
    """A route of the instructor's page, for those to whom JupyterHub gives a scope of ours."""

    @property
    def services(self) -> PageServices:
        """What the page works with."""
        return self.context.page

    @property
    def access(self) -> Access | None:
        """Who is looking."""
        person = self.person
        return None if person is None else Access(person.name, read=person.may_read, manage=person.may_manage)


class ClassIndexHandler(ClassPageHandler, IndexHandler):
    """The page itself."""


class ClassApiHandler(ClassPageHandler, PageApiHandler):
    """A route of the page's operations."""


class HealthHandler(_Served):
    """Whether the process lives. It asks nobody else."""

    def get(self) -> None:
        """Say so."""
        self.finish({"alive": True})


class ReadyHandler(_Served):
    """Whether it can do its work: the database answers, and it is not about to stop."""

    async def get(self) -> None:
        """Say so, with 503 if not."""
        state = await self.context.readiness.state()
        self.set_status(200 if all(state.values()) else 503)
        self.finish(state)


class MetricsHandler(HubHandler, _Served):
    """Numbers for Prometheus."""

    browsers = False

    def get(self) -> None:
        """Send them to whoever may read the hub's metrics, or a class."""
        if self.context.authenticate_metrics and not self._may():
            raise web.HTTPError(403)
        self.set_header("Content-Type", CONTENT_TYPE)
        self.finish(self.context.metrics.text())

    def _may(self) -> bool:
        return self.person is not None and (self.person.may_read or "read:metrics" in self.person.scopes)


class RootHandler(_Served):
    """The address that JupyterHub's own menu shows."""

    def get(self) -> None:
        """Lead to the page."""
        self.redirect(f"{self.context.prefix}class/")


class LoginHandler(HubOAuthCallbackHandler):
    """Where a browser comes back to from logging in."""


def routes(prefix: str) -> list[Any]:
    """Return all routes below `prefix`, which begins and ends with a slash."""
    return [
        (f"{prefix}oauth_callback", LoginHandler),
        (f"{prefix}health", HealthHandler),
        (f"{prefix}ready", ReadyHandler),
        (f"{prefix}metrics", MetricsHandler),
        (f"{prefix}?", RootHandler),
        *page_routes(ClassIndexHandler, ClassApiHandler, f"{prefix}class"),
        *routes_of(ServiceHandler, f"{prefix}api"),
    ]
