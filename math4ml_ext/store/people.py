"""Who is in a class, in which section, and when their notebooks are open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, or_, select, update

from math4ml_ext.evidence import Term
from math4ml_ext.practice import PracticeSoFar

from .models import MemberRow, MistakeRow, PersonRow, StandingRow, TermRow
from .standings import SECTION, member, upsert

__all__ = ["Seen", "keep_lti", "keep_seen", "practice_so_far", "term_of"]


@dataclass(frozen=True)
class Seen:
    """Somebody who came, as JupyterHub describes them.

    Parameters
    ----------
    username : str
    groups : sequence of str
        All their groups.
    sections : mapping of str to str
        By course, the section they are in.
    at : datetime
        When they came.
    """

    username: str
    groups: Sequence[str] = ()
    sections: Mapping[str, str] = field(default_factory=dict)
    at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))


def keep_seen(connection: Connection, seen: Seen) -> None:
    """Keep who came. Whoever changes sections takes along what they have done."""
    groups = msgspec.json.encode(sorted(seen.groups)).decode()
    upsert(connection, PersonRow, {"username": seen.username, "groups": groups, **_seen(seen.at)}, _first_as_before)
    before = {row.course: row.section for row in connection.execute(_SECTIONS, {"user": seen.username})}
    for course in sorted(before.keys() | seen.sections.keys()):
        section = seen.sections.get(course)
        if section == before.get(course):
            continue
        if section is None:
            mine = (MemberRow.course == course, MemberRow.username == seen.username)
            connection.execute(delete(MemberRow).where(*mine))
        else:
            upsert(connection, MemberRow, {"course": course, "username": seen.username, "section": section})
        for table in (StandingRow, MistakeRow):
            theirs = (table.username == seen.username, table.course == course)
            connection.execute(update(table).where(*theirs).values(section=section or ""))


def keep_lti(connection: Connection, username: str, name: str, lti: Mapping[str, object], at: datetime) -> None:
    """Keep what an LTI platform told of somebody, for the export of marks."""
    text = msgspec.json.encode(lti).decode().replace("\\u0000", "")
    values = {"username": username, "display_name": name.replace("\0", ""), "lti": text}
    upsert(connection, PersonRow, {**values, **_seen(at)}, _seen_as_before)


def term_of(connection: Connection, user: str, course: str, notebook: str) -> Term:
    """Return the term of a notebook for somebody: each part of it from the most particular row that tells it."""
    wanted = {"course": course, "notebook": notebook, **member(user, course)}
    rows = connection.execute(_TERM, wanted).all()
    return Term(*(next((value for value in column if value is not None), None) for column in zip(*rows, strict=True)))


def practice_so_far(connection: Connection, user: str) -> PracticeSoFar:
    """Return how much practice is kept of somebody, and since when they have been known."""
    checks = select(func.coalesce(func.sum(StandingRow.practice), 0)).where(StandingRow.username == user)
    since = select(PersonRow.first_seen).where(PersonRow.username == user)
    return PracticeSoFar(connection.execute(checks).scalar_one(), connection.execute(since).scalar_one_or_none())


def _seen(at: datetime) -> dict[str, datetime]:
    return {"last_seen": at, "first_seen": at}


def _first_as_before(_: object) -> dict[str, ColumnElement[datetime]]:
    return {"first_seen": PersonRow.__table__.c.first_seen}


def _seen_as_before(_: object) -> dict[str, ColumnElement[datetime]]:
    return {"last_seen": PersonRow.__table__.c.last_seen, "first_seen": PersonRow.__table__.c.first_seen}


_SECTIONS = select(MemberRow.course, MemberRow.section).where(MemberRow.username == bindparam("user"))

_terms = TermRow.__table__.c
_TERM = (
    select(_terms.opens, _terms.due, _terms.closes, _terms.open)
    .where(
        _terms.course == bindparam("course"),
        or_(_terms.section == "", _terms.section == SECTION),
        or_(_terms.notebook == "", _terms.notebook == bindparam("notebook")),
    )
    # A row for a section goes before one for all, and of these one for a notebook goes first.
    .order_by((_terms.section == "").asc(), (_terms.notebook == "").asc())
)
