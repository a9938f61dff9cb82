"""The course that `docs/write-a-course.md` describes, made from that text alone, is found and passes its own audit."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

FILES = ("pyproject.toml", "averages_course/graders.py", "averages_course/__init__.py", "answers/averages/mean.py")
"""The files in the order in which the text shows them; between them it shows the cell of the notebook."""


@pytest.fixture(scope="module")
def course(root: Path, tmp_path_factory) -> Path:
    """Write down what the text shows, and install it beside the project."""
    folder = tmp_path_factory.mktemp("averages")
    text = (root / "docs" / "write-a-course.md").read_text(encoding="utf-8")
    blocks = [block for language, block in re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL) if language != "sh"]
    package, graders, cell, init, answers = blocks
    for name, content in zip(FILES, (package, graders, init, answers), strict=True):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    tagged = new_code_cell(cell.strip(), metadata={"tags": ["check:averages/mean"]})
    nbformat.write(new_notebook(cells=[tagged]), folder / "averages_course" / "averages.ipynb")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder / "installed")
    subprocess.run([*pip, folder], check=True, cwd=folder)
    return folder


def math4ml(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "math4ml_ext.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(course / "installed")}
    return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)


def test_the_course_is_found_beside_ours(course):
    exercises = json.loads(math4ml(course, "exercises", "--json").stdout)
    assert {"averages/mean", "probability/softmax"} <= {exercise["id"] for exercise in exercises}


def audit(course: Path, answers: Path) -> subprocess.CompletedProcess[str]:
    return math4ml(course, "audit", "--exercise", "averages/mean", "--answers", str(answers), "--seeds", "20")


def test_its_audit_finds_nothing_that_falls_short(course):
    audited = audit(course, course / "answers")
    assert audited.returncode == 0, audited.stdout + audited.stderr


def test_its_audit_notices_a_wrong_answer_that_is_called_right(course, tmp_path):
    known = (course / "answers" / "averages" / "mean.py").read_text(encoding="utf-8")
    (tmp_path / "averages").mkdir()
    changed = known.replace("# %% wrong: one too many", "# %% right: one too many")
    (tmp_path / "averages" / "mean.py").write_text(changed, encoding="utf-8")
    assert audit(course, tmp_path).returncode == 1
