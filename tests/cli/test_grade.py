"""``jupyter math4ml grade``: a notebook from the top, every exercise in it."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_markdown_cell

from .conftest import STUB, code, write_notebook

IMPORTS = "import numpy as np"
DOUBLE = "def double(xs):\n    return 2 * xs\n"
TOTAL = "def total(xs):\n    return float(np.sum(double(xs)))\n"
LAST = "def last(xs):\n    return xs[-1]\n"


def solved(**instead):
    """Return the cells of a solved notebook, some with another source instead."""
    sources = {"double": DOUBLE, "total": TOTAL, "guess": 'guess = "b"', "last": LAST} | instead
    return [code(IMPORTS), *(code(source, f"tiny/{name}") for name, source in sources.items())]


@pytest.fixture
def grade(math4ml, tmp_path):
    """Return a function that grades a notebook of these cells."""

    def run(cells, *arguments, course="tiny", **variables):
        path = write_notebook(tmp_path / "work.ipynb", cells, course)
        return math4ml("grade", path, *arguments, **variables)

    return run


def test_a_solved_notebook_passes(grade):
    ran = grade(solved(), "--json")
    assert (ran.status, ran.outcomes) == (0, ["passed"] * 4)
    assert [verdict["exercise"] for verdict in ran.verdicts] == ["tiny/double", "tiny/total", "tiny/guess", "tiny/last"]


def test_an_untouched_notebook_is_not_attempted(grade):
    stubs = {name: STUB.format(name) for name in ("double", "total", "last")}
    ran = grade(solved(guess="guess = ...", **stubs), "--json")
    assert (ran.status, ran.outcomes) == (1, ["not-attempted"] * 4)


def test_a_cell_that_raises_fails_its_exercise_and_the_later_cells_go_on(grade):
    ran = grade(solved(total="x = 1\n1 / 0\n"), "--json")
    assert ran.outcomes == ["passed", "failed", "passed", "passed"]
    assert ran.verdicts[1]["message"].startswith("This cell stopped at line 2: `ZeroDivisionError`")


def test_a_cell_without_an_exercise_that_raises_is_told_of(grade):
    ran = grade([*solved(), code("oops")], "--json")
    assert ran.outcomes == ["passed"] * 4
    assert (
        ran.err
        == "Cell 6, which is not an exercise, did not finish: NameError at line 1, name 'oops' is not defined.\n"
    )


def test_an_exercise_is_checked_as_the_kernel_stands_after_its_cell(grade):
    ran = grade([*solved(), code("def double(xs):\n    return 0\n")], "--json")
    assert ran.outcomes == ["passed"] * 4


def test_an_endless_cell_is_stopped_and_the_later_cells_go_on(grade):
    ran = grade(solved(total="while True:\n    pass"), "--json", "--seconds=1")
    assert ran.outcomes == ["passed", "failed", "passed", "passed"]


def test_after_a_cell_that_ends_the_kernel_the_others_are_run_again(grade):
    cells = solved(guess="import os\nos._exit(1)", last="assert total(np.ones(2)) == 4\n" + LAST)
    ran = grade(cells, "--json")
    assert ran.outcomes == ["passed", "passed", "could-not-check", "passed"]


def test_the_notebooks_folder_is_the_working_folder(grade, tmp_path):
    (tmp_path / "data.txt").write_text("1")
    assert grade(solved(guess="open('data.txt')\nguess = 'b'"), "--json").status == 0


def test_a_lost_tag_is_known_by_the_cell_that_the_course_gave_it(grade):
    cells = solved()
    cells[2]["metadata"].clear()
    assert grade(cells, "--json").outcomes == ["passed"] * 4


def test_of_two_cells_with_one_tag_the_courses_own_counts(grade):
    cells = solved()
    cells.insert(2, code("def double(xs):\n    return 0\n", "tiny/double", cell_id="copy"))
    cells.append(code("def double(xs):\n    return 0\n", "tiny/double", cell_id="another"))
    assert "tiny/double" not in [v["exercise"] for v in grade(cells, "--json").verdicts if v["outcome"] != "passed"]


def test_an_exercise_whose_cell_was_deleted_is_not_attempted(grade):
    ran = grade(solved()[:-1], "--json")
    assert (ran.status, ran.outcomes) == (1, ["passed", "passed", "passed", "not-attempted"])


def test_a_notebook_of_no_course_answers_for_its_own_tags_only(grade):
    assert grade(solved()[:2], "--json", course=None).outcomes == ["passed"]


def test_an_exercise_that_no_course_has_could_not_be_checked(grade):
    ran = grade([*solved(), code("x = 1", "tiny/unheard-of")], "--json")
    assert (ran.status, ran.outcomes[-1]) == (1, "could-not-check")


def test_a_kernel_that_is_not_installed_gives_way_to_this_one(math4ml, tmp_path):
    path = write_notebook(tmp_path / "work.ipynb", solved())
    path.write_text(
        path.read_text().replace('"math4ml"', '"kernelspec": {"name": "gone", "display_name": ""}, "math4ml"')
    )
    assert math4ml("grade", path).status == 0


def test_people_read_one_line_an_exercise_and_the_sum_of_all(grade):
    ran = grade(solved(total="1 / 0", guess='guess = "a"', last=STUB.format("last")), PYTHONIOENCODING="utf-8")
    lines = [line for line in ran.out.splitlines() if not line.startswith(" ")]
    assert lines == [
        "✓ Passed           tiny/double",
        "▲ Stopped          tiny/total",
        "● Not yet          tiny/guess",
        "○ Not attempted    tiny/last",
        "1 of 4 exercises passed.",
    ]


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'"cells"', b'{"nbformat": 4, "cells": 5}', b"\xff\xfe"])
def test_what_is_no_notebook_is_refused(math4ml, tmp_path, content):
    path = tmp_path / "work.ipynb"
    path.write_bytes(content)
    ran = math4ml("grade", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"jupyter math4ml: {path} is not a notebook")
    assert ran.err.count("\n") == 1


def test_a_notebook_that_is_not_there_is_refused(math4ml):
    ran = math4ml("grade", "absent.ipynb")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "jupyter math4ml: absent.ipynb cannot be read: No such file or directory.\n"


def test_a_notebook_without_exercises_is_refused(grade):
    ran = grade([new_markdown_cell("check:tiny/double"), code(IMPORTS)], course=None)
    assert (ran.status, ran.out) == (2, "")
    assert "holds no exercise" in ran.err
