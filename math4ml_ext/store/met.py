"""Read which misconceptions a user has met, and whether they have got past them."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from math4ml_ext.checks import Met

from .models import CheckRow

__all__ = ["met_by"]


def met_by(connection: Connection, user: str) -> list[Met]:
    """Return the misconceptions of `user`, each once an exercise, in the order of course, exercise and name."""
    exercise = (CheckRow.course, CheckRow.exercise)
    at = func.max(CheckRow.answered_at).label("at")
    mistaken = (
        select(*exercise, CheckRow.misconception, at)
        .where(CheckRow.username == user, CheckRow.outcome == "failed", CheckRow.misconception.is_not(None))
        .group_by(*exercise, CheckRow.misconception)
        .order_by(*exercise, CheckRow.misconception)
    )
    rows = connection.execute(mistaken).all()
    if not rows:
        return []
    passed = select(*exercise, at).where(CheckRow.username == user, CheckRow.outcome == "passed").group_by(*exercise)
    passes = {(row.course, row.exercise): row.at for row in connection.execute(passed)}
    return [
        Met(row.course, row.exercise, row.misconception or "", row.at, passes.get((row.course, row.exercise)))
        for row in rows
    ]
