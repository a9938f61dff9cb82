"""What an update did, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Changes"]


@dataclass
class Changes:
    """How many cells of each kind there were.

    Parameters
    ----------
    exercises, cells : int
        New ones of the course's: exercises, and texts or code between them.
    texts, code : int
        Those of the course's that were changed.
    restated : int
        Exercises that were answered, and whose start the course has changed since.
    returned : int
        Exercises that the learner had removed, and that are there again.
    answers, edited, own, parted : int
        What was kept of the learner's: answers, changes to texts that the course left alone, cells of their own, and
        work in cells that the course has no longer.
    both : int
        Texts that both have changed: the learner's follow the new ones.
    """

    exercises: int = 0
    cells: int = 0
    texts: int = 0
    code: int = 0
    restated: int = 0
    returned: int = 0
    answers: int = 0
    edited: int = 0
    own: int = 0
    parted: int = 0
    both: int = 0

    @property
    def has_work(self) -> bool:
        """Whether the learner had written anything."""
        return bool(self.answers + self.own + self.edited + self.both + self.parted)

    def words(self) -> str:
        """Return what came and what was kept, as a clause without a full stop."""
        parts = [", ".join(self._brought()) or "small changes that do not show"]
        kept = self.answers + self.own + self.edited
        if kept:
            parts.append(f"your {_joined(list(self._kept()))} {_was(kept)} kept")
        if self.both:
            follow = "your version follows" if self.both == 1 else "your versions follow"
            parts.append(
                f"{_count(self.both, 'cell')} that you had changed {_was(self.both)} changed here too: {follow}"
            )
        if self.parted:
            parts.append(f"{_count(self.parted, 'cell')} of yours {_was(self.parted)} kept that the course has no more")
        return "; ".join(parts)

    def _brought(self) -> Iterator[str]:
        if self.exercises:
            yield _count(self.exercises, "new exercise")
        if self.cells:
            yield _count(self.cells, "new text")
        if self.texts:
            yield f"{_count(self.texts, 'text')} improved"
        if self.code:
            yield f"{_count(self.code, 'code cell')} improved"
        if self.returned:
            yield f"{_count(self.returned, 'exercise')} that you had removed"
        if self.restated:
            yield f"{_count(self.restated, 'exercise')} changed that you have answered"

    def _kept(self) -> Iterator[str]:
        if self.answers:
            yield "answer" if self.answers == 1 else f"{self.answers} answers"
        if self.own:
            yield "own cell" if self.own == 1 else f"{self.own} own cells"
        if self.edited:
            yield "changed text" if self.edited == 1 else f"{self.edited} changed texts"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
