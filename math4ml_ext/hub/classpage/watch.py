"""Tell pages what changes while they look, as server-sent events.

One watch looks at one section, once a second, for all pages that show it; the last page that leaves ends it. It finds
in the database what any replica has recorded, so pages need not be served by the one that recorded it. An event carries
whole cells and is marked with the cursor that follows it: a page that comes back with that mark is told everything
since, and what it is told twice does no harm.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

from math4ml_ext import protocol
from math4ml_ext.errors import Refused
from math4ml_ext.store.classroom import Cursor, Person, Place, Standing

from .page import ClassPage
from .protocol import Changes, Row, Term

__all__ = ["AGAIN", "Queue", "Watches", "event"]

Run = Callable[..., Awaitable[Any]]
"""Runs a function in a thread."""
Queue = asyncio.Queue[bytes]

_BEHIND = 50
"""How many events may wait for a page that does not read; then it is told to begin anew instead."""

_SEEN_STEP = 60
"""Seconds that somebody has to be seen later for pages to be told."""

_log = logging.getLogger(__name__)


def event(name: str, data: bytes, cursor: Cursor | None = None) -> bytes:
    """Return a server-sent event."""
    mark = b"" if cursor is None else f"id: {cursor}\n".encode()
    return mark + b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"


AGAIN = event("again", b"{}")
"""Tells a page to read everything anew: what it knows is not of this database, or it has fallen behind."""


class Watches:
    """All watches of one replica.

    Parameters
    ----------
    page : ClassPage
    run : callable
        Runs a function in a thread.
    seconds : float
        How often each looks.
    presence : float
        How often it looks who is here, and at the dates; both change more slowly, or by hand.
    """

    def __init__(self, page: ClassPage, run: Run, *, seconds: float = 1.0, presence: float = 10.0) -> None:
        self._page = page
        self._run = run
        self._seconds = seconds
        self._presence = presence
        self._watches: dict[Place, _Watch] = {}

    def __len__(self) -> int:
        return len(self._watches)

    @asynccontextmanager
    async def events(self, place: Place, since: Cursor) -> AsyncIterator[Queue]:
        """Give a queue that fills with the events after `since` for as long as somebody takes them."""
        queue: Queue = Queue()
        watch = self._watches.get(place)
        begins = watch is None
        if watch is None:
            # It begins where its first page does, and so tells it the past as well.
            watch = self._watches[place] = _Watch(self._page, place, since, self._run, self._seconds, self._presence)
        watch.queues.add(queue)
        try:
            if not begins:
                # What comes in while the past is read is told twice rather than not at all.
                for piece in await self._run(watch.since, since):
                    queue.put_nowait(piece)
            yield queue
        finally:
            watch.queues.discard(queue)
            if not watch.queues and self._watches.get(place) is watch:
                del self._watches[place]
                watch.stop()


class _Watch:
    def __init__(self, page: ClassPage, place: Place, since: Cursor, run: Run, seconds: float, presence: float) -> None:
        self.queues: set[Queue] = set()
        self._page, self._place, self._run = page, place, run
        self._seconds, self._rounds = seconds, max(1, round(presence / seconds))
        self._cursor: Cursor | None = since
        self._told: dict[tuple[str, str], Standing] = {}
        self._people: dict[str, Person] = {}
        self._terms: list[Term] | None = None
        self._task = asyncio.create_task(self._look_again_and_again())

    def stop(self) -> None:
        self._task.cancel()

    def since(self, cursor: Cursor) -> list[bytes]:
        """Return the events that lead from an earlier moment to this one."""
        found = self._page.changes(self._place, cursor)
        if found is None:
            return [AGAIN]
        now, standings = found
        return [self._event(standings, now)] if standings else []

    async def _look_again_and_again(self) -> None:
        rounds = 0
        while True:
            try:
                for piece in await self._run(self._look, rounds % self._rounds == 0):
                    self._tell(piece)
                rounds += 1
            except Refused:  # the store has said in the log what is wrong with it; it may be over soon
                pass
            except Exception:  # noqa: BLE001 - pages go on to be told of what comes next
                _log.exception("watching %s failed", self._place)
            await asyncio.sleep(self._seconds)

    def _tell(self, piece: bytes) -> None:
        for queue in self.queues:
            if queue.qsize() >= _BEHIND:
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(AGAIN)
            else:
                queue.put_nowait(piece)

    def _look(self, also_presence: bool) -> list[bytes]:
        since = self._cursor or self._page.cursor()
        found = self._page.changes(self._place, since)
        if found is None:
            self._cursor = None
            return [AGAIN]
        self._cursor, standings = found
        # PostgreSQL's latest checks are read again for a while (see `classroom`); what was told is not told again.
        latest = {(each.username, each.exercise): each for each in standings}
        news = [each for key, each in latest.items() if self._told.get(key) != each]
        self._told = latest
        pieces = [self._event(news, self._cursor)] if news else []
        if also_presence:
            pieces += self._others(self._cursor)
        return pieces

    def _others(self, cursor: Cursor) -> Iterable[bytes]:
        """Who came or was seen, and dates that were set."""
        first = self._terms is None
        everybody = self._page.people(self._place)
        rows = [
            Row(each.username, each.name, list(each.groups), each.seen, [])
            for each in everybody
            if _is_news(self._people.get(each.username), each)
        ]
        names = {row.user for row in rows}
        self._people |= {each.username: each for each in everybody if each.username in names}
        terms = self._page.terms(self._place.course)
        changed, self._terms = terms != self._terms, terms
        if first or not (rows or changed):
            return []
        told = Changes(self._page.now(), [], [], rows, terms if changed else None)
        return [event("changes", protocol.encode(told), cursor)]

    def _event(self, standings: list[Standing], cursor: Cursor) -> bytes:
        names = {each.username for each in standings}
        everybody = self._page.people_named(names)
        return event("changes", protocol.encode(self._page.told(standings, everybody)), cursor)


def _is_news(known: Person | None, now: Person) -> bool:
    return known is None or now[:3] != known[:3] or now.seen - known.seen >= _SEEN_STEP
