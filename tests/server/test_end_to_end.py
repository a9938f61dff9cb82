"""The whole way without a browser: the real server, a real kernel, the real agent, the course that ships."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import msgspec
import pytest

from math4ml_ext import protocol
from math4ml_ext.kernels import KernelDied, KernelSession

Send = Callable[..., Awaitable[Any]]
SOFTMAX = {"exercise": "probability/softmax"}

COURSE = pytest.mark.parametrize("settings", [{"courses": ["math4ml"]}])

RIGHT = """
import numpy as np
def softmax(xs):
    powers = np.exp(xs - np.max(xs))
    return powers / powers.sum()
"""
SHARES = """
def softmax(xs):
    return xs / xs.sum()
"""
ENDLESS = """def softmax(xs):
    while True:
        pass
"""


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelSession]:
    with KernelSession() as kernel:
        yield kernel


async def check(send: Send, kernel: KernelSession, source: str) -> Any:
    """Run a cell and check it, as the front end does."""
    assert kernel.run(source, timeout=60).ok
    issued = (await send("POST", "checks", SOFTMAX)).message
    rounds: list[Any] = []
    reply: Any = {"t": "ask", "ask": issued["ask"]}
    while reply["t"] == "ask":
        request = protocol.KernelRequest(
            msgspec.convert(reply["ask"], list[protocol.WireAsk]), msgspec.convert(issued["limits"], protocol.Limits)
        )
        rounds.append(msgspec.to_builtins(kernel.ask(request, timeout=60).answers))
        reply = (await send("POST", "checks/answers", {"check": issued["check"], "rounds": rounds})).message
    return reply


@COURSE
async def test_a_right_softmax_passes(settings: Any, send: Send, kernel: KernelSession) -> None:
    reply = await check(send, kernel, RIGHT)
    assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", True)


@COURSE
async def test_a_known_mistake_is_asked_about(settings: Any, send: Send, kernel: KernelSession) -> None:
    verdict = (await check(send, kernel, SHARES))["verdict"]
    assert verdict["outcome"] == "failed"
    assert verdict["counterexample"]["call"] == "softmax([-1, 3])"
    assert verdict["misconception"]
    assert verdict["question"]["text"].endswith("?")


@pytest.mark.parametrize("settings", [{"courses": ["math4ml"], "call_seconds": 0.2}])
async def test_an_endless_loop_is_told_with_its_line(settings: Any, send: Send, kernel: KernelSession) -> None:
    verdict = (await check(send, kernel, ENDLESS))["verdict"]
    assert verdict["outcome"] == "failed"
    assert verdict["message"]["values"]["line"] in {"2", "3"}
    assert "still running after" in verdict["message"]["text"]
    assert kernel.run("1 + 1", timeout=60).ok


@COURSE
async def test_a_check_is_finished_by_the_kernel_that_comes_after_a_killed_one(settings: Any, send: Send) -> None:
    issued = (await send("POST", "checks", SOFTMAX)).message
    request = protocol.KernelRequest(msgspec.convert(issued["ask"], list[protocol.WireAsk]))
    with KernelSession() as kernel:
        with pytest.raises(KernelDied):
            kernel.evaluate("__import__('os')._exit(1)")
        kernel.restart()
        assert kernel.run(RIGHT, timeout=60).ok
        rounds = [msgspec.to_builtins(kernel.ask(request, timeout=60).answers)]
    reply = await send("POST", "checks/answers", {"check": issued["check"], "rounds": rounds})
    assert reply.message["verdict"]["outcome"] == "passed"
