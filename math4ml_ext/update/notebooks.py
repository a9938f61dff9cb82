"""Notebooks as plain data: between the text of a file and dicts whose sources are strings."""

from __future__ import annotations

import json
from typing import Any

__all__ = [
    "Cell",
    "Notebook",
    "UnreadableNotebookError",
    "exercise_of",
    "exercises",
    "first_merge_mark",
    "is_course_tag",
    "parse",
    "serialise",
    "tags",
]

Notebook = dict[str, Any]
Cell = dict[str, Any]

_TAG = "check:"
_MARKS = (b"<<<<<<< ", b"||||||| ", b">>>>>>> ")
"""How git marks the two versions of a merge, beside a line of equals signs between them."""


class UnreadableNotebookError(ValueError):
    """A text is no notebook of format 4."""


def parse(data: bytes) -> Notebook:
    """Return a notebook whose sources are strings.

    Raises
    ------
    UnreadableNotebookError
    """
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
        form = (notebook["nbformat"], type(notebook["nbformat_minor"]), type(notebook["metadata"]))
        if form != (4, int, dict):
            raise UnreadableNotebookError
        notebook["cells"] = [_joined(cell) for cell in notebook["cells"]]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise UnreadableNotebookError("This is no notebook of format 4.") from error
    return dict(notebook)


def first_merge_mark(data: bytes) -> int | None:
    """Return the line, from 1, of the first mark of an unfinished merge in a file that is no notebook, or None."""
    lines = data.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(_MARKS) or line == b"======="), None)


def _joined(cell: Cell) -> Cell:
    source, kind, metadata = cell["source"], cell["cell_type"], cell.get("metadata", {})
    source = source if isinstance(source, str) else "".join(source)
    if kind not in ("code", "markdown", "raw") or not isinstance(metadata, dict):
        raise UnreadableNotebookError
    known = {key: value for key, value in cell.items() if key != "id" or isinstance(value, str)}
    return {**known, "source": source, "metadata": metadata}


def serialise(notebook: Notebook) -> bytes:
    """Return a notebook as Jupyter writes it to a file."""
    cells = [{**cell, "source": cell["source"].splitlines(keepends=True)} for cell in notebook["cells"]]
    text = json.dumps({**notebook, "cells": cells}, ensure_ascii=False, indent=1, sort_keys=True)
    # A lone surrogate, which JSON can spell and UTF-8 cannot, stays spelled.
    return (text + "\n").encode("utf-8", "backslashreplace")


def tags(cell: Cell) -> list[str]:
    """Return the tags of a cell."""
    found = cell["metadata"].get("tags")
    return [tag for tag in found if isinstance(tag, str)] if isinstance(found, list) else []


def is_course_tag(tag: str) -> bool:
    """Whether a tag says which exercise a cell answers."""
    return exercise_of(tag) is not None


def exercise_of(tag: str) -> str | None:
    """Return the id of the exercise that a tag names. Spaces around it, or after its colon, are nobody's intention."""
    plain = tag.strip()
    return plain.removeprefix(_TAG).strip() or None if plain.startswith(_TAG) else None


def exercises(cell: Cell) -> list[str]:
    """Return the ids of the exercises that a cell says it answers."""
    if cell["cell_type"] != "code":
        return []
    return [exercise for tag in tags(cell) if (exercise := exercise_of(tag))]
