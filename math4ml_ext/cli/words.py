"""Verdicts for people at a terminal and, as JSON, for programs."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graders.kit.text import Sentence
from graders.kit.verdict import Verdict

__all__ = ["Line", "as_data", "printable", "show"]


@dataclass(frozen=True)
class Line:
    """One verdict and what it speaks of: the exercise, and the file where there is one."""

    exercise: str
    verdict: Verdict
    file: str | None = None


@dataclass(frozen=True)
class _Look:
    word: str
    icon: str
    plain_icon: str
    colour: str


_PASSED = _Look("Passed", "\N{CHECK MARK}", "+", "32")
_FAILED = _Look("Not yet", "\N{BLACK CIRCLE}", "*", "33")
_STOPPED = _Look("Stopped", "\N{BLACK UP-POINTING TRIANGLE}", "!", "31")
_NOT_ATTEMPTED = _Look("Not attempted", "\N{WHITE CIRCLE}", "o", "2")
_COULD_NOT_CHECK = _Look("Could not check", "\N{EM DASH}", "-", "2")
_LOOKS = (_PASSED, _FAILED, _STOPPED, _NOT_ATTEMPTED, _COULD_NOT_CHECK)
_WIDTH = 15  # of the longest word
_INDENT = "    "


def show(lines: Iterable[Line], *, as_json: bool) -> bool:
    """Print verdicts: as one JSON object when all are there, or for people, each as it comes.

    Returns
    -------
    bool
        Whether all passed.
    """
    seen = []
    printer = None if as_json else _Printer()
    for line in lines:
        seen.append(line)
        if printer:
            printer.print(line)
    if printer:
        print(_sum(seen))
    else:
        print(json.dumps({"verdicts": [as_data(line) for line in seen]}, indent=2))
    return all(line.verdict.outcome == "passed" for line in seen)


def as_data(line: Line) -> dict[str, Any]:
    """Return a verdict as plain data; `message` is all that a learner would read."""
    verdict, example = line.verdict, line.verdict.counterexample
    data: dict[str, Any] = {
        "exercise": line.exercise,
        "outcome": verdict.outcome,
        "criterion": verdict.criterion,
        "misconception": verdict.misconception,
        "message": " ".join(sentence.plain() for sentence in _sentences(verdict)),
        "counterexample": example
        and {"call": example.call, "returned": example.returned, "must": example.must.plain()},
    }
    return data if line.file is None else {"file": line.file, **data}


def _sentences(verdict: Verdict) -> list[Sentence]:
    return [verdict.message, *([verdict.question] if verdict.question else []), *verdict.notes]


class _Printer:
    """Prints one line a verdict, its sentences below."""

    def __init__(self) -> None:
        self._colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._signs = _can_print("".join(look.icon for look in _LOOKS))
        self._width = min(shutil.get_terminal_size((100, 24)).columns, 120)

    def print(self, line: Line) -> None:
        look = _look(line.verdict)
        word = f"{look.icon if self._signs else look.plain_icon} {look.word:{_WIDTH}}"
        if self._colours:
            word = f"\033[{look.colour}m{word}\033[0m"
        print(f"{word}  {printable(line.exercise if line.file is None else line.file)}")
        beyond = [goal.says for goal in line.verdict.stretch if not goal.reached]
        for sentence in [*_sentences(line.verdict), *beyond]:
            text = printable(sentence.plain())
            print(textwrap.fill(text, self._width, initial_indent=_INDENT, subsequent_indent=_INDENT))
        sys.stdout.flush()


def _look(verdict: Verdict) -> _Look:
    match verdict.outcome:
        case "passed":
            return _PASSED
        case "failed":
            return _STOPPED if verdict.error else _FAILED
        case "not-attempted":
            return _NOT_ATTEMPTED
        case "could-not-check":
            return _COULD_NOT_CHECK


def _sum(lines: Sequence[Line]) -> str:
    passed = sum(line.verdict.outcome == "passed" for line in lines)
    things = "exercise" if all(line.file is None for line in lines) else "answer"
    return f"{passed} of {len(lines)} {things if len(lines) == 1 else things + 's'} passed."


def _can_print(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeError, LookupError):
        return False
    return True


def printable(text: str) -> str:
    """Return `text` with nothing in it that a terminal would obey: values in it are the learner's."""
    return "".join(one if one.isprintable() else " " if one.isspace() else "?" for one in text)
