"""The glossary names what is there, and a name that it has retired is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.fixture
def retired_names(script):
    return script("retired_names")


def test_no_retired_name_is_left(root: Path, retired_names, capsys: pytest.CaptureFixture[str]):
    assert (retired_names.main(root), capsys.readouterr().out) == (0, "")


def test_every_module_in_the_glossary_is_there(root: Path, tracked: list[Path]):
    named = re.findall(r"`((?:graders|math4ml_ext)/[\w/]+\.py)`", (root / "docs" / "glossary.md").read_text("utf-8"))
    assert named
    assert [one for one in named if Path(one) not in tracked] == []


def test_every_exercise_module_is_in_the_glossary(root: Path):
    page = (root / "docs" / "glossary.md").read_text(encoding="utf-8")
    modules = [
        path.relative_to(root).as_posix()
        for part in ("calculus", "linear_algebra", "probability", "svd")
        for path in (root / "graders" / part).glob("*.py")
        if "Exercise(" in path.read_text(encoding="utf-8")
    ]
    assert modules
    assert [one for one in modules if f"`{one}`" not in page] == []


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
