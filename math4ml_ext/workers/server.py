"""The fork server: loads the courses, and forks a worker for each socket that is handed to it.

It has one thread and answers nobody, so that forking it is safe. It ends when the process that started it does.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
from contextlib import suppress

import msgspec
from msgspec import Struct

from math4ml_ext.courses import Courses

from .worker import Bounds, work

__all__ = ["Setup", "main"]

NICENESS = 5
"""Whoever asks whether the service lives is answered before anything is graded."""


class Setup(Struct, frozen=True):
    """What the fork server is told: which courses there are, and what a step may take."""

    courses: list[str]
    bounds: Bounds


def main(arguments: list[str]) -> int:
    """Fork workers until the other end of the socket is closed.

    Parameters
    ----------
    arguments : list of str
        The descriptor of a Unix socket, and a `Setup` as JSON.
    """
    control = socket.socket(fileno=int(arguments[0]))
    setup = msgspec.json.decode(arguments[1], type=Setup)
    courses = Courses.load(setup.courses, log=_silent())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the service, which closes the socket
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # workers that have ended are nobody's business
    with suppress(OSError):
        os.nice(NICENESS)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return 0
        connection = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            work(connection, courses, setup.bounds)
            os._exit(0)
        connection.close()


def _silent() -> logging.Logger:
    """Return a log in which a course that is left out is not told of again: the service has told of it."""
    log = logging.getLogger("math4ml.workers")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    return log
