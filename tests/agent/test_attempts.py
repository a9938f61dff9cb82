from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graders.kit.queries import NotCallable, Returned, Stub

STUBS = [
    "...",
    "pass",
    "'''Say what it does.'''",
    "'''Say what it does.'''\n    ...",
    "return",
    "return None",
    "return ...",
    "raise NotImplementedError",
    "raise NotImplementedError()",
    "raise NotImplementedError('your turn')",
    "'''What it does.'''\n    # your code here\n    pass\n    pass\n    ...",
]
ATTEMPTS = [
    "return 0",
    "return x",
    "x + 1",
    "x",
    "y = None",
    "print()",
    "yield None",
    "raise ValueError",
    "raise x",
    "if x: raise NotImplementedError",
    "if x: return None\n    return 1",
    "return NotImplementedError",
    "NotImplementedError(x)\n    return None",
    "assert x",
]


@pytest.mark.parametrize("body", STUBS)
def test_a_body_that_says_nothing_is_a_stub(learner: Callable[..., Any], body: str) -> None:
    assert learner(f"def f(x):\n    {body}\n").call("f", 1) == Stub("f")


@pytest.mark.parametrize("body", ATTEMPTS)
def test_a_body_that_says_something_is_an_attempt(learner: Callable[..., Any], body: str) -> None:
    assert not isinstance(learner(f"def f(x):\n    {body}\n").call("f", 1), Stub)


def test_a_stub_is_not_run(learner: Callable[..., Any]) -> None:
    asked = learner("def f(x=print('defaults run once')): ...")
    assert asked.call("f", "an argument too many", "and another") == Stub("f")


def test_a_lambda_can_be_a_stub(learner: Callable[..., Any]) -> None:
    assert learner("f = lambda x: None").call("f", 1) == Stub("f")


def test_a_decorated_stub_is_run(learner: Callable[..., Any]) -> None:
    asked = learner("import functools\n@functools.lru_cache\ndef f(x): ...\ng = functools.partial(max, 1)")
    assert asked.call("f", 1) == Returned(None)
    assert asked.call("g", 2) == Returned(2)


@pytest.mark.parametrize(("source", "kind"), [("f = 3", "int"), ("f = None", "NoneType"), ("f = [len]", "list")])
def test_what_cannot_be_called_is_named(learner: Callable[..., Any], source: str, kind: str) -> None:
    assert learner(source).call("f", 1) == NotCallable("f", kind)


def test_a_class_and_an_object_with_call_are_callable(learner: Callable[..., Any]) -> None:
    asked = learner(
        "class Add:\n    def __init__(self, n): self.n = n\n    def __call__(self, x): return x + self.n\nadd = Add(2)"
    )
    assert asked.call("add", 1) == Returned(3)
    assert asked.call("Add", 1).value.type == "Add"
