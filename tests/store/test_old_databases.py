"""Databases that released versions have written are upgraded with all that is in them. `fixtures` holds one of each.

A new revision comes with a database that the one before it has written, in both dialects.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from math4ml_ext.checks import CheckRecord
from math4ml_ext.hub.try_out.postgres import Postgres
from math4ml_ext.store import Store
from math4ml_ext.store.models import CheckRow, MistakeRow, StandingRow
from math4ml_ext.store.outbox import waiting

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The database of version 0.1.0 (revision 0001), not opened yet."""
    yield from opened(request, tmp_path, "revision-0001")


def opened(request: pytest.FixtureRequest, tmp_path: Path, name: str) -> Iterator[Store]:
    if request.param == "sqlite":
        shutil.copy(FIXTURES / f"{name}.sqlite", tmp_path / "progress.sqlite")
        store = Store(f"sqlite:///{tmp_path / 'progress.sqlite'}")
    else:
        server: Postgres = request.getfixturevalue("postgres")
        store = Store(server.database())
        engine = create_engine(store.url)
        with engine.connect() as connection:
            connection.exec_driver_sql((FIXTURES / f"{name}.sql").read_text(encoding="utf-8"))
            connection.commit()
        engine.dispose()
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def of_0_2_0(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The database of version 0.2.0 (revision 0002), not opened yet."""
    yield from opened(request, tmp_path, "revision-0002")


def standing(store: Store, user: str, exercise: str) -> StandingRow:
    with store.engine.connect() as connection:
        wanted = select(StandingRow).where(StandingRow.username == user, StandingRow.exercise == exercise)
        return connection.execute(wanted).one()  # type: ignore[return-value]


def test_every_check_is_still_there_and_is_evidence_of_the_plain_kind(old: Store) -> None:
    old.open()
    with old.engine.connect() as connection:
        rows = connection.execute(select(CheckRow)).all()
    assert len(rows) == 10
    assert {(row.evidence, row.late, row.section) for row in rows} == {("checked", False, "")}


def test_a_standing_is_worked_out_from_the_checks_and_the_help(old: Store) -> None:
    old.open()
    row = standing(old, "ada", "probability/softmax")
    assert (row.checks, row.passed, row.outcome, row.misconception) == (
        4,
        True,
        "failed",
        "shares without exponentials",
    )
    assert row.passed_at.isoformat() == "2026-11-02T09:05:02.000345+00:00"
    assert row.first_at < row.passed_at < row.last_at
    assert (row.hints, row.solution_shown, row.verified, row.late) == (2, False, None, False)


def test_how_often_the_same_answer_was_checked_is_worked_out(old: Store) -> None:
    old.open()
    assert standing(old, "J\u00fcrgen \u2603", "probability/softmax").same_cell == 3
    assert standing(old, "ada", "probability/softmax").same_cell == 1


def test_the_line_on_which_somebody_stopped_is_read_from_the_verdict(old: Store) -> None:
    old.open()
    assert standing(old, "ada", "probability/entropy").stopped_line == 3


def test_help_alone_is_a_standing_too(old: Store) -> None:
    old.open()
    row = standing(old, "grace", "linear_algebra/norm")
    assert (row.checks, row.hints, row.first_at) == (0, 1, None)


def test_mistakes_are_counted_by_learner(old: Store) -> None:
    old.open()
    with old.engine.connect() as connection:
        rows = connection.execute(select(MistakeRow).where(MistakeRow.exercise == "probability/softmax")).all()
    assert {(row.username, row.criterion, row.misconception, row.times) for row in rows} == {
        ("ada", "has no negative entry", "shares without exponentials", 3),
        ("J\u00fcrgen \u2603", "has no negative entry", "shares without exponentials", 3),
    }


def test_progress_reads_as_it_did(old: Store) -> None:
    progress = {one.exercise: one for one in old.progress("ada")}
    softmax = progress["probability/softmax"]
    assert (softmax.checks, softmax.passed, softmax.hints, softmax.cell) == (4, True, 2, "a3")
    assert softmax.last is not None
    assert softmax.last.outcome == "failed"
    assert old.progress("grace")[1].last is None


def test_what_0_2_0_kept_of_a_class_is_still_there(of_0_2_0: Store) -> None:
    of_0_2_0.open()
    row = standing(of_0_2_0, "ada", "probability/softmax")
    assert (row.checks, row.passed, row.verified, row.hints, row.section) == (2, True, True, 1, "tuesday")
    assert row.unfinished == 0
    assert standing(of_0_2_0, "ada", "probability/entropy").late
    assert of_0_2_0.read(waiting) == 1
    assert of_0_2_0.term("ada", "math4ml", "probability").due is not None


def test_practice_of_0_2_0_that_was_dated_at_will_is_dated_as_it_can_have_been(of_0_2_0: Store) -> None:
    of_0_2_0.open()
    row = standing(of_0_2_0, "grace", "probability/softmax")
    assert (row.practice, row.first_at.year, row.last_at <= datetime.now(timezone.utc)) == (3, 2026, True)
    times = of_0_2_0.read(lambda connection: connection.execute(select(CheckRow.answered_at)).scalars().all())
    assert {time.year for time in times} == {2026}


def test_checks_are_kept_in_a_database_of_0_2_0_as_in_a_new_one(
    of_0_2_0: Store, made: Callable[..., CheckRecord]
) -> None:
    begun = made(check="e" * 32, user="ada", answers=("a",), exercise="probability/softmax")
    assert of_0_2_0.begin(begun) is None
    assert standing(of_0_2_0, "ada", "probability/softmax").unfinished == 1
    of_0_2_0.record(replace(begun, answers=("a", "b")))
    row = standing(of_0_2_0, "ada", "probability/softmax")
    assert (row.unfinished, row.checks) == (0, 3)
    assert of_0_2_0.practice_so_far("ada") == (0, None)
