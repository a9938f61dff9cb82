"""Courses are found by entry points; a broken one takes no other with it."""

from __future__ import annotations

import logging
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import msgspec
import pytest

from graders.kit.course import Course, Notebook
from math4ml_ext.courses import GROUP, Courses

COURSES = Path(__file__).parent.parent / "courses"


@pytest.fixture
def broken_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(COURSES / "broken"))


def test_an_installed_course_is_found() -> None:
    assert Courses.load(["tiny"]).course("tiny").title == "A tiny course"


def test_the_course_of_this_package_stands_beside_others() -> None:
    assert [course.id for course in Courses.load(["math4ml", "tiny"])] == ["math4ml", "tiny"]


def test_all_installed_courses_are_loaded_when_none_is_named() -> None:
    assert {"math4ml", "tiny"} <= {course.id for course in Courses.load()}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("broken-import", "RuntimeError: a chapter is missing (broken/broken_import.py, line 5)."),
        (
            "broken-exercise",
            "keyword-only argument: 'on_pass' (broken/broken_exercise.py, line 14, in the exercise errs/mean).",
        ),
        ("broken-helper", "JSONDecodeError: "),
        ("broken-helper", "(broken/broken_helper.py, line 9)."),
        ("broken-exit", "SystemExit: not today"),
        ("broken-missing", "ModuleNotFoundError"),
        ("broken-nothing", "AttributeError"),
        ("broken-file", "no-such.ipynb"),
        ("broken-twin", "there is a course 'tiny' already"),
    ],
)
def test_a_broken_course_is_left_out_with_a_sentence(
    broken_on_path: None, caplog: pytest.LogCaptureFixture, name: str, says: str
) -> None:
    courses = Courses.load(["tiny", name])
    assert [course.id for course in courses] == ["tiny"]
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith(f"The course '{name}' from ")
    assert says in record.getMessage()


def test_a_course_that_is_not_installed_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    assert len(Courses.load(["no-such"])) == 0
    assert caplog.messages == ["The course 'no-such' is enabled, but no installed package offers it."]


def test_where_to_look_can_be_said() -> None:
    assert [course.id for course in Courses.load(points=entry_points(group=GROUP, name="tiny"))] == ["tiny"]


def test_a_front_end_is_told_which_cell_holds_which_exercise(courses: Courses) -> None:
    (info,) = courses.describe()
    assert (info.id, info.version) == ("tiny", "1.0")
    (notebook,) = info.notebooks
    assert notebook.file == "tiny.ipynb"
    double = notebook.exercises[0]
    assert (double.id, double.cell, double.names) == ("tiny/double", "cell-double", ["double"])
    assert (double.hints, double.solution) == (2, True)


def _exercise(courses: Courses, exercise_id: str) -> Any:
    kind: Any = type(courses.exercise("tiny", "tiny/echo"))
    return kind(exercise_id, title="", goal="", names=(), script=None, solution="", on_pass="")


def test_a_course_whose_name_the_wire_cannot_carry_is_refused(tmp_path: Path, courses: Courses) -> None:
    tmp_path.joinpath("one.ipynb").write_text('{"cells": []}')
    with pytest.raises(msgspec.ValidationError, match="Expected `str` matching"):
        courses.add(Course("Up Case", "", "1", tmp_path, (Notebook("one", "", "one.ipynb", ()),)))
    assert len(courses) == 1


@pytest.mark.parametrize("broken", ["no-slash", "<b>/x", "no/grader"])
def test_a_broken_exercise_is_left_out_and_takes_no_other_with_it(
    tmp_path: Path, courses: Courses, broken: str
) -> None:
    tmp_path.joinpath("one.ipynb").write_text('{"cells": []}')
    odd, whole = _exercise(courses, broken), _exercise(courses, "fine/whole")
    if broken == "no/grader":
        odd.grade = None
    (fault,) = courses.add(Course("fine", "", "1", tmp_path, (Notebook("one", "", "one.ipynb", (odd, whole)),)))
    assert fault.startswith(f"the exercise {broken!r} is left out: ")
    assert [exercise.id for exercise in courses.course("fine")] == ["fine/whole"]
    assert [one.id for one in courses.describe()[-1].notebooks[0].exercises] == ["fine/whole"]


def test_the_lecture_of_a_notebook_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.ipynb").write_text('{"cells": []}')
    notebook = Notebook("one", "One", "one.ipynb", (), lecture="one-lecture.ipynb")
    (info,) = Courses([Course("new", "New", "1", tmp_path, (notebook,))]).describe()
    assert info.notebooks[0].lecture == "one-lecture.ipynb"
