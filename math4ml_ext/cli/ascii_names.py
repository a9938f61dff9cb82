"""Names in the letters a to z: what packages, tags and addresses can be called after a folder that has others."""

from __future__ import annotations

import unicodedata

__all__ = ["in_ascii"]

_SPELT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "ł": "l", "đ": "d",
     "ð": "d", "þ": "th", "\N{LATIN SMALL LETTER DOTLESS I}": "i"}
)  # fmt: skip
"""Letters that are spelt otherwise, or that Unicode does not take apart."""


def in_ascii(name: str) -> str:
    """Return a name in small letters with each letter spelt in a to z: Übungen becomes uebungen.

    A letter that has no such spelling here, a Cyrillic one say, stays as it is; other signs become hyphens.
    """
    spelt = unicodedata.normalize("NFC", name.lower()).translate(_SPELT)
    apart = unicodedata.normalize("NFKD", spelt)
    letters = (sign for sign in apart if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() or sign.isalnum() else "-" for sign in letters)
