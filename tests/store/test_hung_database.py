"""A database that accepts everything and answers nothing is given up on, and used again when it answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from math4ml_ext.checks import CheckRecord
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries
from math4ml_ext.store import Store
from math4ml_ext.store.deadline import Breaker

Made = Callable[..., CheckRecord]
SILENT = r"Your progress is not saved: the progress database (does not answer|takes too long to answer)\. Check again"


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A PostgreSQL of our own, which may be stopped in its tracks."""
    binaries = find_binaries()
    assert binaries
    with Postgres(binaries) as server:
        yield server


@pytest.fixture
def store(server: Postgres) -> Iterator[Store]:
    store = Store(server.database())
    store.open()
    yield store
    store.close()


@contextmanager
def frozen(server: Postgres) -> Iterator[None]:
    server.freeze()
    try:
        yield
    finally:
        server.thaw()


def ends(do: Callable[[], Any]) -> Any:
    """Return what a thread returns that has to come back, however long others would wait."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(do).result(timeout=60)


def record_when_it_answers(store: Store, record: CheckRecord) -> None:
    """Record as soon as the store tries again; what nobody lets in is not tried."""
    while True:
        try:
            store.record(record)
        except StoreTrouble:
            continue
        return


def test_a_server_that_is_stopped_is_given_up_on_and_used_again(server: Postgres, store: Store, made: Made) -> None:
    store.record(made())
    with frozen(server), pytest.raises(StoreTrouble, match=SILENT):
        ends(lambda: store.record(made()))
    record_when_it_answers(store, made())
    kept = store.progress("ada")[0].checks
    assert kept in (2, 3)  # what was on its way when it was stopped may have arrived


def test_a_server_that_is_stopped_before_it_was_ever_used(server: Postgres, made: Made) -> None:
    store = Store(server.database())
    with frozen(server), pytest.raises(StoreTrouble, match=SILENT):
        ends(lambda: store.record(made()))
    record_when_it_answers(store, made())
    store.close()


def test_an_address_that_accepts_and_says_nothing(made: Made) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        store = Store(f"postgresql+psycopg://ada:secret@127.0.0.1:{silent.getsockname()[1]}/class")
        with pytest.raises(StoreTrouble, match=SILENT):
            ends(lambda: store.record(made()))
        store.close()


def test_a_table_that_somebody_has_locked_is_waited_for_shortly(store: Store, made: Made) -> None:
    store.record(made())
    other = create_engine(store.url)
    with other.begin() as connection:
        connection.execute(text("LOCK TABLE checks IN ACCESS EXCLUSIVE MODE"))
        with pytest.raises(StoreTrouble, match=SILENT):
            ends(lambda: store.record(made()))
    other.dispose()
    record_when_it_answers(store, made())
    assert store.progress("ada")[0].checks == 2


def test_a_statement_that_does_not_end_is_ended(store: Store, made: Made) -> None:
    with pytest.raises(StoreTrouble, match=SILENT):
        ends(lambda: store.read(lambda connection: connection.execute(text("SELECT pg_sleep(3600)"))))
    record_when_it_answers(store, made())


def test_after_one_has_waited_in_vain_others_are_told_at_once(server: Postgres, store: Store, made: Made) -> None:
    tried = []
    with frozen(server):
        with pytest.raises(StoreTrouble, match=SILENT) as first:
            ends(lambda: store.record(made()))
        with pytest.raises(StoreTrouble) as second:
            ends(lambda: store.read(lambda _: tried.append("asked")))
    assert (second.value.sentence, tried) == (first.value.sentence, [])


def test_many_at_once_wait_together_and_not_one_after_the_other(server: Postgres, store: Store, made: Made) -> None:
    """Whoever waits for a connection to be opened by somebody else is told what that came to."""
    store.close()
    started = threading.Barrier(16)

    def record() -> str:
        started.wait()
        with pytest.raises(StoreTrouble, match=SILENT) as told:
            store.record(made())
        return told.value.sentence

    with frozen(server), ThreadPoolExecutor(16) as pool:
        pressed = [pool.submit(record) for _ in range(16)]
        assert len([one.result(timeout=60) for one in pressed]) == 16


def test_a_transaction_that_its_owner_left_open_is_ended_by_the_server(store: Store) -> None:
    """A replica that is stopped in the middle of a check must not hold its locks for ever."""
    limits = store.read(
        lambda connection: [
            connection.execute(text(f"SHOW {name}")).scalar()
            for name in ("idle_in_transaction_session_timeout", "statement_timeout", "lock_timeout")
        ]
    )
    assert limits == ["10s", "2s", "1s"]


def test_limits_are_set_anew_when_the_first_use_was_undone(store: Store, made: Made) -> None:
    store.engine.dispose()
    record = made()
    store.record(record)
    store.engine.dispose()
    assert store.record(record) == record.verdict  # it was there already, so its transaction was rolled back
    assert store.read(lambda connection: connection.execute(text("SHOW statement_timeout")).scalar()) == "2s"


def test_a_migration_takes_the_time_that_it_needs(server: Postgres) -> None:
    """Another replica that migrates is waited for, however long a check may take."""
    store = Store(server.database())
    with store._connection(writes=True, migrates=True) as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "0"
    assert store.read(lambda connection: connection.execute(text("SHOW statement_timeout")).scalar()) == "2s"
    store.close()


def test_trouble_that_comes_at_once_is_tried_again_at_once() -> None:
    breaker = Breaker(patience=0.5, rest=3.0)
    breaker.failed(StoreTrouble("refused"), 0.01)
    assert breaker.enter() is None


def test_one_is_let_through_to_try_after_a_while() -> None:
    now = [0.0]
    breaker = Breaker(patience=0.5, rest=3.0, clock=lambda: now[0])
    trouble = StoreTrouble("silent")
    breaker.failed(trouble, 2.0)
    assert breaker.enter() is trouble
    now[0] = 3.0
    assert [breaker.enter(), breaker.enter()] == [None, trouble]
    breaker.succeeded()
    assert breaker.enter() is None
