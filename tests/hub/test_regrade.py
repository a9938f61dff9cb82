"""An instructor has a learner's notebook run again: it is fetched from their server, through the hub, and verified."""

from __future__ import annotations

import asyncio
import resource
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from sqlalchemy import select
from typing_extensions import Self

from math4ml_ext.courses import Courses
from math4ml_ext.hub.regrade import CannotRegrade, Regrader
from math4ml_ext.store import Store
from math4ml_ext.store.models import StandingRow

from .conftest import Reply, School, send
from .test_class_mode import Server

RIGHT = "def double(x):\n    return 2 * x\n"
MANAGE = ["access:services!service=math4ml", "custom:math4ml:manage"]


pytestmark = pytest.mark.usefixtures("sandboxes")


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


class Listening:
    """A program of a learner's own in place of their server: keeps what it is sent, and answers what it likes."""

    def __init__(self, answer: bytes) -> None:
        self.tokens: list[str] = []
        tokens = self.tokens

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                tokens.append(self.headers["Authorization"].partition(" ")[2])
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def why_not(school: School, proxy_url: str, user: str, *, token: str = "") -> str:
    """Have a notebook run again by a service that finds learners' servers there; return why it cannot."""
    regrader = Regrader(
        Courses.load(["math4ml"]),
        database=school.room.database,
        proxy_url=proxy_url,
        api_url=f"{school.room.url}/hub/api",
        api_token=token or school.room.service_token,
    )
    with pytest.raises(CannotRegrade) as refused:
        asyncio.run(regrader.regrade("math4ml", "svd", user))
    return refused.value.sentence


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


def test_a_hook_verifies_nothing_and_is_shown(school, server, store):
    before = tuple(standing(store, server.name) or (False, False))
    content = nbformat.reads(notebook("def double(x):\n    ...\n")["content"], as_version=4)
    hook = "get_ipython().events.register('post_run_cell', lambda *_: exec('double = lambda x: 2 * x', globals()))"
    content.cells.insert(0, new_code_cell(hook))
    message = {"type": "file", "format": "text", "content": nbformat.writes(content)}
    assert send("PUT", f"{server.url}api/contents/tiny.ipynb", message, token=server.token).status < 300
    reply = ask(school, server.name).message
    assert reply["verified"] == 0
    assert reply["remark"].startswith("Can change what other cells mean: ")
    assert "get_ipython (cell 1, line 1)" in reply["remark"]
    assert tuple(standing(store, server.name) or (False, False)) == before


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


def test_a_learners_server_is_sent_a_token_that_opens_nothing_else(school):
    name = school.learner("math4ml:tiny:tuesday")
    with Listening(b"{}") as listening:
        why_not(school, listening.url, name)
    (token,) = listening.tokens
    model = send("GET", f"{school.room.url}/hub/api/user", token=token).message
    assert model["name"] == name
    whoever_asks_who_they_are = {f"read:users:{part}!user={name}" for part in ("name", "groups")}
    assert set(model["scopes"]) == {f"access:servers!user={name}"} | whoever_asks_who_they_are


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b"{}", b'{"content": {"cells": []}}', b"\xff"])
def test_a_learners_server_that_sends_no_notebook_is_told_of(school, answer):
    name = school.learner()
    with Listening(answer) as listening:
        assert why_not(school, listening.url, name) == f"What the server of {name} sent is not a notebook."


def test_a_learners_server_that_sends_without_end_is_told_of_and_costs_little(school):
    name = school.learner()
    answer = b'{"content": "' + b"x" * 60_000_000 + b'"}'
    with Listening(answer) as listening:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert why_not(school, listening.url, name).startswith(f"The notebook of {name} is too large.")
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def test_a_service_that_may_not_is_told_which_scope_it_needs(school):
    name = school.learner()
    with Listening(b"{}") as listening:
        said = why_not(school, listening.url, name, token=school.token(school.learner()))
        assert "needs the scope tokens" in said
        assert "JupyterHub has to know the learner" in why_not(school, listening.url, "nobody-of-that-name")
    assert listening.tokens == []
