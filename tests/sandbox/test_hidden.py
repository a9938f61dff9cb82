"""Inside, there is nothing to copy an answer from: no grader, no solution, no course."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from math4ml_ext import hidden
from math4ml_ext.kernels import KernelSession
from math4ml_ext.sandbox import Sandbox

from .test_bounds import said

pytestmark = pytest.mark.usefixtures("sandboxes")

SEARCH = """
import itertools, os, sys
marks = [b"graders.kit", b"from graders", b"Misconception("]
found = set()
roots = [sys.prefix, sys.base_prefix, "CHECKOUT", "/tmp", "/home", "/etc", "/usr/local", "/usr/lib/python3"]
for folder, folders, files in itertools.chain(*map(os.walk, roots)):
    for name in files:
        if name.endswith((".py", ".pyc", ".ipynb", ".whl")) and "/math4ml_ext/explore" not in folder:
            try:
                content = open(os.path.join(folder, name), "rb").read()
            except OSError:
                continue
            if any(mark in content for mark in marks):
                found.add(os.path.join(folder, name))
print(sorted(found))
"""


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelSession]:
    with Sandbox() as around, KernelSession(sandbox=around) as session:
        yield session


@pytest.mark.parametrize(
    "module", ["graders", "graders.solutions", "math4ml_ext.course", "math4ml_ext.checks", "math4ml_ext.cli"]
)
def test_graders_and_solutions_cannot_be_imported(kernel, module):
    assert said(kernel, f"import {module}") == "raised ModuleNotFoundError"


def test_no_course_can_be_loaded(kernel):
    source = """
from importlib.metadata import entry_points
loaded = 0
for entry in entry_points(group="math4ml.courses"):
    try:
        entry.load()
        loaded += 1
    except ImportError:
        pass
print(loaded)
"""
    assert said(kernel, source) == "0"


def test_no_file_of_theirs_is_found_by_looking_everywhere(kernel):
    assert said(kernel, SEARCH.replace("CHECKOUT", str(hidden.OURS.parent)), 300) == "[]"


def test_explorers_work_as_in_a_notebook(kernel):
    assert said(kernel, "from math4ml_ext import explore\nexplore.grid()\nprint('there')") == "there"


def test_of_a_course_that_is_installed_nothing_is_shown(tmp_path: Path):
    """A module and a package of one distribution, installed; the module's compiled form would tell as much."""
    environment = tmp_path / "environment"
    site = environment / "lib" / "python3.99" / "site-packages"
    (site / "errs_helpers").mkdir(parents=True)
    (site / "__pycache__").mkdir()
    (site / "__pycache__" / "errs.cpython-399.pyc").touch()
    for name in ("errs.py", "numpy.py"):
        (site / name).touch()
    distribution = site / "errs-1.dist-info"
    distribution.mkdir()
    (distribution / "METADATA").write_text("Metadata-Version: 2.1\nName: errs\nVersion: 1\n")
    (distribution / "entry_points.txt").write_text("[math4ml.courses]\nerrs = errs:course\n")
    (distribution / "RECORD").write_text("errs.py,,\nerrs_helpers/__init__.py,,\n__pycache__/errs.cpython-399.pyc,,\n")
    (environment / "lib" / "python3.98" / "site-packages" / "graders").mkdir(parents=True)
    script = f"""
import sys
sys.path.insert(0, {str(site)!r})
from pathlib import Path
from math4ml_ext.hidden import covers
print(*(place.relative_to({str(environment)!r}) for place, _ in covers([Path({str(environment)!r})])), sep="\\n")
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    packages = "lib/python3.99/site-packages"
    assert sorted(ran.stdout.split()) == [
        "lib/python3.98/site-packages",
        f"{packages}/__pycache__/errs.cpython-399.pyc",
        f"{packages}/errs.py",
        f"{packages}/errs_helpers",
    ]


def test_what_is_shown_in_place_of_our_package_holds_the_explorers_only(tmp_path: Path):
    package = hidden.stub_package(tmp_path)
    assert {one.name for one in package.iterdir()} == {"__init__.py", "explore"}
