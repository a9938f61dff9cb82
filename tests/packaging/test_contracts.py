"""An import that turns an arrow of the architecture round is refused, whichever room it is in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MUTATIONS = {
    "one notebook's graders import another's": ("graders/svd/__init__.py", "import graders.probability"),
    "the kit imports an exercise": ("graders/kit/__init__.py", "import graders.svd"),
    "the tables import the store": ("math4ml_ext/store/models.py", "from .store import Store"),
    "the logic of a check imports a server": ("math4ml_ext/checks.py", "import tornado.web"),
    "a module without a layer of its own imports the database": ("math4ml_ext/errors.py", "import sqlalchemy"),
    "the protocol over HTTP imports Jupyter": ("math4ml_ext/web/base.py", "import jupyter_server.base.handlers"),
    "a module imports the package's entry points": ("math4ml_ext/tokens.py", "import math4ml_ext"),
    "a context imports, for its type, what it is made by": (
        "math4ml_ext/server/context.py",
        "import typing\nif typing.TYPE_CHECKING:\n    from .app import Math4ML",
    ),
}


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources alone, to be changed."""
    copy = tmp_path_factory.mktemp("sources")
    for package in ("graders", "math4ml_ext"):
        for file in (root / package).rglob("*.py"):
            target = copy / file.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    shutil.copy(root / "pyproject.toml", copy)
    return copy


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the sources in a folder."""
    program = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_sources_keep_their_contracts(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_an_arrow_that_turns_round_is_refused(copy: Path, mutation: str) -> None:
    name, line = MUTATIONS[mutation]
    file = copy / name
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        done = lint(copy)
    finally:
        file.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout
