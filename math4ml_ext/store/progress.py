"""Read what is kept of a user's exercises."""

from __future__ import annotations

from datetime import datetime, timezone

import msgspec
from sqlalchemy import Connection, select

from graders.kit.verdict import Verdict
from math4ml_ext.protocol import Progress

from .models import CheckRow, StandingRow

__all__ = ["progress_of"]


def progress_of(
    connection: Connection, user: str, course: str | None = None, exercise: str | None = None
) -> list[Progress]:
    """Return the progress of `user`, in the order of course and exercise.

    The last verdict is the last one that says something of the answer: a check that could not be made is counted, but
    does not hide what was found before.
    """
    wanted = (
        select(StandingRow, CheckRow.verdict, CheckRow.answered_at, CheckRow.cell.label("checked_cell"))
        .outerjoin(CheckRow, CheckRow.check_id == StandingRow.check_id)
        .where(StandingRow.username == user)
    )
    if course is not None:
        wanted = wanted.where(StandingRow.course == course)
    if exercise is not None:
        wanted = wanted.where(StandingRow.exercise == exercise)
    return [
        Progress(
            exercise=row.exercise,
            course=row.course,
            checks=row.checks,
            hints=row.hints,
            solution_shown=row.solution_shown,
            passed=row.passed,
            last=_verdict(row.verdict) if row.verdict is not None else None,
            checked_at=_iso(row.answered_at),
            cell=row.checked_cell or "",
            late=row.late,
            verified=row.verified,
            verified_at=_iso(row.verified_at),
        )
        for row in sorted(connection.execute(wanted), key=lambda row: (row.course, row.exercise))
    ]


def _iso(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(timezone.utc).isoformat()


def _verdict(text: str) -> Verdict | None:
    """Read a verdict, which may have been written by another version; what cannot be read is not shown."""
    try:
        return msgspec.json.decode(text, type=Verdict)
    except msgspec.MsgspecError:
        return None
