"""Bring a database to the tables of this version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["HEAD", "NewerDatabase", "configuration", "is_current", "upgrade"]

HEAD = "0003"
"""The newest revision. It is told here as well, so that a database that is up to date needs no Alembic."""

_LOCK = 0x6D61746834_6D6C  # "math4ml": the PostgreSQL advisory lock under which one of many servers migrates


class NewerDatabase(Exception):  # noqa: N818 - the store turns it into a sentence
    """The database was written by a newer version than this one."""


def configuration(connection: Connection | None = None) -> Config:
    """Return an `alembic.config.Config` for our migrations, which are package data."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def is_current(connection: Connection) -> bool:
    """Return whether a database has the tables of this version. It is not waited for others who are changing them."""
    return _revision(connection) == HEAD


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the transaction of `connection`.

    Raises
    ------
    NewerDatabase
        It holds a revision that this version does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    if _revision(connection) == HEAD:
        return
    from alembic import command
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = configuration(connection)
    try:
        ScriptDirectory.from_config(config).get_revisions(_revision(connection) or "base")
    except CommandError as error:
        raise NewerDatabase from error
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision
