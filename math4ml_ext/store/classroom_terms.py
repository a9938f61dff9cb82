"""Read and set when the notebooks of a course are open."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from .models import TermRow
from .standings import upsert

__all__ = ["Dates", "set_dates", "term_rows"]


class Dates(NamedTuple):
    """One row of terms; see `TermRow`."""

    section: str
    notebook: str
    opens: datetime | None = None
    due: datetime | None = None
    closes: datetime | None = None
    open: bool | None = None


def term_rows(connection: Connection, course: str) -> list[Dates]:
    """Return all terms of a course, those for everybody first."""
    columns = [getattr(TermRow, name) for name in Dates._fields]
    rows = connection.execute(
        select(*columns).where(TermRow.course == course).order_by(TermRow.section, TermRow.notebook)
    )
    return [Dates(*row) for row in rows]


def set_dates(connection: Connection, course: str, dates: Dates) -> None:
    """Replace the term of a section and notebook; one that says nothing is taken away."""
    if dates[2:] == (None, None, None, None):
        key = (TermRow.course == course, TermRow.section == dates.section, TermRow.notebook == dates.notebook)
        connection.execute(delete(TermRow).where(*key))
    else:
        upsert(connection, TermRow, {"course": course, **dates._asdict()})
