"""What the instructor's page is told of a class."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.course import course
from math4ml_ext.courses import Courses
from math4ml_ext.errors import BadMessage, NotFound, UnknownCourse, UnknownExercise
from math4ml_ext.hub.classpage import openapi as page_openapi
from math4ml_ext.hub.classpage.page import ClassPage
from math4ml_ext.hub.classpage.protocol import (
    CHECKED,
    LATE,
    LOOPS,
    NOT_VERIFIED,
    UNJUDGED,
    VERIFIED,
    Cell,
    Matrix,
    SetTerm,
    Term,
)
from math4ml_ext.protocol import encode
from math4ml_ext.store import Store
from math4ml_ext.store.classroom import Place

from .conftest import NOON, PASSED, SOFTMAX, TUESDAY, Check, wrong

MINUTE = timedelta(minutes=1)
NOON_SECONDS = int(NOON.timestamp())


def only(page: ClassPage) -> Cell:
    (row,) = page.matrix(TUESDAY).rows
    (cell,) = row.cells
    return cell


def test_the_overview_has_the_courses_and_the_sections_with_anybody_in_them(page: ClassPage, check: Check) -> None:
    check(user="ada")
    check(user="bob", section="monday")
    overview = page.overview("teacher", manage=False)
    (told,) = overview.courses
    assert (overview.user, overview.manage, told.sections) == ("teacher", False, ["monday", "tuesday"])
    assert [book.id for book in told.notebooks] == [book.id for book in course.notebooks]
    assert SOFTMAX in {exercise.id for book in told.notebooks for exercise in book.exercises}


def test_a_cell_tells_checks_and_times(page: ClassPage, check: Check) -> None:
    check(wrong("divides by the sum"), answered_at=NOON)
    check(PASSED, answered_at=NOON + 4 * MINUTE)
    matrix = page.matrix(TUESDAY)
    cell = only(page)
    assert matrix.exercises == [SOFTMAX]
    assert (cell.exercise, cell.flags, cell.checks) == (0, CHECKED, 2)
    assert (cell.first, cell.last, cell.passed) == (NOON_SECONDS, 240, 240)


def test_a_cell_names_the_misconception_by_its_place(page: ClassPage, check: Check) -> None:
    check(wrong("divides by the sum"))
    matrix = page.matrix(TUESDAY)
    assert matrix.misconceptions[only(page).misconception] == "divides by the sum"


@pytest.mark.parametrize(("verdict", "flag"), [(PASSED, VERIFIED), (wrong(), NOT_VERIFIED)])
def test_what_a_clean_kernel_found_is_told_beside_what_was_checked(
    page: ClassPage, check: Check, verdict: Verdict, flag: int
) -> None:
    check(PASSED)
    check(verdict, evidence="verified")
    assert only(page).flags == CHECKED | flag


def test_a_late_pass_is_told(page: ClassPage, check: Check) -> None:
    check(PASSED, late=True)
    assert only(page).flags == CHECKED | LATE


def test_an_endless_loop_is_told_with_its_line(page: ClassPage, check: Check) -> None:
    said = say("{call} was stopped: line {line} was still running after {seconds} s.", call="f()", line=4, seconds="2")
    check(Verdict("failed", said, "finishes in time"))
    assert (only(page).flags, only(page).line) == (LOOPS, 4)


def test_an_answer_that_was_not_attempted_is_not_judged(page: ClassPage, check: Check) -> None:
    check(Verdict("not-attempted", say("Write a line.")))
    assert only(page).flags == UNJUDGED


def test_practice_is_no_check(page: ClassPage, check: Check) -> None:
    check(PASSED, evidence="practice")
    assert (only(page).checks, only(page).flags & CHECKED) == (0, 0)


def test_a_message_is_small_and_can_be_read_back(page: ClassPage, check: Check) -> None:
    check(PASSED)
    body = encode(page.matrix(TUESDAY))
    assert msgspec.json.decode(body, type=Matrix) == page.matrix(TUESDAY)
    assert json.loads(body)["rows"] == [["ada", "", [], 0, [[0, 1, 1, NOON_SECONDS, 0, 0, -1, 1, 0, 0]]]]


def test_a_course_that_is_not_there_is_refused(page: ClassPage) -> None:
    with pytest.raises(UnknownCourse):
        page.matrix(Place("nowhere"))
    with pytest.raises(UnknownExercise):
        page.detail(TUESDAY, "nowhere/nothing")


def test_an_exercise_tells_its_misconceptions_with_their_questions(page: ClassPage, check: Check) -> None:
    exercise = Courses([course]).exercise("math4ml", SOFTMAX)
    known = exercise.misconceptions[0].name  # type: ignore[attr-defined]
    check(wrong(known), user="ada")
    check(wrong(known), user="bob")
    check(PASSED, user="bob")
    (believed,) = page.detail(TUESDAY, SOFTMAX).misconceptions
    assert (believed.name, believed.ever) == (known, 2)
    assert believed.asks is not None
    assert believed.asks.text.endswith("?")


def test_a_question_is_sent_as_its_author_wrote_it_mathematics_and_all(page: ClassPage, check: Check) -> None:
    check(wrong("changes the scale of the scores"))
    (believed,) = page.detail(TUESDAY, SOFTMAX).misconceptions
    assert believed.asks == say("One point more should multiply a weight by $e$. By how much does it in yours?")


def test_what_a_learner_wrote_is_sent_apart_from_the_words_of_the_course(page: ClassPage, check: Check) -> None:
    said = say("{call} gave {got}.", call="f('$x$')", got="y" * 3000)
    check(Verdict("failed", said, "entries sum to one"))
    (answer,) = page.detail(TUESDAY, SOFTMAX).answers
    (told,) = page.history("math4ml", "ada").checks
    assert answer.says == told.says == say(said.text, call="f('$x$')", got="y" * 2000)


def test_what_was_not_recognised_is_put_together_by_what_was_said(page: ClassPage, check: Check) -> None:
    check(wrong(), user="bob")
    check(wrong(), user="ada")
    check(wrong(says="`softmax([0])` gave `[0]`."), user="cyd")
    answers = page.detail(TUESDAY, SOFTMAX).answers
    assert [(answer.says.text, answer.users) for answer in answers] == [
        ("`softmax([-1, 1])` gave `[inf, -inf]`.", ["ada", "bob"]),
        ("`softmax([0])` gave `[0]`.", ["cyd"]),
    ]


def test_a_history_tells_every_check_as_what_it_was(page: ClassPage, check: Check) -> None:
    check(wrong("divides by the sum"), answered_at=NOON)
    check(PASSED, answered_at=NOON + MINUTE, late=True)
    check(PASSED, answered_at=NOON + 2 * MINUTE, evidence="verified")
    told = page.history("math4ml", "ada")
    assert [(each.outcome, each.evidence, each.late) for each in told.checks] == [
        ("passed", "verified", False),
        ("passed", "checked", True),
        ("failed", "checked", False),
    ]
    assert (told.checks[2].misconception, told.section, told.before) == ("divides by the sum", "tuesday", None)


def test_a_history_knows_an_answer_that_did_not_change(page: ClassPage, check: Check) -> None:
    check(wrong(), cell="one")
    check(wrong(), cell="two", exercise="probability/entropy")
    check(wrong(), cell="one")
    assert [each.same for each in page.history("math4ml", "ada").checks] == [True, False, False]


def test_a_long_history_goes_on_where_it_ended(page: ClassPage, check: Check) -> None:
    for number in range(203):
        check(wrong(), cell=str(number))
    newest = page.history("math4ml", "ada")
    older = page.history("math4ml", "ada", before=newest.before)
    assert (len(newest.checks), len(older.checks), older.before) == (200, 3, None)
    assert newest.checks[-1].id > older.checks[0].id


def test_a_term_is_set_replaced_and_taken_away(page: ClassPage) -> None:
    due = Term(section="tuesday", notebook="probability", due="2026-11-27T23:59:00+01:00")
    (kept,) = page.set_term(SetTerm("math4ml", due))
    assert kept.due == "2026-11-27T22:59:00+00:00"
    (kept,) = page.set_term(SetTerm("math4ml", Term(section="tuesday", notebook="probability", open=False)))
    assert (kept.due, kept.open) == (None, False)
    assert page.set_term(SetTerm("math4ml", Term(section="tuesday", notebook="probability"))) == []


@pytest.mark.parametrize(
    "term",
    [
        Term(due="2026-11-27T23:59:00"),
        Term(due="on Friday"),
        Term(opens="0001-01-01T00:00:00+14:00"),
        Term(closes="9999-12-31T23:59:00-12:00"),
        Term(opens="2026-11-28T00:00:00Z", due="2026-11-27T00:00:00Z"),
        Term(due="2026-11-28T00:00:00Z", closes="2026-11-27T00:00:00Z"),
    ],
)
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_term_that_makes_no_sense_is_refused_with_a_sentence(page: ClassPage, term: Term) -> None:
    with pytest.raises(BadMessage):
        page.set_term(SetTerm("math4ml", term))
    assert page.terms("math4ml") == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_term_of_a_notebook_that_is_not_there_is_refused(page: ClassPage) -> None:
    with pytest.raises(NotFound):
        page.set_term(SetTerm("math4ml", Term(notebook="cooking", open=True)))


def test_the_committed_types_are_those_of_the_protocol(tmp_path: Path) -> None:
    assert page_openapi.main(["--check"]) == 0
    file = tmp_path / "openapi.json"
    assert page_openapi.main(["--check"], file) == 1
    assert page_openapi.main([], file) == 0
    assert page_openapi.main(["--check"], file) == 0


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_page_reads_what_another_replica_recorded(page: ClassPage, check: Check, store: Store) -> None:
    check(PASSED)
    other = Store(str(store.url))
    try:
        assert ClassPage(Courses([course]), other).matrix(TUESDAY).rows == page.matrix(TUESDAY).rows
    finally:
        other.close()
