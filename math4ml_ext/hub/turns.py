"""Queue requests by user: one of each is worked on at a time, so nobody's many requests slow down others'.

Whoever sends more of them waits, and what they send waits on the line, unread. Large messages wait for each other too,
so that what all of them take together is bounded.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from math4ml_ext.web.problems import ProblemError

__all__ = ["LARGE", "LARGE_AT_ONCE", "MOST_WAITING", "Turn", "Turns"]

MOST_WAITING = 32
"""Requests of one user that may wait. A page that opens sends a handful."""

LARGE = 250_000
"""Bytes of a message that is large. Those of most checks have a few thousand."""

LARGE_AT_ONCE = 3


@dataclass
class _Line:
    """The requests of one user: the one that is worked on has the lock."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class Turn:
    """The turn of one request. It may be ended more than once, and before it has begun."""

    def __init__(self) -> None:
        self._held: list[asyncio.Lock | asyncio.Semaphore] = []
        self._over = False

    async def hold(self, lock: asyncio.Lock | asyncio.Semaphore) -> None:
        """Wait for a lock and keep it until the turn ends."""
        await lock.acquire()
        self._held.append(lock)
        if self._over:
            self.end()

    def end(self) -> None:
        """Let the next one have its turn."""
        self._over = True
        while self._held:
            self._held.pop().release()


class Turns:
    """Gives turns to users' requests, in the order in which they came."""

    def __init__(self) -> None:
        self._lines: dict[str, _Line] = {}
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)

    async def take(self, user: str, turn: Turn, length: int | None) -> None:
        """Wait until it is a request's turn.

        Parameters
        ----------
        user : str
        turn : Turn
            To be ended when the request has been answered, or is given up.
        length : int or None
            Of its body; None where nobody knows.

        Raises
        ------
        ProblemError
            429, where too many of the user's requests wait already.
        """
        line = self._lines.setdefault(user, _Line())
        if line.waiting >= MOST_WAITING:
            raise ProblemError(429)
        line.waiting += 1
        try:
            await turn.hold(line.lock)
        finally:
            line.waiting -= 1
            self._forget_idle()
        if length is None or length > LARGE:
            await turn.hold(self._large)

    def _forget_idle(self) -> None:
        """Drop lines in which nobody is, once there are many; one in which somebody is has to be found again."""
        if len(self._lines) > 10_000:
            idle = [name for name, line in self._lines.items() if not line.waiting and not line.lock.locked()]
            for name in idle:
                del self._lines[name]
