"""Every refusal of ours, in one tree; callers catch at any level.

::

    Refused                     reason (for programs), sentence (for people)
    ├── BadMessage              what came in cannot be understood (also a ValueError)
    │   └── AnswersDoNotFit     understood, but not answers to what was asked
    ├── NotFound                (also a LookupError)
    │   ├── UnknownCourse
    │   ├── UnknownExercise
    │   └── UnknownFile
    ├── BadToken
    │   ├── ForgedToken         not signed by this server
    │   ├── ExpiredToken        too long ago
    │   ├── OtherUsersToken     begun by somebody else
    │   ├── OtherVersionToken   the exercise has changed since
    │   └── UsedToken           answered otherwise before
    ├── Withheld                the solution may not be shown yet, or not at all
    └── StoreTrouble            progress cannot be kept or read just now
"""

from __future__ import annotations

__all__ = [
    "AnswersDoNotFit",
    "BadMessage",
    "BadToken",
    "ExpiredToken",
    "ForgedToken",
    "NotFound",
    "OtherUsersToken",
    "OtherVersionToken",
    "Refused",
    "StoreTrouble",
    "UnknownCourse",
    "UnknownExercise",
    "UnknownFile",
    "UsedToken",
    "Withheld",
]


class Refused(Exception):  # noqa: N818 - these name what happened, as the tree reads
    """Something was not done, for a reason that the person who asked can be told.

    Attributes
    ----------
    reason : str
        A code that programs may rely on.
    sentence : str
        The same for people.
    """

    reason = "refused"
    sentence = "This cannot be done."

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or type(self).sentence
        super().__init__(self.sentence)


class BadMessage(Refused, ValueError):  # noqa: N818
    """What came in is not a message of the protocol."""

    reason = "bad-message"
    sentence = "The message is not one that Math4ML understands."


class AnswersDoNotFit(BadMessage):
    """The answers are well formed, but they do not answer what was asked."""

    reason = "answers-do-not-fit"
    sentence = "The answers do not fit what was asked. Press Check again."


class NotFound(Refused, LookupError):  # noqa: N818
    """There is no such thing here."""

    reason = "not-found"
    sentence = "There is nothing here under this name."


class UnknownCourse(NotFound):
    """No installed and enabled course has this name."""

    reason = "unknown-course"
    sentence = "This course is not installed on this server."


class UnknownExercise(NotFound):
    """The course has no such exercise."""

    reason = "unknown-exercise"
    sentence = "This course has no exercise of that name."


class UnknownFile(NotFound):
    """The course has no such notebook."""

    reason = "unknown-file"
    sentence = "This course has no notebook of that name."


class BadToken(Refused):
    """The token of a check cannot be used."""

    reason = "bad-token"
    sentence = "This check cannot be continued. Press Check again."


class ForgedToken(BadToken):
    """Not signed by this server, or changed on the way."""

    reason = "token-forged"
    sentence = "This check was not begun by this server. Press Check again."


class ExpiredToken(BadToken):
    """Signed by this server, too long ago."""

    reason = "token-expired"
    sentence = "This check was begun too long ago. Press Check again."


class OtherUsersToken(BadToken):
    """Begun by somebody else."""

    reason = "token-other-user"
    sentence = "This check was begun by somebody else. Press Check again."


class OtherVersionToken(BadToken):
    """The exercise has changed since the check was begun."""

    reason = "token-other-version"
    sentence = "The exercise has changed since this check was begun. Press Check again."


class UsedToken(BadToken):
    """The check was answered otherwise before, and what was asked then is known."""

    reason = "token-used"
    sentence = "This check was begun with other answers. Press Check again."


class Withheld(Refused):
    """The solution may not be shown, or not yet."""

    reason = "solution-withheld"
    sentence = "The solution of this exercise is not shown on this server."


class StoreTrouble(Refused):
    """Progress cannot be kept or read just now. `sentence` says why and what would help.

    Attributes
    ----------
    cause : str
        Why, without saying to whom: what is wrong, where that is known. Half a sentence.
    """

    reason = "store-trouble"
    sentence = "Your progress cannot be saved just now."

    def __init__(self, sentence: str | None = None, *, cause: str = "") -> None:
        super().__init__(sentence)
        self.cause = cause
