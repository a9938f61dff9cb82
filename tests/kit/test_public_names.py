from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from graders import kit
from graders.kit.testing import verdict_on

RETIRED = {"asks", "comparers", "functions", "heatmaps", "ladder", "pictures", "plots", "subspaces", "trial"}
"""Modules that are there under their old names only; see `test_retired_names`."""

MODULES = [module.name for module in pkgutil.iter_modules(kit.__path__) if module.name not in RETIRED]


def test_what_authors_write_with_is_what_is_promised() -> None:
    names = {
        alias.asname or alias.name
        for node in ast.parse(Path(kit.__file__).read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }
    assert names == set(kit.__all__)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_is_public(name: str) -> None:
    module = importlib.import_module(f"graders.kit.{name}")
    assert set(module.__all__) <= set(vars(module))
    assert module.__all__ == sorted(module.__all__, key=lambda one: (not one.isupper(), one[0].islower(), one))


def test_the_example_in_the_documentation_works() -> None:
    assert kit.__doc__ is not None
    lines = kit.__doc__.split("::\n", 1)[1].splitlines()
    last = next(place for place, line in enumerate(lines) if line == "    )" and "softmax" not in line and place > 10)
    namespace: dict[str, object] = {"np": np}
    exec(textwrap.dedent("\n".join(lines[: last + 1])), namespace)
    softmax = namespace["softmax"]
    assert isinstance(softmax, kit.FunctionExercise)
    assert verdict_on(softmax, softmax.reference).outcome == "passed"
    assert verdict_on(softmax, lambda xs: xs / xs.sum()).misconception == ("divides by the sum without exponentiating")


def test_a_grader_needs_numpy_and_the_standard_library_alone() -> None:
    code = """
        import sys
        import graders.kit, graders.kit.charts, graders.kit.testing
        foreign = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
        print(*sorted(name for name in foreign if not name.startswith("_") and "editable" not in name))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"graders", "numpy", "cython_runtime", "sitecustomize"}
