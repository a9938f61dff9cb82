"""The protocol: every message between front end, kernel and server, typed, tagged and strictly decoded.

This file, with the values, asks and answers of `wire`, is the one source of the schema. ``openapi.json`` and
``src/protocol.ts`` are generated from it, and the tests fail when they differ. The rules that keep it evolvable: a
message is tagged by ``t`` where it is one of several; an unknown field or tag is refused; a new field has a default; a
field never changes its type.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from graders.kit.text import Sentence
from graders.kit.verdict import Verdict

from . import wire
from .wire import *  # noqa: F403 - the two are one protocol, and spoken of as one
from .wire import Limits, Message, RaisedAnswer, TimedOutAnswer, WireAnswer, WireAsk

__all__ = [
    "VERSION",
    "Advanced",
    "AgentInfo",
    "AnswersRequest",
    "CourseFile",
    "CourseFiles",
    "CourseId",
    "CourseInfo",
    "Digest",
    "ExerciseId",
    "ExerciseInfo",
    "Exercises",
    "FilesRequest",
    "HintRequest",
    "Hints",
    "IssueRequest",
    "IssuedCheck",
    "MoreAsked",
    "NotebookInfo",
    "PracticeCheck",
    "PracticeKept",
    "PracticeReport",
    "Problem",
    "Progress",
    "ProgressReport",
    "Recording",
    "Recurring",
    "Rounds",
    "Solution",
    "SolutionRequest",
    "Stopped",
    "Token",
    "UnreadAnswers",
    "VerdictReached",
    "Version",
    "encode",
]
__all__ += wire.__all__

VERSION = 1
"""Version of the wire. It changes only when an old front end can no longer be understood."""

ExerciseId = Annotated[
    str, Meta(min_length=3, max_length=200, pattern=r"^[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)+$")
]
CourseId = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
Version = Annotated[str, Meta(max_length=100, pattern=r"^[A-Za-z0-9.+_-]*$")]
Token = Annotated[str, Meta(min_length=1, max_length=4000)]
Digest = Annotated[str, Meta(max_length=128, pattern=r"^[A-Za-z0-9+/=:_.-]*$")]


class IssueRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST checks``: begin a check."""

    exercise: ExerciseId
    course: CourseId = "math4ml"


class IssuedCheck(Struct, forbid_unknown_fields=True, frozen=True):
    """A check that was begun: a signed token, and what the kernel is asked first."""

    check: Token
    ask: list[WireAsk]
    agent: str
    limits: Limits
    expires_in: float


Rounds = Annotated[list[Annotated[list[WireAnswer], Meta(max_length=200)]], Meta(max_length=8)]
Stopped = RaisedAnswer | TimedOutAnswer | None


class AnswersRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST checks/answers``: all rounds answered so far.

    ``stopped`` is given instead of a round when the cell itself raised, so that there was nothing to ask. ``cell`` is a
    digest of the cell's source, kept to tell later whether a restored verdict still speaks of what is shown.
    """

    check: Token
    rounds: Rounds
    stopped: Stopped = None
    cell: Digest = ""


class UnreadAnswers(Struct, forbid_unknown_fields=True, frozen=True):
    """An `AnswersRequest` of which nothing is read but whose it is; the answers are for whoever grades them."""

    check: Token
    rounds: msgspec.Raw
    stopped: msgspec.Raw = msgspec.Raw(b"null")
    cell: Digest = ""


class MoreAsked(Message, tag="ask"):
    """The grader asks again."""

    ask: list[WireAsk]


class VerdictReached(Message, tag="verdict"):
    """The check is over. ``notice`` says why it was not recorded, if it was not; ``next`` is the next check, begun.

    ``practice`` says that it is feedback and no evidence, ``late`` that it came after its due date. With ``again`` the
    front end asks the same check once more, of its own accord, when `Recording` says that checks are recorded again.
    """

    verdict: Verdict
    recorded: bool
    notice: str | None = None
    next: IssuedCheck | None = None
    practice: bool = False
    late: bool = False
    again: bool = False


Advanced = MoreAsked | VerdictReached


class Problem(Struct, forbid_unknown_fields=True, frozen=True):
    """Every error of ours: a code for programs, a sentence for people."""

    reason: str
    message: str


class AgentInfo(Struct, forbid_unknown_fields=True, frozen=True):
    """The kernel agent: its version and the Python expressions that install and call it.

    To call: ``call + "(" + JSON.stringify(JSON.stringify(request)) + ")"``; the same with ``fingerprint``.
    """

    agent: str
    install: str
    call: str
    fingerprint: str


class ExerciseInfo(Struct, forbid_unknown_fields=True, frozen=True):
    """One exercise as the front end needs it."""

    id: str
    title: str
    goal: str
    names: list[str]
    form: Literal["function", "value", "prediction"]
    cell: str
    hints: int
    solution: bool


class NotebookInfo(Struct, forbid_unknown_fields=True, frozen=True):
    """One notebook of a course. `file` and `lecture` are paths inside the course's folder."""

    id: str
    title: str
    file: str
    exercises: list[ExerciseInfo]
    lecture: str = ""


