from __future__ import annotations

import tracemalloc
from collections import Counter, OrderedDict, defaultdict, namedtuple
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from graders.kit.queries import Opaque, Returned, TooLarge
from math4ml_ext.protocol import Limits

DTYPES = ["?", "b", "B", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]


def value_of(learner: Any, value: Any) -> Any:
    answer = learner(v=value).value("v")
    assert isinstance(answer, Returned), answer
    return answer.value


@pytest.mark.parametrize(
    "value",
    [None, ..., True, 0, -7, 10**4000, 0.1, -0.0, 5e-324, float("inf"), 1 - 2j, "", "naïve ∑ 😀", "a\x00b"],
    ids=repr,
)
def test_a_plain_value_crosses(learner: Callable[..., Any], value: Any) -> None:
    crossed = value_of(learner, value)
    assert type(crossed) is type(value)
    assert repr(crossed) == repr(value)


@pytest.mark.parametrize(
    "value",
    [
        [],
        [1, [2.0, "x"]],
        (1, (2,)),
        {1, 2},
        {"a": [1], 2: None, (1, "b"): ...},
        {frozenset({1, 2}): 3},
        {frozenset({1})},
        {(1, frozenset({2})): 3},
        {1: {frozenset(): 1}},
    ],
)
def test_a_container_crosses(learner: Callable[..., Any], value: Any) -> None:
    assert value_of(learner, value) == value


def test_text_of_numpys_crosses_as_text(learner: Callable[..., Any]) -> None:
    assert value_of(learner, np.array(["row", "column"])[0]) == "row"


def test_containers_of_other_classes_cross_as_what_they_are_made_of(learner: Callable[..., Any]) -> None:
    pair = namedtuple("pair", "u s")(1, 2)  # noqa: PYI024
    svd = np.linalg.svd(np.eye(1))
    assert value_of(learner, pair) == (1, 2)
    assert value_of(learner, svd) == (np.ones((1, 1)), np.ones(1), np.ones((1, 1)))
    assert value_of(learner, OrderedDict(a=1)) == {"a": 1}
    assert value_of(learner, defaultdict(list, a=1)) == {"a": 1}
    assert value_of(learner, Counter("aab")) == {"a": 2, "b": 1}


def test_a_set_that_is_frozen_can_be_looked_up(learner: Callable[..., Any]) -> None:
    keep, rename = value_of(learner, [{1: frozenset({1})}, {frozenset({1}): 2}])
    assert rename[keep[1]] == 2


@pytest.mark.parametrize("dtype", DTYPES)
def test_every_numeric_array_and_scalar_crosses(learner: Callable[..., Any], dtype: str) -> None:
    array = np.array([[0, 1, 1], [1, 0, 1]], dtype=dtype)
    for value in (array, array.T, array[:, ::2], array[1, 1], array[0, 0][...], array[:0]):
        crossed = value_of(learner, value)
        assert type(crossed) is type(value)
        assert crossed.dtype == value.dtype
        np.testing.assert_array_equal(crossed, value)


def test_byte_order_and_long_doubles_are_made_plain(learner: Callable[..., Any]) -> None:
    for value in (np.array([1.5, 2], dtype=">f8"), np.array([1.5, 2], dtype=np.longdouble)):
        crossed = value_of(learner, value)
        assert crossed.dtype.str == "<f8"
        np.testing.assert_array_equal(crossed, [1.5, 2])
    assert value_of(learner, np.longdouble(1.5)) == np.float64(1.5)
    assert value_of(learner, np.array([1j], dtype=np.clongdouble)).dtype.str == "<c16"


def test_nan_and_infinity_cross(learner: Callable[..., Any]) -> None:
    np.testing.assert_array_equal(value_of(learner, np.array([np.nan, np.inf, -np.inf])), [np.nan, np.inf, -np.inf])
    assert np.isnan(value_of(learner, float("nan")))


def test_truth_values_seen_through_a_view_are_true_or_false(learner: Callable[..., Any]) -> None:
    np.testing.assert_array_equal(value_of(learner, np.array([0, 1, 255], dtype="B").view(bool)), [False, True, True])


