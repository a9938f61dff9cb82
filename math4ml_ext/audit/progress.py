"""The progress of an audit, for whoever waits for it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

__all__ = ["Clock", "Progress"]


@dataclass(frozen=True)
class Progress:
    """How far an audit is.

    Parameters
    ----------
    done, of : int
        Pieces of work; none at first, while the notebooks' cells run.
    exercise : str
        What the last piece belongs to.
    is_whole : bool
        Whether that exercise is done with it.
    seconds_left : float or None
        As long as the rest takes if it takes as long as what was done; None where nothing was done yet.
    """

    done: int
    of: int
    exercise: str = ""
    is_whole: bool = False
    seconds_left: float | None = None

    def words(self) -> str:
        """Return it as a line."""
        if not self.exercise:
            return "running the notebooks' cells"
        left = "" if self.seconds_left is None or self.done == self.of else f", {_rounded(self.seconds_left)} left"
        return f"{self.done} of {self.of}: {self.exercise}{left}"


def _rounded(seconds: float) -> str:
    return f"about {max(5, 5 * round(seconds / 5))} s" if seconds < 90 else f"about {round(seconds / 60)} min"


@dataclass
class Clock:
    """Tells how long the rest of some work takes."""

    of: int
    began: float = field(default_factory=time.perf_counter)

    def at(self, done: int, exercise: str, is_whole: bool) -> Progress:
        """Return the progress after `done` pieces."""
        left = (time.perf_counter() - self.began) / done * (self.of - done)
        return Progress(done, self.of, exercise, is_whole, left)
