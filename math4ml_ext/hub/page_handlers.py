"""The routes of the instructor's page: the page itself, its static files, its messages and its events."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from tornado import web
from tornado.escape import xhtml_escape
from tornado.iostream import StreamClosedError

from math4ml_ext.codec import decode
from math4ml_ext.errors import BadMessage
from math4ml_ext.protocol import Problem
from math4ml_ext.store.classroom import Cursor
from math4ml_ext.web.problems import ProblemError, as_problems, json_of

from .page_base import PageHandler
from .page_protocol import Regrade, SetTerm
from .page_watch import Queue, event

__all__ = ["STATIC", "page_routes"]

STATIC = Path(__file__).parent / "static"
"""Where the page is built to."""

_SENTENCE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Math4ML</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="static/style.css" />
  </head>
  <body>
    <main>
      <p>{sentence}</p>
    </main>
  </body>
</html>
"""

_WHOLE = re.compile(r"[0-9]{1,18}")
"""A number that any database can keep, and compare with its own."""


class IndexHandler(PageHandler):
    """The page."""

    @web.authenticated
    def get(self) -> None:
        """Send the page; whoever is logged out is sent to log in."""
        self.enter()
        self.xsrf_token  # noqa: B018 - reading it sets the cookie that the page needs to send messages
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish((STATIC / "index.html").read_bytes())

    def tell(self, problem: Problem) -> None:
        """Send what is wrong as a page: somebody came here with a browser, and reads it."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(_SENTENCE.format(sentence=xhtml_escape(problem.message)))


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
            raise ProblemError(400)
        course, user = self.get_query_argument("course"), self.get_query_argument("user")
        exercise = self.get_query_argument("exercise", None)
        await self.reply(self.page_desk.page.history, course, user, exercise, None if before is None else int(before))


class TermsHandler(PageHandler):
    """When notebooks are open."""

    needs_manage = True

    async def post(self) -> None:
        """Set one term, and send them all."""
        self.enter()
        body = json_of(self.request)
        await self.reply(lambda: self.page_desk.page.set_term(decode(body, SetTerm)))


class RegradeHandler(PageHandler):
    """A notebook, run again."""

    needs_manage = True

    async def post(self) -> None:
        """Run it, and send how much passed."""
        self.enter()
        body, regrader = json_of(self.request), self.page_desk.regrader
        if regrader is None:
            raise ProblemError(404)
        with as_problems():
            asked = decode(body, Regrade)
            told = await regrader.regrade(asked.course, asked.notebook, asked.user)
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
        with suppress(StreamClosedError), as_problems():
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
        await self.end()

    def on_connection_close(self) -> None:
        """Stop working for a page that was closed."""
        self._gone = True
        if self._queue is not None:
            self._queue.put_nowait(b"")

    def _since(self) -> Cursor:
        text = self.request.headers.get("Last-Event-ID") or self.get_query_argument("since", "")
        if not all(map(_WHOLE.fullmatch, text.split("-"))):
            raise ProblemError(400, BadMessage.reason, BadMessage.sentence)
        try:
            return Cursor.parse(text)
        except ValueError as error:
            raise ProblemError(400, BadMessage.reason, BadMessage.sentence) from error


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
