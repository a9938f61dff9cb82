"""Between the wire and the graders: `protocol` messages to and from the queries and answers of `graders.kit`.

Decoding trusts nothing. What values take is bounded before they are built (see `bounds`), an array's data must fill its
shape exactly, numbers must be written as numbers, and what may only travel towards a kernel (`Name`, `Source`) is
refused in an answer. Whatever is wrong, the one exception is `BadMessage`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from graders.kit import queries as kit

from . import wire
from .bounds import Budget
from .errors import BadMessage
from .values import MAX_DEPTH, size_of, value_from_wire, value_to_wire

__all__ = [
    "MAX_DEPTH",
    "BadMessage",
    "answer_from_wire",
    "answer_to_wire",
    "answers_from_wire",
    "answers_to_wire",
    "decode",
    "queries_from_wire",
    "queries_to_wire",
    "rounds_from_wire",
    "size_of",
    "stopped_from_wire",
    "value_from_wire",
    "value_to_wire",
]

MAX_ARGUMENTS = 100
"""How many arguments a call may report as changed."""

MAX_SECONDS = 1e6
"""The longest time an answer may claim to have run."""

MAX_LINE = 1_000_000
"""The last line that a cell may claim to have; a database keeps it as a small number."""

_Message = TypeVar("_Message")


def decode(text: bytes | str, type_: type[_Message]) -> _Message:
    """Read JSON `text` as one message of `type_`.

    Raises
    ------
    BadMessage
        Not JSON, or not exactly such a message.
    """
    try:
        return msgspec.json.decode(text, type=type_)
    except msgspec.ValidationError as error:
        raise BadMessage(f"The message is not understood: {str(error)[:200]}.") from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadMessage("The message is not valid JSON.") from error
    except RecursionError as error:
        raise BadMessage("The message is nested too deeply.") from error


def queries_to_wire(queries: Iterable[kit.Query]) -> list[wire.WireAsk]:
    """Return a grader's queries as they are sent."""
    return [
        wire.ValueAsk(query.name)
        if isinstance(query, kit.Value)
        else wire.CallAsk(
            query.function,
            [value_to_wire(argument) for argument in query.args],
            {name: value_to_wire(argument) for name, argument in query.kwargs.items()},
        )
        for query in queries
    ]


def queries_from_wire(queries: Iterable[wire.WireAsk]) -> list[kit.Query]:
    """Return the queries in a message; for kernels written in Python."""
    return [
        kit.Value(query.name)
        if isinstance(query, wire.ValueAsk)
        else kit.Call(
            query.function,
            tuple(value_from_wire(argument, arguments=True) for argument in query.args),
            {name: value_from_wire(argument, arguments=True) for name, argument in query.kwargs.items()},
        )
        for query in queries
    ]


def answer_to_wire(answer: kit.Answer) -> wire.WireAnswer:
    """Write one answer, as a kernel would."""
    match answer:
        case kit.Returned(value, changed, by):
            return wire.ReturnedAnswer(value_to_wire(value), list(changed), by)
        case kit.Raised(exception, message, line, name, sign):
            return wire.RaisedAnswer(exception, message, line, name, sign)
        case kit.TimedOut(seconds, line, within):
            return wire.TimedOutAnswer(seconds, line, within)
        case kit.Missing(name):
            return wire.MissingAnswer(name)
        case kit.Unbound(name, defines, origin, inside, magic, compared):
            return wire.UnboundAnswer(name, list(defines), origin, inside, magic, compared)
        case kit.Stub(name):
            return wire.StubAnswer(name)
        case kit.NotCallable(name, type_, by):
            return wire.NotCallableAnswer(name, type_, by)
        case kit.TooLarge(type_, size, limit):
            return wire.TooLargeAnswer(type_, size, limit)
        case kit.Skipped():
            return wire.SkippedAnswer()


def answer_from_wire(answer: wire.WireAnswer, budget: Budget | None = None) -> kit.Answer:
    """Read one answer, within `budget`."""
    match answer:
        case wire.ReturnedAnswer(value, changed, by):
            (budget or Budget()).spend(value)
            if len(changed) > MAX_ARGUMENTS or any(position >= MAX_ARGUMENTS for position in changed):
                raise BadMessage("A call has changed more arguments than a call can have.")
            return kit.Returned(value_from_wire(value), tuple(changed), by)
        case wire.RaisedAnswer() | wire.TimedOutAnswer():
            return _stop_from_wire(answer)
        case wire.MissingAnswer(name):
            return kit.Missing(name)
        case wire.UnboundAnswer(name, defines, origin, inside, magic, compared):
            return kit.Unbound(name, tuple(defines), origin, inside, magic, compared)
        case wire.StubAnswer(name):
            return kit.Stub(name)
        case wire.NotCallableAnswer(name, type_, by):
            return kit.NotCallable(name, type_, by)
        case wire.TooLargeAnswer(type_, size, limit):
            return kit.TooLarge(type_, size, limit)
        case wire.SkippedAnswer():
            return kit.Skipped()


def _stop_from_wire(answer: wire.RaisedAnswer | wire.TimedOutAnswer) -> kit.Raised | kit.TimedOut:
    if answer.line is not None and answer.line > MAX_LINE:
        raise BadMessage("A line is not one that a cell can have.")
    if isinstance(answer, wire.RaisedAnswer):
        return kit.Raised(answer.exception, answer.message, answer.line, answer.name, answer.sign)
    if not 0 <= answer.seconds <= MAX_SECONDS:
        raise BadMessage("A time is not a time that a check can take.")
    return kit.TimedOut(answer.seconds, answer.line, answer.within)


def answers_to_wire(answers: Iterable[kit.Answer]) -> list[wire.WireAnswer]:
    """Write one round of answers."""
    return [answer_to_wire(answer) for answer in answers]


def answers_from_wire(answers: Iterable[wire.WireAnswer], budget: Budget | None = None) -> list[kit.Answer]:
    """Read one round of answers, together within `budget`."""
    budget = budget or Budget()
    return [answer_from_wire(answer, budget) for answer in answers]


def rounds_from_wire(
    rounds: Sequence[Sequence[wire.WireAnswer]], budget: Budget | None = None
) -> list[list[kit.Answer]]:
    """Read all rounds of a check, together within `budget`."""
    budget = budget or Budget()
    return [answers_from_wire(answers, budget) for answers in rounds]


def stopped_from_wire(stopped: wire.RaisedAnswer | wire.TimedOutAnswer | None) -> kit.Raised | kit.TimedOut | None:
    """Read how the cell itself came to a stop, if it did."""
    return None if stopped is None else _stop_from_wire(stopped)
