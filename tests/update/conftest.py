"""Notebooks as a course ships them and as learners leave them."""

from __future__ import annotations

from typing import Any

from math4ml_ext.update import deliver

NAMES = {"tiny/double": ("double",), "tiny/total": ("total",), "tiny/guess": ("guess",)}


def text(name: str, source: str = "") -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source or f"About {name}."}


def code(name: str, source: str = "", **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": name,
        "metadata": metadata,
        "source": source or f"{name} = 1",
        "outputs": [],
        "execution_count": None,
    }


def exercise(name: str, source: str = "") -> dict[str, Any]:
    return code(f"{name}-exercise", source or f"def {name}(xs):\n    ...\n", tags=[f"check:tiny/{name}"])


def notebook(*cells: dict[str, Any], version: str = "1", **metadata: Any) -> dict[str, Any]:
    ours = {"course": "tiny", "version": version}
    return {"cells": list(cells), "metadata": {**metadata, "math4ml": ours}, "nbformat": 4, "nbformat_minor": 5}


def delivered(*cells: dict[str, Any], version: str = "1", **metadata: Any) -> dict[str, Any]:
    return deliver(notebook(*cells, version=version, **metadata), "tiny.ipynb", version, "tiny")


def sources(merged: dict[str, Any]) -> list[str]:
    return [cell["source"] for cell in merged["cells"]]


def ids(merged: dict[str, Any]) -> list[str]:
    return [cell["id"] for cell in merged["cells"]]
