"""A run of tests that is killed leaves nothing behind: no hub, proxy, service, database, server or kernel."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from math4ml_ext.hub.try_out.processes import with_parent

UNENDED = Path(__file__).parent / "unended.py"
STARTED = ("/postgres -D", "configurable-http-proxy", "jupyterhub -f", "math4ml_ext.hub", "singleuser", "ipykernel")
LONG = 120.0
"""Seconds. Whoever waits so long has been left behind, on any machine."""


class Process(NamedTuple):
    """A process, which is another one than a later one of the same number."""

    pid: int
    parent: int
    began: str
    command: str


def processes() -> Iterator[Process]:
    """Yield every process that runs."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            state, parent, *rest = (folder / "stat").read_text().rpartition(") ")[2].split()
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if state != "Z":
                yield Process(int(folder.name), int(parent), rest[17], command)


def descendants(pid: int) -> set[Process]:
    """Return everything that a process has started, and what that has, and so on."""
    everything, found = list(processes()), {pid}
    while more := {each.pid for each in everything if each.parent in found} - found:
        found |= more
    return {each for each in everything if each.pid in found}


def still_run(those: set[Process]) -> set[Process]:
    """Return those that still run, whoever is their parent now."""
    known = {(each.pid, each.began) for each in those}
    return {each for each in processes() if (each.pid, each.began) in known}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a program with its parent")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL], ids=lambda sign: sign.name)
def test_a_run_that_is_killed_leaves_nothing_behind(sign: signal.Signals, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--numprocesses", "1", UNENDED]
    run = subprocess.Popen(
        with_parent(command),
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        | {"MATH4ML_READY": str(ready)},
        stdout=subprocess.DEVNULL,
    )
    started: set[Process] = set()
    try:
        while not ready.exists():
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"It ended with {run.wait(0.2)} before anything was started.")
        started = descendants(run.pid)
        assert [name for name in STARTED if not any(name in each.command for each in started)] == []
        run.send_signal(sign)
        run.wait(LONG)
        ends = time.monotonic() + LONG
        while still_run(started) and time.monotonic() < ends:
            time.sleep(0.1)
        assert {each.command for each in still_run(started)} == set()
    finally:
        run.kill()
        run.wait()
        for each in still_run(started):
            with suppress(ProcessLookupError):
                os.kill(each.pid, signal.SIGKILL)
