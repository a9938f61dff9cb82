"""The homes of a class that is tried out."""

from __future__ import annotations

from pathlib import Path

from math4ml_ext.course import course
from math4ml_ext.files import files_of
from math4ml_ext.hub.try_out.homes import prepare_home
from math4ml_ext.update import parse, recorded_file


def test_a_home_holds_what_learners_get_of_the_course_and_nothing_else(tmp_path: Path) -> None:
    prepare_home(tmp_path)
    folder = tmp_path / course.id
    found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    assert found == {place for _, place in files_of(Path(course.folder))}


def test_its_notebooks_say_what_was_delivered_so_that_they_can_be_updated(tmp_path: Path) -> None:
    prepare_home(tmp_path)
    notebook = tmp_path / course.id / "svd.ipynb"
    assert recorded_file(parse(notebook.read_bytes())) == (course.id, "svd.ipynb")


def test_work_in_a_home_is_left_as_it_is(tmp_path: Path) -> None:
    prepare_home(tmp_path)
    notebook = tmp_path / course.id / "svd.ipynb"
    notebook.write_text("mine")
    prepare_home(tmp_path)
    assert notebook.read_text() == "mine"
