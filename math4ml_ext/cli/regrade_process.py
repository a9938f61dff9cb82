"""Run one notebook in a process of its own: any failure becomes one sentence about that notebook."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

import msgspec

from math4ml_ext.errors import Refused

from .regrade_messages import MOST_LINE, MOST_TOTAL, Ended, Failed, Job, Said, read

__all__ = ["CannotRun", "run_in_process"]

_START_SECONDS = 120.0
"""Beyond the notebook's own minutes: to start, to end, and for a last check."""
_CHUNK = 65_536


class CannotRun(Refused):
    """A notebook could not be run, or not to its end. `no_sandbox` says that no other can be either."""

    reason = "cannot-run"
    sentence = "This notebook could not be run."

    def __init__(self, sentence: str | None = None, *, no_sandbox: bool = False) -> None:
        super().__init__(sentence)
        self.no_sandbox = no_sandbox


def run_in_process(job: Job, notebook: bytes) -> Iterator[Said]:
    """Run a notebook in a process of its own, and yield what it says as it says it.

    Raises
    ------
    CannotRun
        It failed, ended too early, took too long, or said something else.
    """
    deadline = time.monotonic() + 60 * job.minutes + _START_SECONDS
    with tempfile.TemporaryDirectory(prefix="math4ml-regrade-", ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "math4ml_ext.cli.regrade_worker", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        # In a thread: a process that reads nothing keeps nobody waiting beyond the deadline.
        feeding = threading.Thread(target=_feed, args=(process.stdin, msgspec.json.encode(job), notebook), daemon=True)
        feeding.start()
        try:
            for line in _lines(process.stdout, deadline):
                said = _read(line)
                if isinstance(said, Failed):
                    raise CannotRun(said.sentence, no_sandbox=said.no_sandbox)
                if isinstance(said, Ended):
                    return
                yield said
            raise CannotRun("The notebook could not be run to its end: the program that runs it stopped.")
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)  # the kernel inside ends with it
            process.wait()
            feeding.join()
            process.stdout.close()


def _environment(folder: str) -> dict[str, str]:
    # What it leaves behind when it is killed is removed with the folder. One arena is all that its bound has room for.
    of_its_own = {"TMPDIR": folder, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
    kept = {name: value for name, value in os.environ.items() if name != "MATH4ML_DATABASE_URL"}
    return kept | of_its_own


def _feed(stdin: IO[bytes], job: bytes, notebook: bytes) -> None:
    with suppress(OSError, ValueError):
        stdin.write(job + b"\n" + notebook)
    with suppress(OSError):
        stdin.close()


def _lines(stream: IO[bytes], deadline: float) -> Iterator[bytes]:
    """Yield lines as they come, each and all together bounded."""
    kept, total = bytearray(), 0
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise CannotRun("The notebook was still running when its time was up, and was stopped.")
            chunk = os.read(stream.fileno(), _CHUNK)
            if not chunk:
                return
            total += len(chunk)
            *lines, rest = (kept + chunk).split(b"\n") if b"\n" in chunk else [kept + chunk]
            yield from map(bytes, lines)
            kept = bytearray(rest)
            if len(kept) > MOST_LINE or total > MOST_TOTAL:
                raise CannotRun("The notebook could not be run: more came back than verdicts can hold.")


def _read(line: bytes) -> Said:
    try:
        return read(line)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise CannotRun("The notebook could not be run: what came back is no verdict.") from error
