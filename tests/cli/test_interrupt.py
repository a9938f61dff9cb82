"""Ctrl+C ends a command at once, in a word, and leaves no kernel behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from math4ml_ext.hub.try_out.processes import with_parent


def test_ctrl_c_stops_the_command_and_its_kernel(environment, tmp_path):
    (tmp_path / "first.py").write_text(f"import os\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n")
    (tmp_path / "endless.py").write_text("while True:\n    pass\n")
    command = [sys.executable, "-m", "math4ml_ext.cli", "try", "tiny/total", "first.py", "endless.py", "--seconds=600"]
    with subprocess.Popen(
        with_parent(command), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environment
    ) as ran:
        first = ran.stdout.readline()
        ran.send_signal(signal.SIGINT)
        _, err = ran.communicate(timeout=60)
    assert first.rstrip().endswith("first.py")
    assert (ran.returncode, err) == (130, "Stopped.\n")
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
