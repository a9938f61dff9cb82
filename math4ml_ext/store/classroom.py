"""Read a class: who is in a section, and where everybody stands. What it costs depends on the section alone.

Nothing here counts through old checks: standings are kept up as checks come in (see `standings`). What has changed is
found by the numbers of the newest checks, so that any replica can tell what another one has recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, union

from .epoch import epoch
from .models import CheckRow, HelpRow, MemberRow, PersonRow, StandingRow

__all__ = ["Cursor", "Person", "Place", "Snapshot", "Standing", "changes", "newest", "people", "sections", "snapshot"]

_LATECOMERS = 1000
"""How many numbers back to look for a check that PostgreSQL numbered before others and committed after them. SQLite has
one writer at a time, so numbers are in order there."""

_AT_ONCE = 500  # names in one statement


class Place(NamedTuple):
    """A part of a class that somebody looks at: a section of a course, or with None all of them."""

    course: str
    section: str | None = None


class Cursor(NamedTuple):
    """Up to which check and which help everything is known."""

    check: int = 0
    help: int = 0

    def __str__(self) -> str:
        return f"{self.check}-{self.help}"

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Read what `str` wrote, or raise `ValueError`."""
        check, _, help_ = text.partition("-")
        return cls(int(check), int(help_))


class Standing(NamedTuple):
    """Where one learner stands with one exercise. Times are whole seconds since 1970, None for never."""

    username: str
    exercise: str
    section: str
    checks: int
    practice: int
    passed: bool
    passed_at: int | None
    late: bool
    first_at: int | None
    last_at: int | None
    outcome: str | None
    criterion: str | None
    misconception: str | None
    stopped_line: int | None
    same_cell: int
    hints: int
    solution_shown: bool
    verified: bool | None
    verified_at: int | None
    unfinished: int = 0


class Person(NamedTuple):
    """Somebody in a section, as JupyterHub described them last; `seen` is 0 for somebody who has never been here."""

    username: str
    name: str
    groups: tuple[str, ...]
    seen: int


@dataclass(frozen=True)
class Snapshot:
    """Standings, and the cursor from which changes of them go on."""

    cursor: Cursor
    standings: Sequence[Standing]


_TIMES = ("passed_at", "first_at", "last_at", "verified_at")
_STANDING = [
    epoch(getattr(StandingRow, name)).label(name) if name in _TIMES else getattr(StandingRow, name)
    for name in Standing._fields
]


def snapshot(connection: Connection, place: Place) -> Snapshot:
    """Return where everybody in a section stands. The cursor is read first: what comes in between is read twice."""
    cursor = newest(connection)
    return Snapshot(cursor, _standings(connection, select(*_STANDING).where(_in(StandingRow, place))))


def changes(connection: Connection, place: Place, since: Cursor) -> Snapshot | None:
    """Return the standings that checks and help after `since` have changed; None when `since` lies in the future.

    Now and then a standing comes that has not changed. None never stays away.
    """
    cursor = newest(connection)
    if since.check > cursor.check or since.help > cursor.help:
        return None  # the database is another one, or was put back to an older state
    margin = 0 if connection.dialect.name == "sqlite" else _LATECOMERS
    touched = union(
        select(CheckRow.username, CheckRow.exercise).where(
            CheckRow.id > since.check - margin, CheckRow.course == place.course
        ),
        select(HelpRow.username, HelpRow.exercise).where(
            HelpRow.id > since.help - margin, HelpRow.course == place.course
        ),
    ).subquery()
    joined = and_(StandingRow.username == touched.c.username, StandingRow.exercise == touched.c.exercise)
    wanted = select(*_STANDING).select_from(touched).join(StandingRow, joined)
    return Snapshot(cursor, _standings(connection, wanted.where(_in(StandingRow, place))))


def people(connection: Connection, place: Place, also: Iterable[str] = ()) -> list[Person]:
    """Return a section's roster, and `also` those who are not on it; in the order of their names."""
    columns = (PersonRow.display_name, PersonRow.groups, epoch(PersonRow.last_seen).label("seen"))
    rows = connection.execute(
        select(MemberRow.username, *columns)
        .outerjoin(PersonRow, PersonRow.username == MemberRow.username)
        .where(_in(MemberRow, place))
    )
    found = {row.username: _person(row) for row in rows}
    missing = sorted(set(also) - found.keys())
    for start in range(0, len(missing), _AT_ONCE):
        some = missing[start : start + _AT_ONCE]
        rows = connection.execute(select(PersonRow.username, *columns).where(PersonRow.username.in_(some)))
        found |= {name: Person(name, "", (), 0) for name in some} | {row.username: _person(row) for row in rows}
    return [found[name] for name in sorted(found)]


def sections(connection: Connection, course: str) -> list[str]:
    """Return the sections in which there is anybody. Each is looked up in the index, not gathered from all rows."""
    found: set[str] = set()
    for table in (MemberRow, StandingRow):
        first = select(func.min(table.section).label("section")).where(table.course == course)
        known = first.cte("known", recursive=True)
        after = select(func.min(table.section)).where(table.course == course, table.section > known.c.section)
        known = known.union_all(select(after.scalar_subquery()).where(known.c.section.is_not(None)))
        found.update(connection.execute(select(known.c.section).where(known.c.section.is_not(None))).scalars())
    return sorted(found)


def newest(connection: Connection) -> Cursor:
    """Return the cursor of this moment."""
    checks = select(func.coalesce(func.max(CheckRow.id), 0)).scalar_subquery()
    helps = select(func.coalesce(func.max(HelpRow.id), 0)).scalar_subquery()
    return Cursor(*connection.execute(select(checks, helps)).one())


def _standings(connection: Connection, wanted: Select[Any]) -> list[Standing]:
    return [Standing(*row) for row in connection.execute(wanted)]


def _in(table: type[StandingRow | MemberRow], place: Place) -> ColumnElement[bool]:
    course = table.course == place.course
    return course if place.section is None else and_(course, table.section == place.section)


def _person(row: Any) -> Person:
    try:
        groups = msgspec.json.decode(row.groups or "[]", type=list[str])
    except msgspec.MsgspecError:
        groups = []
    return Person(row.username, row.display_name or "", tuple(groups), row.seen or 0)
