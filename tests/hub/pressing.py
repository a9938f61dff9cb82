"""Learners who press Check all the time, whatever happens around them, and write down what they are told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.client import HTTPException
from types import TracebackType
from typing import Any
from uuid import uuid4

from typing_extensions import Self

from .conftest import School
from .sending import Reply, send

__all__ = ["Pressing"]

_PATIENCE = 60.0
"""Seconds after which a test that waits for something gives up."""


class Pressing:
    """Learners of their own who press Check until the ``with`` statement ends, at both replicas in every order."""

    def __init__(self, school: School, learners: int = 6) -> None:
        self._school = school
        self._learners = [(name, school.token(name)) for name in (school.learner() for _ in range(learners))]
        self._threads = [threading.Thread(target=self._press, args=learner) for learner in self._learners]
        self._news = threading.Condition()
        self._over = False
        self.told: dict[str, tuple[str, str]] = {}
        """By the cell that was checked, and no cell is checked twice: whose it is, and the verdict that is recorded."""
        self.notices: list[str] = []
        """What was said instead of that it is recorded."""
        self.refusals: list[Reply] = []
        """Every other answer."""
        self.unanswered = 0
        """How often a replica did not answer."""

    def __enter__(self) -> Self:
        """Begin."""
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let everybody get the answer that they wait for, and stop."""
        self._over = True
        for thread in self._threads:
            thread.join()

    @property
    def names(self) -> list[str]:
        """Who they are."""
        return [name for name, _ in self._learners]

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something is so."""
        with self._news:
            assert self._news.wait_for(happened, _PATIENCE), self.said()

    def until_more(self, count: int = 25) -> None:
        """Wait until more verdicts are recorded than now, and learners have been told so."""
        enough = len(self.told) + count
        self.until(lambda: len(self.told) >= enough)

    def until_notices(self, count: int = 5) -> None:
        """Wait until more learners than now were told that a verdict is not recorded."""
        enough = len(self.notices) + count
        self.until(lambda: len(self.notices) >= enough)

    def said(self) -> str:
        """What there is to say of them, when they wait in vain."""
        return f"{len(self.told)} told, {self.unanswered} unanswered, {self.notices[-1:]}, {self.refusals[-1:]}"

    def _press(self, name: str, token: str) -> None:
        turn = 0
        while not self._over:
            turn += 1
            self._check(name, token, turn)
            with self._news:
                self._news.notify_all()

    def _check(self, name: str, token: str, turn: int) -> None:
        cell = uuid4().hex
        names = {"double": (lambda x: 2 * x) if turn % 3 else (lambda x: x * x)}
        step = issued = self._ask("checks", {"exercise": "tiny/double", "course": "tiny"}, token, turn)
        rounds: list[Any] = []
        while step is not None and "verdict" not in step:
            rounds.append(self._school._fake_kernel.answer_json(step["ask"], names))
            message = {"check": issued["check"], "rounds": rounds, "cell": cell}
            step = self._ask("checks/answers", message, token, turn >> len(rounds))
        if step is None:
            return
        if step["recorded"]:
            self.told[cell] = (name, step["verdict"]["outcome"])
        else:
            self.notices.append(step["notice"])

    def _ask(self, route: str, message: Any, token: str, turn: int) -> Any:
        """Ask the replica whose turn it is, or if that does not answer the next one."""
        urls = self._school.room.replica_urls
        for number in range(len(urls)):
            try:
                reply = send("POST", f"{urls[(turn + number) % len(urls)]}api/{route}", message, token=token)
            except (OSError, HTTPException):
                self.unanswered += 1
                continue
            if reply.status == 200:
                return reply.message
            self.refusals.append(reply)
            break
        return None
