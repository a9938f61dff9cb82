"""A question about values of a type that an operator, a call or an index cannot use, by what the types are."""

from __future__ import annotations

import re

from .text import Sentence, say

__all__ = ["FUNCTIONS", "NOT_YET_NUMBERS", "question_about_types"]

NOT_YET_NUMBERS = frozenset(
    {
        "dict_items", "dict_keys", "dict_values", "enumerate", "filter", "generator", "islice", "itertools.chain",
        "list_iterator", "map", "range", "range_iterator", "reversed", "tuple_iterator", "zip",
    }
)  # fmt: skip
"""Types that hand out their values one at a time."""

FUNCTIONS = frozenset({"builtin_function_or_method", "function", "functools.partial", "method", "numpy.ufunc"})

_OPERANDS = (
    re.compile(r"unsupported operand type\(s\) for [^:]{1,30}: '(?P<one>[^']+)' and '(?P<other>[^']+)'"),
    re.compile(r"not supported between instances of '(?P<one>[^']+)' and '(?P<other>[^']+)'"),
    re.compile(r"bad operand type for (?:unary )?[^:]{1,12}: '(?P<one>[^']+)'"),
    re.compile(r"can't multiply (?P<one>sequence) by non-int"),
    re.compile(r"can only concatenate (?P<one>str|list|tuple) \(not \"(?P<other>[^\"]+)\"\)"),
    re.compile(r"must be (?P<one>str), not (?P<other>\w+)"),
    re.compile(r"did not contain a loop .*(?P<one>dtype\('[<>]?U\d*'\))"),
)
_CALLED = re.compile(r"'(?P<one>[^']+)' object is not callable")
_INDEXED = re.compile(r"'(?P<one>[^']+)' object is not subscriptable")


def question_about_types(message: str) -> Sentence | None:
    """Return the question that fits the types which the text of a ``TypeError`` names, or None.

    Parameters
    ----------
    message : str
        The error's text, such as ``"unsupported operand type(s) for *: 'float' and 'function'"``.
    """
    if found := _CALLED.search(message):
        return _about_a_call(found["one"])
    if found := _INDEXED.search(message):
        return _about_an_index(found["one"])
    for pattern in _OPERANDS:
        if found := pattern.search(message):
            return _about_operands(set(found.groupdict().values()) - {None})
    return None


def _about_operands(kinds: set[str | None]) -> Sentence:
    if "NoneType" in kinds:
        return say("Which name in that line holds `None`? If a function made it, does that function have a `return`?")
    if kinds & FUNCTIONS:
        return say("One of the two is a function, not a number. At which input do you want its value?")
    if "type" in kinds:
        return say("One of the two is a type itself, such as `float`. What did you want to turn into one?")
    if "module" in kinds:
        return say("One of the two is a whole module. Which name in it do you mean?")
    if "coroutine" in kinds:
        return say("An `async` function only prepares its work. Can it be a plain `def`?")
    if kinds & NOT_YET_NUMBERS:
        return say("One of the two hands out its values one at a time. How do you collect them in an array first?")
    if "str" in kinds or any(kind and kind.startswith("dtype(") for kind in kinds):
        return say("One of the two is text. Which line made it, and how do you turn it into a number?")
    if "sequence" in kinds:
        return say("Is it text or a list? How do you turn it into a number or an array first?")
    if kinds & {"list", "tuple"}:
        return say("Do you mean every entry in it? What would `np.array(...)` turn it into?")
    if kinds & {"dict", "set"}:
        return say("Which part of it do you mean: a key, a value, an entry?")
    return say("Which of the two is not what you expected, and which line made it?")


def _about_a_call(kind: str) -> Sentence:
    if kind == "module":
        return say("That is a whole module. Which function in it do you mean?")
    if kind == "NoneType":
        return say("Which name before a `(` holds `None`? Which line made it `None`?")
    return say("Is a `*` missing before the `(`? Or did a line give the function's name to another value?")


def _about_an_index(kind: str) -> Sentence:
    if kind == "NoneType":
        return say("Which name before a `[` holds `None`? If a function made it, does that function have a `return`?")
    if kind in FUNCTIONS or kind == "type":
        return say("Do you want to call it there? Which brackets call a function?")
    if kind in NOT_YET_NUMBERS or kind == "set":
        return say("You cannot pick its entries by number. How do you turn it into a list or an array first?")
    return say("That is a single value. Should it be an array by then, or should there be no `[`?")
