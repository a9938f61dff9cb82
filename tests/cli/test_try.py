"""``jupyter math4ml try``: what it says of answers, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

RIGHT = "def total(xs):\n    return float(np.sum(double(xs)))\n"
WRONG = "def total(xs):\n    return float(np.sum(xs))\n"


@pytest.fixture
def answer(tmp_path):
    """Return a function that writes an answer to a file and returns its path."""

    def write(source: str | bytes, name: str = "answer.py") -> Path:
        path = tmp_path / name
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        return path

    return write


def test_a_right_answer_passes(math4ml, answer):
    ran = math4ml("try", "tiny/total", answer(RIGHT), "--json")
    assert (ran.status, ran.outcomes) == (0, ["passed"])


def test_the_cells_before_have_run_and_the_earlier_exercises_are_answered(math4ml, answer):
    source = "assert doubled.tolist() == [2, 4] and numbers.tolist() == [1, 2, 3]\n" + RIGHT
    assert math4ml("try", "tiny/total", answer(source), "--json").outcomes == ["passed"]


def test_the_exercise_and_what_follows_it_are_not_there(math4ml, answer):
    source = "assert not {'total', 'guess', 'last'} & set(dir())\n" + RIGHT
    assert math4ml("try", "tiny/total", answer(source), "--json").outcomes == ["passed"]


def test_a_verdict_has_all_that_was_promised(math4ml, answer):
    path = answer(WRONG)
    [verdict] = math4ml("try", "tiny/total", path, "--json").verdicts
    assert verdict == {
        "file": str(path),
        "exercise": "tiny/total",
        "outcome": "failed",
        "criterion": verdict["criterion"],
        "misconception": None,
        "message": "`total([1, 2.5])` gave `3.5`. It is the sum of the doubles.",
        "counterexample": {"call": "total([1, 2.5])", "returned": "3.5", "must": "It is the sum of the doubles."},
    }


def test_a_recognised_misconception_is_named_and_its_question_is_asked(math4ml, answer):
    [verdict] = math4ml("try", "tiny/double", answer("def double(xs):\n    return xs**2"), "--json").verdicts
    assert verdict["misconception"] == "squares"
    assert verdict["message"].endswith("Is $3^2$ twice three?")


def test_an_error_of_the_answer_fails_with_its_line(math4ml, answer):
    [verdict] = math4ml("try", "tiny/total", answer("x = 1\nx = y\n"), "--json").verdicts
    assert verdict["outcome"] == "failed"
    assert verdict["message"].startswith("This cell stopped at line `2`: `NameError`, the name `y` is not defined.")


def test_a_syntax_error_fails_with_its_line(math4ml, answer):
    [verdict] = math4ml("try", "tiny/total", answer("\ndef total(xs)\n    return 1\n"), "--json").verdicts
    assert verdict["outcome"] == "failed"
    assert "line `2`: `SyntaxError`" in verdict["message"]


def test_a_text_that_is_not_utf8_fails_with_its_line(math4ml, answer):
    [verdict] = math4ml("try", "tiny/total", answer(b"# one\nx = '\xff'\n"), "--json").verdicts
    assert verdict["outcome"] == "failed"
    assert "line `2`: `SyntaxError`, `the file is not text in UTF-8`" in verdict["message"]


def test_an_encoding_that_the_file_declares_is_honoured(math4ml, answer):
    source = "# coding: latin-1\nassert len('é') == 1\n" + RIGHT
    assert math4ml("try", "tiny/total", answer(source.encode("latin-1")), "--json").outcomes == ["passed"]


@pytest.mark.parametrize("source", ["", "# nothing yet\n", "...", "def total(xs):\n    ...\n"])
def test_what_says_nothing_yet_is_not_attempted(math4ml, answer, source):
    assert math4ml("try", "tiny/total", answer(source), "--json").outcomes == ["not-attempted"]


def test_another_name_than_asked_for_does_not_pass(math4ml, answer):
    ran = math4ml("try", "tiny/total", answer("def sum_of(xs):\n    return 1\n"), "--json")
    assert (ran.status, ran.outcomes) == (1, ["not-attempted"])


def test_an_endless_loop_at_the_top_is_stopped_and_told_of(math4ml, answer):
    ran = math4ml("try", "tiny/total", answer("x = 1\nwhile True:\n    x += 1\n"), "--json", "--seconds=1")
    [verdict] = ran.verdicts
    assert (ran.status, verdict["outcome"]) == (1, "failed")
    assert "still running after `1` s" in verdict["message"]


def test_an_endless_loop_in_a_function_is_stopped_and_told_of(math4ml, answer):
    source = "def total(xs):\n    while True:\n        pass\n"
    [verdict] = math4ml("try", "tiny/total", answer(source), "--json").verdicts
    assert "still running after `2` s" in verdict["message"]


def test_an_answer_can_come_from_the_standard_input(math4ml):
    ran = math4ml("try", "tiny/total", "-", "--json", typed=RIGHT.encode())
    assert [(verdict["file"], verdict["outcome"]) for verdict in ran.verdicts] == [("-", "passed")]


def test_ipython_runs_the_answer_as_it_runs_a_cell(math4ml, answer):
    assert math4ml("try", "tiny/total", answer("%precision 3\n" + RIGHT), "--json").outcomes == ["passed"]


def test_nothing_but_json_is_printed_whatever_the_answer_prints(math4ml, answer):
    source = "import os, sys\nprint('noise')\nos.system('echo noise; echo noise >&2')\n" + RIGHT
    source += "os.write(1, b'noise')\nsys.__stdout__.write('noise')\nsys.__stdout__.flush()\n"
    assert math4ml("try", "tiny/total", answer(source), "--json").outcomes == ["passed"]


def test_people_read_one_line_a_file_and_the_sentences_below_it(math4ml, answer):
    right, wrong = answer(RIGHT, "right.py"), answer(WRONG, "wrong.py")
    ran = math4ml("try", "tiny/total", right.name, wrong.name, cwd=right.parent, PYTHONIOENCODING="utf-8")
    assert ran.out == (
        "✓ Passed           right.py\n"
        "    Sums of doubles are doubles of sums.\n"
        "● Not yet          wrong.py\n"
        "    `total([1, 2.5])` gave `3.5`. It is the sum of the doubles.\n"
        "1 of 2 answers passed.\n"
    )


def test_a_terminal_without_signs_gets_plain_ones(math4ml, answer):
    ran = math4ml("try", "tiny/total", answer(RIGHT), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.out.startswith("+ Passed")


def test_an_exercise_that_does_not_exist_is_refused_with_the_nearest(math4ml, answer):
    ran = math4ml("try", "tiny/totl", answer(RIGHT))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "jupyter math4ml: There is no exercise 'tiny/totl'. Did you mean tiny/total?\n"


@pytest.mark.parametrize("file", ["absent.py", "."])
def test_a_file_that_cannot_be_read_is_refused_before_anything_runs(math4ml, answer, file):
    ran = math4ml("try", "tiny/total", answer(RIGHT), file)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"jupyter math4ml: {file} cannot be read: ")


def test_a_refusal_is_json_where_json_was_asked_for(math4ml):
    ran = math4ml("try", "tiny/total", "absent.py", "--json")
    assert (ran.status, ran.verdicts) == (2, [])
