"""Common mistakes: slips of programming that any exercise may meet, told apart from mistakes in the mathematics.

Whoever returns ``"0.69"`` has the logarithm right. An exercise adds those that fit what it asks for::

    misconceptions=[..., *common_mistakes.of_a_number(solutions.entropy)]
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from graders import misconception_themes
from graders.kit import Misconception, MisconceptionTheme, Observation, Returned, alike
from graders.kit.comparison import ATOL, RTOL, as_numbers
from graders.kit.retired import renamed_keywords

__all__ = ["LITTLE", "for_each", "of_a_bool", "of_a_number", "of_an_array", "of_any_size", "rounding"]

_Function = Callable[..., Any]
_Near = Callable[[Any, Any], bool]

LITTLE = (1e-3, 0.1, 0.05, 0.01, 1e-4, 1e-5, 1e-6)
"""What people add to keep away from zero; what is smaller still does no harm."""


def for_each(function: _Function, sizes: Iterable[float], name: str = "size") -> tuple[_Function, ...]:
    """Return a way to make the same mistake for each size of it: a constant added, say, or a number of digits."""
    return tuple(functools.partial(function, **{name: size}) for size in sizes)


@renamed_keywords(asks="question", idea="theme")
def of_any_size(
    name: str,
    function: _Function,
    sizes: Iterable[float],
    question: str,
    *,
    also: Sequence[_Function] = (),
    theme: MisconceptionTheme | None = None,
) -> Misconception:
    """Return a mistake whose size is anybody's choice, like a constant that is added: `function` takes it as ``size``.

    The first of `sizes` is the commonest.
    """
    first, *others = for_each(function, sizes)
    return Misconception(name, first, question, also=(*others, *also), theme=theme)


def of_a_number(reference: _Function, *, rtol: float = RTOL, atol: float = ATOL) -> tuple[Misconception, ...]:
    """Return what may happen to a right number on its way back; how near is right may be said as in a comparison."""
    near = functools.partial(alike, rtol=rtol, atol=atol)
    return (*_of_anything(), *_changes(near), _wrapped(near), _more_than_asked(near), rounding(reference))


def of_an_array(reference: _Function) -> tuple[Misconception, ...]:
    """Return what may happen to a right array on its way back."""
    return (*_of_anything(), *_changes(), _another_dimension(), rounding(reference))


def of_a_bool() -> tuple[Misconception, ...]:
    """Return what may happen to a right yes or no on its way back."""
    return (
        *_of_anything(),
        *_changes(),
        Misconception(
            "gives several answers for one",
            None,
            "You have an answer for each part. When all of them must be true, what joins them into a single one?",
            when=lambda seen: _every(seen, _answers_apart),
        ),
    )


def rounding(reference: _Function) -> Misconception:
    """Return the mistake of giving fewer digits than were there."""
    return of_any_size(
        "rounds the result",
        lambda *args, size, **kwargs: np.round(reference(*args, **kwargs), size),
        (2, 1, 3, 4, 0),
        "Which digits does your function throw away? Who might still have needed them?",
        also=tuple(functools.partial(_cut, reference, cut) for cut in (np.trunc, np.ceil)),
        theme=misconception_themes.ROUNDED_AWAY,
    )


def _cut(reference: _Function, cut: _Function, *args: Any, **kwargs: Any) -> Any:
    return cut(reference(*args, **kwargs))


def _of_anything() -> tuple[Misconception, ...]:
    return (
        Misconception(
            "gives text",
            None,
            "Your function gives text. What would Python make of twice that text? Which step made text of the value?",
            when=lambda seen: _every(seen, lambda one: isinstance(one.returned, str)),
        ),
        Misconception(
            "shows instead of handing back",
            None,
            "Nothing comes back, for any input. Does your function show its result with `print`, or end in a `return`?",
            when=lambda seen: _every(seen, lambda one: one.returned is None),
            theme=misconception_themes.PRINT_OR_RETURN,
        ),
        Misconception(
            "hands nothing back on one path",
            None,
            "Most inputs get an answer, this one none. Which way does it take through your function, and how does that"
            " end?",
            when=_nothing_now_and_then,
            theme=misconception_themes.PRINT_OR_RETURN,
        ),
    )


def _changes(near: _Near = alike) -> tuple[Misconception, ...]:
    return (
        Misconception(
            "writes into its argument",
            None,
            "The caller's array is not what it was. Which line writes into it? What would make a new array instead?",
            when=lambda seen: (
                _every(seen, lambda one: near(one.returned, one.expected.value)) and any(_changed(one) for one in seen)
            ),
            theme=misconception_themes.INPLACE,
        ),
    )


def _wrapped(near: _Near) -> Misconception:
    return Misconception(
        "wraps the number",
        None,
        "The number is right, and it comes in a box: a list or an array of one. What takes it out of there?",
        when=lambda seen: _every(seen, lambda one: _in_a_box(one.returned) and _same_entries(one, near)),
    )


def _more_than_asked(near: _Near) -> Misconception:
    return Misconception(
        "gives more than was asked for",
        None,
        "The first thing that comes back is right. What does a `,` after `return` make of the rest?",
        when=lambda seen: _every(seen, lambda one: _first_of_several(one, near)),
    )


def _another_dimension() -> Misconception:
    return Misconception(
        "adds a dimension",
        None,
        "Your entries are right, as a table of one row or one column. What would `.shape` say to a plain array?",
        when=lambda seen: _every(
            seen,
            lambda one: (_dimensions(one.returned), _dimensions(one.expected.value)) == (2, 1) and _same_entries(one),
        ),
        theme=misconception_themes.AXES,
    )


def _every(seen: Sequence[Observation], condition: Callable[[Observation], bool]) -> bool:
    return all(isinstance(one.answer, Returned) and condition(one) for one in seen)


def _nothing_now_and_then(seen: Sequence[Observation]) -> bool:
    nothing = [isinstance(one.answer, Returned) and one.returned is None for one in seen]
    return any(nothing) and not all(nothing)


def _changed(seen: Observation) -> bool:
    return isinstance(seen.answer, Returned) and bool(seen.answer.changed)


def _in_a_box(value: Any) -> bool:
    return isinstance(value, (list, tuple, np.ndarray)) and np.shape(value) in ((1,), (1, 1))


def _dimensions(value: Any) -> int | None:
    """Return how many dimensions an array of numbers has; None of anything else, such as a tuple of arrays."""
    numbers = as_numbers(value)
    return None if numbers is None else numbers.ndim


def _same_entries(seen: Observation, near: _Near = alike) -> bool:
    return near(np.ravel(seen.returned), np.ravel(seen.expected.value))


def _first_of_several(seen: Observation, near: _Near) -> bool:
    value = seen.returned
    return isinstance(value, tuple) and len(value) > 1 and near(value[0], seen.expected.value)


def _answers_apart(seen: Observation) -> bool:
    value = seen.returned
    if isinstance(value, np.ndarray):
        return value.dtype == np.bool_ and value.ndim == 1
    return isinstance(value, (list, tuple)) and len(value) > 1 and all(isinstance(one, bool) for one in value)
