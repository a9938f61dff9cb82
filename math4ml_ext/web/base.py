"""What all handlers of the protocol share: who may come in, how a message is read, and how a refusal is told.

It knows no Jupyter. The extension of a server and the service of a class each mix it with a handler of their own, which
says who somebody is.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, ClassVar

from math4ml_ext import protocol

from .body import BodyHandler
from .desk import Desk
from .openapi import document
from .operations import OPERATIONS, Operation
from .refusal import REASONS, Refusal, refusals, set_retry_after

__all__ = ["ProtocolHandler", "handler_of", "routes_of"]


class ProtocolHandler(BodyHandler):
    """A handler of one route: authenticated and authorised, with messages of the protocol in and out.

    Nothing of a body is kept before it is known whose it is, what they may do, and that the route takes it.
    """

    operations: ClassVar[dict[str, Operation]] = {}
    """By its verb, what the route does."""

    @property
    def desk(self) -> Desk:
        """Where messages are answered."""
        raise NotImplementedError

    @property
    def learner(self) -> str:
        """Whose request this is. It is never taken from the message."""
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
        verb = str(self.request.method).lower()
        if verb == "options":  # a browser asks what it may send, before it sends who it is
            return
        if self.current_user is None:
            raise Refusal(403, sentence=REASONS[401][1])
        await self.authorize()
        refusal = self.refusal_of(verb)
        if refusal is not None:
            raise refusal
        operation = self.operations[verb]
        if operation.request is not None:
            self.take_body(self.body_bytes if operation.most_bytes is None else operation.most_bytes)

    async def authorize(self) -> None:
        """Refuse whoever is known and may not be here."""

    def refusal_of(self, verb: str) -> Refusal | None:
        """Return why this route does not take a verb, or None if it does."""
        if not self.operations:  # any other path below ours: refused like all, and only to whoever may be here
            return Refusal(404)
        return None if verb in self.operations else Refusal(405)

    async def serve(self, verb: str) -> None:
        """Answer a request."""
        operation = self.operations[verb]
        if operation.reply is None:
            self.reply(document(self.address))
            return
        with refusals():
            body = b"" if operation.request is None else self.body()
            self.reply(await self.desk.serve(operation, self.learner, body))

    def reply(self, message: Any) -> None:
        """Send a message, or bytes that are one already."""
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Content-Type", "application/json")
        self.finish(message if isinstance(message, bytes) else protocol.encode(message))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send any error as a `Problem`, Jupyter's and tornado's own included."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        refusal = error if isinstance(error, Refusal) else Refusal(status_code)
        if status_code == 405:
            self.set_header("Allow", ", ".join(verb.upper() for verb in self.operations))
        set_retry_after(self, status_code)
        self.set_status(status_code)  # with its usual phrase: words of ours have no place in a status line
        self.set_header("Content-Type", "application/json")
        self.finish(protocol.encode(refusal.problem))


def handler_of(
    base: type[ProtocolHandler], route: str, guard: Callable[[Any], Any] = lambda method: method
) -> type[ProtocolHandler]:
    """Return the handler of a route.

    Parameters
    ----------
    base : type
        The handler that says who somebody is.
    route : str
        The path after the prefix; of one that is not in the table, a handler that refuses.
    guard : callable
        A decorator for each of its verbs.
    """
    operations = {operation.verb.lower(): operation for operation in OPERATIONS if operation.route == route}
    verbs = {verb: guard(_method(verb, operation)) for verb, operation in operations.items()}
    name = "".join(part.title() for part in route.replace(".", "/").split("/")) or "Nowhere"
    return type(f"{name}Handler", (base,), {"operations": operations, "__doc__": route, **verbs})


def routes_of(
    base: type[ProtocolHandler], prefix: str, guard: Callable[[Any], Any] = lambda method: method
) -> list[tuple[str, type[ProtocolHandler]]]:
    """Return all routes below `prefix`, with a handler for every other path below it."""
    routes = dict.fromkeys(operation.route for operation in OPERATIONS)
    table = [(f"{prefix}/{route}", handler_of(base, route, guard)) for route in routes]
    return [*table, (f"{prefix}(?:/.*)?", handler_of(base, ""))]


def _method(verb: str, operation: Operation) -> Callable[[ProtocolHandler], Any]:
    async def method(self: ProtocolHandler) -> None:
        await self.serve(verb)

    method.__name__ = verb
    method.__doc__ = operation.summary
    return method
