"""The migrations lead to the tables that the code speaks of, and know their limits."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from math4ml_ext.checks import CheckRecord
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store import Store
from math4ml_ext.store.engine import WRITES
from math4ml_ext.store.migrate import HEAD, configuration
from math4ml_ext.store.models import Base


def test_the_migrations_make_the_tables_of_the_models(store: Store) -> None:
    store.open()
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_newest_migration_is_the_one_that_is_told() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [HEAD]


def test_a_migration_leads_back_as_well(store: Store) -> None:
    store.open()
    with store.engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        command.downgrade(configuration(connection), "base")
    with store.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    assert tables == ["alembic_version"]


def test_a_database_that_is_up_to_date_needs_no_alembic(path: Path, store: Store) -> None:
    store.open()
    code = f"""
import sys
from math4ml_ext.store import Store
store = Store("sqlite:///{path}")
store.open()
assert "alembic" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_migration_that_is_cut_short_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    def cut_short(*_: object, **__: object) -> None:
        raise OSError("pulled the plug")

    store = Store(f"sqlite:///{path}")
    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", cut_short)
        with pytest.raises(StoreTrouble):
            store.open()
    store.open()
    store.close()


def test_a_database_of_a_newer_version_is_left_alone(store: Store, made: Callable[..., CheckRecord]) -> None:
    store.record(made())
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(StoreTrouble, match="newer version of Math4ML"):
        store.record(made())
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM checks").scalar() == 1
