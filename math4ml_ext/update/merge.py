"""The merge: the course's new notebook, with everything in it that the learner wrote.

Three states meet: what was delivered (known by its digests), what the learner made of it, and what the course has now.

=====================  ==============================  =====================================================
a cell of the course   the course left it as it was    the course changed it
=====================  ==============================  =====================================================
as delivered           stays                           becomes the new one
an exercise, answered  the answer stays                the answer stays
a text, changed        stays as the learner has it     becomes the new one; the learner's follows as a cell
removed by the learner stays away, unless an exercise  comes as it is now
gone from the course   -                               goes, unless the learner wrote in it
=====================  ==============================  =====================================================

A cell of the learner's own stays behind the cell it followed. So every cell that was not delivered word for word is in
the result word for word, and merging twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .match import Match, match
from .notebooks import Cell, Notebook, exercises, is_course_tag, tags
from .record import Record, content_of, metadata_of, record_of
from .summary import Changes

__all__ = ["Merged", "merge"]

_TOP = ""
"""Where cells are kept that come before any of the course's."""

_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


@dataclass(frozen=True)
class Merged:
    """The notebook that came out, and what became of what went in."""

    notebook: Notebook
    changes: Changes


def merge(mine: Notebook, delivered: Notebook, names: Mapping[str, Sequence[str]] | None = None) -> Merged:
    """Bring the course's new notebook into the learner's.

    Parameters
    ----------
    mine : dict
        The learner's, with the record of what was delivered. Without one, what differs counts as the learner's.
    delivered : dict
        The course's new one, with its record (`deliver`).
    names : mapping of str to sequence of str, optional
        The names that the answer to each exercise defines.
    """
    return _Merge(mine, delivered, names or {}).run()


class _Merge:
    def __init__(self, mine: Notebook, delivered: Notebook, names: Mapping[str, Sequence[str]]) -> None:
        self._mine, self._delivered = mine, delivered
        self._cells: list[Cell] = mine["cells"]
        self._record: Record = record_of(mine)
        self._match: Match = match(self._cells, delivered["cells"], self._record.contents, names)
        self._ids = {cell["id"] for cell in delivered["cells"]}
        self._shipped = {*self._record.contents.values(), *map(content_of, delivered["cells"])}
        self._changes = Changes()

    def run(self) -> Merged:
        kept = self._kept()
        course_or_own = [(cell, True) for cell in kept.get(_TOP, ())]
        for new in self._delivered["cells"]:
            place = self._match.cells.get(new["id"])
            if place is not None:
                course_or_own.append((self._together(self._cells[place], new), False))
            elif exercises(new) or self._is_changed(new):
                self._count(new)
                course_or_own.append((new, False))
            course_or_own += [(cell, True) for cell in kept.get(new["id"], ())]
        return Merged(self._with_metadata(list(self._with_own_ids(course_or_own))), self._changes)

    def _kept(self) -> dict[str, list[Cell]]:
        """Return the learner's own cells, by the cell of the course's that they follow."""
        keys = {place: key for key, place in self._match.cells.items()}
        new = {cell["id"]: cell for cell in self._delivered["cells"]}
        kept: dict[str, list[Cell]] = {}
        after = _TOP
        for place, cell in enumerate(self._cells):
            if place in keys:
                after = keys[place]
                if not self._is_overtaken(cell, new[after]):
                    continue
                self._changes.both += 1
            elif place not in self._match.gone:
                self._changes.own += 1
            elif self._is_written(cell):
                self._changes.parted += 1
            else:
                continue
            kept.setdefault(after, []).append(cell)
        return kept

    def _is_written(self, cell: Cell) -> bool:
        """Whether the course never delivered a cell as it reads."""
        return content_of(cell) not in self._shipped

    def _is_changed(self, new: Cell) -> bool:
        """Whether the course has changed a cell since it was delivered, or never delivered it."""
        return self._record.contents.get(new["id"]) != content_of(new)

    def _is_overtaken(self, cell: Cell, new: Cell) -> bool:
        """Whether learner and course have both changed what is no exercise."""
        return not exercises(new) and self._is_written(cell) and self._is_changed(new)

    def _count(self, new: Cell) -> None:
        """Count a cell that comes in new, or again, or changed."""
        there = new["id"] in self._record.contents
        if exercises(new) and not there:
            self._changes.exercises += 1
        elif exercises(new) and new["id"] not in self._match.cells:
            self._changes.returned += 1
        elif not there:
            self._changes.cells += 1
        elif new["cell_type"] == "code":
            self._changes.code += 1
        else:
            self._changes.texts += 1

    def _together(self, cell: Cell, new: Cell) -> Cell:
        """Return a cell that both have: what is in it from the one or the other, its place, id and tag the course's."""
        written = self._is_written(cell)
        if exercises(new):
            written = written and bool(cell["source"].strip())
            self._changes.answers += written
            self._changes.restated += written and self._is_changed(new)
        elif written:
            written = not self._is_changed(new)
            self._changes.edited += written
        result = {**(cell if written else new), "id": new["id"], "metadata": self._metadata(cell, new)}
        if content_of(result) != content_of(cell):
            self._count(new)
        elif cell["cell_type"] == "code" and cell.get("outputs"):
            result |= {"outputs": cell["outputs"], "execution_count": cell.get("execution_count")}
        return result

    def _metadata(self, cell: Cell, new: Cell) -> dict[str, object]:
        """Return the course's metadata, and what the learner added to that of the cell."""
        if self._record.metadata.get(new["id"]) == metadata_of(cell):
            return dict(new["metadata"])
        both = {**cell["metadata"], **new["metadata"]}
        if "tags" in both:
            own = [tag for tag in tags(cell) if not is_course_tag(tag) and tag not in tags(new)]
            both["tags"] = [*tags(new), *own]
        return both

    def _with_own_ids(self, cells: Sequence[tuple[Cell, bool]]) -> Iterator[Cell]:
        """Yield the cells so that no two have one id, and none of the learner's that of one of the course's."""
        taken = set(self._ids)
        for cell, own in cells:
            if not own:
                yield cell
                continue
            was = cell.get("id")
            was = was if isinstance(was, str) and _ID.fullmatch(was) else content_of(cell)
            number, name = 1, was
            while name in taken:
                name = f"{was[:48]}-yours-{number}"
                number += 1
            taken.add(name)
            yield {**cell, "id": name}

    def _with_metadata(self, cells: list[Cell]) -> Notebook:
        mine, new = self._mine["metadata"], self._delivered["metadata"]
        untouched = self._record.notebook == metadata_of(self._mine)
        metadata = new if untouched else {**new, **mine, "math4ml": new["math4ml"]}
        minor = max(self._mine["nbformat_minor"], self._delivered["nbformat_minor"])
        return {**self._delivered, "cells": cells, "metadata": metadata, "nbformat_minor": minor}