def test_a_matrix_and_a_memmap_cross_as_arrays(learner: Callable[..., Any], tmp_path: Any) -> None:
    with pytest.warns(PendingDeprecationWarning):
        matrix = np.matrix([[1.0, 2.0]])
    np.testing.assert_array_equal(value_of(learner, matrix), [[1, 2]])
    mapped = np.memmap(tmp_path / "data", shape=(2,), mode="w+")
    np.testing.assert_array_equal(value_of(learner, mapped), [0, 0])


def test_an_array_of_pythons_own_numbers_crosses_as_floats(learner: Callable[..., Any]) -> None:
    crossed = value_of(learner, np.array([[1, 2.5], [-3, float("inf")]], dtype=object))
    assert crossed.dtype == np.float64
    np.testing.assert_array_equal(crossed, [[1, 2.5], [-3, np.inf]])


@pytest.mark.parametrize("code", "bBhHiIlLqQefdg")
def test_an_array_of_numpys_numbers_as_objects_crosses_as_numbers(learner: Callable[..., Any], code: str) -> None:
    one = np.dtype(code).type(2)
    same, mixed = (value_of(learner, np.array([one, other, one], dtype=object)) for other in (one, 3))
    assert (same.dtype, mixed.dtype) == (one.dtype if code in "efd" else np.float64, np.float64)
    np.testing.assert_array_equal(same, [2, 2, 2])
    np.testing.assert_array_equal(mixed, [2, 3, 2])


def test_of_numbers_of_several_types_as_objects_double_precision_is_kept(learner: Callable[..., Any]) -> None:
    crossed = value_of(learner, np.array([np.float32(0.5), 1e300, np.array(3)], dtype=object))
    assert crossed.dtype == np.float64
    np.testing.assert_array_equal(crossed, [0.5, 1e300, 3])


def test_an_array_of_complex_numbers_or_truth_values_as_objects_crosses_as_such(learner: Callable[..., Any]) -> None:
    np.testing.assert_array_equal(value_of(learner, np.array([1j, 2.5, np.complex64(3)], dtype=object)), [1j, 2.5, 3])
    crossed = value_of(learner, np.array([np.True_, False], dtype=object))
    assert crossed.dtype == np.bool_
    np.testing.assert_array_equal(crossed, [True, False])


def test_a_class_that_pretends_to_be_a_number_does_not_run(learner: Callable[..., Any]) -> None:
    asked = learner(
        "import numpy as np\nclass F(np.float64):\n    def __float__(self): raise SystemExit\n"
        "class C(float):\n    def __float__(self): raise SystemExit\n"
        "v = np.array([F(1), 2.0], dtype=object)\nw = np.array([C(1), 2.0], dtype=object)"
    )
    assert [type(asked.value(name).value) for name in "vw"] == [Opaque, Opaque]


