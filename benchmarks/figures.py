"""Rows of the table: a figure, what it is measured against, and the target it is held to."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Row", "median", "spread", "table"]


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Parameters
    ----------
    what : str
        What was measured.
    figure : float
    unit : str
        ``ms``, ``kB`` or the like.
    against : float or None
        What it is compared with, in the same unit.
    target : float or None
        The most that the ratio may be, or the figure itself when there is nothing to compare with.
    note : str
        How often it was measured, and how far the middle half of the measurements lies apart.
    least : float or None
        The least that the figure may be, where more is better.
    """

    what: str
    figure: float
    unit: str
    against: float | None = None
    target: float | None = None
    note: str = ""
    least: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure divided by what it is compared with."""
        return None if self.against is None else self.figure / self.against

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where none is set."""
        if self.least is not None:
            return self.figure >= self.least
        if self.target is None:
            return None
        return (self.figure if self.ratio is None else self.ratio) <= self.target

    def cells(self) -> list[str]:
        """The line as it is printed."""
        limit = "" if self.target is None else f"≤ {self.target:g}" + (f" {self.unit}" if self.ratio is None else " x")
        if self.least is not None:
            limit = f"≥ {self.least:g} {self.unit}"
        return [
            self.what,
            f"{self.figure:.2f} {self.unit}",
            "" if self.against is None else f"{self.against:.2f} {self.unit}",
            "" if self.ratio is None else f"{self.ratio:.2f} x",
            limit,
            {True: "met", False: "MISSED", None: ""}[self.met],
            self.note,
        ]


def median(times: Sequence[float]) -> float:
    """The median of some measurements."""
    return statistics.median(times)


def spread(times: Sequence[float]) -> str:
    """How often something was measured, and between what the middle half of it lies."""
    low, _, high = statistics.quantiles(times, n=4)
    return f"median of {len(times)}, middle half {low:.2f} to {high:.2f}"


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table, aligned so that it can be read in a terminal too."""
    head = ["what", "figure", "against", "ratio", "target", "", "how"]
    lines = [head, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )
