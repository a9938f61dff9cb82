"""``jupyter math4ml regrade``: run learners' notebooks again, in a sandbox, and keep what passes as *verified*."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from math4ml_ext import protocol
from math4ml_ext.agent_source import agent_info
from math4ml_ext.checks import CheckRecord
from math4ml_ext.errors import Refused
from math4ml_ext.files import course_files
from math4ml_ext.kernels import KernelDied, KernelSession
from math4ml_ext.runner import KERNEL_SETTINGS
from math4ml_ext.sandbox import NoSandbox, Sandbox, SandboxLimits
from math4ml_ext.store import Store

from .catalogue import Catalogue
from .database import store_of, url_of
from .handed_in import HandedIn, find, take
from .notebook import Contents, parse
from .run_through import RunThrough, plan
from .words import Line, as_data, show

__all__ = ["run"]

_GIB = 1024**3
_ON_RECORD = ("passed", "failed")


def run(arguments: argparse.Namespace) -> int:
    """Run every notebook again; return 0 if each of them could be run, whatever came of it."""
    if not url_of(arguments):
        raise Refused("Say where the class is kept: --database URL, or set MATH4ML_DATABASE_URL.")
    handed_in = [one for pattern in arguments.notebooks for one in find(pattern, arguments.user)]
    if not handed_in:
        raise Refused(f"There is no such notebook: {', '.join(arguments.notebooks)}.")
    regrader = _Regrader(arguments, store_of(arguments), Catalogue.load())
    told: list[dict[str, Any]] = []
    status = 0
    for one in handed_in:
        if not arguments.json:
            print(f"{one.user}: {one.path}")
        try:
            lines = list(regrader.lines(one))
        except (Refused, NoSandbox, KernelDied, OSError) as problem:
            status, sentence = 1, getattr(problem, "sentence", None) or f"{problem.args[-1]}."
            told.append({"user": one.user, "error": sentence})
            print(f"  {sentence}", file=sys.stderr)
            if isinstance(problem, NoSandbox):
                break  # there is none for the others either
            continue
        told.append({"user": one.user, "verdicts": [as_data(line) for line in lines]})
        if not arguments.json:
            show(lines, as_json=False)
    if arguments.json:
        print(json.dumps({"notebooks": told}, indent=2))
    return status


class _Regrader:
    """Runs one notebook after the other, each in a sandbox of its own, and has the verdicts recorded."""

    def __init__(self, arguments: argparse.Namespace, store: Store, catalogue: Catalogue) -> None:
        self._arguments = arguments
        self._store = store
        self._catalogue = catalogue
        self._limits = SandboxLimits(
            memory=int(arguments.memory * _GIB), seconds=max(1, int(60 * arguments.minutes)), processes=256
        )

    def lines(self, one: HandedIn) -> Iterator[Line]:
        """Yield the verdicts on a notebook, each recorded."""
        contents = parse(take(one), one.path)
        to_do = plan(contents, self._catalogue)
        if not any(to_do.exercises):
            raise Refused(f"{one.path} holds no exercise.")
        begun = datetime.now(timezone.utc)
        with Sandbox(self._files(contents), self._limits) as sandbox:
            sandbox.write_settings(KERNEL_SETTINGS)
            # The seed is not one that a notebook could have been written for.
            seed = secrets.randbits(63)
            with KernelSession(sandbox=sandbox) as session:
                run_through = RunThrough(session, to_do.known, seed=seed, seconds=self._arguments.seconds)
                for line in run_through.all(to_do, self._arguments.minutes):
                    if line.verdict.outcome in _ON_RECORD:
                        self._store.record(self._record(one.user, contents, line, seed, begun))
                    yield line

    def _files(self, contents: Contents) -> dict[str, Path]:
        """Return what the notebook's course puts beside it: the course's own files, whatever the learner's say."""
        course = next((place.course for place in self._catalogue if place.course.id == contents.course), None)
        if course is None:
            return {}
        files = course_files(course)
        return {name.as_posix(): source for source, name in files if source.suffix != ".ipynb"}

    def _record(self, user: str, contents: Contents, line: Line, seed: int, begun: datetime) -> CheckRecord:
        place = self._catalogue.find(line.exercise, contents.course)
        assert place is not None
        return CheckRecord(
            check=f"verified:{secrets.token_hex(16)}",
            user=user,
            course=place.course.id,
            course_version=place.course.version,
            exercise=place.exercise.id,
            exercise_version=place.exercise.version,
            seed=seed,
            verdict=line.verdict,
            rounds=0,  # nobody was asked over the wire
            issued_at=begun,
            answered_at=datetime.now(timezone.utc),
            cell="",
            wire=protocol.VERSION,
            agent=agent_info().agent,
            evidence="verified",
        )
