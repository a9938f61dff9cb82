"""An instructor has a learner's notebook run again: it is fetched from their server, through the hub, and verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from sqlalchemy import select

from math4ml_ext.sandbox import NoSandbox, Sandbox
from math4ml_ext.store import Store
from math4ml_ext.store.models import StandingRow

from .conftest import Reply, School, send
from .test_class_mode import Server

RIGHT = "def double(x):\n    return 2 * x\n"
MANAGE = ["access:services!service=math4ml", "custom:math4ml:manage"]


def _why_not() -> str:
    try:
        Sandbox()
    except NoSandbox as reason:
        return reason.sentence
    return ""


pytestmark = pytest.mark.skipif(bool(_why_not()), reason=_why_not())


def notebook(answer: str) -> dict[str, Any]:
    cell = new_code_cell(answer, metadata={"tags": ["check:tiny/double"]})
    text = nbformat.writes(new_notebook(cells=[cell], metadata={"math4ml": {"course": "tiny", "version": "1.0"}}))
    return {"type": "file", "format": "text", "content": text}


@pytest.fixture(scope="module")
def server(school: School) -> Iterator[Server]:
    server = Server(school, school.learner("math4ml:tiny:tuesday"))
    server.start()
    yield server
    server.stop()


def ask(school: School, user: str, *, token: str | None = None, notebook: str = "one") -> Reply:
    token = token or school.token("teacher", scopes=MANAGE)
    message = {"course": "tiny", "notebook": notebook, "user": user}
    return send("POST", f"{school.room.replica_urls[1]}class/api/regrade", message, token=token)


def standing(store: Store, user: str) -> Any:
    wanted = select(StandingRow.verified, StandingRow.passed).where(StandingRow.username == user)
    return store.read(lambda connection: connection.execute(wanted).one_or_none())


def test_what_passes_again_is_verified_and_nothing_is_checked_by_it(school, server, store):
    assert send("PUT", f"{server.url}api/contents/tiny.ipynb", notebook(RIGHT), token=server.token).status < 300
    reply = ask(school, server.name)
    assert reply.message == {"user": server.name, "verified": 1, "exercises": 7}
    assert tuple(standing(store, server.name)) == (True, False)


def test_whoever_has_no_such_notebook_is_named(school, server, store):
    send("DELETE", f"{server.url}api/contents/tiny.ipynb", token=server.token)
    reply = ask(school, server.name)
    assert reply.status == 400
    assert reply.message["message"] == f"{server.name} has no tiny.ipynb in their folder."


def test_a_server_that_does_not_run_is_told_of(school, store):
    absent = school.learner("math4ml:tiny:tuesday")
    reply = ask(school, absent)
    assert reply.status == 400
    assert reply.message["message"].startswith(f"The server of {absent} is not running.")
    assert standing(store, absent) is None


def test_a_learner_cannot_ask_for_it_nor_somebody_who_may_only_read(school, server):
    for scopes in (None, [MANAGE[0], "custom:math4ml:read"]):
        token = school.token("teacher", scopes=scopes) if scopes else server.token
        assert ask(school, server.name, token=token).status == 403


@pytest.mark.parametrize("name", ["two", "../one", ""])
def test_only_notebooks_of_the_course_can_be_asked_for(school, server, name):
    assert ask(school, server.name, notebook=name).status == 404
