"""What is done with each message: from bytes to the reply, in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

from math4ml_ext.checks import Checks
from math4ml_ext.codec import decode
from math4ml_ext.guidance import Guidance
from math4ml_ext.practice import Practice
from math4ml_ext.protocol import AgentInfo, UnreadAnswers

from .operations import Operation

__all__ = ["ACTS", "Desk", "LocalDesk"]


class Desk(Protocol):
    """Answers the operations of the protocol."""

    async def serve(self, operation: Operation, learner: str, body: bytes) -> Any:
        """Return the reply to a message, as a message or as bytes that are one already.

        Raises
        ------
        Refused, Refusal
        """


@dataclass(frozen=True)
class LocalDesk:
    """A desk that answers by itself. Kernels and other people do not wait for it: it works in threads.

    What needs no database does not wait for threads that do: it has a `quick` executor of its own, where there is one.
    """

    agent: AgentInfo
    checks: Checks
    guidance: Guidance
    practice: Practice
    executor: ThreadPoolExecutor
    quick: ThreadPoolExecutor | None = None

    async def serve(self, operation: Operation, learner: str, body: bytes) -> Any:
        """Return the reply to a message."""
        executor = self.executor if operation.keeps or self.quick is None else self.quick
        return await asyncio.get_running_loop().run_in_executor(executor, self._act, operation, learner, body)

    def _act(self, operation: Operation, learner: str, body: bytes) -> Any:
        message = None if operation.request is None else decode(body, _UNREAD.get(operation.name, operation.request))
        return ACTS[operation.name](self, learner, message)


_UNREAD = {"advanceCheck": UnreadAnswers}
"""What is read of a message only in part here, because somebody else is to read the rest."""

ACTS: Mapping[str, Callable[[LocalDesk, str, Any], Any]] = {
    "getAgent": lambda desk, learner, message: desk.agent,  # noqa: ARG005
    "getExercises": lambda desk, learner, message: desk.guidance.exercises(),  # noqa: ARG005
    "getProgress": lambda desk, learner, message: desk.guidance.progress(learner),  # noqa: ARG005
    "getRecording": lambda desk, learner, message: desk.practice.recording(),  # noqa: ARG005
    "issueCheck": lambda desk, learner, message: desk.checks.issue(learner, message),
    "advanceCheck": lambda desk, learner, message: desk.checks.advance(learner, message),
    "deliverPractice": lambda desk, learner, message: desk.practice.deliver(learner, message),
    "showHints": lambda desk, learner, message: desk.guidance.hints(learner, message),
    "showSolution": lambda desk, learner, message: desk.guidance.solution(learner, message),
    "readFiles": lambda desk, learner, message: desk.guidance.files(learner, message),
}
"""By the name of an operation, what it does."""
