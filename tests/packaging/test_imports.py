"""Importing the package is cheap. Who may import whom is import-linter's to say (see pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("heavy", ["alembic", "jupyter_server", "jupyterlab", "matplotlib", "sqlalchemy", "tornado"])
def test_importing_the_package_pulls_in_no(heavy):
    statement = f"import sys, math4ml_ext; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", statement], check=False).returncode == 0
