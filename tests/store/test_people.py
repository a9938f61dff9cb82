"""Who is in a class, in which section, and when their notebooks are open; in both dialects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from math4ml_ext.checks import CheckRecord
from math4ml_ext.evidence import Term
from math4ml_ext.store import Store
from math4ml_ext.store.models import MemberRow, MistakeRow, PersonRow, StandingRow, TermRow
from math4ml_ext.store.outbox import drop, queued, waiting
from math4ml_ext.store.people import Seen, keep_lti, keep_seen

Made = Callable[..., CheckRecord]
NOON = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
DAY = timedelta(days=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    sqlite = request.param == "sqlite"
    store = Store(f"sqlite:///{tmp_path / 'a'}" if sqlite else request.getfixturevalue("postgres").database())
    yield store
    store.close()


def seen(store: Store, section: str | None, user: str = "ada") -> None:
    sections = {} if section is None else {"math4ml": section}
    store.write(lambda connection: keep_seen(connection, Seen(user, ["b", "a"], sections, NOON)))


def rows(store: Store, table: Any) -> list[Any]:
    return store.read(lambda connection: [*connection.execute(select(table))])


def dates(store: Store, section: str, notebook: str, **parts: Any) -> None:
    values = {"course": "math4ml", "section": section, "notebook": notebook} | parts
    store.write(lambda connection: connection.execute(insert(TermRow).values(**values)))


def test_who_comes_is_kept_with_their_groups(store: Store) -> None:
    seen(store, "tuesday")
    (person,) = rows(store, PersonRow)
    assert (person.username, person.groups, person.lti, person.last_seen) == ("ada", '["a","b"]', "{}", NOON)
    (member,) = rows(store, MemberRow)
    assert (member.course, member.username, member.section) == ("math4ml", "ada", "tuesday")


def test_a_check_is_kept_with_the_section_that_the_learner_is_in(store: Store, made: Made) -> None:
    seen(store, "tuesday")
    store.record(made())
    store.record(made(user="grace"))
    assert {(row.username, row.section) for row in rows(store, StandingRow)} == {("ada", "tuesday"), ("grace", "")}
    assert {row.section for row in rows(store, MistakeRow)} == {"tuesday", ""}


def test_whoever_changes_sections_takes_along_what_they_have_done(store: Store, made: Made) -> None:
    seen(store, "tuesday")
    store.record(made())
    seen(store, "friday")
    assert [row.section for table in (StandingRow, MistakeRow) for row in rows(store, table)] == ["friday", "friday"]


def test_whoever_leaves_a_section_is_on_no_roster(store: Store, made: Made) -> None:
    seen(store, "tuesday")
    store.record(made())
    seen(store, None)
    assert rows(store, MemberRow) == []
    assert rows(store, StandingRow)[0].section == ""


def test_what_an_lti_platform_told_survives_the_next_visit(store: Store) -> None:
    seen(store, None)
    later = NOON + DAY
    store.write(lambda connection: keep_lti(connection, "ada", "Ada L.", {"lti_user_id": "7"}, later))
    seen(store, None)
    (person,) = rows(store, PersonRow)
    assert (person.display_name, person.lti, person.last_seen) == ("Ada L.", '{"lti_user_id":"7"}', NOON)


def test_without_dates_a_notebook_is_open(store: Store) -> None:
    assert store.term("ada", "math4ml", "probability") == Term()


def test_each_part_of_a_term_comes_from_the_most_particular_row(store: Store) -> None:
    seen(store, "tuesday")
    dates(store, "", "", opens=NOON, due=NOON + DAY, open=True)
    dates(store, "", "probability", due=NOON + 2 * DAY)
    dates(store, "tuesday", "", due=NOON + 3 * DAY, closes=NOON + 9 * DAY)
    dates(store, "friday", "probability", open=False)
    term = store.term("ada", "math4ml", "probability")
    assert term == Term(opens=NOON, due=NOON + 3 * DAY, closes=NOON + 9 * DAY, open=True)
    assert store.term("grace", "math4ml", "probability").due == NOON + 2 * DAY
    assert store.term("grace", "math4ml", "svd").due == NOON + DAY
    assert store.term("grace", "other", "svd") == Term()


def test_practice_waits_until_it_is_handed_in(store: Store, made: Made) -> None:
    first, second = made(evidence="practice"), made(evidence="practice")
    for record in (first, second, first):
        store.practise(record)
    (one, two) = store.read(lambda connection: queued(connection, 10))
    assert (one.check, two.check) == (first.check, second.check)
    assert one.verdict == replace(first.verdict, picture=None)
    store.write(lambda connection: drop(connection, [one.check]))
    assert store.read(waiting) == 1
    assert rows(store, StandingRow)[0].practice == 2
