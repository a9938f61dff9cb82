"""The agent in a real kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.kit.queries import Call, Missing, Raised, Returned, Skipped, TimedOut, TooLarge
from math4ml_ext.kernels import KernelSession

SOFTMAX = "def softmax(xs):\n    e = np.exp(xs - np.max(xs))\n    return e / e.sum()"


def test_it_answers(kernel: Any) -> None:
    kernel.run(SOFTMAX)
    answer = kernel.call("softmax", np.zeros(2))
    np.testing.assert_array_equal(answer.value, [0.5, 0.5])
    assert kernel.ask(Call("softmax", ("a",)))[0].line == 2


def test_it_is_installed_again_after_a_restart(kernel: Any, session: KernelSession) -> None:
    kernel.run("x = 1")
    assert kernel.value("x") == Returned(1)
    session.restart()
    assert kernel.value("x") == Missing("x")
    kernel.run("import numpy as np")


def test_it_is_installed_again_when_it_was_removed(kernel: Any, session: KernelSession) -> None:
    kernel.run("import sys\nfor name in list(sys.modules):\n    if 'math4ml' in name: del sys.modules[name]\nx = 2")
    assert kernel.value("x") == Returned(2)


def test_names_are_the_same_before_and_after(kernel: Any, session: KernelSession) -> None:
    kernel.run(
        "import warnings\ndef warns(x):\n    warnings.warn('mind')\n    global made\n    made = x\n    return np.log(x)"
    )
    before = session.evaluate("dir()"), session.evaluate("len(In)"), session.evaluate("get_ipython().execution_count")
    assert isinstance(kernel.call("warns", np.zeros(1)), Returned)
    kernel.fingerprint("warns")
    assert before == (
        session.evaluate("dir()"),
        session.evaluate("len(In)"),
        session.evaluate("get_ipython().execution_count"),
    )


def test_an_endless_loop_ends_and_the_kernel_goes_on(kernel: Any, session: KernelSession) -> None:
    kernel.run("def loop(x):\n    while True:\n        try:\n            y = abs(x)\n        except:\n            pass")
    first, second = kernel.ask(Call("loop", (1,)), Call("loop", (1,)))
    assert (type(first), first.seconds, second) == (TimedOut, 0.3, Skipped())
    assert 2 <= first.line <= 6
    assert session.run("print(6 * 7)").stdout == "42\n"


@pytest.mark.parametrize(
    ("body", "exception"),
    [
        ("import sys; sys.exit()", "SystemExit"),
        ("raise SystemExit(3)", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("return stops()", "RecursionError"),
        ("return input('name? ')", "EOFError"),
    ],
)
def test_what_would_end_a_program_does_not_end_the_kernel(kernel: Any, body: str, exception: str) -> None:
    kernel.run(f"def stops():\n    {body}")
    answer = kernel.call("stops")
    assert (type(answer), answer.exception, answer.line) == (Raised, exception, 2)
    kernel.run("x = 3")
    assert kernel.value("x") == Returned(3)


def test_fifty_megabytes_may_be_printed(kernel: Any, session: KernelSession) -> None:
    kernel.run("def prints():\n    for _ in range(500): print('x' * 100_000)\n    return 1")
    assert kernel.call("prints") == Returned(1)
    assert session.run("print('short')").stdout == "short\n"


def test_a_hundred_million_entries_are_too_large(kernel: Any) -> None:
    kernel.run("large = np.zeros(10**8)\ndef returns(): return large")
    assert kernel.call("returns") == kernel.value("large") == TooLarge("ndarray", 8 * 10**8, 10**6)
    kernel.run("del large")


def test_random_states_are_put_back(kernel: Any, session: KernelSession) -> None:
    kernel.run("import random\ndef draws():\n    random.seed(); np.random.seed()\n    return 1")
    states = session.evaluate("random.getstate()"), session.evaluate("np.random.get_state()[1].tolist()")
    kernel.call("draws")
    assert states == (session.evaluate("random.getstate()"), session.evaluate("np.random.get_state()[1].tolist()"))


def test_any_text_comes_through(kernel: Any) -> None:
    kernel.run("text = ['\\ud800', '\\udc80', '</script>', 'naïve ∑ 😀', '\\x00']")
    assert kernel.value("text").value[2:] == ["</script>", "naïve ∑ 😀", "\x00"]


def test_names_bound_to_something_else_change_nothing(session: KernelSession, kernel: Any) -> None:
    kernel.run("import numpy\ndef f(x): return numpy.exp(x)\n__import__ = len = np = json = str = sys = type = None")
    np.testing.assert_array_equal(kernel.call("f", np.zeros(1)).value, [1])
    session.restart()
    kernel.run("import numpy\ndef f(x): return numpy.exp(x)\n__import__ = len = np = json = str = sys = type = None")
    np.testing.assert_array_equal(kernel.call("f", np.zeros(1)).value, [1])
    session.restart()


def test_it_needs_neither_numpy_nor_anything_of_ours(bare_kernel_name: str, in_kernel: Any, tmp_path: Path) -> None:
    with KernelSession(bare_kernel_name, cwd=str(tmp_path)) as session:
        absent = session.run(
            "import importlib.util\nprint([importlib.util.find_spec(n) for n in ('numpy', 'math4ml_ext')])"
        )
        assert absent.stdout == "[None, None]\n"
        session.run(
            "def mean(xs): return sum(xs) / len(xs)\ndef rows(A): return [sum(row) for row in A]\n"
            "def spoil(xs): xs[0] = 5"
        )
        kernel = in_kernel(session)
        assert kernel.call("mean", np.array([1.0, 2.0])) == Returned(1.5)
        assert kernel.call("rows", np.arange(6).reshape(2, 3)) == Returned([3, 12])
        assert kernel.call("spoil", np.zeros(2)) == Returned(None, changed=(0,))
        assert kernel.call("mean", np.array([1 + 2j])) == Returned(1 + 2j)
        assert kernel.call("mean", [np.float32(0.5)]) == Returned(0.5)
        assert len(kernel.fingerprint("mean")) == 32
