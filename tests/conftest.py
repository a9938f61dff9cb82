"""A real PostgreSQL server, started when the first test asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server; `postgres.database()` makes an empty database on it."""
    binaries = find_binaries()
    if binaries is None:
        pytest.fail("These tests need PostgreSQL. On Debian: apt-get install postgresql")
    with Postgres(binaries) as server:
        yield server
