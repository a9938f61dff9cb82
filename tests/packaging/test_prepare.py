"""The environment is prepared again when a source has changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture
def prepare(script, tmp_path: Path, monkeypatch):
    """The script, looking at a small project with one file in a folder."""
    module = script("prepare")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "index.ts").write_text("export default [];")
    return module


def test_touching_a_file_changes_nothing(prepare, tmp_path):
    before = prepare.digest(["src"])
    os.utime(tmp_path / "src" / "index.ts", (0, 0))
    assert prepare.digest(["src"]) == before


def test_editing_a_file_is_noticed(prepare, tmp_path):
    before = prepare.digest(["src"])
    (tmp_path / "src" / "index.ts").write_text("export default [1];")
    assert prepare.digest(["src"]) != before


def test_a_new_file_is_noticed_though_it_is_empty(prepare, tmp_path):
    before = prepare.digest(["src"])
    (tmp_path / "src" / "empty.ts").touch()
    assert prepare.digest(["src"]) != before


def test_a_file_that_is_not_there_yet_counts_as_nothing(prepare):
    assert prepare.digest(["src", "yarn.lock"]) == prepare.digest(["src"])


def test_an_environment_that_no_longer_works_is_not_trusted(prepare, tmp_path, monkeypatch):
    notes = tmp_path / "notes.json"
    notes.write_text('{"dev": false}')
    monkeypatch.setattr(prepare, "NOTES", notes)
    monkeypatch.setattr(prepare, "PYTHON", tmp_path / "gone")
    assert prepare.notes() == {}
