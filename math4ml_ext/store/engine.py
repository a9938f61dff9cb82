"""How the store talks to its database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

__all__ = ["WRITES", "make_engine"]

WRITES = "math4ml_writes"
"""Execution option of a connection that is going to write."""

BUSY_SECONDS = 0.3
"""How long to wait for another program that writes. A verdict waits for it, so it is short; one write takes 1 ms."""

CONNECTIONS = 10
"""How many are kept open: a few more than threads use them."""

CONNECT_SECONDS = 3
"""How long to wait for a database on another machine."""


def make_engine(url: URL) -> Engine:
    """Make an engine; it connects when it is first used."""
    if url.get_backend_name() != "sqlite":
        # Whether a connection is still good shows when it is used, and `Store` then takes a new one: to ask before each
        # use is one more round trip for every statement but the first. One is kept for each thread that may want it.
        # A server that does not answer is given up on while a learner is still waiting for the verdict.
        more = {"connect_args": {"connect_timeout": CONNECT_SECONDS}} if url.get_backend_name() == "postgresql" else {}
        return create_engine(url, pool_size=CONNECTIONS, **more)
    memory = url.database in (None, "", ":memory:")
    engine = create_engine(
        url,
        # The store lets one thread in at a time, so one connection is enough, whichever thread uses it.
        **({"poolclass": StaticPool} if memory else {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # Python's driver begins transactions on its own terms, and not before DDL; we begin them ourselves, so that a
    # migration that is interrupted leaves nothing behind.
    connection.isolation_level = None
    # Readers and the writer do not wait for each other.
    connection.execute("PRAGMA journal_mode = WAL")
    # A commit does not wait for the disk, which can take ten times as long as all the rest; `Syncer` sees to it.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later can fail in its middle when another program writes in between.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
