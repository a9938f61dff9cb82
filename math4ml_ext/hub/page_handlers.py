"""The routes of the instructor's page: the page itself, its static files, its messages and its events.

Who somebody is, and what their scopes let them do, is for the service to say: it mixes `PageHandler` with a handler of
its own, as `math4ml_ext.web` does for the protocol.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from tornado import web
from tornado.iostream import StreamClosedError

from math4ml_ext import protocol
from math4ml_ext.codec import decode
from math4ml_ext.errors import BadMessage, Refused
from math4ml_ext.store.classroom import Cursor, Place
from math4ml_ext.web.refusal import Refusal
from math4ml_ext.web.statuses import status_of

from .page import ClassPage
from .page_protocol import Regrade, Regraded, SetTerm
from .page_watch import Queue, Watches, event

__all__ = ["STATIC", "Access", "PageDesk", "PageHandler", "Regrades", "page_routes"]

STATIC = Path(__file__).parent / "static"
"""Where the page is built to."""

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

_WHOLE = re.compile(r"[0-9]{1,18}")
"""A number that any database can keep, and compare with its own."""

_NOT_YOURS = "This page is for those who teach the class. It needs the JupyterHub scope custom:math4ml:read."
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
            raise Refusal(403, sentence="You are logged out. Reload this page to log in again.")
        if not (access.manage or (access.read and not self.needs_manage)):
            raise Refusal(403, sentence=_NOT_TO_SET if access.read else _NOT_YOURS)
        return access

    async def work(self, do: Callable[..., _Result], *arguments: Any) -> _Result:
        """Do something in a thread."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self.page_desk.executor, do, *arguments)
        except Refused as refused:
            raise Refusal(status_of(type(refused)), refused.reason, refused.sentence) from refused

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

    def json(self) -> bytes:
        """Return the body, which has to be JSON."""
        content_type = Message()
        content_type["Content-Type"] = self.request.headers.get("Content-Type", "")
        if content_type.get_content_type() != "application/json":
            raise Refusal(415)
        return self.request.body

    def place(self) -> Place:
        """Return what is looked at."""
        return Place(self.get_query_argument("course"), self.get_query_argument("section", None))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send any error as a `Problem`."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        refusal = error if isinstance(error, Refusal) else Refusal(status_code)
        self.set_status(status_code)
        self.set_header("Content-Type", "application/json")
        self.finish(protocol.encode(refusal.problem))


class IndexHandler(PageHandler):
    """The page."""

    @web.authenticated
    def get(self) -> None:
        """Send the page; whoever is logged out is sent to log in."""
        self.enter()
        self.xsrf_token  # noqa: B018 - reading it sets the cookie that the page needs to send messages
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish((STATIC / "index.html").read_bytes())


class SlashHandler(PageHandler):
    """The address without its last slash."""

    def get(self) -> None:
        """Add it: the page's own addresses begin there."""
        self.redirect(f"{self.request.path}/")


class FileHandler(web.StaticFileHandler):
    """The page's scripts and styles. They say nothing of anybody, so they need no login."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        """Have browsers ask each time whether there is a newer one."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-cache")


class OverviewHandler(PageHandler):
    """Who is looking, and at which courses they can look."""

    async def get(self) -> None:
        """Send it."""
        access, desk = self.enter(), self.page_desk
        regrade = desk.regrader is not None and not desk.regrader.why_not
        await self.reply(lambda: desk.page.overview(access.user, manage=access.manage, regrade=regrade))


class MatrixHandler(PageHandler):
    """Where everybody in a section stands."""

    async def get(self) -> None:
        """Send it."""
        self.enter()
        await self.reply(self.page_desk.page.matrix, self.place())


class ExerciseHandler(PageHandler):
    """What a section believes about one exercise."""

    async def get(self) -> None:
        """Send it."""
        self.enter()
        await self.reply(self.page_desk.page.detail, self.place(), self.get_query_argument("exercise"))


class LearnerHandler(PageHandler):
    """One learner's checks."""

    async def get(self) -> None:
        """Send them."""
        self.enter()
        before = self.get_query_argument("before", None)
        if before is not None and not _WHOLE.fullmatch(before):
            raise Refusal(400)
        course, user = self.get_query_argument("course"), self.get_query_argument("user")
        exercise = self.get_query_argument("exercise", None)
        await self.reply(self.page_desk.page.history, course, user, exercise, None if before is None else int(before))


