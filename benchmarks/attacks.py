"""What one hostile learner, or a stranger, can do to everybody else in a class: how long others wait, and memory.

JupyterHub, PostgreSQL and one service are started, somebody honest presses Check all the time and somebody asks for
`health`, and the worst requests known are sent meanwhile. Each is named after the kind of hole that it tries.
"""

from __future__ import annotations

import argparse
import json
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from class_load import _learners
from figures import Row, table

from math4ml_ext.hub.try_out.classroom import Classroom
from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries

__all__ = ["measure"]

MODULUS = 2**61 - 1
EXERCISE = "linear-algebra/norm"
MOST_WAIT, MOST_MEMORY = 300, 100  # ms, MB


class Service:
    """A service that is asked as a program asks it, and looked at from outside."""

    def __init__(self, room: Classroom, pid: int) -> None:
        self.room, self.pid, self.url = room, pid, room.replica_urls[0]

    def ask(self, route: str, message: Any = None, token: str = "") -> tuple[int, Any]:
        body = message if isinstance(message, bytes | None) else json.dumps(message).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"token {token}"}
        request = urllib.request.Request(f"{self.url}{route}", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=120) as reply:
                return reply.status, json.loads(reply.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, None
        except OSError:
            return 0, None

    def memory(self) -> int:
        """Return the bytes of all its processes, shared ones counted once."""
        return sum(map(_share, _family(self.pid)))


def _family(pid: int) -> set[int]:
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    family, more = {pid}, {pid}
    while more:
        more = {one for one, parent in parents.items() if parent in family} - family
        family |= more
    return family


def _share(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


class Watch:
    """Waits of an honest learner and of `health`, and the memory of the service, while something goes on."""

    def __init__(self, service: Service, token: str) -> None:
        self.health: list[float] = []
        self.others: list[float] = []
        self.peak = 0
        self._service, self._token, self._over = service, token, threading.Event()
        self._threads = [threading.Thread(target=do) for do in (self._ask_health, self._press, self._weigh)]

    @contextmanager
    def on(self) -> Iterator[None]:
        for thread in self._threads:
            thread.start()
        time.sleep(0.5)
        yield
        time.sleep(0.5)
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _ask_health(self) -> None:
        self._repeat(self.health, lambda: self._service.ask("health"))

    def _press(self) -> None:
        issue = {"exercise": EXERCISE}
        self._repeat(self.others, lambda: self._service.ask("api/checks", issue, self._token))

    def _repeat(self, waits: list[float], do: Callable[[], object]) -> None:
        while not self._over.is_set():
            began = time.perf_counter()
            do()
            waits.append(1000 * (time.perf_counter() - began))
            time.sleep(0.02)

    def _weigh(self) -> None:
        while not self._over.is_set():
            self.peak = max(self.peak, self._service.memory())
            time.sleep(0.02)


# -- attacks -----------------------------------------------------------------------------------------------------------


def _hand_in(service: Service, token: str, value: Any, exercise: str = EXERCISE) -> None:
    """Answer every question of a check with one value, again and again for a few seconds."""
    until = time.perf_counter() + 4
    packed = json.dumps({"t": "returned", "value": value}).encode()
    while time.perf_counter() < until:
        _, issued = service.ask("api/checks", {"exercise": exercise}, token)
        if issued is None:
            continue
        count = max(1, min(len(issued["ask"]), 7_900_000 // len(packed)))
        body = b'{"check":"%s","rounds":[[%s]]}' % (issued["check"].encode(), b",".join([packed] * count))
        service.ask("api/checks/answers", body, token)


def _numbers(count: int, step: int = MODULUS) -> list[Any]:
    return [{"t": "int", "v": str(step * n)} for n in range(1, count)]


def _strangers(service: Service, *_: Any) -> None:
    """Send 60 MB on each of eight connections, without a token."""
    url = urlsplit(service.url)

    def one(_: int) -> None:
        head = f"POST {url.path}api/checks/answers HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
        with suppress(OSError), socket.create_connection((url.hostname or "", url.port or 80), timeout=60) as line:
            line.sendall(f"{head}Content-Length: 60000000\r\n\r\n".encode())
            for _ in range(900):
                line.sendall(b"x" * 65_536)
            time.sleep(2)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(one, range(8)))


def _all_at_once(value: Any) -> Callable[[Service, str], None]:
    def attack(service: Service, token: str) -> None:
        with ThreadPoolExecutor(16) as threads:
            list(threads.map(lambda _: _hand_in(service, token, value), range(16)))

    return attack


def _with(value: Any) -> Callable[[Service, str], None]:
    return lambda service, token: _hand_in(service, token, value)


def _while_frozen(server: Postgres) -> Callable[[Service, str], None]:
    """Hand in answers while the database accepts everything and answers nothing."""

    def attack(service: Service, token: str) -> None:
        server.freeze()
        try:
            _hand_in(service, token, {"t": "float", "v": "1.5"})
        finally:
            server.thaw()

    return attack


TEXT = {"t": "str", "v": "x" * 100_000}
ATTACKS: dict[str, Callable[[], Callable[[Service, str], None]]] = {
    "1: a set of numbers that hash alike": lambda: _with({"t": "set", "v": _numbers(31_000)}),
    "1: the same as a list": lambda: _with({"t": "list", "v": _numbers(31_000)}),
    "1: as many that hash alike as may be": lambda: _with(
        {"t": "set", "v": [{"t": "int", "v": str(n % 120 + MODULUS * (n // 120 + 1))} for n in range(30_000)]}
    ),
    "1: many numbers of 4,299 digits": lambda: _with({"t": "list", "v": [{"t": "int", "v": "9" * 4_299}] * 200}),
    "1: small values without end": lambda: _with({"t": "list", "v": [{"t": "none"}] * 31_000}),
    "2: one long text among short ones": lambda: _with({"t": "list", "v": [TEXT, *[{"t": "str", "v": "y"}] * 20_000]}),
    "2: as much text as may be": lambda: _with(
        {"t": "list", "v": [{"t": "str", "v": "x" * 4_000}, *[{"t": "str", "v": "y"}] * 990]}
    ),
    "2: a long list of floats": lambda: _with({"t": "list", "v": [{"t": "float", "v": "1.5"}] * 31_000}),
    "3: bodies of strangers": lambda: _strangers,
    "9: sixteen at once": lambda: _all_at_once({"t": "list", "v": [{"t": "float", "v": "1.5"}] * 31_000}),
    "9: sixteen small ones at once": lambda: _all_at_once({"t": "float", "v": "1.5"}),
}


def measure(only: str = "") -> list[Row]:
    """Send every attack to one service, one after the other."""
    binaries = find_binaries()
    if binaries is None:
        raise RuntimeError("What a class can take is measured on PostgreSQL: apt-get install postgresql")
    rows: list[Row] = []
    with Postgres(binaries) as server, Classroom(database=server.database()) as room:
        process: Any = room.replicas[0]._process  # noqa: SLF001 - it is looked at from outside
        service = Service(room, process.pid)
        honest, hostile = (learner.token for learner in _learners(room, 2))
        for _ in range(20):
            service.ask("api/checks", {"exercise": EXERCISE}, honest)
        _hand_in(service, hostile, {"t": "float", "v": "1.5"})
        frozen = {"8: a database that hangs": lambda: _while_frozen(server)}
        for name, make in {"nothing": lambda: lambda *_: time.sleep(4), **ATTACKS, **frozen}.items():
            if only in name or name == "nothing":
                attack, idle, watch = make(), service.memory(), Watch(service, honest)
                with watch.on():
                    attack(service, hostile)
                rows += _rows(name, watch, idle)
                print(table(rows[-3:]), flush=True)
                time.sleep(3)
    return rows


def _rows(name: str, watch: Watch, idle: int) -> list[Row]:
    def waits(what: str, milliseconds: list[float]) -> Row:
        slow = sorted(milliseconds)[int(0.99 * len(milliseconds))]
        note = f"99 of 100 within {slow:.0f} ms, {len(milliseconds)} asked"
        return Row(f"{name}: longest wait of {what}", max(milliseconds), "ms", None, MOST_WAIT, note)

    more = (watch.peak - idle) / 1e6
    return [
        waits("others", watch.others),
        waits("health", watch.health),
        Row(f"{name}: memory beyond what is idle", more, "MB", None, MOST_MEMORY),
    ]


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="attacks that have this in their name")
    rows = measure(parser.parse_args().only)
    print(table(rows))
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
