"""How an SQLite file is opened, by what the file system under it can do.

A write-ahead log needs locks and memory that all who use the file share. A network home may refuse locks, and shares no
memory between machines. So there are three ways, and the folder decides:

``wal``
    The file system locks and is this machine's own: readers and the writer do not wait for each other.
``journal``
    It locks, but is another machine's: a rollback journal, which needs nothing but locks.
``dotfile``
    It refuses to lock: a rollback journal, and SQLite's own lock beside the file, a folder ``….sqlite.lock``.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal, TypeAlias

from sqlalchemy import Engine
from typing_extensions import Self

__all__ = ["LogFile", "Way", "connect", "release_stale_lock", "way_to_open"]

Way: TypeAlias = Literal["wal", "journal", "dotfile"]

_STALE_SECONDS = 10.0
"""After which a lock was left behind by a program that was killed. A transaction of ours takes milliseconds."""

_LOCKED_BYTE = 0x40000000
"""Where SQLite begins to lock: some file systems lock the first bytes of a file and no others."""

_NETWORK = ("9p", "afs", "beegfs", "ceph", "cifs", "fuse.", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "smb")
"""What the types of network file systems begin with. A file system in user space may be one."""

_MOUNTS = Path("/proc/self/mountinfo")


def way_to_open(file: Path) -> Way:
    """Return how a database at `file`, whose folder is there, can be opened."""
    if not _locks(file.parent):
        return "dotfile"
    return "journal" if _is_on_a_network(file.parent) else "wal"


def connect(file: Path, way: Way, *, timeout: float) -> sqlite3.Connection:
    """Connect to the database at `file`, in the mode that goes with `way`."""
    address = file.absolute().as_uri() + ("?vfs=unix-dotfile" if way == "dotfile" else "")
    connection = sqlite3.connect(address, uri=True, timeout=timeout, check_same_thread=False)
    try:
        connection.isolation_level = None  # each statement by itself, until `engine` begins transactions
        if way == "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        else:
            _leave_wal(connection)
        # A commit in a write-ahead log does not wait for the disk, which can take ten times as long as all the rest;
        # `Syncer` sees to it.
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def release_stale_lock(file: Path) -> bool:
    """Take away a ``dotfile`` lock that a killed program has left behind; return whether there was one.

    Its age is told by the clock of the file system, which may be another machine's.
    """
    lock = file.with_name(file.name + ".lock")
    aside = file.with_name(f"{file.name}.lock-{secrets.token_hex(8)}")
    try:
        found = lock.stat()
        with _probe(file.parent) as probe:
            now = os.fstat(probe.fileno()).st_mtime
        if now - found.st_mtime < _STALE_SECONDS:
            return False
        lock.rename(aside)
        if aside.stat().st_ino != found.st_ino:  # somebody else was quicker, and this lock is a new one
            aside.rename(lock)
            return False
        aside.rmdir()
    except OSError:
        return False
    return True


class LogFile:
    """The write-ahead log of a database, which nobody may delete while we write to it; it happens all the same.

    Parameters
    ----------
    database : Path
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + "-wal")
        self._seen = False

    def look(self) -> None:
        """Note whether there is one, after something was written."""
        self._seen = self._path.exists()

    def is_there(self) -> bool:
        """Return whether it is still there, if it ever was."""
        return not self._seen or self._path.exists()

    def bring_in(self, engine: Engine) -> None:
        """Checkpoint a deleted log into the database, by the connection that still has it open."""
        self._seen = False
        _checkpoint(engine, "TRUNCATE")

    def settle(self, engine: Engine) -> None:
        """Checkpoint the log into the database, as far as nobody else reads it."""
        _checkpoint(engine, "PASSIVE")


def _checkpoint(engine: Engine, kind: str) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(f"PRAGMA wal_checkpoint({kind})")
    finally:
        connection.close()


def _leave_wal(connection: sqlite3.Connection) -> None:
    """Checkpoint a write-ahead log into the database, and use a rollback journal from now on."""
    # Alone with the file SQLite reads a log without the memory that it would share with others.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # lets go of the lock


def _locks(folder: Path) -> bool:
    """Return whether files in a folder can be locked; a file of our own, so that nobody else holds a lock on it."""
    try:
        import fcntl
    except ImportError:  # Windows locks in a way of its own, on network drives too
        return True
    try:
        probe = _probe(folder)
    except OSError:
        return True  # nothing can be written there at all, which is told when it is tried
    with probe:
        try:
            fcntl.lockf(probe, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _LOCKED_BYTE)
        except OSError:
            return False
    return True


class _probe:  # noqa: N801 - it is used as `open` is
    """A new file in a folder, which is gone when it is closed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f".math4ml-{secrets.token_hex(8)}"
        self._file = self._path.open("xb")
        self._file.write(b"?")
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with closing(self._file), suppress(OSError):
            self._path.unlink()


def _is_on_a_network(folder: Path) -> bool:
    """Return whether a folder is another machine's, as Linux tells it."""
    try:
        device = os.stat(folder).st_dev  # noqa: PTH116 - the number alone
        lines = _MOUNTS.read_text(errors="replace").splitlines()
    except OSError:
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in lines:
        mount, _, rest = line.partition(" - ")
        if mount.split()[2] == number:
            return rest.startswith(_NETWORK)
    return False
