"""The table of everyday errors: what Python and numpy say, and the question that follows it."""

from __future__ import annotations

import asyncio
import textwrap

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from graders.kit.error_questions import question_for
from graders.kit.queries import Raised

NAMES = """
    exp(x)
    zeros(1)
    math.pi
    lg(x)
    true
    null
"""
TYPES = """
    2 * one
    a + len
    a - nothing
    -nothing
    a * float
    a * np
    "2" * 1.5
    "a" + 1
    1 + "a"
    np.add("a", 1.0)
    [1, 2] * 1.5
    [1, 2] + 1
    [1, 2] - 1
    [1, 2] > 0
    -[1, 2]
    {1: 2} + 1
    map(one, a) / 2
    (each for each in a) ** 2
    object() + 1
    one(1, 2)
    one()
    one(y=1)
    max(1)
    2(x + 1)
    a(0)
    np(a)
    nothing(1)
    x[0]
    nothing[0]
    one[0]
    {1, 2}[0]
    map(one, a)[0]
    import math; math.exp(a)
    import math; math.exp([1])
    import math; math.exp("1")
    float(a)
    list(x)
    for each in 3: pass
    list(np.array(3))
    p, q = 3
    len(3)
    len(np.float64(3))
    [1, 2][1.0]
    [1, 2][0, 1]
    range(3.0)
    [1, 2, 3][: 1.5]
    [1, 2][a]
    {a: 1}
    {[1]: 2}
    cached(a)
    (1, 2)[0] = 3
    "ab"[0] = "c"
    np.exp("a")
    np.exp(np.array([None, 1]))
    np.isfinite(np.array(["a", None]))
    n = np.arange(3); n -= 0.5
    waiting + 1
"""
VALUES = """
    1 if a > 0 else 2
    a + np.ones(3)
    a @ np.ones(3)
    np.ones((2, 3)) @ np.ones((2, 3))
    np.dot(np.ones((2, 3)), np.ones((2, 3)))
    a[:] = np.ones(3)
    np.arange(6).reshape(4)
    np.vstack([np.ones(2), np.ones(3)])
    np.stack([np.ones(2), np.ones(3)])
    import math; math.log(0)
    import math; math.sqrt(-1)
    p, q, r = a
    p, q = [1, 2, 3]
    np.array([[1], [2, 3]])
    a[0] = [1, 2]
    max([])
    np.max(np.array([]))
    np.argmax(np.array([]))
    np.stack([])
    float("x")
    int("1.5")
    int(float("nan"))
    [1].index(2)
    frozen[0] = 1
    np.sum(a, axis=1)
    raise ValueError("p must not be negative")
"""
OTHERS = """
    a[5]
    [1, 2][5]
    a[0, 1]
    np.zeros((2, 2))[0, 0, 0]
    a[np.array([True, False, True])]
    a[1.0]
    a[a]
    a.shape[1]
    [].pop()
    {}["a"]
    1 / 0
    import math; math.exp(1000)
    10.0 ** 1000
    int(float("inf"))
    f = lambda x: f(x); f(1)
    assert x > 2
    raise NotImplementedError
    import nonsense_module
    from numpy import nonsense
    open("no-such-file.csv")
    next(iter([]))
    asyncio.run(waiting)
    np.linalg.inv(np.ones((2, 2)))
    np.linalg.inv(np.ones((2, 3)))
    np.linalg.inv(np.ones(2))
    for key in names: names[key + "b"] = 1
"""
ATTRIBUTES = """
    nothing.sum()
    [1].sum()
    (1, 2).mean()
    x.sum()
    np.logarithm
    import math as np; np.array([1])
    import math as np; np.mean([1])
    import random as np; np.linalg
    import numpy as plt; plt.plot([1])
    import numpy as math; math.factorial(3)
    "a".mean()
    one.sum
    map(one, a).sum()
    three.exp(1)
    waiting.sum
"""
SYNTAX = """
    1 \u2212 2
    s = \u201ca\u201d
    f\uff08x\uff09
    1\u00a0+ 1
    2 \u00d7 3
    1 \u2264 2
    f = \u00a3
    (1, 2
    1)
    s = "a
    if x
    if x = 1: pass
    [1 2]
    2x
    return 1
    print 1
    f(y=1, 2)
    1 = x
    f(x) = 1
    f"{x"
    y = \\frac{1}{2}
    x +* 2
    01
"""
BLOCKS = {
    "no block": "def f():\nreturn 1",
    "moved in": "x = 1\n  y = 2",
    "between": "if x:\n    y = 1\n  z = 2",
    "tabs": "if x:\n\ty = 1\n        z = 2",
    "never closed": "x = (1,\ny = 2\n",
    "await": "def f():\n    await g()",
}
BY_HAND = {
    "input in a check": Raised(
        "StdinNotImplementedError", "raw_input was called, but this frontend does not support input requests."
    ),
    "a debugger": Raised("BdbQuit", ""),
    "exit": Raised("SystemExit", "0"),
    **{sign: Raised("SyntaxError", "invalid syntax", 1, None, sign) for sign in ("`", "$", "!", "?")},
    "no memory": Raised("MemoryError", "Unable to allocate 7.28 TiB for an array with shape (1000000, 1000000)"),
    "a name without a value": Raised("UnboundLocalError", "cannot access local variable 'total'", 2, "total"),
    "a name without a value, not told which": Raised("UnboundLocalError", ""),
    "an old text of Python 3.9": Raised("SyntaxError", "unexpected EOF while parsing"),
    "an old text of Python 3.8": Raised("SyntaxError", "EOL while scanning string literal"),
    "logarithms in Python 3.14": Raised("ValueError", "expected a positive input, got 0.0"),
}


