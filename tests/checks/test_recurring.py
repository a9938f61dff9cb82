"""A mistake that comes back is told of, while it is worth a minute."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from graders.kit import Case, FunctionExercise, Misconception, MisconceptionTheme, agrees_with_reference
from graders.kit.course import Course, Notebook
from math4ml_ext import protocol
from math4ml_ext.checks import Met
from math4ml_ext.courses import Courses
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.guidance import Guidance
from math4ml_ext.recurring import SETTLED_AFTER, recurring

NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
SIGN = MisconceptionTheme("the sign of the log", "What is `log(0.5)`: more than 0, or less?")
DAY = timedelta(days=1)


def same(x: float) -> float:
    return x


def exercise(name: str, *misconceptions: Misconception) -> FunctionExercise:
    return FunctionExercise(
        f"logs/{name}",
        title=name,
        goal="",
        reference=same,
        cases=[Case("a number", draw=lambda _: [1.0])],
        criteria=[agrees_with_reference()],
        misconceptions=misconceptions,
        on_pass="",
    )


def mistake(name: str, theme: MisconceptionTheme | None = None, question: str = "Is it?") -> Misconception:
    return Misconception(name, same, question=question, theme=theme)


@pytest.fixture
def courses(tmp_path: Path) -> Courses:
    (tmp_path / "logs.ipynb").write_text('{"cells": []}')
    exercises = (
        exercise("surprise", mistake("forgets the minus", SIGN)),
        exercise("entropy", mistake("adds logs up", SIGN), mistake("rounds", question="Who rounds?")),
        exercise("crossentropy", mistake("takes the log of q alone", SIGN), mistake("rounds", question="Why round?")),
        exercise("divergence", mistake("rounds", question="What is lost by rounding?")),
    )
    return Courses([Course("logs", "Logs", "1", tmp_path, (Notebook("logs", "Logs", "logs.ipynb", exercises),))])


def met(name: str, misconception: str, *, ago: timedelta = DAY, passed: timedelta | None = None) -> Met:
    return Met("logs", f"logs/{name}", misconception, NOW - ago, None if passed is None else NOW - passed)


def sign(**more: Any) -> list[Met]:
    """The sign of the log, met in three exercises under three names."""
    return [
        met("surprise", "forgets the minus", **more),
        met("entropy", "adds logs up", **more),
        met("crossentropy", "takes the log of q alone", **more),
    ]


def test_three_exercises_that_share_an_idea_are_one_mistake_with_one_question(courses: Courses) -> None:
    (found,) = recurring(courses, sign(), NOW)
    assert (found.course, found.name) == ("logs", "the sign of the log")
    assert found.exercises == ["logs/surprise", "logs/entropy", "logs/crossentropy"]
    assert found.asks is not None
    assert found.asks.plain().startswith("What is `log(0.5)`")


def test_twice_may_be_chance(courses: Courses) -> None:
    assert recurring(courses, sign()[:2], NOW) == []


def test_the_same_mistake_again_and_again_in_one_exercise_counts_once(courses: Courses) -> None:
    assert recurring(courses, [*sign()[:2], *sign()[:2]], NOW) == []


def test_mistakes_of_one_name_count_together_without_an_idea_and_the_last_one_asks(courses: Courses) -> None:
    mistakes = [
        met(name, "rounds", ago=ago * DAY) for name, ago in [("divergence", 1), ("entropy", 3), ("crossentropy", 2)]
    ]
    (found,) = recurring(courses, mistakes, NOW)
    assert (found.name, len(found.exercises)) == ("rounds", 3)
    assert found.asks is not None
    assert found.asks.plain() == "What is lost by rounding?"


def test_the_mistake_met_last_comes_first(courses: Courses) -> None:
    older = [met(name, "rounds", ago=3 * DAY) for name in ("divergence", "entropy", "crossentropy")]
    assert [each.name for each in recurring(courses, [*older, *sign()], NOW)] == ["the sign of the log", "rounds"]


def test_it_stays_while_one_of_its_exercises_is_open(courses: Courses) -> None:
    long_ago = {"ago": 90 * DAY, "passed": 89 * DAY}
    assert recurring(courses, [*sign(**long_ago)[:2], met("crossentropy", "takes the log of q alone")], NOW)


def test_it_stays_for_the_evening_after_its_exercises_were_passed(courses: Courses) -> None:
    assert recurring(courses, sign(ago=3 * DAY, passed=SETTLED_AFTER / 2), NOW)


def test_it_goes_when_all_of_its_exercises_were_passed_some_time_ago(courses: Courses) -> None:
    assert recurring(courses, sign(ago=9 * DAY, passed=SETTLED_AFTER), NOW) == []


def test_it_comes_back_when_it_is_met_again_after_a_pass(courses: Courses) -> None:
    settled = sign(ago=9 * DAY, passed=8 * DAY)
    again = met("entropy", "adds logs up", ago=DAY / 2, passed=8 * DAY)
    assert recurring(courses, [settled[0], again, settled[2]], NOW)


def test_exercises_that_the_course_has_no_longer_are_left_out(courses: Courses) -> None:
    gone = Met("logs", "logs/gone", "forgets the minus", NOW)
    elsewhere = Met("algebra", "logs/surprise", "forgets the minus", NOW)
    assert recurring(courses, [*sign()[:2], gone, elsewhere], NOW) == []


def test_it_is_told_with_the_progress(courses: Courses, memory: Any) -> None:
    memory.met = lambda user: sign() if user == "ada" else []
    guidance = Guidance(courses, memory, now=lambda: NOW)
    assert [each.name for each in guidance.progress("ada").recurring] == ["the sign of the log"]
    assert guidance.progress("grace").recurring == []


def test_nothing_is_told_when_the_store_cannot_be_read(courses: Courses, memory: Any) -> None:
    memory.trouble = StoreTrouble()
    assert Guidance(courses, memory).progress("ada") == protocol.ProgressReport([], StoreTrouble.sentence)
