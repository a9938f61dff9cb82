"""Keep up where a learner stands, with every check and every help: one statement each, in the same transaction.

So nobody ever counts through old checks, and a class is read as quickly after a year as on its first day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias, cast

from sqlalchemy import ColumnElement, Connection, Table, bindparam, case, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord

from .models import Base, MemberRow, MistakeRow, StandingRow

__all__ = ["SECTION", "Changes", "keep_begun", "keep_check", "keep_finished", "keep_help", "member", "once", "upsert"]

Changes: TypeAlias = Callable[[Any], Mapping[str, ColumnElement[Any]]]
"""Of a row that is there already, what becomes of it, by the new values. A function of a module: it is asked once."""

_SAYS_NOTHING = "could-not-check"
_OF_THE_LAST = ("check_id", "outcome", "criterion", "misconception", "stopped_line")

_standings = StandingRow.__table__.c
_mistakes = MistakeRow.__table__.c
_members = MemberRow.__table__.c

SECTION: ColumnElement[str] = func.coalesce(
    select(_members.section)
    .where(_members.course == bindparam("of_course"), _members.username == bindparam("of_member"))
    .scalar_subquery(),
    "",
)
"""The section that somebody is in, or empty text; `member` says who."""


def member(user: str, course: str) -> dict[str, object]:
    """Return the values that `SECTION` needs. Among those of an `upsert` they let it set ``section``."""
    return {"of_course": course, "of_member": user}


def upsert(
    connection: Connection, row: type[Base], values: Mapping[str, object], changes: Changes | None = None
) -> None:
    """Insert a row, or change the one that has its key: by `changes`, or to all of `values`.

    Parameters
    ----------
    row : type
        A class of `models`.
    values : dict
        The new row.
    changes : callable, optional
    """
    connection.execute(_upsert(connection.dialect.name, row, tuple(values), changes), values)


def once(connection: Connection, row: type[Base], values: Mapping[str, object]) -> bool:
    """Insert a row, if there is none like it; return whether there was none."""
    statement = _insert(connection.dialect.name, row).on_conflict_do_nothing()
    if "of_member" in values:
        statement = statement.values(section=SECTION)
    return connection.execute(statement, values, execution_options={"preserve_rowcount": True}).rowcount == 1


def keep_check(connection: Connection, record: CheckRecord) -> None:
    """Let a check count, as the evidence that it is."""
    key = _key(record)
    at = record.answered_at
    if record.evidence == "verified":
        values = {"verified": record.verdict.outcome == "passed", "verified_at": at}
        upsert(connection, StandingRow, key | values)
    elif record.evidence == "practice":
        upsert(connection, StandingRow, key | {"first_at": at, "last_at": at, "practice": 1}, _one_more_practised)
    else:
        _keep_checked(connection, record, key)


def keep_begun(connection: Connection, record: CheckRecord) -> None:
    """Let a check count that is answered and not finished."""
    upsert(connection, StandingRow, _key(record) | {"unfinished": 1}, _one_more_unfinished)


def keep_finished(connection: Connection, record: CheckRecord) -> None:
    """Let it count as unfinished no more."""
    upsert(connection, StandingRow, _key(record) | {"unfinished": 0}, _one_less_unfinished)


def keep_help(connection: Connection, record: HelpRecord) -> None:
    """Let help count. Hints are shown from the first on, so the highest level is their number."""
    key = _key(record)
    if record.kind == "solution":
        upsert(connection, StandingRow, key | {"solution_shown": True})
        return
    upsert(connection, StandingRow, key | {"hints": record.level}, _more_hints)


def _key(record: CheckRecord | HelpRecord) -> dict[str, object]:
    key = {"course": record.course, "username": record.user, "exercise": record.exercise}
    return {**key, **member(record.user, record.course)}


def _insert(dialect: str, row: type[Base]) -> sqlite.Insert | postgresql.Insert:
    table = cast("Table", row.__table__)
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@lru_cache(maxsize=128)  # writing a statement down takes longer than all the rest of what we do for a check
def _upsert(
    dialect: str, row: type[Base], names: tuple[str, ...], changes: Changes | None
) -> sqlite.Insert | postgresql.Insert:
    statement, columns = _insert(dialect, row), row.__table__.c
    own = [name for name in names if name in columns and not columns[name].primary_key]
    new: dict[str, Any] = {name: statement.excluded[name] for name in own}
    if "of_member" in names:
        statement = statement.values(section=SECTION)
        new["section"] = statement.excluded["section"]
    new |= changes(statement.excluded) if changes is not None else {}
    keys = [column.name for column in row.__table__.primary_key]
    return statement.on_conflict_do_update(index_elements=keys, set_=new)


def _keep_checked(connection: Connection, record: CheckRecord, key: Mapping[str, object]) -> None:
    verdict, at = record.verdict, record.answered_at
    passed = verdict.outcome == "passed"
    values: dict[str, object] = {"checks": 1, "passed": passed, "late": passed and record.late}
    values |= {"passed_at": at if passed else None, "first_at": at, "last_at": at}
    values |= {"cell": record.cell, "same_cell": 1}
    if verdict.outcome != _SAYS_NOTHING:
        last = (record.check, verdict.outcome, verdict.criterion, verdict.misconception, _line(verdict))
        values |= dict(zip(_OF_THE_LAST, last, strict=True))
    upsert(connection, StandingRow, {**key, **values}, _one_more_checked)
    if verdict.outcome == "failed":
        mistake = {"criterion": verdict.criterion or "", "misconception": verdict.misconception or ""}
        times = {"times": 1, "first_at": at, "last_at": at}
        upsert(connection, MistakeRow, {**key, **mistake, **times}, _once_more_mistaken)


def _one_more_checked(new: Any) -> dict[str, ColumnElement[Any]]:
    return _times(new) | {
        "checks": _standings.checks + 1,
        "same_cell": case((_standings.cell == new.cell, _standings.same_cell + 1), else_=1),
        "passed": or_(_standings.passed, new.passed),
        "passed_at": func.coalesce(_standings.passed_at, new.passed_at),
        # A first pass decides; a pass that was in time stays so.
        "late": case((_standings.passed, _standings.late), else_=new.late),
    }


def _one_more_practised(new: Any) -> dict[str, ColumnElement[Any]]:
    return _times(new) | {"practice": _standings.practice + 1}


def _once_more_mistaken(new: Any) -> dict[str, ColumnElement[Any]]:  # noqa: ARG001
    return {"times": _mistakes.times + 1, "first_at": _mistakes.first_at}


def _one_more_unfinished(new: Any) -> dict[str, ColumnElement[Any]]:  # noqa: ARG001
    return {"unfinished": _standings.unfinished + 1}


def _one_less_unfinished(new: Any) -> dict[str, ColumnElement[Any]]:  # noqa: ARG001
    return {"unfinished": case((_standings.unfinished > 0, _standings.unfinished - 1), else_=0)}


def _more_hints(new: Any) -> dict[str, ColumnElement[Any]]:
    return {"hints": case((_standings.hints < new.hints, new.hints), else_=_standings.hints)}


def _times(new: Any) -> dict[str, ColumnElement[Any]]:
    """Keep the first time and the last one; a check that was queued may be older than what is there."""
    return {
        "first_at": case((_standings.first_at < new.first_at, _standings.first_at), else_=new.first_at),
        "last_at": case((_standings.last_at > new.last_at, _standings.last_at), else_=new.last_at),
    }


def _line(verdict: Verdict) -> int | None:
    """Return the line of the learner's cell that raised, or that was still running when the time was over."""
    if verdict.error is not None:
        return verdict.error.line
    line = verdict.message.values.get("line", "")
    return int(line) if line.isdecimal() else None
