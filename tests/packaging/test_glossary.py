"""The glossary names what is there, and a name that it has retired is refused."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PARTS = ("calculus", "linear_algebra", "probability", "svd")


@pytest.fixture
def retired_names(script):
    return script("retired_names")


def test_no_retired_name_is_left(root: Path, retired_names, capsys: pytest.CaptureFixture[str]):
    assert (retired_names.main(root), capsys.readouterr().out) == (0, "")


def test_every_module_in_the_glossary_is_there(root: Path, tracked: list[Path]):
    named = re.findall(r"`((?:graders|math4ml_ext)/[\w/]+\.py)`", (root / "docs" / "glossary.md").read_text("utf-8"))
    assert named
    assert [one for one in named if Path(one) not in tracked] == []


@pytest.fixture(scope="module")
def exercise_modules(root: Path) -> dict[str, str]:
    """The text of each module that holds an exercise, by its path."""
    paths = [path for part in PARTS for path in (root / "graders" / part).glob("*.py")]
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {path: text for path, text in texts.items() if re.search(r"(Exercise|Prediction|any_density)\(", text)}


def test_every_exercise_module_is_in_the_glossary(root: Path, exercise_modules: dict[str, str]):
    page = (root / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert len(exercise_modules) > 50
    assert [one for one in exercise_modules if f"`{one}`" not in page] == []


def test_every_exercise_module_states_a_formula_and_a_source(exercise_modules: dict[str, str]):
    docstrings = {path: ast.get_docstring(ast.parse(text)) or "" for path, text in exercise_modules.items()}
    assert [path for path, text in docstrings.items() if not re.search(r"``.+``|shape \(", text)] == []
    assert [path for path, text in docstrings.items() if "\n\nSource: " not in text] == []


def test_a_retired_file_is_refused_and_the_one_to_use_is_there(root: Path, retired_names):
    for start, names in retired_names.FILES.items():
        for old, new in names.items():
            (found,) = retired_names.look_through(f"{start}{old}.py", "")
            assert str(found) == f"{start}{old}.py: the name {old!r} is retired, use {new!r} (docs/glossary.md)"
            assert (root / start / f"{new}.py").is_file()


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        ("graders/kit/some.py", "class Ask:\n    pass\n", [1]),
        ("graders/kit/some.py", "x = 1\nfrom .queries import Query as Ask\n", [2]),
        ("graders/kit/some.py", "x = queries.Ask(1)\n", [1]),
        ("graders/kit/some.ts", "const x = 1; // Ask\n/* Ask\n */ const Ask = 'Ask';\n", [3]),
        ("graders/kit/some.py", "# Ask\nx = 'Ask'\n", []),
        ("graders/kit/some.py", "Asked = asks = 1\n", []),
        ("graders/kit/some.md", "Ask\n", []),
        ("tests/kit/some.py", "class Ask: pass\n", []),
    ],
)
def test_a_retired_identifier_is_refused_where_it_is_one(retired_names, path: str, text: str, lines: list[int]):
    assert [found.line for found in retired_names.look_through(path, text)] == lines
