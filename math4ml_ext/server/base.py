"""A handler of the protocol on a Jupyter server: Jupyter says who somebody is and what they may do."""

from __future__ import annotations

from jupyter_core.utils import ensure_async
from jupyter_server.auth.decorator import authorized
from jupyter_server.auth.utils import HTTP_METHOD_TO_AUTH_ACTION
from jupyter_server.base.handlers import APIHandler
from tornado import web

from math4ml_ext.web.backend import Backend
from math4ml_ext.web.base import ProtocolHandler
from math4ml_ext.web.operations import PREFIX
from math4ml_ext.web.problems import ProblemError

from .context import CONTEXT, Context
from .identity import learner_name

__all__ = ["Math4MLHandler"]


class Math4MLHandler(ProtocolHandler, APIHandler):  # type: ignore[misc] # both have a `prepare` that is awaited
    """A route of the extension. Every verb of every route is guarded here."""

    auth_resource = "math4ml"

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer a request."""
        await self.answer()

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Answer a request with a message."""
        await self.answer()

    @property
    def _context(self) -> Context:
        context: Context = self.settings[CONTEXT]
        return context

    async def authorize(self) -> None:
        """Ask Jupyter whether this user may do this, before anything that they send is read."""
        action = HTTP_METHOD_TO_AUTH_ACTION[str(self.request.method)]
        if not await ensure_async(self.authorizer.is_authorized(self, self.current_user, action, self.auth_resource)):
            raise ProblemError(403)

    @property
    def backend(self) -> Backend:
        """The extension's backend."""
        return self._context.backend

    @property
    def user(self) -> str:
        """The name under which the user's progress is kept."""
        return learner_name(self.current_user, self._context.anonymous_learner)

    @property
    def body_bytes(self) -> int:
        """How many bytes a request with values may have, as it is set."""
        return self._context.body_bytes

    @property
    def address(self) -> str:
        """Our prefix below the server's own."""
        return f"{self.base_url}{PREFIX}"
