"""Notebooks as the command line needs them: code cells, and which exercise each answers."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from math4ml_ext.errors import Refused
from math4ml_ext.update.notebooks import exercise_of, first_merge_mark

__all__ = ["Cell", "Contents", "exercises_of", "parse", "read"]


@dataclass(frozen=True)
class Cell:
    """A code cell. `exercises` are the ids in its tags, `number` is its place among all cells, from 1."""

    source: str
    id: str = ""
    number: int = 0
    exercises: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contents:
    """A notebook: its code cells in order, the course it says it belongs to, and the kernel it asks for."""

    cells: tuple[Cell, ...]
    course: str | None = None
    kernel: str | None = None


@dataclass(frozen=True)
class _Claims:
    """The cells that could hold an exercise: by tag, and by the id that the course gave the exercise's cell."""

    tagged: list[int] = field(default_factory=list)
    home: list[int] = field(default_factory=list)


def read(path: Path) -> Contents:
    """Read a notebook of any version.

    Raises
    ------
    Refused
        The file cannot be read, or is no notebook.
    """
    try:
        return parse(path.read_bytes(), path)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from error


def parse(content: bytes, path: Path) -> Contents:
    """Read a notebook of any version from the bytes of its file.

    Raises
    ------
    Refused
        They are no notebook.
    """
    import nbformat

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"{path} is not a notebook: it is not text.") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # cells of an old notebook have no ids yet; nothing is lost by that
            notebook = nbformat.reads(text, as_version=4)
        return _contents(notebook)
    except Exception as error:  # what nbformat raises depends on where the file goes wrong
        line = first_merge_mark(content)
        if line is not None:
            raise Refused(
                f"{path} contains git conflict marks, the first at line {line}. Choose one of the two versions, "
                "take the marks away, and try again."
            ) from error
        raise Refused(f"{path} is not a notebook.") from error


def _contents(notebook: Any) -> Contents:
    cells = tuple(
        Cell(str(cell["source"]), str(cell.get("id", "")), number, _tags(cell))
        for number, cell in enumerate(notebook["cells"], 1)
        if cell["cell_type"] == "code"
    )
    course = _at(notebook, "metadata", "math4ml", "course")
    kernel = _at(notebook, "metadata", "kernelspec", "name")
    return Contents(cells, course, kernel)


def _tags(cell: Any) -> tuple[str, ...]:
    tags = cell.get("metadata", {}).get("tags") or []
    named = (exercise_of(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
    return tuple(dict.fromkeys(exercise for exercise in named if exercise))


def _at(node: Any, *keys: str) -> str | None:
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, str) and node else None


def exercises_of(cells: Sequence[Cell], homes: Mapping[str, str]) -> list[list[str]]:
    """Say which exercises each cell answers, each exercise once, repaired as the front end does it.

    Parameters
    ----------
    cells : sequence of Cell
    homes : mapping of str to str
        The id of the cell that the course gave each exercise: cell id to exercise id. A cell that lost its tag is known
        by it; of several cells with the same tag it is the one. Without it, the last such cell is.
    """
    claims: dict[str, _Claims] = {}
    for place, cell in enumerate(cells):
        for exercise in cell.exercises:
            claims.setdefault(exercise, _Claims()).tagged.append(place)
        if cell.id in homes and (not cell.exercises or homes[cell.id] in cell.exercises):
            claims.setdefault(homes[cell.id], _Claims()).home.append(place)
    answers: list[list[str]] = [[] for _ in cells]
    for exercise, claim in claims.items():
        both = [place for place in claim.tagged if place in claim.home]
        answers[(both or claim.tagged or claim.home)[-1]].append(exercise)
    return answers
