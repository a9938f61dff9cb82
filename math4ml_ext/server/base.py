"""What all handlers share: who may come in, how a message is read, and how a refusal is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from email.message import Message
from http.client import responses
from typing import TYPE_CHECKING, Any, TypeVar

from jupyter_server.base.handlers import APIHandler
from tornado import web

from math4ml_ext import protocol
from math4ml_ext.codec import decode
from math4ml_ext.errors import Refused

from .identity import learner_name
from .statuses import status_of

if TYPE_CHECKING:
    from .app import Math4ML

__all__ = ["Math4MLHandler", "Refusal"]

_Message = TypeVar("_Message")
_Reply = TypeVar("_Reply")

# For each status that a handler of Jupyter's or tornado's may raise: a code for programs and a sentence for people.
_REASONS = {
    400: ("bad-message", "The message is not one that Math4ML understands."),
    401: ("forbidden", "You are not logged in to this Jupyter server. Log in, then reload the page."),
    403: ("forbidden", "You may not do this on this Jupyter server. If you were logged out, reload the page."),
    404: ("not-found", "There is nothing here under this name."),
    405: ("wrong-method", "This address does not take requests of this kind."),
    413: ("too-large", "The message is larger than this server takes."),
    415: ("wrong-content-type", "A message has to be sent as application/json."),
    500: ("fault", "Something went wrong on the server. It is a fault of Math4ML, and is in the server's log."),
}


class Refusal(web.HTTPError):
    """A refusal on its way to the client."""

    def __init__(self, status: int, reason: str = "", sentence: str = "") -> None:
        super().__init__(status, sentence.replace("%", "%%"))
        default = _REASONS[status] if status in _REASONS else ("refused", responses.get(status, "Refused."))
        self.problem = protocol.Problem(reason or default[0], sentence or default[1])


class Math4MLHandler(APIHandler):
    """A handler of ours: authenticated and authorised, with messages of the protocol in and out."""

    auth_resource = "math4ml"

    @property
    def math4ml(self) -> Math4ML:
        """The extension, with its settings and all that it is made of."""
        extension: Math4ML = self.settings["math4ml_ext"]
        return extension

    @property
    def learner(self) -> str:
        """Whose request this is."""
        return learner_name(self.current_user, self.math4ml.anonymous_learner)

    async def prepare(self) -> None:  # type: ignore[override] # as Jupyter's own API handlers do
        """Let nobody in without authentication, whatever the verb; a verb that is not there comes after that."""
        await super().prepare()
        verb = str(self.request.method).lower()
        if verb == "options":  # a browser asks what it may send, before it sends who it is
            return
        if self.current_user is None:
            raise Refusal(403, sentence=_REASONS[401][1])
        refusal = self.refusal_of(verb)
        if refusal is not None:
            raise refusal

    def refusal_of(self, verb: str) -> Refusal | None:
        """Return why this route does not take a verb, or None if it does."""
        return None if verb in vars(type(self)) else Refusal(405)

    async def work(self, do: Callable[..., _Reply], *arguments: Any) -> _Reply:
        """Do something in a thread, so that kernels and other people do not wait for it."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.math4ml.executor, do, *arguments)
        except Refused as refused:
            raise Refusal(status_of(type(refused)), refused.reason, refused.sentence) from refused

    async def answer(self, do: Callable[[str, _Message], _Reply], type_: type[_Message]) -> _Reply:
        """Read the body as a message of `type_` and do what it asks for, on behalf of the learner."""
        content_type = Message()
        content_type["Content-Type"] = self.request.headers.get("Content-Type", "")
        if content_type.get_content_type() != "application/json":
            raise Refusal(415)
        body, limit = self.request.body, self.math4ml.body_bytes
        if len(body) > limit:
            raise Refusal(413, sentence=f"The message has {len(body):,} bytes; this server takes {limit:,}.")
        learner = self.learner
        return await self.work(lambda: do(learner, decode(body, type_)))

    def reply(self, message: Any) -> None:
        """Send a message."""
        self.set_header("Cache-Control", "no-cache")
        self.finish(protocol.encode(message))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send any error as a `Problem`, Jupyter's and tornado's own included."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        refusal = error if isinstance(error, Refusal) else Refusal(status_code)
        if status_code == 405:
            self.set_header("Allow", ", ".join(verb.upper() for verb in ("get", "post") if verb in vars(type(self))))
        self.set_status(status_code)  # with its usual phrase: words of ours have no place in a status line
        self.finish(protocol.encode(refusal.problem))
