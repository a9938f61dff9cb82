"""What answers the operations of the protocol: services of this process in threads, or a proxy of others."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

from math4ml_ext.checks import Checks
from math4ml_ext.guidance import Guidance
from math4ml_ext.practice import Practice
from math4ml_ext.protocol import AgentInfo

from .registry import Operation

__all__ = ["Backend", "Caller", "LocalBackend", "Services"]


@dataclass(frozen=True)
class Caller:
    """Who sends a request, and where to.

    Parameters
    ----------
    user : str
        The authenticated user. It is never taken from the message.
    address : str
        The path below which the routes are.
    """

    user: str
    address: str = ""


@dataclass(frozen=True)
class Services:
    """What the functions of the protocol's operations work with."""

    agent: AgentInfo
    checks: Checks
    guidance: Guidance
    practice: Practice


class Backend(Protocol):
    """Answers the operations of the protocol."""

    async def call(self, operation: Operation, caller: Caller, body: bytes) -> Any:
        """Return the reply to a request, as a message or as bytes that are one already.

        Raises
        ------
        Refused, ProblemError
        """


@dataclass(frozen=True)
class LocalBackend:
    """A backend that answers by itself, in threads: kernels and other users do not wait for it.

    Parameters
    ----------
    services : Services
    executor : ThreadPoolExecutor
    quick : ThreadPoolExecutor, optional
        For operations that need no database, so that they do not wait for threads that do.
    """

    services: Services
    executor: ThreadPoolExecutor
    quick: ThreadPoolExecutor | None = None

    async def call(self, operation: Operation, caller: Caller, body: bytes) -> Any:
        """Return the reply to a request."""
        executor = self.executor if operation.uses_store or self.quick is None else self.quick
        return await asyncio.get_running_loop().run_in_executor(executor, operation.answer, self.services, caller, body)
