from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graders.kit.queries import Opaque
from graders.kit.values import Read, UnreadableValue, read_array, read_bool, read_integer, read_number, read_string


def plain(found: Read | UnreadableValue) -> Any:
    assert isinstance(found, Read)
    return found.value


def said(found: Read | UnreadableValue) -> str:
    assert isinstance(found, UnreadableValue)
    return found.requirement.plain()


@pytest.mark.parametrize("value", [2, 2.0, np.float64(2), np.float32(2), np.int8(2), np.uint64(2)])
def test_any_real_number_is_a_number_without_remark(value: Any) -> None:
    assert read_number(value) == Read(2.0, (), *((1e-4, 1e-6) if value.__class__ is np.float32 else (0.0, 0.0)))


def test_an_array_without_dimensions_is_a_number_with_a_remark() -> None:
    found = read_number(np.array(2.0))
    assert plain(found) == 2.0
    assert isinstance(found, Read)
    assert len(found.notes) == 1


def test_a_giant_int_is_an_infinite_number() -> None:
    assert plain(read_number(10**5000)) == np.inf


@pytest.mark.parametrize(
    "value",
    [
        True,
        np.True_,
        "2",
        None,
        2j,
        np.complex64(2),
        [2.0],
        (2.0,),
        {2.0},
        {},
        np.ones(1),
        np.ones((1, 1)),
        np.ones(2),
        np.array(True),
        np.array(2j),
        Opaque("Tensor", "tensor(2.)"),
    ],
)
def test_what_is_no_real_number_is_refused(value: Any) -> None:
    assert said(read_number(value))


@pytest.mark.parametrize("kind", ["Fraction", "Decimal"])
def test_a_number_of_another_kind_is_called_by_its_name(kind: str) -> None:
    found = read_number(Opaque(kind, f"<{kind}>"))
    assert said(found) == f"It must be a plain number, and came back as a `{kind}`."
    assert isinstance(found, UnreadableValue)
    assert found.question is not None


@pytest.mark.parametrize("value", [3, np.int64(3), 3.0, np.array(3)])
def test_a_whole_number_is_read(value: Any) -> None:
    found = read_integer(value)
    assert plain(found) == 3
    assert type(plain(found)) is int


@pytest.mark.parametrize("value", [3.5, np.nan, np.inf, True, "3"])
def test_what_is_no_whole_number_is_refused(value: Any) -> None:
    assert said(read_integer(value))


@pytest.mark.parametrize("value", [True, np.True_, np.array(True), 1, np.int64(1)])
def test_what_means_true_is_read_as_true(value: Any) -> None:
    assert plain(read_bool(value)) is True


@pytest.mark.parametrize("value", [1.0, 2, "True", None, np.array([True]), [True], np.array([True, False])])
def test_what_does_not_mean_true_or_false_is_refused(value: Any) -> None:
    assert said(read_bool(value))


@pytest.mark.parametrize("value", [[1, 2], (1, 2), np.array([1, 2]), np.array([1, 2], np.float16), [np.float32(1), 2]])
def test_numbers_in_a_row_are_an_array(value: Any) -> None:
    array = plain(read_array(value))
    assert array.dtype == float
    assert array.tolist() == [1, 2]


def test_a_list_is_an_array_with_a_remark_that_names_it() -> None:
    found = read_array([1, 2])
    assert isinstance(found, Read)
    assert [note.plain() for note in found.notes] == [
        "A `list` came back where an array was asked for. The numbers are right."
    ]


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        True,
        "ab",
        None,
        {1, 2},
        {1: 2},
        ["a", "b"],
        [1, None],
        [[1], [2, 3]],
        [True, False],
        np.array([True, False]),
        np.array([1j]),
        [1j],
        Opaque("generator", "<generator>"),
        Opaque("ndarray of object", "array([1, 2])"),
    ],
)
def test_what_is_no_array_of_real_numbers_is_refused(value: Any) -> None:
    assert said(read_array(value))


def test_text_is_read_as_text_and_nothing_else_is() -> None:
    assert plain(read_string("ab")) == "ab"
    assert said(read_string(1))


@pytest.mark.parametrize("read", [read_number, read_bool, read_array])
@pytest.mark.parametrize("value", [2j, "text", None, np.ones((2, 2), complex)])
def test_a_refusal_says_what_must_be_and_blames_nobody(read: Any, value: Any) -> None:
    must = said(read(value))
    assert "must" in must
    assert "you" not in must.lower()


@pytest.mark.parametrize(
    ("value", "asks"),
    [
        (np.array([True, False]), "Which comparison made that? What should it pick out, or count?"),
        ([True, False], "Which comparison made that? What should it pick out, or count?"),
        ([[1.0], [2.0, 3.0]], "Which of its rows is longer or shorter than the others?"),
        ([1.0, [2.0, 3.0]], "Which of its rows is longer or shorter than the others?"),
        (Opaque("MaskedArray", ""), "Some of its entries are masked. What should stand in their place?"),
        (Opaque("ndarray of object", ""), "Which of its entries is no plain number: text, `None`, a list?"),
        ([1.0, "a"], None),
    ],
)
def test_what_is_no_array_of_numbers_gets_a_question(value: Any, asks: str | None) -> None:
    refused = read_array(value)
    assert isinstance(refused, UnreadableValue)
    assert (refused.question and refused.question.plain()) == asks


def test_a_truth_value_is_no_number() -> None:
    refused = read_number(True)
    assert isinstance(refused, UnreadableValue)
    assert refused.question is not None
