"""How the store talks to its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from .deadline import Deadlines
from .home import connect, way_to_open

__all__ = ["CHECKS", "REPORTS", "WRITES", "Patience", "file_of", "limited", "make_engine"]

WRITES = "math4ml_writes"
"""Execution option of a connection that is going to write."""

BUSY_SECONDS = 0.3
"""How long to wait for another program that writes. A verdict waits for it, so it is short; one write takes 1 ms."""

CONNECT_SECONDS = 2
"""How long to wait for a connection to a database on another machine. Drivers take less for this."""

POOL_SECONDS = 0.5
"""How long to wait for a connection that another thread uses. There is one for each thread, so it is not waited for."""

_LIBPQ = ("psycopg", "psycopg2")
_ALIVE = {
    "connect_timeout": CONNECT_SECONDS,
    # What was sent and is not acknowledged, and a connection on which nothing is said, are given up on.
    "tcp_user_timeout": 5000,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}

_IDLE_SECONDS = 10
"""How long PostgreSQL waits for the rest of a transaction: a replica that is stopped in one must not stop others."""

_LIMITED = "math4ml_limited"


@dataclass(frozen=True)
class Patience:
    """How long a database on another machine may take. One in the same process, SQLite, has limits of its own.

    Parameters
    ----------
    lock : float
        Seconds that a statement waits for others.
    statement : float
        Seconds that a statement takes.
    use : float
        Seconds that all of it takes, from the connection to the commit; more than the others, which end more gently.
    connections : int
        How many are kept open: a few more than threads use them.
    """

    lock: float
    statement: float
    use: float
    connections: int = 10

    @classmethod
    def of(cls, seconds: float) -> Patience:
        """Return the patience that ends after `seconds`, whatever the database does."""
        return cls(lock=0.4 * seconds, statement=0.8 * seconds, use=seconds)


CHECKS = Patience.of(2.5)
"""A learner waits for the verdict. A check takes some milliseconds."""

REPORTS = Patience(lock=5.0, statement=20.0, use=30.0, connections=5)
"""A class of thousands is read in a second or two."""

MIGRATION_SECONDS = 600.0
"""How long tables may take to be changed, or to be changed by another replica."""


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite database; None of one in memory, elsewhere, or with an address of its own kind."""
    name = url.database if url.get_backend_name() == "sqlite" else None
    return Path(name) if name and name != ":memory:" and not name.startswith("file:") else None


def make_engine(url: URL, patience: Patience, deadlines: Deadlines) -> Engine:
    """Make an engine; it connects when it is first used. Its connections are attached to `deadlines`."""
    if url.get_backend_name() != "sqlite":
        # Whether a connection is still good shows when it is used, and `Store` then takes a new one: to ask before each
        # use is one more round trip for every statement but the first. One is kept for each thread that may want it.
        # A server that does not answer is given up on while a learner is still waiting for the verdict.
        libpq = url.get_backend_name() == "postgresql" and url.get_driver_name() in _LIBPQ
        alive = {name: value for name, value in _ALIVE.items() if name not in url.query} if libpq else {}
        engine = create_engine(url, pool_size=patience.connections, pool_timeout=POOL_SECONDS, connect_args=alive)
        # First of all, because SQLAlchemy asks a new connection what kind of server it leads to.
        event.listen(engine, "connect", lambda connection, _: deadlines.attach(connection), insert=True)
        event.listen(engine, "checkout", lambda connection, *_: deadlines.attach(connection))
        return engine
    file = file_of(url)
    memory = url.database in (None, "", ":memory:")
    # How the file can be opened is found out each time: a home may be moved while nobody looks.
    creator = {"creator": lambda: connect(file, way_to_open(file), timeout=BUSY_SECONDS)} if file else {}
    engine = create_engine(
        url,
        **creator,
        # The store lets one thread in at a time, so one connection is enough, whichever thread uses it.
        **({"poolclass": StaticPool} if memory else {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def limited(connection: Connection, patience: Patience | None) -> Iterator[None]:
    """Have PostgreSQL keep to `patience` from now on; with None, let it take its time in this transaction.

    It is told when a connection is first used, rather than when it is made, so that there is a deadline for this too.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    known = connection.connection.info
    if patience is None:
        for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {name} = 0")
    elif _LIMITED not in known:
        limits = {
            "statement_timeout": patience.statement,
            "lock_timeout": patience.lock,
            "idle_in_transaction_session_timeout": _IDLE_SECONDS,
        }
        connection.exec_driver_sql("; ".join(f"SET {name} = {1000 * value:.0f}" for name, value in limits.items()))
    yield
    if patience is not None:
        known[_LIMITED] = True  # not before: what is set in a transaction that is rolled back is not set


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # Python's driver begins transactions on its own terms, and not before DDL; we begin them ourselves, so that a
    # migration that is interrupted leaves nothing behind.
    connection.isolation_level = None


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later can fail in its middle when another program writes in between.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
