"""Messages to and from the process that runs one notebook: JSON, one message a line."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta, Struct

from graders.kit.verdict import Verdict

__all__ = [
    "MOST_LINE",
    "MOST_TOTAL",
    "Begun",
    "Ended",
    "Failed",
    "HookFound",
    "Job",
    "Judged",
    "Remark",
    "Said",
    "read",
]

MOST_LINE = 4 * 1024**2
"""Bytes of one message: a verdict with a picture has some hundred thousand."""
MOST_TOTAL = 32 * 1024**2

_Text = Annotated[str, Meta(max_length=2000)]
_Name = Annotated[str, Meta(max_length=500)]


class Job(Struct, forbid_unknown_fields=True, frozen=True):
    """What to do. The notebook's bytes follow after the line."""

    name: str
    seed: int
    seconds: float
    minutes: float
    memory: int
    allow_hooks: bool = False


class HookFound(Struct, forbid_unknown_fields=True, frozen=True):
    """A place in the notebook that can change what its other cells mean."""

    cell: int
    line: int
    what: _Name


class Begun(Struct, forbid_unknown_fields=True, frozen=True, tag="begun", tag_field="t"):
    """The notebook was read: the course it says it belongs to, and what it reaches for beyond the course's own."""

    course: _Name | None = None
    imports: Annotated[list[_Name], Meta(max_length=200)] = []
    hooks: Annotated[list[HookFound], Meta(max_length=200)] = []


class Judged(Struct, forbid_unknown_fields=True, frozen=True, tag="judged", tag_field="t"):
    """A verdict on one exercise."""

    exercise: _Name
    verdict: Verdict


class Remark(Struct, forbid_unknown_fields=True, frozen=True, tag="remark", tag_field="t"):
    """Something beside the verdicts that whoever started it should read."""

    text: _Text


class Failed(Struct, forbid_unknown_fields=True, frozen=True, tag="failed", tag_field="t"):
    """The notebook could not be run, or not further. With `no_sandbox` no other can be either."""

    sentence: _Text
    no_sandbox: bool = False


class Ended(Struct, forbid_unknown_fields=True, frozen=True, tag="ended", tag_field="t"):
    """All verdicts were said. Without it, something is missing."""


Said: TypeAlias = Begun | Judged | Remark | Failed | Ended
_decoder = msgspec.json.Decoder(Said)


def read(line: bytes) -> Said:
    """Read one message.

    Raises
    ------
    msgspec.MsgspecError
    """
    return _decoder.decode(line)
