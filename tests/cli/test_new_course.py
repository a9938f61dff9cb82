"""``jupyter math4ml new-course``: what it writes, and what it refuses."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import nbformat
import pytest


@pytest.mark.parametrize(
    ("folder", "options", "course", "title"),
    [
        ("averages", [], "averages", "Averages"),
        ("My Averages_2", [], "my-averages-2", "My averages 2"),
        ("3 things", [], "things", "Things"),
        ("x", ["--id", "long-sums"], "long-sums", "Long sums"),
        ("Übungen", [], "uebungen", "Übungen"),
        ("Größen & Maße", [], "groessen-masse", "Größen maße"),
        ("Álgebra_lineal", [], "algebra-lineal", "Álgebra lineal"),
        ("U\u0308bungen", [], "uebungen", "Übungen"),
        ("x", ["--title", 'The "mean"\\ of ünits'], "x", 'The "mean"\\ of ünits'),
    ],
)
def test_names_are_derived_from_the_folder_or_given(math4ml, tmp_path, folder, options, course, title):
    ran = math4ml("new-course", folder, *options, cwd=tmp_path)
    assert ran.status == 0, ran.err
    package = course.replace("-", "_")
    tree = ast.parse((tmp_path / folder / f"{package}_course" / "__init__.py").read_text(encoding="utf-8"))
    (call,) = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Course"]
    said = {one.arg: ast.literal_eval(one.value) for one in call.keywords if one.arg in ("id", "title")}
    assert said == {"id": course, "title": title}
    notebook = nbformat.read(tmp_path / folder / f"{package}_course" / f"{package}.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert notebook.cells[0].source.startswith(f"# {title}\n")


def test_a_folder_that_holds_anything_is_refused_and_left_alone(math4ml, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes").write_text("mine")
    ran = math4ml("new-course", "mine", cwd=tmp_path)
    assert (ran.status, ran.err) == (
        2,
        "jupyter math4ml: mine is there already, and nothing is overwritten. Name a folder that is not there yet.\n",
    )
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes"]


def test_an_empty_folder_will_do(math4ml, tmp_path):
    (tmp_path / "mine").mkdir()
    assert math4ml("new-course", "mine", cwd=tmp_path).status == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["математика"], "No name for a course can be made from 'математика'. Give one: --id averages."),
        (["math математика"], "No name for a course can be made from 'math математика'. Give one: --id averages."),
        (["123"], "No name for a course can be made from '123'. Give one: --id averages."),
        (["x", "--id", "Über"], "'Über' cannot be the name of a course"),
        (["x", "--title", "two\nlines"], "The title must be one line of text."),
        (["x", "--id", "tiny"], "There is a course 'tiny' already. Give another name: --id my-tiny."),
    ],
)
def test_what_cannot_be_a_course_is_refused_in_a_sentence(math4ml, tmp_path, arguments, says):
    ran = math4ml("new-course", *arguments, cwd=tmp_path)
    assert ran.status == 2
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_written_in_one_place(math4ml, tmp_path):
    assert math4ml("new-course", "mine", cwd=tmp_path).status == 0
    texts = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    assert [path.name for path, text in texts.items() if "0.1.0" in text] == ["__init__.py"]


def test_what_to_type_next_is_said_for_the_environment_that_it_was_said_in(math4ml, tmp_path):
    """A `pip` that is found first may be another environment's, and would install the course there."""
    ran = math4ml("new-course", "my course", cwd=tmp_path, PATH="/usr/bin:/bin")
    assert "    cd 'my course'\n" in ran.out
    assert f"    {Path(sys.executable).parent}/python -m pip install -e '.[test]'\n" in ran.out
    ran = math4ml("new-course", "another", cwd=tmp_path, PATH=f"{Path(sys.executable).parent}:/usr/bin:/bin")
    assert "    python -m pip install -e '.[test]'\n    jupyter math4ml audit --course another\n" in ran.out
