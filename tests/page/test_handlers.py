"""The routes of the page: who may come in, what is sent, and what the browser is told to allow."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from tornado import web
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from math4ml_ext.hub.classpage.api import PageApiHandler
from math4ml_ext.hub.classpage.base import PageHandler
from math4ml_ext.hub.classpage.handlers import STATIC, IndexHandler, page_routes
from math4ml_ext.hub.classpage.operations import PAGE
from math4ml_ext.hub.classpage.page import ClassPage
from math4ml_ext.hub.classpage.services import Access, PageServices
from math4ml_ext.hub.classpage.watch import Watches
from math4ml_ext.store import Store
from math4ml_ext.web.registry import Operation

from .conftest import SOFTMAX, Check, wrong

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("store", ["sqlite"], indirect=True)]

READER, MANAGER = Access("reader", read=True), Access("manager", manage=True)
LEARNER = Access("learner")
PLACE = "course=math4ml&section=tuesday"
MESSAGES = [
    "overview",
    f"matrix?{PLACE}",
    f"exercise?{PLACE}&exercise={SOFTMAX}",
    "learner?course=math4ml&user=ada",
    f"export.csv?{PLACE}",
    f"events?{PLACE}&since=0-0",
]
TERM = {"course": "math4ml", "term": {"notebook": "probability", "open": False}}


class Service:
    """The page's routes on a port, for somebody whom a test names."""

    def __init__(self, page: ClassPage) -> None:
        self.access: Access | None = READER
        self._executor = ThreadPoolExecutor(4)
        loop = asyncio.get_running_loop()
        self.watches = Watches(page, lambda *work: loop.run_in_executor(self._executor, *work), seconds=0.02)
        parts = PageServices(page, self.watches, self._executor, heartbeat=0.05, longest=60)
        service = self

        class Looks(PageHandler):
            services = parts  # type: ignore[assignment]

            @property
            def access(self) -> Access | None:
                return service.access

            def get_current_user(self) -> Any:
                return service.access

        class Index(Looks, IndexHandler):
            pass

        class Api(Looks, PageApiHandler):
            pass

        app = web.Application(
            page_routes(Index, Api, "/class"), login_url="/login", cookie_secret="a", xsrf_cookies=False
        )
        socket, port = bind_unused_port()
        self._server = HTTPServer(app)
        self._server.add_socket(socket)
        self.url = f"http://127.0.0.1:{port}/class/"

    def stop(self) -> None:
        self._server.stop()
        self._executor.shutdown()

    async def fetch(self, path: str, **more: Any) -> HTTPResponse:
        options: dict[str, Any] = {"raise_error": False, "follow_redirects": False, "decompress_response": False}
        return await AsyncHTTPClient(force_instance=True).fetch(self.url + path, **(options | more))

    async def post(self, message: Any, content_type: str = "application/json") -> HTTPResponse:
        headers = {"Content-Type": content_type}
        return await self.fetch("api/terms", method="POST", body=json.dumps(message), headers=headers)


@contextmanager
def serving(page: ClassPage) -> Iterator[Service]:
    service = Service(page)
    try:
        yield service
    finally:
        service.stop()


def message(reply: HTTPResponse) -> Any:
    return json.loads(reply.body)


async def test_nobody_reads_anything_without_a_login(page: ClassPage) -> None:
    with serving(page) as service:
        service.access = None
        for path in MESSAGES:
            reply = await service.fetch(f"api/{path}")
            assert (reply.code, message(reply)["reason"]) == (403, "forbidden"), path
        assert (await service.post(TERM)).code == 403


async def test_the_page_sends_whoever_is_logged_out_to_log_in(page: ClassPage) -> None:
    with serving(page) as service:
        service.access = None
        reply = await service.fetch("")
        assert (reply.code, reply.headers["Location"].partition("?")[0]) == (302, "/login")


async def test_a_learner_reads_nothing(page: ClassPage, check: Check) -> None:
    check()
    with serving(page) as service:
        service.access = LEARNER
        for path in [f"api/{path}" for path in MESSAGES]:
            reply = await service.fetch(path)
            assert (reply.code, message(reply)["reason"]) == (403, "forbidden"), path
            assert b"ada" not in reply.body
        assert (await service.post(TERM)).code == 403


@pytest.mark.parametrize("operation", PAGE, ids=lambda operation: operation.name)
async def test_every_operation_is_for_those_whom_it_says(page: ClassPage, operation: Operation) -> None:
    with serving(page) as service:
        for access in (None, LEARNER, *([READER] if operation.needs_manage else [])):
            service.access = access
            body = "{}" if operation.verb == "POST" else None
            reply = await service.fetch(f"api/{operation.route}", method=operation.verb, body=body)
            assert (reply.code, message(reply)["reason"]) == (403, "forbidden"), access
        service.access = MANAGER
        other = {"GET": "POST", "POST": "GET"}[operation.verb]
        reply = await service.fetch(f"api/{operation.route}", method=other, body="{}" if other == "POST" else None)
        assert (reply.code, message(reply)["reason"]) == (405, "wrong-method")


async def test_a_learner_who_opens_the_page_reads_a_sentence_on_a_page(page: ClassPage) -> None:
    with serving(page) as service:
        service.access = LEARNER
        reply = await service.fetch("")
        assert (reply.code, reply.headers["Content-Type"]) == (403, "text/html; charset=utf-8")
        assert b"<p>This page is for those who teach the class." in reply.body


