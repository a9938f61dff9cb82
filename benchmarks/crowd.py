"""A crowd of learners who press Check at the service of a class, and who keep a log of what they were told.

Their answers are what the agent makes of real solutions, so the service grades, shrinks and records as it does in a
class. Every request has a connection of its own, as those of learners' servers have.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import msgspec
from grading import ANSWERS
from itsdangerous import URLSafeTimedSerializer

from math4ml_ext import agent
from math4ml_ext.courses import Courses

__all__ = ["Check", "Crowd", "Learner", "checks_of"]

_PASSED = [
    "probability/entropy",
    "probability/density-above-one",
    "linear-algebra/matmul",
    "linear-algebra/dot",
    "calculus/central-difference",
    "svd/undo",
]
"""Exercises whose own solutions are checked beside the two answers to softmax."""


@dataclass(frozen=True)
class Check:
    """What somebody checks: an exercise, and what their kernel holds."""

    exercise: str
    namespace: Mapping[str, Any]


def checks_of(courses: Courses) -> list[Check]:
    """Return what a crowd checks: two of nine fail, and are asked again for a simpler counterexample."""
    passed = [(exercise, courses.exercise("math4ml", exercise).solution) for exercise in _PASSED]
    softmax = [("probability/softmax", ANSWERS[fares]) for fares in ("fails", "passes", "fails")]
    checks = []
    for exercise, source in [*passed[:3], softmax[0], *passed[3:], softmax[2], softmax[1]]:
        namespace: dict[str, Any] = {}
        exec(compile(f"import numpy as np\n{source}", "cell", "exec"), namespace)
        checks.append(Check(exercise, namespace))
    return checks


@dataclass
class Learner:
    """Somebody with a token of JupyterHub's. The next check of an exercise is begun already, as in their notebook."""

    name: str
    token: str
    begun: dict[str, Any] = field(default_factory=dict)


class Crowd:
    """Presses Check for learners, at whichever replica is next.

    Parameters
    ----------
    urls : sequence of str
        The replicas.
    checks : sequence of Check
        What learners check, one after the other.
    """

    def __init__(self, urls: Sequence[str], checks: Sequence[Check]) -> None:
        self._urls = urls
        self._checks = checks
        self._turn = 0
        self.told: dict[str, tuple[str, str, str]] = {}
        """By the id of a check that somebody was told is recorded: the learner, the exercise and the outcome."""
        self.unrecorded: list[str] = []
        """What learners were told instead."""
        self.refused: list[str] = []
        """What was answered with anything else than success, and what was not answered at all."""
        self.seconds: list[float] = []
        """How long each check waited for the service, all its requests together."""

    async def press(self, learner: Learner) -> None:
        """Have one check done, from the click to the verdict, and write down what is said of it."""
        self._turn += 1
        check = self._checks[self._turn % len(self._checks)]
        waited = 0.0
        try:
            step = learner.begun.pop(check.exercise, None)
            if step is None:
                step, waited = await self._ask(learner, "checks", {"exercise": check.exercise})
            begun, rounds, verdict = step, [], None
            while verdict is None:
                request = {"ask": step["ask"], "limits": begun["limits"], "names": []}
                reply = agent.answer(msgspec.json.encode(request).decode(), dict(check.namespace)).data
                rounds.append(reply["answers"])
                message = {"check": begun["check"], "rounds": rounds, "cell": "cell"}
                step, seconds = await self._ask(learner, "checks/answers", message)
                waited += seconds
                verdict = step.get("verdict")
        except (OSError, ValueError, asyncio.IncompleteReadError) as error:
            self.refused.append(f"{check.exercise}: {error!r}")
            return
        self.seconds.append(waited)
        learner.begun[check.exercise] = step["next"]
        if step["recorded"]:
            self.told[_id_of(begun["check"])] = (learner.name, check.exercise, verdict["outcome"])
        else:
            self.unrecorded.append(step["notice"])

    async def press_all(self, learners: Iterable[Learner], seconds: float) -> None:
        """Have everybody press Check once, evenly over some seconds, whether or not others are answered yet."""
        everybody = list(learners)
        start = time.perf_counter()

        async def one(number: int, learner: Learner) -> None:
            await asyncio.sleep(start + seconds * number / len(everybody) - time.perf_counter())
            await self.press(learner)

        await asyncio.gather(*(one(number, learner) for number, learner in enumerate(everybody)))

    async def keep_pressing(self, learners: Iterable[Learner], seconds: float) -> None:
        """Have all of them press Check again as soon as they have their verdict, for some seconds."""
        until = time.perf_counter() + seconds

        async def one(learner: Learner) -> None:
            while time.perf_counter() < until:
                await self.press(learner)

        await asyncio.gather(*(one(learner) for learner in learners))

    async def _ask(self, learner: Learner, route: str, message: object) -> tuple[Any, float]:
        url = urlsplit(f"{self._urls[self._turn % len(self._urls)]}api/{route}")
        body = msgspec.json.encode(message)
        head = (
            f"POST {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\nAuthorization: token {learner.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        start = time.perf_counter()
        reader, writer = await asyncio.open_connection(url.hostname, url.port)
        try:
            writer.write(head.encode() + body)
            reply = await reader.read()
        finally:
            writer.close()
        seconds = time.perf_counter() - start
        status, _, rest = reply.partition(b"\r\n")
        said = rest.partition(b"\r\n\r\n")[2]
        if not status.startswith(b"HTTP/1.1 200 "):
            raise ValueError(f"{route}: {status.decode()} {said.decode()}")
        return msgspec.json.decode(said), seconds


def _id_of(token: str) -> str:
    """Return the id of a check, which its token tells everybody."""
    _, (check, *_) = URLSafeTimedSerializer(b"").loads_unsafe(token)
    return str(check)
