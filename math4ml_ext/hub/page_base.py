"""What all handlers of the instructor's page share: who may come in, how a message is read, and how one is sent.

Who somebody is, and what their scopes let them do, is for the service to say: it mixes `PageHandler` with a handler of
its own, as `math4ml_ext.web` does for the protocol.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeVar

from tornado import web
from tornado.iostream import StreamClosedError

from math4ml_ext import protocol
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store.classroom import Place
from math4ml_ext.web.problems import ProblemError, as_problems, set_retry_after

from .page import ClassPage
from .page_protocol import Regraded
from .page_watch import Watches

__all__ = ["Access", "PageDesk", "PageHandler", "Regrades"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing runs, and nothing is fetched, but what this service serves."""

_HEARTBEAT_SECONDS = 15.0
"""Proxies end a connection on which nothing is said; most wait a minute or longer."""

_EVENTS_SECONDS = 600.0
"""How long events go on before the page has to ask again, and is looked at again: may it still?"""

_SMALL = 1000  # bytes that are not worth compressing

_NOT_YOURS = "This page is for those who teach the class. It needs the JupyterHub scope custom:math4ml:read."
_OUT_OF_REACH = "The records of this class are out of reach{because}. The service's log says more."
_NOT_TO_SET = "You may look at this class, but not change it. That needs the scope custom:math4ml:manage."

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Access:
    """Who is looking, and what they may do. Whoever may manage may read."""

    user: str
    read: bool = False
    manage: bool = False


class Regrades(Protocol):
    """Runs learners' notebooks again."""

    why_not: str

    async def regrade(self, course: str, notebook: str, user: str) -> Regraded:
        """Run one; raise `Refused` where that cannot be."""


@dataclass(frozen=True)
class PageDesk:
    """What the handlers work with."""

    page: ClassPage
    watches: Watches
    executor: Executor
    regrader: Regrades | None = None
    heartbeat: float = _HEARTBEAT_SECONDS
    longest: float = _EVENTS_SECONDS


class PageHandler(web.RequestHandler):
    """A handler of the page: for those who may read the class, or manage it where that is asked for."""

    needs_manage: ClassVar[bool] = False
    """Whether reading is not enough."""

    @property
    def page_desk(self) -> PageDesk:
        """What the handler works with."""
        raise NotImplementedError

    @property
    def access(self) -> Access | None:
        """Who is looking; None for nobody that is known."""
        raise NotImplementedError

    def set_default_headers(self) -> None:
        """Let no browser guess, keep or frame anything."""
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")

    def enter(self) -> Access:
        """Return who is looking, or refuse."""
        access = self.access
        if access is None:
            raise ProblemError(403, sentence="You are logged out. Reload this page to log in again.")
        if not (access.manage or (access.read and not self.needs_manage)):
            raise ProblemError(403, sentence=_NOT_TO_SET if access.read else _NOT_YOURS)
        return access

    async def work(self, do: Callable[..., _Result], *arguments: Any) -> _Result:
        """Do something in a thread. The store speaks to learners, and here somebody else reads it."""
        with as_problems(), _to_instructors():
            return await asyncio.get_running_loop().run_in_executor(self.page_desk.executor, do, *arguments)

    async def reply(self, do: Callable[..., Any], *arguments: Any) -> None:
        """Do something in a thread, and send what comes of it as JSON."""
        zipped = "gzip" in self.request.headers.get("Accept-Encoding", "")
        body, is_zipped = await self.work(lambda: _pack(do(*arguments), zipped=zipped))
        if is_zipped:
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Content-Type", "application/json")
        await self.end(body)

    async def end(self, body: bytes | None = None) -> None:
        """Send the last of a reply, unless whoever asked has gone."""
        with suppress(StreamClosedError):
            await self.finish(body)

    def place(self) -> Place:
        """Return what is looked at."""
        return Place(self.get_query_argument("course"), self.get_query_argument("section", None))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send any error as a `Problem`."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        problem = error if isinstance(error, ProblemError) else ProblemError(status_code)
        set_retry_after(self, status_code)
        self.set_status(status_code)
        self.tell(problem.problem)

    def tell(self, problem: protocol.Problem) -> None:
        """Send what is wrong, to a program."""
        self.set_header("Content-Type", "application/json")
        self.finish(protocol.encode(problem))


@contextmanager
def _to_instructors() -> Iterator[None]:
    try:
        yield
    except StoreTrouble as trouble:
        because = f": {trouble.cause}" if trouble.cause else ""
        raise StoreTrouble(_OUT_OF_REACH.format(because=because), cause=trouble.cause) from trouble


def _pack(message: Any, *, zipped: bool) -> tuple[bytes, bool]:
    body = protocol.encode(message)
    return (gzip.compress(body, 4), True) if zipped and len(body) > _SMALL else (body, False)
