"""Calls and values as a learner would type them: short, rounded, and safe for any value whatsoever."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from .queries import Name, Opaque, Source

__all__ = ["show", "show_call", "type_name"]

VALUE_WIDTH = 60
"""A value on one line beside its call; longer ones are shortened in the middle."""

CALL_WIDTH = 110
"""A call with its arguments: about one line of a notebook cell."""

_DEPTH = 6
_MANY_EQUAL = 8


def show(value: Any, width: int = VALUE_WIDTH) -> str:
    """Return a short text of a value, numbers to four digits.

    Parameters
    ----------
    value
        Anything.
    width : int
        About how many characters there may be.

    Returns
    -------
    str

    Examples
    --------
    >>> show([0.333333, 2.0])
    '[0.3333, 2]'
    """
    try:
        text = _show(value, width, 0)
    except Exception:  # noqa: BLE001 - whatever a value is, its name can be shown
        text = f"<{type_name(value)}>"
    return text if len(text) <= 2 * width else text[: 2 * width - 3] + "..."


def show_call(function: str, args: Sequence[Any], kwargs: Mapping[str, Any] | None = None) -> str:
    """Return a call as it would be typed.

    Parameters
    ----------
    function : str
        Its name.
    args, kwargs
        Its arguments.

    Returns
    -------
    str

    Examples
    --------
    >>> show_call("norm", [[3.0, 4.0]], {"order": 2})
    'norm([3, 4], order=2)'
    """
    given = [("", arg) for arg in args] + [(f"{name}=", value) for name, value in (kwargs or {}).items()]
    texts = [label + show(value) for label, value in given]
    width = _share(list(map(len, texts)), CALL_WIDTH - len(function) - 2)
    texts = [
        text if len(text) <= width else label + show(value, width - len(label))
        for text, (label, value) in zip(texts, given, strict=True)
    ]
    return f"{function}({', '.join(texts)})"


def _share(lengths: Sequence[int], room: int) -> int:
    """Return the widest that a text may be for all to fit: short ones take what they need, long ones share the rest."""
    room -= 2 * len(lengths)
    for done, length in enumerate(sorted(lengths)):
        share = room // (len(lengths) - done)
        if length > share:
            return max(share, 12)
        room -= length
    return VALUE_WIDTH


def type_name(value: Any) -> str:
    """Return the name of a value's type, as Python calls it."""
    return value.type if isinstance(value, Opaque) else type(value).__name__


def _show(value: Any, width: int, depth: int) -> str:
    if value is None or value is Ellipsis:
        return "None" if value is None else "..."
    if isinstance(value, (bool, np.bool_)):
        return str(value)
    if isinstance(value, (int, float, complex, np.number)):
        return _number(value)
    if isinstance(value, str):
        return repr(value if len(value) <= width else value[: max(width - 5, 1)] + "...")
    if isinstance(value, (Name, Source, Opaque)):
        return _named(value, width)
    return _collection(value, width, depth) if depth < _DEPTH else "..."


def _named(value: Name | Source | Opaque, width: int) -> str:
    if isinstance(value, Name):
        return value.name
    if isinstance(value, Source):
        # A function too long to show keeps what says that it is one.
        head, colon, _ = value.source.partition(":")
        return value.source if len(value.source) <= width or not colon else f"{head}: ..."
    return value.repr if value.repr and len(value.repr) <= width else f"<{value.type}>"


def _collection(value: Any, width: int, depth: int) -> str:
    if isinstance(value, np.ndarray):
        return _array(value, width, depth)
    if isinstance(value, tuple):
        return "(" + _row(value, width - 3, depth) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, (set, frozenset)):
        return "{" + _row(sorted(value, key=repr), width - 2, depth) + "}" if value else "set()"
    if isinstance(value, dict):
        return "{" + _fit(list(value.items()), width - 2, lambda pair: _pair(pair, width, depth)) + "}"
    if isinstance(value, list):
        return "[" + _row(value, width - 2, depth) + "]"
    return f"<{type(value).__name__}>"


def _pair(pair: tuple[Any, Any], width: int, depth: int) -> str:
    key, value = pair
    return f"{_show(key, width // 2, depth + 1)}: {_show(value, width // 2, depth + 1)}"


def _array(value: np.ndarray[Any, Any], width: int, depth: int) -> str:
    if value.ndim == 0:
        return _show(value[()], width, depth)
    if value.ndim > 1 and value.size == 0:
        return f"np.zeros({value.shape})"
    if value.ndim == 1 and len(value) > _MANY_EQUAL and value.dtype.kind in "biuf" and np.all(value == value[0]):
        return f"np.full({len(value)}, {_show(value[0], width, depth)})"
    # Of a long array only its ends are shown; there is no need to look at all of it.
    ends = list(value) if len(value) <= width else [*value[:width], value[-1]]
    return "[" + _row(ends, width - 2, depth) + "]"


def _row(items: Sequence[Any], width: int, depth: int) -> str:
    return _fit(items, width, lambda item: _show(item, max(width // 2, 8), depth + 1))


def _fit(items: Sequence[Any], width: int, text: Callable[[Any], str]) -> str:
    """Join the items' texts; where they do not fit, keep the first few and the last."""
    if not items:
        return ""
    if len(items) <= width:
        whole = [text(item) for item in items]
        if _length(whole) <= width:
            return ", ".join(whole)
    last = text(items[-1])
    first: list[str] = []
    for item in items[:-1]:
        following = text(item)
        if first and _length([*first, following, "...", last]) > width:
            break
        first.append(following)
    return ", ".join([*first, "...", last] if len(first) < len(items) - 1 else [*first, last])


def _length(texts: Iterable[str]) -> int:
    return sum(len(text) + 2 for text in texts) - 2


def _number(value: Any) -> str:
    if isinstance(value, (complex, np.complexfloating)):
        number = complex(value)
        imaginary = _real(number.imag)
        return f"{_real(number.real)}{'' if imaginary.startswith('-') else '+'}{imaginary}j"
    if isinstance(value, (int, np.integer)):
        return _integer(int(value))
    return _real(float(value))


def _integer(value: int) -> str:
    if abs(value) < 10**15:
        return str(value)
    # Python refuses to print integers of thousands of digits, and nobody could read them.
    exponent = math.floor(math.log10(abs(value)))
    return f"{'-' if value < 0 else ''}{abs(value) // 10 ** (exponent - 2) / 100:.3g}e+{exponent}"


def _real(value: float) -> str:
    if math.isnan(value) or math.isinf(value):
        return str(value)
    if value == 0:
        return "0"
    if abs(value) < 1e6 and abs(value - round(value)) <= 1e-9 * abs(value):
        return str(round(value))
    digits = 4 if abs(value) < 1000 else 6
    for more in (digits, 6, 8, 10, 12):
        text = f"{value:.{more}g}"
        # 0.99999 must not be shown as 1: that a number misses a whole one may be the very point.
        if not _is_whole(text) or abs(float(text) - value) <= 1e-9 * abs(value):
            break
    return text


def _is_whole(text: str) -> bool:
    return float(text).is_integer() and "e" not in text
