"""The wire: every message between front end, kernel agent and server, typed, tagged and strictly decoded.

This file is the one source of the schema. ``openapi.json`` and ``src/protocol.ts`` are generated from it, and the tests
fail when they differ. The rules that keep it evolvable: a message is tagged by ``t`` where it is one of several; an
unknown field or tag is refused; a new field has a default; a field never changes its type.

Numbers travel as text (``"0.1"``, ``"nan"``, ``"-0.0"``, ``"9007199254740993"``) and arrays as base64, so that a
message survives a browser unchanged.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from graders.kit.text import Sentence
from graders.kit.verdict import Verdict

VERSION = 1
"""Version of the wire. It changes only when an old front end can no longer be understood."""

Identifier = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
ExerciseId = Annotated[
    str, Meta(min_length=3, max_length=200, pattern=r"^[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)+$")
]
CourseId = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
Token = Annotated[str, Meta(min_length=1, max_length=4000)]
Number = Annotated[str, Meta(min_length=1, max_length=5000)]
Dtype = Annotated[str, Meta(pattern=r"^(\|b1|\|[iu]1|<[iu][248]|<f[248]|<c(8|16))$")]
Base64 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
Short = Annotated[str, Meta(max_length=1000)]
Digest = Annotated[str, Meta(max_length=128, pattern=r"^[A-Za-z0-9+/=:_.-]*$")]
Line = Annotated[int, Meta(ge=1)]
Count = Annotated[int, Meta(ge=0)]


class _Message(Struct, forbid_unknown_fields=True, frozen=True, tag_field="t"):
    """What all messages share: immutable, and no field beyond those it names."""


# -- values ------------------------------------------------------------------------------------------------------------


class NoneValue(_Message, tag="none"):
    """``None``."""


class EllipsisValue(_Message, tag="ellipsis"):
    """``...``."""


class BoolValue(_Message, tag="bool"):
    """A Python bool."""

    v: bool


class IntValue(_Message, tag="int"):
    """A Python int of any size, in decimal."""

    v: Number


class FloatValue(_Message, tag="float"):
    """A Python float as its ``repr``; also ``nan``, ``inf`` and ``-inf``."""

    v: Number


class ComplexValue(_Message, tag="complex"):
    """A Python complex number, both parts written as floats are."""

    re: Number
    im: Number


class StrValue(_Message, tag="str"):
    """Text."""

    v: str


class ListValue(_Message, tag="list"):
    """A list."""

    v: list[WireValue]


class TupleValue(_Message, tag="tuple"):
    """A tuple."""

    v: list[WireValue]


class SetValue(_Message, tag="set"):
    """A set or frozenset, in no particular order."""

    v: list[WireValue]


class DictValue(_Message, tag="dict"):
    """A dict as pairs of key and value, in its order."""

    v: list[tuple[WireValue, WireValue]]


class ArrayValue(_Message, tag="array"):
    """A numpy array: little-endian, C order."""

    dtype: Dtype
    shape: Annotated[list[Count], Meta(max_length=32)]
    data: Base64


class ScalarValue(_Message, tag="scalar"):
    """A numpy scalar."""

    dtype: Dtype
    data: Base64


class OpaqueValue(_Message, tag="opaque"):
    """Anything else: the name of its type and a short text. It is never more than shown."""

    type: Short
    repr: Short


class NameArgument(_Message, tag="name"):
    """An argument: whatever the learner's kernel has under this name."""

    name: Identifier


class SourceArgument(_Message, tag="source"):
    """An argument: an expression of the course's own, evaluated in the kernel."""

    source: str


WireValue = (
    NoneValue
    | EllipsisValue
    | BoolValue
    | IntValue
    | FloatValue
    | ComplexValue
    | StrValue
    | ListValue
    | TupleValue
    | SetValue
    | DictValue
    | ArrayValue
    | ScalarValue
    | OpaqueValue
    | NameArgument
    | SourceArgument
)
"""A value on the wire. `NameArgument` and `SourceArgument` go to the kernel only; the codec refuses them in answers."""


# -- asks, towards the kernel ------------------------------------------------------------------------------------------


class ValueAsk(_Message, tag="value"):
    """What is the value of this name?"""

    name: Identifier


class CallAsk(_Message, tag="call"):
    """What does this function return for these arguments?"""

    function: Identifier
    args: list[WireValue] = []
    kwargs: dict[str, WireValue] = {}