def raised_by(code: str) -> Raised:
    """Return the answer for what `code` raises, in the words of the Python and numpy that run here."""
    frozen = np.ones(2)
    frozen.flags.writeable = False
    source = textwrap.dedent(
        """
        import asyncio, functools
        def one(x): return x
        async def waits(): return 1
        @functools.lru_cache
        def cached(x): return x
        """
    )
    namespace = {"np": np, "a": np.ones(2), "x": 1.0, "nothing": None, "frozen": frozen, "three": 3, "names": {"a": 1}}
    exec(source, namespace)
    waiting = namespace["waiting"] = namespace["waits"]()

    async def within_a_loop() -> None:
        exec(compile(code, "<cell>", "exec"), namespace)

    try:
        asyncio.run(within_a_loop()) if "asyncio.run" in code else exec(compile(code, "<cell>", "exec"), namespace)
    except Exception as error:  # noqa: BLE001 - whichever it is
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        return Raised(type(error).__name__, text, 2, getattr(error, "name", None))
    finally:
        waiting.close()
    raise AssertionError(f"{code!r} raised nothing")


@pytest.mark.parametrize("codes", [NAMES, TYPES, VALUES, OTHERS, ATTRIBUTES, SYNTAX], ids=range(6))
@pytest.mark.filterwarnings("ignore")
def test_everyday_errors_and_their_questions(codes: str, snapshot: SnapshotAssertion) -> None:
    lines = [line.strip(" ") for line in codes.strip("\n ").split("\n")]
    assert [asked(line, raised_by(line)) for line in lines] == snapshot


def test_blocks_that_are_not_blocks(snapshot: SnapshotAssertion) -> None:
    assert [asked(name, raised_by(code)) for name, code in BLOCKS.items()] == snapshot


def test_errors_that_only_a_kernel_raises(snapshot: SnapshotAssertion) -> None:
    assert [asked(name, raised) for name, raised in BY_HAND.items()] == snapshot


def asked(code: str, raised: Raised) -> str:
    """Return a row of the table; the text of the error stays out, since it is different from version to version."""
    question = question_for(raised)
    assert question is not None, f"{code}: {raised.exception}, {raised.message}"
    return f"{code}  ->  {raised.exception}  ->  {question.plain()}"


def test_an_uncommon_error_has_no_question() -> None:
    assert question_for(Raised("MyOwnError", "what")) is None


@drawn(st.sampled_from(["TypeError", "ValueError", "SyntaxError", "AttributeError", "IndexError"]), st.text())
def test_any_text_of_an_error_gets_a_question(exception: str, text: str) -> None:
    question = question_for(Raised(exception, text, 1))
    assert question is not None
    assert "?" in question.text
