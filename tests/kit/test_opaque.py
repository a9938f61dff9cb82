"""A value that cannot be looked into agrees with nothing: not with its like, not inside of a list, not as a key."""

from __future__ import annotations

import collections
import datetime as dt
import decimal
import enum
import fractions
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Case,
    Criterion,
    Exercise,
    FunctionExercise,
    Misconception,
    Opaque,
    Prediction,
    ValueExercise,
    agrees_with_reference,
    alike,
    example,
    holds,
    leaves_arguments_alone,
    returns_array,
)
from graders.kit.crossing import hidden_in, kind_of, question_about, readable_instead
from graders.kit.testing import check, verdict_on
from math4ml_ext import agent

SERIES = Opaque("Series", "<Series>")
PARTS: dict[str, Any] = {"title": "t", "goal": "g", "solution": "", "on_pass": "Good."}


class Series:
    """A table of ours whose class has the name that the learner's has."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = object.__hash__


class Colour(enum.IntEnum):
    RED = 1


def inside(value: Any) -> dict[str, Any]:
    return {
        "bare": value,
        "in a list": [1, value],
        "in a tuple": (value,),
        "in a dict": {"a": value},
        "as a key": {value: 1},
        "as a part of a key": {(1, value): 1},
        "in a set": {value},
        "in a frozen set": frozenset({value}),
        "deep down": [{"a": ({"b": [value]},)}],
    }


@pytest.mark.parametrize("where", inside(SERIES))
@pytest.mark.parametrize("ours", [SERIES, Opaque("Series", "other"), Series()])
def test_an_opaque_value_is_like_no_other(where: str, ours: Any) -> None:
    theirs = inside(SERIES)[where]
    assert not alike(theirs, inside(ours)[where])
    assert not alike(inside(ours)[where], theirs)
    assert not alike(theirs, theirs)
    assert hidden_in(theirs) == "Series"


def function(reference: Callable[..., Any], *criteria: Criterion, **others: Any) -> FunctionExercise:
    return FunctionExercise(
        "tests/f",
        name="f",
        reference=reference,
        cases=[Case("one", example(1)), Case("two", example(2))],
        criteria=criteria or (agrees_with_reference(),),
        **{**PARTS, **others},
    )


@pytest.mark.parametrize("where", inside(SERIES))
@pytest.mark.parametrize(
    "criteria",
    [
        (agrees_with_reference(),),
        (leaves_arguments_alone(), agrees_with_reference()),
        (holds("is something", lambda x, y: y is not None, "It is something."),),
        (holds("is itself", lambda x, y: y == y, "It is itself."), agrees_with_reference()),
    ],
)
def test_no_answer_that_holds_one_passes(where: str, criteria: Any) -> None:
    """Whatever the reference gives: something to read, or something of the same type."""
    answer = inside(SERIES)[where]
    for right in (answer, inside(Series())[where], inside(1.5)[where]):
        verdict = verdict_on(function(lambda x, right=right: right, *criteria), lambda x: answer)
        assert verdict.outcome in ("failed", "could-not-check")
        value = ValueExercise("tests/v", name="v", reference=lambda right=right: right, criteria=criteria, **PARTS)
        if criteria[0].name != "is itself" and criteria[0].name != "is something":
            assert check(value, {"v": answer})[0].outcome in ("failed", "could-not-check")


def test_what_came_back_is_named_and_what_can_be_read() -> None:
    exercise = function(
        lambda x: {"a": x}, holds("has a", lambda x, d: "a" in d, "It has `a`."), agrees_with_reference()
    )
    verdict = verdict_on(exercise, lambda x: SERIES)
    assert verdict.message.plain() == (
        "`f(1)` gave `<Series>`, a value of type `Series`. A check cannot look into that. "
        "It must be a dict of plain values, such as numbers and text."
    )
    assert verdict.question is not None
    assert verdict.question.plain() == "What do `.to_numpy()` and `.to_dict()` turn it into?"
    verdict = verdict_on(exercise, lambda x: {"a": SERIES})
    assert verdict.message.plain().startswith("`f(1)` gave `{'a': <Series>}`, with a `Series` in it. A check cannot")


def test_a_reader_says_what_it_reads() -> None:
    verdict = verdict_on(function(lambda x: np.ones(x), returns_array(), agrees_with_reference()), lambda x: SERIES)
    assert verdict.message.plain() == (
        "`f(1)` gave `<Series>`, a value of type `Series`. It must be an array of numbers."
    )


def test_no_misconception_explains_one() -> None:
    mistakes = [
        Misconception("gives a table", lambda x: Series(), "?"),
        Misconception("gives the same table", lambda x: SERIES, "?"),
        Misconception("gives any table", lambda x: Series(), "?", same=lambda one, other: True),
    ]
    for mistake in mistakes:
        assert verdict_on(function(lambda x: 1.0, misconceptions=[mistake]), lambda x: SERIES).misconception is None


@pytest.mark.parametrize("guess", [Opaque("str", "a"), Opaque("str", "'a'"), [Opaque("str", "a")], {SERIES}])
def test_no_guess_is_one(guess: Any) -> None:
    exercise: Exercise = Prediction("tests/g", name="g", options=("a", "b"), answer="a", questions={"b": "?"}, **PARTS)
    verdict, _ = check(exercise, {"g": guess})
    assert (verdict.outcome, verdict.criterion) == ("failed", "is one of the options")


VALUES: list[Any] = [
    None, ..., True, 1, 10**4000, 2**14_001, 1.5, 1j, "a", b"a", np.float16(1), np.int8(1), np.bool_(1), np.str_("a"),
    np.longdouble(1), [1], (1,), {1}, frozenset({1}), {"a": 1}, collections.Counter("a"), collections.OrderedDict(a=1),
    collections.deque([1]), np.ones(2), np.array([1, 2.5], dtype=object), np.array([None]), np.array(["a"]),
    np.array([np.float32(1), 2], dtype=object), np.array([np.int8(1), 1j], dtype=object),
    np.array([np.True_, False], dtype=object), np.array([True, 1], dtype=object), np.array([np.array(1.0)] * 2, object),
    np.array([Colour.RED], dtype=object), np.array([fractions.Fraction(1)]),
    np.array([True]), np.array([1j]), np.ma.array([1, 2], mask=[0, 0]), np.ma.array([1, 2], mask=[0, 1]),
    np.datetime64("2026-01-01"), np.array(["2026-01-01"], "datetime64[D]"), np.array([(1, 2.0)], "i4,f8"),
    dt.date(2026, 1, 1), fractions.Fraction(1, 2), decimal.Decimal(1), Colour.RED, range(3), (n for n in ()),
    map(str, []), iter([]), {}.keys(), len, lambda x: x, np.exp, Series(), Series, object(), np, [[object()]],
    {"a": {1: b""}},
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_hidden_is_what_does_not_cross(value: Any) -> None:
    request = '{"ask": [{"t": "value", "name": "v"}]}'
    answer = agent.answer(request, {"v": value}).data["answers"][0]
    assert (hidden_in(value) is not None) == ("'opaque'" in str(answer))
    if answer["value"]["t"] == "opaque":
        assert hidden_in(value) == answer["value"]["type"]


@pytest.mark.parametrize("value", [True, 1, 1.5, "a", np.ones(1), [], (), set(), frozenset(), {}, None, object()])
def test_every_kind_has_its_words(value: Any) -> None:
    assert kind_of(value)


@pytest.mark.parametrize("name", ["Series", "generator", "function", "Account", "Fraction"])
def test_a_course_reads_what_to_give_instead(name: str) -> None:
    assert readable_instead(name).startswith("Let it give ")
    assert question_about(name).endswith("?")
