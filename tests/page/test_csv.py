"""The export: columns that stay, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from math4ml_ext.hub.classpage.csv_export import COLUMNS, safe
from math4ml_ext.hub.classpage.page import ClassPage
from math4ml_ext.store import Store
from math4ml_ext.store.models import PersonRow
from math4ml_ext.store.standings import upsert

from .conftest import NOON, PASSED, SOFTMAX, TUESDAY, Check, wrong

pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


def exported(page: ClassPage) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(page.export(TUESDAY)), newline="")))


def of_softmax(page: ClassPage) -> dict[str, str]:
    (row,) = [row for row in exported(page) if row["exercise"] == SOFTMAX]
    return row


def test_the_columns_are_these(page: ClassPage) -> None:
    first = "".join(page.export(TUESDAY)).splitlines()[0]
    assert first == (
        "username,name,groups,course,section,notebook,exercise,checks,checked,checked_at,late,verified,verified_at,"
        "first_check_at,last_check_at,last_outcome,misconception,practice_checks,hints,solution_shown,unfinished_checks"
    )
    assert first == ",".join(COLUMNS)


def test_everybody_has_a_line_for_every_exercise_started_or_not(page: ClassPage, check: Check) -> None:
    check(user="ada")
    check(user="bob", exercise="probability/entropy")
    rows = exported(page)
    (told,) = page.overview("teacher", manage=False).courses
    exercises = [exercise.id for book in told.notebooks for exercise in book.exercises]
    assert [row["exercise"] for row in rows if row["username"] == "ada"] == exercises
    assert len(rows) == 2 * len(exercises)


def test_a_pass_is_checked_and_verified_apart(page: ClassPage, check: Check) -> None:
    check(wrong(), answered_at=NOON)
    check(PASSED, answered_at=NOON + timedelta(minutes=4), late=True)
    row = of_softmax(page)
    assert (row["checks"], row["checked"], row["checked_at"]) == ("2", "yes", "2026-11-24T12:04:00+00:00")
    assert (row["late"], row["verified"], row["section"]) == ("yes", "", "tuesday")
    check(PASSED, answered_at=NOON, evidence="verified")
    assert (of_softmax(page)["verified"], of_softmax(page)["verified_at"]) == ("yes", "2026-11-24T12:00:00+00:00")


def test_who_has_not_started_is_told_to_have_not(page: ClassPage, check: Check) -> None:
    check(exercise="probability/entropy")
    row = of_softmax(page)
    assert (row["checks"], row["checked"], row["last_outcome"]) == ("0", "no", "not-started")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_begins_as_a_formula_does(text: str, store: Store) -> None:
    assert safe(text) == f"'{text}"


def test_a_name_that_is_a_formula_comes_out_as_text(page: ClassPage, check: Check, store: Store) -> None:
    check(wrong("=HYPERLINK(1)"))
    described = {"username": "ada", "display_name": '=cmd|"/c calc"!A1', "groups": '["@all"]', "last_seen": NOON}
    store.write(lambda connection: upsert(connection, PersonRow, described))
    row = of_softmax(page)
    assert (row["name"], row["groups"], row["misconception"]) == ('\'=cmd|"/c calc"!A1', "'@all", "'=HYPERLINK(1)")


def test_a_name_with_commas_quotes_and_line_ends_stays_one_cell(page: ClassPage, check: Check, store: Store) -> None:
    check()
    described = {"username": "ada", "display_name": 'L, "Ada"\nB', "groups": "[]", "last_seen": NOON}
    store.write(lambda connection: upsert(connection, PersonRow, described))
    assert of_softmax(page)["name"] == 'L, "Ada"\nB'
