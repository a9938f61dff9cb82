"""The wire between front end and kernel: values, asks and answers, typed, tagged and strictly decoded.

The other half of the protocol, what the server takes and gives, is in `protocol`, which speaks of these messages too.

Numbers travel as text (``"0.1"``, ``"nan"``, ``"-0.0"``, ``"9007199254740993"``) and arrays as base64, so that a
message survives a browser unchanged.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

__all__ = [
    "ArrayValue",
    "Base64",
    "BoolValue",
    "CallAsk",
    "CellReport",
    "CellSource",
    "CellText",
    "ComplexValue",
    "Count",
    "DictValue",
    "Dtype",
    "EllipsisValue",
    "FingerprintReply",
    "FingerprintRequest",
    "FloatValue",
    "Identifier",
    "IntValue",
    "KernelReply",
    "KernelRequest",
    "Limits",
    "Line",
    "ListValue",
    "Message",
    "MissingAnswer",
    "NameArgument",
    "NoneValue",
    "NotCallableAnswer",
    "Number",
    "OpaqueValue",
    "RaisedAnswer",
    "ReturnedAnswer",
    "ScalarValue",
    "SetValue",
    "Short",
    "SkippedAnswer",
    "SourceArgument",
    "StrValue",
    "StubAnswer",
    "TimedOutAnswer",
    "TooLargeAnswer",
    "TupleValue",
    "UnboundAnswer",
    "ValueAsk",
    "WireAnswer",
    "WireAsk",
    "WireValue",
]

Identifier = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Number = Annotated[str, Meta(min_length=1, max_length=5000)]
Dtype = Annotated[str, Meta(pattern=r"^(\|b1|\|[iu]1|<[iu][248]|<f[248]|<c(8|16))$")]
Base64 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
Short = Annotated[str, Meta(max_length=1000)]
CellText = Annotated[str, Meta(max_length=1_000_000)]
Line = Annotated[int, Meta(ge=1)]
Count = Annotated[int, Meta(ge=0)]


class Message(Struct, forbid_unknown_fields=True, frozen=True, tag_field="t"):
    """What all messages share: immutable, and no field beyond those it names."""


# -- values ------------------------------------------------------------------------------------------------------------


class NoneValue(Message, tag="none"):
    """``None``."""


class EllipsisValue(Message, tag="ellipsis"):
    """``...``."""


class BoolValue(Message, tag="bool"):
    """A Python bool."""

    v: bool


class IntValue(Message, tag="int"):
    """A Python int of any size, in decimal."""

    v: Number


class FloatValue(Message, tag="float"):
    """A Python float as its ``repr``; also ``nan``, ``inf`` and ``-inf``."""

    v: Number


class ComplexValue(Message, tag="complex"):
    """A Python complex number, both parts written as floats are."""

    re: Number
    im: Number


class StrValue(Message, tag="str"):
    """Text."""

    v: str


class ListValue(Message, tag="list"):
    """A list."""

    v: list[WireValue]


class TupleValue(Message, tag="tuple"):
    """A tuple."""

    v: list[WireValue]


class SetValue(Message, tag="set"):
    """A set, or one that is frozen and may so be a key, in no particular order."""

    v: list[WireValue]
    frozen: bool = False


class DictValue(Message, tag="dict"):
    """A dict as pairs of key and value, in its order."""

    v: list[tuple[WireValue, WireValue]]


class ArrayValue(Message, tag="array"):
    """A numpy array: little-endian, C order."""

    dtype: Dtype
    shape: Annotated[list[Count], Meta(max_length=32)]
    data: Base64


class ScalarValue(Message, tag="scalar"):
    """A numpy scalar."""

    dtype: Dtype
    data: Base64


class OpaqueValue(Message, tag="opaque"):
    """Anything else: the name of its type and a short text. It is never more than shown."""

    type: Short
    repr: Short


class NameArgument(Message, tag="name"):
    """An argument: whatever the learner's kernel has under this name."""

    name: Identifier


class SourceArgument(Message, tag="source"):
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


class ValueAsk(Message, tag="value"):
    """What is the value of this name?"""

    name: Identifier


class CallAsk(Message, tag="call"):
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


class CellSource(Struct, forbid_unknown_fields=True, frozen=True):
    """The cell in front of the learner: its text, its id where it has one, and whether it has run a moment ago.

    ``fresh`` says that whoever asks has just run it, because an earlier reply said ``rerun``. No reply to a fresh cell
    says so again.
    """

    source: CellText
    id: Annotated[str, Meta(max_length=200)] = ""
    fresh: bool = False


class KernelRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """What the front end hands to the agent, as JSON text.

    ``names`` are the exercise's own names; the agent fingerprints them and what they depend on. ``remaining_seconds``
    is what is left of the check's time after earlier rounds. With ``cell``, a name of ``names`` is an answer only if
    that cell has bound it.
    """

    ask: list[WireAsk]
    limits: Limits = Limits()
    names: list[Identifier] = []
    remaining_seconds: float | None = None
    cell: CellSource | None = None


class FingerprintRequest(Struct, forbid_unknown_fields=True, frozen=True):
    """What is asked for out-of-date marks: a fingerprint of each group of names, and a digest of each program."""

    names: list[list[Identifier]] = []
    sources: list[CellText] = []


# -- answers, from the kernel ------------------------------------------------------------------------------------------


class ReturnedAnswer(Message, tag="returned"):
    """It returned, or the name has this value. ``changed``: positions of arguments that the function changed.

    Where nothing came back, ``by`` names the decorator or the call that has made it so (``@timed``, ``sort(...)``).
    """

    value: WireValue
    changed: list[Count] = []
    by: Short = ""


class RaisedAnswer(Message, tag="raised"):
    """The learner's code raised; ``line`` is the line of their cell, ``name`` the missing name where there is one.

    ``sign`` is the character at which a syntax error points, where no Python has it there.
    """

    exception: Short
    message: Short
    line: Line | None = None
    name: Short | None = None
    sign: Literal["", "`", "$", "!", "?"] = ""


class TimedOutAnswer(Message, tag="timed-out"):
    """It was still running after this many seconds, at this line of the learner's cell.

    ``within`` says what kept it there, where the learner's own code did: a loop around that line, or a function that
    calls itself. A call of something slow is neither.
    """

    seconds: float
    line: Line | None = None
    within: Literal["", "loop", "recursion"] = ""


class MissingAnswer(Message, tag="missing"):
    """Nothing has this name."""

    name: Short


class UnboundAnswer(Message, tag="unbound"):
    """The last run of the learner's cell did not bind this name.

    ``defines`` are names that the cell does bind, and ``origin`` says whether something else has bound this one.
    ``inside`` is the head of the class or function in which the cell has a definition of this name
    (``class Model``), and ``magic`` the cell magic that kept the cell's code from running (``%%writefile``).
    ``compared`` says that the cell compares the name, which may have been meant to give it a value.
    """

    name: Short
    defines: Annotated[list[Short], Meta(max_length=20)] = []
    origin: Literal["nowhere", "elsewhere"] = "nowhere"
    inside: Short = ""
    magic: Short = ""
    compared: bool = False


class StubAnswer(Message, tag="stub"):
    """The function is there but says nothing yet."""

    name: Short


class NotCallableAnswer(Message, tag="not-callable"):
    """The name is there but cannot be called; ``by`` is what made it nothing, as in ``ReturnedAnswer``."""

    name: Short
    type: Short
    by: Short = ""


class TooLargeAnswer(Message, tag="too-large"):
    """The value is larger than a check may carry; bytes."""

    type: Short
    size: Count
    limit: Count


class SkippedAnswer(Message, tag="skipped"):
    """Not asked: the check's time was used up."""


WireAnswer = (
    ReturnedAnswer
    | RaisedAnswer
    | TimedOutAnswer
    | MissingAnswer
    | UnboundAnswer
    | StubAnswer
    | NotCallableAnswer
    | TooLargeAnswer
    | SkippedAnswer
)


class CellReport(Struct, forbid_unknown_fields=True, frozen=True):
    """What the kernel knows of the cell it was told of.

    ``ran`` says that the names of the request are as the last run of exactly this text left them, and ``stopped`` what
    ended that run before its end, also where a cell magic has swallowed the error. ``rerun`` asks for one more run of
    the cell, after which the same is asked again with ``fresh``. With ``stopped`` or ``rerun`` every ask is skipped.
    ``program`` is a digest of the text as a program: comments and spacing do not count.
    """

    ran: bool = False
    stopped: RaisedAnswer | None = None
    rerun: bool = False
    program: str = ""


class KernelReply(Struct, forbid_unknown_fields=True, frozen=True):
    """What the agent sends back. ``fingerprint`` is a digest of ``names`` and all they depend on."""

    agent: str
    answers: list[WireAnswer]
    fingerprint: str = ""
    cell: CellReport | None = None


class FingerprintReply(Struct, forbid_unknown_fields=True, frozen=True):
    """One fingerprint for each group of names, and one digest for each program."""

    fingerprints: list[str]
    programs: list[str] = []
