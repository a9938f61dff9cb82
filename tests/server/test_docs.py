"""docs/protocol.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from math4ml_ext import errors
from math4ml_ext.web.operations import OPERATIONS
from math4ml_ext.web.problems import REASONS
from math4ml_ext.web.statuses import status_of

TEXT = (Path(__file__).parent.parent.parent / "docs" / "protocol.md").read_text(encoding="utf-8")

INNER = {"not-found", "bad-token", "refused"}
"""What is only a parent of others, or never leaves the server as a refusal."""


@pytest.fixture
def refusals() -> set[tuple[int, str]]:
    rows = re.findall(r"^\| (\d{3}) \| (.*?) \|", TEXT, re.MULTILINE)
    return {(int(status), reason) for status, reasons in rows for reason in re.findall(r"`(.*?)`", reasons)}


def test_every_refusal_is_written_down_with_its_status(refusals: set[tuple[int, str]]) -> None:
    kinds = [getattr(errors, name) for name in errors.__all__]
    ours = {(status_of(kind), kind.reason) for kind in kinds if kind.reason not in INNER}
    transport = {(status, reason) for status, (reason, _) in REASONS.items() if status != 401}
    assert refusals == ours | transport


def test_every_route_is_written_down() -> None:
    rows = re.findall(r"^\| `(GET|POST) (\S+)` \|", TEXT, re.MULTILINE)
    assert set(rows) == {(operation.verb, operation.route) for operation in OPERATIONS}
