"""`make compat`: which Pythons are tried with which numpys, and what is installed for it."""

from __future__ import annotations

from pathlib import Path


def test_each_python_is_tried_with_the_oldest_numpy_that_there_is_for_it_and_the_newest(script):
    compat = script("compat")
    found = compat.pairs([(Path("a"), (3, 10)), (Path("b"), (3, 13))])
    assert [pair.name for pair in found] == [
        "python3.10-numpy-1.26",
        "python3.10-numpy-newest",
        "python3.13-numpy-newest",
    ]


def test_the_oldest_numpy_is_the_one_that_the_project_allows(script, root):
    compat = script("compat")
    stated = compat.needed((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"numpy>={compat.OLDEST_NUMPY[0]}.{compat.OLDEST_NUMPY[1]}" in stated
    assert all(text.startswith(name) for name, text in zip(compat.NEEDED, stated, strict=True))


def test_what_is_run_is_there(script, root):
    assert [name for name in script("compat").TESTS if not (root / name).exists()] == []


def test_this_python_or_an_older_and_a_newer_are_found(script):
    found = script("compat").pythons()
    versions = [version for _, version in found]
    assert versions == sorted(set(versions))
    assert all(version >= (3, 10) for version in versions)
    assert versions
