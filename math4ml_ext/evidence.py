"""What a check is worth, by where and when it was made: the rules that a class adds to the plain check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

__all__ = ["ByTerm", "Calendar", "Evidence", "OnRecord", "OnlyPractice", "Rules", "Ruling", "Term", "When"]

Evidence: TypeAlias = Literal["practice", "checked", "verified"]
"""*checked*: the learner's kernel answered, for inputs that were picked by the server. *verified*: the notebook was run
again, from the top and in a clean kernel. *practice*: feedback, and nothing more; it is never made into a pass.
"""

When: TypeAlias = Literal["open", "not-yet", "late", "closed"]
"""How a moment stands to a term."""

_NOT_YET = "This notebook is not open yet. Your check is practice, and is not recorded."
_CLOSED = "This notebook is closed. Your check is practice, and is not recorded."


@dataclass(frozen=True)
class Ruling:
    """What one check is worth: its `evidence`, whether it is `late`, a `notice` for the learner if there is one.

    With `again` the front end asks the check once more when checks are recorded again.
    """

    evidence: Evidence = "checked"
    late: bool = False
    notice: str | None = None
    again: bool = False


class Rules(Protocol):
    """Decides what a check is worth. It may raise `StoreTrouble`."""

    def rule(self, user: str, course: str, notebook: str, now: datetime) -> Ruling:
        """Return what a check of an exercise in `notebook` is worth."""


class OnRecord:
    """Every check is evidence: the rule of a learner's own server."""

    def rule(self, user: str, course: str, notebook: str, now: datetime) -> Ruling:  # noqa: ARG002
        """Return that it is checked."""
        return Ruling()


class OnlyPractice:
    """No check is evidence: the rule while the service that records them is away.

    Parameters
    ----------
    notice : str
        What learners are told.
    again : bool
        Whether checks are to be made once more when they are recorded again.
    """

    def __init__(self, notice: str, *, again: bool = False) -> None:
        self._ruling = Ruling("practice", notice=notice, again=again)

    def rule(self, user: str, course: str, notebook: str, now: datetime) -> Ruling:  # noqa: ARG002
        """Return that it is practice."""
        return self._ruling


@dataclass(frozen=True)
class Term:
    """The dates of a notebook, for one section of a class; without any it is always open.

    Parameters
    ----------
    opens, due, closes : datetime, optional
        The first moment at which it is open, the last one in time, and the last one at all. In UTC.
    open : bool, optional
        Opened or closed by hand, whatever the dates say.
    """

    opens: datetime | None = None
    due: datetime | None = None
    closes: datetime | None = None
    open: bool | None = None

    def at(self, now: datetime) -> When:
        """Return how `now` stands to it."""
        if self.open is None:
            if self.opens is not None and now < self.opens:
                return "not-yet"
            if self.closes is not None and now > self.closes:
                return "closed"
        elif not self.open:
            return "closed"
        return "late" if self.due is not None and now > self.due else "open"


class Calendar(Protocol):
    """Where terms are looked up. It may raise `StoreTrouble`."""

    def term(self, user: str, course: str, notebook: str) -> Term:
        """Return the term of a notebook for a learner, by the section they are in."""


class ByTerm:
    """A check is evidence while its notebook is open, and late after it was due: the rule of a class."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    def rule(self, user: str, course: str, notebook: str, now: datetime) -> Ruling:
        """Return what the term of the notebook says."""
        when = self._calendar.term(user, course, notebook).at(now)
        if when == "not-yet":
            return Ruling("practice", notice=_NOT_YET)
        if when == "closed":
            return Ruling("practice", notice=_CLOSED)
        return Ruling(late=when == "late")
