"""The handler that serves the operations of the instructor's page: messages, files and streams of events."""

from __future__ import annotations

import asyncio
import gzip
import inspect
from collections.abc import Awaitable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import msgspec
from tornado.iostream import StreamClosedError

from math4ml_ext import protocol
from math4ml_ext.codec import decode
from math4ml_ext.errors import BadMessage, StoreTrouble
from math4ml_ext.web.problems import ProblemError, as_problems, json_of
from math4ml_ext.web.registry import Operation

from .base import PageHandler
from .services import Download, Events
from .watch import Queue, event

__all__ = ["PageApiHandler"]

_SMALL = 1000  # bytes that are not worth compressing

_OUT_OF_REACH = "The records of this class are out of reach{because}. The service's log says more."


class PageApiHandler(PageHandler):
    """A route of the page's operations."""

    _gone = False
    _queue: Queue | None = None

    def initialize(self, operations: Mapping[str, Operation]) -> None:
        """Take the route's operations by verb."""
        self.operations = operations

    @property
    def label(self) -> str:
        """The route without what follows a dot, as logs and metrics write it."""
        return next(operation.route for operation in self.operations.values()).partition(".")[0].title()

    def get(self) -> Awaitable[None] | None:
        """Answer a request."""
        return self.answer()

    def post(self) -> Awaitable[None] | None:
        """Answer a request with a message."""
        return self.answer()

    async def answer(self) -> None:
        """Have the operation answer the request, and send its reply in the way that goes with it."""
        operation = self.operations.get(str(self.request.method).lower())
        if operation is None:
            self.enter()
            raise ProblemError(405)
        viewer = self.enter(manage=operation.needs_manage)
        with as_problems(), _to_instructors():
            message = None if operation.request is None else self._message(operation)
            if inspect.iscoroutinefunction(operation.function):
                reply = await operation.call(self.services, viewer, message)
                body, is_zipped = _pack(reply, zipped=self._zipped)
            else:
                reply, body, is_zipped = await asyncio.get_running_loop().run_in_executor(
                    self.services.executor, self._work, operation, viewer, message
                )
        if isinstance(reply, Download):
            await self._send_file(reply)
        elif isinstance(reply, Events):
            await self._send_events(reply)
        else:
            await self._send(body, is_zipped=is_zipped)

    def _message(self, operation: Operation) -> Any:
        """Return the message of a request: its body, or what a ``GET`` has in its query."""
        if operation.verb == "POST":
            return decode(json_of(self.request), operation.request)
        query = {name: self.get_query_argument(name) for name in self.request.query_arguments}
        if "Last-Event-ID" in self.request.headers:  # a stream goes on where it was cut off
            query["since"] = self.request.headers["Last-Event-ID"]
        try:
            return msgspec.convert(query, operation.request)
        except msgspec.ValidationError as error:
            raise BadMessage from error

    @property
    def _zipped(self) -> bool:
        return "gzip" in self.request.headers.get("Accept-Encoding", "")

    def _work(self, operation: Operation, viewer: Any, message: Any) -> tuple[Any, bytes, bool]:
        """Do all that takes time, in a thread: a large message is encoded there too."""
        reply = operation.call(self.services, viewer, message)
        if isinstance(reply, Download | Events):
            return reply, b"", False
        return reply, *_pack(reply, zipped=self._zipped)

    async def _send(self, body: bytes, *, is_zipped: bool) -> None:
        if is_zipped:
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Content-Type", "application/json")
        await self.end(body)

    async def _send_file(self, download: Download) -> None:
        self.set_header("Content-Type", download.content_type)
        self.set_header("Content-Disposition", f'attachment; filename="{download.name}"')
        with suppress(StreamClosedError):
            for piece in download.pieces:
                self.write(piece)
                await self.flush()
        await self.end()

    async def _send_events(self, events: Events) -> None:
        """Send events until the page is closed, or has to ask again."""
        services = self.services
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")  # a proxy that gathers a page before it sends it would send nothing
        ends = asyncio.get_running_loop().time() + services.longest
        with suppress(StreamClosedError), as_problems():
            async with services.watches.events(events.place, events.since) as queue:
                self._queue = queue
                self.write(event("here", b"{}", events.since))
                await self.flush()
                while not self._gone and asyncio.get_running_loop().time() < ends:
                    try:
                        piece = await asyncio.wait_for(queue.get(), services.heartbeat)
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


@contextmanager
def _to_instructors() -> Iterator[None]:
    """Say what is wrong with the store to instructors: its own sentences are for learners."""
    try:
        yield
    except StoreTrouble as trouble:
        because = f": {trouble.cause}" if trouble.cause else ""
        raise StoreTrouble(_OUT_OF_REACH.format(because=because), cause=trouble.cause) from trouble


def _pack(message: Any, *, zipped: bool) -> tuple[bytes, bool]:
    body = protocol.encode(message)
    return (gzip.compress(body, 4), True) if zipped and len(body) > _SMALL else (body, False)
