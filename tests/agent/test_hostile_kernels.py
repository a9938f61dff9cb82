"""A kernel that sends what no kernel sends: each attempt ends in a sentence, in time, and with little memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graders.kit.queries import Call
from math4ml_ext import codec
from math4ml_ext.kernels import EvaluationError, KernelDied, KernelSession
from math4ml_ext.protocol import KernelRequest, Limits

MIB = 1024**2
SESSION = "session = get_ipython().kernel.session\n"
REPLACED = {
    "expressions that are a number": "get_ipython().user_expressions = lambda *_: 7",
    "no expressions": "get_ipython().user_expressions = lambda *_: {}",
    "expressions that are lists": "get_ipython().user_expressions = lambda *_: {'math4ml': []}",
    "an expression without a value": "get_ipython().user_expressions = lambda *_: {'math4ml': {'status': 'ok'}}",
    "a value that is text": (
        "get_ipython().user_expressions = lambda *_: "
        "{'math4ml': {'status': 'ok', 'data': {'application/json': 'Passed'}}}"
    ),
    "a value that is deep": (
        "deep = []\nfor _ in range(900): deep = [deep]\nget_ipython().user_expressions = lambda *_: "
        "{'math4ml': {'status': 'ok', 'data': {'application/json': deep}}}"
    ),
    "no JSON": SESSION + "session.pack = lambda _: b'{'",
    "no text": SESSION + "session.pack = lambda _: b'\\xff'",
    "JSON without end": SESSION + "session.pack = lambda _: b'[' * 1_000_000",
    "half a message": SESSION + "session.serialize = lambda *_, **__: [b'<IDS|MSG>', b'x', b'{}']",
    "no message": SESSION + "session.serialize = lambda *_, **__: [b'']",
    "a message signed with another key": SESSION + "session.sign = lambda _: b'0' * 64",
    "a thousand parts": (
        SESSION + "was = session.serialize\nsession.serialize = lambda *a, **k: was(*a, **k) + [b'x'] * 1000"
    ),
    "a reply of 200 megabytes": (
        SESSION + "was = session.pack\nlarge = b'\"' + b'x' * 200_000_000 + b'\"'\n"
        "session.pack = lambda value: large if 'user_expressions' in value else was(value)"
    ),
}
FLOODS = {
    "of text": "import sys, threading\ndef flood():\n    while True: print('x' * 1_000_000)",
    "of pictures": (
        "from IPython.display import display\n"
        "def flood():\n    while True: display({'image/png': 'x' * 3_000_000}, raw=True)"
    ),
    "of outputs that are too large": (
        "from IPython.display import display\n"
        "def flood():\n    while True: display({'image/png': 'x' * 30_000_000}, raw=True)"
    ),
}
REQUEST = KernelRequest(ask=codec.queries_to_wire([Call("f")]), limits=Limits(call_seconds=1, check_seconds=2))


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@contextmanager
def little_memory() -> Iterator[None]:
    """Look how much this process holds, all the while."""
    highest, over = [resident()], threading.Event()
    before = highest[0]

    def look() -> None:
        while not over.wait(0.005):
            highest.append(resident())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
    assert max(highest) - before < 100 * MIB


@pytest.fixture
def session() -> Iterator[KernelSession]:
    with KernelSession() as session:
        yield session


def run_and_ask(session: KernelSession, attack: str) -> None:
    session.run(f"def f(): return 1\n{attack}", 5)
    codec.answers_from_wire(session.ask(REQUEST, 5).answers)


@pytest.mark.parametrize("attack", REPLACED.values(), ids=REPLACED)
def test_a_message_that_no_kernel_sends_is_told_in_a_sentence(session: KernelSession, attack: str) -> None:
    began = time.monotonic()
    with little_memory(), pytest.raises((KernelDied, EvaluationError, ValueError)) as told:
        run_and_ask(session, attack)
    if told.type is KernelDied:
        assert told.value.sentence in (
            "The kernel sent what no kernel sends. Does the code change how it answers?",
            "The kernel sent more at once than can be read here. Does an answer hold more than it was asked for?",
        )
    assert time.monotonic() - began < 30
    session.restart()
    session.run("def f(): return 1")
    assert len(session.ask(REQUEST).answers) == 1


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_ends_with_its_cell(session: KernelSession, flood: str) -> None:
    with little_memory():
        ran = session.run(f"{flood}\nflood()", 2)
        assert not ran.ok
        assert session.evaluate("1 + 1", 20) == "2"


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_from_a_thread_keeps_nothing_from_going_on(session: KernelSession, flood: str) -> None:
    with little_memory():
        # A thread that never rests would not let the kernel itself go on.
        flood = flood.replace("while True:", "import time\n    while not time.sleep(0.01):")
        session.run(f"{flood}\nimport threading\nthreading.Thread(target=flood, daemon=True).start()", 5)
        ran = session.run("def f(): return 2", 20)
        assert ran.ok
        assert len(session.ask(REQUEST).answers) == 1


def test_output_that_is_too_large_is_lost_and_what_follows_is_heard(session: KernelSession) -> None:
    large = "from IPython.display import display\ndisplay({'image/png': 'x' * 30_000_000}, raw=True)"
    assert session.run(large, 20).ok
    assert session.run("import time\ntime.sleep(1)\nprint('heard')", 20).stdout == "heard\n"


def test_without_an_ear_for_output_nothing_of_it_is_read() -> None:
    with KernelSession(output=False) as session, little_memory():
        ran = session.run(FLOODS["of pictures"] + "\nflood()", 2)
        assert (ran.ok, ran.stdout) == (False, "")
        assert session.run("def f(): return 1").ok
        assert len(session.ask(REQUEST).answers) == 1
