"""What all handlers of the protocol share: who may come in, how a message is read, and how an error is told.

It knows no Jupyter. The extension of a server and the service of a class each mix it with a handler of their own, which
says who somebody is.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Mapping
from typing import Any

from math4ml_ext import protocol

from .backend import Backend, Caller
from .body import BodyHandler
from .operations import OPERATIONS
from .problems import REASONS, ProblemError, as_problems, set_retry_after
from .registry import Operation

__all__ = ["ProtocolHandler", "routes_of"]


class ProtocolHandler(BodyHandler):
    """A handler of one route: authenticated and authorised, with messages of the protocol in and out.

    Nothing of a body is kept before it is known whose it is, what they may do, and that the route takes it.
    """

    def initialize(self, operations: Mapping[str, Operation] | None = None) -> None:
        """Take the route's operations by verb; without any, every request is refused."""
        self.operations: Mapping[str, Operation] = operations or {}

    @property
    def operation(self) -> Operation | None:
        """What answers this request, if the route takes its verb."""
        return self.operations.get(str(self.request.method).lower())

    @property
    def label(self) -> str:
        """The route, as logs and metrics write it."""
        return next((operation.label for operation in self.operations.values()), "Nowhere")

    @property
    def backend(self) -> Backend:
        """What answers the operations."""
        raise NotImplementedError

    @property
    def user(self) -> str:
        """The authenticated user. It is never taken from the message."""
        raise NotImplementedError

    @property
    def body_bytes(self) -> int:
        """How many bytes a message with values may have."""
        raise NotImplementedError

    @property
    def address(self) -> str:
        """The path below which the routes are."""
        raise NotImplementedError

    async def prepare(self) -> None:
        """Let nobody in without authentication, whatever the verb; a verb that is not there comes after that."""
        self.bound_body()
        waiting = super().prepare()
        if inspect.isawaitable(waiting):
            await waiting
        if self.request.method == "OPTIONS":  # a browser asks what it may send, before it sends who it is
            return
        if self.current_user is None:
            raise ProblemError(403, sentence=REASONS[401][1])
        await self.authorize()
        if not self.operations:  # any other path below ours: refused like all, and only to whoever may be here
            raise ProblemError(404)
        operation = self.operation
        if operation is None:
            raise ProblemError(405)
        if operation.request is not None:
            self.take_body(self.body_bytes if operation.max_bytes is None else operation.max_bytes)

    async def authorize(self) -> None:
        """Refuse whoever is known and may not be here."""

    def get(self) -> Awaitable[None] | None:
        """Answer a request."""
        return self.answer()

    def post(self) -> Awaitable[None] | None:
        """Answer a request with a message."""
        return self.answer()

    async def answer(self) -> None:
        """Have the backend answer the operation. `prepare` has seen to it that there is one."""
        operation = self.operation
        assert operation is not None
        with as_problems():
            body = b"" if operation.request is None else self.body()
            self.reply(await self.backend.call(operation, Caller(self.user, self.address), body))

    def reply(self, message: Any) -> None:
        """Send a message, or bytes that are one already."""
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Content-Type", "application/json")
        self.finish(message if isinstance(message, bytes) else protocol.encode(message))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send any error as a `Problem`, Jupyter's and tornado's own included."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        problem = (error if isinstance(error, ProblemError) else ProblemError(status_code)).problem
        if status_code == 405:
            self.set_header("Allow", ", ".join(verb.upper() for verb in self.operations))
        set_retry_after(self, status_code)
        self.set_status(status_code)  # with its usual phrase: words of ours have no place in a status line
        self.set_header("Content-Type", "application/json")
        self.finish(protocol.encode(problem))


def routes_of(handler: type[ProtocolHandler], prefix: str) -> list[tuple[Any, ...]]:
    """Return all routes below `prefix`, and one for every other path below it, which is refused.

    Parameters
    ----------
    handler : type
        Says who calls, and guards every verb.
    prefix : str
    """
    routes = OPERATIONS.routes().items()
    table = [(f"{prefix}/{route}", handler, {"operations": operations}) for route, operations in routes]
    return [*table, (f"{prefix}(?:/.*)?", handler)]
