"""The store keeps checks and help, and tells progress."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord
from math4ml_ext.protocol import Progress
from math4ml_ext.store import Store, default_url
from math4ml_ext.store.models import CheckRow, UtcDateTime

Made = Callable[..., CheckRecord]
NOON = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
PASSED = Verdict("passed", say("Losses are sums."))
UNSURE = Verdict("could-not-check", say("The value is too large."))


def helped(kind: Any, level: int, user: str = "ada") -> HelpRecord:
    return HelpRecord(user, "math4ml", "0.1", "probability/softmax", "1", kind, level, NOON)


def only(progress: list[Progress]) -> Progress:
    (one,) = progress
    return one


def test_everything_about_a_check_is_kept(store: Store, made: Made) -> None:
    record = made()
    store.record(record)
    with store.engine.connect() as connection:
        row = connection.execute(select(CheckRow)).mappings().one()
    kept = {name: row[name] for name in row if name not in ("id", "verdict")}
    assert kept == {
        "check_id": record.check,
        "username": "ada",
        "course": "math4ml",
        "course_version": "0.1",
        "exercise": "probability/softmax",
        "exercise_version": "1",
        "seed": 2**63 - 1,
        "outcome": "failed",
        "criterion": "no entry is negative",
        "misconception": "normalises without exponentiating",
        "rounds": 2,
        "issued_at": record.issued_at,
        "answered_at": record.answered_at,
        "cell": "abc",
        "wire": 1,
        "agent": "def",
        "evidence": "checked",
        "late": False,
        "section": "",
        "answers": "",
    }


def test_a_verdict_comes_back_as_it_was(store: Store, made: Made) -> None:
    record = made()
    store.record(record)
    assert only(store.progress("ada")).last == record.verdict


def test_the_first_verdict_of_a_check_wins(store: Store, made: Made) -> None:
    record = made()
    assert store.record(record) == record.verdict
    assert store.record(made(check=record.check, verdict=PASSED)) == record.verdict
    assert only(store.progress("ada")).checks == 1


def test_progress_is_the_last_verdict_and_whether_it_was_ever_passed(store: Store, made: Made) -> None:
    store.record(made(verdict=PASSED))
    last = made(answered_at=NOON, cell="xyz")
    store.record(last)
    assert only(store.progress("ada")) == Progress(
        exercise="probability/softmax",
        course="math4ml",
        checks=2,
        hints=0,
        solution_shown=False,
        passed=True,
        last=last.verdict,
        checked_at="2026-11-01T12:00:00+00:00",
        cell="xyz",
    )


def test_a_check_that_could_not_be_made_is_counted_and_hides_nothing(store: Store, made: Made) -> None:
    store.record(made(verdict=PASSED))
    store.record(made(verdict=UNSURE))
    progress = only(store.progress("ada"))
    assert (progress.checks, progress.last) == (2, PASSED)


def test_only_checks_that_could_not_be_made_leave_no_verdict(store: Store, made: Made) -> None:
    store.record(made(verdict=UNSURE))
    progress = only(store.progress("ada"))
    assert (progress.checks, progress.last, progress.checked_at) == (1, None, None)


def test_help_is_counted_once_for_each_hint(store: Store) -> None:
    store.help_shown([helped("hint", 1)])
    store.help_shown([helped("hint", 1), helped("hint", 2), helped("solution", 0)])
    progress = only(store.progress("ada"))
    assert (progress.checks, progress.hints, progress.solution_shown) == (0, 2, True)


def test_people_and_courses_and_exercises_are_kept_apart(store: Store, made: Made) -> None:
    for changes in ({}, {"user": "grace"}, {"course": "other"}, {"exercise": "probability/entropy"}):
        store.record(made(**changes))
    store.help_shown([helped("hint", 1, "grace")])
    assert len(store.progress("ada")) == 3
    assert only(store.progress("grace")).hints == 1
    assert only(store.progress("ada", course="other")).course == "other"
    assert only(store.progress("ada", course="math4ml", exercise="probability/entropy")).checks == 1
    assert store.progress("nobody") == []


def test_a_verdict_that_a_later_version_wrote_is_not_shown(store: Store, made: Made) -> None:
    store.record(made())
    with store.engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE checks SET verdict = '{"outcome": "splendid"}'""")
    assert only(store.progress("ada")).last is None


def test_many_threads_write_side_by_side(store: Store, made: Made) -> None:
    records = [made() for _ in range(40)]
    threads = [threading.Thread(target=lambda part=records[n::4]: [*map(store.record, part)]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert only(store.progress("ada")).checks == 40


def test_two_stores_write_to_one_file(path: Path, store: Store, made: Made) -> None:
    other = Store(f"sqlite:///{path}")
    for _ in range(5):
        store.record(made())
        other.record(made())
    assert only(store.progress("ada")).checks == 10
    other.close()


def test_what_was_recorded_can_be_read_while_somebody_writes(path: Path, store: Store, made: Made) -> None:
    store.record(made())
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert only(store.progress("ada")).checks == 1


def test_a_store_can_live_in_memory(made: Made) -> None:
    store = Store("sqlite://")
    store.record(made())
    assert only(store.progress("ada")).checks == 1
    store.close()


def test_the_default_place_is_the_jupyter_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    assert default_url() == f"sqlite:///{tmp_path}/math4ml/progress.sqlite"
    store = Store()
    store.open()
    store.close()
    assert (tmp_path / "math4ml" / "progress.sqlite").exists()


def test_a_time_without_a_zone_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 1, 1), store.engine.dialect)  # noqa: DTZ001


def test_a_time_of_another_zone_comes_back_in_utc(store: Store, made: Made) -> None:
    eastward = timezone(timedelta(hours=2))
    store.record(made(answered_at=datetime(2026, 11, 1, 14, tzinfo=eastward)))
    assert only(store.progress("ada")).checked_at == "2026-11-01T12:00:00+00:00"
