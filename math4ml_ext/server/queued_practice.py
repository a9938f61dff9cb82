"""Practice of a learner in a class: kept here, and queued to be handed in to the service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from graders.kit.verdict import Verdict
from math4ml_ext import protocol
from math4ml_ext.checks import CheckRecord, HelpRecord, Met
from math4ml_ext.courses import Courses
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.practice import Practice, PracticeSoFar
from math4ml_ext.store import Store
from math4ml_ext.store.outbox import waiting

__all__ = ["AWAY", "QueuedPractice", "QueueingRecorder"]

AWAY = (
    "Your class does not answer just now, so this is practice: it is not recorded yet. "
    "It is checked again when your class is back."
)


class QueueingRecorder:
    """A `Recorder` that keeps checks as practice, and queues them for the service."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, record: CheckRecord) -> Any:
        """Keep a check here, and queue it."""
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


class QueuedPractice(Practice):
    """Practice on a learner's own server in a class.

    Parameters
    ----------
    courses : Courses
    store : Store
        Where the queue is.
    away : callable
        Whether the service is away.
    """

    def __init__(self, courses: Courses, store: Store, *, away: Callable[[], bool]) -> None:
        super().__init__(courses, QueueingRecorder(store))
        self._store = store
        self._away = away

    def recording(self) -> protocol.Recording:
        """Return whether checks are recorded, and how much practice is still queued."""
        queued = 0
        with suppress(StoreTrouble):
            queued = self._store.read(waiting)
        return protocol.Recording(False, AWAY, queued) if self._away() else protocol.Recording(True, waiting=queued)
