"""One replica of the service: the parts, put together, from its settings to an application that tornado runs."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

from tornado import web
from tornado.httpserver import HTTPServer

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.evidence import ByTerm
from math4ml_ext.store import Store
from math4ml_ext.store.engine import REPORTS, Patience
from math4ml_ext.web.body import BODY_SECONDS
from math4ml_ext.workers import Bounds, Workers

from .classpage.page import ClassPage
from .classpage.services import PageServices
from .classpage.watch import Watches
from .context import CONTEXT, Context
from .handlers import routes
from .metrics import Metrics
from .oauth import ReplicatedOAuth
from .people import People
from .readiness import Readiness
from .regrade import Regrader
from .running import RunningRequests
from .settings import ServiceSettings
from .turns import Turns

__all__ = ["Service"]

THREADS = 8
"""Each waits for the database most of the time."""

QUICK_THREADS = 2
"""For what needs no database, such as to begin a check: it is answered whatever the database does."""

PAGE_THREADS = 4
"""For the instructors' page: however long a report takes, checks have threads of their own."""

SMALL_BODY = 64_000
"""Bytes of a body that is read before anybody is asked whose it is: of the instructors' page, and of strangers."""

IDLE_SECONDS = 120.0
"""Seconds for which a connection may be open on which nothing is asked, or not to its end."""

_log = logging.getLogger("math4ml.service")


class Service:
    """A replica. Nothing that one learner's check needs is kept in it.

    Parameters
    ----------
    settings : ServiceSettings
    secrets : list of bytes
        What all replicas share; the last one signs.
    """

    def __init__(self, settings: ServiceSettings, secrets: list[bytes]) -> None:
        self._stop_seconds = settings.stop_seconds
        self._metrics = Metrics()
        self._running = RunningRequests()
        log = logging.getLogger("math4ml.store")
        self._store = Store(settings.database_url, log=log, patience=Patience.of(settings.database_seconds))
        # SQLite lets one in at a time, and is in memory for whoever opened it.
        alone = self._store.url.get_backend_name() == "sqlite"
        self._page_store = self._store if alone else Store(settings.database_url, log=log, patience=REPORTS)
        self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="math4ml")
        self._quick_executor = ThreadPoolExecutor(QUICK_THREADS, thread_name_prefix="math4ml-quick")
        self._page_executor = ThreadPoolExecutor(PAGE_THREADS, thread_name_prefix="math4ml-page")
        self._readiness = Readiness(self._store)
        courses = settings.load_courses(_log)
        rules = ByTerm(self._store)
        bounds = Bounds(
            cpu_seconds=settings.grading_seconds,
            wall_seconds=4 * settings.grading_seconds,
            megabytes=settings.grading_megabytes,
            value_bytes=settings.value_bytes,
        )
        self._workers = Workers(settings.courses, count=settings.workers, bounds=bounds)
        backend = settings.make_backend(
            self._store,
            secrets,
            self._executor,
            courses=courses,
            rules=rules,
            quick=self._quick_executor,
            grader=self._workers,
        )
        page = ClassPage(courses, self._page_store)
        auth = ReplicatedOAuth.instance(parent=settings, cache_max_age=settings.whoami_seconds)
        auth.secret = secrets[-1]
        regrader = Regrader(
            courses,
            database=settings.database_url,
            proxy_url=settings.proxy_url,
            api_url=auth.api_url,
            api_token=auth.api_token,
            paths=settings.notebook_paths,
        )
        if regrader.why_not:
            _log.info("no regrading", extra={"why": regrader.why_not})
        page_services = PageServices(page, Watches(page, self._run_for_page), self._page_executor, regrader)
        people = People(
            self._store,
            self._executor,
            api_url=auth.api_url,
            api_token=auth.api_token,
            mapping=settings.sections,
            every=settings.whoami_seconds,
        )
        context = Context(
            prefix=settings.prefix,
            backend=backend,
            page=page_services,
            people=people,
            turns=Turns(),
            running=self._running,
            readiness=self._readiness,
            metrics=self._metrics,
            body_bytes=settings.body_bytes,
            authenticate_metrics=settings.authenticate_metrics,
        )
        application = web.Application(
            routes(settings.prefix),
            cookie_secret=hmac.digest(secrets[-1], b"math4ml cookies", hashlib.sha256),
            log_function=self._answered,
            default_handler_class=web.ErrorHandler,
            default_handler_args={"status_code": 404},
        )
        application.settings[CONTEXT] = context
        self._server = HTTPServer(
            application,
            xheaders=True,
            # Of routes that take their body in pieces; `web.body` has the bounds of those that do not.
            max_body_size=SMALL_BODY,
            max_buffer_size=1_000_000,
            body_timeout=BODY_SECONDS,
            idle_connection_timeout=IDLE_SECONDS,
        )

    async def start(self, ip: str, port: int) -> int:
        """Listen, and return the port."""
        self._workers.start()
        await self._run(self._open_store)
        self._server.listen(port, ip)
        sockets: dict[int, Any] = self._server._sockets  # noqa: SLF001 - tornado tells the port in no other way
        return int(next(iter(sockets.values())).getsockname()[1])

    async def stop(self) -> None:
        """Take no more requests, let those that are here be answered, and let go of everything."""
        self._readiness.stopping()
        self._server.stop()
        await self._running.wait_until_idle(self._stop_seconds)
        # What is cut off now is idle, or a page that listens to events and will ask again, at another replica.
        await self._server.close_all_connections()
        for executor in (self._executor, self._quick_executor, self._page_executor):
            executor.shutdown(wait=True)
        self._readiness.close()
        self._workers.close()
        self._store.close()
        self._page_store.close()

    async def _run(self, do: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._executor, partial(do, *arguments))

    async def _run_for_page(self, do: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._page_executor, partial(do, *arguments))

    def _open_store(self) -> None:
        """Open the database before it is needed. Trouble is in the log, and is over when it is over."""
        with suppress(StoreTrouble):
            self._store.open()

    def _answered(self, handler: web.RequestHandler) -> None:
        """Log and count a request, by its route and never by what was sent."""
        request = handler.request
        seconds, status = request.request_time(), handler.get_status()
        route = getattr(handler, "label", type(handler).__name__.removesuffix("Handler"))
        self._metrics.ended(str(request.method), route, status, seconds)
        person = getattr(handler, "person", None)
        # 503 says that something else is away, which is nobody's mistake.
        level = logging.WARNING if status == 503 else logging.ERROR if status >= 500 else logging.INFO
        extra = {"verb": request.method, "route": route, "status": status, "milliseconds": round(1000 * seconds, 1)}
        _log.log(level, "answered", extra=extra | {"user": person.name if person else None})
