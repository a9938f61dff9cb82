"""``jupyter math4ml exercises`` and what all commands share."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest


def test_the_exercises_are_listed_with_what_their_answers_define(math4ml):
    ran = math4ml("exercises", "--json")
    listed = [exercise for exercise in json.loads(ran.out) if exercise["notebook"] == "tiny"]
    assert ran.status == 0
    assert listed[:2] == [
        {"id": "tiny/double", "notebook": "tiny", "title": "Twice as much", "names": ["double"]},
        {"id": "tiny/total", "notebook": "tiny", "title": "A sum of doubles", "names": ["total"]},
    ]


def test_people_read_them_below_their_notebook(math4ml):
    lines = math4ml("exercises").out.splitlines()
    assert [" ".join(line.split()) for line in lines[lines.index("Tiny (tiny.ipynb)") + 1 :]][:2] == [
        "tiny/double Twice as much",
        "tiny/total A sum of doubles",
    ]


@pytest.mark.parametrize(
    "arguments",
    [[], ["grad"], ["grade"], ["try", "tiny/total"], ["grade", "a", "b"], ["audit", "--seeds", "0"], ["--no-such"]],
)
def test_a_mistake_on_the_command_line_ends_in_a_sentence(math4ml, arguments):
    ran = math4ml(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[-2].endswith(".")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["start", "grade", "try", "exercises", "audit"])
def test_every_command_explains_itself(math4ml, command):
    assert command in math4ml("--help").out
    ran = math4ml(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"usage: jupyter math4ml {command}")


def test_jupyter_knows_the_command(environment):
    script = Path(sysconfig.get_path("scripts"), "jupyter-math4ml")
    ended = subprocess.run([script, "--version"], capture_output=True, text=True, env=environment, check=True)
    assert ended.stdout.startswith("math4ml-ext ")


def test_asking_for_help_loads_none_of_the_machinery(environment):
    probe = (
        "import sys; from math4ml_ext.cli.parser import parse; parse(['exercises']);"
        "print(sorted({'numpy', 'msgspec', 'jupyter_client', 'tornado', 'sqlalchemy'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, env=environment, check=True)
    assert ended.stdout == "[]\n"


def test_a_reader_that_has_enough_ends_the_command_quietly(environment):
    command = f"{sys.executable} -m math4ml_ext.cli exercises --json | head -c 1"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, check=True)
    assert (ended.stdout, ended.stderr) == ("[", "")
