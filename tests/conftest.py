"""What tests of several rooms need of the machine: a real PostgreSQL server, sandboxes, signals as elsewhere."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries
from math4ml_ext.hub.try_out.with_parent import end_with_parent
from math4ml_ext.sandbox import NoSandbox, Sandbox


def pytest_configure(config: pytest.Config) -> None:
    """Take interrupts though we were started with them ignored, and leave nothing behind when we are killed."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a script's background jobs have it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if "PYTEST_XDIST_WORKER" in os.environ:
        end_with_parent(os.getppid())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server; `postgres.database()` makes an empty database on it."""
    binaries = find_binaries()
    if binaries is None:
        pytest.fail("These tests need PostgreSQL. On Debian: apt-get install postgresql")
    with Postgres(binaries) as server:
        yield server


@pytest.fixture(scope="session")
def sandboxes() -> None:
    """Tests of what runs in a sandbox are for machines that let one be made."""
    try:
        Sandbox()
    except NoSandbox as reason:
        pytest.skip(reason.sentence)


@pytest.fixture(scope="session")
def no_locks() -> list[str]:
    """What a command begins with that is run on file systems which refuse to lock; with an error's number after it."""
    return [sys.executable, str(Path(__file__).parent / "store" / "no_locks.py")]
