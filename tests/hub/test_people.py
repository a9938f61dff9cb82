"""What an LTI platform told the hub of somebody is asked for until the hub has answered."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from sqlalchemy import select

from math4ml_ext.hub.auth import Person
from math4ml_ext.hub.people import People
from math4ml_ext.store import Store
from math4ml_ext.store.models import PersonRow

LTI = {"https://purl.imsglobal.org/spec/lti/claim/deployment_id": "1"}


class Hub(HTTPServer):
    """A hub that answers with these statuses, one after the other."""

    def __init__(self, *statuses: int) -> None:
        self.left = list(statuses)
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = json.dumps({"auth_state": LTI}).encode()
                self.send_response(hub.left.pop(0))
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub(503, 200, 500) as hub:
        thread = threading.Thread(target=hub.serve_forever)
        thread.start()
        yield hub
        hub.shutdown()
        thread.join()


def test_a_hub_that_was_busy_is_asked_when_they_come_again_and_then_no_more(hub: Hub) -> None:
    store = Store("sqlite://")
    told = []

    async def come_again_and_again() -> None:
        with ThreadPoolExecutor(1) as executor:
            people = People(
                store, executor, api_url=f"http://127.0.0.1:{hub.server_port}", api_token="t", mapping={}, every=0
            )
            for _ in range(3):
                await people.came(Person("ada"))
                await asyncio.gather(*people._tasks)
                told.append(store.read(lambda connection: connection.scalar(select(PersonRow.lti))))

    asyncio.run(come_again_and_again())
    assert [json.loads(each) for each in told] == [{}, LTI, LTI]
    assert hub.left == [500]
    store.close()
