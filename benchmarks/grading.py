"""What grading itself costs: a check issued and advanced to its verdict, with no transport and no store.

The class service grades in worker processes; what these add is measured in turns with grading in the own process.
"""

from __future__ import annotations

import json
import time
from typing import Any

from figures import Row, median, spread

from math4ml_ext import agent, codec
from math4ml_ext.checks import CheckRecord, Checks, HelpRecord, Met
from math4ml_ext.courses import Courses
from math4ml_ext.protocol import (
    AnswersRequest,
    IssueRequest,
    KernelReply,
    KernelRequest,
    Progress,
    VerdictReached,
    encode,
)
from math4ml_ext.tokens import Tokens
from math4ml_ext.workers import Workers

__all__ = ["ANSWERS", "measure"]

ANSWERS = {
    "passes": "import numpy as np\ndef softmax(xs):\n    e = np.exp(xs - np.max(xs))\n    return e / e.sum()",
    "fails": "import numpy as np\ndef softmax(xs):\n    return xs / np.sum(xs)",
}
"""Answers to softmax, by how they fare."""


class _Nowhere:
    """A recorder that keeps nothing: the store is not what is measured."""

    def record(self, record: CheckRecord) -> Any:
        return record.verdict

    def begin(self, record: CheckRecord) -> Any:  # noqa: ARG002
        return None

    def help_shown(self, records: list[HelpRecord]) -> None:
        pass

    def progress(self, user: str, *, course: str | None = None, exercise: str | None = None) -> list[Progress]:
        raise NotImplementedError

    def met(self, user: str) -> list[Met]:
        raise NotImplementedError


def _check(checks: Checks, namespace: dict[str, Any]) -> float:
    """One check from its beginning to its verdict; the time spent in grading, with messages read and written, in ms."""
    start = time.perf_counter()
    issued = checks.issue("learner", codec.decode(b'{"exercise":"probability/softmax"}', IssueRequest))
    encode(issued)
    spent = time.perf_counter() - start
    rounds: list[Any] = []
    ask = issued.ask
    while True:
        request = encode(KernelRequest(ask=ask, names=["softmax"])).decode()
        reply = agent.answer(request, namespace).data
        rounds.append(codec.decode(json.dumps(reply), KernelReply).answers)
        body = encode(AnswersRequest(issued.check, rounds))
        start = time.perf_counter()
        advanced = checks.advance("learner", codec.decode(body, AnswersRequest))
        encode(advanced)
        spent += time.perf_counter() - start
        if isinstance(advanced, VerdictReached):
            return spent * 1000
        ask = advanced.ask


def measure(times: int) -> list[Row]:
    """Issue and advance, for an answer that passes and one that fails: in this process, and in turns in a worker."""
    courses = Courses.load()
    workers = Workers()
    here = Checks(courses, Tokens(b"a secret for a benchmark"), _Nowhere())
    there = Checks(courses, Tokens(b"a secret for a benchmark"), _Nowhere(), grader=workers)
    rows = []
    try:
        for fares, source in ANSWERS.items():
            namespace: dict[str, Any] = {}
            exec(compile(source, "cell", "exec"), namespace)
            turns = [(_check(here, namespace), _check(there, namespace)) for _ in range(times + 10)][10:]
            alone, added = [ours for ours, _ in turns], [theirs - ours for ours, theirs in turns]
            rows += [
                Row(f"grading an answer that {fares}: issue + advance", median(alone), "ms", None, 2, spread(alone)),
                Row(f"what a worker adds to it, {fares}", median(added), "ms", None, 1.5, spread(added)),
            ]
    finally:
        workers.close()
    return rows
