"""A handler of the protocol on a Jupyter server: Jupyter says who somebody is and what they may do."""

from __future__ import annotations

from jupyter_core.utils import ensure_async
from jupyter_server.auth.utils import HTTP_METHOD_TO_AUTH_ACTION
from jupyter_server.base.handlers import APIHandler

from math4ml_ext.web.base import ProtocolHandler
from math4ml_ext.web.desk import Desk
from math4ml_ext.web.operations import PREFIX
from math4ml_ext.web.refusal import Refusal

from .context import CONTEXT, Context
from .identity import learner_name

__all__ = ["Math4MLHandler"]


class Math4MLHandler(ProtocolHandler, APIHandler):  # type: ignore[misc] # both have a `prepare` that is awaited
    """What the routes of the extension share."""

    auth_resource = "math4ml"

    @property
    def _context(self) -> Context:
        context: Context = self.settings[CONTEXT]
        return context

    async def authorize(self) -> None:
        """Ask Jupyter whether this user may do this, before anything that they send is read."""
        action = HTTP_METHOD_TO_AUTH_ACTION[str(self.request.method)]
        if not await ensure_async(self.authorizer.is_authorized(self, self.current_user, action, self.auth_resource)):
            raise Refusal(403)

    @property
    def desk(self) -> Desk:
        """The extension's desk."""
        return self._context.desk

    @property
    def learner(self) -> str:
        """Whose request this is."""
        return learner_name(self.current_user, self._context.anonymous_learner)

    @property
    def body_bytes(self) -> int:
        """As it is set."""
        return self._context.body_bytes

    @property
    def address(self) -> str:
        """Our prefix below the server's own."""
        return f"{self.base_url}{PREFIX}"
