"""Read what is kept of a user's exercises."""

from __future__ import annotations

from datetime import timezone

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from graders.kit.verdict import Verdict
from math4ml_ext.protocol import Progress

from .models import CheckRow, HelpRow

__all__ = ["progress_of"]

_SAYS_NOTHING = "could-not-check"


def progress_of(
    connection: Connection, user: str, course: str | None = None, exercise: str | None = None
) -> list[Progress]:
    """Return the progress of `user`, in the order of course and exercise.

    The last verdict is the last one that says something of the answer: a check that could not be made is counted, but
    does not hide what was found before.
    """
    counted = (
        select(
            CheckRow.course,
            CheckRow.exercise,
            func.count().label("checks"),
            func.sum(case((CheckRow.outcome == "passed", 1), else_=0)).label("passes"),
            func.max(case((CheckRow.outcome != _SAYS_NOTHING, CheckRow.id))).label("last"),
        )
        .where(_of(CheckRow, user, course, exercise))
        .group_by(CheckRow.course, CheckRow.exercise)
    )
    given = (
        select(
            HelpRow.course,
            HelpRow.exercise,
            func.sum(case((HelpRow.kind == "hint", 1), else_=0)).label("hints"),
            func.sum(case((HelpRow.kind == "solution", 1), else_=0)).label("solutions"),
        )
        .where(_of(HelpRow, user, course, exercise))
        .group_by(HelpRow.course, HelpRow.exercise)
    )
    checks = {(row.course, row.exercise): row for row in connection.execute(counted)}
    help_ = {(row.course, row.exercise): row for row in connection.execute(given)}
    ids = [row.last for row in checks.values() if row.last is not None]
    wanted = select(CheckRow.id, CheckRow.verdict, CheckRow.answered_at, CheckRow.cell).where(CheckRow.id.in_(ids))
    last = {row.id: row for row in connection.execute(wanted)} if ids else {}
    report = []
    for key in sorted(checks.keys() | help_.keys()):
        check, helped = checks.get(key), help_.get(key)
        kept = last.get(check.last) if check else None
        report.append(
            Progress(
                exercise=key[1],
                course=key[0],
                checks=check.checks if check else 0,
                hints=helped.hints if helped else 0,
                solution_shown=bool(helped.solutions) if helped else False,
                passed=bool(check.passes) if check else False,
                last=_verdict(kept.verdict) if kept else None,
                checked_at=kept.answered_at.astimezone(timezone.utc).isoformat() if kept else None,
                cell=kept.cell if kept else "",
            )
        )
    return report


def _of(table: type[CheckRow | HelpRow], user: str, course: str | None, exercise: str | None) -> ColumnElement[bool]:
    """Return the condition that a row is of this user, and of this course and exercise where they are given."""
    conditions = [table.username == user]
    if course is not None:
        conditions.append(table.course == course)
    if exercise is not None:
        conditions.append(table.exercise == exercise)
    return and_(*conditions)


def _verdict(text: str) -> Verdict | None:
    """Read a verdict, which may have been written by another version; what cannot be read is not shown."""
    try:
        return msgspec.json.decode(text, type=Verdict)
    except msgspec.MsgspecError:
        return None
