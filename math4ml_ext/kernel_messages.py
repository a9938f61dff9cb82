"""Messages from a kernel, which is not to be trusted: bounded in number and size, and decoded strictly.

Whoever controls a kernel's process may send anything over its sockets. So a message is never unpacked as a whole; the
few fields that are needed are read from it, into types, and what else it holds costs no memory.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

if TYPE_CHECKING:
    import zmq
    from jupyter_client.blocking.client import BlockingKernelClient
    from jupyter_client.session import Session

__all__ = [
    "Content",
    "Expression",
    "Malformed",
    "Message",
    "Monitor",
    "Output",
    "connect_again",
    "open_channels",
    "receive",
]

_SHELL_BYTES = 16 * 1024**2
"""The largest reply: a check with a few values of a megabyte each, in base64."""
_OUTPUT_BYTES = 4 * 1024**2
"""The largest output: a picture. What is larger is lost."""
_SHELL_QUEUE, _OUTPUT_QUEUE = 2, 16
"""How many messages may wait to be read. A kernel drops output that does not fit, and waits with replies."""
_PARTS = 64
_KEPT_OUTPUT = 20_000  # characters of what a cell printed
_DELIMITER = b"<IDS|MSG>"

Monitor: TypeAlias = "zmq.Socket[Any]"

_T = TypeVar("_T")


class Malformed(Exception):  # noqa: N818 - it says what the message is
    """What came is no message of Jupyter's."""


class _Header(msgspec.Struct):
    msg_id: str = ""
    msg_type: str = ""


class _Bundle(msgspec.Struct):
    """What an expression's value is shown as."""

    text: str = msgspec.field(default="", name="text/plain")
    json: msgspec.Raw = msgspec.field(default=msgspec.Raw(b""), name="application/json")


class Expression(msgspec.Struct):
    """What came of one of the expressions that went with a request."""

    status: str = ""
    ename: str = ""
    evalue: str = ""
    data: _Bundle = msgspec.field(default_factory=_Bundle)


class Content(msgspec.Struct):
    """What is read of the content of a message: of a reply, of a change of status and of output."""

    status: str = ""
    ename: str = ""
    evalue: str = ""
    user_expressions: dict[str, Expression] = {}
    execution_state: str = ""
    name: str = ""
    text: str = ""


class Message(msgspec.Struct):
    """A message, its content not read yet. `parent` is the id of the request that it belongs to."""

    kind: str
    parent: str
    packed: bytes

    @property
    def content(self) -> Content:
        """Its content.

        Raises
        ------
        Malformed
        """
        return _decode(self.packed, Content)


class Output:
    """What one cell printed, up to a limit, and whether it is at its end."""

    def __init__(self) -> None:
        self.ended = False
        self._parts: list[str] = []
        self._length = 0

    def take(self, message: Message) -> None:
        """Add what a message says."""
        if message.kind not in ("status", "stream"):
            return
        content = message.content
        if message.kind == "status":
            self.ended = self.ended or content.execution_state == "idle"
        elif content.name == "stdout" and self._length < _KEPT_OUTPUT:
            self._parts.append(content.text[: _KEPT_OUTPUT - self._length])
            self._length += len(self._parts[-1])

    def text(self) -> str:
        """Return it."""
        return "".join(self._parts)


def open_channels(client: BlockingKernelClient, context: zmq.Context[Any]) -> tuple[Monitor, Monitor]:
    """Connect to a kernel's sockets for replies and for output, with bounds on what may wait there.

    Returns
    -------
    tuple of zmq.Socket
        For each of the two, in this order, a socket that has something to read as soon as the connection is lost.
    """
    import zmq

    monitors = []
    for largest, queue, name in (
        (_SHELL_BYTES, _SHELL_QUEUE, "shell_channel"),
        (_OUTPUT_BYTES, _OUTPUT_QUEUE, "iopub_channel"),
    ):
        # Options of a context count for the sockets that are made next.
        context.setsockopt(zmq.MAXMSGSIZE, largest)
        context.setsockopt(zmq.RCVHWM, queue)
        monitors.append(getattr(client, name).socket.get_monitor_socket(zmq.EVENT_DISCONNECTED))
    client.start_channels(stdin=False, hb=False)
    shell, output = monitors
    return shell, output


def connect_again(socket: zmq.Socket[Any], monitor: Monitor) -> None:
    """Connect once more where the connection was lost: a message that is too large ends it for good."""
    import zmq

    lost = False
    while monitor.poll(0):
        monitor.recv_multipart()
        lost = True
    if lost:
        where = socket.getsockopt_string(zmq.LAST_ENDPOINT)
        with suppress(zmq.ZMQError):
            socket.disconnect(where)  # it counts as connected still, and is not connected to twice
        socket.connect(where)


def receive(session: Session, socket: zmq.Socket[Any]) -> Message | None:
    """Return the next message that has come in, or None.

    Raises
    ------
    Malformed
        It is no message, or not signed with this session's key.
    """
    import zmq

    try:
        parts: Sequence[bytes] = socket.recv_multipart(zmq.NOBLOCK)
    except zmq.Again:
        return None
    if len(parts) > _PARTS or _DELIMITER not in parts:
        raise Malformed
    signature, *packed = parts[parts.index(_DELIMITER) + 1 :][:5] or [b""]
    if len(packed) < 4:
        raise Malformed
    if session.auth is not None and not hmac.compare_digest(signature, session.sign(packed)):
        raise Malformed
    header, parent = (_decode(one, _Header) for one in packed[:2])
    return Message(header.msg_type, parent.msg_id, packed[3])


def _decode(packed: bytes, type_: type[_T]) -> _T:
    try:
        return msgspec.json.decode(packed, type=type_)
    except (msgspec.MsgspecError, RecursionError):
        pass
    try:
        # Half a surrogate pair, in an error's text say, has no UTF-8.
        return msgspec.json.decode(packed.decode("utf-8", "replace"), type=type_)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Malformed from error
