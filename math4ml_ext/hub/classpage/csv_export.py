"""A class as CSV: one line for each learner and exercise, started or not, with columns that stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone

from math4ml_ext.store.classroom import Person, Standing

from .protocol import ClassNotebook

__all__ = ["COLUMNS", "lines", "safe"]

COLUMNS = (
    "username",
    "name",
    "groups",
    "course",
    "section",
    "notebook",
    "exercise",
    "checks",
    "checked",
    "checked_at",
    "late",
    "verified",
    "verified_at",
    "first_check_at",
    "last_check_at",
    "last_outcome",
    "misconception",
    "practice_checks",
    "hints",
    "solution_shown",
    "unfinished_checks",
)
"""What a spreadsheet may rely on: a new column goes to the end, none is renamed or taken away. ``checked`` is a pass
that the learner's kernel claimed; ``verified`` is empty where nobody looked in a clean kernel. ``unfinished_checks``
were begun and answered, and given up when more was asked.
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(
    course: str,
    notebooks: Sequence[ClassNotebook],
    people: Iterable[Person],
    standings: Iterable[Standing],
    section: str = "",
) -> Iterator[str]:
    """Yield the export in pieces, the line with the names of the columns first.

    Parameters
    ----------
    course : str
    notebooks : sequence of ClassNotebook
        Whose exercises are told, in this order.
    people, standings
        As the store gives them.
    section : str
        The section of whoever has no standing that tells it.
    """
    yield _line(COLUMNS)
    stood: dict[str, dict[str, Standing]] = {}
    for standing in standings:
        stood.setdefault(standing.username, {})[standing.exercise] = standing
    for person in people:
        theirs = stood.get(person.username, {})
        theirs_in = next((each.section for each in theirs.values()), section)
        who = (person.username, person.name, " ".join(person.groups), course, theirs_in)
        yield "".join(
            _line((*who, notebook.id, exercise.id, *_told(theirs.get(exercise.id))))
            for notebook in notebooks
            for exercise in notebook.exercises
        )


def safe(cell: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _told(standing: Standing | None) -> tuple[object, ...]:
    if standing is None:
        return (0, "no", "", "no", "", "", "", "", "not-started", "", 0, 0, "no", 0)
    return (
        standing.checks,
        _yes(standing.passed),
        _time(standing.passed_at),
        _yes(standing.late),
        "" if standing.verified is None else _yes(standing.verified),
        _time(standing.verified_at),
        _time(standing.first_at),
        _time(standing.last_at),
        standing.outcome or "not-started",
        standing.misconception or "",
        standing.practice,
        standing.hints,
        _yes(standing.solution_shown),
        standing.unfinished,
    )


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([safe(cell) if isinstance(cell, str) else cell for cell in cells])
    return written.getvalue()


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _time(seconds: int | None) -> str:
    return "" if seconds is None else datetime.fromtimestamp(seconds, timezone.utc).isoformat()
