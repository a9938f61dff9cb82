"""The learner's own errors in plain sentences; `error_questions` has the question that leads out of each common one."""

from __future__ import annotations

import re

from .error_questions import question_for
from .format import show
from .queries import Raised, TimedOut
from .text import Sentence, say
from .verdict import LearnerError

__all__ = ["explain", "learner_error", "question_for", "still_running", "waits_for_typing"]

_MESSAGE_WIDTH = 120
_SIGNATURE = re.compile(r", with gufunc signature \S+")


def learner_error(raised: Raised) -> LearnerError:
    """Return what a verdict keeps of an error."""
    return LearnerError(raised.exception, _short(raised.message), raised.line)


def explain(raised: Raised, call: str | None) -> Sentence:
    """Return the one sentence that says what stopped.

    Parameters
    ----------
    raised : Raised
        The error.
    call : str or None
        The call in which it happened; None where the cell itself stopped.
    """
    where = "{call} stopped" if call is not None else "This cell stopped"
    if raised.line is not None:
        where += " at line {line}"
    values: dict[str, object] = {"exception": raised.exception, "line": raised.line, "call": call}
    if waits_for_typing(raised):
        what = "it waits for typed input."
    elif raised.exception in ("NameError", "UnboundLocalError") and raised.name:
        what = "{exception}, the name {name} is not defined."
        values["name"] = raised.name
    elif raised.message.strip():
        what = "{exception}, {message}."
        values["message"] = _short(raised.message)
    else:
        what = "{exception}."
    used = {name: value for name, value in values.items() if value is not None and f"{{{name}}}" in where + what}
    return say(f"{where}: {what}", **used)


def waits_for_typing(raised: Raised) -> bool:
    """Whether an error is that ``input()`` was called where nobody can type."""
    if raised.exception == "EOFError":
        return raised.message.startswith("EOF when reading a line")
    return raised.exception == "StdinNotImplementedError"


def still_running(stopped: TimedOut, call: str | None) -> Sentence:
    """Return the sentence for what ran out of time: "line 3 was still running after 2 s"."""
    seconds = show(stopped.seconds)
    if call is None:
        if stopped.line is None:
            return say("This cell was still running after {seconds} s.", seconds=seconds)
        return say("Line {line} was still running after {seconds} s.", line=stopped.line, seconds=seconds)
    if stopped.line is None:
        return say("{call} was still running after {seconds} s.", call=call, seconds=seconds)
    return say(
        "{call} was stopped: line {line} was still running after {seconds} s.",
        call=call,
        line=stopped.line,
        seconds=seconds,
    )


def _short(message: str) -> str:
    # What numpy says between the size that it met and the one that it wanted is for those who write numpy.
    text = _SIGNATURE.sub("", " ".join(message.split()).rstrip("."))
    return text if len(text) <= _MESSAGE_WIDTH else text[: _MESSAGE_WIDTH - 3] + "..."
