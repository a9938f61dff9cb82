"""The last line of `make test` adds up what every runner reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

JUNIT = '<testsuites><testsuite tests="{tests}" failures="{failures}" errors="0" skipped="1"/></testsuites>'


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "python.xml").write_text(JUNIT.format(tests=11, failures=0))
    (tmp_path / "front.json").write_text(
        json.dumps({"numPassedTests": 5, "numFailedTests": 0, "numRuntimeErrorTestSuites": 0})
    )
    return tmp_path


def test_all_runners_are_added_up(script, reports, capsys):
    assert script("summary").main(reports) == 0
    assert capsys.readouterr().out == "15 passed, 0 failed\n"


def test_one_failure_fails_the_whole(script, reports, capsys):
    (reports / "browser.xml").write_text(JUNIT.format(tests=4, failures=1))
    assert script("summary").main(reports) == 1
    assert capsys.readouterr().out == "17 passed, 1 failed\n"


def test_a_runner_that_ran_nothing_is_a_failure(script, reports):
    (reports / "browser.xml").write_text(JUNIT.format(tests=1, failures=0))
    assert script("summary").main(reports) == 1


def test_no_report_at_all_is_a_failure(script, tmp_path):
    assert script("summary").main(tmp_path) == 1
