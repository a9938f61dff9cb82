"""The store tells which misconceptions a user has met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord, Met
from math4ml_ext.store import Store

from .conftest import FAILED, FIRST

Made = Callable[..., CheckRecord]
PASSED = Verdict("passed", say("Losses are sums."))
LATER = FIRST.answered_at + timedelta(hours=1)
NAME = "normalises without exponentiating"


def test_a_misconception_is_told_once_an_exercise_with_when_it_was_last_met(store: Store, made: Made) -> None:
    store.record(made())
    store.record(made(answered_at=LATER))
    assert store.met("ada") == [Met("math4ml", "probability/softmax", NAME, LATER)]


def test_it_is_told_when_its_exercise_was_last_passed(store: Store, made: Made) -> None:
    store.record(made())
    store.record(made(verdict=PASSED, answered_at=LATER))
    assert [one.passed_at for one in store.met("ada")] == [LATER]


def test_every_exercise_and_every_misconception_counts_for_itself(store: Store, made: Made) -> None:
    store.record(made())
    store.record(made(verdict=replace(FAILED, misconception="another")))
    store.record(made(exercise="probability/entropy"))
    store.record(made(verdict=replace(FAILED, misconception=None)))
    assert [(one.exercise.split("/")[1], one.misconception) for one in store.met("ada")] == [
        ("entropy", NAME),
        ("softmax", "another"),
        ("softmax", NAME),
    ]


def test_other_people_s_mistakes_are_theirs(store: Store, made: Made) -> None:
    store.record(made(user="grace"))
    assert store.met("ada") == []
