"""Faults of a course at a terminal: a sentence with the author's line, no traceback of ours, and an end in any case."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

COURSE = """\
import numpy as np
import sqlite3
from graders.kit import Case, FunctionExercise, Source, agrees_with_reference, example, holds, returns_number
from graders.kit.testing import verdict_on
from math4ml_ext.cli import patience


def never(*_):
    query = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT count(*) FROM c"
    return sqlite3.connect(":memory:").execute(query).fetchone()


def broken(x, y):
    return np.alll(y)


def exercise(reference, *criteria):
    return FunctionExercise(
        "tests/f", name="f", reference=reference, cases=[Case("one", example(1))], title="t", goal="g", solution="",
        on_pass="Good.", criteria=[returns_number(), *criteria, agrees_with_reference()],
    )


patience.tell_of_faults()
"""


def ran(folder: Path, last: str) -> subprocess.CompletedProcess[str]:
    program = folder / "course.py"
    program.write_text(COURSE + last, encoding="utf-8")
    return subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(COURSE.splitlines(), 1) if words in line)


def test_a_grader_that_no_signal_reaches_ends_the_command_with_its_line(tmp_path: Path) -> None:
    done = ran(tmp_path, "patience.end_what_hangs(1.0)\nverdict_on(exercise(never), lambda x: 1.0)\n")
    assert done.returncode == 2
    assert done.stderr == (
        "jupyter math4ml: The grader did not end within 1 s and could not be interrupted. "
        f"It was at {tmp_path / 'course.py'}, line {line_of('fetchone')}.\n"
    )


def test_a_fault_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    last = "print(verdict_on(exercise(abs, holds('is odd', broken, 'It is odd.')), lambda x: 1.0).outcome)\n"
    done = ran(tmp_path, last)
    assert (done.returncode, done.stdout) == (0, "could-not-check\n")
    assert done.stderr.startswith(
        "Grader of tests/f failed (seed 0): the condition of 'is odd' raised AttributeError at "
        f"{tmp_path / 'course.py'}, line {line_of('np.alll')}: "
    )
    assert done.stderr.count("\n") == 1


def test_between_two_steps_nothing_is_timed(tmp_path: Path) -> None:
    last = (
        "import threading\npatience.end_what_hangs()\nprint(verdict_on(exercise(abs), lambda x: 1.0).outcome)\n"
        "timers = [one for one in threading.enumerate() if isinstance(one, threading.Timer)]\n"
        "print([one for one in timers if not one.finished.is_set()])\n"
    )
    assert ran(tmp_path, last).stdout == "passed\n[]\n"
