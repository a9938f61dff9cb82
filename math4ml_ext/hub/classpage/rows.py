"""From what the store knows of a class to the rows of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from math4ml_ext.store.classroom import Person, Standing

from .protocol import (
    CHECKED,
    LATE,
    LOOPS,
    NOT_VERIFIED,
    SOLUTION_SHOWN,
    UNJUDGED,
    VERIFIED,
    Cell,
    Row,
)

__all__ = ["Packer", "flags_of"]

_RUNS_ON = ("finishes in time", "the cell finishes in time")
"""Criteria that an endless loop does not hold."""


class Packer:
    """Writes standings as cells. Exercises and misconceptions are told once each, and cells name their places."""

    def __init__(self) -> None:
        self._exercises: dict[str, int] = {}
        self._misconceptions: dict[str, int] = {}

    @property
    def exercises(self) -> list[str]:
        """The exercises that cells spoke of."""
        return list(self._exercises)

    @property
    def misconceptions(self) -> list[str]:
        """The misconceptions that cells spoke of."""
        return list(self._misconceptions)

    def rows(self, people: Iterable[Person], standings: Sequence[Standing]) -> list[Row]:
        """Return a row for everybody, with their cells."""
        cells: dict[str, list[Cell]] = {person.username: [] for person in people}
        for standing in standings:
            cells.setdefault(standing.username, []).append(self._cell(standing))
        known = {person.username: person for person in people}
        return [
            Row(person.username, person.name, list(person.groups), person.seen, cells[username])
            for username in cells
            for person in [known.get(username) or Person(username, "", (), 0)]
        ]

    def _cell(self, standing: Standing) -> Cell:
        first = standing.first_at or 0
        return Cell(
            _place(self._exercises, standing.exercise),
            flags_of(standing),
            standing.checks,
            first,
            (standing.last_at or first) - first,
            -1 if standing.passed_at is None else standing.passed_at - first,
            -1 if standing.misconception is None else _place(self._misconceptions, standing.misconception),
            standing.same_cell,
            standing.stopped_line or 0,
            standing.hints,
        )


def flags_of(standing: Standing) -> int:
    """Return the flags of a cell."""
    return (
        (CHECKED if standing.passed else 0)
        | (VERIFIED if standing.verified is True else 0)
        | (NOT_VERIFIED if standing.verified is False else 0)
        | (LATE if standing.late else 0)
        | (SOLUTION_SHOWN if standing.solution_shown else 0)
        | (LOOPS if standing.criterion in _RUNS_ON else 0)
        | (UNJUDGED if standing.outcome in (None, "not-attempted", "could-not-check") else 0)
    )


def _place(places: dict[str, int], name: str) -> int:
    return places.setdefault(name, len(places))
