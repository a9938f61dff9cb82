"""Which of the learner's cells is which of the course's, whatever happened to tags, ids and order."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from .notebooks import Cell, exercises
from .record import content_of

__all__ = ["Match", "match"]


@dataclass
class Match:
    """Places in the learner's notebook.

    `cells` has, for each cell of the course's by its id, the place of the learner's; `gone` are the places of cells
    that the course has no longer.
    """

    cells: dict[str, int] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def free(self, mine: Sequence[Cell]) -> list[int]:
        """Return the places of which nothing is known yet."""
        taken = set(self.cells.values())
        return [place for place in range(len(mine)) if place not in taken]


def match(
    mine: Sequence[Cell], new: Sequence[Cell], contents: Mapping[str, str], names: Mapping[str, Sequence[str]]
) -> Match:
    """Find the course's cells in the learner's notebook, from the surest sign to the weakest.

    Parameters
    ----------
    mine, new : sequence of dict
        The cells of the learner's notebook, and of the course's new one.
    contents : mapping of str to str
        The digest of each cell that was delivered, by id.
    names : mapping of str to sequence of str
        The names that the answer to each exercise defines. A cell that lost both tag and id is known by them.
    """
    found = Match()
    homes = {exercise: cell["id"] for cell in new for exercise in exercises(cell)}
    _by_tag_and_id(found, mine, new, homes)
    _by_content(found, mine, new, contents)
    _by_name(found, mine, homes, names)
    delivered = {**contents, **{cell["id"]: "" for cell in new}}
    found.gone = {place for place in found.free(mine) if mine[place].get("id") in delivered}
    return found


def _by_tag_and_id(found: Match, mine: Sequence[Cell], new: Sequence[Cell], homes: Mapping[str, str]) -> None:
    """Match by the tag of an exercise and by id; of several with one tag it is the one with the id, else the last.

    The front end and `jupyter math4ml grade` repair tags by the same rule, so that the answer that was checked is kept.
    """
    kinds = {cell["id"]: cell["cell_type"] for cell in new}
    tagged: dict[str, list[int]] = {}
    home: dict[str, list[int]] = {}
    for place, cell in enumerate(mine):
        claims = [homes[exercise] for exercise in exercises(cell) if exercise in homes]
        for key in claims:
            tagged.setdefault(key, []).append(place)
        if kinds.get(key := cell.get("id", "")) == cell["cell_type"] and (not claims or key in claims):
            home.setdefault(key, []).append(place)
    taken: set[int] = set()
    for key in kinds:
        some, own = tagged.get(key, []), home.get(key, [])
        ranked = [place for place in some if place in own] or some or own
        ranked = [place for place in ranked if place not in taken]
        if ranked:
            found.cells[key] = ranked[-1]
            taken.add(ranked[-1])


def _by_content(found: Match, mine: Sequence[Cell], new: Sequence[Cell], contents: Mapping[str, str]) -> None:
    """Match what reads exactly like a cell of the course's that was not found, and was not delivered as another."""
    wanted: dict[str, list[str]] = {}
    for cell in new:
        if cell["id"] not in found.cells:
            wanted.setdefault(content_of(cell), []).append(cell["id"])
    for place in found.free(mine):
        content, was = content_of(mine[place]), mine[place].get("id", "")
        keys = wanted.get(content)
        if keys and (was in found.cells or contents.get(was) != content):
            found.cells[keys.pop(0)] = place


def _by_name(found: Match, mine: Sequence[Cell], homes: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> None:
    for exercise, key in homes.items():
        wanted = set(names.get(exercise, ()))
        if key in found.cells or not wanted:
            continue
        defining = [place for place in found.free(mine) if wanted <= _defined(mine[place])]
        if defining:
            found.cells[key] = defining[-1]


def _defined(cell: Cell) -> set[str]:
    """Return the names that a cell's code defines at its top."""
    if cell["cell_type"] != "code":
        return set()
    try:
        body = ast.parse(cell["source"]).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    return {name for statement in body for name in _NAMES.get(type(statement), _no_names)(statement)}


def _no_names(_: ast.stmt) -> list[str]:
    return []


def _called(statement: ast.stmt) -> list[str]:
    assert isinstance(statement, (ast.FunctionDef, ast.ClassDef))
    return [statement.name]


def _assigned(statement: ast.stmt) -> list[str]:
    assert isinstance(statement, ast.Assign)
    return [target.id for target in statement.targets if isinstance(target, ast.Name)]


_NAMES: dict[type[ast.stmt], Callable[[ast.stmt], list[str]]] = {
    ast.FunctionDef: _called,
    ast.ClassDef: _called,
    ast.Assign: _assigned,
}
