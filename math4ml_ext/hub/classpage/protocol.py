"""The messages of the instructor's page, typed. ``class-page/openapi.json`` is generated from them, and
``class-page/src/protocol.ts`` from that.

What there is a lot of goes as an array instead of an object (`Cell`, `Row`): 3,000 learners at 60 exercises are 180,000
cells. *Checked* is what a learner's kernel claimed; *verified* what a clean kernel found. They are never added up.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from graders.kit.text import Sentence
from math4ml_ext.protocol import CourseId, Problem
from math4ml_ext.store.classroom import Place

__all__ = [
    "CHECKED",
    "LATE",
    "LOOPS",
    "NOT_VERIFIED",
    "SOLUTION_SHOWN",
    "UNJUDGED",
    "VERIFIED",
    "Answer",
    "Believed",
    "Cell",
    "Changes",
    "ClassCourse",
    "ClassExercise",
    "ClassNotebook",
    "Detail",
    "EventsQuery",
    "Evidence",
    "ExerciseQuery",
    "History",
    "HistoryCheck",
    "LearnerQuery",
    "Matrix",
    "Overview",
    "PlaceQuery",
    "Problem",
    "Row",
    "SetTerm",
    "Term",
]

CHECKED, VERIFIED, NOT_VERIFIED, LATE, SOLUTION_SHOWN, LOOPS, UNJUDGED = (1 << bit for bit in range(7))
"""What the bits of `Cell.flags` say. UNJUDGED: the last check found nothing wrong, nor that it is right."""

Evidence = Literal["checked", "practice", "verified"]
Time = Annotated[int, Meta(description="Seconds since 1970, UTC")]
Name = Annotated[str, Meta(max_length=200)]


class Cell(Struct, array_like=True, frozen=True):
    """One learner at one exercise, as an array: column of `exercise` (its place in `exercises` of the message),
    `flags`, `checks`, `first` check (seconds since 1970), `last` check and first `passed` (seconds after that, -1 for
    none), `misconception` (its place in `misconceptions`, -1 for none), checks in a row of the `same` answer, `line`
    where the learner's code stopped (0 for none), `hints` shown.
    """

    exercise: int
    flags: int
    checks: int
    first: int
    last: int
    passed: int
    misconception: int
    same: int
    line: int
    hints: int


class Row(Struct, array_like=True, frozen=True):
    """One learner, as an array: `user`, display `name`, `groups`, when last `seen` (0 for never), `cells`."""

    user: str
    name: str
    groups: list[str]
    seen: Time
    cells: list[Cell]


class Term(Struct, forbid_unknown_fields=True, frozen=True):
    """When a notebook is open, of one section or, where that is empty, of all; an empty notebook is all of them.

    ``open`` opens or closes it whatever the dates say. Times are ISO 8601 with a zone.
    """

    section: Name = ""
    notebook: Name = ""
    opens: str | None = None
    due: str | None = None
    closes: str | None = None
    open: bool | None = None


class SetTerm(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST terms``: replace one term; a term that says nothing takes it away."""

    course: CourseId
    term: Term


class Regrade(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST regrade``: run a learner's notebook again, from the top and in a sandbox."""

    course: CourseId
    notebook: Name
    user: str


class Regraded(Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """How many of a notebook's exercises passed again, and so are verified.

    ``remark`` says what in the notebook can change what its other cells mean, where there is such a thing.
    """

    user: str
    verified: int
    exercises: int
    remark: str = ""


class ClassExercise(Struct, forbid_unknown_fields=True, frozen=True):
    """One exercise."""

    id: str
    title: str


class ClassNotebook(Struct, forbid_unknown_fields=True, frozen=True):
    """One notebook of a course."""

    id: str
    title: str
    exercises: list[ClassExercise]


class ClassCourse(Struct, forbid_unknown_fields=True, frozen=True):
    """One course, and the sections in which there is anybody."""

    id: str
    title: str
    notebooks: list[ClassNotebook]
    sections: list[str]


class Overview(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET overview``: who is looking, whether they may ``manage``, whether notebooks can be run again here
    (``regrade``), and which courses there are.
    """

    user: str
    manage: bool
    courses: list[ClassCourse]
    regrade: bool = False


class Matrix(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET matrix``: everybody in a section, and where they stand. Changes go on from ``cursor``."""

    course: str
    section: str
    cursor: str
    now: Time
    exercises: list[str]
    misconceptions: list[str]
    rows: list[Row]
    terms: list[Term]


class Changes(Struct, forbid_unknown_fields=True, frozen=True):
    """An event ``changes``: rows with the cells that are new, each whole, so that the same news twice does no harm."""

    now: Time
    exercises: list[str]
    misconceptions: list[str]
    rows: list[Row]
    terms: list[Term] | None = None


class Believed(Struct, forbid_unknown_fields=True, frozen=True):
    """A misconception: the question that leads out of it, and how many learners ever had it."""

    name: str
    asks: Sentence | None
    ever: int


class Answer(Struct, forbid_unknown_fields=True, frozen=True):
    """What a check said to ``users`` whose mistake was not recognised."""

    says: Sentence
    criterion: str
    users: list[str]


class Detail(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET exercise``: what a section believes about one exercise, those first that most learners met."""

    exercise: str
    title: str
    goal: Sentence
    misconceptions: list[Believed]
    answers: list[Answer]


class HistoryCheck(Struct, forbid_unknown_fields=True, frozen=True):
    """One check of a learner's. ``same`` is whether the answer is the one of the check before it."""

    id: int
    exercise: str
    at: Time
    outcome: str
    evidence: Evidence
    says: Sentence | None
    question: Sentence | None = None
    misconception: str | None = None
    late: bool = False
    same: bool = False


class History(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET learner``: one learner's checks in a course, newest first. ``before`` asks for older ones, if any."""

    user: str
    name: str
    groups: list[str]
    section: str
    checks: list[HistoryCheck]
    before: int | None = None


class PlaceQuery(Struct, frozen=True):
    """The query of ``GET matrix`` and ``GET export.csv``: a section of a course, or all of it."""

    course: str
    section: str | None = None

    @property
    def place(self) -> Place:
        """What is looked at."""
        return Place(self.course, self.section)


class ExerciseQuery(PlaceQuery, frozen=True, kw_only=True):
    """The query of ``GET exercise``."""

    exercise: str


class EventsQuery(PlaceQuery, frozen=True, kw_only=True):
    """The query of ``GET events``: from where the page knows everything. ``Last-Event-ID`` says it too, and decides."""

    since: Annotated[str, Meta(pattern=r"^[0-9]{1,18}-[0-9]{1,18}\Z")]


class LearnerQuery(Struct, frozen=True):
    """The query of ``GET learner``: all checks of a course, or those of one exercise; those before one of them."""

    course: str
    user: str
    exercise: str | None = None
    before: Annotated[str, Meta(pattern=r"^[0-9]{1,18}\Z")] | None = None
