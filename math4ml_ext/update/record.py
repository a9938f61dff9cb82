"""What was delivered: a digest of each cell as the course wrote it, kept in the metadata of the learner's notebook.

There it stays with the notebook when that is renamed, moved or mailed, and Jupyter keeps it. A digest is all a merge
needs, for it never goes below a cell: either the learner wrote in it, or it is as the course delivered it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .notebooks import Cell, Notebook

__all__ = ["Record", "content_of", "deliver", "is_up_to_date", "metadata_of", "record_of", "recorded_file"]

_OURS = "math4ml"
_KEY = "delivered"
_LENGTH = 16


@dataclass(frozen=True)
class Record:
    """The digests of a delivered notebook: of each cell's content and metadata, and of the notebook's own metadata."""

    contents: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)
    notebook: str = ""


def deliver(shipped: Notebook, file: str, version: str, course: str) -> Notebook:
    """Return a notebook of the course's as a learner gets it: with the record.

    Parameters
    ----------
    shipped : dict
        As it lies in the course's package.
    file : str
        Its name there, by which the notebook is known after it was renamed.
    version : str
        That of the course.
    course : str
        The course's id. It replaces what the course's own file says: a notebook that an author made in JupyterLab names
        no course, and one that was copied from another course names that one.
    """
    cells = {cell["id"]: f"{content_of(cell)}.{metadata_of(cell)}" for cell in shipped["cells"] if "id" in cell}
    whole = _digest(_without_ours(shipped["metadata"]))
    ours = {
        **_ours(shipped),
        "course": course,
        "version": version,
        _KEY: {"cells": cells, "file": file, "notebook": whole},
    }
    return {**shipped, "metadata": {**shipped["metadata"], _OURS: ours}}


def is_up_to_date(mine: Notebook, delivered: Notebook) -> bool:
    """Say whether what `mine` was delivered as is `delivered`, so that there is nothing to bring."""
    if _ours(mine).get("course") != _ours(delivered)["course"]:
        return False  # delivered before deliveries named their course
    if _KEY in _ours(mine):
        return bool(_ours(mine)[_KEY] == _ours(delivered)[_KEY])
    # It came by another way than ours, or lost its record: its version is all there is to go by.
    return bool(_ours(mine).get("version") == _ours(delivered)["version"])


def recorded_file(mine: Notebook) -> tuple[str, str] | None:
    """Return the course and the file that a notebook was delivered as."""
    course, said = _ours(mine).get("course"), _ours(mine).get(_KEY)
    file = said.get("file") if isinstance(said, dict) else None
    return (course, file) if isinstance(course, str) and isinstance(file, str) else None


def record_of(mine: Notebook) -> Record:
    """Return a notebook's record; an empty one if it was lost."""
    said = _ours(mine).get(_KEY)
    cells = said.get("cells") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(cells, dict):
        return Record()
    pairs = {key: value.split(".") for key, value in cells.items() if isinstance(value, str) and value.count(".") == 1}
    return Record(
        {key: content for key, (content, _) in pairs.items()},
        {key: metadata for key, (_, metadata) in pairs.items()},
        str(said.get("notebook", "")),
    )


def content_of(cell: Cell) -> str:
    """Return the digest of what a person reads in a cell: its source, its kind, the pictures pasted into it."""
    return _digest([cell["cell_type"], cell["source"], cell.get("attachments") or {}])


def metadata_of(holder: Cell | Notebook) -> str:
    """Return the digest of the metadata of a cell, or of a notebook but for our own part."""
    return _digest(_without_ours(holder["metadata"]))


def _without_ours(metadata: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in metadata.items() if key != _OURS}


def _ours(notebook: Notebook) -> dict[str, Any]:
    found = notebook["metadata"].get(_OURS)
    return found if isinstance(found, dict) else {}


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
