"""Programs that run beside us: started, waited for until they answer, stopped in good order."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError, URLError

__all__ = ["Program", "free_ports", "with_parent"]

_STOP_SECONDS = 20.0

_PORTS = range(20_000, 32_000)
"""Below those that a system gives to connections that go out: one of these may be taken before we listen on it."""


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nobody listens on."""
    ports: set[int] = set()
    while len(ports) < count:
        port = secrets.choice(_PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            ports.add(port)
    return [*ports]


def with_parent(command: Sequence[str | Path], user: str | None = None) -> list[str]:
    """Return a command that ends when this process does, though it be killed: nothing runs on that nobody can stop.

    Its process is the one that is started, and not a child of that. Start it in the main thread: what is watched is the
    thread.

    Parameters
    ----------
    command : sequence of str or Path
    user : str, optional
        Whose rights it has, if they are not ours.
    """
    launcher = str(Path(__file__).parent / "with_parent.py")
    as_user = [] if user is None else ["--user", user]
    return [sys.executable, "-IS", launcher, *as_user, str(os.getpid()), *map(str, command)]


class Program:
    """A program with its log in a file.

    Parameters
    ----------
    command : list of str
    folder : Path
        Where it runs.
    environment : mapping of str to str
        What is added to ours.
    log : Path
    """

    def __init__(self, command: list[str], folder: Path, environment: Mapping[str, str], log: Path) -> None:
        self._command = command
        self._folder = folder
        self._environment = environment
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """What it said so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    @property
    def runs(self) -> bool:
        """Whether it has been started, and has not ended."""
        return self._process is not None and self._process.poll() is None

    def start(self, answers: str) -> None:
        """Start it, and wait until an address answers with success.

        Raises
        ------
        RuntimeError
            It ended before that; with what it said.
        """
        with self._log.open("ab") as log:
            # In a session of its own: a Ctrl+C is for us, who then stop everything in its order.
            self._process = subprocess.Popen(
                with_parent(self._command),
                cwd=self._folder,
                env={**os.environ, **self._environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not _answers(answers):
            with suppress(subprocess.TimeoutExpired):
                status = self._process.wait(timeout=0.1)
                raise RuntimeError(f"{' '.join(self._command)} ended with {status}:\n{self.log[-4000:]}")

    def stop(self) -> int | None:
        """Ask it to stop, wait until it has, and return its exit status."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, sign: signal.Signals) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        process.send_signal(sign)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_STOP_SECONDS)
        # Whatever it had started and left behind ends with it.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:
            return bool(reply.status == 200)
    except HTTPError as error:
        error.close()
        return False
    except (URLError, OSError):
        return False
