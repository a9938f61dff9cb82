"""Work in forked processes that are ended when they stop giving signs of life: a grader need not end by itself."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import re
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path
from typing import Any, Generic, TypeVar

from graders.kit.faults import Place, place_among
from graders.kit.overtime import tell_of_steps

__all__ = ["PATIENCE", "Ended", "in_processes"]

PATIENCE = 120.0
"""Seconds without a sign of life until a process is ended. Its own timers end all that Python can end long before."""

_LOOK = 0.5
_OURS = Path(__file__).parents[1]
_FRAME = re.compile(r'File "(.+)", line (\d+) in ')

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Ended:
    """A piece of work that came to no end of its own.

    Parameters
    ----------
    place : Place or None
        The author's line in which it was stuck, where there is one.
    seconds : float or None
        How long nothing was heard of it; None where the process ended by itself.
    """

    place: Place | None = None
    seconds: float | None = None

    def sentence(self) -> str:
        """Return what happened, for people."""
        where = f" It was at {self.place}." if self.place is not None else ""
        if self.seconds is None:
            return f"The process that tried answers ended before it was done.{where}"
        return f"The grader, or an answer, did not end within {self.seconds:g} s and could not be interrupted.{where}"


def in_processes(
    do: Callable[[int], _Result], count: int, processes: int, patience: float | None = None
) -> Iterator[_Result | Ended]:
    """Yield ``do(0)``, ``do(1)`` and so on, in this order, each made in one of some forked processes.

    Parameters
    ----------
    do : callable
        What it needs is there already when a process is forked. An exception of it is raised here.
    count : int
    processes : int
    patience : float
        Seconds without a step (`graders.kit.overtime.within`) until a process is ended and replaced; by default
        `PATIENCE`.

    Yields
    ------
    result or Ended
    """
    patience = PATIENCE if patience is None else patience
    waiting, done = deque(range(count)), dict[int, _Result | Ended]()
    workers = [_Worker(do) for _ in range(min(processes, count))]
    try:
        for wanted in range(count):
            while wanted not in done:
                for worker in workers:
                    if worker.number is None and waiting:
                        worker.begin(waiting.popleft())
                ready = connection.wait([worker.pipe for worker in workers if worker.number is not None], _LOOK)
                for place, worker in enumerate(workers):
                    if worker.number is None:
                        continue
                    found = worker.result() if worker.pipe in ready else worker.stuck(patience)
                    if found is None:
                        continue
                    done[worker.number], worker.number = found, None
                    if isinstance(found, Ended):
                        worker.end()
                        workers[place] = _Worker(do)
            yield done.pop(wanted)
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[_Result]):
    """One process, and the piece of work that it has; None while it waits for one."""

    def __init__(self, do: Callable[[int], _Result]) -> None:
        context = multiprocessing.get_context("fork")
        self.number: int | None = None
        self.pipe, theirs = context.Pipe()
        self._heard = context.RawValue("d", 0.0)
        self._stack = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - it is closed with the worker
        self._process = context.Process(target=_serve, args=(theirs, do, self._heard, self._stack), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, number: int) -> None:
        self.number = number
        self._heard.value = time.monotonic()
        self.pipe.send(number)

    def result(self) -> _Result | Ended:
        """Return what has come; an exception is raised."""
        try:
            found, error = self.pipe.recv()
        except (EOFError, ConnectionError):
            return Ended()
        if error is not None:
            raise error
        result: _Result = found
        return result

    def stuck(self, patience: float) -> Ended | None:
        """Return where it is stuck, if nothing was heard of it for too long."""
        if time.monotonic() - self._heard.value <= patience:
            return None
        return Ended(self._place(), patience)

    def _place(self) -> Place | None:
        """Have the process write down its stack, which it does even while no line of Python runs."""
        if self._process.pid is None or not self._process.is_alive():
            return None
        os.kill(self._process.pid, signal.SIGUSR1)
        for _ in range(100):  # ten seconds: on a busy machine it takes its time
            self._stack.seek(0)
            found = _FRAME.findall(self._stack.read())
            if found:
                time.sleep(0.05)  # it may still be writing
                self._stack.seek(0)
                return _authors(_FRAME.findall(self._stack.read()))
            time.sleep(0.1)
        return None

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()
        self._stack.close()


def _authors(frames: list[tuple[str, str]]) -> Place | None:
    """Return the author's line of a stack, innermost frame first. What it was asked to do is within `_serve`."""
    files = [file for file, _ in frames]
    inner = frames[: files.index(__file__)] if __file__ in files else frames
    return place_among(Place(file, int(line)) for file, line in reversed(inner) if not Path(file).is_relative_to(_OURS))


def _serve(pipe: Any, do: Callable[[int], Any], heard: Any, stack: Any) -> None:
    """Work, in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever types Ctrl+C ends the process that waits, and it ends this
    faulthandler.register(signal.SIGUSR1, file=stack, all_threads=False)

    def beat(_begins: bool) -> None:
        heard.value = time.monotonic()

    tell_of_steps(beat)
    while True:
        try:
            number = pipe.recv()
        except EOFError:
            return
        try:
            answer: tuple[Any, Exception | None] = do(number), None
        except Exception as error:  # noqa: BLE001 - it is raised where the result is waited for
            answer = None, error
        try:
            pipe.send(answer)
        except (AttributeError, TypeError, ValueError) as error:
            pipe.send((None, RuntimeError(f"what came of it cannot be sent: {error}")))
