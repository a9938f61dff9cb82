"""Mistakes that come back: what a learner has met in several exercises, while it is worth a minute of their time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from graders.kit.misconceptions import Misconception
from graders.kit.text import Sentence, sentence

from . import protocol
from .checks import Met

if TYPE_CHECKING:
    from graders.kit.course import Course

    from .courses import Courses

__all__ = ["OFTEN", "SETTLED_AFTER", "recurring"]

OFTEN = 3
"""In how many exercises a mistake was met when it is called recurring: twice may be chance."""

SETTLED_AFTER = timedelta(days=2)
"""How long after a pass an exercise still speaks of a mistake that was made in it. A learner who comes back the next
evening is reminded; one who solved it all the week before is not."""


def recurring(courses: Courses, met: Sequence[Met], now: datetime) -> list[protocol.Recurring]:
    """Return the mistakes that a learner has met in `OFTEN` exercises of one course, the latest first.

    Misconceptions count as one mistake if they share a theme, or else their name. A mistake goes away when every
    exercise in which it was met is settled: passed, and neither the pass nor the mistake is newer than `SETTLED_AFTER`.
    """
    found = [
        recurs for course in courses for recurs in _in_course(course, [one for one in met if one.course == course.id])
    ]
    kept = [(last, recurs) for last, recurs, open_ in found if open_ > now - SETTLED_AFTER]
    return [recurs for _, recurs in sorted(kept, key=lambda each: each[0], reverse=True)]


def _in_course(course: Course, met: Sequence[Met]) -> list[tuple[datetime, protocol.Recurring, datetime]]:
    """Return each recurring mistake with when it was met last, and until when one of its exercises was unsettled."""
    groups: dict[str, list[Met]] = {}
    asked: dict[str, Sentence | None] = {}
    for one in sorted(met, key=lambda each: each.at):
        exercise = course.find(one.exercise)
        if exercise is None:  # the course has changed since
            continue
        name, asks = _theme(getattr(exercise, "misconceptions", ()), one.misconception)
        groups.setdefault(name, []).append(one)
        asked[name] = asks or asked.get(name)
    order = [exercise.id for exercise in course]
    told = []
    for name, times in groups.items():
        exercises = sorted({one.exercise for one in times}, key=order.index)
        if len(exercises) >= OFTEN:
            unsettled = max(_unsettled_until(one) for one in times)
            told.append((times[-1].at, protocol.Recurring(course.id, name, exercises, asked[name]), unsettled))
    return told


def _theme(misconceptions: Sequence[Misconception] | Mapping[object, str], name: str) -> tuple[str, Sentence | None]:
    """Return what a misconception is called among all exercises, and what is asked about it."""
    # A prediction has only names, one for each wrong guess.
    ones = [] if isinstance(misconceptions, Mapping) else [one for one in misconceptions if one.name == name]
    if not ones:
        return name, None
    theme = ones[0].theme
    return (theme.name, sentence(theme.question)) if theme else (name, sentence(ones[0].question))


def _unsettled_until(one: Met) -> datetime:
    return datetime.max.replace(tzinfo=one.at.tzinfo) if one.passed_at is None else max(one.passed_at, one.at)
