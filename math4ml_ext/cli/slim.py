"""A notebook without its outputs and whatever else nobody needs who runs it: what it claims costs no memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from math4ml_ext.errors import Refused

__all__ = ["slim"]

_MOST_BYTES = 4_000_000
"""Of code, and of the few words a notebook says of itself: a book has a million."""
_PYTHON = ("", "python", "ipython", "python3")


class _CellMetadata(msgspec.Struct, omit_defaults=True):
    tags: msgspec.Raw = msgspec.Raw(b"[]")


class _Cell(msgspec.Struct):
    cell_type: str
    source: str | list[str] = ""
    id: str = ""
    metadata: _CellMetadata = msgspec.field(default_factory=_CellMetadata)


class _Language(msgspec.Struct):
    name: str = ""
    language: str = ""


class _Metadata(msgspec.Struct):
    math4ml: msgspec.Raw = msgspec.Raw(b"null")
    kernelspec: _Language | None = None
    language_info: _Language | None = None


class _Notebook(msgspec.Struct):
    nbformat: int
    nbformat_minor: int = 0
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    cells: list[_Cell] = []


def slim(content: bytes, path: Path) -> bytes:
    """Return a notebook with its code cells, their tags and ids, and what it says of itself.

    Parameters
    ----------
    content : bytes
        Of its file, of any version.
    path : Path
        What it is called in sentences.

    Raises
    ------
    Refused
        It is no notebook, one in another language than Python, or holds more code than anybody writes.
    """
    try:
        notebook = msgspec.json.decode(content, type=_Notebook)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Refused(f"{path} is not a notebook.") from error
    about, asked = notebook.metadata, notebook.metadata.kernelspec or _Language()
    language = (about.language_info or _Language()).name or asked.language
    if language.casefold() not in _PYTHON:
        raise Refused(f"{path} is written in {language[:50]!r}. Exercises are checked in Python.")
    old = notebook.nbformat < 4  # what another version calls its parts, nbformat knows
    packed = content if old else msgspec.json.encode(_as_data(notebook, asked))
    if len(packed) > _MOST_BYTES:
        raise Refused(f"{path} could not be run: it holds more code than anybody writes.")
    return packed


def _as_data(notebook: _Notebook, asked: _Language) -> dict[str, Any]:
    return {
        "nbformat": notebook.nbformat,
        "nbformat_minor": notebook.nbformat_minor,
        "metadata": {"math4ml": notebook.metadata.math4ml, "kernelspec": {"name": asked.name, "display_name": ""}},
        "cells": [_cell_as_data(cell) for cell in notebook.cells],
    }


def _cell_as_data(cell: _Cell) -> dict[str, Any]:
    """Return a cell; one of text is left empty, so that cells keep their numbers."""
    data: dict[str, Any] = {"cell_type": cell.cell_type, "metadata": cell.metadata, "source": ""}
    if cell.id:
        data["id"] = cell.id
    if cell.cell_type == "code":
        data |= {"source": cell.source, "outputs": [], "execution_count": None}
    return data
