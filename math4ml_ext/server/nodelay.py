"""Send what kernels say at once.

Jupyter Server leaves Nagle's algorithm on for the websocket of a kernel: a small message waits until the one before
it is acknowledged, and browsers put that off for up to 40 ms. Every check waits for a kernel, so it is switched off.
"""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.connection.base import BaseKernelWebsocketConnection

__all__ = ["without_delay"]


def without_delay(connection: type[BaseKernelWebsocketConnection]) -> type[BaseKernelWebsocketConnection]:
    """Return a subclass of a connection class whose websockets send at once.

    It has the name of its parent, and with it the parent's place in configuration and logs.
    """

    class NoDelay(connection):  # type: ignore[misc, valid-type]
        def connect(self) -> Any:
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    NoDelay.__name__ = connection.__name__
    NoDelay.__qualname__ = connection.__qualname__
    NoDelay.__doc__ = connection.__doc__
    return NoDelay
