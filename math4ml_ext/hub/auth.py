"""Who somebody is and what they may do: JupyterHub says so, for a token or for a browser that is logged in.

Scopes of our own, to be given to those who teach::

    custom:math4ml:read     see a class: everybody's standings
    custom:math4ml:manage   set its dates as well; it contains the first
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import Any

from jupyterhub.services.auth import HubOAuth, HubOAuthenticated
from tornado import web

from math4ml_ext.web.problems import ProblemError

__all__ = ["MANAGE", "READ", "HubHandler", "Person"]

READ = "custom:math4ml:read"
MANAGE = "custom:math4ml:manage"

_NO_ACCESS = "You may not use this service. Ask those who run JupyterHub for the scope {scope}."


@dataclass(frozen=True)
class Person:
    """Somebody whom JupyterHub knows: a user, or a service that asks for itself."""

    name: str
    groups: frozenset[str] = frozenset()
    scopes: frozenset[str] = field(default=frozenset(), repr=False)
    is_user: bool = True

    @property
    def may_read(self) -> bool:
        """Whether they may see a class."""
        return READ in self.scopes or self.may_manage

    @property
    def may_manage(self) -> bool:
        """Whether they may set its dates."""
        return MANAGE in self.scopes

    @classmethod
    def of(cls, model: dict[str, Any]) -> Person:
        """Return whom JupyterHub describes."""
        return cls(
            name=model["name"],
            groups=frozenset(model.get("groups") or ()),
            scopes=frozenset(model.get("scopes") or ()),
            is_user=model.get("kind", "user") == "user",
        )


class HubHandler(HubOAuthenticated, web.RequestHandler):
    """A handler for whom JupyterHub knows. Before anything is done, `person` is who asks, or None.

    A program sends ``Authorization: token ...``. A browser sends its cookie and, unless it opens a page, the
    ``X-XSRFToken`` header: pages of other users' servers come from the same site. JupyterHub is asked at most once a
    minute for each token.
    """

    browsers = True
    """Whether the cookie of a browser counts, or only a token."""

    person: Person | None = None

    async def prepare(self) -> None:
        """Find out who asks; whether they may is for the handler to say."""
        self.current_user = None
        model = await self._ask()
        if model is not None:
            self._admit(model)
        waiting = super().prepare()
        if inspect.isawaitable(waiting):
            await waiting

    async def _ask(self) -> dict[str, Any] | None:
        auth: HubOAuth = self.hub_auth
        try:
            if self.browsers:
                return await auth.get_user(self, sync=False)  # type: ignore[no-any-return]
            token = auth.get_token(self, in_cookie=False)
            return await auth.user_for_token(token, sync=False) if token else None
        except web.HTTPError as error:
            if error.status_code < 500:
                raise
            raise ProblemError(503) from error  # JupyterHub does not answer

    def _admit(self, model: dict[str, Any]) -> None:
        """Let somebody in who has access to this service."""
        auth: HubOAuth = self.hub_auth
        if auth.access_scopes and not auth.check_scopes(auth.access_scopes, model):
            raise ProblemError(403, sentence=_NO_ACCESS.format(scope=" or ".join(sorted(auth.access_scopes))))
        self.person = Person.of(model)
        self.current_user = model

    def check_xsrf_cookie(self) -> None:
        """Check it where a cookie is looked at (see `HubOAuth`), not before: a token needs none."""
        self.hub_auth.check_xsrf_cookie(self)
