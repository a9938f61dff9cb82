"""The instructor's page as the service of a class serves it, with a class to look at, for the browser's tests.

The handlers, the store and the page are the real ones. Only the login is not: who looks is what the query says, and the
rest of what a test tells it comes in on standard input, one JSON message a line. Its answers go to standard output.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from class_data import PASSED, Writer, endless, failed, fill, fill_large, wide_course
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from math4ml_ext.courses import Courses
from math4ml_ext.hub.classpage.api import PageApiHandler
from math4ml_ext.hub.classpage.base import PageHandler
from math4ml_ext.hub.classpage.handlers import IndexHandler, page_routes
from math4ml_ext.hub.classpage.page import ClassPage
from math4ml_ext.hub.classpage.services import Access, PageServices
from math4ml_ext.hub.classpage.watch import Watches
from math4ml_ext.store import Store

PREFIX = "/services/math4ml/class"


def routes(parts: PageServices, rights: dict[str, bool]) -> list[Any]:
    """Return the page's routes for somebody with these rights; a test may change them."""

    class Looks(PageHandler):
        services = parts  # type: ignore[assignment]

        @property
        def access(self) -> Access | None:
            return Access("teacher", rights["read"], rights["manage"]) if rights["known"] else None

        def get_current_user(self) -> Any:
            return self.access

    class Index(Looks, IndexHandler):
        """The page."""

    class Api(Looks, PageApiHandler):
        """Its operations."""

    return page_routes(Index, Api, PREFIX)


async def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=24)
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--sections", type=int, default=1)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="math4ml-page-") as folder:
        await serve(Path(folder), options)


async def serve(folder: Path, options: argparse.Namespace) -> None:
    """Serve a class whose database is in a folder."""
    course = wide_course(folder) if options.wide else next(iter(Courses.load()))
    store = Store(f"sqlite:///{folder / 'class.sqlite'}")
    writer = Writer(store, course)
    if options.wide:
        fill_large(writer, options.learners)
    else:
        fill(writer, options.learners, sections=options.sections)
    executor = ThreadPoolExecutor(4)
    page = ClassPage(Courses([course]), store)
    loop = asyncio.get_running_loop()
    services = PageServices(page, Watches(page, lambda *work: loop.run_in_executor(executor, *work)), executor)
    rights = {"known": True, "read": True, "manage": True}
    app = web.Application(routes(services, rights), cookie_secret="x", xsrf_cookies=True)
    port = options.port
    while True:
        sockets = bind_sockets(port, "127.0.0.1")
        port = sockets[0].getsockname()[1]
        server = HTTPServer(app)
        server.add_sockets(sockets)
        say({"url": f"http://127.0.0.1:{port}{PREFIX}/"})  # also when it is back
        while True:
            line = await loop.run_in_executor(None, sys.stdin.readline)
            if not line:
                return
            told = json.loads(line)
            if told["do"] == "away":
                server.stop()
                for connection in list(server._connections):  # noqa: SLF001 - as when a process is killed
                    connection.stream.close()
                say(True)
            elif told["do"] == "back":
                break
            else:
                say(do(told, writer, rights, services))


def say(message: Any) -> None:
    """Tell whoever started this."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def do(told: dict[str, Any], writer: Writer, rights: dict[str, bool], services: PageServices) -> Any:
    """Do what a test says."""
    if told["do"] == "check":
        verdicts = {"passed": PASSED, "loop": endless(told.get("line", 4))}
        verdict = verdicts.get(told["outcome"]) or failed(told.get("misconception"))
        writer.enrol_one(told["user"], "2")
        at = datetime.now(timezone.utc) - timedelta(minutes=told.get("ago", 0))
        for _ in range(told.get("times", 1)):
            more = {"cell": told["cell"]} if "cell" in told else {}
            writer.check(told["user"], told["exercise"], verdict, at, evidence=told.get("evidence", "checked"), **more)
        return time.time()
    if told["do"] == "rights":
        rights |= told["rights"]
        return rights
    if told["do"] == "watches":
        return len(services.watches)
    raise ValueError(told["do"])


if __name__ == "__main__":
    asyncio.run(main())
