"""``jupyter math4ml try``: what it says of answers, one by one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

RIGHT = "def total(xs):\n    return float(np.sum(double(xs)))\n"
WRONG = "def total(xs):\n    return float(np.sum(xs))\n"

ANSWERS = {
    "right": RIGHT,
    "wrong": WRONG,
    "the cells before": "assert doubled.tolist() == [2, 4] and numbers.tolist() == [1, 2, 3]\n" + RIGHT,
    "the cells after": "assert not {'total', 'guess', 'last'} & set(dir())\n" + RIGHT,
    "an error": "x = 1\nx = y\n",
    "a syntax error": "\ndef total(xs)\n    return 1\n",
    "not UTF-8": b"# one\nx = '\xff'\n",
    "an unknown encoding": b"# coding: klingon\n" + RIGHT.encode(),
    "Latin-1": ("# coding: latin-1\nassert len('é') == 1\n" + RIGHT).encode("latin-1"),
    "a byte order mark": b"\xef\xbb\xbf" + RIGHT.encode(),
    "lines as on Windows": RIGHT.replace("\n", "\r\n").encode(),
    "a null byte": RIGHT.encode() + b"\0",
    "empty": "",
    "comments": "# nothing yet\n",
    "an ellipsis": "...",
    "a stub": "def total(xs):\n    ...\n",
    "not implemented": "raise NotImplementedError\n",
    "another name": "def sum_of(xs):\n    return 1\n",
    "no function": "total = 3\n",
    "a loop at the top": "x = 1\nwhile True: x += 1\n",
    "a loop in a function": "def total(xs):\n    while True:\n        pass\n",
    "magic": "%precision 3\n" + RIGHT,
    "a cell magic": "\n%%capture\n" + RIGHT,
    "an indented block": "\n    x = 1\n    def total(xs):\n        return float(np.sum(double(xs)))\n",
    "input": "input()\n" + RIGHT,
    "await": "import asyncio\nawait asyncio.sleep(0)\n" + RIGHT,
    "an escape": "raise ValueError('\\x1b[31mred')",
    "noise": "import os, sys\nprint('noise')\nos.system('echo noise; echo noise >&2')\nos.write(1, b'noise')\n"
    "sys.__stdout__.write('noise')\nsys.__stdout__.flush()\n" + RIGHT,
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return the file that holds each answer."""
    folder = tmp_path_factory.mktemp("answers")
    for name, source in ANSWERS.items():
        (folder / f"{name}.py").write_bytes(source if isinstance(source, bytes) else source.encode())
    return {name: folder / f"{name}.py" for name in ANSWERS}


@pytest.fixture(scope="module")
def ran(math4ml, files):
    """Return the command that has tried all answers."""
    return math4ml("try", "tiny/total", *files.values(), "--json")


@pytest.fixture(scope="module")
def said(ran, files):
    """Return the verdict on each answer."""
    return dict(zip(files, ran.verdicts, strict=True))


def test_the_verdicts_come_in_the_order_of_the_files(ran, files):
    assert [verdict["file"] for verdict in ran.verdicts] == [str(path) for path in files.values()]


def test_one_answer_that_does_not_pass_is_enough_for_status_1(ran):
    assert (ran.status, ran.err) == (1, "")


@pytest.mark.parametrize(
    "name",
    [
        *("right", "the cells before", "the cells after", "Latin-1", "a byte order mark", "lines as on Windows"),
        *("magic", "a cell magic", "an indented block", "await", "noise"),
    ],
)
def test_a_right_answer_passes(said, name):
    assert said[name]["outcome"] == "passed", said[name]


