"""Hands in practice that was made while the service of the class was away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.protocol import PracticeCheck, PracticeReport, encode
from math4ml_ext.store import Store
from math4ml_ext.store.outbox import drop, queued
from math4ml_ext.web.operations import deliver_practice
from math4ml_ext.web.problems import ProblemError

from .service_client import ServiceClient, ServiceUnavailable

__all__ = ["OutboxWorker"]

_AT_ONCE = 20


class OutboxWorker:
    """Retries, once it is woken, until the service is there and nothing is queued any more.

    Parameters
    ----------
    client : ServiceClient
    store : Store
        Where practice is queued.
    run : callable
        Runs a function in a thread.
    log : Logger
    """

    def __init__(
        self,
        client: ServiceClient,
        store: Store,
        run: Callable[..., Awaitable[Any]],
        *,
        log: logging.Logger | logging.LoggerAdapter[logging.Logger],
    ) -> None:
        self._client = client
        self._store = store
        self._run = run
        self._log = log
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Start working, unless it is at work."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._until_done())

    async def stop(self) -> None:
        """Give up for now; what is queued is kept."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _until_done(self) -> None:
        while True:
            try:
                if await self._round():
                    return
            except (ServiceUnavailable, StoreTrouble):  # noqa: PERF203 - it waits anyway
                await asyncio.sleep(self._client.cool_down)

    async def _round(self) -> bool:
        """Hand in a batch, and return whether that was all."""
        checks: list[PracticeCheck] = await self._run(
            self._store.write, lambda connection: queued(connection, _AT_ONCE)
        )
        if not checks and not self._client.away:
            return True
        # With nothing to hand in, too: it tells whether the service is back.
        await self._hand_in(checks)
        if checks:
            ids = [check.check for check in checks]
            await self._run(self._store.write, lambda connection: drop(connection, ids))
        return len(checks) < _AT_ONCE

    async def _hand_in(self, checks: list[PracticeCheck]) -> None:
        try:
            await self._client.send(deliver_practice, encode(PracticeReport(checks)), at_once=True)
        except ProblemError as error:
            if error.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                raise ServiceUnavailable from error
            if len(checks) > 1:
                for check in checks:
                    await self._hand_in([check])
            else:  # nothing will make the service take it
                self._log.warning("The class did not accept a check of practice: %s", error.problem.message)
