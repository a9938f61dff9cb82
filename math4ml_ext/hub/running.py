"""Which requests are being answered: the service does not stop in the middle of one."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from tornado import web

__all__ = ["RunningRequests"]


class RunningRequests:
    """The requests of one replica that have not been answered yet."""

    def __init__(self) -> None:
        self._running: set[web.RequestHandler] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def began(self, handler: web.RequestHandler) -> None:
        """Note a request that stopping has to wait for."""
        self._running.add(handler)
        self._idle.clear()

    def ended(self, handler: web.RequestHandler) -> None:
        """Note that it has been answered."""
        self._running.discard(handler)
        if not self._running:
            self._idle.set()

    async def wait_until_idle(self, seconds: float) -> None:
        """Wait until all have been answered, up to a number of seconds."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)
