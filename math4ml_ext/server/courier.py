"""Hands in practice that was made while the service of the class was away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.protocol import PracticeCheck, PracticeReport, encode
from math4ml_ext.store import Store
from math4ml_ext.store.outbox import drop, queued
from math4ml_ext.web.operations import OPERATIONS
from math4ml_ext.web.refusal import Refusal

from .link import Away, Link

__all__ = ["Courier"]

_TOO_MANY = 429
_AT_ONCE = 20
_DELIVER = next(operation for operation in OPERATIONS if operation.name == "deliverPractice")


class Courier:
    """Tries, whenever there is reason to, until the service is there and nothing waits any more.

    Parameters
    ----------
    link : Link
    store : Store
        Where practice waits.
    run : callable
        Runs a function in a thread.
    log : Logger
    """

    def __init__(
        self,
        link: Link,
        store: Store,
        run: Callable[..., Awaitable[Any]],
        *,
        log: logging.Logger | logging.LoggerAdapter[logging.Logger],
    ) -> None:
        self._link = link
        self._store = store
        self._run = run
        self._log = log
        self._task: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """Begin to try, if that is not being done."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._until_done())

    async def stop(self) -> None:
        """Give up for now; what waits is kept."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _until_done(self) -> None:
        while True:
            try:
                if await self._round():
                    return
            except (Away, StoreTrouble):  # noqa: PERF203 - it waits anyway
                await asyncio.sleep(self._link.rest)

    async def _round(self) -> bool:
        """Hand in some, and return whether that was all."""
        checks: list[PracticeCheck] = await self._run(
            self._store.write, lambda connection: queued(connection, _AT_ONCE)
        )
        # With nothing to hand in, too: it tells whether the service is back.
        await self._hand_in(checks)
        if checks:
            ids = [check.check for check in checks]
            await self._run(self._store.write, lambda connection: drop(connection, ids))
        return len(checks) < _AT_ONCE

    async def _hand_in(self, checks: list[PracticeCheck]) -> None:
        try:
            await self._link.send(_DELIVER, encode(PracticeReport(checks)), at_once=True)
        except Refusal as refusal:
            if refusal.status_code == _TOO_MANY:
                raise Away from refusal
            if len(checks) > 1:
                for check in checks:
                    await self._hand_in([check])
            else:  # nothing will make the service take it
                self._log.warning("A check of practice was not taken by the class: %s", refusal.problem.message)
