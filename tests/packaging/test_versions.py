"""The two halves of the extension have one name and one version, wherever they are written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import metadata, version
from pathlib import Path

import pytest

import math4ml_ext

ROOT = Path(__file__).resolve().parents[2]


def test_python_says_the_version_that_was_installed():
    assert math4ml_ext.__version__ == version("math4ml-ext")


def test_the_front_end_has_the_same_name_and_version(root):
    manifest = json.loads((root / "package.json").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["version"]) == (metadata("math4ml-ext")["Name"], version("math4ml-ext"))


def test_the_version_is_written_in_one_place(root, tracked):
    stated = re.compile(rf"""(?:version|__version__)"?\s*[:=]\s*["']{re.escape(version("math4ml-ext"))}["']""")
    halves = {"package.json", "pyproject.toml", "CITATION.cff", "install.json"}
    ours = [
        path for path in tracked if str(path) in halves or (path.suffix == ".py" and path.parts[0] == "math4ml_ext")
    ]
    found = {str(path) for path in ours if stated.search((root / path).read_text(encoding="utf-8"))}
    assert found - {"math4ml_ext/course/__init__.py"} == {"package.json"}  # a course has a version of its own


def test_importing_the_package_reads_no_metadata():
    program = "import math4ml_ext, sys; print('importlib.metadata' in sys.modules)"
    ran = subprocess.run([sys.executable, "-Sc", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "False"


def test_the_package_has_no_attribute_that_it_does_not_have():
    with pytest.raises(AttributeError, match="has no attribute '__spelling__'"):
        math4ml_ext.__spelling__  # noqa: B018


def test_the_changelog_speaks_of_this_version(root):
    headings = re.findall(r"^## \[?([\w.]+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert version("math4ml-ext") in headings
