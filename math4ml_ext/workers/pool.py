"""The workers as the process sees them that has something to grade: a grader whose work may be killed."""

from __future__ import annotations

import logging
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext import errors
from math4ml_ext.grading import TOO_MUCH, Graded, Job

from .server import Setup, main
from .worker import BEGUN, Bounds, Outcome, receive, send

__all__ = ["Workers"]

_GRACE = 2.0
"""Seconds in which the fork server has to end when its socket is closed."""

_ATTEMPTS = 4
"""How many workers are tried: an idle one may have been killed, and the fork server with it."""

_NO_WORKER = say("The server cannot grade just now. Nothing of yours is lost. Check again in a minute.")

_MAIN = f"import sys; from {main.__module__} import main; sys.exit(main(sys.argv[1:]))"

_SECRETS = ("JUPYTERHUB_", "MATH4ML_", "JPY_", "PG", "CONFIGPROXY_")
"""How the environment variables begin that a worker is not told: it has no use for secrets."""

_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""A small matrix needs no threads, and each of them reserves memory."""

_log = logging.getLogger(__name__)


class Workers:
    """A `Grader` that grades in processes of its own. It may be used from many threads.

    A worker that takes more than it may is killed, another takes its place, and the learner gets a verdict that says
    so. Whoever comes first is served first.

    Parameters
    ----------
    courses : sequence of str
        See `Courses.load`.
    count : int
        How many there are.
    bounds : Bounds
        What one step may take.
    """

    def __init__(self, courses: Sequence[str] = (), *, count: int = 2, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._setup = msgspec.json.encode(Setup(list(courses), self._bounds)).decode()
        self._idle: queue.SimpleQueue[socket.socket | None] = queue.SimpleQueue()
        self._forking = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._closed = False
        self.killed = 0
        self._count = count
        for _ in range(count):
            self._idle.put(None)  # a worker is forked when it is needed

    @property
    def pid(self) -> int | None:
        """The process of the fork server, if it runs."""
        return None if self._server is None else self._server.pid

    def start(self) -> None:
        """Start the fork server before it is needed."""
        with self._forking:
            self._serve()

    def close(self) -> None:
        """End all processes, once what is being graded is done."""
        self._closed = True
        for _ in range(self._count):
            connection = self._idle.get()
            if connection is not None:
                connection.close()
        with self._forking:
            self._end()

    def grade(self, job: Job) -> Graded:
        """Return what comes of a step."""
        message = msgspec.json.encode(job)
        connection = self._idle.get()
        kept: socket.socket | None = None
        try:
            outcome, kept = self._ask(connection, message)
            if outcome.ends and kept is not None:
                kept.close()
                kept = None
        finally:
            self._idle.put(kept)
        for line in outcome.log:
            _log.error("%s", line)
        if outcome.graded is None:
            raise _ERRORS.get(outcome.error, errors.BadMessage)(outcome.sentence)
        return outcome.graded

    def _ask(self, connection: socket.socket | None, message: bytes) -> tuple[Outcome, socket.socket | None]:
        """Have a worker grade, and return what came of it and the worker; None for one that has ended."""
        for _ in range(_ATTEMPTS):
            connection = connection or self._fork()
            try:
                send(connection, message)
                begun = connection.recv(BEGUN.size)
            except OSError:
                begun = b""
            if begun:
                return self._outcome(connection, BEGUN.unpack(begun)[0])
            connection.close()  # it had ended before, and not of this job
            connection = None
        _log.error("no worker can be started")
        return Outcome(Graded([], Verdict("could-not-check", _NO_WORKER))), None

    def _outcome(self, connection: socket.socket, pid: int) -> tuple[Outcome, socket.socket | None]:
        try:
            return msgspec.json.decode(receive(connection), type=Outcome), connection
        except TimeoutError:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)  # it is there: its end of the connection is open
        except (EOFError, OSError, msgspec.MsgspecError):  # ended, by its timer or for its memory
            pass
        connection.close()
        self.killed += 1
        _log.warning("a check took more than it may, and was stopped")
        return Outcome(Graded([], Verdict("could-not-check", TOO_MUCH))), None

    # -- processes -----------------------------------------------------------------------------------------------------

    def _fork(self) -> socket.socket:
        """Return the connection to a new worker."""
        ours, theirs = socket.socketpair()
        ours.settimeout(self._bounds.wall_seconds)
        with theirs, self._forking:
            if self._server is not None and self._server.poll() is not None:
                self._end()
            try:
                socket.send_fds(self._serve(), [b"w"], [theirs.fileno()])
            except OSError:  # it has just been killed: nobody answers at our end, and the next attempt starts another
                self._end()
        return ours

    def _serve(self) -> socket.socket:
        """Return the socket to the fork server, which is started if it does not run."""
        if self._control is None:
            self._control, theirs = socket.socketpair()
            command = [sys.executable, "-c", _MAIN, str(theirs.fileno()), self._setup]
            with theirs:
                self._server = subprocess.Popen(
                    command, pass_fds=[theirs.fileno()], env=_environment(os.environ), stdin=subprocess.DEVNULL
                )
        return self._control

    def _end(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._server is not None:
            try:
                self._server.wait(_GRACE)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None


_REFUSALS = (errors.BadMessage, errors.AnswersDoNotFit, errors.UnknownCourse, errors.UnknownExercise)
_ERRORS: Mapping[str, type[errors.Refused]] = {error.__name__: error for error in _REFUSALS}


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the workers: ours without secrets."""
    return {name: value for name, value in ours.items() if not name.startswith(_SECRETS)} | _ONE_THREAD
