"""Preconditions: is the name there, was it attempted, did it run to its end? Only then can a value be judged."""

from __future__ import annotations

from collections.abc import Sequence

from .errors import explain, learner_error, question_for, still_running
from .exercise import Exercise
from .format import show, show_call
from .queries import (
    Answer,
    Call,
    Missing,
    NotCallable,
    Opaque,
    Query,
    Raised,
    Returned,
    Skipped,
    Stub,
    TimedOut,
    TooLarge,
    Unbound,
)
from .text import Sentence, join, say
from .unbound import not_bound
from .verdict import Counterexample, Verdict

__all__ = ["call_text", "is_blank", "made_nothing", "not_attempted", "not_ready", "not_run"]

_ENDLESS = {
    "loop": "What would have to become true for that loop to end?",
    "recursion": "For which input should the function stop calling itself?",
    "": "Which step takes the longest? Does it do the same work many times?",
}
"""The question about a call that was cut off: only what stands in a loop is one."""


def call_text(query: Query) -> str:
    """Return a query as the learner would type it."""
    return show_call(query.function, query.args, query.kwargs) if isinstance(query, Call) else query.name


def not_attempted(exercise: Exercise, message: Sentence) -> Verdict:
    """Return the verdict on an exercise that was not begun, with what to do first."""
    return Verdict("not-attempted", join(message, exercise.first_step))


def not_ready(exercise: Exercise, answers: Sequence[Answer]) -> Verdict | None:
    """Return a verdict when there is nothing to judge yet: no such name, nothing written, not a function."""
    for answer in answers:
        if isinstance(answer, (Missing, Unbound)) and answer.name not in exercise.names:
            message = say("This exercise uses {name}, and there is no such name here.", name=answer.name)
            return Verdict("could-not-check", message, question=say("Did the cell that defines it run?"))
        if isinstance(answer, Missing):
            return not_attempted(exercise, say("There is no {name} here yet.", name=answer.name))
        if isinstance(answer, Unbound):
            return not_bound(exercise, answer)
        if isinstance(answer, Stub):
            return not_attempted(exercise, say("{name} does nothing yet.", name=answer.name))
        if isinstance(answer, NotCallable):
            if answer.by:
                return made_nothing(answer.name, answer.by, "is a function")
            if answer.type in ("NoneType", "ellipsis"):
                return not_attempted(exercise, say("{name} does nothing yet.", name=answer.name))
            message = say("{name} is a value of type {type}, not a function.", name=answer.name, type=answer.type)
            question = say("Does a later line give that name to something else?")
            return Verdict("failed", message, "is a function", question=question)
    if any(isinstance(answer, Raised) and is_blank(answer.name) for answer in answers):
        return _unwritten(exercise, "{name} runs into a blank that is not filled in yet.")
    if answers and all(isinstance(answer, Raised) and answer.exception == "NotImplementedError" for answer in answers):
        return _unwritten(exercise, "{name} runs into code that is not written yet.")
    if answers and all(isinstance(answer, Returned) and _is_blank(answer.value) for answer in answers):
        return not_attempted(exercise, say("{name} does nothing yet.", name=exercise.names[0]))
    return None


def made_nothing(name: str, by: str, criterion: str) -> Verdict:
    """Return the verdict on a name that holds None because of a decorator or a call, which is an attempt."""
    message = say("{name} is `None`: {by} gives back nothing.", name=name, by=by)
    if by.startswith("@"):
        question = say("Does your decorator return the function that it makes?")
    else:
        question = say("Does it change something in place, or only print it? Or is a `return` missing in it?")
    return Verdict("failed", message, criterion, question=question)


def _is_blank(value: object) -> bool:
    return value is Ellipsis or (isinstance(value, Opaque) and value.type == "NotImplementedType")


def _unwritten(exercise: Exercise, message: str) -> Verdict:
    """Return the verdict on what calls something unwritten: that may be the function of an earlier exercise."""
    name = exercise.names[0]
    question = say("Is it in {name} itself, or in a function that is called there?", name=name)
    return Verdict("not-attempted", say(message, name=name), question=question)


def not_run(query: Query, answer: Answer) -> Verdict | None:
    """Return a verdict when this query has no value to judge: it raised, was cut off, or returned nothing."""
    if isinstance(answer, Returned) and answer.value is not None:
        return None
    call = call_text(query)
    if isinstance(answer, Raised):
        return Verdict(
            "failed",
            explain(answer, call),
            "runs without an error",
            counterexample=Counterexample(call, None, say("It must run to its end.")),
            question=question_for(answer),
            error=learner_error(answer),
        )
    if isinstance(answer, TimedOut):
        requirement = say("It must come to an end." if answer.within else "It must finish sooner.")
        return Verdict(
            "failed",
            still_running(answer, call),
            "finishes in time",
            counterexample=Counterexample(call, None, requirement),
            question=say(_ENDLESS[answer.within]),
        )
    if isinstance(answer, TooLarge):
        return Verdict(
            "could-not-check",
            say(
                "{call} gave a value of type {type} with {size}. A check carries at most {limit}.",
                call=call,
                type=answer.type,
                size=_bytes(answer.size),
                limit=_bytes(answer.limit),
            ),
            question=say("How many entries should it have?"),
        )
    if isinstance(answer, Skipped):
        return Verdict(
            "could-not-check",
            say("Time ran out before {call} could be asked. Check again when your code is quicker.", call=call),
            question=say("Which step takes the longest? Does it do the same work many times?"),
        )
    if isinstance(answer, Returned):
        question = say("Is there a `return` on every path?")
        if answer.by:
            question = say("Does the function that {by} makes return what the one inside it gave?", by=answer.by)
        return Verdict(
            "failed",
            say("{call} returned nothing.", call=call),
            "returns something",
            counterexample=Counterexample(call, "None", say("It must return a value.")),
            question=question,
        )
    return None


def is_blank(name: str | None) -> bool:
    """Whether a missing name is a place to write in: ``____`` or ``TODO``."""
    return name is not None and len(name) > 1 and name.strip("_").upper() in ("", "TODO", "FIXME", "TBD", "XXX")


def _bytes(size: int) -> str:
    return f"{show(size / 1e6)} MB" if size >= 1e5 else f"{show(size / 1e3)} kB"
