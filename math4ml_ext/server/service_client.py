"""The HTTP client of the service of a class, which may be away."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

import msgspec
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.protocol import Problem
from math4ml_ext.web.problems import ProblemError
from math4ml_ext.web.registry import Operation

__all__ = ["ServiceClient", "ServiceUnavailable"]

CONNECT_SECONDS = 2.0
"""A service on the same network takes milliseconds; who waits longer waits for one that is away."""

_RETRIES = 5
"""How often a request is sent again to a service that has too many of this learner's."""

_SET_UP = {"forbidden", "not-found", "wrong-method", "refused"}
"""Errors that speak of how this server and the service are set up, and that no learner can do anything about."""


class ServiceUnavailable(Exception):  # noqa: N818 - it names what happened
    """The service does not answer, or cannot do what it is asked just now."""


class ServiceClient:
    """Sends messages to the service, as the learner that JupyterHub's token is for.

    Parameters
    ----------
    url : str
        Where the service is; its routes are below ``api/``.
    token : str
        This server's own token of JupyterHub's, never one of a browser.
    seconds : float
        How long a reply is waited for.
    cool_down : float
        Seconds for which a service that was away is not asked again.
    log : Logger
    clock : callable
        Seconds that only grow.
    """

    def __init__(
        self,
        url: str,
        token: str,
        *,
        seconds: float = 10.0,
        cool_down: float = 5.0,
        log: logging.Logger | logging.LoggerAdapter[logging.Logger],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.cool_down = cool_down
        self._url = f"{url.rstrip('/')}/api/"
        self._headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
        self._seconds = seconds
        self._log = log
        self._clock = clock
        self._client: AsyncHTTPClient | None = None
        self._away_until: float | None = None

    @property
    def away(self) -> bool:
        """Whether the service did not answer when it was asked last."""
        return self._away_until is not None

    async def send(self, operation: Operation, body: bytes = b"", *, at_once: bool = False) -> bytes:
        """Send a message and return the reply.

        Parameters
        ----------
        operation : Operation
        body : bytes
        at_once : bool
            Ask a service that was away a moment ago all the same.

        Raises
        ------
        ServiceUnavailable
        ProblemError
            Any other error of the service, word for word.
        """
        if self._away_until is not None and not at_once and self._clock() < self._away_until:
            raise ServiceUnavailable
        reply = await self._fetch(operation, body)
        for _ in range(_RETRIES):
            if reply.code != 429:
                break
            await asyncio.sleep(_seconds_of(reply))
            reply = await self._fetch(operation, body)
        if reply.code == 200:
            if self.away:
                self._log.info("The service of the class answers again.")
            self._away_until = None
            return bytes(reply.body)
        problem = _problem(reply)
        if problem is not None and problem.reason == StoreTrouble.reason:
            raise ServiceUnavailable  # for this request alone: it goes on grading, so it needs no cool-down
        if reply.code >= 500 or problem is None or problem.reason in _SET_UP:
            self._cool_down(f"{reply.code} {problem.message if problem else reply.reason}")
            raise ServiceUnavailable
        raise ProblemError(reply.code, problem.reason, problem.message)

    async def _fetch(self, operation: Operation, body: bytes) -> HTTPResponse:
        if self._client is None:
            self._client = AsyncHTTPClient(force_instance=True)
        request = HTTPRequest(
            self._url + operation.route,
            method=operation.verb,
            headers=self._headers,
            body=body if operation.verb == "POST" else None,
            connect_timeout=min(CONNECT_SECONDS, self._seconds),
            request_timeout=self._seconds,
            follow_redirects=False,
        )
        try:
            return await self._client.fetch(request, raise_error=False)
        except (OSError, HTTPClientError) as error:
            self._cool_down(f"{type(error).__name__}: {error}")
            raise ServiceUnavailable from error

    def _cool_down(self, why: str) -> None:
        """Leave the service alone for a while, and log why, once."""
        if not self.away:
            self._log.warning("The service of the class does not answer, so checks are practice: %s", why)
        self._away_until = self._clock() + self.cool_down

    def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            self._client.close()


def _seconds_of(reply: HTTPResponse) -> float:
    """Return how long a service wants to be left alone."""
    said = reply.headers.get("Retry-After", "")
    return min(float(said), 5.0) if said.isascii() and said.isdigit() else 1.0


def _problem(reply: HTTPResponse) -> Problem | None:
    try:
        return msgspec.json.decode(reply.body or b"", type=Problem)
    except msgspec.MsgspecError:
        return None
