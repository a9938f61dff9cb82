"""What a notebook may do to be called verified, or to keep others from it: it is not, and it keeps nobody."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nbformat.v4 import new_output

from .conftest import STUB, code, write_notebook
from .test_regrade import RIGHT, SETUP, WRONG, kept

pytestmark = pytest.mark.usefixtures("sandboxes")

UNTOUCHED = STUB.format("double")
SOLVES = """
from importlib.metadata import entry_points
def solve(*_):
    for entry in entry_points(group="math4ml.courses"):
        try:
            course = entry.load()
        except Exception:
            continue
        for notebook in course.notebooks:
            for exercise in notebook.exercises:
                exec(exercise.solution, get_ipython().user_ns)
    exec("import numpy as np\\ndef double(xs): return 2 * xs", get_ipython().user_ns)
get_ipython().events.register("post_run_cell", solve)
"""
SESSION = "session = get_ipython().kernel.session\nwas = session.pack\n"
HOSTILE = {
    "expressions": "get_ipython().user_expressions = lambda *_: 7",
    "garbage": SESSION + "session.pack = lambda _: b'{'",
    "no-message": SESSION + "session.serialize = lambda *_, **__: [b'']",
    "large": SESSION
    + "large = b'\"' + b'x' * 200_000_000 + b'\"'\n"
    + "session.pack = lambda value: large if 'user_expressions' in value else was(value)",
    "flood": "import threading\nthreading.Thread(target=lambda: [print('x' * 10**6) for _ in iter(int, 1)]).start()",
    "ends": "import os\nos._exit(1)",
    "ends-all": "import os, signal\nos.kill(-1, signal.SIGKILL)",
    "forks": "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass",
    "memory": "held = [bytearray(b'x') * 10**8 for _ in range(100)]",
    "deep": "class Deep: pass\nx = []\nfor _ in range(10**6): x = [x]\nguess = x",
}


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'class.sqlite'}"


def hand_in(homes: Path, user: str, *cells: object, metadata: dict[str, object] | None = None) -> None:
    (homes / user).mkdir(parents=True)
    path = write_notebook(homes / user / "tiny.ipynb", cells)
    if metadata:
        notebook = json.loads(path.read_text())
        notebook["metadata"] |= metadata
        path.write_text(json.dumps(notebook))


def outcome(told: dict[str, object], exercise: str = "tiny/double") -> str:
    (found,) = [one for one in told["verdicts"] if one["exercise"] == exercise]
    return found["outcome"]


def test_a_hook_that_executes_solutions_verifies_nothing(math4ml, tmp_path, database):
    answers = {
        "stub": UNTOUCHED,
        "commented": "# mine\n" + UNTOUCHED,
        "emptied": "# nothing",
        "renamed": "def dubble(xs):\n    return 2 * xs",
        "wrong": WRONG,
    }
    for user, answer in answers.items():
        hand_in(tmp_path / "homes", user, code(SETUP), code(SOLVES), code(answer, "tiny/double"))
    pattern = str(tmp_path / "homes" / "{user}" / "tiny.ipynb")
    ran = math4ml("regrade", pattern, "--database", database, "--json")
    told = {one["user"]: one for one in json.loads(ran.out)["notebooks"]}
    assert {user: outcome(one) for user, one in told.items()} == {
        "stub": "not-attempted",
        "commented": "not-attempted",
        "emptied": "not-attempted",
        "renamed": "not-attempted",
        "wrong": "could-not-check",
    }
    assert all(not any(row["verified"] for row in kept(database, user)) for user in answers)
    assert {"cell": 2, "line": 13, "what": "get_ipython"} in told["stub"]["hooks"]
    assert "importlib.metadata" in told["stub"]["imports"]


def test_an_instructor_sees_hooks_and_imports_and_may_let_them_count(math4ml, tmp_path, database):
    hand_in(tmp_path / "homes", "ada", code(SETUP), code("import inspect\neval('1 + 1')"), code(RIGHT, "tiny/double"))
    pattern = str(tmp_path / "homes" / "{user}" / "tiny.ipynb")
    ran = math4ml("regrade", pattern, "--database", database)
    assert "  It imports inspect." in ran.out.splitlines()
    assert "  Cell 2, line 2: eval can change what other cells mean." in ran.out.splitlines()
    assert "with --allow-hooks it counts" in " ".join(ran.out.split())
    assert kept(database, "ada") == []
    math4ml("regrade", pattern, "--database", database, "--allow-hooks")
    assert kept(database, "ada")[0]["verified"] is True


def test_a_hook_after_the_answer_takes_nothing_from_it(math4ml, tmp_path, database):
    hand_in(tmp_path / "homes", "ada", code(SETUP), code(RIGHT, "tiny/double"), code("eval('1 + 1')"))
    math4ml("regrade", str(tmp_path / "homes" / "{user}" / "tiny.ipynb"), "--database", database)
    assert kept(database, "ada")[0]["verified"] is True


def test_a_notebook_that_does_its_worst_ends_in_a_sentence_and_the_next_go_on(math4ml, tmp_path, database):
    homes = tmp_path / "homes"
    for number, (name, attack) in enumerate(HOSTILE.items()):
        hand_in(homes, f"{number:02}-{name}", code(SETUP), code(f"{RIGHT}\n{attack}", "tiny/double"))
    hand_in(homes, "zoe", code(SETUP), code(RIGHT, "tiny/double"))
    pattern = str(homes / "{user}" / "tiny.ipynb")
    options = ("--seconds", "5", "--minutes", "1", "--memory", "1.5")
    ran = math4ml("regrade", pattern, "--database", database, *options)
    assert "Something went wrong" not in ran.err + ran.out
    assert "Traceback" not in ran.err + ran.out
    assert kept(database, "zoe")[0]["verified"] is True
    verified = {user.name for user in homes.glob("0*") for row in kept(database, user.name) if row["verified"]}
    assert verified <= {"09-deep"}  # a right answer that does no more than hold something odd
    assert len([line for line in ran.out.splitlines() if "homes" in line]) == len(HOSTILE) + 1


@pytest.mark.parametrize(
    ("metadata", "sentence"),
    [
        ({"kernelspec": {"name": "bash", "language": "bash", "display_name": "Bash"}}, "written in 'bash'"),
        ({"language_info": {"name": "R"}}, "written in 'R'"),
    ],
)
def test_a_notebook_in_another_language_is_told_in_a_sentence(math4ml, tmp_path, database, metadata, sentence):
    hand_in(tmp_path / "homes", "ada", code(SETUP), code(RIGHT, "tiny/double"), metadata=metadata)
    ran = math4ml("regrade", str(tmp_path / "homes" / "{user}" / "tiny.ipynb"), "--database", database)
    assert sentence in ran.err
    assert (ran.status, kept(database, "ada")) == (1, [])


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 2_000_000, b'{"nbformat": 4, "cells": ' + b"[" * 2_000_000, b"null"],
    ids=["empty", "list", "object", "bytes", "deep", "deep-cells", "null"],
)
def test_what_is_no_notebook_is_told_in_a_sentence(math4ml, tmp_path, database, content):
    (tmp_path / "ada.ipynb").write_bytes(content)
    ran = math4ml("regrade", str(tmp_path / "ada.ipynb"), "--user", "ada", "--database", database)
    assert "  ada.ipynb is not a notebook." in ran.err.splitlines()
    assert ran.status == 1


def test_pictures_of_many_megabytes_do_not_matter_and_code_of_many_does(math4ml, tmp_path, database):
    homes = tmp_path / "homes"
    picture = code(SETUP)
    picture["outputs"] = [new_output("display_data", {"image/png": "x" * 20_000_000})]
    hand_in(homes, "ada", picture, code(RIGHT, "tiny/double"))
    hand_in(homes, "bob", code(RIGHT, "tiny/double"), code("#" * 5_000_000))
    ran = math4ml("regrade", str(homes / "{user}" / "tiny.ipynb"), "--database", database)
    assert kept(database, "ada")[0]["verified"] is True
    assert "more code than anybody writes" in ran.err
    assert kept(database, "bob") == []


def test_what_a_learner_writes_is_printed_as_text(math4ml, tmp_path, database):
    hand_in(tmp_path / "homes", "ada", code("raise ValueError('\\x1b[2J' + 'gone')"), code(RIGHT, "tiny/double"))
    ran = math4ml("regrade", str(tmp_path / "homes" / "{user}" / "tiny.ipynb"), "--database", database)
    assert "gone" in ran.err
    assert "\x1b" not in ran.out + ran.err


def test_when_it_is_killed_nothing_of_it_goes_on(environment, tmp_path, database):
    endless = "while True:\n    pass"
    hand_in(tmp_path / "homes", "ada", code(RIGHT, "tiny/double"), code(endless, "tiny/total"))
    pattern = str(tmp_path / "homes" / "{user}" / "tiny.ipynb")
    command = [sys.executable, "-m", "math4ml_ext.cli", "regrade", pattern, "--database", database]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    while "tiny/double" not in (line := process.stdout.readline()):
        assert line, "It ended before it had found anything."
    below = descendants(process.pid)
    assert len(below) > 2
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    deadline = time.monotonic() + 20
    while any(is_there(pid) for pid in below):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert kept(database, "ada")[0]["verified"] is True  # what was found before is on record


def descendants(pid: int) -> list[int]:
    children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(each for child in children for each in descendants(child))]


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
