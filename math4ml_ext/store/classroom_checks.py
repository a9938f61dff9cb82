"""Read single checks of a class: one learner's history, and what is believed about one exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, and_, case, distinct, func, select

from graders.kit.verdict import Verdict

from .classroom import Place
from .epoch import epoch
from .models import CheckRow, MistakeRow, StandingRow

__all__ = ["Kept", "Said", "believed", "history", "unrecognised"]


_LARGEST = 200_000
"""How many characters a verdict may have that is read for a page: more than any of ours has with its picture."""

_VERDICT = case((func.length(CheckRow.verdict) <= _LARGEST, CheckRow.verdict), else_="").label("verdict")


class Kept(NamedTuple):
    """One check of a learner's; `verdict` is None when it cannot be read any more."""

    id: int
    exercise: str
    at: int
    outcome: str
    misconception: str | None
    evidence: str
    late: bool
    section: str
    cell: str
    verdict: Verdict | None


class Said(NamedTuple):
    """What the last check said to somebody."""

    username: str
    criterion: str
    verdict: Verdict


def history(
    connection: Connection,
    course: str,
    username: str,
    exercise: str | None = None,
    *,
    before: int | None = None,
    limit: int = 200,
) -> list[Kept]:
    """Return a learner's newest checks, the last one first: of a course or of one exercise, older than `before`."""
    wanted = [CheckRow.username == username, CheckRow.course == course]
    if exercise is not None:
        wanted.append(CheckRow.exercise == exercise)
    if before is not None:
        wanted.append(CheckRow.id < before)
    columns = (
        CheckRow.id,
        CheckRow.exercise,
        epoch(CheckRow.answered_at).label("at"),
        CheckRow.outcome,
        CheckRow.misconception,
        CheckRow.evidence,
        CheckRow.late,
        CheckRow.section,
        CheckRow.cell,
        _VERDICT,
    )
    rows = connection.execute(select(*columns).where(*wanted).order_by(CheckRow.id.desc()).limit(limit))
    return [Kept(**row._asdict() | {"verdict": _verdict(row.verdict)}) for row in rows]


def believed(connection: Connection, place: Place, exercise: str) -> dict[str, int]:
    """Return the misconceptions that anybody in a section ever had about an exercise, with how many learners had it."""
    conditions = [MistakeRow.course == place.course, MistakeRow.exercise == exercise, MistakeRow.misconception != ""]
    if place.section is not None:
        conditions.append(MistakeRow.section == place.section)
    counted = func.count(distinct(MistakeRow.username))
    rows = connection.execute(
        select(MistakeRow.misconception, counted)
        .where(*conditions)
        .group_by(MistakeRow.misconception)
        .order_by(counted.desc(), MistakeRow.misconception)
    )
    return {row[0]: row[1] for row in rows}


def unrecognised(connection: Connection, place: Place, exercise: str, *, limit: int = 400) -> Sequence[Said]:
    """Return what was said last to those whose answer is wrong in a way that nothing recognised."""
    conditions = [
        StandingRow.course == place.course,
        StandingRow.exercise == exercise,
        StandingRow.passed.is_(False),
        StandingRow.outcome == "failed",
        StandingRow.misconception.is_(None),
    ]
    if place.section is not None:
        conditions.append(StandingRow.section == place.section)
    rows = connection.execute(
        select(StandingRow.username, StandingRow.criterion, _VERDICT)
        .join(CheckRow, and_(CheckRow.check_id == StandingRow.check_id))
        .where(*conditions)
        .order_by(StandingRow.last_at.desc())
        .limit(limit)
    )
    read = ((row.username, row.criterion or "", _verdict(row.verdict)) for row in rows)
    return [Said(username, criterion, verdict) for username, criterion, verdict in read if verdict is not None]


def _verdict(text: str) -> Verdict | None:
    try:
        return msgspec.json.decode(text, type=Verdict)
    except msgspec.MsgspecError:
        return None
