"""Attempts to be in time, or to have been: the clock that counts is the service's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import delete

from math4ml_ext.store.models import CheckRow, StandingRow, TermRow
from math4ml_ext.store.standings import upsert

from .attacks import DOUBLE, Attacker, Lab, practice, told

DAY = timedelta(days=1)
Dates = Callable[..., None]


def double(x: int) -> int:
    return 2 * x


def now() -> datetime:
    return datetime.now(timezone.utc)


@pytest.fixture
def dates(lab: Lab, mallory: Attacker) -> Iterator[Dates]:
    """Set the dates of the notebook, as an instructor does."""

    def dates(**parts: Any) -> None:
        row = {"course": "tiny", "section": "", "notebook": "one"} | parts
        lab.store.write(lambda connection: upsert(connection, TermRow, row))

    yield dates
    lab.store.write(lambda connection: connection.execute(delete(TermRow)))


def right(mallory: Attacker, issued: Any) -> Any:
    return mallory.hand_in(issued, mallory.answer(issued["ask"], double=double)).message


def test_answers_after_the_due_date_to_a_check_from_before(mallory: Attacker, dates: Dates) -> None:
    dates(due=now() + DAY)
    issued = mallory.begin()
    dates(due=now() - DAY)
    assert (reply := right(mallory, issued))["recorded"]
    assert reply["late"]
    (standing,) = mallory.rows(StandingRow)
    assert (standing.passed, standing.late) == (True, True)


def test_answers_after_it_was_closed_to_a_check_from_before(mallory: Attacker, dates: Dates) -> None:
    issued = mallory.begin()
    dates(closes=now() - DAY)
    reply = right(mallory, issued)
    assert (reply["recorded"], reply["practice"]) == (False, True)
    assert mallory.outcomes == [("passed", "practice")]
    assert not mallory.passed


def test_a_late_pass_that_is_passed_again_in_time(mallory: Attacker, dates: Dates) -> None:
    dates(due=now() - DAY)
    right(mallory, mallory.begin())
    dates(due=None)
    assert not right(mallory, mallory.begin())["late"]
    (standing,) = mallory.rows(StandingRow)
    assert (standing.passed, standing.late) == (True, True)


def test_practice_that_says_it_was_in_time(mallory: Attacker, dates: Dates) -> None:
    dates(due=now() - DAY, closes=now() - DAY)
    early = {"issued_at": "2020-01-01T00:00:00Z", "answered_at": "2020-01-01T00:00:01Z"}
    assert mallory.api("POST", "api/practice", {"checks": [practice(**early)]}).message == {"kept": 1}
    assert mallory.outcomes == [("passed", "practice")]
    assert not mallory.passed


def test_a_time_in_a_header_or_in_the_message(mallory: Attacker, dates: Dates) -> None:
    dates(closes=now() - DAY)
    early = {"Date": "Wed, 01 Jan 2020 00:00:00 GMT", "If-Unmodified-Since": "Wed, 01 Jan 2020 00:00:00 GMT"}
    issued = mallory.begin()
    message = {"check": issued["check"], "rounds": [mallory.answer(issued["ask"], double=double)]}
    for field in ("answered_at", "issued_at", "now"):
        assert told(mallory.api("POST", "api/checks/answers", {**message, field: early["Date"]}), 400, "bad-message")
    assert mallory.api("POST", "api/checks/answers", message, headers=early).message["practice"]
    (check,) = mallory.rows(CheckRow)
    assert (check.evidence, check.answered_at > now() - DAY) == ("practice", True)
    assert not mallory.passed


def test_a_learner_who_sets_the_dates(mallory: Attacker, dates: Dates) -> None:
    dates(open=False)
    term = {"course": "tiny", "term": {"notebook": "one", "open": True}}
    assert told(mallory.api("POST", "class/api/terms", term), 403, "forbidden")
    assert right(mallory, mallory.begin())["practice"]
    assert not mallory.passed


def test_the_solution_before_it_may_be_seen(mallory: Attacker, dates: Dates) -> None:
    """Practice opens nothing: neither a pass that is claimed, nor one after the notebook was closed."""
    dates(open=False)
    mallory.api("POST", "api/practice", {"checks": [practice()]})
    assert right(mallory, mallory.begin())["practice"]
    assert told(mallory.api("POST", "api/solutions", DOUBLE), 403, "solution-withheld")
    assert not mallory.passed


def test_practice_of_other_centuries(mallory: Attacker, page: Any) -> None:
    """It is dated as it can have been: nothing in the export is older than the learner, or of tomorrow."""
    for number, year in enumerate(("0001", "2000", "2099", "9999")):
        times = {"issued_at": f"{year}-06-01T00:00:00Z", "answered_at": f"{year}-06-01T00:00:00Z"}
        report = {"checks": [practice(check=f"{number:032x}", **times)]}
        assert mallory.api("POST", "api/practice", report).message == {"kept": 1}
    times = [check.answered_at for check in mallory.rows(CheckRow)]
    assert all(now() - DAY < time <= now() for time in times)
    mine = [line for line in page("export.csv?course=tiny").text.splitlines() if mallory.name in line]
    assert mine
    assert not [line for line in mine if "2000-" in line or "2099-" in line or "9999-" in line]
