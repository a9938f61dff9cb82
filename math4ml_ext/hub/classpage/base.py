"""What the handlers of the instructor's page share: who may come in, and how an error is told.

Who somebody is, and what their scopes let them do, is for the service to say: it mixes these handlers with one of its
own, as `math4ml_ext.web` does for the protocol.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from tornado import web
from tornado.iostream import StreamClosedError

from math4ml_ext import protocol
from math4ml_ext.web.problems import ProblemError, set_retry_after

from .services import Access, PageServices

__all__ = ["PageHandler", "SecureHandler"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing runs, and nothing is fetched, but what this service serves."""

_NOT_YOURS = "This page is for those who teach the class. It needs the JupyterHub scope custom:math4ml:read."
_NOT_TO_SET = "You may look at this class, but not change it. That needs the scope custom:math4ml:manage."


class SecureHandler(web.RequestHandler):
    """A handler whose replies no browser guesses, keeps or frames."""

    def set_default_headers(self) -> None:
        """Say so in every reply."""
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")


class PageHandler(SecureHandler):
    """A handler for those who may read the class, or manage it where that is asked for."""

    @property
    def services(self) -> PageServices:
        """What the operations work with."""
        raise NotImplementedError

    @property
    def access(self) -> Access | None:
        """Who is looking; None for nobody that is known."""
        raise NotImplementedError

    def enter(self, *, manage: bool = False) -> Access:
        """Return who is looking.

        Parameters
        ----------
        manage : bool
            Whether reading is not enough.

        Raises
        ------
        ProblemError
            They may not.
        """
        access = self.access
        if access is None:
            raise ProblemError(403, sentence="You are logged out. Reload this page to log in again.")
        if not (access.manage or (access.read and not manage)):
            raise ProblemError(403, sentence=_NOT_TO_SET if access.read else _NOT_YOURS)
        return access

    async def end(self, body: bytes | None = None) -> None:
        """Send the last of a reply, unless whoever asked has gone."""
        with suppress(StreamClosedError):
            await self.finish(body)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send any error as a `Problem`."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        problem = (error if isinstance(error, ProblemError) else ProblemError(status_code)).problem
        set_retry_after(self, status_code)
        self.set_status(status_code)
        self.tell(problem)

    def tell(self, problem: protocol.Problem) -> None:
        """Send what is wrong, to a program."""
        self.set_header("Content-Type", "application/json")
        self.finish(protocol.encode(problem))
