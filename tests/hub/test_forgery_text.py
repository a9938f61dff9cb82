"""Attempts with text: HTML, SQL, formulas, paths and line breaks in every field that takes any."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import func, select

from math4ml_ext.store.models import CheckRow, StandingRow

from .attacks import DOUBLE, Attacker, Lab, practice, told, wire
from .sending import Reply

HTML = "<img src=x onerror=alert(1)><script>alert(2)</script>"
SQL = "'; DROP TABLE checks; UPDATE standings SET passed = true; --"
FORMULA = '=HYPERLINK("http://evil.example","marks")'
TRICKS = [HTML, SQL, FORMULA, "{{7*7}}${7*7}%s%n{0.__class__}", "../../etc/passwd;id", "a\r\nSet-Cookie: a=b"]
IDS = ["html", "sql", "formula", "template", "path", "header"]


def is_data(reply: Reply) -> bool:
    """Whether no browser can take a reply for a page."""
    kinds = {"application/json", "text/csv; charset=utf-8"}
    return reply.headers["Content-Type"] in kinds and reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("trick", TRICKS, ids=IDS)
def test_a_trick_in_every_field_of_the_protocol(mallory: Attacker, trick: str) -> None:
    issued = mallory.begin()
    fields: list[tuple[str, dict[str, Any]]] = [
        ("checks", {**DOUBLE, "exercise": trick}),
        ("checks", {**DOUBLE, "course": trick}),
        ("hints", {**DOUBLE, "level": trick}),
        ("hints", {"exercise": trick, "level": 1}),
        ("solutions", {**DOUBLE, "exercise": trick}),
        ("files", {"course": trick, "file": "tiny.ipynb"}),
        ("checks/answers", {"check": issued["check"], "rounds": [], "cell": trick}),
        ("checks/answers", {"check": issued["check"], "rounds": trick}),
        ("practice", {"checks": [practice(exercise=trick)]}),
        ("practice", {"checks": [practice(course_version=trick)]}),
        ("practice", {"checks": [practice(check=trick)]}),
        ("practice", {"checks": [practice(agent=trick)]}),
    ]
    for route, message in fields:
        reply = mallory.api("POST", f"api/{route}", message)
        assert told(reply, 400, "bad-message"), (route, message)
        assert "text/html" not in reply.headers["Content-Type"]
    assert told(mallory.api("POST", "api/files", {"course": "tiny", "file": trick}), 404, "unknown-file")
    assert told(mallory.hand_in(trick), 403, "token-forged")
    assert mallory.outcomes == []


@pytest.mark.parametrize("trick", TRICKS, ids=IDS)
def test_a_trick_in_what_the_kernel_says(lab: Lab, mallory: Attacker, page: Any, trick: str) -> None:
    said = {
        "raised": {"t": "raised", "exception": trick, "message": trick, "line": 1, "name": trick},
        "missing": {"t": "missing", "name": trick},
        "stub": {"t": "stub", "name": trick},
        "not-callable": {"t": "not-callable", "name": trick, "type": trick},
        "too-large": {"t": "too-large", "type": trick, "size": 1, "limit": 1},
        "opaque": {"t": "returned", "value": {"t": "opaque", "type": trick, "repr": trick}},
        "text": wire(trick),
        "keys": wire({trick: [trick]}),
    }
    for exercise, course in (("tiny/echo", "tiny"), ("probability/softmax", "math4ml")):
        for answer in said.values():
            reply = mallory.until_verdict(mallory.begin(exercise, course), lambda ask, it=answer: [it for _ in ask])
            assert reply["recorded"]
            assert reply["verdict"]["outcome"] in {"failed", "not-attempted", "could-not-check"}
        shown = page(f"learner?course={course}&user={mallory.name}")
        assert is_data(shown)
        assert len(shown.message["checks"]) == len(said)
        assert is_data(page(f"exercise?course={course}&section=tuesday&exercise={exercise}"))
        assert is_data(page(f"export.csv?course={course}"))
    assert not mallory.passed
    assert lab.store.read(lambda connection: connection.execute(select(func.count(CheckRow.id))).scalar_one()) > 0


@pytest.mark.parametrize("trick", [*TRICKS, "\0" + HTML], ids=[*IDS, "nul"])
def test_a_trick_in_the_verdict_of_practice(mallory: Attacker, page: Any, trick: str) -> None:
    sentence = {"text": trick.replace("{", "").replace("}", "")}
    verdict = {
        "outcome": "failed",
        "message": sentence,
        "criterion": trick,
        "misconception": trick,
        "held": [trick],
        "question": sentence,
        "error": {"exception": trick, "message": trick, "line": 2**60},
        "counterexample": {"call": trick, "returned": trick, "must": sentence},
        "picture": {"text/html": trick, "application/javascript": trick},
    }
    reply = mallory.api("POST", "api/practice", {"checks": [practice(verdict=verdict)]})
    assert reply.message == {"kept": 1}
    (check,) = page(f"learner?course=tiny&user={mallory.name}").message["checks"]
    assert check["evidence"] == "practice"
    assert "text/html" not in json.dumps(check)
    (standing,) = mallory.rows(StandingRow)
    assert (standing.misconception, standing.criterion, standing.passed) == (None, None, False)
    assert trick not in page("export.csv?course=tiny").text
    assert mallory.api("GET", "api/progress").status == 200
    assert not mallory.passed


def test_a_formula_in_the_name_of_a_learner(lab: Lab, mallory: Attacker, page: Any) -> None:
    for start in "=+-@":
        name = f"{start}cmd|' c'!a0,\"{mallory.name}"
        learner = Attacker(lab, name)
        learner.until_verdict(learner.begin(), lambda ask: [wire(0) for _ in ask])
        text = page("export.csv?course=tiny").text
        names = {row["username"] for row in csv.DictReader(io.StringIO(text, newline=""))}
        assert f"'{name}" in names
        assert not any(cell.startswith(("=", "+", "@")) for cell in names)
        assert learner.outcomes == [("failed", "checked")]


@pytest.mark.parametrize("trick", [*TRICKS, "\0", "\ud83d\ude00" * 50], ids=lambda trick: repr(trick)[1:9])
def test_a_trick_in_the_address_of_the_page(mallory: Attacker, page: Any, trick: str) -> None:
    told_ = quote(trick, safe="", errors="surrogatepass")
    for path in (
        f"matrix?course={told_}",
        f"matrix?course=tiny&section={told_}",
        f"exercise?course=tiny&exercise={told_}",
        f"exercise?course=tiny&exercise=tiny/double&section={told_}",
        f"learner?course=tiny&user={told_}",
        f"learner?course=tiny&user=ada&exercise={told_}",
        f"learner?course=tiny&user=ada&before={told_}",
        f"export.csv?course=tiny&section={told_}",
        f"events?course=tiny&since={told_}",
    ):
        reply = page(path)
        assert reply.status < 500, (path, reply)
        assert is_data(reply)
        assert "Set-Cookie: a=b" not in str(reply.headers)
        assert mallory.name not in reply.text


@pytest.mark.parametrize(
    "number", ["9" * 30, "9" * 5000, "\u0663", "-1", "1e3"], ids=["vast", "long", "arabic", "less", "e"]
)
def test_a_number_in_the_address_of_the_page_that_is_none(mallory: Attacker, page: Any, number: str) -> None:
    for path in (f"learner?course=tiny&user=ada&before={quote(number)}", f"events?course=tiny&since={quote(number)}-0"):
        reply = page(path)
        assert told(reply, 400, "bad-message"), path
    assert mallory.outcomes == []


def test_practice_larger_than_any_page(mallory: Attacker, page: Any) -> None:
    """Ninety verdicts of 10 kB each, as they may be handed in at once; one click must not send them all."""
    large = {"outcome": "failed", "message": {"text": "{a}", "values": {"a": "x" * 5000}}, "held": ["x" * 5000]}
    for turn in range(3):
        checks = [practice(check=f"{100 * turn + each:032x}", verdict=large) for each in range(90)]
        assert mallory.api("POST", "api/practice", {"checks": checks}).message == {"kept": 90}
    reply = page(f"learner?course=tiny&user={mallory.name}")
    assert len(reply.message["checks"]) == 200
    assert len(reply.text) < 300_000
    assert len(page("exercise?course=tiny&exercise=tiny/double").text) < 100_000
    assert "xxxx" not in page("export.csv?course=tiny").text
    assert sum(len(row.verdict) for row in mallory.rows(CheckRow)) < 270 * 4100


def test_practice_without_end(mallory: Attacker) -> None:
    kept = []
    for turn in range(11):
        checks = [practice(check=f"{100 * turn + each:032x}") for each in range(100)]
        kept.append(mallory.api("POST", "api/practice", {"checks": checks}).message["kept"])
    assert kept == [100] * 10 + [0]
    assert len(mallory.rows(CheckRow)) == 1000
