"""What the instructor's page shows, message by message. No tornado: the handlers call it in threads."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from graders.kit.exercise import Exercise
from graders.kit.misconceptions import Misconception
from graders.kit.text import Sentence, sentence
from math4ml_ext.courses import Courses
from math4ml_ext.errors import NotFound
from math4ml_ext.store import Store
from math4ml_ext.store.classroom import Cursor, Person, Place, Standing, changes, newest, people, sections, snapshot
from math4ml_ext.store.classroom_checks import Kept, Said, believed, history, unrecognised
from math4ml_ext.store.classroom_terms import set_dates, term_rows

from . import csv_export
from .protocol import (
    Answer,
    Believed,
    Changes,
    ClassCourse,
    ClassExercise,
    ClassNotebook,
    Detail,
    History,
    HistoryCheck,
    Matrix,
    Overview,
    SetTerm,
    Term,
)
from .rows import Packer
from .terms import dates_of, term_of

__all__ = ["ClassPage"]

_CHECKS = 200
"""How many checks of a history are sent at once."""

_LONGEST = 2000
"""How many characters of a text, and of each value in it, are sent: more than any of ours has."""

_NOWHERE = Place("", "")
"""No course has this name, so nobody is on its roster."""


class ClassPage:
    """Reads a class for the page.

    Parameters
    ----------
    courses : Courses
    store : Store
    now : callable
        The time, in seconds since 1970.
    """

    def __init__(self, courses: Courses, store: Store, *, now: Callable[[], float] = time.time) -> None:
        self._courses = courses
        self._store = store
        self._now = now

    def overview(self, user: str, *, manage: bool, regrade: bool = False) -> Overview:
        """Return which courses and sections there are, and what the one who looks may do."""
        told = [
            ClassCourse(course.id, course.title, self._notebooks(course.id), self._sections(course.id))
            for course in self._courses
        ]
        return Overview(user, manage, told, regrade=manage and regrade)

    def matrix(self, place: Place) -> Matrix:
        """Return where everybody in a section stands.

        Raises
        ------
        UnknownCourse, StoreTrouble
        """
        self._courses.course(place.course)
        found = self._store.read(lambda connection: snapshot(connection, place))
        everybody = self.people(place, found.standings)
        packer = Packer()
        rows = packer.rows(everybody, found.standings)
        return Matrix(
            course=place.course,
            section=place.section or "",
            cursor=str(found.cursor),
            now=self.now(),
            exercises=packer.exercises,
            misconceptions=packer.misconceptions,
            rows=rows,
            terms=self.terms(place.course),
        )

    def terms(self, course: str) -> list[Term]:
        """Return all terms of a course."""
        return [term_of(row) for row in self._store.read(lambda connection: term_rows(connection, course))]

    def set_term(self, message: SetTerm) -> list[Term]:
        """Set one term, and return all of the course.

        Raises
        ------
        BadMessage, UnknownCourse, StoreTrouble
        """
        course = self._courses.course(message.course)
        if message.term.notebook not in {"", *(notebook.id for notebook in course.notebooks)}:
            raise NotFound("This course has no notebook of that name.")
        dates = dates_of(message.term)
        self._store.write(lambda connection: set_dates(connection, course.id, dates))
        return self.terms(course.id)

    def people(self, place: Place, standings: Sequence[Standing] = ()) -> list[Person]:
        """Return who is in a section: its roster, and whoever has standings in it."""
        also = {standing.username for standing in standings}
        return self._store.read(lambda connection: people(connection, place, also))

    def people_named(self, names: Iterable[str]) -> list[Person]:
        """Return those with these names, whether they are in a section or not."""
        return self._store.read(lambda connection: people(connection, _NOWHERE, names))

    def now(self) -> int:
        """Return the time, in seconds since 1970."""
        return int(self._now())

    def cursor(self) -> Cursor:
        """Return up to where everything is known to whoever reads everything now."""
        return self._store.read(newest)

    def changes(self, place: Place, since: Cursor) -> tuple[Cursor, list[Standing]] | None:
        """Return what has changed since, and up to where that is; None when `since` is not of this database."""
        found = self._store.read(lambda connection: changes(connection, place, since))
        return None if found is None else (found.cursor, list(found.standings))

    def told(self, standings: Sequence[Standing], everybody: Sequence[Person]) -> Changes:
        """Return changes as they are sent; whoever has a standing has to be among the people."""
        packer = Packer()
        rows = packer.rows(everybody, standings)
        return Changes(self.now(), packer.exercises, packer.misconceptions, rows)

    def detail(self, place: Place, exercise: str) -> Detail:
        """Return what a section believes about an exercise.

        Raises
        ------
        UnknownCourse, UnknownExercise, StoreTrouble
        """
        asked = self._courses.exercise(place.course, exercise)
        asks = _asks(asked)
        ever = self._store.read(lambda connection: believed(connection, place, exercise))
        said = self._store.read(lambda connection: unrecognised(connection, place, exercise))
        return Detail(
            exercise=exercise,
            title=asked.title,
            goal=sentence(asked.goal),
            misconceptions=[Believed(name, asks.get(name), learners) for name, learners in ever.items()],
            answers=_answers(said),
        )

    def history(self, course: str, user: str, exercise: str | None = None, before: int | None = None) -> History:
        """Return one learner's checks, newest first.

        Raises
        ------
        UnknownCourse, StoreTrouble
        """
        self._courses.course(course)
        kept = self._store.read(
            lambda connection: history(connection, course, user, exercise, before=before, limit=_CHECKS + 1)
        )
        (person,) = self._store.read(lambda connection: people(connection, _NOWHERE, [user]))
        return History(
            user=user,
            name=person.name or user,
            groups=list(person.groups),
            section=kept[0].section if kept else "",
            checks=_checks(kept)[:_CHECKS],
            before=kept[_CHECKS - 1].id if len(kept) > _CHECKS else None,
        )

    def export(self, place: Place) -> Iterator[str]:
        """Return the pieces of the export.

        Raises
        ------
        UnknownCourse, StoreTrouble
        """
        notebooks = self._notebooks(place.course)
        found = self._store.read(lambda connection: snapshot(connection, place))
        everybody = self.people(place, found.standings)
        return csv_export.lines(place.course, notebooks, everybody, found.standings, place.section or "")

    def _sections(self, course: str) -> list[str]:
        return self._store.read(lambda connection: sections(connection, course))

    def _notebooks(self, course: str) -> list[ClassNotebook]:
        return [
            ClassNotebook(book.id, book.title, [ClassExercise(each.id, each.title) for each in book.exercises])
            for book in self._courses.course(course).notebooks
        ]


def _answers(said: Sequence[Said]) -> list[Answer]:
    answers: dict[tuple[str, str], Answer] = {}
    for one in said:
        says = _short(one.verdict.message)
        answers.setdefault((says.plain(), one.criterion), Answer(says, one.criterion, [])).users.append(one.username)
    for answer in answers.values():
        answer.users.sort()
    return sorted(answers.values(), key=lambda answer: (-len(answer.users), answer.says.plain()))


def _checks(kept: Sequence[Kept]) -> list[HistoryCheck]:
    """Return the checks as they are told; a check that repeats an answer is known by the one before it."""
    cells: dict[str, str] = {}
    told = []
    for check in reversed(kept):
        told.append(_check(check, same=check.cell != "" and cells.get(check.exercise) == check.cell))
        cells[check.exercise] = check.cell
    return told[::-1]


def _check(check: Kept, *, same: bool) -> HistoryCheck:
    verdict = check.verdict
    return HistoryCheck(
        id=check.id,
        exercise=check.exercise,
        at=check.at,
        outcome=check.outcome,
        evidence=check.evidence if check.evidence in ("practice", "verified") else "checked",  # type: ignore[arg-type]
        says=_short(verdict.message) if verdict else None,
        question=_short(verdict.question) if verdict and verdict.question else None,
        misconception=check.misconception,
        late=check.late,
        same=same,
    )


def _short(words: Sentence) -> Sentence:
    return Sentence(words.text[:_LONGEST], {name: value[:_LONGEST] for name, value in words.values.items()})


def _asks(exercise: Exercise) -> dict[str, Sentence]:
    """Return the question that goes with each misconception, for the forms of exercise that keep them so."""
    kept = getattr(exercise, "misconceptions", ())
    return {one.name: sentence(one.question) for one in kept if isinstance(one, Misconception)}
