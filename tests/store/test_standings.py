"""Where a learner stands is kept up with every check, in both dialects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord
from math4ml_ext.store import Store
from math4ml_ext.store.models import MistakeRow, StandingRow

Made = Callable[..., CheckRecord]
NOON = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)
PASSED = Verdict("passed", say("Losses are sums."))
UNSURE = Verdict("could-not-check", say("The value is too large."))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    sqlite = request.param == "sqlite"
    store = Store(f"sqlite:///{tmp_path / 'a'}" if sqlite else request.getfixturevalue("postgres").database())
    yield store
    store.close()


def standing(store: Store) -> Any:
    with store.engine.connect() as connection:
        return connection.execute(select(StandingRow)).one()


def mistakes(store: Store) -> list[Any]:
    with store.engine.connect() as connection:
        return [*connection.execute(select(MistakeRow))]


def test_the_first_check_makes_a_standing(store: Store, made: Made) -> None:
    record = made()
    store.record(record)
    row = standing(store)
    assert (row.username, row.course, row.exercise, row.section) == ("ada", "math4ml", record.exercise, "")
    assert (row.checks, row.passed, row.outcome, row.same_cell, row.stopped_line) == (1, False, "failed", 1, 3)
    assert (row.check_id, row.first_at, row.last_at) == (record.check, record.answered_at, record.answered_at)


def test_a_check_that_is_sent_twice_counts_once(store: Store, made: Made) -> None:
    record = made()
    store.record(record)
    store.record(record)
    assert standing(store).checks == 1
    assert mistakes(store)[0].times == 1


def test_a_pass_stays_whatever_comes_after_it(store: Store, made: Made) -> None:
    store.record(made(verdict=PASSED, answered_at=NOON))
    store.record(made(answered_at=NOON + HOUR))
    row = standing(store)
    assert (row.passed, row.passed_at, row.last_at, row.outcome) == (True, NOON, NOON + HOUR, "failed")


def test_checks_of_the_same_answer_in_a_row_are_counted(store: Store, made: Made) -> None:
    for cell in ("a", "b", "b", "b"):
        store.record(made(cell=cell))
    assert standing(store).same_cell == 3
    store.record(made(cell="c"))
    assert standing(store).same_cell == 1


def test_a_check_that_could_not_be_made_is_counted_and_hides_nothing(store: Store, made: Made) -> None:
    first = made()
    store.record(first)
    store.record(made(verdict=UNSURE))
    row = standing(store)
    assert (row.checks, row.outcome, row.check_id) == (2, "failed", first.check)


def test_practice_is_never_a_pass(store: Store, made: Made) -> None:
    store.record(made(verdict=PASSED, evidence="practice"))
    store.record(made(verdict=PASSED, evidence="practice"))
    row = standing(store)
    assert (row.checks, row.practice, row.passed, row.passed_at, row.outcome) == (0, 2, False, None, None)


def test_practice_that_comes_late_moves_no_time_back(store: Store, made: Made) -> None:
    store.record(made(answered_at=NOON))
    store.record(made(answered_at=NOON - HOUR, evidence="practice"))
    row = standing(store)
    assert (row.first_at, row.last_at) == (NOON - HOUR, NOON)


def test_a_verified_pass_is_told_apart_from_a_checked_one(store: Store, made: Made) -> None:
    store.record(made())
    assert standing(store).verified is None
    store.record(made(verdict=PASSED, evidence="verified", answered_at=NOON))
    row = standing(store)
    assert (row.verified, row.verified_at, row.passed, row.checks) == (True, NOON, False, 1)


def test_a_regrade_that_fails_is_told_as_well(store: Store, made: Made) -> None:
    store.record(made(verdict=PASSED))
    store.record(made(evidence="verified"))
    row = standing(store)
    assert (row.passed, row.verified) == (True, False)


def test_a_late_pass_is_late_and_a_pass_in_time_stays_in_time(store: Store, made: Made) -> None:
    store.record(made(late=True))
    assert not standing(store).late
    store.record(made(late=True, verdict=PASSED))
    assert standing(store).late
    store.record(made(user="grace", verdict=PASSED))
    store.record(made(user="grace", verdict=PASSED, late=True))
    with store.engine.connect() as connection:
        wanted = select(StandingRow.late).where(StandingRow.username == "grace")
        assert connection.execute(wanted).scalar_one() is False


def test_hints_and_the_solution_are_part_of_it(store: Store, made: Made) -> None:
    def helped(kind: Any, level: int) -> HelpRecord:
        return HelpRecord("ada", "math4ml", "0.1", "probability/softmax", "1", kind, level, NOON)

    store.help_shown([helped("hint", 1), helped("hint", 2)])
    store.help_shown([helped("hint", 1), helped("solution", 0)])
    row = standing(store)
    assert (row.hints, row.solution_shown, row.checks) == (2, True, 0)


def test_a_mistake_has_one_row_for_each_learner(store: Store, made: Made) -> None:
    for user in ("ada", "ada", "grace"):
        store.record(made(user=user))
    assert {(row.username, row.misconception, row.times) for row in mistakes(store)} == {
        ("ada", "normalises without exponentiating", 2),
        ("grace", "normalises without exponentiating", 1),
    }


def test_practice_and_passes_are_no_mistakes(store: Store, made: Made) -> None:
    store.record(made(verdict=PASSED))
    store.record(made(evidence="practice"))
    store.record(made(verdict=UNSURE))
    assert mistakes(store) == []