def test_a_verdict_has_all_that_was_promised(said, files):
    verdict = said["wrong"]
    must = verdict["counterexample"]["must"]
    assert must.startswith("It is the sum of the doubles.")
    assert verdict == {
        "file": str(files["wrong"]),
        "exercise": "tiny/total",
        "outcome": "failed",
        "criterion": "gives the right value",
        "misconception": None,
        "message": f"`total([1, 2.5])` gave `3.5`. {must}",
        "counterexample": {"call": "total([1, 2.5])", "returned": "3.5", "must": must},
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("an error", "This cell stopped at line 2: `NameError`, the name `y` is not defined."),
        ("a syntax error", "This cell stopped at line 2: `SyntaxError`"),
        ("not UTF-8", "This cell stopped at line 2: `UnicodeDecodeError`, `the file is not text in utf-8`."),
        ("an unknown encoding", "This cell stopped at line 1: `SyntaxError`, `unknown encoding: klingon`."),
        ("a null byte", "This cell stopped at line 3: `SyntaxError`, `source code cannot contain null bytes`."),
        ("a loop at the top", "Line 2 was still running after 5 s."),
        ("a loop in a function", "`total([1, 2.5])` was stopped: line 2 was still running after 2 s."),
    ],
)
def test_what_stops_an_answer_is_told_with_its_line(said, name, words):
    assert said[name]["outcome"] == "failed"
    assert said[name]["message"].startswith(words)


def test_an_answer_that_waits_for_typing_cannot_be_checked(said):
    assert said["input"]["outcome"] == "could-not-check"
    waits = "This cell waits for typed input at line 1, and nobody can type here."
    assert said["input"]["message"].startswith(waits)


@pytest.mark.parametrize("name", ["empty", "comments", "an ellipsis", "a stub", "not implemented"])
def test_what_says_nothing_yet_is_not_attempted(said, name):
    assert said[name]["outcome"] == "not-attempted"


@pytest.mark.parametrize("name", ["another name", "no function"])
def test_what_does_not_define_the_function_does_not_pass(said, name):
    assert said[name]["outcome"] in {"failed", "not-attempted"}


def test_a_recognised_misconception_is_named_and_its_question_is_asked(math4ml):
    ran = math4ml("try", "tiny/double", "-", "--json", typed=b"def double(xs):\n    return xs**2")
    [verdict] = ran.verdicts
    assert verdict["file"] == "-"
    assert verdict["misconception"] == "squares"
    assert verdict["message"].endswith("Is $3^2$ twice three?")


def test_people_read_one_line_a_file_and_the_sentences_below_it(math4ml, files):
    folder = files["right"].parent
    ran = math4ml("try", "tiny/total", "right.py", "wrong.py", cwd=folder, PYTHONIOENCODING="utf-8")
    lines = ran.out.splitlines()
    assert lines[:3] == [
        "✓ Passed           right.py",
        "    Sums of doubles are doubles of sums.",
        "● Not yet          wrong.py",
    ]
    assert lines[3].startswith("    `total([1, 2.5])` gave `3.5`.")
    assert lines[4:] == ["1 of 2 answers passed."]


def test_what_an_answer_says_cannot_steer_the_terminal(math4ml, files):
    ran = math4ml("try", "tiny/total", files["an escape"])
    assert "`?[31mred`" in ran.out
    assert "\x1b" not in ran.out


def test_a_terminal_without_signs_gets_plain_ones_and_all_passed_is_status_0(math4ml, files):
    ran = math4ml("try", "tiny/total", files["right"], PYTHONIOENCODING="ascii")
    assert ran.out.startswith("+ Passed")
    assert ran.status == 0


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_that_want_them(environment, files, no_colour, coloured):
    ours, theirs = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        command = [sys.executable, "-m", "math4ml_ext.cli", "try", "tiny/total", str(files["not UTF-8"])]
        variables = environment | {"NO_COLOR": no_colour, "TERM": "xterm"}
        subprocess.run(command, stdout=theirs, env=variables, check=False)
        os.close(theirs)
        assert (b"\033[31m" in terminal.read(1000)) is coloured


def test_an_exercise_that_does_not_exist_is_refused_with_the_nearest(math4ml, files):
    ran = math4ml("try", "tiny/totl", files["right"])
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "jupyter math4ml: There is no exercise 'tiny/totl'. Did you mean tiny/total?\n"


@pytest.mark.parametrize("file", ["absent.py", "."])
def test_a_file_that_cannot_be_read_is_refused_before_anything_runs(math4ml, files, file):
    ran = math4ml("try", "tiny/total", files["right"], file)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"jupyter math4ml: {file} cannot be read: ")


def test_a_refusal_is_json_where_json_was_asked_for(math4ml):
    ran = math4ml("try", "tiny/total", "absent.py", "--json")
    assert (ran.status, ran.verdicts) == (2, [])
