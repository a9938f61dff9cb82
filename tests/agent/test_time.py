from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from graders.kit.queries import Call, Returned, Skipped, TimedOut, Value
from math4ml_ext.protocol import CellSource, Limits

# The bodies call something: Python 3.10 looks for signals nowhere else in a loop that begins with `try`.
LOOPS = {
    "plain": "while True:\n        abs(1)",
    "except Exception": "while True:\n        try:\n            abs(1)\n        except Exception:\n            pass",
    "bare except": "while True:\n        try:\n            abs(1)\n        except:\n            pass",
    "asleep": (
        "import time\n    while True:\n        try:\n            time.sleep(5)\n        except:\n            continue"
    ),
    "bare except twice": (
        "while True:\n        try:\n            while True:\n                try:\n                    abs(1)\n"
        "                except:\n                    pass\n        except BaseException as e:\n            pass"
    ),
    "finally": "while True:\n        try:\n            abs(1)\n        finally:\n            continue",
    "suppress": (
        "import contextlib\n    while True:\n        with contextlib.suppress(BaseException):\n            abs(1)"
    ),
    "printing": "while True:\n        try:\n            print('on')\n        except:\n            print('and on')",
    "in C": "return [x for x in iter(int, 1)]",
    "swallowed": "try:\n        while True: abs(1)\n    except:\n        return 'in time'",
}


@pytest.mark.parametrize("loop", LOOPS.values(), ids=LOOPS)
def test_a_call_without_end_is_ended(learner: Callable[..., Any], loop: str) -> None:
    asked = learner(f"def f():\n    {loop}\ndef g(): return 1")
    tracer = sys.gettrace()
    (answer,) = asked.ask(Call("f"))
    assert sys.gettrace() is tracer
    assert isinstance(answer, TimedOut)
    assert answer.seconds == 0.3
    assert 2 <= answer.line <= 9
    assert asked.call("g") == Returned(1)


def test_the_line_that_was_running_is_told(learner: Callable[..., Any]) -> None:
    asked = learner("import time\ndef f():\n    x = 1\n    time.sleep(9)\n    return x\ndef g(): return 1")
    assert asked.ask(Call("g"), Call("f"))[1] == TimedOut(0.3, 4)


def test_the_line_is_that_of_the_cell_not_of_a_library(learner: Callable[..., Any]) -> None:
    asked = learner("import threading\ndef f():\n    return threading.Event().wait(9)\ndef g(): return 1")
    assert asked.ask(Call("g"), Call("f"))[1] == TimedOut(0.3, 3)


def test_a_first_call_that_is_slow_has_the_time_of_the_whole_check(learner: Callable[..., Any]) -> None:
    asked = learner(
        "import time\nready = []\ndef f():\n    if not ready:\n        time.sleep(0.9)\n        ready.append(1)\n"
        "    return 1"
    )
    assert asked.ask(Call("f"), Call("f")) == [Returned(1), Returned(1)]


def test_a_first_call_that_compiles_in_a_loop_has_it_too(learner: Callable[..., Any]) -> None:
    asked = learner(
        "import threading\ndef f():\n    for _ in range(3):\n        threading.Event().wait(0.3)\n    return 1"
    )
    assert asked.call("f") == Returned(1)


def test_a_first_call_without_end_has_no_more_than_that(learner: Callable[..., Any]) -> None:
    asked = learner("import time\ndef f():\n    time.sleep(9)")
    (answer,) = asked.ask(Call("f"), limits=Limits(call_seconds=0.1, check_seconds=0.5))
    assert answer == TimedOut(0.5, 3)


KEPT = {
    "while True: abs(1)": ("loop", 3),
    "while True:\n        one()": ("loop", 4),
    "for _ in iter(int, 1): abs(1)": ("loop", 3),
    "return [x for x in iter(int, 1)]": ("loop", 3),
    "return all(x == 0 for x in iter(int, 1))": ("loop", 3),
    "return fib(60)": ("recursion", 7),
    "for _ in range(3): abs(1)\n    __import__('time').sleep(9)": ("", 4),
}


@pytest.mark.parametrize(("body", "kept"), KEPT.items(), ids=KEPT)
@pytest.mark.parametrize("told", [True, False], ids=["with its cell", "without"])
def test_what_keeps_a_call_is_told(learner: Callable[..., Any], body: str, kept: tuple[str, int], told: bool) -> None:
    recursive = "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)"
    source = f"def one(): return 1\ndef f():\n    {body}\n{recursive}\ndef g(): return 1"
    asked = learner(source)
    cell = CellSource(source, fresh=True) if told else None
    _, answer = asked.ask(Call("g"), Call("f"), names=["f", "g"], cell=cell)
    assert isinstance(answer, TimedOut)
    assert answer.within == kept[0]
    if kept[0] == "loop":
        assert answer.line in (3, kept[1])  # the jump back is counted to the head of the loop


def test_after_one_time_out_the_rest_is_skipped(learner: Callable[..., Any]) -> None:
    asked = learner("def f():\n    while True: abs(1)\ndef g(): return 1")
    answers = asked.ask(Call("g"), Call("f"), Call("g"), Value("g"))
    assert answers == [Returned(1), TimedOut(0.3, 2, "loop"), Skipped(), Skipped()]


def test_a_check_has_a_limit_of_its_own(learner: Callable[..., Any]) -> None:
    asked = learner("import time\ndef f():\n    time.sleep(0.6)\n    return 1")
    answers = asked.ask(*[Call("f")] * 3, limits=Limits(call_seconds=5.0, check_seconds=1.0))
    assert [type(answer) for answer in answers] == [Returned, TimedOut, Skipped]


def test_what_earlier_rounds_spent_counts(learner: Callable[..., Any]) -> None:
    asked = learner("import time\ndef f(): time.sleep(0.5)\ndef g(): return 1")
    assert asked.ask(Call("g"), remaining_seconds=0.0) == [Skipped()]
    assert asked.ask(Call("f"), remaining_seconds=0.2) == [TimedOut(0.2, 2)]


def test_the_clock_stands_while_nothing_of_the_learners_runs(learner: Callable[..., Any]) -> None:
    asked = learner("def f(): return 1")
    assert asked.ask(*[Call("f")] * 100, limits=Limits(call_seconds=5.0)) == [Returned(1)] * 100


def test_an_interrupt_from_outside_is_a_time_out(learner: Callable[..., Any]) -> None:
    asked = learner("import signal\ndef f():\n    signal.raise_signal(signal.SIGINT)\n    return 1")
    assert asked.call("f") == TimedOut(0.3, 3)
    asked.run("def h():\n    while True:\n        signal.raise_signal(signal.SIGINT)")
    assert asked.call("h") == TimedOut(0.3, 3, "loop")


def test_without_the_main_thread_a_call_just_runs(learner: Callable[..., Any]) -> None:
    asked, answers = learner("import time\ndef f():\n    time.sleep(0.4)\n    return 1"), []
    thread = threading.Thread(target=lambda: answers.append(asked.call("f")))
    thread.start()
    thread.join()
    assert answers == [Returned(1)]


def test_a_timer_of_the_learners_goes_on(learner: Callable[..., Any]) -> None:
    asked, rung = learner("def f(): return 1"), threading.Event()
    before = signal.signal(signal.SIGALRM, lambda *_: rung.set())
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.4)
        asked.ask(*[Call("f")] * 3)
        assert rung.wait(10)
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
