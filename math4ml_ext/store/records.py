"""Write checks and help down, row by row, with all that follows from them; in the transaction of whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import ne
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord
from math4ml_ext.errors import UsedToken

from .models import BEGUN, CheckRow, HelpRow
from .outbox import queue
from .standings import SECTION, keep_begun, keep_check, keep_finished, keep_help, member, once

__all__ = ["begin", "finish", "keep", "keep_shown", "practise"]

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


def begin(connection: Connection, record: CheckRecord) -> Verdict | None:
    """Keep the answers with which a check goes on; its verdict says that there is none yet.

    Its row stands where that of the finished check will be, so that of two different answers that come at the same
    moment the database lets one in and not the other.

    Returns
    -------
    Verdict or None
        The one that is kept, if the check is finished.

    Raises
    ------
    UsedToken
        It was answered otherwise before.
    """
    row = _check_row(record) | {"outcome": BEGUN, "answers": " ".join(record.answers)}
    if once(connection, CheckRow, row):
        keep_begun(connection, record)
        return None
    found = _found(connection, record)
    if found.outcome != BEGUN:
        return msgspec.json.decode(found.verdict, type=Verdict)
    if len(record.answers) > len(found.answers.split()):
        connection.execute(_ANSWERED, {"of_check": record.check, "answers": " ".join(record.answers)})
    return None


def finish(connection: Connection, record: CheckRecord, write: Callable[[Connection, CheckRecord], None]) -> Verdict:
    """Have `write` keep a check that was begun, in the place of what was kept of it; or return the verdict it has.

    Raises
    ------
    UsedToken
        It was answered otherwise before.
    """
    found = _found(connection, record)
    if found.outcome != BEGUN:
        return msgspec.json.decode(found.verdict, type=Verdict)
    # It gets a new number, not the one that is set free: whoever watches a class asks for higher ones than the last.
    aside = f"{BEGUN}:{record.check}"
    connection.execute(_ANSWERED, {"of_check": record.check, "check_id": aside})
    keep_finished(connection, record)
    write(connection, record)
    connection.execute(delete(CheckRow).where(CheckRow.check_id == aside))
    return record.verdict


_ANSWERED = update(cast("Table", CheckRow.__table__)).where(CheckRow.check_id == bindparam("of_check"))
_FOUND = (
    select(CheckRow.outcome, CheckRow.answers, CheckRow.verdict)
    .where(CheckRow.check_id == bindparam("of_check"))
    .with_for_update()
)


def _found(connection: Connection, record: CheckRecord) -> Any:
    found = connection.execute(_FOUND, {"of_check": record.check}).one()
    if found.outcome == BEGUN and any(map(ne, found.answers.split(), record.answers)):
        raise UsedToken
    return found
