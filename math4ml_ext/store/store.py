"""The store: keeps checks and help, tells progress, and says in a sentence when it cannot."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar, cast

import msgspec
from jupyter_core.paths import jupyter_data_dir
from sqlalchemy import Connection, Engine, Table, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord, Met
from math4ml_ext.evidence import Term
from math4ml_ext.protocol import Progress

from .engine import WRITES, make_engine
from .met import met_by
from .migrate import NewerDatabase, upgrade
from .models import CheckRow, HelpRow
from .outbox import queue
from .people import term_of
from .progress import progress_of
from .standings import SECTION, keep_check, keep_help, member, once
from .sync import Syncer
from .trouble import trouble

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
    """

    def __init__(self, url: str = "", *, log: logging.Logger | logging.LoggerAdapter[logging.Logger] = _log) -> None:
        self.url = make_url(url or default_url())
        self._log = log
        self._engine: Engine = make_engine(self.url)
        self._opened = False
        self._identity: tuple[int, int] | None = None
        sqlite = self.url.get_backend_name() == "sqlite"
        name = self.url.database if sqlite else None
        self._file = Path(name) if name and name != ":memory:" and not name.startswith("file:") else None
        self._syncer = Syncer(self._file) if self._file else None
        self._where = f"the file {self._file}" if self._file else "the progress database"
        self._one_at_a_time = threading.Lock() if sqlite else nullcontext()
        self._opening = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The engine, for reports and tests."""
        return self._engine

    # -- what a Recorder does ------------------------------------------------------------------------------------------

    def record(self, record: CheckRecord) -> Verdict:
        """Keep a finished check and return the verdict kept under its id; the first one wins."""
        return self._once(_keep, record)

    def help_shown(self, records: Sequence[HelpRecord]) -> None:
        """Keep that help was shown; the same help is counted once."""
        if records:
            self._run(lambda connection: _help(connection, records), writes=True)

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
        return self._once(_practise, record)

    # -- opening, closing, trouble -------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open and migrate the database now rather than at its first use.

        Raises
        ------
        StoreTrouble
        """
        self._run(lambda _: None)

    def close(self) -> None:
        """Let go of the database. It opens again when it is used."""
        with self._one_at_a_time:
            self._let_go()
            if self._syncer is not None:
                self._syncer.close()

    def _let_go(self) -> None:
        self._opened = False
        self._engine.dispose()

    def _once(self, keep: Callable[[Connection, CheckRecord], None], record: CheckRecord) -> Verdict:
        # The whole transaction fails, not a savepoint in it: when a disk is full SQLite drops its savepoints, and the
        # error that follows hides the first one.
        try:
            self._run(lambda connection: keep(connection, record), writes=True)
        except IntegrityError:
            return self._run(lambda connection: _kept(connection, record))
        return record.verdict

    def _run(self, work: Callable[[Connection], _Result], *, writes: bool = False, alone: bool = False) -> _Result:
        """Return what `work` returns; `alone` says that it reads with a single statement."""
        with self._one_at_a_time:
            try:
                try:
                    result = self._try(work, writes=writes, alone=alone)
                except DBAPIError as error:
                    if not error.connection_invalidated:
                        raise
                    # The database has let go of it since it was used last, and may be there again. What was written is
                    # undone, or was kept and is found: nothing that we write counts twice.
                    self._let_go()
                    result = self._try(work, writes=writes, alone=alone)
                if writes and self._syncer is not None:
                    self._syncer.soon()
                return result
            except IntegrityError:
                raise  # not trouble: this was kept before
            except (SQLAlchemyError, sqlite3.Error, OSError, NewerDatabase) as error:
                # A connection opened in a bad moment stays bad (read-only, say): the next use begins with a new one.
                self._let_go()
                told = trouble(error, self._where)
                # One line of it: what follows may quote values that were to be kept.
                said = str(getattr(error, "orig", error)).partition("\n")[0]
                self._log.warning("%s (%s: %s)", told.sentence, type(error).__name__, said)
                raise told from error

    def _try(self, work: Callable[[Connection], _Result], *, writes: bool, alone: bool) -> _Result:
        self._ensure_open()
        with self._connection(writes=writes, alone=alone) as connection:
            return work(connection)

    @contextmanager
    def _connection(self, *, writes: bool, alone: bool = False) -> Iterator[Connection]:
        options: dict[str, object] = {WRITES: writes}
        if alone and self.url.get_backend_name() != "sqlite":
            options["isolation_level"] = "AUTOCOMMIT"  # one round trip instead of three
        with self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    def _ensure_open(self) -> None:
        with self._opening:
            if self._opened and self._identity == self._identify():
                return
            self._let_go()
            if self._file is not None:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._connection(writes=True) as connection:
                upgrade(connection)
            self._identity = self._identify()
            self._opened = True

    def _identify(self) -> tuple[int, int] | None:
        """Tell one file from another: what was deleted or replaced must not be written to any more."""
        if self._file is None:
            return None
        try:
            status = self._file.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino


_INSERT_CHECK = insert(cast("Table", CheckRow.__table__)).values(section=SECTION)


def _keep(connection: Connection, record: CheckRecord) -> None:
    connection.execute(_INSERT_CHECK, _check_row(record))
    keep_check(connection, record)


def _practise(connection: Connection, record: CheckRecord) -> None:
    _keep(connection, record)
    queue(connection, record)


def _help(connection: Connection, records: Sequence[HelpRecord]) -> None:
    for record in records:
        once(connection, HelpRow, _help_row(record))
        keep_help(connection, record)


def _check_row(record: CheckRecord) -> dict[str, object]:
    verdict = record.verdict
    return {
        "check_id": record.check,
        "username": record.user,
        "course": record.course,
        "course_version": record.course_version,
        "exercise": record.exercise,
        "exercise_version": record.exercise_version,
        "seed": record.seed,
        "outcome": verdict.outcome,
        "criterion": _plain(verdict.criterion),
        "misconception": _plain(verdict.misconception),
        "verdict": msgspec.json.encode(verdict).decode(),
        "rounds": record.rounds,
        "issued_at": record.issued_at,
        "answered_at": record.answered_at,
        "cell": record.cell,
        "wire": record.wire,
        "agent": record.agent,
        "evidence": record.evidence,
        "late": record.late,
        **member(record.user, record.course),
    }


def _plain(text: str | None) -> str | None:
    """Leave out the one character that PostgreSQL cannot keep; practice is told by the learner's side."""
    return text and text.replace("\0", "")


def _help_row(record: HelpRecord) -> dict[str, object]:
    return {
        "username": record.user,
        "course": record.course,
        "course_version": record.course_version,
        "exercise": record.exercise,
        "exercise_version": record.exercise_version,
        "kind": record.kind,
        "level": record.level,
        "shown_at": record.shown_at,
    }


def _kept(connection: Connection, record: CheckRecord) -> Verdict:
    text = connection.execute(select(CheckRow.verdict).where(CheckRow.check_id == record.check)).scalar_one()
    return msgspec.json.decode(text, type=Verdict)
