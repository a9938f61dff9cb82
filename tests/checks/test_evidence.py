"""What a check is worth: by its term, or by nothing but where it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.evidence import ByTerm, OnlyPractice, OnRecord, Ruling, Term

NOON = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)
TERM = Term(opens=NOON, due=NOON + HOUR, closes=NOON + 2 * HOUR)


class Calendar:
    """The same term for everybody."""

    def __init__(self, term: Term) -> None:
        self._term = term

    def term(self, user: str, course: str, notebook: str) -> Term:
        return self._term


@pytest.mark.parametrize(
    ("hours", "when"),
    [(-0.01, "not-yet"), (0, "open"), (1, "open"), (1.01, "late"), (2, "late"), (2.01, "closed")],
)
def test_a_term_opens_is_due_and_closes_to_the_moment(hours: float, when: str) -> None:
    assert TERM.at(NOON + hours * HOUR) == when


def test_without_dates_it_is_open() -> None:
    assert Term().at(NOON) == "open"


def test_what_is_opened_by_hand_is_open_and_can_still_be_late() -> None:
    by_hand = Term(opens=NOON, due=NOON, closes=NOON, open=True)
    assert by_hand.at(NOON - HOUR) == "open"
    assert by_hand.at(NOON + HOUR) == "late"


def test_what_is_closed_by_hand_is_closed() -> None:
    assert Term(opens=NOON, open=False).at(NOON + HOUR) == "closed"


def test_a_server_of_ones_own_records_everything() -> None:
    assert OnRecord().rule("ada", "math4ml", "svd", NOON) == Ruling("checked")


def test_while_the_service_is_away_everything_is_practice() -> None:
    rule = OnlyPractice("Away.", again=True).rule("ada", "math4ml", "svd", NOON)
    assert rule == Ruling("practice", notice="Away.", again=True)


@pytest.mark.parametrize(
    ("hours", "evidence", "late"),
    [(-1, "practice", False), (0, "checked", False), (1.5, "checked", True), (3, "practice", False)],
)
def test_a_term_decides(hours: float, evidence: str, late: bool) -> None:
    rule = ByTerm(Calendar(TERM)).rule("ada", "math4ml", "svd", NOON + hours * HOUR)
    assert (rule.evidence, rule.late, rule.again) == (evidence, late, False)
    assert (rule.notice is None) == (evidence == "checked")


class Lost:
    def rule(self, user: str, course: str, notebook: str, now: datetime) -> Ruling:
        raise StoreTrouble("The dates cannot be read.")


def test_where_the_rules_cannot_be_looked_up_nothing_is_recorded(
    checks: Any, memory: Any, press: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_rules", Lost())
    reply = press("double", {"double": lambda x: 2 * x})
    assert reply.verdict.outcome == "passed"
    assert (reply.recorded, reply.practice, reply.notice) == (False, False, "The dates cannot be read.")
    assert memory.checks == {}
