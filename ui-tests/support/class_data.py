"""A class at work: checks that a store records, made up but plausible, and the same in every run."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import insert

from graders.kit.course import Course, Notebook
from graders.kit.misconceptions import Misconception
from graders.kit.text import say
from graders.kit.verdict import Counterexample, Verdict
from math4ml_ext.checks import CheckRecord
from math4ml_ext.courses import Courses
from math4ml_ext.store import Store
from math4ml_ext.store.models import MemberRow, PersonRow, StandingRow
from math4ml_ext.store.records import keep
from math4ml_ext.store.standings import once

__all__ = ["Learner", "Writer", "fill", "fill_large", "wide_course"]

PROBABILITY = "probability"
SOFTMAX = "probability/softmax"
AT_ONCE = 2000
GROUPS = ("lab A", "lab B", "online")


class Learner(NamedTuple):
    """Who works, and in which section."""

    name: str
    section: str
    groups: tuple[str, ...]


class Writer:
    """Records checks of a class."""

    def __init__(self, store: Store, course: Course) -> None:
        self.store, self.course = store, course
        self._numbers = count(1)

    def enrol(self, learners: list[Learner], seen: dict[str, datetime]) -> None:
        """Put learners on their rosters, with the time at which each was seen last."""
        self.store.open()
        with self.store.engine.begin() as connection:
            members = [{"course": self.course.id, "username": each.name, "section": each.section} for each in learners]
            connection.execute(insert(MemberRow), members)
            connection.execute(
                insert(PersonRow),
                [
                    {
                        "username": each.name,
                        "display_name": "",
                        "groups": str(list(each.groups)).replace("'", '"'),
                        "last_seen": seen[each.name],
                    }
                    for each in learners
                ],
            )

    def enrol_one(self, user: str, section: str) -> None:
        """Put somebody on a roster who is on none."""
        member = {"course": self.course.id, "username": user, "section": section}
        self.store.write(lambda connection: once(connection, MemberRow, member))

    def check(self, user: str, exercise: str, verdict: Verdict, at: datetime, **more: Any) -> None:
        """Record one check."""
        self.store.record(self.made(user, exercise, verdict, at, **more))

    def check_all(self, checks: list[CheckRecord]) -> None:
        """Record several in one transaction, as each would be recorded by itself."""
        self.store.write(lambda connection: [keep(connection, check) for check in checks])

    def made(self, user: str, exercise: str, verdict: Verdict, at: datetime, **more: Any) -> CheckRecord:
        """Return the record of a check."""
        number = next(self._numbers)
        return CheckRecord(
            check=f"{number:08}-{random.Random(f'{user}{exercise}{number}').getrandbits(64):016x}",
            user=user,
            course=self.course.id,
            course_version=self.course.version,
            exercise=exercise,
            exercise_version="1",
            seed=number,
            verdict=verdict,
            rounds=1,
            issued_at=at - timedelta(seconds=2),
            answered_at=at,
            cell=more.pop("cell", f"cell-{number}"),
            wire=1,
            agent="1",
            **more,
        )


PASSED = Verdict("passed", say("Every loss you will meet is a surprise."))


def failed(misconception: str | None, answer: str = "[inf, -inf]") -> Verdict:
    """Return the verdict on a wrong answer."""
    must = say("No entry of a pmf is negative.")
    said = say("{call} gave {got}. No entry of a pmf is negative.", call="softmax([-1, 1])", got=answer)
    example = Counterexample("softmax([-1, 1])", answer, must)
    return Verdict("failed", said, "no entry is negative", ("keeps the shape",), 5, example, None, misconception)


def endless(line: int) -> Verdict:
    """Return the verdict on a loop without end."""
    said = say(
        "{call} was stopped: line {line} was still running after {seconds} s.",
        call="entropy(p)",
        line=line,
        seconds="2",
    )
    return Verdict("failed", said, "finishes in time", (), 5)


def fill(
    writer: Writer, learners: int, *, notebook: str = PROBABILITY, now: datetime | None = None, sections: int = 1
) -> None:
    """Record what a class did in the last two hours: everybody is somewhere, some need help."""
    now = now or datetime.now(timezone.utc)
    width = max(2, len(str(learners)))
    people = [
        Learner(f"learner-{number:0{width}}", str(2 + number % sections), (GROUPS[number % len(GROUPS)],))
        for number in range(1, learners + 1)
    ]
    dice = random.Random(7)
    away = {each.name for each in people if dice.random() < 0.2}
    writer.enrol(people, {each.name: now - timedelta(minutes=90 if each.name in away else 1) for each in people})
    exercises = [
        exercise for book in writer.course.notebooks if notebook in ("", book.id) for exercise in book.exercises
    ]
    made: list[CheckRecord] = []
    for number, learner in enumerate(people):
        work = _work(dice, exercises, number, learner.name in away, now)
        made += [writer.made(learner.name, exercise, verdict, at, **more) for exercise, verdict, at, more in work]
        if len(made) > AT_ONCE or learner is people[-1]:
            writer.check_all(made)
            made.clear()


def _work(
    dice: random.Random, exercises: list[Any], number: int, away: bool, now: datetime
) -> Iterator[tuple[str, Verdict, datetime, dict[str, Any]]]:
    done = min(len(exercises) - 1, max(2, round(dice.gauss(len(exercises) * 0.42, len(exercises) * 0.13))))
    crowd = next((place for place, exercise in enumerate(exercises) if exercise.id == SOFTMAX), done)
    if number == 0 or dice.random() < 0.45:  # the exercise at which half the room is
        done = crowd
    at = now - timedelta(minutes=120)
    step = timedelta(minutes=108 / (done + 1)) if not away else timedelta(minutes=24 / (done + 1))
    for exercise in exercises[:done]:
        names = _names(exercise)
        for wrong in range(dice.choice((0, 0, 1, 1, 2, 3))):
            name = dice.choice((*names, None)) if names else None
            yield exercise.id, failed(name), at + step * (0.2 + 0.1 * wrong), {}
        late = dice.random() < 0.02
        yield exercise.id, PASSED, at + step * 0.8, {"late": late}
        if dice.random() < 0.08:
            yield exercise.id, PASSED, at + step * 0.9, {"evidence": "verified"}
        at += step
    here = exercises[done]
    names = _names(here)
    favourite = dice.choice((*names[:2], *names[:1], *names, None)) if names else None
    if number == 0:
        for turn in range(11):
            yield here.id, failed(favourite), now - timedelta(minutes=14 - turn), {"cell": str(turn // 6)}
    elif number == 15:
        yield here.id, endless(4), now - timedelta(minutes=2), {}
    else:
        for turn in range(dice.randint(1, 5)):
            answer = dice.choice(("[inf, -inf]", "[-0.5, 0.5]", "[0, 1]"))
            yield here.id, failed(favourite, answer), min(at + step * 0.1 * turn, now - timedelta(minutes=6 - turn)), {}


def fill_large(writer: Writer, learners: int) -> None:
    """Write where a large class stands at once: recording every check of 3,000 learners would take minutes."""
    now, dice = datetime.now(timezone.utc), random.Random(7)
    people = [Learner(f"learner-{number:04}", "2", (GROUPS[number % 3],)) for number in range(1, learners + 1)]
    writer.enrol(people, {each.name: now - timedelta(minutes=dice.choice((1, 1, 1, 90))) for each in people})
    exercises = [exercise for book in writer.course.notebooks for exercise in book.exercises]
    rows = []
    for learner in people:
        done = min(len(exercises) - 1, max(2, round(dice.gauss(len(exercises) * 0.42, len(exercises) * 0.13))))
        for place, exercise in enumerate(exercises[: done + 1]):
            passed = place < done
            first = now - timedelta(minutes=3 + 4 * (done - place) + dice.random())
            last = first + timedelta(minutes=2)
            belief = None if passed else dice.choice(("shares without exponentials", "drops the signs", None))
            rows.append(
                {
                    "course": writer.course.id,
                    "username": learner.name,
                    "exercise": exercise.id,
                    "section": learner.section,
                    "checks": dice.randint(1, 12 if dice.random() < 0.02 else 5),
                    "passed": passed,
                    "passed_at": last if passed else None,
                    "late": passed and dice.random() < 0.02,
                    "first_at": first,
                    "last_at": last,
                    "outcome": "passed" if passed else "failed",
                    "criterion": None if passed else "no entry is negative",
                    "misconception": belief,
                    "same_cell": 1,
                    "verified": True if passed and dice.random() < 0.08 else None,
                }
            )
    with writer.store.engine.begin() as connection:
        connection.execute(insert(StandingRow), rows)


def _names(exercise: Any) -> list[str]:
    kept = getattr(exercise, "misconceptions", ())
    return [each.name for each in kept if isinstance(each, Misconception)][:4]


def wide_course(folder: Path, exercises: int = 60) -> Course:
    """Return a course of so many exercises, in four notebooks, to see how much a page takes."""
    template = next(iter(Courses.load())).notebooks[0].exercises[0]
    books = []
    for book in range(4):
        (folder / f"book-{book}.ipynb").write_text('{"cells": []}')
        made = []
        for number in range(exercises // 4):
            copy = object.__new__(type(template))
            copy.__dict__ |= template.__dict__
            copy.id, copy.title = f"book-{book}/exercise-{number:02}", f"Exercise {number + 1} of notebook {book + 1}"
            made.append(copy)
        books.append(Notebook(f"book-{book}", f"Notebook {book + 1}", f"book-{book}.ipynb", tuple(made)))
    return Course("wide", "A wide course", "1", folder, tuple(books))


if __name__ == "__main__":
    course = next(iter(Courses.load()))
    fill(Writer(Store(sys.argv[1]), course), int(sys.argv[2]))
