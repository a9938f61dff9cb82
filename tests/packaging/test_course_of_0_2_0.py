"""A course written for version 0.2.0 is loaded, graded and audited as it was, and its author is told what changed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXERCISES = ["mean", "pull", "spread", "shares", "far", "frame", "bell", "sloped"]


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "tests" / "courses" / "averages_0_2_0"


@pytest.fixture(scope="module")
def python(root: Path, folder: Path):
    """Return a function that runs Python where that course is installed."""
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{root}", "COLUMNS": "200"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="module")
def warned(python) -> str:
    """What Python says about the course when it is asked to show what is deprecated."""
    return python("-W", "default::DeprecationWarning", "-c", "import averages_course").stderr


def test_it_is_found_with_all_its_exercises(python):
    ran = python("-m", "math4ml_ext.cli", "exercises", "--json")
    assert ran.returncode == 0, ran.stderr
    ids = {one["id"] for one in json.loads(ran.stdout)}
    assert {f"averages/{name}" for name in EXERCISES} <= ids


def test_its_audit_finds_nothing_that_falls_short(python):
    """Right answers pass, wrong ones fail, and every mistake is told apart: the graders mean what they meant."""
    ran = python("-m", "math4ml_ext.cli", "audit", "--course", "averages", "--seeds", "5", "--json")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    audited = json.loads(ran.stdout)
    assert audited["ok"]
    assert [one["exercise"] for one in audited["courses"][0]["exercises"]] == [f"averages/{name}" for name in EXERCISES]


def test_python_says_nothing_of_it_unless_it_is_asked(python):
    ran = python("-c", "import averages_course")
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("graders.py", "graders.kit.given", "example"),
        ("spread.py", "graders.kit.given", "example"),
        ("forms.py", "graders.kit.given", "example"),
        ("graders.py", "Case(name, function)", "Case(name, draw=function)"),
        ("forms.py", "Case(name, draw=inputs)", "Case(name, inputs)"),
        ("graders.py", "holds(must=...)", "requirement="),
        ("graders.py", "Misconception(asks=...)", "question="),
        ("graders.py", "Prediction(asks=...)", "questions="),
        ("graders.py", "FunctionExercise(passing=...)", "on_pass="),
        ("spread.py", "Case(says=...)", "prompt="),
        ("spread.py", "FunctionExercise(first=...)", "first_step="),
        ("forms.py", "Misconception(solution=...)", "wrong_solution="),
        ("forms.py", "graders.kit.Idea", "MisconceptionTheme"),
        ("forms.py", "graders.kit.Refusal", "UnreadableValue"),
        ("forms.py", "graders.habits", "graders.common_mistakes"),
        ("forms.py", "graders.ideas", "graders.misconception_themes"),
        ("forms.py", "graders.kit.comparers", "graders.kit.comparison"),
        ("forms.py", "graders.kit.trial.Trial", "graders.kit.evaluation.Evaluation"),
        ("forms.py", "graders.kit.asks", "graders.kit.queries"),
        ("forms.py", "graders.kit.asks.Ask", "graders.kit.queries.Query"),
    ],
)
def test_its_author_is_told_the_new_name_and_the_line(warned, file, old, new):
    place = re.compile(rf"{re.escape(f'averages_course{os.sep}{file}')}:\d+: DeprecationWarning: ")
    assert [line for line in warned.splitlines() if place.search(line) and f": {old} is now {new};" in line], warned


def test_where_a_warning_is_an_error_the_course_is_left_out_with_a_sentence(python):
    code = "from math4ml_ext.courses import Courses; print([course.id for course in Courses.load()])"
    ran = python("-W", "error:graders.kit:DeprecationWarning", "-c", code)
    assert ran.returncode == 0, ran.stderr
    assert "averages" not in ran.stdout
    assert "The course 'averages' from 'averages_course:course' is left out" in ran.stderr
