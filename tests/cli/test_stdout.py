"""What a command writes to its standard output is for programs to read, whatever libraries say there."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

# LAPACK tells of an argument that it does not like with a `printf` of C's, which may wait for the end of the process.
NOISY = """
import ctypes, os, sys
import math4ml_ext.cli.run as module
run, libc = module.run, ctypes.CDLL(None)

def noisy(arguments):
    libc.printf(b" ** On entry to DLASCL parameter number 4 had an illegal value\\n")
    os.write(1, b"written past Python\\n")
    status = run(arguments)
    libc.printf(b"and afterwards\\n")
    return status

module.run = noisy
from math4ml_ext.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize("words", [["exercises"], ["try", "tiny/total", "answer.py"]])
def test_what_a_library_writes_is_not_among_the_data(words, environment, tmp_path):
    (tmp_path / "answer.py").write_text("def total(numbers):\n    return sum(numbers)\n")
    command = [sys.executable, "-c", NOISY, *words, "--json"]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert json.loads(ran.stdout), ran.stderr
    assert [said for said in ("DLASCL", "past Python", "afterwards") if said not in ran.stderr] == []
