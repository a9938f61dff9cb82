"""A tiny course, and checks that record nowhere but in a dict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graders.kit.verdict import Verdict
from math4ml_ext import protocol
from math4ml_ext.checks import CheckRecord, Checks, HelpRecord, Met
from math4ml_ext.courses import Courses
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.tokens import Tokens

COURSES = Path(__file__).parent.parent / "courses"


@pytest.fixture(autouse=True)
def tiny_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(COURSES / "tiny"))


@pytest.fixture
def courses(tiny_on_path: None) -> Courses:
    import tiny

    return Courses([tiny.course])


class Memory:
    """A recorder that forgets when the test is over, and can be made to fail."""

    def __init__(self) -> None:
        self.checks: dict[str, CheckRecord] = {}
        self.help: dict[tuple[str, str, int], HelpRecord] = {}
        self.trouble: StoreTrouble | None = None

    def record(self, record: CheckRecord) -> Verdict:
        if self.trouble:
            raise self.trouble
        return self.checks.setdefault(record.check, record).verdict

    def begin(self, record: CheckRecord) -> Verdict | None:
        if self.trouble:
            raise self.trouble
        known = self.checks.get(record.check)
        return known and known.verdict

    def help_shown(self, records: Sequence[HelpRecord]) -> None:
        if self.trouble:
            raise self.trouble
        for record in records:
            self.help[record.user, record.kind, record.level] = record

    def progress(self, user: str, *, course: str | None = None, exercise: str | None = None) -> list[protocol.Progress]:
        if self.trouble:
            raise self.trouble
        checks = [record for record in self.checks.values() if record.user == user]
        return [
            protocol.Progress(
                exercise=exercise or "",
                course=course or "",
                checks=len(checks),
                hints=sum(user == one and kind == "hint" for one, kind, _ in self.help),
                solution_shown=False,
                passed=any(record.verdict.outcome == "passed" for record in checks),
            )
        ]

    def met(self, user: str) -> list[Met]:
        return [
            Met(record.course, record.exercise, record.verdict.misconception, record.answered_at)
            for record in self.checks.values()
            if record.user == user and record.verdict.misconception
        ]


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(b"secret")


@pytest.fixture
def checks(courses: Courses, tokens: Tokens, memory: Memory) -> Checks:
    return Checks(courses, tokens, memory, rounds=3, agent="abc")


@pytest.fixture
def press(checks: Checks) -> Callable[..., protocol.VerdictReached]:
    """Press Check: issue a check of the tiny course and answer from some names until there is a verdict."""
    from fake_kernel import answer

    def press(exercise: str, names: Mapping[str, Any], *, user: str = "ada", **more: Any) -> protocol.VerdictReached:
        issued = checks.issue(user, protocol.IssueRequest(f"tiny/{exercise}", "tiny"))
        rounds = [answer(issued.ask, names)]
        while True:
            reply = checks.advance(user, protocol.AnswersRequest(issued.check, rounds, **more))
            if isinstance(reply, protocol.VerdictReached):
                return reply
            rounds.append(answer(reply.ask, names))

    return press
