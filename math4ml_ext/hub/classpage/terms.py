"""Terms on their way between the page and the store."""

from __future__ import annotations

from datetime import datetime, timezone

from math4ml_ext.errors import BadMessage
from math4ml_ext.practice import CENTURY
from math4ml_ext.store.classroom_terms import Dates

from .protocol import Term

__all__ = ["dates_of", "term_of"]


def term_of(dates: Dates) -> Term:
    """Return a term as the page has it."""
    return Term(
        section=dates.section,
        notebook=dates.notebook,
        opens=_written(dates.opens),
        due=_written(dates.due),
        closes=_written(dates.closes),
        open=dates.open,
    )


def dates_of(term: Term) -> Dates:
    """Return a term as the store has it.

    Raises
    ------
    BadMessage
        A time cannot be read, has no zone or is not of this century, or the times are not in their order.
    """
    opens, due, closes = _read(term.opens), _read(term.due), _read(term.closes)
    in_order = [time for time in (opens, due, closes) if time is not None]
    if in_order != sorted(in_order):
        raise BadMessage("A notebook opens first, then it is due, then it closes. Change the dates to that order.")
    return Dates(term.section, term.notebook, opens, due, closes, term.open)


def _written(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(timezone.utc).isoformat()


def _read(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as error:
        raise BadMessage(f"This is not a time: {text[:40]}") from error
    if time.tzinfo is None:
        raise BadMessage("A time needs a time zone.")
    if time.year not in CENTURY:  # at the ends of the calendar some zones have no such time
        raise BadMessage("A date of a class has a year from 2000 to 2099.")
    return time
