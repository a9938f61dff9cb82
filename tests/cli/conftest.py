"""Commands run as a person runs them, in a process of their own, beside a small course of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

HERE = Path(__file__).parent
STUB = "def {0}(xs):\n    ...\n"


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    status: int
    out: str
    err: str

    @property
    def verdicts(self) -> list[dict[str, Any]]:
        return json.loads(self.out)["verdicts"]

    @property
    def outcomes(self) -> list[str]:
        return [verdict["outcome"] for verdict in self.verdicts]


def code(source: str, exercise: str | None = None, cell_id: str | None = None) -> Any:
    cell = new_code_cell(source)
    if exercise:
        cell["id"] = cell_id or exercise.replace("/", "-")
        cell["metadata"]["tags"] = ["check:" + exercise]
    return cell


def write_notebook(path: Path, cells: Sequence[Any], course: str | None = "tiny") -> Path:
    metadata = {"math4ml": {"course": course, "version": "1"}} if course else {}
    path.write_text(nbformat.writes(new_notebook(cells=list(cells), metadata=metadata)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which the tiny course is installed and nothing of the user's is read or written."""
    home = tmp_path_factory.mktemp("home")
    package = tmp_path_factory.mktemp("package")
    shutil.copy(HERE / "tiny" / "tiny_course.py", package)
    (package / "numbers.txt").write_text("1 2 3")
    write_notebook(
        package / "tiny.ipynb",
        [
            new_markdown_cell("# Tiny"),
            code("import numpy as np\nimport matplotlib.pyplot as plt\nscores = np.array([1.0, 2.0])\nhistory = []"),
            code("numbers = np.loadtxt('numbers.txt')\nplt.plot(numbers);"),
            code(STUB.format("double"), "tiny/double"),
            code("doubled = double(scores)\nassert doubled is not None"),
            code(STUB.format("total"), "tiny/total"),
            code("guess = ..."),
            code("guess = ...", "tiny/guess"),
            code(STUB.format("last"), "tiny/last"),
        ],
    )
    metadata = package / "tiny_course-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny-course\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[math4ml.courses]\ntiny = tiny_course:course\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER_", "IPYTHON", "PYTEST"))}
    return kept | {
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "PYTHONPATH": str(package),
        "PYTHONWARNINGS": "default",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }


@pytest.fixture(scope="session")
def math4ml(environment: dict[str, str]) -> Callable[..., Ran]:
    """Return a function that runs one command to its end."""

    def run(*arguments: object, typed: bytes = b"", cwd: Path | None = None, **variables: str) -> Ran:
        ended = subprocess.run(
            [sys.executable, "-m", "math4ml_ext.cli", *map(str, arguments)],
            input=typed,
            capture_output=True,
            cwd=cwd,
            env=environment | variables,
            timeout=300,
            check=False,
        )
        return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run
