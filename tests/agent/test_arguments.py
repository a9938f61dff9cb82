from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit.queries import Call, Missing, Name, Returned, Source, Value


def test_an_argument_arrives_as_it_was_sent(learner: Callable[..., Any]) -> None:
    told = learner("def tell(x): return [type(x).__name__, str(getattr(x, 'dtype', '')), x]")
    assert told.call("tell", 0.1) == Returned(["float", "", 0.1])
    name, dtype, value = told.call("tell", np.arange(6, dtype=np.int16).reshape(2, 3)).value
    assert (name, dtype) == ("ndarray", "int16")
    np.testing.assert_array_equal(value, [[0, 1, 2], [3, 4, 5]])


@pytest.mark.parametrize("array", [np.zeros(0), np.float64(3.0)[...], np.zeros((2, 0, 3)), np.array([True, False])])
def test_arrays_of_any_shape_arrive(learner: Callable[..., Any], array: np.ndarray[Any, Any]) -> None:
    (answer,) = learner("def same(x): return x").ask(Call("same", (array,)))
    assert answer.value.shape == array.shape
    assert answer.value.dtype == array.dtype
    assert answer.changed == ()


def test_arguments_can_be_given_by_keyword(learner: Callable[..., Any]) -> None:
    asked = learner("def power(x, n=2): return x ** n")
    assert asked.call("power", 3, n=3) == Returned(27)


def test_each_call_gets_arguments_of_its_own(learner: Callable[..., Any]) -> None:
    asked = learner("kept = []\ndef keep(xs):\n    kept.append(xs)\n    xs += 1\n    return xs.copy(), len(kept)")
    first, second = asked.ask(Call("keep", (np.zeros(2),)), Call("keep", (np.zeros(2),)))
    np.testing.assert_array_equal(first.value[0], [1, 1])
    np.testing.assert_array_equal(second.value[0], [1, 1])
    assert second.value[1] == 2


def test_an_array_may_be_written_to_and_resized(learner: Callable[..., Any]) -> None:
    asked = learner("def f(xs):\n    xs[0] = 5\n    xs.resize(7, refcheck=False)\n    return xs.flags.owndata")
    assert asked.call("f", np.zeros(2)) == Returned(True, changed=(0,))


@pytest.mark.parametrize(
    ("body", "argument"),
    [
        ("x[0] = 9.0", np.zeros(3)),
        ("x.shape = (3, 1)", np.zeros(3)),
        ("x.sort()", np.array([2.0, 1.0])),
        ("x.append(1)", [1, 2]),
        ("x[0][0] = 1", [[0, 2]]),
        ("x[0][0] = 1", (np.zeros(2), 1)),
        ("x['a'] = 2", {"a": 1}),
        ("x['b'].append(2)", {"b": []}),
        ("x.add(7)", {1, 2}),
        ("x *= 50_000", [0, 1, 2]),
    ],
)
def test_a_change_of_an_argument_is_noticed(learner: Callable[..., Any], body: str, argument: Any) -> None:
    asked = learner(f"def f(a, x):\n    {body}")
    assert asked.call("f", 1, argument).changed == (1,)


@pytest.mark.parametrize("argument", [np.array([np.nan, 1.0]), [float("nan"), 1], {"a": np.ones(2)}, {1, "a", None}])
def test_reading_an_argument_is_no_change(learner: Callable[..., Any], argument: Any) -> None:
    assert learner("def f(x): return len(x)").call("f", argument).changed == ()


def test_a_function_of_the_learners_can_be_an_argument(learner: Callable[..., Any]) -> None:
    asked = learner("def double(x): return 2 * x\ndef apply(f, x): return f(x)")
    assert asked.call("apply", Name("double"), 4) == Returned(8)


def test_a_value_of_the_learners_goes_in_as_a_copy(learner: Callable[..., Any]) -> None:
    asked = learner("data = [[1], [2]]\ndef spoil(xs):\n    xs[0].append(5)\n    return xs")
    assert asked.call("spoil", Name("data")) == Returned([[1, 5], [2]], changed=(0,))
    assert asked.value("data") == Returned([[1], [2]])


def test_what_cannot_be_copied_goes_in_as_it_is(learner: Callable[..., Any]) -> None:
    asked = learner(
        "class Stubborn:\n    def __deepcopy__(self, memo): raise SystemExit\n"
        "thing = Stubborn()\ndef same(x): return x is thing"
    )
    assert asked.call("same", Name("thing")) == Returned(True)


def test_an_argument_that_is_not_there_is_missing(learner: Callable[..., Any]) -> None:
    assert learner("def f(g): return 1").call("f", Name("g")) == Missing("g")


def test_an_expression_of_the_courses_can_be_an_argument(learner: Callable[..., Any]) -> None:
    asked = learner("len = None\ndef apply(f, mu, data): return f(mu, data)")
    loss = Source("lambda mu, data: sum((x - mu) ** 2 for x in data) / len(data)")
    assert asked.call("apply", loss, 1.0, [1.0, 3.0]) == Returned(2.0)


def test_an_expression_sees_no_name_of_the_learners(learner: Callable[..., Any]) -> None:
    answer = learner("secret = 1\ndef apply(f): return f()").call("apply", Source("lambda: secret"))
    assert (answer.exception, answer.name) == ("NameError", "secret")


def test_a_name_that_is_not_there_is_missing(learner: Callable[..., Any]) -> None:
    assert learner().ask(Value("V"), Call("f")) == [Missing("V"), Missing("f")]


def test_a_builtin_is_not_an_answer(learner: Callable[..., Any]) -> None:
    assert learner().call("sum", [1, 2]) == Missing("sum")
