"""A desk for a learner of a class: messages go to the service; what it cannot answer is answered here, as practice."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from graders.kit.verdict import Verdict
from math4ml_ext import protocol
from math4ml_ext.checks import CheckRecord, HelpRecord, Met
from math4ml_ext.errors import StoreTrouble, Withheld
from math4ml_ext.practice import PracticeSoFar
from math4ml_ext.store import Store
from math4ml_ext.store.outbox import waiting
from math4ml_ext.web.desk import LocalDesk
from math4ml_ext.web.operations import Operation

from .courier import Courier
from .link import Away, Link

__all__ = ["AWAY", "VISITOR", "ClassDesk", "Queueing"]

AWAY = (
    "Your class does not answer just now, so this is practice: it is not recorded yet. "
    "It is checked again when your class is back."
)
VISITOR = "This is the server of {owner}, so your check is practice: it is not recorded for anybody."
_PROGRESS = "Your class does not answer just now. What it has recorded of you is shown when it is back."
_SOLUTION = "Your class does not answer just now. Whether the solution may be shown is known when it is back."


class Queueing:
    """A `Recorder` that keeps checks as practice, and has them handed in to the service later."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, record: CheckRecord) -> Any:
        """Keep a check here, and let it wait."""
        return self._store.practise(record)

    def begin(self, record: CheckRecord) -> Verdict | None:  # noqa: ARG002
        """Keep nothing of a check that is not finished: practice is no evidence, however often it is begun."""
        return None

    def practice_so_far(self, user: str) -> PracticeSoFar:
        """Return what is kept here."""
        return self._store.practice_so_far(user)

    def help_shown(self, records: Sequence[HelpRecord]) -> None:
        """Keep here that help was shown."""
        self._store.help_shown(records)

    def progress(self, user: str, *, course: str | None = None, exercise: str | None = None) -> list[protocol.Progress]:
        """Return what is kept here."""
        return self._store.progress(user, course=course, exercise=exercise)

    def met(self, user: str) -> list[Met]:
        """Return what is kept here."""
        return self._store.met(user)


class ClassDesk:
    """Answers with the service, or without it.

    Parameters
    ----------
    owner : str
        Whose server this is, and whom the token of `link` is for.
    link : Link
    local : LocalDesk
        Answers while the service is away; its checks are practice.
    visitors : LocalDesk
        Answers anybody else who may use this server: what they do must not count for its owner.
    store : Store
    courier : Courier
    """

    def __init__(
        self, owner: str, link: Link, local: LocalDesk, visitors: LocalDesk, store: Store, courier: Courier
    ) -> None:
        self._owner = owner
        self._link = link
        self._local = local
        self._visitors = visitors
        self._store = store
        self._courier = courier

    async def serve(self, operation: Operation, learner: str, body: bytes) -> Any:
        """Return the reply to a message."""
        if learner != self._owner:
            return await self._visitors.serve(operation, learner, body)
        try:
            reply = await self._link.send(operation, body)
            return await self._recording() if operation.name == "getRecording" else reply
        except Away:
            self._courier.soon()
        if operation.name == "getRecording":
            return protocol.Recording(False, AWAY, await self._waiting())
        if operation.name == "showSolution":
            raise Withheld(_SOLUTION)
        if operation.name == "deliverPractice":
            raise StoreTrouble(AWAY)
        answer = await self._local.serve(operation, learner, body)
        if isinstance(answer, protocol.ProgressReport):
            return protocol.ProgressReport(answer.exercises, _PROGRESS, answer.recurring)
        return answer

    async def _recording(self) -> protocol.Recording:
        """Say that checks are recorded, and how much practice of before is still to be handed in."""
        count = await self._waiting()
        if count:
            self._courier.soon()
        return protocol.Recording(True, waiting=count)

    async def _waiting(self) -> int:
        with suppress(StoreTrouble):
            count: int = await asyncio.get_running_loop().run_in_executor(
                self._local.executor, self._store.read, waiting
            )
            return count
        return 0
