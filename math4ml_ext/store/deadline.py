"""Deadlines for the use of a database that may accept everything and answer nothing.

The database's own time limits (`statement_timeout`, `lock_timeout`) end a slow statement while the server works. One
that is stopped, or a network that swallows packets, ends nothing: the driver waits in a read for as long as the
connection stands. So each use has a deadline here, and past it the socket under the driver is shut down; the driver
then fails as it does when a server goes away.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from math4ml_ext.errors import StoreTrouble

__all__ = ["Breaker", "Deadlines", "TooSlow"]


class TooSlow(Exception):  # noqa: N818 - the store turns it into a sentence
    """The database did not answer before the deadline."""


class Deadlines:
    """Watches the uses of a database's connections from one thread, which is started with the first of them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._uses: set[_Use] = set()
        self._thread: threading.Thread | None = None
        self._current = threading.local()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Limit what this thread does with connections inside the ``with`` statement.

        Raises
        ------
        TooSlow
            Instead of the error that comes of a connection that was shut down.
        """
        use = _Use(time.monotonic() + seconds)
        self._current.use = use
        with self._changed:
            self._uses.add(use)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="math4ml-deadlines", daemon=True)
                self._thread.start()
            self._changed.notify()
        try:
            yield
        except Exception as error:
            if use.expired:
                raise TooSlow from error
            raise
        finally:
            self._current.use = None
            with self._changed:
                self._uses.discard(use)

    def attach(self, connection: Any) -> None:
        """Have the deadline of this thread, if there is one, end waiting for a driver's `connection`."""
        use: _Use | None = getattr(self._current, "use", None)
        number = getattr(connection, "fileno", None)
        if use is None or number is None:
            return
        with self._changed:
            use.connection = connection
            if use.expired:
                use.cut()

    def close(self) -> None:
        """End the thread. Uses that are under way have no deadline any more; a new one starts it again."""
        with self._changed:
            thread, self._thread = self._thread, None
            self._changed.notify()
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _watch(self) -> None:
        with self._changed:
            while self._thread is threading.current_thread():
                waiting = [use for use in self._uses if not use.expired]
                if not waiting:
                    self._changed.wait()
                    continue
                first = min(waiting, key=lambda use: use.ends)
                left = first.ends - time.monotonic()
                if left > 0:
                    self._changed.wait(left)
                else:
                    first.expired = True
                    first.cut()


class _Use:
    """One use of a connection. Its fields are read and written under the lock of `Deadlines`."""

    def __init__(self, ends: float) -> None:
        self.ends = ends
        self.expired = False
        self.connection: Any = None

    def cut(self) -> None:
        if self.connection is None:
            return  # it is connecting still, which has a time limit of its own
        # A driver refuses to tell the number of a connection that is closed already.
        with suppress(Exception), socket.socket(fileno=os.dup(self.connection.fileno())) as copy:
            copy.shutdown(socket.SHUT_RDWR)


class Breaker:
    """Keeps everybody from waiting for what somebody has just waited for in vain.

    Trouble that took its time is remembered for a while, and whoever comes then is told at once. After that one is let
    through to try; the others are told until it is known what came of that.

    Parameters
    ----------
    patience : float
        Seconds that trouble has to take to be remembered. What fails at once can be tried again at once.
    rest : float
        Seconds for which it is remembered.
    clock : callable
        Seconds that only grow.
    """

    def __init__(
        self, *, patience: float = 0.5, rest: float = 3.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._patience = patience
        self._rest = rest
        self._clock = clock
        self._lock = threading.Lock()
        self._trouble: StoreTrouble | None = None
        self._until = 0.0

    def enter(self) -> StoreTrouble | None:
        """Return the trouble that there is, or None for whoever may try."""
        trouble = self._trouble
        if trouble is None:
            return None
        with self._lock:
            if self._clock() >= self._until:
                self._until = self._clock() + self._rest  # for the others, while this one tries
                return None
            return trouble

    def failed(self, trouble: StoreTrouble, seconds: float) -> None:
        """Note trouble that it took `seconds` to meet."""
        with self._lock:
            if seconds >= self._patience:
                self._trouble, self._until = trouble, self._clock() + self._rest
            else:
                self._trouble = None

    def succeeded(self) -> None:
        """Note that all is well."""
        if self._trouble is not None:
            with self._lock:
                self._trouble = None
