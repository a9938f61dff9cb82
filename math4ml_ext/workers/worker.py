"""One worker: grades what comes through a socket, one job at a time, within bounds that the system enforces.

Computing is bounded by a timer of the system, whose signal ends a process also where it is deep in C, and memory by
RLIMIT_AS. For how long it may take in all is for the pool to see to, for a grader may use the other timer.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import struct
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from graders.kit.check import GRADER_FAULT
from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.courses import Courses
from math4ml_ext.errors import BadMessage, NotFound
from math4ml_ext.grading import TOO_MUCH, Graded, Grading, Job

__all__ = ["BEGUN", "Bounds", "Outcome", "receive", "send", "work"]

BEGUN = struct.Struct(">I")
"""What a worker says when it has a job, before it begins: its process. What ends it after that is the job's doing."""

MAX_REPLY = 2_000_000
"""Bytes of what comes of a step. A picture that is larger is left out."""

_KEPT = 16_000_000
"""Bytes that a worker may have grown by, when it is done, before another takes its place."""

_log = logging.getLogger(__name__)

_LENGTH = struct.Struct(">I")


class Bounds(Struct, frozen=True):
    """What one step of a check may take.

    Parameters
    ----------
    cpu_seconds : float
        Of computing.
    wall_seconds : float
        From its beginning to its end, whatever else the machine is doing.
    megabytes : int
        Beyond what a worker has when it begins.
    value_bytes : int
        See `Grading`.
    """

    cpu_seconds: float = 2.0
    wall_seconds: float = 8.0
    megabytes: int = 96
    value_bytes: int = 1_000_000


class Outcome(Struct, frozen=True):
    """What a worker says: what came of a step, or what was wrong with the message, and what was logged meanwhile.

    With `ends` the worker has done its last job: it has grown, and one that has not takes its place.
    """

    graded: Graded | None = None
    error: str = ""
    sentence: str = ""
    log: list[str] = []
    ends: bool = False


def send(connection: socket.socket, message: bytes) -> None:
    """Send a message with its length before it."""
    connection.sendall(_LENGTH.pack(len(message)))
    connection.sendall(message)


def receive(connection: socket.socket) -> bytearray:
    """Return the next message; raise `EOFError` when the other side has gone."""
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size))
    return _exactly(connection, length)


def _exactly(connection: socket.socket, length: int) -> bytearray:
    message = bytearray(length)
    rest = memoryview(message)
    while rest:
        count = connection.recv_into(rest)
        if not count:
            raise EOFError
        rest = rest[count:]
    return message


def work(connection: socket.socket, courses: Courses, bounds: Bounds) -> None:
    """Grade until the other side goes away."""
    log = _Log()
    logging.basicConfig(handlers=[log], level=logging.WARNING, force=True)
    grading = Grading(courses, value_bytes=bounds.value_bytes)
    _bound_memory(bounds.megabytes)
    began = _resident()
    with suppress(EOFError, OSError):
        while True:
            message = receive(connection)
            connection.sendall(BEGUN.pack(os.getpid()))
            signal.setitimer(signal.ITIMER_PROF, bounds.cpu_seconds)
            outcome = _outcome(grading, message)
            del message
            ends = _resident() - began > _KEPT
            reply = _pack(msgspec.structs.replace(outcome, ends=ends), log)
            signal.setitimer(signal.ITIMER_PROF, 0)
            send(connection, reply)
            if ends:
                return


def _outcome(grading: Grading, message: bytearray) -> Outcome:
    try:
        return Outcome(grading.grade(msgspec.json.decode(message, type=Job)))
    except MemoryError:
        return Outcome(Graded([], Verdict("could-not-check", TOO_MUCH)))
    except (BadMessage, NotFound) as error:
        return Outcome(None, type(error).__name__, error.sentence)
    except msgspec.MsgspecError:
        return Outcome(None, BadMessage.__name__, "The message is not valid JSON.")
    except Exception:  # noqa: BLE001 - a worker lives on, and a learner gets a sentence
        _log.exception("a worker failed")
        return Outcome(Graded([], Verdict("could-not-check", GRADER_FAULT)))


def _pack(outcome: Outcome, log: _Log) -> bytes:
    """Write an outcome; one that is too large without its picture is none."""
    lines, log.lines = log.lines, []
    outcome = msgspec.structs.replace(outcome, log=lines)
    packed = msgspec.json.encode(outcome)
    if len(packed) <= MAX_REPLY or outcome.graded is None:
        return packed
    graded = outcome.graded
    if graded.verdict is not None:
        graded = msgspec.structs.replace(graded, verdict=_without_picture(graded.verdict))
    packed = msgspec.json.encode(msgspec.structs.replace(outcome, graded=graded))
    if len(packed) <= MAX_REPLY:
        return packed
    fault = Verdict("could-not-check", say("The check produced more than can be shown. That is a fault of the course."))
    log_line = "a grader made more than can be sent"
    return msgspec.json.encode(Outcome(Graded([], fault), log=[log_line], ends=outcome.ends))


def _without_picture(verdict: Verdict) -> Verdict:
    fields = {name: getattr(verdict, name) for name in verdict.__dataclass_fields__}
    return Verdict(**{**fields, "picture": None})


class _Log(logging.Handler):
    """Keeps what is logged, to be logged by the process that knows how."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as text."""
        if len(self.lines) < 20:
            self.lines.append(self.format(record)[:10_000])


def _bound_memory(megabytes: int) -> None:
    import resource  # there is none on Windows, and no service of a class

    pages = _statm()
    if pages:
        most = pages[0] * os.sysconf("SC_PAGE_SIZE") + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()  # what is shared with the fork server stays shared


def _resident() -> int:
    pages = _statm()
    return pages[1] * os.sysconf("SC_PAGE_SIZE") if pages else 0


def _statm() -> list[int]:
    """Return the size of this process and what of it is in memory, in pages; nothing where the system does not say."""
    try:
        return [int(word) for word in Path("/proc/self/statm").read_text(encoding="ascii").split()]
    except OSError:
        return []
