"""What a message may hold, decided in one pass before any Python or numpy value is built of it.

The messages of `wire` are plain structs of about the size of their text. What they *claim* is another matter: a set of
integers that Python hashes alike costs the square of its length, an empty array may have a shape of billions. So
whatever is read from a kernel, or from anybody in its place, is weighed here first, and read by `values` afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from . import wire
from .errors import BadMessage

__all__ = ["ITEM_BYTES", "MAX_DEPTH", "MAX_NODES", "TOO_MANY", "Budget", "check_hashes", "is_bomb", "is_vast", "weigh"]

MAX_DEPTH = 32
"""How deep values may nest; the agent stops at 20."""

MAX_NODES = 200_000
"""How many values a message may hold, those inside of others counted. The largest check of a course needs hundreds."""

ITEM_BYTES = 32
"""What an item of a container counts, as the agent has it."""

MAX_HASHED_ALIKE = 256
"""How many different values may have one hash. Of the powers of two, as many as fit on the wire, some 230 do."""

_MAX_EMPTY = 10_000
"""How many rows an array without entries may have: each is an object as soon as somebody asks for a list."""

_MAX_TEXT_TABLE = 4_000_000
"""How many characters a list may have as a table of texts: numpy makes every entry as long as the longest."""

_TOO_DEEP = "A value is nested too deeply."
_TOO_LARGE = "A value is larger than a check takes."
TOO_MANY = "The answers hold more values than a check takes. Does the code return more than it was asked for?"
_HASHED_ALIKE = "A value holds too many different numbers or tuples that Python cannot tell apart quickly."


class Budget:
    """What all values of a message may take together.

    Parameters
    ----------
    nodes : int
        How many values, those inside of others counted.
    value_bytes : int or None
        How large each value may be, as `weigh` counts; None for no limit but that of the message.
    """

    def __init__(self, nodes: int = MAX_NODES, value_bytes: int | None = None) -> None:
        self.nodes = nodes
        self.value_bytes = value_bytes

    def spend(self, value: wire.WireValue) -> int:
        """Take a value out of the budget and return its bytes.

        Raises
        ------
        BadMessage
            It is nested too deeply, larger than a value may be, or one too many.
        """
        nodes, size = weigh(value, self.nodes)
        self.nodes -= nodes
        if self.value_bytes is not None and size > self.value_bytes:
            raise BadMessage(_TOO_LARGE)
        return size


def weigh(value: wire.WireValue, most: int = MAX_NODES) -> tuple[int, int]:
    """Return how many values `value` holds, and its bytes as the agent counts them or a little less.

    Parameters
    ----------
    value : WireValue
    most : int
        How many values it may hold, itself counted.

    Raises
    ------
    BadMessage
        It holds more, or is nested too deeply.
    """
    nodes, size = 0, 0
    level: list[wire.WireValue] = [value]
    for _ in range(MAX_DEPTH + 1):
        nodes += len(level)
        if nodes > most:
            raise BadMessage(TOO_MANY)
        below: list[wire.WireValue] = []
        for item in level:
            match item:
                case wire.ListValue(v) | wire.TupleValue(v) | wire.SetValue(v):
                    size += ITEM_BYTES * len(v)
                    below += v
                case wire.DictValue(v):
                    size += ITEM_BYTES * len(v)
                    for pair in v:
                        below += pair
                case wire.StrValue(v):
                    size += len(v)
                case wire.ArrayValue(_, _, data):
                    size += len(data) * 3 // 4 - data[-2:].count("=")
                case _:
                    pass
        if not below:
            return nodes, size
        level = below
    raise BadMessage(_TOO_DEEP)


def check_hashes(items: Iterable[Any]) -> None:
    """Refuse items of which too many different ones have the same hash: a set of them would cost the square of it.

    Only what can be made to collide is looked at: large integers, complex numbers, tuples and frozen sets. Text is
    hashed with a secret of the process, and a hash has room for all floats and smaller integers.

    Raises
    ------
    BadMessage
    """
    suspects = [item for item in items if _may_collide(item)]
    if len(suspects) <= MAX_HASHED_ALIKE:
        return
    # Told apart by their text, whose hash nobody can foresee: comparing them would cost what is to be prevented.
    by_hash: dict[int, set[str]] = {}
    for item in suspects:
        try:
            alike = by_hash.setdefault(hash(item), set())
        except TypeError:  # a tuple with a list in it: no set can hold it either
            continue
        alike.add(hex(item) if isinstance(item, int) else repr(item))
        if len(alike) > MAX_HASHED_ALIKE:
            raise BadMessage(_HASHED_ALIKE)


def _may_collide(item: Any) -> bool:
    if isinstance(item, int):
        return item.bit_length() > 60
    return isinstance(item, (tuple, frozenset, complex))


def is_vast(shape: Iterable[int]) -> bool:
    """Say whether an array without entries claims so many rows that looking at them would never end."""
    return math.prod(length for length in shape if length) > _MAX_EMPTY


def is_bomb(value: wire.ListValue | wire.TupleValue) -> bool:
    """Say whether numpy would make far more of a list than was sent: one long text among many other entries.

    Lists within lists are entries of the same table; what is inside of a dict or a set is not.
    """
    entries, longest = 0, 0
    level: list[wire.WireValue] = [value]
    while level:
        below: list[wire.WireValue] = []
        for item in level:
            if isinstance(item, (wire.ListValue, wire.TupleValue)):
                below += item.v
            else:
                entries += 1
                if isinstance(item, wire.StrValue):
                    longest = max(longest, len(item.v))
        level = below
    return entries * longest > _MAX_TEXT_TABLE
