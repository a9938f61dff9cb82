"""A learner can get a notebook of a course, what it reads, and nothing else."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import pytest

from graders.kit.course import Course, Notebook
from math4ml_ext.courses import Courses
from math4ml_ext.errors import UnknownFile
from math4ml_ext.files import course_files, notebook_with_what_it_reads
from math4ml_ext.update import deliver, parse


@pytest.fixture
def course(tmp_path: Path) -> Course:
    folder = tmp_path / "course"
    (folder / "images").mkdir(parents=True)
    (folder / "__pycache__").mkdir()
    for name in ("one.ipynb", "one-lecture.ipynb", "two.ipynb", "graders.py", ".secret", "images/cat.png"):
        (folder / name).write_bytes(name.encode())
    (tmp_path / "outside.ipynb").write_bytes(b"outside")
    notebooks = (Notebook("one", "One", "one.ipynb", (), lecture="one-lecture.ipynb"),)
    return Course("new", "New", "1", folder, notebooks)


def test_a_notebook_comes_with_the_pictures_of_the_course_but_no_other_notebook(course: Course) -> None:
    files = notebook_with_what_it_reads(course, "one.ipynb")
    assert [file.path for file in files] == ["one.ipynb", "images/cat.png"]
    assert [base64.b64decode(file.content) for file in files] == [b"one.ipynb", b"images/cat.png"]


def test_a_lecture_is_given_out_like_a_notebook(course: Course) -> None:
    assert notebook_with_what_it_reads(course, "one-lecture.ipynb")[0].path == "one-lecture.ipynb"


@pytest.mark.parametrize(
    "file", ["three.ipynb", "../outside.ipynb", "graders.py", ".secret", "images/cat.png", "images"]
)
def test_nothing_else_is_given_out(course: Course, file: str) -> None:
    with pytest.raises(UnknownFile):
        notebook_with_what_it_reads(course, file)


def test_a_notebook_says_what_was_delivered_so_that_a_later_version_can_be_brought(course: Course) -> None:
    empty = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    Path(course.folder, "one.ipynb").write_bytes(empty)
    given_out = parse(base64.b64decode(notebook_with_what_it_reads(course, "one.ipynb")[0].content))
    assert given_out == deliver(parse(empty), "one.ipynb", "1", "new")


def test_helpers_that_the_course_declares_are_delivered_and_no_other_python(course: Course) -> None:
    folder = Path(course.folder)
    (folder / "tools" / ".ipynb_checkpoints").mkdir(parents=True)
    for name in ("helpers.py", "tools/__init__.py", "tools/.ipynb_checkpoints/__init__-checkpoint.py", "cat.txt"):
        (folder / name).write_text("")
    declared = replace(course, files=("helpers.py", "tools", "cat.txt"))
    found = [place.as_posix() for _, place in course_files(declared)]
    assert sorted(place for place in found if place.endswith(".py")) == ["helpers.py", "tools/__init__.py"]
    assert len(found) == len(set(found))
    assert "helpers.py" in [file.path for file in notebook_with_what_it_reads(declared, "one.ipynb")]


@pytest.mark.parametrize("name", ["lost.py", "../outside.py"])
def test_a_course_that_declares_what_it_does_not_have_is_refused(course: Course, name: str) -> None:
    (Path(course.folder).parent / "outside.py").write_text("")
    with pytest.raises(ValueError, match="that the course declares is not in"):
        Courses([replace(course, notebooks=(), files=(name,))])


def test_what_an_editor_leaves_behind_is_never_delivered(course: Course) -> None:
    (Path(course.folder) / "images" / ".ipynb_checkpoints").mkdir()
    (Path(course.folder) / "images" / ".ipynb_checkpoints" / "one-checkpoint.ipynb").write_text("solved")
    assert not [place for _, place in course_files(course) if "checkpoint" in place.as_posix()]
