"""Practice that waits to be handed in to the service of a class."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, delete, func, select

from math4ml_ext.checks import CheckRecord
from math4ml_ext.practice import told
from math4ml_ext.protocol import PracticeCheck, encode

from .models import OutboxRow
from .standings import once

__all__ = ["drop", "queue", "queued", "waiting"]


def queue(connection: Connection, record: CheckRecord) -> None:
    """Let a check wait."""
    once(connection, OutboxRow, {"check_id": record.check, "message": encode(told(record)).decode()})


def queued(connection: Connection, limit: int) -> list[PracticeCheck]:
    """Return what waits longest. What another version has written, and nobody can read, waits no more."""
    read = []
    for row in connection.execute(select(OutboxRow).order_by(OutboxRow.id).limit(limit)).all():
        try:
            read.append(msgspec.json.decode(row.message, type=PracticeCheck))
        except msgspec.MsgspecError:  # noqa: PERF203 - each on its own
            connection.execute(delete(OutboxRow).where(OutboxRow.id == row.id))
    return read


def drop(connection: Connection, checks: Collection[str]) -> None:
    """Forget what was handed in."""
    connection.execute(delete(OutboxRow).where(OutboxRow.check_id.in_(checks)))


def waiting(connection: Connection) -> int:
    """Return how much waits."""
    return connection.execute(select(func.count()).select_from(OutboxRow)).scalar_one()