@pytest.mark.parametrize("access", [READER, MANAGER])
async def test_who_may_read_or_manage_reads_everything(page: ClassPage, check: Check, access: Access) -> None:
    check()
    with serving(page) as service:
        service.access = access
        for path in ["", *(f"api/{path}" for path in MESSAGES if not path.startswith("events"))]:
            assert (await service.fetch(path)).code == 200, path
        assert message(await service.fetch("api/overview"))["manage"] == access.manage


async def test_only_who_may_manage_sets_dates(page: ClassPage) -> None:
    with serving(page) as service:
        refused = await service.post(TERM)
        assert (refused.code, "custom:math4ml:manage" in message(refused)["message"]) == (403, True)
        service.access = MANAGER
        assert message(await service.post(TERM))[0]["open"] is False


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"course": "math4ml", "term": {"due": "Friday"}}, 400),
        ({"course": "math4ml", "term": {"due": None, "odd": 1}}, 400),
        ({"course": "nowhere", "term": {"open": True}}, 404),
        ([], 400),
    ],
)
async def test_dates_that_make_no_sense_are_refused(page: ClassPage, sent: Any, status: int) -> None:
    with serving(page) as service:
        service.access = MANAGER
        reply = await service.post(sent)
        assert (reply.code, bool(message(reply)["message"])) == (status, True)


async def test_a_form_of_another_site_sets_no_dates(page: ClassPage) -> None:
    with serving(page) as service:
        service.access = MANAGER
        assert (await service.post(TERM, content_type="text/plain")).code == 415


@pytest.mark.parametrize("path", ["matrix", "matrix?course=nowhere", "events?course=math4ml&since=yesterday"])
async def test_what_cannot_be_understood_is_refused_with_a_sentence(page: ClassPage, path: str) -> None:
    with serving(page) as service:
        reply = await service.fetch(f"api/{path}")
        assert reply.code in (400, 404)
        assert message(reply)["message"].endswith(".")


async def test_the_page_runs_nothing_but_what_this_service_serves(page: ClassPage) -> None:
    with serving(page) as service:
        reply = await service.fetch("")
        policy = reply.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        html = reply.body.decode()
        assert " style=" not in html
        assert " on" not in html.replace(" on ", "").partition("<body>")[0]
        assert "<script>" not in html


async def test_the_page_and_its_scripts_are_built_and_served(page: ClassPage) -> None:
    with serving(page) as service:
        service.access = None  # they say nothing of anybody
        for name in ("page.js", "theme.js", "style.css", "matrix.css", "side.css", "mathematics.js"):
            reply = await service.fetch(f"static/{name}")
            assert (reply.code, reply.body) == (200, (STATIC / name).read_bytes())


async def test_no_file_beside_the_page_is_served(page: ClassPage) -> None:
    with serving(page) as service:
        for name in ("../page.py", "%2e%2e/page.py", "/etc/passwd"):
            assert (await service.fetch(f"static/{name}")).code in (403, 404)


async def test_trouble_with_the_store_is_told_to_whoever_teaches_not_to_a_learner(
    page: ClassPage, store: Store, tmp_path: Path
) -> None:
    store.close()
    (tmp_path / "a").write_bytes(b"no database at all " * 100)
    with serving(page) as service:
        reply = await service.fetch(f"api/{MESSAGES[0]}")
    assert (reply.code, reply.headers["Retry-After"]) == (503, "5")
    assert message(reply) == {
        "reason": "store-trouble",
        "message": f"The records of this class are out of reach: the file {tmp_path}/a is damaged. "
        "The service's log says more.",
    }


async def test_a_large_message_is_compressed_for_those_who_can_read_it(page: ClassPage) -> None:
    with serving(page) as service:
        plain = await service.fetch("api/overview")
        packed = await service.fetch("api/overview", headers={"Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body


async def test_nothing_of_a_class_stays_in_a_cache(page: ClassPage, check: Check) -> None:
    check()
    with serving(page) as service:
        for path in MESSAGES[:5]:
            assert (await service.fetch(f"api/{path}")).headers["Cache-Control"] == "no-store"


async def test_the_export_is_a_file_with_a_name(page: ClassPage) -> None:
    with serving(page) as service:
        reply = await service.fetch("api/export.csv?course=math4ml&section=a%22%0Ab%2F..")
        assert reply.headers["Content-Disposition"] == 'attachment; filename="math4ml-a__b_...csv"'


async def listen(service: Service, mark: str, wanted: Callable[[bytes], bool]) -> bytes:
    """Listen to events after a mark until what came is what is wanted, then close the page."""
    port = urlparse(service.url).port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /class/api/events?{PLACE} HTTP/1.1\r\nHost: a\r\nLast-Event-ID: {mark}\r\n\r\n".encode())
    heard = b""
    while not wanted(heard):
        heard += await asyncio.wait_for(reader.read(10_000), 20)
    writer.close()
    return heard


async def test_events_come_as_they_are_recorded_and_can_be_gone_on_with(page: ClassPage, check: Check) -> None:
    with serving(page) as service:
        mark = str(page.cursor())
        check(wrong("divides by the sum"))
        heard = await listen(service, mark, lambda text: b"divides" in text)
        assert f"id: {mark}\nevent: here\n".encode() in heard
        assert b"text/event-stream" in heard
        assert b"\nevent: changes\n" in heard


async def test_a_quiet_connection_shows_that_it_is_there(page: ClassPage) -> None:
    with serving(page) as service:
        await listen(service, "0-0", lambda text: b":\n\n" in text)


async def test_a_closed_page_ends_the_work_for_it(page: ClassPage) -> None:
    with serving(page) as service:
        await listen(service, "0-0", lambda text: b"here" in text)
        while len(service.watches):
            await asyncio.sleep(0)
