"""A class: the real JupyterHub behind its real proxy, a real PostgreSQL, and two replicas of the service.

It is started once; every test has learners of its own. `lab` is a class of its own, to be attacked.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from math4ml_ext.hub.try_out.classroom import Classroom
from math4ml_ext.hub.try_out.postgres import Postgres
from math4ml_ext.store import Store

from .attacks import Attacker, Lab, everything_of
from .sending import Reply, send

__all__ = ["GROUPS", "SETTINGS", "TINY", "Reply", "School", "send"]

TINY = Path(__file__).parent.parent / "courses" / "tiny"

GROUPS = {"math4ml:tiny:tuesday": ["ada", "emmy"], "math4ml:tiny:friday": ["sofia"]}
SETTINGS = ["--Math4MLService.courses=['tiny']"]


class School:
    """A class with somebody in it: makes learners, and presses Check for them."""

    def __init__(self, room: Classroom, fake_kernel: ModuleType) -> None:
        self.room = room
        self._fake_kernel = fake_kernel
        self._numbers = count(1)

    def hub(self, verb: str, path: str, message: Any = None) -> Any:
        """Ask JupyterHub for something, as the registrar."""
        reply = send(verb, f"{self.room.url}/hub/api/{path}", message, token=self.room.registrar_token)
        assert reply.status < 300, reply
        return json.loads(reply.text) if reply.text else None

    def learner(self, group: str = "") -> str:
        """Make a learner, who may be in a group, and return their name."""
        name = f"learner-{next(self._numbers)}"
        self.hub("POST", f"users/{name}")
        if group:
            self.join(name, group)
        return name

    def join(self, name: str, group: str) -> None:
        self.hub("POST", f"groups/{group}/users", {"users": [name]})

    def leave(self, name: str, group: str) -> None:
        self.hub("DELETE", f"groups/{group}/users", {"users": [name]})

    def token(self, name: str, **more: Any) -> str:
        """Return a token of somebody's: `scopes` are all they have, unless others are asked for."""
        token: str = self.hub("POST", f"users/{name}/tokens", more)["token"]
        return token

    def api(self, verb: str, route: str, message: Any = None, *, token: str, replica: int = 0) -> Reply:
        """Send a message to a replica of the service."""
        return send(verb, f"{self.room.replica_urls[replica]}api/{route}", message, token=token)

    def press(
        self, token: str, names: Mapping[str, Any], *, exercise: str = "tiny/double", url: str = "", cell: str = ""
    ) -> Any:
        """Press Check, at the service or at another address; return the verdict's message."""
        url = url or f"{self.room.service_url}api/"
        issued = send("POST", f"{url}checks", {"exercise": exercise, "course": "tiny"}, token=token).message
        rounds: list[Any] = []
        reply: Any = {"t": "ask", "ask": issued["ask"]}
        while reply["t"] == "ask":
            rounds.append(self._fake_kernel.answer_json(reply["ask"], names))
            message = {"check": issued["check"], "rounds": rounds, "cell": cell}
            reply = send("POST", f"{url}checks/answers", message, token=token).message
        return reply


@pytest.fixture(scope="session")
def fake_kernel() -> Iterator[ModuleType]:
    sys.path.insert(0, str(TINY))
    import fake_kernel

    yield fake_kernel
    sys.path.remove(str(TINY))


@pytest.fixture(scope="session")
def room(postgres: Postgres) -> Iterator[Classroom]:
    environment = {"PYTHONPATH": str(TINY)}
    database = postgres.database()
    with Classroom(replicas=2, database=database, groups=GROUPS, settings=SETTINGS, environment=environment) as room:
        yield room


@pytest.fixture(scope="session")
def school(room: Classroom, fake_kernel: ModuleType) -> School:
    return School(room, fake_kernel)


@pytest.fixture(scope="session")
def store(room: Classroom) -> Iterator[Store]:
    """The database of the class, looked at from outside."""
    store = Store(room.database)
    yield store
    store.close()


@pytest.fixture(scope="session")
def lab(postgres: Postgres, fake_kernel: ModuleType) -> Iterator[Lab]:
    """A class that is attacked, with the real course beside the tiny one, and one whose graders take too much."""
    settings = ["--Math4MLService.courses=['tiny', 'heavy', 'math4ml']", "--Math4MLService.grading_seconds=1"]
    database = postgres.database()
    environment = {"PYTHONPATH": f"{TINY}{os.pathsep}{TINY.parent / 'heavy'}"}
    with Classroom(database=database, groups=GROUPS, settings=settings, environment=environment) as room:
        store = Store(database)
        yield Lab(School(room, fake_kernel), store)
        store.close()


@pytest.fixture(scope="session")
def victim(lab: Lab) -> Attacker:
    """Somebody who has done their work, and of whom nothing may change or be seen."""
    victim = Attacker(lab)
    lab.school.press(victim.token, {"double": lambda x: x * x})
    lab.school.press(victim.token, {"double": lambda x: 2 * x})
    return victim


@pytest.fixture
def mallory(lab: Lab, victim: Attacker) -> Iterator[Attacker]:
    """An attacker. Whatever they do, the work of others and the dates of the class stay as they were."""
    before = everything_of(lab.store, victim.name)
    yield Attacker(lab)
    assert everything_of(lab.store, victim.name) == before


@pytest.fixture(scope="session")
def own_server(lab: Lab, victim: Attacker) -> Iterator[Attacker]:
    """An attacker whose own server runs."""
    owner = Attacker(lab)
    owner.start_server()
    before = everything_of(lab.store, victim.name)
    yield owner
    owner.stop_server()
    assert everything_of(lab.store, victim.name) == before


@pytest.fixture
def page(lab: Lab) -> Any:
    """Ask the page for something, as an instructor."""
    token = lab.school.token("teacher")
    return lambda path: send("GET", f"{lab.school.room.service_url}class/api/{path}", token=token)
