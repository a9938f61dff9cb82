"""What the code imports is what the project says it needs."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path

LOCAL = {"averages_course", "fake_kernel", "graders", "math4ml_ext", "tiny"}
"""Ours: the two packages, and courses that tests put on the path."""
HUB = Path("math4ml_ext", "hub")
"""What is installed with the extra `hub` may import what that brings."""
OTHERWISE_CALLED = {"zmq": "pyzmq"}
"""Distributions that older Pythons cannot tell by what they bring."""


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level name of every absolute import in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def outsiders(paths: list[Path]) -> set[str]:
    """Return what these files import beyond the standard library and the project."""
    return {name for path in paths for name in imported(path)} - sys.stdlib_module_names - LOCAL


def plain(name: str) -> str:
    """Return the name of a distribution in its one spelling."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(*extras: str) -> set[str]:
    """Return the names of the distributions that the project says it needs, also for some of its extras."""
    wanted = {f"extra == '{extra}'" for extra in extras}
    needs = []
    for need in requires("math4ml-ext") or []:
        extra = re.search(r"extra == '\w+'", need.replace('"', "'"))
        if extra is None or extra.group() in wanted:
            needs.append(need)
    return {plain(re.split(r"[^\w.-]", need, maxsplit=1)[0]) for need in needs}


def undeclared(paths: list[Path], *extras: str) -> set[str]:
    """Return the imports of these files that no declared distribution brings."""
    brought = packages_distributions()
    needs = declared(*extras)
    bringers = {name: brought.get(name, [OTHERWISE_CALLED.get(name, name)]) for name in outsiders(paths)}
    return {name for name, ones in bringers.items() if not needs & {plain(one) for one in ones}}


def test_graders_import_numpy_alone(root):
    assert outsiders(list((root / "graders").rglob("*.py"))) == {"numpy"}


def test_the_agent_imports_the_standard_library_alone(root):
    assert outsiders([root / "math4ml_ext" / "agent.py"]) == set()


def test_the_packages_need_nothing_that_is_not_declared(root):
    paths = [path for room in ("graders", "math4ml_ext") for path in (root / room).rglob("*.py")]
    assert undeclared([path for path in paths if not path.is_relative_to(root / HUB)]) == set()


def test_the_service_of_a_class_needs_one_extra(root):
    assert undeclared([*(root / HUB).rglob("*.py")], "hub") == set()


def test_the_tests_need_nothing_that_is_not_declared(root, tracked):
    paths = [root / path for path in tracked if path.suffix == ".py" and path.parts[:2] != ("tests", "answers")]
    paths = [path for path in paths if path.is_relative_to(root / "tests")]
    assert undeclared(paths, "hub", "dev") == set()
