"""Numbers as they are typed after an option; what is none is told in a sentence."""

from __future__ import annotations

from argparse import ArgumentTypeError

__all__ = ["above_zero", "counted", "percentage", "seed"]


def counted(text: str) -> int:
    """Return a whole number above zero."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return number


def percentage(text: str) -> int:
    """Return a whole number up to 100."""
    if not (text.isascii() and text.isdigit() and int(text) <= 100):
        raise ArgumentTypeError(f"{text!r} is not a whole number up to 100")
    return int(text)


def seed(text: str) -> int:
    """Return a whole number."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)


def above_zero(text: str) -> float:
    """Return a number above zero, and below a million."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e6:
        raise ArgumentTypeError(f"{text!r} is not a number above zero")
    return number
