"""Write checks and help down, row by row, with all that follows from them; in the transaction of whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec
from sqlalchemy import Connection, Table, insert, select

from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord

from .models import CheckRow, HelpRow
from .outbox import queue
from .standings import SECTION, keep_check, keep_help, member, once

__all__ = ["keep", "keep_shown", "kept", "practise"]

_INSERT_CHECK = insert(cast("Table", CheckRow.__table__)).values(section=SECTION)


def keep(connection: Connection, record: CheckRecord) -> None:
    """Keep a finished check; `IntegrityError` says that it was kept before."""
    connection.execute(_INSERT_CHECK, _check_row(record))
    keep_check(connection, record)


def practise(connection: Connection, record: CheckRecord) -> None:
    """Keep a check of practice, and let it wait to be handed in."""
    keep(connection, record)
    queue(connection, record)


def keep_shown(connection: Connection, records: Sequence[HelpRecord]) -> None:
    """Keep help that was shown, the same once."""
    for record in records:
        once(connection, HelpRow, _help_row(record))
        keep_help(connection, record)


def _check_row(record: CheckRecord) -> dict[str, object]:
    verdict = record.verdict
    return {
        "check_id": record.check,
        "username": record.user,
        "course": record.course,
        "course_version": record.course_version,
        "exercise": record.exercise,
        "exercise_version": record.exercise_version,
        "seed": record.seed,
        "outcome": verdict.outcome,
        "criterion": _plain(verdict.criterion),
        "misconception": _plain(verdict.misconception),
        "verdict": msgspec.json.encode(verdict).decode(),
        "rounds": record.rounds,
        "issued_at": record.issued_at,
        "answered_at": record.answered_at,
        "cell": record.cell,
        "wire": record.wire,
        "agent": record.agent,
        "evidence": record.evidence,
        "late": record.late,
        **member(record.user, record.course),
    }


def _plain(text: str | None) -> str | None:
    """Leave out the one character that PostgreSQL cannot keep; practice is told by the learner's side."""
    return text and text.replace("\0", "")


def _help_row(record: HelpRecord) -> dict[str, object]:
    return {
        "username": record.user,
        "course": record.course,
        "course_version": record.course_version,
        "exercise": record.exercise,
        "exercise_version": record.exercise_version,
        "kind": record.kind,
        "level": record.level,
        "shown_at": record.shown_at,
    }


def kept(connection: Connection, record: CheckRecord) -> Verdict:
    """Return the verdict that is kept under the id of a check."""
    text = connection.execute(select(CheckRow.verdict).where(CheckRow.check_id == record.check)).scalar_one()
    return msgspec.json.decode(text, type=Verdict)
