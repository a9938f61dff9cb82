"""Add up what the test runners reported, and say it in one line: the last one of `make test`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET


def main(folder: Path) -> int:
    """Print how many tests passed and failed; no report, or no test in one, is a failure too."""
    reports = [*map(from_junit, sorted(folder.glob("*.xml"))), *map(from_jest, sorted(folder.glob("*.json")))]
    if not reports or not all(passed + failed for passed, failed in reports):
        print(f"A test runner left no report of a test it ran in {folder}.", file=sys.stderr)
        return 1
    passed, failed = (sum(numbers) for numbers in zip(*reports, strict=True))
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


def from_junit(report: Path) -> tuple[int, int]:
    """Return the passed and the failed tests of a JUnit report (pytest's, Playwright's)."""
    suites = list(ET.parse(report).getroot().iter("testsuite"))

    def total(what: str) -> int:
        return sum(int(suite.get(what, 0)) for suite in suites)

    failed = total("failures") + total("errors")
    return total("tests") - failed - total("skipped"), failed


def from_jest(report: Path) -> tuple[int, int]:
    """Return the passed and the failed tests of a Jest report."""
    numbers = json.loads(report.read_text(encoding="utf-8"))
    return numbers["numPassedTests"], numbers["numFailedTests"] + numbers["numRuntimeErrorTestSuites"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