class CourseInfo(Struct, forbid_unknown_fields=True, frozen=True):
    """One course."""

    id: str
    title: str
    version: str
    notebooks: list[NotebookInfo]


class Exercises(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET exercises``: all courses that are installed and enabled."""

    courses: list[CourseInfo]


class Recording(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET recording``: whether a check that is made now is recorded. ``waiting`` is how much practice is queued."""

    recorded: bool
    notice: str | None = None
    waiting: int = 0


class PracticeCheck(Struct, forbid_unknown_fields=True, frozen=True):
    """A check that was answered while the service of a class was away. It is a claim, and is kept as practice."""

    check: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
    course: CourseId
    course_version: Version
    exercise: ExerciseId
    exercise_version: Version
    seed: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    verdict: Verdict
    rounds: Annotated[int, Meta(ge=0, le=8)]
    issued_at: Annotated[datetime, Meta(tz=True)]
    answered_at: Annotated[datetime, Meta(tz=True)]
    cell: Digest
    agent: Digest


class PracticeReport(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST practice``: what was queued while the service was away. Sending it twice is harmless."""

    checks: Annotated[list[PracticeCheck], Meta(max_length=100)]


class PracticeKept(Struct, forbid_unknown_fields=True, frozen=True):
    """How many of them were kept. The rest is of courses or exercises that the service does not have."""

    kept: int


class Progress(Struct, forbid_unknown_fields=True, frozen=True):
    """What is kept of one exercise: the last verdict, and whether it was ever passed. Times are ISO 8601, UTC.

    ``passed`` is *checked*: answered from the learner's kernel. ``verified`` tells what came of running the notebook
    again in a clean kernel, if that was done. ``late`` says that the first pass came after its due date.
    """

    exercise: str
    course: str
    checks: int
    hints: int
    solution_shown: bool
    passed: bool
    last: Verdict | None = None
    checked_at: str | None = None
    cell: str = ""
    late: bool = False
    verified: bool | None = None
    verified_at: str | None = None


class Recurring(Struct, forbid_unknown_fields=True, frozen=True):
    """A mistake that the learner has met in several exercises, and a question about it that is worth a minute.

    ``name`` reads well after "You have met".
    """

    course: str
    name: str
    exercises: list[str]
    asks: Sentence | None = None


class ProgressReport(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET progress``. ``notice`` says what is wrong when the store cannot be read.

    Of the mistakes that recur, the one that was met last comes first.
    """

    exercises: list[Progress]
    notice: str | None = None
    recurring: list[Recurring] = []


class FilesRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST files``: the notebook or lecture `file` of a course, as it is before anybody works in it."""

    file: Annotated[str, Meta(min_length=1, max_length=500)]
    course: CourseId = "math4ml"


class CourseFile(Struct, forbid_unknown_fields=True, frozen=True):
    """One file: its path below the learner's folder, and what is in it, as base64."""

    path: str
    content: str


class CourseFiles(Struct, forbid_unknown_fields=True, frozen=True):
    """The notebook that was asked for comes first; after it the pictures and data that the course's notebooks read."""

    files: list[CourseFile]


class HintRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST hints``: the first ``level`` hints, counted from 1."""

    exercise: ExerciseId
    level: Annotated[int, Meta(ge=1, le=20)]
    course: CourseId = "math4ml"


class Hints(Struct, forbid_unknown_fields=True, frozen=True):
    """The hints asked for, how many there are, and whether the solution may be shown now."""

    hints: list[Sentence]
    total: int
    solution: bool
    notice: str | None = None


class SolutionRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST solutions``: show the solution, if that is allowed by now."""

    exercise: ExerciseId
    course: CourseId = "math4ml"


class Solution(Struct, forbid_unknown_fields=True, frozen=True):
    """The solution, as a learner might have written it."""

    source: str
    notice: str | None = None


def encode(message: Any) -> bytes:
    """Return `message` as JSON."""
    return msgspec.json.encode(message)
