from __future__ import annotations

import nbformat

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
