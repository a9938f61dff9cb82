"""How much a notebook that does its worst costs: the highest memory outside and inside the sandbox, and the time.

Run it as ``python benchmarks/regrade_attacks.py``, on Linux with bubblewrap. Memory outside is that of the process that
judges the notebook, above what it has for a notebook that does nothing; inside it is that of all processes together.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from pathlib import Path

from math4ml_ext.cli.regrade_messages import Job, Judged
from math4ml_ext.cli.regrade_process import CannotRun, run_in_process

MIB = 1024**2
SESSION = "session = get_ipython().kernel.session\nwas = session.pack\n"
MANY = """
values = b','.join([b'{"t":"none"}'] * 1_200_000)
many = b'{"status":"ok","user_expressions":{"math4ml":{"status":"ok","data":{"application/json":'
many += b'{"agent":"x","answers":[{"t":"returned","value":{"t":"list","v":[' + values + b']}}]}}}}}'
session.pack = lambda value: many if 'user_expressions' in value else was(value)
"""
ATTACKS = {
    "nothing": "",
    "output of 2 GB": "for _ in range(20_000): print('x' * 100_000)",
    "a reply of 200 MB": SESSION
    + "large = b'\"' + b'x' * 200_000_000 + b'\"'\n"
    + "session.pack = lambda value: large if 'user_expressions' in value else was(value)",
    "a reply of 15 MB of small values": SESSION + MANY,
    "replies without end": SESSION
    + "kernel = get_ipython().kernel\nimport threading, zmq\n"
    + "send = session.send\nsession.send = lambda *a, **k: [send(*a, **k) for _ in range(1000)][0]",
    "ints that collide": "def softmax(xs): return {n * (2**61 - 1) for n in range(1, 3000)}",
    "one long text and many short": "def softmax(xs): return ['x' * 100_000] + ['y'] * 10_000",
    "four forks of 800 MB": "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n"
    "        held = bytearray(b'x') * (800 * 2**20)\n        time.sleep(20)\n        os._exit(0)\ntime.sleep(5)",
    "800 MB of files": "for place in ('/tmp', '/home/learner', '/dev/shm'):\n    for n in range(8):\n        try:\n"
    "            open(f'{place}/{n}', 'wb').write(bytes(100 * 2**20))\n        except OSError:\n            pass",
}


def notebook(attack: str) -> bytes:
    right = "import numpy as np\ndef softmax(xs):\n    e = np.exp(xs - np.max(xs))\n    return e / e.sum()\n"
    metadata = {"tags": ["check:probability/softmax"]}
    cell = {"cell_type": "code", "source": right + attack, "metadata": metadata, "outputs": [], "execution_count": None}
    about = {"math4ml": {"course": "math4ml", "version": "1"}}
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": about, "cells": [cell]}).encode()


class Looking:
    """Looks at the worker's memory, and at that of all below it."""

    def __init__(self) -> None:
        self.outside = self.inside = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        from math4ml_ext.cgroups import memory_of

        while not self._over.wait(0.02):
            for worker in _children("self"):
                if "regrade_worker" in _command(worker):
                    self.outside = max(self.outside, memory_of([worker], 1 << 50))
                    below = [pid for child in _children(worker) for pid in [child, *_below(child)]]
                    self.inside = max(self.inside, memory_of(below))


def _children(pid: int | str) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    try:
        return [int(one) for task in tasks for one in task.read_text().split()]
    except OSError:
        return []


def _below(pid: int) -> list[int]:
    return [each for child in _children(pid) for each in [child, *_below(child)]]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def main() -> None:
    """Try each attack, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", type=float, default=2.0, help="GiB inside (2)")
    arguments = parser.parse_args()
    idle = 0
    print(f"{'attack':35} {'outside':>12} {'inside':>12} {'seconds':>8}  outcome")
    for name, attack in ATTACKS.items():
        looking, began, outcome = Looking(), time.monotonic(), "no verdict"
        job = Job("attack.ipynb", 1, 10.0, 1.0, int(arguments.memory * 1024 * MIB), allow_hooks=True)
        try:
            for said in run_in_process(job, notebook(attack)):
                if isinstance(said, Judged) and said.exercise == "probability/softmax":
                    outcome = said.verdict.outcome
        except CannotRun as problem:
            outcome = problem.sentence
        looking.stop()
        idle = idle or looking.outside
        outside, inside = (looking.outside - idle) // MIB, looking.inside // MIB
        print(f"{name:35} {outside:>+8} MiB {inside:>8} MiB {time.monotonic() - began:>8.1f}  {outcome}", flush=True)


if __name__ == "__main__":
    main()
