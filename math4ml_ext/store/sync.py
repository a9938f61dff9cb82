"""Bring what was committed to the disk, soon but in nobody's way."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

__all__ = ["Syncer"]

_QUIET_SECONDS = 1.0
"""After which nobody is likely to write in the next moment: to settle a log takes as long as the disk takes."""


class Syncer:
    """Syncs the write-ahead log of an SQLite file in a thread of its own.

    A commit that does not wait for the disk takes a tenth of a millisecond, and a check that is kept that way survives
    a killed server, because the operating system has it. It would not survive a power cut of the next seconds. So the
    log is synced right after each commit, while the verdict is already on its way. And when nothing has been written
    for a moment what the log holds is brought into the database, so that whoever deletes the log takes nothing away.

    Parameters
    ----------
    database : Path
        The SQLite file.
    settle : callable, optional
        Brings what the log holds into the database. It is called in the thread, and waits for nobody.

    Notes
    -----
    `soon` and `close` are called by one thread at a time.
    """

    def __init__(self, database: Path, settle: Callable[[], None] = lambda: None) -> None:
        self._settle = settle
        self._log = database.with_name(database.name + "-wal")
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None
        self._closed = False

    def soon(self) -> None:
        """Sync as soon as possible. Several requests may be met by one sync."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="math4ml-sync", daemon=True)
            self._thread.start()
        self._wanted.set()

    def close(self) -> None:
        """Finish what was wanted, and end the thread."""
        if self._thread is not None:
            self._closed = True
            self._wanted.set()
            self._thread.join()
            self._thread, self._closed = None, False

    def _run(self) -> None:
        closed = unsettled = False
        while not closed:
            if not self._wanted.wait(_QUIET_SECONDS if unsettled else None):
                unsettled = False
                self._settle()
                continue
            unsettled = True
            self._wanted.clear()
            closed = self._closed  # looked at before the last sync, so that nothing wanted is left out
            # No log, no need: SQLite has written it into the database, and has synced that.
            with suppress(OSError), self._log.open("r+b") as log:
                os.fsync(log.fileno())
