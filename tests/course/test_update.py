"""The course's own notebooks, solved and saved by Jupyter, and then brought a new version of the course."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import nbformat
import pytest

from math4ml_ext.course import course
from math4ml_ext.update import deliver, is_up_to_date, merge, parse, serialise

FILES = sorted(path.name for path in Path(course.folder).glob("*.ipynb"))


def saved(notebook: Any) -> Any:
    """Return a notebook after Jupyter has opened and saved it."""
    opened = nbformat.reads(serialise(notebook).decode(), as_version=4)
    opened.metadata.kernelspec = {"name": "another", "display_name": "Another"}
    for cell in opened.cells:
        cell.metadata.trusted = True
    return parse((nbformat.writes(opened) + "\n").encode())


def answered(notebook: Any) -> dict[str, str]:
    """Answer every exercise; return the answers by the id of their cells."""
    answers = {}
    for cell in notebook["cells"]:
        if any(tag.startswith("check:") for tag in cell["metadata"].get("tags", [])):
            cell["source"] = answers[cell["id"]] = f"{cell['source']}\n# mine\n"
    return answers


@pytest.fixture(params=FILES)
def shipped(request: pytest.FixtureRequest) -> Any:
    return parse(Path(course.folder, request.param).read_bytes())


def test_what_was_only_opened_and_saved_is_up_to_date(shipped: Any) -> None:
    delivered = deliver(shipped, "a.ipynb", "1", "math4ml")
    assert is_up_to_date(saved(delivered), delivered)


def test_all_answers_are_kept_and_all_texts_become_the_new_ones(shipped: Any) -> None:
    mine = saved(deliver(shipped, "a.ipynb", "1", "math4ml"))
    answers = answered(mine)
    later = copy.deepcopy(shipped)
    for cell in later["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] += " Improved."
    merged = merge(mine, deliver(later, "a.ipynb", "2", "math4ml"))
    expected = [answers.get(cell["id"], cell["source"]) for cell in later["cells"]]
    assert [cell["source"] for cell in merged.notebook["cells"]] == expected
    assert merged.notebook["metadata"]["kernelspec"]["name"] == "another"
    assert (merged.changes.answers, merged.changes.both, merged.changes.own) == (len(answers), 0, 0)
    nbformat.validate(nbformat.from_dict(merged.notebook))
