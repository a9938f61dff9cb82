"""Code that waits, that is asked for later, or that stands under a magic: no hang, and an answer that is so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.kit.queries import Call, Raised, Returned, Unbound
from math4ml_ext import codec
from math4ml_ext.agent_source import agent_info
from math4ml_ext.kernels import KernelSession
from math4ml_ext.protocol import CellReport, CellSource, KernelRequest, Limits, RaisedAnswer


def report(session: KernelSession, source: str) -> CellReport:
    """What the kernel says of a cell that has run just now."""
    session.evaluate(agent_info().install)
    session.run(source)
    ask = codec.queries_to_wire([Call("f", (1,))])
    reply = session.ask(KernelRequest(ask=ask, names=["f"], cell=CellSource(source, fresh=True)))
    assert reply.cell is not None
    return reply.cell


WAITING = {
    "input": "return input('name? ')",
    "getpass": "import getpass; return getpass.getpass()",
    "sys.stdin": "import sys; return sys.stdin.readline()",
    "pdb": "import pdb; pdb.set_trace()\n    return x",
    "breakpoint": "breakpoint()\n    return x",
    "IPython's": "from IPython.core.debugger import set_trace; set_trace()\n    return x",
    "post mortem": "import pdb\n    try: 1 / 0\n    except ZeroDivisionError as e: pdb.post_mortem(e.__traceback__)",
    "embed": "import IPython; IPython.embed()\n    return x",
}


@pytest.mark.parametrize("body", WAITING.values(), ids=WAITING)
def test_what_waits_for_somebody_ends(kernel: Any, session: KernelSession, body: str) -> None:
    kernel.run(f"def f(x):\n    {body}\ndef g(x): return x + 1")
    limits = Limits(call_seconds=1.0, check_seconds=5.0)
    first, second = kernel.ask(Call("f", (1,)), Call("g", (1,)), limits=limits)
    assert isinstance(first, (Raised, Returned)), first
    assert second == Returned(2)
    assert session.run("import sys\nprint(sys.gettrace())").stdout == "None\n"
    assert kernel.call("g", 2) == Returned(3)


def test_a_coroutine_and_a_generator_are_called_so(kernel: Any) -> None:
    kernel.run("async def f(x): return x\ndef g(x): yield x\nasync def h(x): yield x")
    f, g, h = kernel.ask(Call("f", (1,)), Call("g", (1,)), Call("h", (1,)))
    assert [answer.value.type for answer in (f, g, h)] == ["coroutine", "generator", "async_generator"]


def test_a_coroutine_that_is_not_awaited_warns_nobody(kernel: Any, session: KernelSession) -> None:
    kernel.run("import gc\nasync def f(x): return x")
    kernel.call("f", 1)
    assert session.run("gc.collect(); print('so')").stdout == "so\n"


def test_running_an_event_loop_inside_the_kernels_is_the_learners_error(kernel: Any) -> None:
    kernel.run("import asyncio\nasync def inner(x): return x\ndef f(x): return asyncio.run(inner(x))")
    answer = kernel.call("f", 1)
    assert (answer.exception, answer.line) == ("RuntimeError", 3)


@pytest.mark.parametrize(
    "source", ["def f(A): return A[A > 0].sum()", "def f(A):\n    import numpy\n    return A[A > 0].sum()"]
)
def test_arrays_are_arrays_before_numpy_is_imported(kernel: Any, session: KernelSession, source: str) -> None:
    session.restart()
    kernel.run(source)
    answer = kernel.call("f", np.array([-1.0, 2.0, 3.0]))
    assert isinstance(answer, Returned), answer
    assert answer.value == 5.0
    assert "numpy" not in session.evaluate("dir()")
    assert "np" not in session.evaluate("dir()")


def test_half_precision_crosses_both_ways(kernel: Any) -> None:
    kernel.run("import numpy as np\ndef f(xs): return (xs + 1).astype(np.float16)")
    answer = kernel.call("f", np.array([1.0, 2.0], dtype=np.float16))
    assert answer.value.dtype == np.float16
    np.testing.assert_array_equal(answer.value, [2, 3])


def test_a_file_of_the_learners_called_numpy_is_not_run(tmp_path: Path, in_kernel: Any, jupyter_dirs: Path) -> None:
    (tmp_path / "numpy.py").write_text("open('was_run', 'w').close()\nraise ImportError('no numpy')\n")
    with KernelSession(cwd=str(tmp_path)) as session:
        kernel = in_kernel(session)
        kernel.run("def f(xs): return sum(xs)")
        assert kernel.call("f", np.array([1.0, 2.0])) == Returned(3.0)
        assert not (tmp_path / "was_run").exists()


def test_a_file_of_the_learners_that_numpy_would_import_is_left_alone(
    tmp_path: Path, in_kernel: Any, jupyter_dirs: Path
) -> None:
    (tmp_path / "numbers.py").write_text("open('was_run', 'w').close()\n")
    with KernelSession(cwd=str(tmp_path)) as session:
        kernel = in_kernel(session)
        path = session.evaluate("__import__('sys').path")
        kernel.run("def f(xs): return xs.sum()")
        assert kernel.call("f", np.array([1.0, 2.0])).value == 3.0
        assert not (tmp_path / "was_run").exists()
        assert session.evaluate("__import__('sys').path") == path


MAGICS = ["%%time", "%%capture", "%%time\n\n\n", "%%capture\n%%time", "%%prun -q", "%%capture out"]


@pytest.mark.parametrize("magic", MAGICS)
def test_lines_under_a_magic_are_those_of_the_cell(session: KernelSession, magic: str) -> None:
    above = magic.count("\n") + 1
    source = f"{magic}\ndef f(x):\n    y = x\n    return oops\n"
    session.evaluate(agent_info().install)
    session.run(source)
    ask = codec.queries_to_wire([Call("f", (1,))])
    reply = session.ask(KernelRequest(ask=ask, names=["f"], cell=CellSource(source, fresh=True)))
    (answer,) = codec.answers_from_wire(reply.answers)
    assert isinstance(answer, Raised)
    assert answer.line == above + 3


@pytest.mark.parametrize("magic", [*MAGICS, "%%timeit -n1 -r1"])
@pytest.mark.parametrize(
    ("body", "exception", "line"),
    [
        ("x = 1\n1 / 0\n", "ZeroDivisionError", 2),
        ("x = 1\ndef f(x)\n", "SyntaxError", 2),
        ("def g():\n    1 / 0\ng()", "ZeroDivisionError", 2),
    ],
)
def test_an_error_under_a_magic_is_told_with_its_line(
    session: KernelSession, magic: str, body: str, exception: str, line: int
) -> None:
    stopped = report(session, f"{magic}\n{body}").stopped
    assert isinstance(stopped, RaisedAnswer)
    assert (stopped.exception, stopped.line) == (exception, magic.count("\n") + 1 + line)


def test_a_magic_that_does_not_exist_is_told_with_its_own_line(session: KernelSession) -> None:
    stopped = report(session, "%%tiem\nf = abs").stopped
    assert isinstance(stopped, RaisedAnswer)
    assert (stopped.exception, stopped.line) == ("UsageError", 1)


@pytest.mark.parametrize(
    ("magics", "named"),
    [
        ("%%time\n%%latex", "%%latex"),
        ("%%capture\n%%time\n%%html", "%%html"),
        ("%%prun -q\n%%timeit -n1 -r1", "%%timeit"),
        ("%%html\n%%time", "%%html"),
    ],
)
def test_of_several_magics_the_one_is_named_that_keeps_the_code_from_running(
    kernel: Any, session: KernelSession, magics: str, named: str
) -> None:
    source = f"{magics}\ndef f(x): return x"
    session.evaluate(agent_info().install)
    session.run("%reset -f")
    session.run(source)
    ask = codec.queries_to_wire([Call("f", (1,))])
    reply = session.ask(KernelRequest(ask=ask, names=["f"], cell=CellSource(source, fresh=True)))
    (answer,) = codec.answers_from_wire(reply.answers)
    assert isinstance(answer, Unbound)
    assert answer.magic == named


def test_an_error_that_a_line_magic_has_shown_counts_where_the_name_is_not_bound(
    session: KernelSession, tmp_path: Path
) -> None:
    (tmp_path / "script.py").write_text("x = 1\n1 / 0\n")
    session.run("%reset -f")
    stopped = report(session, f"%run {tmp_path}/script.py\n").stopped
    assert isinstance(stopped, RaisedAnswer)
    assert stopped.exception == "ZeroDivisionError"
    assert report(session, f"%run {tmp_path}/script.py\ndef f(x): return x").stopped is None
    assert report(session, "try:\n    1 / 0\nexcept Exception:\n    pass\ndef f(x): return x").stopped is None
    assert report(session, "get_ipython().run_cell('1 / 0')\ndef f(x): return x").stopped is None


def test_an_interrupt_by_hand_is_told(session: KernelSession) -> None:
    stopped = report(session, "def f(x): return x\nraise KeyboardInterrupt").stopped
    assert isinstance(stopped, RaisedAnswer)
    assert (stopped.exception, stopped.line) == ("KeyboardInterrupt", 2)


def test_a_line_of_a_file_is_no_line_of_the_cell(session: KernelSession, tmp_path: Path, kernel: Any) -> None:
    (tmp_path / "elsewhere_mine.py").write_text("\n\ndef f(x):\n    return oops\n")
    kernel.run(f"import sys; sys.path.append({str(tmp_path)!r})\nfrom elsewhere_mine import *")
    assert kernel.call("f", 1) == Raised("NameError", "name 'oops' is not defined", None, "oops")


@pytest.mark.parametrize(
    ("source", "sign"),
    [
        ("x = 1\n```\ndef f(x): return x", "`"),
        ("```python\ndef f(x): return x\n```", "`"),
        ("f = `x`", "`"),
        ("def f(x):\n    return $x$", "$"),
        ("$x$", "$"),
        ("f = 3!", "!"),
        ("f = 2x", ""),
        ("f = (1", ""),
    ],
)
def test_a_sign_that_python_does_not_have_is_told(session: KernelSession, source: str, sign: str) -> None:
    stopped = report(session, source).stopped
    assert isinstance(stopped, RaisedAnswer)
    assert (stopped.exception, stopped.sign) == ("SyntaxError", sign)


def answer_to(session: KernelSession, source: str) -> Any:
    session.evaluate(agent_info().install)
    session.run(source)
    ask = codec.queries_to_wire([Call("f", (1,))])
    reply = session.ask(KernelRequest(ask=ask, names=["f"], cell=CellSource(source, fresh=True)))
    return codec.answers_from_wire(reply.answers)[0]


def test_a_cell_that_takes_its_names_away_again_is_told_so(session: KernelSession) -> None:
    answer = answer_to(session, "def f(x): return x\n%reset -f")
    assert isinstance(answer, Unbound)
    assert answer.defines[0] == "f"
    assert answer_to(session, "%reset -f\ndef f(x): return x") == Returned(1)
    assert answer_to(session, "def f(x): return x\n%reset -f in") == Returned(1)


def test_a_name_that_is_compared_and_not_given_a_value_is_told(session: KernelSession) -> None:
    session.run("f = ...")
    answer = answer_to(session, 'f == "c"')
    assert isinstance(answer, Unbound)
    assert answer.compared
    assert answer_to(session, "def f(x): return x\nf == 3") == Returned(1)
