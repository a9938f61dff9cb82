"""What the operations of the instructor's page work with, and what they return besides messages."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from math4ml_ext.store.classroom import Cursor, Place

from .page import ClassPage
from .protocol import Regraded
from .watch import Watches

__all__ = ["Access", "Download", "Events", "PageServices", "Regrades"]

_HEARTBEAT_SECONDS = 15.0
"""Proxies end a connection on which nothing is said; most wait a minute or longer."""

_EVENTS_SECONDS = 600.0
"""How long events go on before the page has to ask again, and is looked at again: may it still?"""


@dataclass(frozen=True)
class Access:
    """Who is looking, and what they may do. Whoever may manage may read."""

    user: str
    read: bool = False
    manage: bool = False


class Regrades(Protocol):
    """Runs learners' notebooks again."""

    why_not: str

    async def regrade(self, course: str, notebook: str, user: str) -> Regraded:
        """Run one; raise `Refused` where that cannot be."""


@dataclass(frozen=True)
class PageServices:
    """What the operations work with.

    Parameters
    ----------
    page : ClassPage
    watches : Watches
    executor : Executor
        Where operations run.
    regrader : Regrades, optional
    heartbeat, longest : float
        Seconds between signs of life of a stream of events, and after which it ends.
    """

    page: ClassPage
    watches: Watches
    executor: Executor
    regrader: Regrades | None = None
    heartbeat: float = _HEARTBEAT_SECONDS
    longest: float = _EVENTS_SECONDS


class Download(NamedTuple):
    """A reply that is a file, sent piece by piece."""

    name: str
    content_type: str
    pieces: Iterator[str]


class Events(NamedTuple):
    """A reply that is a stream of server-sent events: what changes at a place after a moment."""

    place: Place
    since: Cursor
