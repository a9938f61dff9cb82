"""Whatever a home is like, the server that is started in it keeps progress; a kill takes nothing with it."""

from __future__ import annotations

import errno
import shlex
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

DOUBLE = {"exercise": "tiny/double", "course": "tiny"}


def press(server: Any, fake_kernel: ModuleType) -> Any:
    issued = server.post("checks", DOUBLE).message
    rounds = [fake_kernel.answer_json(issued["ask"], {"double": lambda x: 2 * x})]
    return server.post("checks/answers", {"check": issued["check"], "rounds": rounds}).message


def checks_of(server: Any) -> int:
    (progress,) = server.get("progress").message["exercises"]
    return int(progress["checks"])


def test_a_home_that_refuses_to_lock(
    live_server: Any, fake_kernel: ModuleType, no_locks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec {shlex.join([*no_locks, str(errno.ENOLCK), sys.executable])} "$@"\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with live_server() as server:
        replies = [press(server, fake_kernel) for _ in range(3)]
        assert [(reply["recorded"], reply["notice"]) for reply in replies] == [(True, None)] * 3
        assert [file.name for file in server.database.parent.iterdir()] == [server.database.name]  # no log beside it
        server.kill()
        server.start()
        assert press(server, fake_kernel)["recorded"]
        assert checks_of(server) == 4


def test_a_log_that_is_deleted_and_then_the_server_is_killed(live_server: Any, fake_kernel: ModuleType) -> None:
    with live_server() as server:
        log = server.database.with_name(server.database.name + "-wal")
        assert press(server, fake_kernel)["recorded"]
        log.unlink()
        assert press(server, fake_kernel)["recorded"]
        server.kill()
        server.start()
        assert checks_of(server) == 2


def test_what_is_in_the_log_is_soon_in_the_database(live_server: Any, fake_kernel: ModuleType, tmp_path: Path) -> None:
    """So that whoever deletes the log, with nothing written after it, and ends the server takes nothing away."""
    with live_server() as server:
        assert press(server, fake_kernel)["recorded"]
        kept = 0
        while not kept:
            copy = shutil.copy(server.database, tmp_path / "alone.sqlite")
            with closing(sqlite3.connect(f"file:{copy}?immutable=1", uri=True)) as alone:
                tables = alone.execute("SELECT count(*) FROM sqlite_master WHERE name = 'checks'").fetchone()[0]
                kept = tables and alone.execute("SELECT count(*) FROM checks").fetchone()[0]
        server.database.with_name(server.database.name + "-wal").unlink()
        server.kill()
        server.start()
        assert checks_of(server) == 1
