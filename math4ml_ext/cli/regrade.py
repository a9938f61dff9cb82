"""``jupyter math4ml regrade``: run learners' notebooks again, in a sandbox, and keep what passes as *verified*."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import msgspec

from graders.kit.verdict import Verdict
from math4ml_ext import protocol
from math4ml_ext.agent_source import agent_info
from math4ml_ext.checks import CheckRecord
from math4ml_ext.errors import Refused
from math4ml_ext.store import Store

from .catalogue import Catalogue, Place
from .database import store_of, url_of
from .handed_in import HandedIn, find, take
from .regrade_messages import Begun, Job, Judged, Remark
from .regrade_process import CannotRun, run_in_process
from .words import Line, as_data, printable, show

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
    try:
        for one in handed_in:
            told.append(regrader.regrade(one))
            if regrader.no_sandbox:
                break  # there is none for the others either
    finally:  # what was found is told, whatever ends it
        if arguments.json:
            print(json.dumps({"notebooks": told}, indent=2))
    return 1 if any("error" in one for one in told) else 0


class _Regrader:
    """Has one notebook after the other run, each in a process of its own, and records the verdicts."""

    def __init__(self, arguments: argparse.Namespace, store: Store, catalogue: Catalogue) -> None:
        self.no_sandbox = False
        self._arguments = arguments
        self._store = store
        self._catalogue = catalogue

    def regrade(self, one: HandedIn) -> dict[str, Any]:
        """Run a notebook, print what comes of it, and return that for programs."""
        lines: list[Line] = []
        told: dict[str, Any] = {"user": one.user}
        if not self._arguments.json:
            print(f"{printable(one.user)}: {printable(str(one.path))}", flush=True)
        try:
            found = self._lines(one, told, lines)
            if self._arguments.json:
                for _ in found:
                    pass
            else:
                show(found, as_json=False)
        except (Refused, OSError) as problem:
            told["error"] = getattr(problem, "sentence", None) or f"{problem.args[-1]}."
            self.no_sandbox = isinstance(problem, CannotRun) and problem.no_sandbox
            print(f"  {printable(told['error'])}", file=sys.stderr, flush=True)
        if lines or "error" not in told:
            told["verdicts"] = [as_data(line) for line in lines]
        return told

    def _lines(self, one: HandedIn, told: dict[str, Any], lines: list[Line]) -> Iterator[Line]:
        """Yield the verdicts on a notebook, each recorded; put them into `lines`, and the rest into `told`."""
        arguments = self._arguments
        job = Job(
            name=one.path.name,
            seed=secrets.randbits(63),  # not one that a notebook could have been written for
            seconds=arguments.seconds,
            minutes=arguments.minutes,
            memory=int(arguments.memory * _GIB),
            allow_hooks=arguments.allow_hooks,
        )
        begun, course = datetime.now(timezone.utc), None
        for said in run_in_process(job, take(one)):
            match said:
                case Begun():
                    course = said.course
                    told |= {"imports": said.imports, "hooks": [msgspec.to_builtins(hook) for hook in said.hooks]}
                    self._show_reach(said)
                case Remark(text):
                    print(f"  {printable(text)}", file=sys.stderr, flush=True)
                case Judged(exercise, verdict):
                    line = Line(exercise, verdict)
                    lines.append(line)
                    place = self._catalogue.find(exercise, course)
                    if verdict.outcome in _ON_RECORD and place is not None:
                        self._store.record(_record(one.user, place, verdict, job.seed, begun))
                    yield line

    def _show_reach(self, begun: Begun) -> None:
        """Show an instructor what a notebook imports beyond the course's own, and what can change other cells."""
        if self._arguments.json:
            return
        if begun.imports:
            print(f"  It imports {printable(', '.join(begun.imports))}.")
        for hook in begun.hooks:
            print(f"  Cell {hook.cell}, line {hook.line}: {printable(hook.what)} can change what other cells mean.")


def _record(user: str, place: Place, verdict: Verdict, seed: int, begun: datetime) -> CheckRecord:
    return CheckRecord(
        check=f"verified:{secrets.token_hex(16)}",
        user=user,
        course=place.course.id,
        course_version=place.course.version,
        exercise=place.exercise.id,
        exercise_version=place.exercise.version,
        seed=seed,
        verdict=verdict,
        rounds=0,  # nobody was asked over the wire
        issued_at=begun,
        answered_at=datetime.now(timezone.utc),
        cell="",
        wire=protocol.VERSION,
        agent=agent_info().agent,
        evidence="verified",
    )
