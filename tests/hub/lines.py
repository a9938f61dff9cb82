"""Connections that are written to by hand, a piece at a time, and what the processes of a service have in memory."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from math4ml_ext.hub.try_out.classroom import Classroom

__all__ = ["Line", "most_memory"]


class Line:
    """A connection to the service on which a request was begun, and its body announced but not sent."""

    def __init__(self, service_url: str, route: str, *, announces: int, token: str = "", body: bytes = b"") -> None:
        url = urlsplit(service_url)
        assert url.hostname
        self._socket = socket.create_connection((url.hostname, url.port or 80), timeout=60)
        head = [
            f"POST {url.path}{route} HTTP/1.1",
            f"Host: {url.netloc}",
            "Content-Type: application/json",
            f"Content-Length: {announces}",
        ]
        if token:
            head.append(f"Authorization: token {token}")
        self._socket.sendall("\r\n".join([*head, "", ""]).encode() + body)

    def push(self, size: int) -> int:
        """Send so many bytes more, or as many as the other end takes before it hangs up; return how many."""
        sent, piece = 0, b"x" * 65_536
        with suppress(ConnectionError):
            while sent < size:
                self._socket.sendall(piece)
                sent += len(piece)
        return sent

    def status(self) -> int:
        """Return the status of the reply; 0 if the other end hung up without one that could be read."""
        said = b""
        with suppress(ConnectionError):
            while b"\r\n" not in said:
                piece = self._socket.recv(4096)
                if not piece:
                    break
                said += piece
        return int(said.split()[1]) if said else 0

    def fileno(self) -> int:
        """Return what `select` waits for."""
        return self._socket.fileno()

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


def most_memory(room: Classroom) -> int:
    """Return the most bytes that the service, with all its processes, can have had in memory at once."""
    own = room.replicas[0]._process.pid
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    family, more = {own}, True
    while more:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        family |= more
    return sum(map(_peak, family))


def _peak(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0
