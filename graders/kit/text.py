"""Sentences: words by the course's authors with slots for what the learner wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["PLAIN_SLOTS", "Sentence", "Words", "join", "say", "sentence"]

_SLOT = re.compile(r"\{([a-z_]+)\}")

PLAIN_SLOTS = frozenset({"count", "limit", "line", "seconds", "size", "steps"})
"""Slots that hold a count of ours, not code of the learner's: they are shown as plain text."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of feedback, kept apart from the values that fill it.

    The text is written by an author and may hold `` `code` `` and ``$mathematics$``. The values come from the
    learner's side; a renderer shows each as code, as text, and never as markup (`PLAIN_SLOTS` without the look
    of code). Because the text is constant it is also the key under which a translation is found.

    Parameters
    ----------
    text : str
        The author's words. ``{slot}`` stands for an entry of `values`; braces that name no entry are kept.
    values : mapping of str to str
        What fills the slots.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def plain(self) -> str:
        """Return the sentence as plain text, each value between backticks."""
        return _SLOT.sub(self._fill, self.text)

    def _fill(self, slot: re.Match[str]) -> str:
        name = slot[1]
        if name not in self.values:
            return slot[0]
        return self.values[name] if name in PLAIN_SLOTS else f"`{self.values[name]}`"


Words: TypeAlias = str | Sentence
"""What an author may write wherever a sentence is wanted."""


def say(text: str, **values: object) -> Sentence:
    """Make a `Sentence`.

    Parameters
    ----------
    text : str
        The author's words, with a ``{slot}`` for each value.
    **values
        What fills the slots.

    Returns
    -------
    Sentence

    Examples
    --------
    >>> say("{call} gave {got}.", call="f(1)", got="2").plain()
    '`f(1)` gave `2`.'
    """
    return Sentence(text, {name: str(value) for name, value in values.items()})


def sentence(words: Words) -> Sentence:
    """Return `words` as a `Sentence`."""
    return words if isinstance(words, Sentence) else Sentence(words)


def join(*sentences: Sentence | None) -> Sentence:
    """Return the sentences as one, with their values together; None is left out."""
    said = [one for one in sentences if one is not None and one.text]
    values: dict[str, str] = {}
    for one in said:
        values.update(one.values)
    return Sentence(" ".join(one.text for one in said), values)
