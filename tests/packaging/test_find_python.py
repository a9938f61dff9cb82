"""`make` finds a Python that can make environments, or says in a sentence what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def find_python(root: Path):
    """Run the finder with one candidate and nothing else on the machine."""

    def run(candidate: Path) -> subprocess.CompletedProcess[str]:
        command = ["/bin/sh", root / "scripts" / "find-python.sh"]
        environment = {"PATH": "/nowhere", "PYTHON": str(candidate)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def python(tmp_path: Path):
    """Make a Python that is like this one but for a statement that it runs first."""

    def make(statement: str) -> Path:
        script = tmp_path / "python3"
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; {statement}; $2"\n')
        script.chmod(0o755)
        return script

    return make


def test_the_named_python_is_taken(find_python, python):
    script = python("pass")
    assert find_python(script).stdout.strip() == str(script)


def test_a_python_that_is_too_old_is_named_with_its_version(find_python, python):
    found = find_python(python("sys.version_info = (3, 8, 2)"))
    assert found.returncode == 1
    assert "needs Python 3.10 or newer; the one found here is 3.8" in found.stderr


def test_a_python_without_ensurepip_is_answered_with_what_to_install(find_python, python):
    found = find_python(python("sys.modules['ensurepip'] = None"))
    assert found.returncode == 1
    assert "apt install python3-venv" in found.stderr


def test_no_python_at_all_is_said(find_python, tmp_path):
    found = find_python(tmp_path / "none")
    assert found.returncode == 1
    assert "none was found" in found.stderr
