"""Keep up who comes: their groups and sections, and what an LTI platform told JupyterHub of them."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store import Store
from math4ml_ext.store.people import Seen, keep_lti, keep_seen

from .auth import Person
from .sections import sections_of

__all__ = ["People", "lti_of"]

_CLAIMS = "https://purl.imsglobal.org/"
_LTI = {"sub", "iss", "aud", "lti_version", "user_id", "context_id", "context_title", "resource_link_id"}
"""What an export of marks needs of an LTI launch besides its claims and outcome service. No tokens, no more of a person
than that.
"""

_MOMENT = 0.2
"""Seconds that a database may take which a learner does not need to wait for."""

_log = logging.getLogger(__name__)


class People:
    """Notes who comes, at most once in a while for each, and without anybody waiting for it.

    Parameters
    ----------
    store : Store
    executor : ThreadPoolExecutor
        Where it writes.
    api_url, api_token : str
        JupyterHub's API and the service's token for it.
    mapping : mapping of str to str
        See `sections_of`.
    every : float
        Seconds for which somebody who was seen is not noted again, unless their groups change.
    clock : callable
        Seconds that only grow.
    """

    def __init__(
        self,
        store: Store,
        executor: ThreadPoolExecutor,
        *,
        api_url: str,
        api_token: str,
        mapping: Mapping[str, str],
        every: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._executor = executor
        self._api_url, self._api_token = api_url.rstrip("/"), api_token
        self._mapping = mapping
        self._every = every
        self._clock = clock
        self._noted: dict[str, tuple[float, frozenset[str]]] = {}
        self._writing: dict[str, asyncio.Future[bool]] = {}
        self._may_ask = bool(api_token)
        self._asked: set[str] = set()
        self._turn = asyncio.Semaphore(1)
        self._tasks: set[asyncio.Task[None]] = set()

    async def came(self, person: Person, *, waits: bool = True) -> None:
        """Note somebody. Who comes for the first time is noted before anything of theirs is kept.

        Parameters
        ----------
        person : Person
        waits : bool
            Whether what they came for is kept, or read. What needs no database waits for it no more than a moment.
        """
        now = self._clock()
        noted = self._noted.get(person.name)
        if noted is None or now - noted[0] >= self._every or noted[1] != person.groups:
            self._noted[person.name] = (now, person.groups)
            writing = asyncio.get_running_loop().run_in_executor(self._executor, self._keep, person)
            if noted is None or noted[1] != person.groups:
                self._writing[person.name] = writing
                writing.add_done_callback(lambda _: self._written(person.name, writing))
        if person.name in self._writing:
            await asyncio.wait({self._writing[person.name]}, timeout=None if waits else _MOMENT)
        if person.name not in self._asked and self._may_ask:
            self._asked.add(person.name)
            task = asyncio.create_task(self._ask_lti(person.name))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _written(self, name: str, writing: asyncio.Future[bool]) -> None:
        if self._writing.get(name) is writing:
            del self._writing[name]
        if not writing.cancelled() and not writing.result():
            self._noted.pop(name, None)  # they are noted when they come again

    def _keep(self, person: Person) -> bool:
        seen = Seen(person.name, sorted(person.groups), sections_of(person.groups, self._mapping))
        try:
            self._store.write(lambda connection: keep_seen(connection, seen))
        except StoreTrouble:  # the store has logged it
            return False
        return True

    async def _ask_lti(self, name: str) -> None:
        """Ask JupyterHub what an LTI platform told of somebody, if it lets us."""
        url = f"{self._api_url}/users/{quote(name, safe='')}"
        try:
            # One after the other: who somebody is is asked by the same few connections, and a learner waits for that.
            async with self._turn:
                reply = await AsyncHTTPClient().fetch(url, headers={"Authorization": f"token {self._api_token}"})
        except HTTPClientError as error:
            if error.code in (403, 404):
                self._may_ask = False  # a hub that does not let us, or has nothing to say, is not asked again
            else:
                self._asked.discard(name)  # it may answer when they come again
            return
        except OSError:
            self._asked.discard(name)
            return
        state = json.loads(reply.body).get("auth_state")
        lti = lti_of(state)
        if not lti:
            return
        told = str(state.get("name") or state.get("lis_person_name_full") or "")
        seen = Seen(name)
        with suppress(StoreTrouble):
            await asyncio.get_running_loop().run_in_executor(
                self._executor,
                self._store.write,
                lambda connection: keep_lti(connection, name, told, lti, seen.at),
            )


def lti_of(auth_state: Any) -> dict[str, Any]:
    """Return what of somebody's ``auth_state`` is an LTI platform's, without any token."""
    if not isinstance(auth_state, dict):
        return {}
    found = {
        key: value
        for key, value in auth_state.items()
        if key in _LTI or key.startswith((_CLAIMS, "lis_outcome_", "lis_result_", "custom_"))
    }
    is_lti = any(key.startswith((_CLAIMS, "lis_")) for key in found)
    return found if is_lti else {}
