"""The description is made from the protocol, is committed as it is made, and the server does what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate

from math4ml_ext.web import openapi
from math4ml_ext.web.operations import OPERATIONS
from math4ml_ext.web.registry import Operation

ROOT = Path(__file__).parent.parent.parent


def test_the_committed_description_is_the_one_that_is_made() -> None:
    assert openapi.main(["--check"]) == 0


def test_a_difference_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "openapi.json"
    assert openapi.main(["--check"], file) == 1
    assert "Run `python -m math4ml_ext.web.openapi`" in capsys.readouterr().err
    assert openapi.main([], file) == 0
    assert openapi.main(["--check"], file) == 0


def test_the_description_is_valid() -> None:
    validate(openapi.document())


def test_every_message_is_described() -> None:
    text = json.dumps(openapi.document())
    assert "Parameters" not in text
    for name, schema in openapi.document()["components"]["schemas"].items():
        assert schema.get("description") or "anyOf" in schema, name


def test_every_operation_is_described_with_an_example_of_what_is_sent() -> None:
    for operation in OPERATIONS:
        assert (operation.example is not None) == (operation.request is not None)


@pytest.fixture(scope="module")
def server(live_server: Any) -> Iterator[Any]:
    """A real server in a process of its own, since schemathesis asks synchronously."""
    with live_server() as server:
        yield server


@pytest.fixture(scope="module")
def description(server: Any) -> Any:
    """What the server says it does, with examples that fit the course it has."""
    document = server.get("openapi.json").message
    for path in document["paths"].values():
        content = path.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        if "exercise" in content.get("example", {}):
            content["example"] |= {"exercise": "tiny/double", "course": "tiny"}
    description = schemathesis.openapi.from_dict(document)
    description.config.update(base_url=server.url.rstrip("/"), headers=server.headers)
    return description


# A schema takes 13.0 for a whole number, and cannot say that an array has to fill its shape or which times make sense.
STRICTER_THAN_A_SCHEMA = {"advanceCheck", "deliverPractice", "showHints"}


@pytest.mark.parametrize("mode", schemathesis.GenerationMode, ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_the_server_does_what_the_description_says(
    server: Any, description: Any, operation: Operation, mode: schemathesis.GenerationMode
) -> None:
    if operation.request is None and mode.is_negative:
        return  # there is nothing in it that could be wrong
    excluded = [schemathesis.checks.positive_data_acceptance] if operation.name in STRICTER_THAN_A_SCHEMA else []
    token = server.post("checks", {"exercise": "tiny/double", "course": "tiny"}).message["check"]
    described = description[f"/{operation.route}"][operation.verb]

    @given(case=described.as_strategy(generation_mode=mode))
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    def holds(case: Any) -> None:
        if mode.is_positive and operation.name == "advanceCheck":
            case.body["check"] = token  # so that the answers are looked at, too
        case.call_and_validate(excluded_checks=excluded)

    holds()
