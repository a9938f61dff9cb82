"""Dates of a class: before it opens and after it closes a check is practice, after it was due it is late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import delete, select

from math4ml_ext.store import Store
from math4ml_ext.store.models import CheckRow, StandingRow, TermRow
from math4ml_ext.store.standings import upsert

from .conftest import School

TUESDAY, FRIDAY = "math4ml:tiny:tuesday", "math4ml:tiny:friday"
NOW = datetime.now(timezone.utc)
DAY = timedelta(days=1)


def double(x: int) -> int:
    return 2 * x


@pytest.fixture
def dates(store: Store) -> Any:
    """Set the dates of a section's notebook, for one test."""

    def dates(section: str = "", notebook: str = "", **parts: Any) -> None:
        row = {"course": "tiny", "section": section, "notebook": notebook} | parts
        store.write(lambda connection: upsert(connection, TermRow, row))

    yield dates
    store.write(lambda connection: connection.execute(delete(TermRow)))


Dates = Callable[..., None]


def last(store: Store, table: Any, name: str) -> Any:
    return store.read(lambda connection: [*connection.execute(select(table).where(table.username == name))])[-1]


def test_a_check_in_time_is_recorded_and_not_late(school: School, store: Store, dates: Dates) -> None:
    dates(opens=NOW - DAY, due=NOW + DAY, closes=NOW + 2 * DAY)
    name = school.learner()
    reply = school.press(school.token(name), {"double": double})
    assert (reply["recorded"], reply["late"], reply["notice"]) == (True, False, None)
    assert last(store, CheckRow, name).late is False


def test_a_check_after_it_was_due_is_recorded_as_late(school: School, store: Store, dates: Dates) -> None:
    dates(due=NOW - DAY)
    name = school.learner()
    token = school.token(name)
    reply = school.press(token, {"double": double})
    assert (reply["recorded"], reply["late"]) == (True, True)
    standing = last(store, StandingRow, name)
    assert (standing.passed, standing.late) == (True, True)
    assert school.api("GET", "progress", token=token).message["exercises"][0]["late"] is True


@pytest.mark.parametrize(
    ("parts", "says"),
    [({"opens": NOW + DAY}, "not open yet"), ({"closes": NOW - DAY}, "is closed"), ({"open": False}, "is closed")],
)
def test_outside_its_term_a_check_is_practice(
    parts: dict[str, Any], says: str, school: School, store: Store, dates: Dates
) -> None:
    dates(**parts)
    name = school.learner()
    reply = school.press(school.token(name), {"double": double})
    assert reply["verdict"]["outcome"] == "passed"
    assert (reply["recorded"], reply["practice"], reply["again"]) == (False, True, False)
    assert says in reply["notice"]
    assert last(store, CheckRow, name).evidence == "practice"
    assert last(store, StandingRow, name).passed is False


def test_each_section_has_dates_of_its_own(school: School, dates: Dates) -> None:
    dates("friday", open=False)
    tuesday, friday = (
        school.press(school.token(school.learner(group)), {"double": double}) for group in (TUESDAY, FRIDAY)
    )
    assert (tuesday["recorded"], friday["recorded"]) == (True, False)


def test_each_notebook_has_dates_of_its_own(school: School, dates: Dates) -> None:
    dates(notebook="another", open=False)
    assert school.press(school.token(school.learner()), {"double": double})["recorded"]
    dates(notebook="one", open=False)
    assert not school.press(school.token(school.learner()), {"double": double})["recorded"]


def test_a_course_that_is_opened_by_hand_is_open_whatever_the_dates_say(school: School, dates: Dates) -> None:
    dates(closes=NOW - DAY, open=True)
    assert school.press(school.token(school.learner()), {"double": double})["recorded"]
