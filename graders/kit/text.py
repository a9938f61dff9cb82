"""Sentences: words by the course's authors with slots for what the learner wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Sentence", "say"]

_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Sentence:
    """One sentence of feedback, kept apart from the values that fill it.

    The text is written by an author and may hold `` `code` `` and ``$mathematics$``. The values come from the
    learner's side; a renderer shows each as code, as text, and never as markup. Because the text is constant
    it is also the key under which a translation is found.

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
        return _SLOT.sub(
            lambda slot: f"`{self.values[slot[1]]}`" if slot[1] in self.values else slot[0],
            self.text,
        )


def say(text: str, **values: object) -> Sentence:
    """Make a `Sentence`: ``say("{call} gave {got}.", call="f(1)", got="2")``."""
    return Sentence(text, {name: str(value) for name, value in values.items()})
