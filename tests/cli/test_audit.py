"""``jupyter math4ml audit``: which answers are tried, and what the last line and the status say."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys

import pytest

LAST = """\
# %% right: counted from the end
def last(xs):
    return xs[-1]
# %% wrong: the first
def last(xs):
    return xs[0]
"""
ACCEPTED = LAST + "# %% wrong: not wrong at all\ndef last(xs):\n    return xs[len(xs) - 1]\n"


@pytest.fixture
def audit(math4ml, tmp_path):
    """Return a function that audits one exercise in a folder with these known answers."""

    def run(answers, *arguments):
        folder = tmp_path / "tests" / "answers" / "tiny"
        folder.mkdir(parents=True)
        (folder / "last.py").write_text(answers)
        return math4ml("audit", "--seeds", 3, "--exercise", "tiny/last", *arguments, cwd=tmp_path)

    return run


def test_graders_that_hold_are_status_0_and_the_last_line_sums_up(audit):
    ran = audit(LAST)
    assert ran.status == 0
    assert ran.out.splitlines()[0] == "Tried: the known answers in tests/answers."
    assert ran.out.splitlines()[-1].startswith(
        "Nothing of what was tried falls short: 1 exercise, 3 seeds, 0 of 2 right refused"
    )


def test_a_wrong_answer_that_passes_is_status_1_and_named(audit):
    ran = audit(ACCEPTED)
    assert ran.status == 1
    assert "wrong accepted: wrong 'not wrong at all'" in ran.out
    assert ran.out.splitlines()[-1].startswith("1 thing falls short: ")


def test_the_same_as_json(audit):
    ran = audit(ACCEPTED, "--json")
    said = json.loads(ran.out)
    assert (ran.status, said["ok"], said["answers"]) == (1, False, "tests/answers")
    assert said["courses"][0]["exercises"][0]["wrong_accepted"] == ["not wrong at all"]


def test_without_a_folder_the_courses_own_solutions_are_tried(math4ml, tmp_path):
    ran = math4ml("audit", "--seeds", 2, "--exercise", "tiny/guess", cwd=tmp_path)
    assert ran.out.startswith("Tried: what the course itself holds; no folder of known answers.")
    assert ran.status == 0


def test_exercises_can_be_named_one_after_the_other(audit):
    ran = audit(LAST, "--exercise", "tiny/guess")
    assert "Nothing of what was tried falls short: 2 exercises" in ran.out.splitlines()[-1]


def test_answers_that_break_the_rules_are_refused(audit):
    ran = audit("# %% nearly right: a name\n")
    assert ran.status == 2
    assert "last.py" in ran.err
    assert "Traceback" not in ran.err


def test_an_exercise_that_does_not_exist_is_refused(math4ml):
    ran = math4ml("audit", "--exercise", "tiny/lost")
    assert ran.err == "jupyter math4ml: There is no exercise 'tiny/lost'. Did you mean tiny/last?\n"
    assert ran.status == 2


def test_a_folder_that_is_not_there_is_refused(math4ml):
    ran = math4ml("audit", "--answers", "absent")
    assert (ran.status, ran.err) == (2, "jupyter math4ml: absent is not a folder of answers.\n")


def test_a_report_for_its_author_is_written_where_it_is_asked_for(audit, tmp_path):
    ran = audit(LAST, "--report", tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert ran.out.splitlines()[-1] in text
    assert "## tiny/last" in text


def test_too_few_questions_are_status_1_and_said(audit):
    ran = audit(LAST, "--questions", 70)
    assert ran.status == 1
    said = ran.out.splitlines()[-2]
    assert said == "Only 0 of 1 wrong answers get a question of their own; 70 % are asked for."


@pytest.mark.parametrize("share", ["-1", "101", "half"])
def test_a_share_is_a_whole_number_of_per_cent(math4ml, share):
    ran = math4ml("audit", "--questions", share)
    assert ran.status == 2
    assert "is not a whole number up to 100" in ran.err


def test_one_course_alone_can_be_audited(math4ml, tmp_path):
    ran = math4ml("audit", "--course", "tiny", "--seeds", 1, cwd=tmp_path)
    assert ran.out.splitlines()[-1].startswith("Nothing of what was tried falls short: 4 exercises")


def test_a_course_that_does_not_exist_is_refused(math4ml):
    ran = math4ml("audit", "--course", "lost")
    assert ran.status == 2
    assert ran.err == "jupyter math4ml: There is no course 'lost', or none of these exercises is in it.\n"


def test_progress_is_shown_on_a_terminal_and_nowhere_else(environment, tmp_path):
    """Whoever waits for minutes sees which exercise it is, and how long the rest takes."""
    command = [sys.executable, "-m", "math4ml_ext.cli", "audit", "--seeds", "1", "--course", "tiny"]
    master, slave = os.openpty()
    with os.fdopen(master, "rb", buffering=0) as terminal:
        ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=slave, cwd=tmp_path, env=environment, check=True)
        os.close(slave)
        shown = b""
        with contextlib.suppress(OSError):  # the other end is closed
            while chunk := terminal.read(4096):
                shown += chunk
    lines = [line.rpartition("\x1b[K")[2] for line in shown.decode().replace("\r\n", "\n").strip().split("\n")]
    named = [line.partition(": ")[2].partition(",")[0] for line in lines]
    assert named == ["tiny/double", "tiny/total", "tiny/guess", "tiny/last"]
    assert " left" in lines[0]
    assert b"\x1b" not in ended.stdout
    quiet = subprocess.run([*command, "--json"], capture_output=True, cwd=tmp_path, env=environment, check=True)
    assert quiet.stderr == b""


def test_an_exercise_that_cannot_be_offered_is_what_falls_short_of_its_course(environment, tmp_path):
    """It is in no list of exercises, so an audit that passed over it would say that nothing falls short."""
    package = tmp_path / "package"
    shutil.copytree(environment["PYTHONPATH"], package, ignore=shutil.ignore_patterns("__pycache__"))
    source = (package / "tiny_course.py").read_text(encoding="utf-8").replace('"tiny/last",', '"Last One",')
    (package / "tiny_course.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "math4ml_ext.cli", "audit", "--seeds", "1", "--course", "tiny"]
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(package)},
        check=False,
    )
    assert ran.returncode == 1
    assert "Of the course 'tiny' from 'tiny_course:course' the exercise 'Last One' is left out: " in ran.stderr
    assert "  the exercise 'Last One' is left out: " in ran.stdout
    assert "Traceback" not in ran.stderr