class TermsHandler(PageHandler):
    """When notebooks are open."""

    needs_manage = True

    async def post(self) -> None:
        """Set one term, and send them all."""
        self.enter()
        body = self.json()
        await self.reply(lambda: self.page_desk.page.set_term(decode(body, SetTerm)))


class RegradeHandler(PageHandler):
    """A notebook, run again."""

    needs_manage = True

    async def post(self) -> None:
        """Run it, and send how much passed."""
        self.enter()
        body, regrader = self.json(), self.page_desk.regrader
        if regrader is None:
            raise Refusal(404)
        try:
            asked = decode(body, Regrade)
            told = await regrader.regrade(asked.course, asked.notebook, asked.user)
        except Refused as refused:
            raise Refusal(status_of(type(refused)), refused.reason, refused.sentence) from refused
        await self.reply(lambda: told)


class ExportHandler(PageHandler):
    """A section as CSV."""

    async def get(self) -> None:
        """Send it, piece by piece."""
        self.enter()
        place = self.place()
        pieces = await self.work(self.page_desk.page.export, place)
        name = "-".join(part for part in (place.course, place.section) if part)
        name = "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "_" for each in name)
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{name}.csv"')
        with suppress(StreamClosedError):
            for piece in pieces:
                self.write(piece)
                await self.flush()
        await self.end()


class EventsHandler(PageHandler):
    """What changes, as it does."""

    _gone = False
    _queue: Queue | None = None

    async def get(self) -> None:
        """Send events until the page is closed, or has to ask again."""
        self.enter()
        since = self._since()
        desk = self.page_desk
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")  # a proxy that gathers a page before it sends it would send nothing
        ends = asyncio.get_running_loop().time() + desk.longest
        try:
            async with desk.watches.events(self.place(), since) as queue:
                self._queue = queue
                self.write(event("here", b"{}", since))
                await self.flush()
                while not self._gone and asyncio.get_running_loop().time() < ends:
                    try:
                        piece = await asyncio.wait_for(queue.get(), desk.heartbeat)
                    except asyncio.TimeoutError:
                        piece = b":\n\n"
                    self.write(piece)
                    await self.flush()
        except Refused as refused:
            raise Refusal(status_of(type(refused)), refused.reason, refused.sentence) from refused
        except StreamClosedError:
            pass
        await self.end()

    def on_connection_close(self) -> None:
        """Stop working for a page that was closed."""
        self._gone = True
        if self._queue is not None:
            self._queue.put_nowait(b"")

    def _since(self) -> Cursor:
        text = self.request.headers.get("Last-Event-ID") or self.get_query_argument("since", "")
        if not all(map(_WHOLE.fullmatch, text.split("-"))):
            raise Refusal(400, BadMessage.reason, BadMessage.sentence)
        try:
            return Cursor.parse(text)
        except ValueError as error:
            raise Refusal(400, BadMessage.reason, BadMessage.sentence) from error


def page_routes(base: type[PageHandler], prefix: str) -> list[tuple[Any, ...]]:
    """Return the routes of the page below `prefix`.

    Parameters
    ----------
    base : type
        A handler that says who somebody is, and where the desk is.
    prefix : str
        Such as ``/services/math4ml/class``.
    """
    table: dict[str, type[PageHandler]] = {
        "": SlashHandler,
        "/": IndexHandler,
        "/api/overview": OverviewHandler,
        "/api/matrix": MatrixHandler,
        "/api/events": EventsHandler,
        "/api/exercise": ExerciseHandler,
        "/api/learner": LearnerHandler,
        "/api/terms": TermsHandler,
        "/api/regrade": RegradeHandler,
        "/api/export.csv": ExportHandler,
    }
    routes: list[tuple[Any, ...]] = [
        (prefix + route, type(handler.__name__, (handler, base), {"__doc__": handler.__doc__}))
        for route, handler in table.items()
    ]
    return [*routes, (f"{prefix}/static/(.*)", FileHandler, {"path": str(STATIC)})]


def _pack(message: Any, *, zipped: bool) -> tuple[bytes, bool]:
    body = protocol.encode(message)
    return (gzip.compress(body, 4), True) if zipped and len(body) > _SMALL else (body, False)
