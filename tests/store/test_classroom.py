"""A class is read as it stands, section by section, and what has changed is found by whoever asks, in both dialects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, HelpRecord
from math4ml_ext.store import Store
from math4ml_ext.store.classroom import Cursor, Person, Place, changes, people, sections, snapshot
from math4ml_ext.store.classroom_checks import believed, history, unrecognised
from math4ml_ext.store.models import MemberRow, PersonRow
from math4ml_ext.store.records import keep
from math4ml_ext.store.standings import upsert

Made = Callable[..., CheckRecord]
Record = Callable[..., None]
NOON = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
MINUTE = timedelta(minutes=1)
PASSED = Verdict("passed", say("Losses are sums."))
FAILED = Verdict("failed", say("{call} gave {got}.", call="f(1)", got="2"), "agrees with the definition")
SOFTMAX = "probability/softmax"
TUESDAY = Place("math4ml", "tuesday")
BEFORE_ALL = Cursor()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    sqlite = request.param == "sqlite"
    store = Store(f"sqlite:///{tmp_path / 'a'}" if sqlite else request.getfixturevalue("postgres").database())
    store.open()
    yield store
    store.close()


@pytest.fixture
def record(store: Store, made: Made) -> Callable[..., None]:
    """Keep a check of somebody in a section, who is on its roster from then on."""

    def record(*, user: str = "ada", section: str = "tuesday", course: str = "math4ml", **changes: Any) -> None:
        member = {"course": course, "username": user, "section": section}
        store.write(lambda connection: upsert(connection, MemberRow, member))
        store.record(made(user=user, course=course, **changes))

    return record


def read(store: Store, work: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    return store.read(lambda connection: work(connection, *arguments, **options))


def add(store: Store, row: type[Any], *rows: dict[str, Any]) -> None:
    with store.engine.begin() as connection:
        connection.execute(insert(row), rows)


def wrong(name: str | None) -> Verdict:
    return Verdict("failed", say("Not yet."), "entries sum to one", misconception=name)


def test_a_section_is_all_standings_in_it_and_no_others(store: Store, record: Record) -> None:
    record(user="ada")
    record(user="bob", section="monday")
    record(user="cyd", course="other")
    assert [each.username for each in read(store, snapshot, TUESDAY).standings] == ["ada"]


def test_no_section_is_all_of_them(store: Store, record: Record) -> None:
    record(user="ada")
    record(user="bob", section="")
    found = read(store, snapshot, Place("math4ml")).standings
    assert sorted(each.username for each in found) == ["ada", "bob"]


def test_a_standing_tells_times_in_whole_seconds(store: Store, record: Record) -> None:
    record(verdict=FAILED, answered_at=NOON + timedelta(seconds=0.9))
    record(verdict=PASSED, answered_at=NOON + 4 * MINUTE)
    (one,) = read(store, snapshot, TUESDAY).standings
    noon = int(NOON.timestamp())
    assert (one.checks, one.passed, one.first_at, one.passed_at, one.last_at) == (2, True, noon, noon + 240, noon + 240)
    assert (one.verified, one.verified_at) == (None, None)


def test_what_is_verified_is_told_apart_from_what_is_checked(store: Store, record: Record) -> None:
    record(verdict=PASSED)
    record(verdict=FAILED, evidence="verified", answered_at=NOON)
    (one,) = read(store, snapshot, TUESDAY).standings
    assert (one.passed, one.verified, one.verified_at) == (True, False, int(NOON.timestamp()))


def test_the_line_of_an_endless_loop_is_kept(store: Store, record: Record) -> None:
    said = say("{call} was stopped: line {line} was still running after {seconds} s.", call="f(1)", line=4, seconds="2")
    record(verdict=Verdict("failed", said, "finishes in time"))
    (one,) = read(store, snapshot, TUESDAY).standings
    assert (one.criterion, one.stopped_line) == ("finishes in time", 4)


def test_changes_are_what_was_checked_since(store: Store, record: Record) -> None:
    record(user="ada")
    first = read(store, snapshot, TUESDAY).cursor
    record(user="bob")
    record(user="cyd", section="monday")
    found = read(store, changes, TUESDAY, first)
    assert {each.username for each in found.standings} - {"ada"} == {"bob"}
    assert found.cursor.check > first.check


def test_help_is_a_change_too(store: Store, record: Record) -> None:
    record(user="ada")
    first = read(store, snapshot, TUESDAY).cursor
    store.help_shown([HelpRecord("ada", "math4ml", "0.1", SOFTMAX, "1", "hint", 2, NOON)])
    (one,) = read(store, changes, TUESDAY, first).standings
    assert one.hints == 2


def test_a_verification_is_a_change_too(store: Store, record: Record) -> None:
    record(user="ada", verdict=PASSED)
    first = read(store, snapshot, TUESDAY).cursor
    record(user="ada", verdict=PASSED, evidence="verified")
    (one,) = read(store, changes, TUESDAY, first).standings
    assert one.verified is True


def test_nothing_is_lost_that_committed_after_a_higher_number(request: Any, made: Made) -> None:
    """PostgreSQL numbers a check when it is written, and shows it when its transaction ends."""
    store, everywhere = Store(request.getfixturevalue("postgres").database()), Place("math4ml")
    store.open()
    with store.engine.begin() as slow:
        keep(slow, made(user="slow"))
        store.record(made(user="quick"))
        seen = read(store, snapshot, everywhere)
    assert {each.username for each in seen.standings} == {"quick"}
    assert "slow" in {each.username for each in read(store, changes, everywhere, seen.cursor).standings}
    store.close()


def test_a_cursor_beyond_the_newest_check_is_told_from_no_change(store: Store, record: Record) -> None:
    record()
    assert read(store, changes, TUESDAY, Cursor(10**6, 0)) is None


def test_a_cursor_survives_being_written_down() -> None:
    assert Cursor.parse(str(Cursor(12, 3))) == Cursor(12, 3)
    with pytest.raises(ValueError, match="invalid literal"):
        Cursor.parse("yesterday")


def test_the_roster_is_there_before_anybody_checks(store: Store) -> None:
    add(store, MemberRow, {"course": "math4ml", "username": "ada", "section": "tuesday"})
    assert read(store, people, TUESDAY) == [Person("ada", "", (), 0)]


def test_people_are_described_as_the_hub_did_last(store: Store) -> None:
    described = {"display_name": "Ada L.", "groups": '["red", "early"]', "last_seen": NOON}
    add(store, PersonRow, {"username": "ada", **described}, {"username": "bob", **described})
    add(store, MemberRow, {"course": "math4ml", "username": "ada", "section": "tuesday"})
    assert read(store, people, TUESDAY) == [Person("ada", "Ada L.", ("red", "early"), int(NOON.timestamp()))]


def test_who_checks_without_being_on_the_roster_is_there_too(store: Store) -> None:
    add(store, PersonRow, {"username": "bob", "display_name": "Bob", "groups": "[]", "last_seen": NOON})
    found = read(store, people, TUESDAY, ["bob", "cyd"])
    assert found == [Person("bob", "Bob", (), int(NOON.timestamp())), Person("cyd", "", (), 0)]


def test_sections_are_those_with_anybody_in_them(store: Store, record: Record) -> None:
    add(store, MemberRow, {"course": "math4ml", "username": "ada", "section": "tuesday"})
    record(user="bob", section="monday")
    record(user="cyd", section="")
    record(user="dan", section="friday", course="other")
    assert read(store, sections, "math4ml") == ["", "monday", "tuesday"]


def test_misconceptions_are_counted_by_learners_not_by_checks(store: Store, record: Record) -> None:
    for user in ("ada", "ada", "bob"):
        record(user=user, verdict=wrong("divides by the sum"))
    record(user="bob", verdict=wrong("exponent of two"))
    record(user="bob", verdict=wrong(None))
    record(user="cyd", section="monday", verdict=wrong("divides by the sum"))
    assert read(store, believed, TUESDAY, SOFTMAX) == {"divides by the sum": 2, "exponent of two": 1}


def test_what_was_not_recognised_is_told_with_what_was_said(store: Store, record: Record) -> None:
    record(user="ada", verdict=FAILED)
    record(user="bob", verdict=wrong("divides by the sum"))
    record(user="cyd", verdict=FAILED)
    record(user="cyd", verdict=PASSED)
    (said,) = read(store, unrecognised, TUESDAY, SOFTMAX)
    assert (said.username, said.criterion, said.verdict) == ("ada", "agrees with the definition", FAILED)


def test_a_history_is_the_newest_checks_first_and_goes_on_where_it_ended(store: Store, record: Record) -> None:
    for minute in range(3):
        record(verdict=FAILED, answered_at=NOON + minute * MINUTE)
    record(user="bob")
    newest = read(store, history, "math4ml", "ada", limit=2)
    assert [each.at - int(NOON.timestamp()) for each in newest] == [120, 60]
    (oldest,) = read(store, history, "math4ml", "ada", before=newest[-1].id)
    assert (oldest.at, oldest.verdict) == (int(NOON.timestamp()), FAILED)


def test_a_history_may_be_of_one_exercise(store: Store, record: Record) -> None:
    record()
    record(exercise="probability/entropy")
    (one,) = read(store, history, "math4ml", "ada", "probability/entropy")
    assert one.exercise == "probability/entropy"
