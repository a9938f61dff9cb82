from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from math4ml_ext.cli.switched_on import courses_switched_on

ANSWER = "def double(xs):\n    return 2 * xs\n"


def test_the_courses_are_put_where_they_are_wanted_and_nothing_else_happens(math4ml, tmp_path):
    ran = math4ml("update", "work", cwd=tmp_path)
    assert ran.status == 0
    assert (tmp_path / "work" / "probability.ipynb").is_file()
    assert (tmp_path / "work" / "tiny" / "tiny.ipynb").is_file()


def test_what_a_learner_wrote_is_there_after_the_next_update(math4ml, tmp_path):
    math4ml("update", "work", cwd=tmp_path)
    path = tmp_path / "work" / "tiny" / "tiny.ipynb"
    notebook = nbformat.read(path, as_version=4)
    (cell,) = [cell for cell in notebook.cells if "check:tiny/double" in cell.metadata.get("tags", [])]
    cell.source = ANSWER
    nbformat.write(notebook, path)
    ran = math4ml("update", "work", cwd=tmp_path)
    assert ran.status == 0
    assert ANSWER in [cell.source for cell in nbformat.read(path, as_version=4).cells]


def test_a_folder_that_cannot_be_made_is_named(math4ml, tmp_path):
    (tmp_path / "work").write_text("a file")
    ran = math4ml("update", "work", cwd=tmp_path)
    assert ran.status == 2
    assert "The course cannot be copied to" in ran.err


@pytest.mark.parametrize(
    "file", ["jupyter_server_config.json", "jupyter_lab_config.py", "jupyter_math4ml_ext_config.json"]
)
def test_a_course_that_is_switched_off_is_not_brought(math4ml, tmp_path, file):
    config = tmp_path / "config"
    config.mkdir()
    words = {".json": '{"Math4ML": {"courses": ["math4ml"]}}', ".py": 'c.Math4ML.courses = ["math4ml"]\n'}
    (config / file).write_text(words[Path(file).suffix])
    ran = math4ml("update", "work", cwd=tmp_path, JUPYTER_CONFIG_DIR=str(config))
    assert ran.status == 0
    assert (tmp_path / "work" / "probability.ipynb").is_file()
    assert not (tmp_path / "work" / "tiny").exists()


def test_what_the_command_line_switches_on_counts_more(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    (tmp_path / "jupyter_server_config.json").write_text('{"Math4ML": {"courses": ["math4ml"]}}')
    assert courses_switched_on(["--port=1", "--Math4ML.courses=tiny", "--Math4ML.courses=more"]) == ["tiny", "more"]
    assert courses_switched_on(["--Math4ML.courses=tiny"]) == ["tiny"]
    assert courses_switched_on() == ["math4ml"]


def test_a_configuration_that_cannot_be_read_is_told_and_stops_nothing(math4ml, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "jupyter_server_config.py").write_text("1 / 0\n")
    ran = math4ml("update", "work", cwd=tmp_path, JUPYTER_CONFIG_DIR=str(tmp_path / "config"))
    assert ran.status == 0
    assert "jupyter_server_config cannot be read and is ignored here: ZeroDivisionError" in ran.err
    assert "Traceback" not in ran.err
    assert (tmp_path / "work" / "tiny" / "tiny.ipynb").is_file()