def test_a_masked_array_crosses_only_if_nothing_is_masked(learner: Callable[..., Any]) -> None:
    np.testing.assert_array_equal(value_of(learner, np.ma.masked_array([1.0, 2.0])), [1, 2])
    np.testing.assert_array_equal(value_of(learner, np.ma.masked_array([1.0, 2.0], mask=[False, False])), [1, 2])
    masked = value_of(learner, np.ma.masked_array([1.0, 2.0], mask=[True, False]))
    assert masked == Opaque("MaskedArray", "<MaskedArray [None, 2.0]>")
    assert value_of(learner, np.ma.masked).type == "MaskedConstant"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (np.array([1, None, "x"], dtype=object), "ndarray of object"),
        (np.array([1, True], dtype=object), "ndarray of object"),
        (np.array([1, 10**400], dtype=object), "ndarray of object"),
        (np.array([(1, 2.0)], dtype=[("a", int), ("b", float)]), "ndarray of records"),
        (np.array(["a"]), "ndarray of str"),
        (np.array([b"a"]), "ndarray of bytes"),
        (np.array(["2026-01-01"], dtype="M8[D]"), "ndarray of datetime64[D]"),
        (np.array([(1,)], dtype=[("a", int)]).view(np.recarray), "recarray of records"),
    ],
)
def test_other_arrays_are_only_shown(learner: Callable[..., Any], value: Any, kind: str) -> None:
    shown = value_of(learner, value)
    assert (type(shown), shown.type) == (Opaque, kind)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (range(3), Opaque("range", "range(0, 3)")),
        (b"ab", Opaque("bytes", "b'ab'")),
        (bytearray(b"ab"), Opaque("bytearray", "<bytearray>")),
        (len, Opaque("builtin_function_or_method", "len")),
        (np, Opaque("module", "numpy")),
        (np.exp, Opaque("ufunc", "<ufunc>")),
        (int, Opaque("type", "int")),
        (iter([]), Opaque("list_iterator", "<list_iterator>")),
        ((x for x in ()), Opaque("generator", "<generator>")),
        (Fraction(1, 2), Opaque("Fraction", "<Fraction>")),
        (Decimal(1), Opaque("Decimal", "<Decimal>")),
        ({}.keys(), Opaque("dict_keys", "<dict_keys>")),
        (np.datetime64("2026-01-01"), Opaque("datetime64", "<datetime64>")),
        ("half a pair \ud800", Opaque("str", "'half a pair \\ud800'")),
        (10**5000, Opaque("int", "<int of 16610 bits>")),
        (b"x" * 10_000, Opaque("bytes", "b'" + 60 * "x" + "'...")),
        (test_a_container_crosses, Opaque("function", "test_a_container_crosses")),
    ],
    ids=lambda value: value.type if type(value) is Opaque else "",  # pytest cannot write the integer either
)
def test_anything_else_is_only_shown(learner: Callable[..., Any], value: Any, shown: Opaque) -> None:
    assert value_of(learner, value) == shown


def test_a_list_inside_itself_comes_to_an_end(learner: Callable[..., Any]) -> None:
    asked = learner("v = [1]\nv.append(v)\nd = {}\nd['d'] = [d]")
    assert asked.value("v").value == [1, Opaque("list", "<list inside itself>")]
    assert asked.value("d").value == {"d": [Opaque("dict", "<dict inside itself>")]}


def test_deep_nesting_comes_to_an_end(learner: Callable[..., Any]) -> None:
    asked = learner("v = []\nfor _ in range(100_000): v = [v]")
    depth, value = 0, asked.value("v").value
    while isinstance(value, list):
        depth, (value,) = depth + 1, value
    assert (depth, value) == (20, Opaque("list", "<list>"))


def test_one_list_that_is_there_many_times_is_too_large_when_it_is(learner: Callable[..., Any]) -> None:
    asked = learner("v = [0] * 10\nfor _ in range(15): v = [v] * 10")
    assert isinstance(asked.value("v"), TooLarge)


@pytest.mark.parametrize("value", [{b"a"}, {frozenset({b"a"})}, {(1, frozenset({b"a"})): 3}, {(1, (2, b"a"))}])
def test_what_only_python_can_hash_is_shown_inside_a_set(learner: Callable[..., Any], value: Any) -> None:
    assert "Opaque" in repr(value_of(learner, value))


def test_a_value_of_a_hundred_million_entries_is_too_large_without_a_copy(learner: Callable[..., Any]) -> None:
    asked = learner("import numpy as np\nv = np.zeros(10**8)\ndef f(): return v\nw = [v, 1]")
    tracemalloc.start()
    try:
        assert asked.value("v") == TooLarge("ndarray", 8 * 10**8, 10**6)
        assert asked.call("f") == TooLarge("ndarray", 8 * 10**8, 10**6)
        assert asked.value("w") == TooLarge("list", 8 * 10**8 + 64, 10**6)
        assert tracemalloc.get_traced_memory()[1] < 10**6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("value", ["x" * 10**6, [0] * 31_000, np.zeros(125_000), {i: i for i in range(31_000)}])
def test_a_value_of_the_limits_size_crosses_and_a_larger_one_does_not(learner: Callable[..., Any], value: Any) -> None:
    asked = learner(v=value)
    assert isinstance(asked.value("v"), Returned)
    assert isinstance(asked.value("v", Limits(value_bytes=990_000)), TooLarge)


def test_an_array_that_only_looks_large_counts_as_it_looks(learner: Callable[..., Any]) -> None:
    assert learner(v=np.broadcast_to(1.0, (10**5, 10**5))).value("v").size == 8 * 10**10
