"""Whether a replica can do its work: its database answers, and it is not about to stop."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store import Store

__all__ = ["READY_SECONDS", "Readiness"]

READY_SECONDS = 1.0
"""Seconds after which a database that has not answered counts as away; whoever asks has no more patience either."""


class Readiness:
    """Asks the database, in a thread of its own: those of checks may all be waiting for it.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="math4ml-ready")
        self._probe: asyncio.Future[bool] | None = None
        self._stopping = False

    async def state(self) -> dict[str, bool]:
        """Return what it takes to do the work, and whether it is there."""
        if self._probe is None or self._probe.done():
            self._probe = asyncio.get_running_loop().run_in_executor(self._executor, self._database_answers)
        # Whoever asks while somebody else is waiting for the answer waits for the same one.
        done, _ = await asyncio.wait({self._probe}, timeout=READY_SECONDS)
        return {"database": bool(done) and self._probe.result(), "running": not self._stopping}

    def stopping(self) -> None:
        """Say from now on that the replica is about to stop."""
        self._stopping = True

    def close(self) -> None:
        """Wait for the last probe."""
        self._executor.shutdown(wait=True)

    def _database_answers(self) -> bool:
        try:
            self._store.ping()
        except StoreTrouble:
            return False
        return True
