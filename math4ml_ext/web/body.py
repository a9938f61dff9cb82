"""Bodies of requests: read only when it is known whose they are, no more of them than a route takes, and not for ever.

Tornado reads the whole body of a request before its handler is asked anything, unless the handler says that it takes it
in pieces. Handlers here do: what nobody may send is never kept.
"""

from __future__ import annotations

from typing import Any, cast

from tornado import web

from .problems import ProblemError, require_json

__all__ = ["BODY_SECONDS", "THROWN_AWAY", "BodyHandler"]

BODY_SECONDS = 30.0
"""Seconds in which a body has to arrive. A check that takes longer to send is not waited for by its server either."""

THROWN_AWAY = 100_000_000
"""Bytes of a body that are read and thrown away when it is too large, so that its sender is told so."""


@web.stream_request_body
class BodyHandler(web.RequestHandler):
    """A handler that says in `prepare`, by way of `take_body`, whether it takes a body, and how large."""

    _limit = 0

    def take_body(self, limit: int) -> None:
        """Take a body of JSON, of up to so many bytes.

        One that is larger is read to its end, and none of it kept: who is cut off while sending is never told why. A
        stranger's is not read at all.
        """
        require_json(self.request)
        self._limit = limit
        length = self.announced
        if length is not None and length > limit:
            self._received = length

    @property
    def announced(self) -> int | None:
        """How many bytes the body has, as its sender says; None where it comes in pieces."""
        if "Transfer-Encoding" in self.request.headers:
            return None
        length = self.request.headers.get("Content-Length", "0")
        return int(length) if length.isascii() and length.isdigit() else 0

    def bound_body(self) -> None:
        """Set for how long a body is read, and how much of it, whoever sends it. To be called before anything else."""
        connection = cast("Any", self.request.connection)
        self._pieces: list[bytes] = []
        self._received = 0
        connection.set_max_body_size(THROWN_AWAY)
        connection.set_body_timeout(BODY_SECONDS)

    def data_received(self, chunk: bytes) -> None:
        """Keep a piece of the body, as long as there may be more."""
        if self._received > self._limit:
            return
        self._received += len(chunk)
        if self._received <= self._limit:
            self._pieces.append(chunk)
        else:
            self._pieces.clear()

    def body(self) -> bytes:
        """Return the body, once; refuse one that turned out to be too large."""
        if self._received > self._limit:
            sentence = f"The message has {self._received:,} bytes; this server takes {self._limit:,}."
            raise ProblemError(413, sentence=sentence)
        pieces, self._pieces = self._pieces, []
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)