WireAsk = ValueAsk | CallAsk


class Limits(Struct, forbid_unknown_fields=True, frozen=True):
    """What the agent may spend. Seconds and bytes."""

    call_seconds: float = 2.0
    check_seconds: float = 10.0
    value_bytes: int = 1_000_000


class KernelRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """What the front end hands to the agent, as JSON text.

    ``names`` are the exercise's own names; the agent fingerprints them and what they depend on. ``remaining_seconds``
    is what is left of the check's time after earlier rounds.
    """

    ask: list[WireAsk]
    limits: Limits = Limits()
    names: list[Identifier] = []
    remaining_seconds: float | None = None


# -- answers, from the kernel ------------------------------------------------------------------------------------------


class ReturnedAnswer(_Message, tag="returned"):
    """It returned, or the name has this value. ``changed``: positions of arguments that the function changed."""

    value: WireValue
    changed: list[Count] = []


class RaisedAnswer(_Message, tag="raised"):
    """The learner's code raised; ``line`` is the line of their cell, ``name`` the missing name where there is one."""

    exception: Short
    message: Short
    line: Line | None = None
    name: Short | None = None


class TimedOutAnswer(_Message, tag="timed-out"):
    """It was still running after this many seconds, at this line of the learner's cell."""

    seconds: float
    line: Line | None = None


class MissingAnswer(_Message, tag="missing"):
    """Nothing has this name."""

    name: Short


class StubAnswer(_Message, tag="stub"):
    """The function is there but says nothing yet."""

    name: Short


class NotCallableAnswer(_Message, tag="not-callable"):
    """The name is there but cannot be called."""

    name: Short
    type: Short


class TooLargeAnswer(_Message, tag="too-large"):
    """The value is larger than a check may carry; bytes."""

    type: Short
    size: Count
    limit: Count


class SkippedAnswer(_Message, tag="skipped"):
    """Not asked: the check's time was used up."""


WireAnswer = (
    ReturnedAnswer
    | RaisedAnswer
    | TimedOutAnswer
    | MissingAnswer
    | StubAnswer
    | NotCallableAnswer
    | TooLargeAnswer
    | SkippedAnswer
)


class KernelReply(Struct, forbid_unknown_fields=True, frozen=True):
    """What the agent sends back. ``fingerprint`` is a digest of ``names`` and all they depend on."""

    agent: str
    answers: list[WireAnswer]
    fingerprint: str = ""


# -- requests and replies of the server --------------------------------------------------------------------------------


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


class AnswersRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """``POST checks/answers``: all rounds answered so far.

    ``stopped`` is given instead of a round when the cell itself raised, so that there was nothing to ask. ``cell`` is a
    digest of the cell's source, kept to tell later whether a restored verdict still speaks of what is shown.
    """

    check: Token
    rounds: Annotated[list[Annotated[list[WireAnswer], Meta(max_length=200)]], Meta(max_length=8)]
    stopped: RaisedAnswer | TimedOutAnswer | None = None
    cell: Digest = ""


class MoreAsked(_Message, tag="ask"):
    """The grader asks again."""

    ask: list[WireAsk]


class VerdictReached(_Message, tag="verdict"):
    """The check is over. ``notice`` says why it was not recorded, if it was not; ``next`` is the next check, begun."""

    verdict: Verdict
    recorded: bool
    notice: str | None = None
    next: IssuedCheck | None = None


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
    """One notebook of a course."""

    id: str
    title: str
    file: str
    exercises: list[ExerciseInfo]


class CourseInfo(Struct, forbid_unknown_fields=True, frozen=True):
    """One course."""

    id: str
    title: str
    version: str
    notebooks: list[NotebookInfo]


class Exercises(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET exercises``: all courses that are installed and enabled."""

    courses: list[CourseInfo]


class Progress(Struct, forbid_unknown_fields=True, frozen=True):
    """What is kept of one exercise: the last verdict, and whether it was ever passed. Times are ISO 8601, UTC."""

    exercise: str
    course: str
    checks: int
    hints: int
    solution_shown: bool
    passed: bool
    last: Verdict | None = None
    checked_at: str | None = None
    cell: str = ""


class ProgressReport(Struct, forbid_unknown_fields=True, frozen=True):
    """``GET progress``. ``notice`` says what is wrong when the store cannot be read."""

    exercises: list[Progress]
    notice: str | None = None


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
