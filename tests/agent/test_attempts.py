from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graders.kit.queries import Call, NotCallable, Returned, Stub, Value
from math4ml_ext.protocol import CellSource

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


NOTES = [
    "print('todo')",
    'print("TODO: your code here")\n    return None',
    "'''What it does.'''\n    print('Not implemented yet.')",
    "raise Exception('TODO')",
    "raise Exception",
    "raise RuntimeError('come back to this')",
    "raise ValueError('todo')",
    "raise NotImplemented",
    "raise NotImplemented('yet')",
    "raise TODO",
    "return NotImplemented",
    "return TODO",
    "return 'TODO'",
    "result = TODO\n    return result",
    "TODO",
    "import math\n    ...",
    "assert False, 'todo'",
]
ATTEMPTS_WITH_NOTES = [
    "if x < 0: raise ValueError('TODO later')\n    return x",
    "y = x + 1\n    raise Exception('TODO')",
    "print('todo', x)",
    "print('hello')",
    "print('todo', file=x)",
    "print(3)",
    "raise ValueError('x must be positive')",
    "raise Exception(x)",
    "raise Exception('todo: ' + x)",
    "print('todo')\n    return x",
    "return 'to dollars'",
    "return 'Implemented in numpy, this takes a fraction of the time.'",
    "assert x, 'todo'",
    "todo = x\n    return todo",
    "for each in [x]: raise Exception('TODO')",
    "try:\n        return 1 / x\n    except ZeroDivisionError:\n        raise NotImplementedError",
]


def answer_of(learner: Callable[..., Any], source: str) -> Any:
    """What comes back of a call of `f` when the cell is told of as a front end does."""
    asked, cell = learner(source), CellSource(source, fresh=True)
    return asked.ask(Call("f", (1,)), names=["f"], cell=cell)[0]


@pytest.mark.parametrize("body", [*STUBS, *NOTES])
def test_a_note_in_place_of_code_is_a_stub(learner: Callable[..., Any], body: str) -> None:
    assert answer_of(learner, f"def f(x):\n    {body}\n") == Stub("f")


@pytest.mark.parametrize("body", [*ATTEMPTS, *ATTEMPTS_WITH_NOTES])
def test_a_note_beside_code_swallows_no_attempt(learner: Callable[..., Any], body: str) -> None:
    assert not isinstance(answer_of(learner, f"def f(x):\n    {body}\n"), Stub)


def test_a_stub_that_others_register_with_is_run(learner: Callable[..., Any]) -> None:
    source = (
        "import functools\n@functools.singledispatch\ndef f(x):\n    raise NotImplementedError\n"
        "@f.register\ndef _(x: int): return x + 1\n"
    )
    assert answer_of(learner, source) == Returned(2)


FORGETFUL = """\
def timed(function):
    def timing(*args):
        return function(*args)
def lossy(function):
    def losing(*args):
        function(*args)
    return losing
class tools:
    timed, lossy = staticmethod(timed), staticmethod(lossy)
"""


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("@timed\ndef f(x): return x", NotCallable("f", "NoneType", "@timed")),
        ("@tools.timed\n@lossy\ndef f(x): return x", NotCallable("f", "NoneType", "@tools.timed")),
        ("def g(x): return x\nf = timed(g)", NotCallable("f", "NoneType", "timed(...)")),
        ("f = tools.timed(lambda x: x)", NotCallable("f", "NoneType", "tools.timed(...)")),
        ("f = print('todo')", NotCallable("f", "NoneType", "print(...)")),
        ("f = None", NotCallable("f", "NoneType")),
        ("@lossy\ndef f(x): return x", Returned(None, (), "@lossy")),
        ("@tools.lossy\ndef f(x): return x", Returned(None, (), "@tools.lossy")),
        ("def f(x): x + 1", Returned(None)),
        ("def g(x): return x\nf = lossy(g)", Returned(None, (), "lossy(...)")),
    ],
)
def test_what_made_nothing_is_told(learner: Callable[..., Any], source: str, answer: Any) -> None:
    assert answer_of(learner, FORGETFUL + source) == answer


def test_a_value_that_a_call_made_nothing_of_is_told(learner: Callable[..., Any]) -> None:
    source = "xs = [2, 1]\nxs = xs.sort()"
    asked = learner(source)
    (answer,) = asked.ask(Value("xs"), names=["xs"], cell=CellSource(source, fresh=True))
    assert answer == Returned(None, (), "xs.sort(...)")


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
