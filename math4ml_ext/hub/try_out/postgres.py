"""A PostgreSQL server of our own, for as long as it is needed, on a free port of this machine only."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from typing_extensions import Self

from .processes import free_ports, with_parent

__all__ = ["Postgres", "find_binaries"]

_OWNER = "postgres"
"""Who runs it when we are root; PostgreSQL refuses to be run by root."""


def find_binaries() -> Path | None:
    """Return the folder with `initdb` and `postgres`, the newest there is, or None."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


class Postgres:
    """A server with empty databases, made anew and thrown away at the end. Use it in a ``with`` statement.

    Parameters
    ----------
    binaries : Path
        Where `find_binaries` found it.
    durable : bool
        Whether what is committed waits for the disk, as it does for a class. Trying out and most tests need it not.
    """

    def __init__(self, binaries: Path, *, durable: bool = False) -> None:
        self._binaries = binaries
        self._durable = durable
        self._folder = Path(tempfile.mkdtemp(prefix="math4ml-postgres-"))
        self._password = secrets.token_hex(16)
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0
        self.port = 0
        # As root we step down to PostgreSQL's own user, whom its package has made.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._as = {"user": _OWNER, "group": _OWNER, "extra_groups": []}
            shutil.chown(self._folder, _OWNER, _OWNER)

    def __enter__(self) -> Self:
        """Make it, start it and wait until it lets us in."""
        password = self._folder / "password"
        password.write_text(self._password)
        if self._as:
            shutil.chown(password, _OWNER, _OWNER)
        initdb: list[str | Path] = [self._binaries / "initdb", "-D", self._data, "-U", "math4ml"]
        initdb += ["--auth=scram-sha-256", "--pwfile", password, "--encoding=UTF8", "--locale=C", "--no-sync"]
        made = subprocess.run(initdb, cwd=self._folder, capture_output=True, text=True, check=False, **self._as)
        if made.returncode:
            raise RuntimeError(f"PostgreSQL could not be made ready: {made.stderr.strip()}")
        (self.port,) = free_ports(1)
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it and remove it."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def log(self) -> str:
        """What it said."""
        return (self._folder / "log").read_text(errors="replace")

    def start(self) -> None:
        """Start it, and wait until it lets us in."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self._folder,
        }
        if not self._durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        command: list[str | Path] = [self._binaries / "postgres", "-D", self._data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with (self._folder / "log").open("ab") as log:
            # In a session of its own: a Ctrl+C is for us, who then stop everything in its order.
            self._process = subprocess.Popen(
                with_parent(command, self._as.get("user")),
                cwd=self._folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not self._lets_in():
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=0.05)
                raise RuntimeError(f"PostgreSQL did not start: {self.log}")

    def stop(self) -> None:
        """Stop it at once, and wait until it has; whoever is connected is cut off."""
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """End it as a power cut would: it writes nothing more, and when it is started it has to find its way back."""
        self._end(signal.SIGQUIT)

    def freeze(self) -> None:
        """Stop all its processes where they are: whoever asks it something gets no answer, and no error either."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._send(signal.SIGCONT)

    def _send(self, sign: signal.Signals) -> None:
        for process in self._processes():
            with suppress(ProcessLookupError):  # it has ended meanwhile
                os.kill(process, sign)

    def _processes(self) -> list[int]:
        """Return the server's own process, first, and those that it has started; on Linux."""
        assert self._process
        own = self._process.pid
        children = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it has ended meanwhile
                parent = int(status.read_text().rpartition(")")[2].split()[1])
                children += [int(status.parent.name)] if parent == own else []
        return [own, *children]

    def _end(self, sign: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(sign)
            self._process.wait()
            self._process = None

    def database(self) -> str:
        """Make an empty database and return its SQLAlchemy URL."""
        import psycopg

        self._databases += 1
        name = f"class_{self._databases}"
        with psycopg.connect(self._conninfo("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://math4ml:{self._password}@127.0.0.1:{self.port}/{name}"

    def _conninfo(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=math4ml password={self._password} dbname={database}"

    def _lets_in(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self._conninfo("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True
