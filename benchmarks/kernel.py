"""What a check costs in the kernel: its request against one that asks for nothing, taken in turns in one kernel."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from figures import Row, median, spread
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from graders.kit.check import advance
from math4ml_ext.agent_source import agent_info
from math4ml_ext.codec import queries_to_wire
from math4ml_ext.courses import Courses
from math4ml_ext.protocol import CellSource, KernelRequest, encode

__all__ = ["measure"]

LEARNER = """
import numpy as np

def softmax(xs):
    e = np.exp(xs - np.max(xs))
    return e / e.sum()
"""


def _request(client: BlockingKernelClient, expressions: dict[str, str]) -> dict[str, Any]:
    """One silent request, until its reply is there."""
    sent = client.execute("", silent=True, store_history=False, allow_stdin=False, user_expressions=expressions)
    while True:
        reply = client.get_shell_msg(timeout=10)
        if reply["parent_header"].get("msg_id") == sent:
            return reply["content"]["user_expressions"]  # type: ignore[no-any-return]


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def measure(times: int) -> list[Row]:
    """The kernel's side of a check of softmax, all asks of its first round in one request."""
    exercise = Courses.load().exercise("math4ml", "probability/softmax")
    asks = advance(exercise, 1, [])
    info = agent_info()
    cell = CellSource(LEARNER.lstrip(), "softmax")
    request = encode(KernelRequest(ask=queries_to_wire(asks), names=list(exercise.names), cell=cell)).decode()
    call = {"math4ml": f"{info.call}({json.dumps(request)})"}
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        _request(client, {"math4ml": info.install})
        client.execute_interactive(cell.source, store_history=False)
        answer = _request(client, call)["math4ml"]
        if answer["status"] != "ok" or not answer["data"]["application/json"]["cell"]["ran"]:
            raise RuntimeError(f"The agent did not answer: {answer}")
        empty: list[float] = []
        check: list[float] = []
        for turn in range(times + 20):
            figures = _timed(lambda: _request(client, {})), _timed(lambda: _request(client, call))
            if turn >= 20:
                empty.append(figures[0])
                check.append(figures[1])
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    what = f"kernel side of a check ({len(asks)} asks) against an empty request"
    return [Row(what, median(check), "ms", median(empty), 1.5, spread(check))]
