"""Answers known to be right or wrong: what they are written in, and how they are read.

A file holds many answers to one exercise. Each begins with a line of its own::

    # %% right: a loop
    # %% wrong: divides by the sum | misconception: divides by the sum without exponentiating

and goes on to the next such line, or to the end. What comes before the first of them runs before each answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["AnswersUnreadableError", "Known", "read_answers"]

_MARK = "# %%"
_HOW = f"write '{_MARK} right: a name', or '{_MARK} wrong: a name | misconception: its name'."
_HEADER = re.compile(
    r"# %% (?P<kind>right|wrong): (?P<name>[^|\n]+?)(?: *\| *misconception: (?P<misconception>[^|\n]+?))? *"
)


class AnswersUnreadableError(ValueError):
    """A file of answers breaks the rules; the text says where."""


@dataclass(frozen=True)
class Known:
    """One known answer.

    Parameters
    ----------
    kind : {"right", "wrong"}
    name : str
        A few words.
    source : str
        The learner's cell.
    misconception : str or None
        The misconception that must be recognised in it.
    """

    kind: Literal["right", "wrong"]
    name: str
    source: str
    misconception: str | None = None


def read_answers(path: Path) -> list[Known]:
    """Read a file of answers.

    Raises
    ------
    AnswersUnreadableError
    """
    before, *sections = _sections(path.read_text(encoding="utf-8"))
    found: list[Known] = []
    for line, header, body in sections:
        match = _HEADER.fullmatch(header)
        if match is None:
            raise AnswersUnreadableError(f"{path}, line {line}: {_HOW}")
        if match["kind"] == "right" and match["misconception"]:
            raise AnswersUnreadableError(f"{path}, line {line}: a right answer has no misconception.")
        if any((known.kind, known.name) == (match["kind"], match["name"]) for known in found):
            raise AnswersUnreadableError(
                f"{path}, line {line}: there is a {match['kind']} answer called {match['name']!r} already."
            )
        kind: Literal["right", "wrong"] = "right" if match["kind"] == "right" else "wrong"
        found.append(Known(kind, match["name"], before[2] + body, match["misconception"]))
    return found


def _sections(text: str) -> list[tuple[int, str, str]]:
    """Return what comes before the first mark, and then each section: the number of its line, that line, the rest."""
    sections: list[tuple[int, str, list[str]]] = [(0, "", [])]
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_MARK):
            sections.append((number, line, []))
        else:
            sections[-1][2].append(line)
    return [(number, header, "".join(f"{line}\n" for line in body)) for number, header, body in sections]
