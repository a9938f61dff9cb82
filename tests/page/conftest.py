"""A class to look at: the real course, a store in either dialect, and checks that are really recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord
from math4ml_ext.course import course
from math4ml_ext.courses import Courses
from math4ml_ext.hub.classpage.page import ClassPage
from math4ml_ext.store import Store
from math4ml_ext.store.classroom import Place
from math4ml_ext.store.models import MemberRow
from math4ml_ext.store.standings import upsert

Check = Callable[..., None]

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
TUESDAY = Place("math4ml", "tuesday")
SOFTMAX = "probability/softmax"
PASSED = Verdict("passed", say("Losses are sums."))


def wrong(name: str | None = None, says: str = "`softmax([-1, 1])` gave `[inf, -inf]`.") -> Verdict:
    """Return the verdict on a wrong answer."""
    return Verdict("failed", say(says), "entries sum to one", misconception=name)


@pytest.fixture
def anyio_backend() -> str:
    """Tests that wait do so in asyncio, as tornado does."""
    return "asyncio"


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store; a test that needs but one dialect says so."""
    sqlite = request.param == "sqlite"
    store = Store(f"sqlite:///{tmp_path / 'a'}" if sqlite else request.getfixturevalue("postgres").database())
    store.open()
    yield store
    store.close()


@pytest.fixture
def page(store: Store) -> ClassPage:
    """The page of the course that comes with the package."""
    return ClassPage(Courses([course]), store, now=NOON.timestamp)


@pytest.fixture
def check(store: Store) -> Check:
    """Record a check of somebody in the tuesday section."""
    numbers = count(1)

    def check(verdict: Verdict = PASSED, *, user: str = "ada", section: str = "tuesday", **more: Any) -> None:
        member = {"course": "math4ml", "username": user, "section": section}
        store.write(lambda connection: upsert(connection, MemberRow, member))
        number = next(numbers)
        defaults = {"exercise": SOFTMAX, "answered_at": NOON, "cell": f"cell {number}"}
        store.record(
            CheckRecord(
                check=f"{number:032}",
                user=user,
                course="math4ml",
                course_version="0.1",
                exercise_version="1",
                seed=number,
                verdict=verdict,
                rounds=1,
                issued_at=NOON,
                wire=1,
                agent="1",
                **(defaults | more),
            )
        )

    return check
