"""Errors as `Problem` messages: a status, a code for programs and a sentence for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from http.client import responses

from tornado import web
from tornado.httputil import HTTPServerRequest

from math4ml_ext import protocol
from math4ml_ext.errors import Refused

from .statuses import RETRY_AFTER, status_of

__all__ = ["REASONS", "ProblemError", "as_problems", "json_of", "require_json", "set_retry_after"]

REASONS = {
    400: ("bad-message", "The message is not one that Math4ML understands."),
    401: ("forbidden", "You are not logged in to this Jupyter server. Log in, then reload the page."),
    403: ("forbidden", "You may not do this on this Jupyter server. If you were logged out, reload the page."),
    404: ("not-found", "There is nothing here under this name."),
    405: ("wrong-method", "This address does not take requests of this kind."),
    413: ("too-large", "The message is larger than this server takes."),
    415: ("wrong-content-type", "A message has to be sent as application/json."),
    429: ("busy", "Too many of your requests are waiting for an answer. Try again in a moment."),
    500: ("fault", "Something went wrong on the server. It is a fault of Math4ML, and is in the server's log."),
    503: ("hub-away", "JupyterHub does not answer just now. Try again in a minute."),
}
"""For each status that a handler of Jupyter's or tornado's may raise: a code for programs and a sentence for people."""


class ProblemError(web.HTTPError):
    """An error that is sent as a `Problem`.

    Parameters
    ----------
    status : int
    reason, sentence : str
        What the problem says; by default what goes with the status.
    """

    def __init__(self, status: int, reason: str = "", sentence: str = "") -> None:
        super().__init__(status, sentence.replace("%", "%%"))
        default = REASONS[status] if status in REASONS else ("refused", responses.get(status, "Refused."))
        self.problem = protocol.Problem(reason or default[0], sentence or default[1])


@contextmanager
def as_problems() -> Iterator[None]:
    """Raise every `Refused` of the block as a `ProblemError` with its status."""
    try:
        yield
    except Refused as refused:
        raise ProblemError(status_of(type(refused)), refused.reason, refused.sentence) from refused


def set_retry_after(handler: web.RequestHandler, status: int) -> None:
    """Set the ``Retry-After`` header of a response, where its status has one."""
    if status in RETRY_AFTER:
        handler.set_header("Retry-After", str(RETRY_AFTER[status]))


def require_json(request: HTTPServerRequest) -> None:
    """Refuse a request whose body is not sent as JSON; whatever its body says."""
    content_type = Message()
    content_type["Content-Type"] = request.headers.get("Content-Type", "")
    if content_type.get_content_type() != "application/json":
        raise ProblemError(415)


def json_of(request: HTTPServerRequest) -> bytes:
    """Return the body of a request that was read as a whole, which has to be sent as JSON."""
    require_json(request)
    return request.body
