"""The store: keeps checks and help, tells progress, and says in a sentence when it cannot."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

from jupyter_core.paths import jupyter_data_dir
from sqlalchemy import Connection, Engine, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord, Met
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.evidence import Term
from math4ml_ext.practice import PracticeSoFar
from math4ml_ext.protocol import Progress

from .deadline import Breaker, Deadlines, TooSlow
from .engine import CHECKS, MIGRATION_SECONDS, WRITES, Patience, file_of, limited, make_engine
from .home import LogFile, release_stale_lock
from .met import met_by
from .migrate import NewerDatabase, is_current, upgrade
from .people import practice_so_far, term_of
from .progress import progress_of
from .records import begin, finish, keep, keep_shown, practise
from .sync import Syncer
from .trouble import is_locked, trouble

__all__ = ["Store", "default_url"]

_Result = TypeVar("_Result")

_log = logging.getLogger(__name__)


def default_url() -> str:
    """Return the URL of the user's own SQLite file, in their Jupyter data folder."""
    return f"sqlite:///{Path(jupyter_data_dir()) / 'math4ml' / 'progress.sqlite'}"


class Store:
    """A `math4ml_ext.checks.Recorder` on a database.

    It opens (and migrates) its database when it is first used, and again after any trouble, so that it recovers by
    itself once the trouble is over.

    Parameters
    ----------
    url : str
        A SQLAlchemy URL; `default_url` when empty.
    log : Logger
        Where the details of trouble go.
    patience : Patience
        How long a database on another machine may take.
    """

    def __init__(
        self,
        url: str = "",
        *,
        log: logging.Logger | logging.LoggerAdapter[logging.Logger] = _log,
        patience: Patience = CHECKS,
    ) -> None:
        self.url = make_url(url or default_url())
        self._log = log
        self._patience = patience
        self._deadlines = Deadlines()
        self._breaker = Breaker()
        self._engine: Engine = make_engine(self.url, patience, self._deadlines)
        self._opened = False
        self._identity: tuple[int, int] | None = None
        sqlite = self.url.get_backend_name() == "sqlite"
        self._file = file_of(self.url)
        self._log_file = LogFile(self._file) if self._file else None
        self._locked_since: float | None = None
        self._syncer = Syncer(self._file, self._settle) if self._file else None
        self._where = f"the file {self._file}" if self._file else "the progress database"
        self._one_at_a_time = threading.Lock()
        self._alone = self._one_at_a_time if sqlite else nullcontext()
        self._opening = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The engine, for reports and tests."""
        return self._engine

    # -- what a Recorder does ------------------------------------------------------------------------------------------

    def record(self, record: CheckRecord) -> Verdict:
        """Keep a finished check and return the verdict kept under its id; the first one wins.

        Raises
        ------
        UsedToken
            It was answered otherwise before.
        """
        return self._once(keep, record)

    def begin(self, record: CheckRecord) -> Verdict | None:
        """Keep the answers with which a check goes on, or return the verdict that it has."""
        return self._run(lambda connection: begin(connection, record), writes=True)

    def practice_so_far(self, user: str) -> PracticeSoFar:
        """Return how much practice is kept of somebody, and since when they have been known."""
        return self._run(lambda connection: practice_so_far(connection, user))

    def help_shown(self, records: Sequence[HelpRecord]) -> None:
        """Keep that help was shown; the same help is counted once."""
        if records:
            self._run(lambda connection: keep_shown(connection, records), writes=True)

    def progress(self, user: str, *, course: str | None = None, exercise: str | None = None) -> list[Progress]:
        """Return what is kept of a user's exercises, or of one."""
        return self._run(lambda connection: progress_of(connection, user, course, exercise))

    def met(self, user: str) -> list[Met]:
        """Return the misconceptions that were recognised in a user's answers, each once an exercise."""
        return self._run(lambda connection: met_by(connection, user))

    # -- what a class is read with -------------------------------------------------------------------------------------

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """Return what `work` reads; it gets a connection in a transaction of its own.

        Raises
        ------
        StoreTrouble
        """
        return self._run(work)

    def write(self, work: Callable[[Connection], _Result]) -> _Result:
        """Do what `work` does, all of it or nothing.

        Raises
        ------
        StoreTrouble
        """
        return self._run(work, writes=True)

    # -- what a class needs beside that --------------------------------------------------------------------------------

    def term(self, user: str, course: str, notebook: str) -> Term:
        """Return the term of a notebook for a learner; with it a store is a `Calendar`."""
        return self._run(lambda connection: term_of(connection, user, course, notebook), alone=True)

    def practise(self, record: CheckRecord) -> Verdict:
        """Keep a check of practice as `record` does, and let it wait to be handed in to the service."""
        return self._once(practise, record)

    # -- opening, closing, trouble -------------------------------------------------------------------------------------

    def ping(self) -> None:
        """Ask the database for an answer, whatever it is.

        Raises
        ------
        StoreTrouble
        """
        self.read(lambda connection: connection.execute(select(1)).scalar())

    def open(self) -> None:
        """Open and migrate the database now rather than at its first use.

        Raises
        ------
        StoreTrouble
        """
        self._run(lambda _: None)

    def close(self) -> None:
        """Let go of the database. It opens again when it is used."""
        with self._alone:
            self._let_go()
            if self._syncer is not None:
                self._syncer.close()
        self._deadlines.close()

    def _settle(self) -> None:
        """Bring what the log holds into the database, unless somebody is at work or there is trouble."""
        if self._log_file is None or not self._one_at_a_time.acquire(blocking=False):
            return
        try:
            if self._opened and self._identity == self._identify() and self._log_file.is_there():
                self._log_file.settle(self._engine)
        except (SQLAlchemyError, sqlite3.Error, OSError):
            self._let_go()  # whoever comes next meets the trouble, and is told of it
        finally:
            self._one_at_a_time.release()

    def _let_go(self) -> None:
        self._opened = False
        self._engine.dispose()

    def _once(self, write: Callable[[Connection, CheckRecord], None], record: CheckRecord) -> Verdict:
        # The whole transaction fails, not a savepoint in it: when a disk is full SQLite drops its savepoints, and the
        # error that follows hides the first one.
        try:
            self._run(lambda connection: write(connection, record), writes=True)
        except IntegrityError:
            return self._run(lambda connection: finish(connection, record, write), writes=True)
        return record.verdict

    def _run(self, work: Callable[[Connection], _Result], *, writes: bool = False, alone: bool = False) -> _Result:
        """Return what `work` returns; `alone` says that it reads with a single statement."""
        began = time.monotonic()
        with self._alone:
            self._may_try()
            try:
                try:
                    result = self._try(work, writes=writes, alone=alone)
                except DBAPIError as error:
                    if not error.connection_invalidated and not self._was_left_locked(error):
                        raise
                    # The database has let go of it since it was used last, and may be there again. What was written is
                    # undone, or was kept and is found: nothing that we write counts twice.
                    self._let_go()
                    result = self._try(work, writes=writes, alone=alone)
                if writes and self._syncer is not None and self._log_file is not None:
                    self._log_file.look()
                    self._syncer.soon()
                self._locked_since = None
                self._breaker.succeeded()
                return result
            except IntegrityError:
                self._breaker.succeeded()
                raise  # not trouble: this was kept before
            except (SQLAlchemyError, sqlite3.Error, OSError, NewerDatabase, TooSlow) as error:
                # A connection opened in a bad moment stays bad (read-only, say): the next use begins with a new one.
                self._let_go()
                told = trouble(error, self._where, locked_seconds=self._locked_for(error))
                if not self._file:
                    self._breaker.failed(told, time.monotonic() - began)
                # One line of it: what follows may quote values that were to be kept.
                said = str(getattr(error, "orig", error)).partition("\n")[0]
                self._log.warning("%s (%s: %s)", told.sentence, type(error).__name__, said)
                raise told from error

    def _was_left_locked(self, error: DBAPIError) -> bool:
        """Return whether it was locked by a program that was killed, and is not any more."""
        return self._file is not None and is_locked(error) and release_stale_lock(self._file)

    def _locked_for(self, error: Exception) -> float:
        """Return for how many seconds nobody has got in."""
        if self._file is None or not is_locked(error):
            self._locked_since = None
            return 0.0
        self._locked_since = self._locked_since or time.monotonic()
        return time.monotonic() - self._locked_since

    def _may_try(self) -> None:
        """Tell at once of what somebody has just waited for in vain."""
        told = self._breaker.enter()
        if told is not None:
            raise StoreTrouble(told.sentence, cause=told.cause)

    def _try(self, work: Callable[[Connection], _Result], *, writes: bool, alone: bool) -> _Result:
        self._ensure_open()
        with self._connection(writes=writes, alone=alone) as connection:
            return work(connection)

    @contextmanager
    def _connection(self, *, writes: bool, alone: bool = False, migrates: bool = False) -> Iterator[Connection]:
        options: dict[str, object] = {WRITES: writes}
        remote = self.url.get_backend_name() != "sqlite"
        if alone and remote:
            options["isolation_level"] = "AUTOCOMMIT"  # one round trip instead of three
        seconds = MIGRATION_SECONDS if migrates else self._patience.use
        with (
            self._deadlines.within(seconds) if remote else nullcontext(),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
            limited(connection, None if migrates else self._patience),
        ):
            yield connection

    def _ensure_open(self) -> None:
        waits = not self._opening.acquire(blocking=False)
        if waits and not self._opening.acquire(timeout=self._patience.use):
            raise TooSlow
        try:
            if waits:
                self._may_try()
            if self._opened and self._identity == self._identify():
                if self._log_file is None or self._log_file.is_there():
                    return
                # Somebody has deleted the log. What it holds is brought into the database while the log is still ours.
                self._log_file.bring_in(self._engine)
            self._let_go()
            if self._file is not None:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._connection(writes=True) as connection:
                current = is_current(connection)
                if not current and self._file is not None:
                    upgrade(connection)
            if not current and self._file is None:
                with self._connection(writes=True, migrates=True) as connection:
                    upgrade(connection)
            self._identity = self._identify()
            self._opened = True
        finally:
            self._opening.release()

    def _identify(self) -> tuple[int, int] | None:
        """Tell one file from another: what was deleted or replaced must not be written to any more."""
        if self._file is None:
            return None
        try:
            status = self._file.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino
