"""The backend of a learner in a class: requests go to the service, and fall back on this server while it is away."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from math4ml_ext.web.backend import Backend, Caller
from math4ml_ext.web.registry import Forwarding, Operation, Refuse

from .outbox_worker import OutboxWorker
from .service_client import ServiceClient, ServiceUnavailable

__all__ = ["VISITOR", "ClassBackend"]

VISITOR = "This is the server of {owner}, so your check is practice: it is not recorded for anybody."


class ClassBackend:
    """Answers with the service, or without it, as each operation says (`Operation.forwarding`, `Operation.fallback`).

    Parameters
    ----------
    owner : str
        Whose server this is, and whom the token of `client` is for.
    client : ServiceClient
    local : Backend
        Answers while the service is away; its checks are practice.
    visitors : Backend
        Answers anybody else who may use this server: what they do must not count for its owner.
    outbox : OutboxWorker
        Is woken whenever practice may be waiting for the service.
    """

    def __init__(
        self, owner: str, client: ServiceClient, local: Backend, visitors: Backend, outbox: OutboxWorker
    ) -> None:
        self._owner = owner
        self._client = client
        self._local = local
        self._visitors = visitors
        self._outbox = outbox

    async def call(self, operation: Operation, caller: Caller, body: bytes) -> Any:
        """Return the reply to a request."""
        if caller.user != self._owner:
            return await self._visitors.call(operation, caller, body)
        if operation.forwarding is Forwarding.NEVER:
            return await self._local.call(operation, caller, body)
        try:
            reply = await self._client.send(operation, body)
        except ServiceUnavailable:
            self._outbox.wake()
            return await self._fall_back(operation, caller, body)
        if operation.forwarding is Forwarding.REPLY:
            return reply
        self._outbox.wake()
        return await self._local.call(operation, caller, body)

    async def _fall_back(self, operation: Operation, caller: Caller, body: bytes) -> Any:
        fallback = operation.fallback
        if isinstance(fallback, Refuse):
            raise fallback.error(fallback.sentence)
        reply = await self._local.call(operation, caller, body)
        return reply if fallback.notice is None else replace(reply, notice=fallback.notice)
