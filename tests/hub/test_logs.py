"""A line of the log is one JSON object, and tells of an error everything but its text."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from math4ml_ext.hub.logs import JsonFormatter


@pytest.fixture
def log() -> Iterator[Any]:
    """A logger, and what it has said."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logger = logging.getLogger("math4ml.test")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    yield lambda: (logger, [json.loads(line) for line in stream.getvalue().splitlines()])
    logger.removeHandler(handler)


def test_a_line_says_when_how_grave_where_and_what(log: Any) -> None:
    logger, _ = log()
    logger.warning("%s is away", "the hub", extra={"status": 503})
    _, (line,) = log()
    assert (line["level"], line["logger"], line["message"], line["status"]) == (
        "warning",
        "math4ml.test",
        "the hub is away",
        503,
    )
    assert line["time"].endswith("+00:00")


def test_of_an_error_its_text_is_left_out(log: Any) -> None:
    logger, _ = log()
    try:
        raise ValueError("a learner's own words")
    except ValueError:
        logger.exception("grading failed")
    _, (line,) = log()
    assert line["error"] == "ValueError"
    assert "test_of_an_error_its_text_is_left_out" in line["at"][0]
    assert "own words" not in json.dumps(line)


def test_a_line_break_does_not_begin_a_line(log: Any) -> None:
    logger, _ = log()
    logger.info("one\ntwo")
    _, lines = log()
    assert len(lines) == 1
