"""What a database says when it cannot, in words that tell a learner what would help."""

from __future__ import annotations

import errno

from math4ml_ext.errors import StoreTrouble

from .deadline import TooSlow
from .migrate import NewerDatabase

__all__ = ["is_locked", "trouble"]

# By text, because the code of an error is not told before Python 3.11. The first that occurs wins.
_LOCKED = ("locked", "busy")
_CAUSES = [
    (
        ("timeout", "timed out", "lock not available"),
        "{where} takes too long to answer",
        "Check again to save it.",
    ),
    (_LOCKED, "another program is writing to {where} just now", "Check again to save it."),
    (
        ("locking protocol",),
        "{where} is on a file system that does not support locks",
        "Set Math4ML.database_url to a file on a disk of this machine.",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "{where} cannot be written to",
        "Give Jupyter the right to write there.",
    ),
    (
        ("disk is full", "no space", "quota"),
        "the disk that holds {where} is full",
        "Make some room, then check again.",
    ),
    (
        ("malformed", "not a database"),
        "{where} is damaged",
        "Move that file away; a new one is made when you check again.",
    ),
    (("disk i/o error", "file too large"), "writing to {where} fails", "Is the disk full or a drive unplugged?"),
    (
        ("unable to open",),
        "{where} cannot be opened",
        "Does its folder exist, and may Jupyter write there?",
    ),
]
"""What is searched for; why nothing is kept; what would help."""

_NEWER = "{where} was written by a newer version of Math4ML", "Update Math4ML here."
_STAYS_LOCKED = (
    "another program has kept {where} locked for minutes",
    "Stop other Jupyter servers of yours, or set Math4ML.database_url to another file.",
)
_LONG_LOCKED_SECONDS = 60.0
_TOO_SLOW = "{where} does not answer", "Check again in a minute to save it."
_OTHER = "{where} cannot be reached just now", ""


def trouble(error: Exception, where: str, *, locked_seconds: float = 0.0) -> StoreTrouble:
    """Say what went wrong with the database called `where`, which nobody has got into for `locked_seconds`."""
    cause, help_ = _STAYS_LOCKED if locked_seconds >= _LONG_LOCKED_SECONDS else _cause(error)
    cause = cause.format(where=where)
    return StoreTrouble(f"Your progress is not saved: {cause}. {help_}".rstrip(), cause=cause)


def is_locked(error: Exception) -> bool:
    """Return whether somebody else holds a lock."""
    text = str(getattr(error, "orig", None) or error).lower()
    return any(sign in text for sign in _LOCKED)


def _cause(error: Exception) -> tuple[str, str]:
    if isinstance(error, NewerDatabase):
        return _NEWER
    if isinstance(error, TooSlow):
        return _TOO_SLOW
    text = str(getattr(error, "orig", None) or error).lower()
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        text = "disk is full"
    for signs, cause, help_ in _CAUSES:
        if any(sign in text for sign in signs):
            return cause, help_
    return _OTHER
