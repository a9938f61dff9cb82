"""What tests of several rooms need of the machine: a real PostgreSQL server, and sandboxes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries
from math4ml_ext.sandbox import NoSandbox, Sandbox


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
