"""All that is kept of one person: to show it to them, and to forget it."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, inspect, select

from .models import Base, OutboxRow

__all__ = ["about", "forget"]

_NAME = "username"


def about(connection: Connection, username: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row that is kept of somebody, by table; times in ISO 8601, UTC. Tables with none are left out."""
    found = {}
    for table in _tables():
        order = list(inspect(table).primary_key)
        rows = connection.execute(select(table).where(_name_of(table) == username).order_by(*order)).mappings()
        plain = [{name: _plain(value) for name, value in row.items()} for row in rows]
        if plain:
            found[table.name] = plain
    return found


def forget(connection: Connection, username: str) -> dict[str, int]:
    """Remove every row that is kept of somebody; return how many, by table.

    What waits on a learner's own server to be handed in goes with it: all of it is theirs.
    """
    gone = {}
    for table in _tables():
        count = connection.execute(delete(table).where(_name_of(table) == username)).rowcount
        if count:
            gone[table.name] = count
    waiting = connection.execute(delete(OutboxRow)).rowcount if gone else 0
    return {**gone, **({OutboxRow.__tablename__: waiting} if waiting else {})}


def _tables() -> list[Table]:
    """Return the tables that speak of people. A table that is added later with a column of this name is among them."""
    return [table for table in Base.metadata.sorted_tables if _NAME in table.columns]


def _name_of(table: Table) -> Column[Any]:
    return table.columns[_NAME]


def _plain(value: Any) -> Any:
    return value.astimezone(timezone.utc).isoformat() if isinstance(value, datetime) else value
