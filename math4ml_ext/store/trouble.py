"""What a database says when it cannot, in words that tell a learner what would help."""

from __future__ import annotations

import errno

from math4ml_ext.errors import StoreTrouble

from .migrate import NewerDatabase

__all__ = ["trouble"]

# By text, because the code of an error is not told before Python 3.11. The first that occurs wins.
_SENTENCES = [
    (
        ("locked", "busy"),
        "Your progress is not saved just now: another program is writing to {where}. Check again to save it.",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "Your progress is not saved: {where} cannot be written to. Give Jupyter the right to write there.",
    ),
    (
        ("disk is full", "no space", "quota"),
        "Your progress is not saved: the disk that holds {where} is full. Make some room, then check again.",
    ),
    (
        ("malformed", "not a database"),
        "Your progress is not saved: {where} is damaged. Move that file away; a new one is made when you check again.",
    ),
    (
        ("disk i/o error", "file too large"),
        "Your progress is not saved: writing to {where} fails. Is the disk full or a drive unplugged?",
    ),
    (
        ("unable to open",),
        "Your progress is not saved: {where} cannot be opened. Does its folder exist, and may Jupyter write there?",
    ),
]
_NEWER = "Your progress is not saved: {where} was written by a newer version of Math4ML. Update Math4ML here."
_OTHER = "Your progress is not saved just now: {where} cannot be reached."


def trouble(error: Exception, where: str) -> StoreTrouble:
    """Say what went wrong with the database called `where`."""
    if isinstance(error, NewerDatabase):
        return StoreTrouble(_NEWER.format(where=where))
    text = str(getattr(error, "orig", None) or error).lower()
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        text = "disk is full"
    for signs, sentence in _SENTENCES:
        if any(sign in text for sign in signs):
            return StoreTrouble(sentence.format(where=where))
    return StoreTrouble(_OTHER.format(where=where))
