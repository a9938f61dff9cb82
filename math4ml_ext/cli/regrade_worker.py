"""The process that runs one learner's notebook in a sandbox and judges it; see `regrade_process`.

The graders run here and the learner's code does not, but what that code sends is read here. So this process is bounded
as well, writes nothing but messages, and keeps nothing.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import TextIOBase
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from graders.kit.course import Course
from graders.kit.verdict import Verdict
from math4ml_ext.errors import Refused
from math4ml_ext.files import course_files
from math4ml_ext.kernels import KernelDied, KernelSession
from math4ml_ext.runner import KERNEL_SETTINGS, could_not_check
from math4ml_ext.sandbox import NoSandbox, Sandbox, SandboxLimits

from .bindings import not_answered, parse_cell
from .catalogue import Catalogue
from .hooks import Hook, hooks_of, imports_of
from .notebook import Cell, Contents, parse, read
from .regrade_messages import Begun, Ended, Failed, HookFound, Job, Judged, Remark, Said
from .run_through import Plan, RunThrough, plan
from .slim import slim

__all__ = ["main"]

_ROOM = 128 * 1024**2
"""Bytes of address space that answers, and what graders make of them, may take beyond what this process has anyway."""
_MOST_NOTEBOOK = 50_000_000
_MOST_TOLD = 50
_PR_SET_PDEATHSIG = 1
_SIGKILL = 9


def main(parent: int) -> None:
    """Do one job: read it from standard input, say what comes of it on standard output.

    Parameters
    ----------
    parent : int
        The process that started this one, and without which it ends.
    """
    _end_with(parent)
    # Libraries write to standard output too: from here on that leads nowhere.
    with os.fdopen(os.dup(1), "wb") as out:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        logging.getLogger().addHandler(logging.NullHandler())
        saying = _Saying(out)
        sys.stderr = _Remarks(saying)
        try:
            _run(saying)
            saying.say(Ended())
        except (Refused, KernelDied) as problem:
            saying.say(Failed(problem.sentence[:2000]))
        except NoSandbox as problem:
            saying.say(Failed(problem.sentence[:2000], no_sandbox=True))
        except MemoryError:
            saying.say(Failed("The notebook could not be run: what it sends takes more memory than a check has."))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is about this notebook only
            saying.say(Failed(f"The notebook could not be run ({type(error).__name__})."))
    os._exit(0)  # threads of a sandbox that could not be left properly keep nobody waiting


class _Saying:
    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def say(self, message: Said) -> None:
        self._out.write(msgspec.json.encode(message) + b"\n")
        self._out.flush()


class _Remarks(TextIOBase):
    """Standard error, each line of it a remark."""

    def __init__(self, saying: _Saying) -> None:
        self._saying = saying
        self._kept = ""

    def write(self, text: str) -> int:
        *lines, self._kept = (self._kept + text)[-100_000:].split("\n")
        for line in lines:
            self._saying.say(Remark(line[:2000]))
        return len(text)


def _run(saying: _Saying) -> None:
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Job)
    catalogue = Catalogue.load()
    contents = _contents(job)
    to_do = plan(contents, catalogue)
    if not any(to_do.exercises):
        raise Refused(f"{job.name} holds no exercise.")
    course = next((place.course for place in catalogue if place.course.id == contents.course), None)
    delivered = _delivered(catalogue, contents.course, to_do)
    files = _files(course)
    names = [
        [name for one in held if one in to_do.known for name in to_do.known[one].names] for held in to_do.exercises
    ]
    hooks = hooks_of(to_do.cells, names, {Path(name).parts[0].removesuffix(".py") for name in files})
    imports = sorted(imports_of(to_do.cells) - imports_of(delivered.values()))
    told = [HookFound(hook.cell, hook.line, hook.what[:200]) for hook in hooks[:_MOST_TOLD]]
    saying.say(Begun(contents.course, [one[:200] for one in imports[:_MOST_TOLD]], told))
    limits = SandboxLimits(memory=job.memory, seconds=max(1, int(60 * job.minutes)))
    with Sandbox(files, limits) as sandbox:
        sandbox.write_settings(KERNEL_SETTINGS)
        with KernelSession(sandbox=sandbox, output=False) as session:
            _bound(_ROOM)
            run_through = _Verifying(session, job, to_do, delivered, [] if job.allow_hooks else hooks)
            for line in run_through.all(to_do, job.minutes):
                saying.say(Judged(line.exercise[:500], line.verdict))


def _contents(job: Job) -> Contents:
    """Read the notebook: only what it takes to run it, and within bounds before anything is made of it."""
    content = sys.stdin.buffer.read(_MOST_NOTEBOOK + 1)
    path = Path(job.name)
    return parse(slim(content, path), path)


def _delivered(catalogue: Catalogue, course: str | None, to_do: Plan) -> dict[str, Cell]:
    """Return the cells of the course for the exercises of a notebook, as they are delivered."""
    places = [place for one in to_do.known if (place := catalogue.find(one, course)) is not None]
    files = {Path(place.course.folder, place.notebook.file) for place in places}
    cells: dict[str, Cell] = {}
    for file in files:
        with suppress(Refused):
            for cell in read(file).cells:
                cells |= dict.fromkeys([*cell.exercises, f"{file}#{cell.number}"], cell)
    return cells


def _files(course: Course | None) -> dict[str, Path]:
    """Return what the notebook's course puts beside it: the course's own files, whatever the learner's say."""
    if course is None:
        return {}
    return {name.as_posix(): source for source, name in course_files(course) if source.suffix != ".ipynb"}


class _Verifying(RunThrough):
    """A run that calls nothing passed which the notebook's own text does not answer."""

    def __init__(
        self, session: KernelSession, job: Job, to_do: Plan, delivered: Mapping[str, Cell], hooks: Sequence[Hook]
    ) -> None:
        super().__init__(session, to_do.known, seed=job.seed, seconds=job.seconds)
        self._delivered = delivered
        self._hooks = hooks
        self._cell = Cell("")

    def verdicts(self, cell: Cell, exercises: Sequence[str]) -> Any:
        """Run a cell, and check the exercises that it answers."""
        self._cell = cell
        return super().verdicts(cell, exercises)

    def _check(self, name: str, *rest: Any) -> Verdict:
        exercise, delivered, *_, stopped = self._known.get(name), self._delivered.get(name), *rest
        if exercise is not None and stopped is None:
            if parse_cell(self._cell.source) is None:
                return could_not_check("Its cell is not valid Python, yet the kernel ran it.")
            unanswered = not_answered(self._cell, exercise, None if delivered is None else delivered.source)
            if unanswered is not None:
                return unanswered
        verdict = super()._check(name, *rest)
        if verdict.outcome != "passed":
            return verdict
        hook = next((hook for hook in self._hooks if hook.cell <= self._cell.number), None)
        if hook is None:
            return verdict
        return could_not_check(
            "It would pass, but {what} in cell {cell}, line {line}, can change what other cells mean. Look at it; "
            "with --allow-hooks it counts.",
            what=hook.what,
            cell=hook.cell,
            line=hook.line,
        )


def _end_with(parent: int) -> None:
    """Let this process end when its parent does, however that ends."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _bound(room: int) -> None:
    """Bound this process. The limit is a soft one, so that what it starts may have one of its own."""
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + room
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main(int(sys.argv[1]))
