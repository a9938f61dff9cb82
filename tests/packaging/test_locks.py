"""What is installed here is locked: each version with its hashes, and within the ranges of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS = {"run": (), "docs": ("docs",), "hub": ("hub",), "dev": ("docs", "hub", "dev")}
ENTRY = re.compile(r"^(\S+)==(\S+)(?: ; (.+?))?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", re.MULTILINE)
HOST = re.compile(r"\w+:/{2}|--(?:extra-)?index|--find-links|@")


@pytest.fixture(params=["build", "dev", "docs", "hub", "run", "uv"])
def lock(request: pytest.FixtureRequest, root: Path) -> str:
    return (root / "requirements" / f"{request.param}.txt").read_text(encoding="utf-8")


def pins(root: Path, name: str) -> dict[str, set[str]]:
    """Return the versions of each package that a lock has, one or more for different Pythons and systems."""
    found: dict[str, set[str]] = {}
    for package, version, *_ in ENTRY.findall((root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(package), set()).add(version)
    return found


def stated(root: Path, extras: tuple[str, ...]) -> list[Requirement]:
    """Return what `pyproject.toml` asks for, with some of its extras."""
    pyproject = (root / "pyproject.toml").read_text(encoding="utf-8")
    lists = dict(re.findall(r"^(\w+) = \[\n(.*?)^\]", pyproject, re.MULTILINE | re.DOTALL))
    listed = "".join(lists[name] for name in ("dependencies", *extras))
    texts = re.findall(r'^  "([^"]+)"', listed, re.MULTILINE)
    return [wanted for wanted in map(Requirement, texts) if wanted.name != "math4ml-ext"]


def unmet(wanted: list[Requirement], locked: dict[str, set[str]]) -> list[str]:
    """Return the requirements that a lock does not have in a version that fits."""
    versions = {str(one): locked.get(canonicalize_name(one.name), set()) for one in wanted}
    fits = {str(one): all(one.specifier.contains(version) for version in versions[str(one)]) for one in wanted}
    return [text for text, found in versions.items() if not found or not fits[text]]


def test_every_line_of_a_lock_is_a_version_with_its_hashes(lock):
    assert ENTRY.search(lock) is not None
    assert re.sub(r"^#.*\n", "", ENTRY.sub("", lock), flags=re.MULTILINE) == ""


def test_no_lock_says_where_packages_come_from(lock):
    assert HOST.findall(lock) == []


@pytest.mark.parametrize("name", EXTRAS)
def test_the_lock_has_what_the_project_asks_for(name, root):
    wanted = stated(root, EXTRAS[name])
    assert {"numpy", "jupyterlab"} <= {one.name for one in wanted}
    assert unmet(wanted, pins(root, name)) == []


def test_the_lock_has_what_building_asks_for(script, root):
    pyproject = (root / "pyproject.toml").read_text(encoding="utf-8")
    wanted = [Requirement(text) for text in script("lock").build_requires(pyproject)]
    assert "hatchling" in {one.name for one in wanted}
    assert unmet(wanted, pins(root, "build")) == []


@pytest.mark.parametrize("name", ["build", "docs", "hub", "run", "uv"])
def test_each_lock_is_a_part_of_the_whole_one(name, root):
    whole = pins(root, "dev")
    assert {package: found for package, found in pins(root, name).items() if not found <= whole[package]} == {}


def test_what_is_missing_or_too_old_would_be_found():
    wanted = [Requirement("numpy>=2"), Requirement("pip"), Requirement("tornado>=6")]
    assert unmet(wanted, {"numpy": {"2.5", "1.26"}, "tornado": {"6.5"}}) == ["numpy>=2", "pip"]


def test_the_locks_are_for_the_oldest_python_of_the_project(script, root):
    assert script("lock").oldest_python((root / "pyproject.toml").read_text(encoding="utf-8")) == "3.10"
