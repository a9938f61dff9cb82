"""A kernel for tests: plain calls in this process, answered on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from graders.kit.queries import Answer, Missing, Query, Raised, Returned, Value
from math4ml_ext import codec, protocol


def answer(asks: list[protocol.WireAsk], names: Mapping[str, Any]) -> list[protocol.WireAnswer]:
    """Answer one round of asks from `names`."""
    return codec.answers_to_wire(_answer(ask, names) for ask in codec.queries_from_wire(asks))


def _answer(ask: Query, names: Mapping[str, Any]) -> Answer:
    name = ask.name if isinstance(ask, Value) else ask.function
    if name not in names:
        return Missing(name)
    if isinstance(ask, Value):
        return Returned(names[name])
    try:
        return Returned(names[name](*ask.args, **ask.kwargs))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
        return Raised(type(error).__name__, str(error))


def answer_json(asks: list[Any], names: Mapping[str, Any]) -> list[Any]:
    """Answer one round of asks that came as plain JSON."""
    read = msgspec.convert(asks, list[protocol.WireAsk])
    answered: list[Any] = msgspec.to_builtins(answer(read, names))
    return answered
