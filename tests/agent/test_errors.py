from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graders.kit.queries import Call, Raised, Returned


def raised(learner: Any, function: str = "f", *args: Any) -> Raised:
    answer = learner.call(function, *args)
    assert isinstance(answer, Raised), answer
    return answer


def test_an_error_comes_with_the_line_of_the_cell(learner: Callable[..., Any]) -> None:
    asked = learner("def f(x):\n    y = x + 1\n    return y / 0")
    assert asked.call("f", 1) == Raised("ZeroDivisionError", "division by zero", 3)


def test_the_line_is_the_innermost_of_the_cell(learner: Callable[..., Any]) -> None:
    asked = learner("def inner(x):\n    return [][x]\n\ndef f(x):\n    return inner(x)")
    assert raised(asked, "f", 1).line == 2


def test_an_error_inside_a_library_is_at_the_line_that_called_it(learner: Callable[..., Any]) -> None:
    asked = learner("import json\ndef f():\n    x = 1\n    return json.loads('{')")
    assert raised(asked).line == 4


def test_an_error_inside_another_cell_is_at_the_line_of_this_one(learner: Callable[..., Any]) -> None:
    asked = learner("\n\n\n\n\n\ndef helper():\n    return 1 / 0")
    asked.run("def f():\n    return helper()")
    assert raised(asked).line == 2


@pytest.mark.parametrize(
    "decorate", ["functools.lru_cache(None)", "np.vectorize", "other", "functools.partial", "staticmethod"]
)
def test_the_line_is_found_through_a_decorator(learner: Callable[..., Any], decorate: str) -> None:
    asked = learner(
        "import functools, numpy as np\n\n\n\n\n\ndef other(g):\n    @functools.wraps(g)\n"
        "    def wrapper(*args):\n        return g(*args)\n    return wrapper"
    )
    asked.run(f"def g(x=1):\n    return 1 / 0\nf = {decorate}(g)")
    assert raised(asked, "f", 1).line == 2


def test_a_wrong_number_of_arguments_has_no_line(learner: Callable[..., Any]) -> None:
    error = raised(learner("def f(x, y): return 1"), "f", 1)
    assert (error.exception, error.line) == ("TypeError", None)
    assert "'y'" in error.message


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("return nothing_of_that_name", "nothing_of_that_name"),
        ("return later\n    later = 1", "later"),
        ("return [].no_such_method", "no_such_method"),
        ("return [][1]", None),
    ],
)
def test_the_name_that_is_missing_is_told(learner: Callable[..., Any], body: str, name: str | None) -> None:
    assert raised(learner(f"def f():\n    {body}")).name == name


@pytest.mark.parametrize(
    "source",
    [
        "import sys\n    sys.exit()",
        "import sys\n    sys.exit('bye')",
        "raise SystemExit",
        "raise KeyboardInterrupt",
        "raise GeneratorExit",
        "raise BaseException",
        "raise StopIteration",
        "raise MemoryError",
    ],
)
def test_no_exception_gets_out(learner: Callable[..., Any], source: str) -> None:
    asked = learner(f"def f():\n    {source}\n\ndef g():\n    return 1")
    first, second = asked.ask(Call("f"), Call("g"))
    assert first.line == (3 if "sys" in source else 2)
    assert second == Returned(1)


def test_recursion_without_end_is_an_error_at_its_line(learner: Callable[..., Any]) -> None:
    asked = learner("def f(n):\n    return f(n + 1)\n\ndef g():\n    return 1")
    first, second = asked.ask(Call("f", (1,)), Call("g"))
    assert (first.exception, first.line) == ("RecursionError", 2)
    assert second == Returned(1)


def test_a_message_is_shortened(learner: Callable[..., Any]) -> None:
    error = raised(learner("def f(): raise ValueError('long ' * 1_000_000)"))
    assert len(error.message) == 500
    assert error.message.endswith("…")


@pytest.mark.parametrize("text", ["half a pair \\ud800", "nothing \\x00 at all", "</script><b>bold</b>", "naïve ∑"])
def test_a_message_may_hold_any_text(learner: Callable[..., Any], text: str) -> None:
    assert raised(learner(f"def f(): raise ValueError('{text}')")).message


@pytest.mark.parametrize("behaviour", ["raise SystemExit", "return 3", "return str(self)", "while True: pass"])
def test_an_exception_that_cannot_be_shown_is_told_without_text(learner: Callable[..., Any], behaviour: str) -> None:
    asked = learner(f"class Odd(Exception):\n    def __str__(self):\n        {behaviour}\n\ndef f():\n    raise Odd(1)")
    assert asked.call("f") == Raised("Odd", "", 6)


def test_an_exception_that_lies_about_its_class_is_told_by_its_own(learner: Callable[..., Any]) -> None:
    asked = learner(
        "class Liar(Exception):\n    __class__ = SyntaxError\n    msg = property(lambda self: 1 / 0)\n\n"
        "def f():\n    raise Liar('well')"
    )
    assert asked.call("f") == Raised("Liar", "well", 6)


def test_a_syntax_error_in_code_that_is_evaluated_names_no_file(learner: Callable[..., Any]) -> None:
    error = raised(learner("def f():\n    return eval('1 +')"))
    assert (error.exception, error.message, error.line) == ("SyntaxError", "invalid syntax", 2)
