"""Practice that is handed in is bounded: in number, in size, and in time."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from graders.kit.text import say
from graders.kit.verdict import LearnerError, Stretch, Verdict
from math4ml_ext import protocol
from math4ml_ext.checks import CheckRecord
from math4ml_ext.courses import Courses
from math4ml_ext.practice import Practice, PracticeSoFar, modest

NOW = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
DAY = timedelta(days=1)
PASSED = Verdict("passed", say("Well done."))


class Log:
    """Keeps in a dict what is handed in, of somebody who has been known since a while."""

    def __init__(self, since: datetime | None = NOW - 90 * DAY) -> None:
        self.kept: dict[str, CheckRecord] = {}
        self.since = since

    def record(self, record: CheckRecord) -> Verdict:
        return self.kept.setdefault(record.check, record).verdict

    def practice_so_far(self, user: str) -> PracticeSoFar:
        return PracticeSoFar(len(self.kept), self.since)


def check(number: int = 1, verdict: Verdict = PASSED, **times: datetime) -> protocol.PracticeCheck:
    at = {"issued_at": NOW - DAY, "answered_at": NOW - DAY} | times
    return protocol.PracticeCheck(
        f"{number:032x}", "tiny", "1", "tiny/double", "1", 1, verdict, 1, cell="", agent="a", **at
    )


def deliver(courses: Courses, log: Log, *checks: protocol.PracticeCheck) -> int:
    return Practice(courses, log, now=lambda: NOW).deliver("ada", protocol.PracticeReport([*checks])).kept


@pytest.mark.parametrize("year", [1, 2000, 2025, 2099, 9999])
def test_a_time_that_cannot_be_is_taken_for_the_nearest_that_can(courses: Courses, year: int) -> None:
    zone = timezone(timedelta(hours=14 if year == 1 else -12))
    odd, log = datetime(year, 1, 1, tzinfo=zone), Log()
    deliver(courses, log, check(issued_at=odd, answered_at=odd))
    (kept,) = log.kept.values()
    assert kept.answered_at == kept.issued_at == (NOW - 30 * DAY if year < 2026 else NOW)


def test_nothing_was_before_somebody_came_first(courses: Courses) -> None:
    log = Log(since=NOW - 2 * DAY)
    deliver(courses, log, check(answered_at=NOW - 5 * DAY, issued_at=NOW - 5 * DAY))
    (kept,) = log.kept.values()
    assert kept.answered_at == NOW - 2 * DAY


def test_a_time_that_can_be_is_kept(courses: Courses) -> None:
    log = Log()
    deliver(courses, log, check(issued_at=NOW - 2 * DAY))
    (kept,) = log.kept.values()
    assert (kept.issued_at, kept.answered_at) == (NOW - 2 * DAY, NOW - DAY)


def test_nothing_was_begun_after_it_was_answered(courses: Courses) -> None:
    log = Log()
    deliver(courses, log, check(issued_at=NOW))
    (kept,) = log.kept.values()
    assert kept.issued_at == kept.answered_at == NOW - DAY


def test_of_nobody_more_is_kept_than_a_bounded_number(courses: Courses) -> None:
    log = Log()
    counts = [deliver(courses, log, *(check(100 * turn + each) for each in range(100))) for turn in range(12)]
    assert counts == [100] * 10 + [0, 0]
    assert len(log.kept) == 1000


LARGE: list[dict[str, Any]] = [
    {"message": say("x" * 10**6)},
    {"message": say("{a}", a="x" * 10**6)},
    {"message": say("m", **{f"v{number}": "x" * 1000 for number in range(1000)})},
    {"message": say("m", **{"x" * 10**6: "v"})},
    {"criterion": "x" * 10**6, "misconception": "x" * 10**6, "question": say("x" * 10**6, a="x" * 10**6)},
    {"held": ("x",) * 10**5},
    {"held": ("x" * 10**6,)},
    {"stretch": (Stretch("x" * 10**6, True, say("x")),) * 3},
    {"notes": (say("x" * 1000),) * 1000},
    {"error": LearnerError("x" * 10**6, "x" * 10**6)},
    {"picture": {"image/png": "x" * 10**6}},
    {"message": say("\N{SNOWMAN}" * 10**6, a="\0" * 10**6), "question": say("\0" * 10**6)},
]


@pytest.mark.parametrize("large", LARGE, ids=range(len(LARGE)))
def test_a_verdict_is_small_whatever_was_handed_in(large: dict[str, Any]) -> None:
    verdict = Verdict(**({"outcome": "failed", "message": say("m")} | large))
    kept = modest(verdict)
    assert len(protocol.encode(kept)) < 20_000
    assert kept.outcome == "failed"


def test_a_verdict_of_ours_is_kept_as_it_is_but_for_its_picture() -> None:
    verdict = Verdict(
        "failed",
        say("{call} gave {got}.", call="softmax([-1, 3])", got="[-0.5, 1.5]"),
        criterion="no entry is negative",
        held=("keeps the shape",),
        total=5,
        question=say("Can a probability be that?"),
        error=LearnerError("ValueError", "odd", 3),
    )
    assert modest(verdict) == verdict
