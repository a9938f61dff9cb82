"""What a room may import. Who may import whom inside the project is import-linter's to say (see pyproject.toml)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level name of every absolute import in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def outsiders(paths: list[Path]) -> set[str]:
    """Return what these files import beyond the standard library."""
    return {name for path in paths for name in imported(path)} - sys.stdlib_module_names


def test_graders_import_numpy_and_the_standard_library_alone(root):
    assert outsiders(list((root / "graders").rglob("*.py"))) == {"graders", "numpy"}


def test_the_agent_imports_the_standard_library_alone(root):
    assert outsiders([root / "math4ml_ext" / "agent.py"]) == set()


@pytest.mark.parametrize("heavy", ["alembic", "jupyter_server", "jupyterlab", "matplotlib", "sqlalchemy", "tornado"])
def test_importing_the_package_pulls_in_no(heavy):
    statement = f"import sys, math4ml_ext; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", statement], check=False).returncode == 0
