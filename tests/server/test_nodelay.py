"""What a kernel says is sent at once, whatever class the connection to it is configured to have."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from traitlets import Integer


class Counting(ZMQChannelsWebsocketConnection):
    """A connection class as a site might configure it."""

    connected = Integer(0)
    favourite = Integer(1, config=True)

    def connect(self) -> Any:
        self.connected += 1
        return super().connect()


@pytest.fixture
def connection(jp_serverapp: Any, jp_fetch: Callable[..., Awaitable[Any]], jp_ws_fetch: Any) -> Any:
    """Open a websocket to a real kernel, and give the server's end of it."""

    @asynccontextmanager
    async def connection() -> AsyncIterator[Any]:
        started = await jp_fetch("api", "kernels", method="POST", body=json.dumps({"name": "python3"}))
        kernel = json.loads(started.body)["id"]
        websocket = await jp_ws_fetch("api", "kernels", kernel, "channels", params={"session_id": "test"})
        try:
            # A reply means that the server is through with opening its end.
            header = {
                "msg_id": "1",
                "msg_type": "kernel_info_request",
                "session": "test",
                "username": "",
                "version": "5.3",
            }
            request = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": {}}
            await websocket.write_message(json.dumps(request))
            await websocket.read_message()
            (open_one,) = ZMQChannelsWebsocketConnection._open_sockets
            yield open_one
        finally:
            websocket.close()
            await jp_fetch("api", "kernels", kernel, method="DELETE")

    return connection


def nodelay(connection: Any) -> bool:
    stream = connection.websocket_handler.ws_connection.stream
    return bool(stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


async def test_kernels_answer_without_delay(connection: Any) -> None:
    async with connection() as one:
        assert nodelay(one)


@pytest.mark.parametrize("settings", [{"nodelay": False}])
async def test_the_delay_can_be_left_as_it_is(settings: Any, connection: Any, jp_serverapp: Any) -> None:
    assert jp_serverapp.kernel_websocket_connection_class is ZMQChannelsWebsocketConnection
    async with connection() as one:
        assert not nodelay(one)


@pytest.mark.parametrize("server_settings", [{"kernel_websocket_connection_class": Counting}])
async def test_a_configured_connection_keeps_its_class_and_its_settings(
    server_settings: Any, jp_server_config: dict[str, Any], connection: Any, jp_serverapp: Any
) -> None:
    jp_serverapp.config.Counting.favourite = 7
    jp_serverapp.config.ZMQChannelsWebsocketConnection.rate_limit_window = 2.5
    async with connection() as one:
        assert nodelay(one)
        assert isinstance(one, Counting)
        assert (one.connected, one.favourite, one.rate_limit_window) == (1, 7, 2.5)
        assert type(one).__name__ == "Counting"
