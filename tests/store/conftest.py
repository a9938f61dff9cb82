"""A store on a file of its own, and records to keep in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from graders.kit.text import say
from graders.kit.verdict import Counterexample, LearnerError, Stretch, Verdict
from math4ml_ext.checks import CheckRecord
from math4ml_ext.store import Store

FAILED = Verdict(
    "failed",
    say("{call} gave {got}.", call="softmax([-1, 3])", got="[-0.5, 1.5]"),
    criterion="no entry is negative",
    held=("keeps the shape",),
    total=5,
    counterexample=Counterexample("softmax([-1, 3])", "[-0.5, 1.5]", say("No entry of a pmf is negative.")),
    question=say("Can a probability be that?"),
    misconception="normalises without exponentiating",
    error=LearnerError("ValueError", "odd \x00 <b>text</b> \N{SNOWMAN}", 3),
    stretch=(Stretch("large scores", False, say("[1000, 1001] overflows.")),),
    notes=(say("A list came back."),),
    picture={"text/plain": "a picture"},
)

FIRST = CheckRecord(
    check="0" * 32,
    user="ada",
    course="math4ml",
    course_version="0.1",
    exercise="probability/softmax",
    exercise_version="1",
    seed=2**63 - 1,
    verdict=FAILED,
    rounds=2,
    issued_at=datetime(2026, 11, 1, 12, 0, tzinfo=timezone.utc),
    answered_at=datetime(2026, 11, 1, 12, 1, 2, 345, tzinfo=timezone.utc),
    cell="abc",
    wire=1,
    agent="def",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "progress.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{path}")
    yield store
    store.close()


@pytest.fixture
def made() -> Callable[..., CheckRecord]:
    """Make a record that differs from the first one in some fields, and in its id."""
    count = iter(range(1, 10**6))

    def made(**changes: Any) -> CheckRecord:
        return replace(FIRST, **({"check": f"{next(count):032}"} | changes))

    return made
