from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graders.kit.queries import Call, Returned, TimedOut
from math4ml_ext import kernels
from math4ml_ext.kernels import CellResult, EvaluationError, KernelDied, KernelSession
from math4ml_ext.protocol import KernelRequest, Limits, RaisedAnswer, TimedOutAnswer


@pytest.fixture
def mortal(jupyter_dirs: Path) -> Iterator[KernelSession]:
    """A kernel that a test may end."""
    with KernelSession() as session:
        yield session


def test_a_cell_runs_and_what_it_printed_is_kept(session: KernelSession) -> None:
    assert session.run("x = 6\nprint(x * 7)\nimport sys; print('no', file=sys.stderr)\nx") == CellResult(
        True, None, "42\n"
    )


def test_only_so_much_of_it_is_kept(session: KernelSession) -> None:
    assert session.run("for _ in range(1000): print('x' * 1000)").stdout == ("x" * 1000 + "\n") * 19 + "x" * 981


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("x = 1\nnothing_here", RaisedAnswer("NameError", "name 'nothing_here' is not defined", 2, "nothing_here")),
        ("def f():\n    return 1 / 0\n\nf()", RaisedAnswer("ZeroDivisionError", "division by zero", 2)),
        (
            "import json\n\njson.loads('')",
            RaisedAnswer("JSONDecodeError", "Expecting value: line 1 column 1 (char 0)", 3),
        ),
        ("x = 1\ny = = 2", RaisedAnswer("SyntaxError", "invalid syntax", 2)),
        ("if True:\nx = 1", None),
        ("%matplotlib no_such_backend", None),
        ("import sys\nsys.exit(2)", RaisedAnswer("SystemExit", "2", 2)),
        ("raise KeyboardInterrupt('mine')", RaisedAnswer("KeyboardInterrupt", "mine", 1)),
    ],
)
def test_an_error_comes_with_its_line(session: KernelSession, source: str, error: RaisedAnswer | None) -> None:
    result = session.run(source)
    assert not result.ok
    if error is None:
        assert isinstance(result.error, RaisedAnswer)
    else:
        assert result.error == error


def test_the_line_is_of_the_cell_that_ran_even_if_another_holds_the_function(session: KernelSession) -> None:
    session.run("\n\n\n\ndef fails():\n    return [][0]")
    result = session.run("x = 1\nfails()")
    assert result.error == RaisedAnswer("IndexError", "list index out of range", 2)


def test_a_cell_without_end_is_interrupted_and_the_kernel_goes_on(session: KernelSession) -> None:
    result = session.run("x = 1\nwhile True:\n    abs(x)", timeout=0.5)
    assert result.error in (TimedOutAnswer(0.5, 2), TimedOutAnswer(0.5, 3))
    assert session.run("print(x)").stdout == "1\n"


def test_a_cell_that_catches_the_interrupt_has_no_line(session: KernelSession) -> None:
    result = session.run("import time\ntry:\n    time.sleep(30)\nexcept KeyboardInterrupt:\n    pass", timeout=0.5)
    assert result == CellResult(False, TimedOutAnswer(0.5, None))


def test_a_cell_that_cannot_be_interrupted_ends_the_kernel(
    mortal: KernelSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "_INTERRUPT_SECONDS", 0.1)
    # A bare `except` would let an interrupt through that comes just where nothing is tried.
    loop = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    with pytest.raises(KernelDied, match=r"^The kernel did not stop when it was interrupted, so it was ended\.$"):
        mortal.run(loop, timeout=1.0)  # long enough for the loop to have begun on a busy machine
    mortal.restart()
    assert mortal.run("print(1)").stdout == "1\n"


def test_an_expression_is_evaluated_without_a_trace(session: KernelSession) -> None:
    before = session.evaluate("dir()")
    assert session.evaluate("[1, 'a']") == "[1, 'a']"
    assert session.evaluate("dir()") == before
    with pytest.raises(EvaluationError, match=r"^ZeroDivisionError: division by zero$"):
        session.evaluate("1 / 0")


def test_asking_where_no_timer_works_is_ended_by_an_interrupt(mortal: KernelSession, in_kernel: Any) -> None:
    learner = in_kernel(mortal)
    learner.run("import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])")
    learner.run("def f():\n    x = 1\n    while True: abs(x)")
    from math4ml_ext import codec

    request = KernelRequest(ask=codec.queries_to_wire([Call("f")]), limits=Limits(call_seconds=0.1))
    (answer,) = codec.answers_from_wire(mortal.ask(request, timeout=0.5).answers)
    assert answer == TimedOut(0.1, 3, "loop")


@pytest.mark.parametrize("doing", ["run", "ask", "evaluate"])
def test_a_kernel_that_is_killed_is_told_in_a_sentence(mortal: KernelSession, in_kernel: Any, doing: str) -> None:
    learner = in_kernel(mortal)
    learner.run("import time\ndef f(): time.sleep(60)")
    threading.Timer(0.3, os.kill, (mortal.pid, signal.SIGKILL)).start()
    act = {
        "run": lambda: mortal.run("f()"),
        "ask": lambda: learner.call("f", limits=Limits(call_seconds=60, check_seconds=60)),
        "evaluate": lambda: mortal.evaluate("f()"),
    }[doing]
    with pytest.raises(
        KernelDied, match=r"^The kernel ended\. It may have run out of memory, or the code has ended it\.$"
    ):
        act()
    with pytest.raises(KernelDied, match=r"^The kernel has ended\.$"):
        act()
    mortal.restart()
    learner.run("def f(): return 2")
    assert learner.call("f") == Returned(2)


def test_a_kernel_that_is_not_installed_is_told_in_a_sentence(jupyter_dirs: Path) -> None:
    with pytest.raises(KernelDied, match=r"^No kernel named no-such-kernel is installed\.$"):
        KernelSession("no-such-kernel").__enter__()


def test_a_kernel_that_does_not_start_says_its_last_words(jupyter_dirs: Path) -> None:
    spec = jupyter_dirs / "share" / "kernels" / "broken"
    spec.mkdir(parents=True)
    argv = [sys.executable, "-c", "raise SystemExit('There is no ipykernel here.')"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "Broken", "language": "python"}))
    with pytest.raises(KernelDied, match=r"^The kernel did not start\. There is no ipykernel here\.$"):
        KernelSession("broken").__enter__()


def test_the_folder_and_the_environment_are_the_callers(jupyter_dirs: Path, tmp_path: Path) -> None:
    with KernelSession(cwd=str(tmp_path), env={"MATH4ML_TEST": "there"}) as session:
        assert session.evaluate("__import__('os').getcwd()") == repr(str(tmp_path))
        assert session.evaluate("__import__('os').environ['MATH4ML_TEST']") == "'there'"


def test_hundreds_of_answers_do_not_crowd_out_what_a_cell_prints(session: KernelSession, in_kernel: Any) -> None:
    learner = in_kernel(session)
    for number in range(600):
        if number % 100 == 0:
            learner.run(f"def f(x): return x + {number}")
        assert learner.call("f", 1) == Returned(number - number % 100 + 1)
    assert session.run("print('heard')").stdout == "heard\n"
