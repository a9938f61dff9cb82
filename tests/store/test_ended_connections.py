"""Connections that PostgreSQL has ended are replaced, and nobody notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from math4ml_ext.hub.try_out.postgres import Postgres
from math4ml_ext.store import Store

from .conftest import FIRST


@pytest.fixture
def store(postgres: Postgres) -> Iterator[Store]:
    store = Store(postgres.database())
    store.record(FIRST)
    yield store
    store.close()


def end_all_others(store: Store) -> None:
    others = Store(store.url.render_as_string(hide_password=False))
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    end += "AND pid <> pg_backend_pid()"
    others.read(lambda connection: connection.execute(text(end)))
    others.close()


def test_a_check_is_kept_on_a_new_connection(store: Store) -> None:
    end_all_others(store)
    store.record(replace(FIRST, check="1" * 32))
    assert store.progress("ada")[0].checks == 2


def test_a_check_that_was_kept_before_its_connection_ended_is_kept_once(store: Store) -> None:
    end_all_others(store)
    assert store.record(FIRST) == FIRST.verdict
    assert store.progress("ada")[0].checks == 1


def test_dates_are_looked_up_on_a_new_connection(store: Store) -> None:
    end_all_others(store)
    assert store.term("ada", "math4ml", "probability").at(FIRST.answered_at) == "open"
