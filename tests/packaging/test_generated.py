"""What is generated from the messages is the same with every release of msgspec that the project allows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from math4ml_ext.web.schemas import components

GENERATORS = ("math4ml_ext.web.openapi", "math4ml_ext.hub.classpage.openapi")


def oldest(root: Path) -> str:
    """Return the oldest release that the project allows."""
    found = re.search(r'"msgspec>=([\d.]+)"', (root / "pyproject.toml").read_text(encoding="utf-8"))
    assert found is not None
    return found.group(1)


@pytest.fixture(scope="module")
def with_release(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run Python with another release of msgspec before this one; what it says, which is nothing when all is well."""

    def run(release: str, *arguments: str) -> str:
        folder = tmp_path_factory.getbasetemp() / f"msgspec-{release}"
        uv = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable)
        subprocess.run([*uv, "--target", folder, "--no-deps", f"msgspec=={release}"], check=True)
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        command = [sys.executable, *arguments]
        ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        return ran.stdout + ran.stderr

    return run


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("release", ["oldest", "0.22.0", "0.23.0"])
def test_every_release_makes_what_is_committed(generator, release, root, with_release):
    wanted = oldest(root) if release == "oldest" else release
    assert with_release(wanted, "-c", "import msgspec; print(msgspec.__version__)").startswith(wanted.rstrip("0."))
    assert with_release(wanted, "-m", generator, "--check") == ""


def test_null_is_the_last_of_the_alternatives():
    (inline,), _ = components([None | int | list[str] | None])
    assert inline["anyOf"][-1] == {"type": "null"}
