"""``jupyter math4ml grade``: what is checked is the cell that carries the tag, and a notebook that is odd is met."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .conftest import code, write_notebook
from .test_grade import DOUBLE, IMPORTS, LAST, TOTAL, solved

__all__ = ["grade"]


@pytest.fixture
def grade(math4ml, tmp_path):
    """Return a function that grades a notebook of these cells."""

    def run(cells, *arguments, course="tiny", **variables):
        path = write_notebook(tmp_path / "work.ipynb", cells, course)
        return math4ml("grade", path, "--json", *arguments, **variables)

    return run


def messages(ran) -> list[str]:
    return [f"{verdict['outcome']}: {verdict['message']}" for verdict in ran.verdicts]


def test_what_the_cell_with_the_tag_does_not_define_is_not_attempted(grade):
    cells = solved(
        double="# mine is above", total="def totl(xs):\n    return 1\n", guess="%%writefile g.py\nguess = 'b'", last=""
    )
    ran = grade([code(f"{IMPORTS}\n{DOUBLE}{TOTAL}{LAST}"), *cells[1:]])
    assert messages(ran) == [
        "not-attempted: `double` was defined somewhere else, not in this cell. Write it here to have it checked.",
        "not-attempted: This cell defines `totl`; the exercise asks for `total`.",
        "not-attempted: With `%%writefile` on top, this cell defines nothing. Remove that line and check again.",
        "not-attempted: `last` was defined somewhere else, not in this cell. Write it here to have it checked.",
    ]


def test_lines_are_those_of_the_cell_under_any_magic(grade):
    cells = solved(
        double="\n\n%%time\n\ndef double(xs):\n    return oops\n",
        total="%%capture\nx = 1\n1 / 0\n" + TOTAL,
        guess="%%time\nx = 2\nguess = [][1]\n",
        last="\n%%capture\n%%time\ndef last(xs)\n    return 1\n",
    )
    ran = grade(cells)
    told = messages(ran)
    assert "stopped at line 6: `NameError`, the name `oops` is not defined." in told[0]
    assert "This cell stopped at line 3: `ZeroDivisionError`, `division by zero`." in told[1]
    assert "This cell stopped at line 3: `IndexError`, `list index out of range`." in told[2]
    assert "This cell stopped at line 4: `SyntaxError`" in told[3]


def test_what_a_cell_builds_on_goes_on_working(grade):
    cells = solved(
        double=f"%%time\n{DOUBLE}\ndouble = np.vectorize(double)",
        total=f"def helper(xs):\n    return double(xs)\n{TOTAL.replace('double', 'helper')}",
        guess="exec('guess = \"b\"')",
        last="%%capture\nfrom mine import *",
    )
    ran = grade([code(f"%%writefile mine.py\n{LAST}"), *cells])
    assert ran.outcomes == ["passed"] * 4


def test_a_blank_that_was_not_filled_in_is_not_attempted(grade):
    cells = solved(
        double="def double(xs):\n    return ____\n",
        total="def total(xs):\n    result = None\n    # your code\n    return result\n",
        guess="guess = ____",
        last="def last(xs):\n    return np.max(xs[____])\n",
    )
    assert grade(cells).outcomes == ["not-attempted"] * 4


def test_a_cell_that_waits_for_typing_is_told_so(grade):
    asking = "import getpass\nname = getpass.getpass()\n" + DOUBLE
    ran = grade(solved(double=asking, guess="guess = input('a or b? ')", last="def last(xs):\n    return input()\n"))
    for place, line in ((0, 2), (2, 1)):
        waits = f"could-not-check: This cell waits for typed input at line {line}, and nobody can type here."
        assert messages(ran)[place].startswith(waits)
    assert ran.outcomes[3] == "failed"
    assert "stopped at line 2: it waits for typed input." in messages(ran)[3]


def test_a_tag_may_be_typed_with_spaces(grade):
    cells = solved()
    tags = ["check: tiny/double", " check:tiny/total", "check:\ttiny/guess ", "check:tiny/last\n"]
    for cell, tag in zip(cells[1:], tags, strict=True):
        cell["metadata"]["tags"] = ["other", tag]
    assert grade(cells).outcomes == ["passed"] * 4


def test_git_conflict_marks_are_called_so(math4ml, tmp_path):
    path = write_notebook(tmp_path / "work.ipynb", solved())
    lines = path.read_text().splitlines()
    lines[3:5] = ["<<<<<<< HEAD", *lines[3:5], "=======", *lines[3:5], ">>>>>>> theirs"]
    path.write_text("\n".join(lines))
    ran = math4ml("grade", path)
    assert ran.status == 2
    assert "contains git conflict marks, the first at line 4." in ran.err


def _spec(environment, name: str, language: str) -> None:
    folder = Path(environment["JUPYTER_DATA_DIR"], "kernels", name)
    folder.mkdir(parents=True, exist_ok=True)
    argv = [sys.executable, "-c", "raise SystemExit('never started')", "{connection_file}"]
    (folder / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": name, "language": language}))


def test_a_kernel_of_another_language_is_refused(math4ml, environment, tmp_path):
    _spec(environment, "shell", "bash")
    path = write_notebook(tmp_path / "work.ipynb", solved())
    path.write_text(
        path.read_text().replace('"math4ml"', '"kernelspec": {"name": "shell", "display_name": ""}, "math4ml"')
    )
    ran = math4ml("grade", path)
    assert (ran.status, ran.out) == (2, "")
    assert "asks for the kernel shell, whose language is bash." in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("instead", ["lambda *_: {}", "lambda *_: {'math4ml': 3}", "3", "lambda *_: 1 / 0"])
def test_a_kernel_that_answers_nothing_is_met_with_a_sentence(grade, instead):
    ran = grade(solved(last=f"get_ipython().user_expressions = {instead}\n{LAST}"))
    assert ran.outcomes == [*["passed"] * 3, "could-not-check"]
    assert not [verdict for verdict in ran.verdicts if "Error" in verdict["message"]]
    assert ran.err == ""


SILENT = """\
import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
get_ipython().user_expressions = lambda asked: time.sleep(1000) if asked else {}
"""


def test_a_kernel_that_never_replies_is_waited_for_once(grade):
    ran = grade(solved(double=SILENT + DOUBLE))
    stopped = "could-not-check: Not checked: the kernel stopped answering at an earlier exercise of this notebook"
    assert messages(ran)[0] == (
        "could-not-check: The kernel did not answer when this exercise was checked, and was ended."
    )
    assert [message.startswith(stopped) for message in messages(ran)[1:]] == [True] * 3


def test_a_notebook_that_names_no_course_is_checked_by_the_one_that_has_its_exercises(grade):
    assert grade(solved(), course=None).outcomes == ["passed"] * 4


def test_a_notebook_that_names_no_course_is_told_which_might_be_meant(grade, environment, tmp_path):
    package = tmp_path / "package"
    metadata = package / "other_course-1.dist-info"
    metadata.mkdir(parents=True)
    for file in ("numbers.txt", "tiny.ipynb"):
        (package / file).write_bytes(Path(environment["PYTHONPATH"], file).read_bytes())
    text = Path(environment["PYTHONPATH"], "tiny_course.py").read_text(encoding="utf-8")
    (package / "other_course.py").write_text(text.replace('"tiny",', '"other",', 1), encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: other-course\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[math4ml.courses]\nother = other_course:course\n")
    both = f"{environment['PYTHONPATH']}:{package}"
    ran = grade(solved(), course=None, PYTHONPATH=both)
    assert ran.outcomes == ["could-not-check"] * 4
    assert ran.verdicts[0]["message"] == (
        "The notebook names no course, and several have the exercise `tiny/double`: `other, tiny`."
    )
    assert grade(solved(), course="other", PYTHONPATH=both).outcomes == ["passed"] * 4
