"""Keep up where a learner stands, with every check and every help: one statement each, in the same transaction.

So nobody ever counts through old checks, and a class is read as quickly after a year as on its first day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, inspect, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord

from .models import MemberRow, MistakeRow, StandingRow, UtcDateTime

__all__ = ["keep_check", "keep_help", "once", "section_of", "upsert"]

_SAYS_NOTHING = "could-not-check"
_OF_THE_LAST = ("check_id", "outcome", "criterion", "misconception", "stopped_line")


def upsert(
    connection: Connection,
    row: type[Any],
    values: Mapping[str, object],
    changes: Mapping[str, ColumnElement[Any]] | None = None,
) -> None:
    """Insert a row, or change the one that has its key: by `changes`, or to all of `values`.

    Parameters
    ----------
    row : type
        A class of `models`.
    values : dict
        The new row.
    changes : dict, optional
        For a row that is there, what becomes of it; it may speak of the row's columns and of `excluded` ones.
    """
    statement = _insert(connection, row).values(**values)
    keys = [column.name for column in inspect(row).primary_key]
    new: dict[str, ColumnElement[Any]] = {name: statement.excluded[name] for name in values if name not in keys}
    new |= changes or {}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_={**new}))


def once(connection: Connection, row: type[Any], values: Mapping[str, object]) -> None:
    """Insert a row, if there is none like it."""
    connection.execute(_insert(connection, row).values(**values).on_conflict_do_nothing())


def keep_check(connection: Connection, record: CheckRecord) -> None:
    """Let a check count, as the evidence that it is."""
    key = _key(record)
    at = record.answered_at
    if record.evidence == "verified":
        values = {"verified": record.verdict.outcome == "passed", "verified_at": at}
        upsert(connection, StandingRow, key | values)
    elif record.evidence == "practice":
        times = {"first_at": at, "last_at": at}
        upsert(
            connection, StandingRow, key | times | {"practice": 1}, _times(at) | {"practice": StandingRow.practice + 1}
        )
    else:
        _keep_checked(connection, record, key)


def keep_help(connection: Connection, record: HelpRecord) -> None:
    """Let help count. Hints are shown from the first on, so the highest level is their number."""
    key = _key(record)
    if record.kind == "solution":
        upsert(connection, StandingRow, key | {"solution_shown": True})
        return
    higher = case((StandingRow.hints < record.level, record.level), else_=StandingRow.hints)
    upsert(connection, StandingRow, key | {"hints": record.level}, {"hints": higher})


def section_of(user: str, course: str) -> ColumnElement[str]:
    """Return an expression for the section of a course that somebody is in, or empty text."""
    wanted = select(MemberRow.section).where(MemberRow.course == course, MemberRow.username == user)
    return func.coalesce(wanted.scalar_subquery(), "")


def _key(record: CheckRecord | HelpRecord) -> dict[str, object]:
    key = {"course": record.course, "username": record.user, "exercise": record.exercise}
    return {**key, "section": section_of(record.user, record.course)}


def _insert(connection: Connection, row: type[Any]) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(row) if connection.dialect.name == "sqlite" else postgresql.insert(row)


def _keep_checked(connection: Connection, record: CheckRecord, key: Mapping[str, object]) -> None:
    verdict, at = record.verdict, record.answered_at
    passed = verdict.outcome == "passed"
    values: dict[str, object] = {"checks": 1, "passed": passed, "late": passed and record.late}
    values |= {"passed_at": at if passed else None, "first_at": at, "last_at": at}
    values |= {"cell": record.cell, "same_cell": 1}
    changes = _times(at)
    changes |= {
        "checks": StandingRow.checks + 1,
        "same_cell": case((StandingRow.cell == record.cell, StandingRow.same_cell + 1), else_=1),
        "passed": or_(StandingRow.passed, literal(passed)),
        "passed_at": func.coalesce(StandingRow.passed_at, literal(values["passed_at"], UtcDateTime())),
        # A first pass decides; a pass that was in time stays so.
        "late": case((StandingRow.passed, StandingRow.late), else_=bool(values["late"])),
    }
    if verdict.outcome != _SAYS_NOTHING:
        last = (record.check, verdict.outcome, verdict.criterion, verdict.misconception, _line(verdict))
        values |= dict(zip(_OF_THE_LAST, last, strict=True))
    upsert(connection, StandingRow, {**key, **values}, changes)
    if verdict.outcome == "failed":
        mistake = {"criterion": verdict.criterion or "", "misconception": verdict.misconception or ""}
        times = {"times": 1, "first_at": at, "last_at": at}
        counted = {"times": MistakeRow.times + 1, "first_at": MistakeRow.first_at}
        upsert(connection, MistakeRow, {**key, **mistake, **times}, counted)  # type: ignore[arg-type]


def _times(at: datetime) -> dict[str, ColumnElement[Any]]:
    """Keep the first time and the last one; a check that was queued may be older than what is there."""
    this = literal(at, UtcDateTime())
    return {
        "first_at": case((StandingRow.first_at < at, StandingRow.first_at), else_=this),
        "last_at": case((StandingRow.last_at > at, StandingRow.last_at), else_=this),
    }


def _line(verdict: Verdict) -> int | None:
    """Return the line of the learner's cell that raised, or that was still running when the time was over."""
    if verdict.error is not None:
        return verdict.error.line
    line = verdict.message.values.get("line", "")
    return int(line) if line.isdecimal() else None
