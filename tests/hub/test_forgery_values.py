"""Attempts to send what is no value: code, arrays that are not what they say, and more than anybody takes."""

from __future__ import annotations

import base64
import gzip
from typing import Any

import numpy as np
import pytest

from .attacks import Attacker, told, wire


def answers(value: Any) -> list[Any]:
    return [{"t": "returned", "value": value}]


def array(dtype: str, shape: list[int], data: bytes = b"") -> dict[str, Any]:
    return {"t": "array", "dtype": dtype, "shape": shape, "data": base64.b64encode(data).decode()}


def test_code_of_the_learners_in_place_of_a_value(mallory: Attacker) -> None:
    issued = mallory.begin()
    for code in ({"t": "source", "source": "__import__('os').getpid()"}, {"t": "name", "name": "double"}):
        assert told(mallory.hand_in(issued, answers(code)), 400, "bad-message")
        assert told(mallory.hand_in(issued, answers({"t": "list", "v": [code]})), 400, "bad-message")
    assert mallory.outcomes == []


def test_a_pickle_in_place_of_a_value(mallory: Attacker) -> None:
    issued = mallory.begin()
    for value in (array("|O", [1], b"cos\nsystem\n(S'id'\ntR."), {"t": "pickle", "data": "gASVAAAA"}):
        assert told(mallory.hand_in(issued, answers(value)), 400, "bad-message")
    assert mallory.outcomes == []


@pytest.mark.parametrize(
    "value",
    [
        array("<f8", [2], b"\0" * 8),
        array("<f8", [], b"\0" * 16),
        array("<f8", [2**62, 4]),
        array("<f8", [0, 2**62, 2**62]),
        array("<f8", [0] * 33),
        array("<f8", [-1, -1], b"\0" * 8),
        array(">f8", [1], b"\0" * 8),
        array("<M8[s]", [1], b"\0" * 8),
        array("|b1", [1], b"\2"),
        {**array("<f8", [1]), "data": "!!"},
    ],
    ids=["short", "long", "vast", "vast-and-empty", "33-dims", "negative", "big-endian", "date", "bool-of-2", "base64"],
)
def test_an_array_that_is_not_what_it_says(mallory: Attacker, value: Any) -> None:
    issued = mallory.begin()
    assert told(mallory.hand_in(issued, answers(value)), 400, "bad-message")
    assert mallory.outcomes == []


@pytest.mark.parametrize("text", ["1e999999", "1_0", " 1", "0x10", "\u0661", "9" * 4301, "nan(1)", ""])
def test_a_number_that_is_not_written_as_one(mallory: Attacker, text: str) -> None:
    issued = mallory.begin()
    for tag in ("int", "float"):
        assert told(mallory.hand_in(issued, answers({"t": tag, "v": text})), 400, "bad-message")
    assert mallory.outcomes == []


def test_values_nested_without_end(mallory: Attacker) -> None:
    check = mallory.begin()["check"]
    for deep in (40, 100_000):
        value = '{"t":"list","v":[' * deep + "]}" * deep
        body = f'{{"check":"{check}","rounds":[[{{"t":"returned","value":{value}}}]]}}'.encode()
        assert told(mallory.api("POST", "api/checks/answers", body), 400, "bad-message")
    assert mallory.outcomes == []


def test_a_message_larger_than_any_check(mallory: Attacker) -> None:
    issued = mallory.begin()
    body = b'{"check":"' + issued["check"].encode() + b'","cell":"' + b"a" * 9_000_000 + b'","rounds":[]}'
    assert told(mallory.api("POST", "api/checks/answers", body), 413, "too-large")
    many = [wire(1)] * 201
    assert told(mallory.hand_in(issued, many), 400, "bad-message")
    assert told(mallory.hand_in(issued, *([[wire(1)]] * 9)), 400, "bad-message")
    assert mallory.outcomes == []


def test_a_value_larger_than_an_agent_sends(mallory: Attacker) -> None:
    issued = mallory.begin("linear-algebra/count-dimensions", "math4ml")
    large = ["x" * 1_000_001, np.zeros(125_001), [0.0] * 31_251, {0: "x" * 1_000_000}, [["x" * 999_970]]]
    for value in large:
        assert told(mallory.hand_in(issued, [wire(value)]), 400, "bad-message")
    assert mallory.outcomes == []
    reply = mallory.hand_in(issued, [wire("x" * 1_000_000)])  # as large as may be; nobody has to wait for it
    assert reply.message["verdict"]["outcome"] == "failed"
    assert mallory.outcomes == [("failed", "checked")]


def test_text_that_no_database_can_keep(mallory: Attacker) -> None:
    issued = mallory.begin("tiny/echo")
    reply = mallory.hand_in(issued, [wire("a\0b\u2028\ufeff\U0001f40d")])
    assert (reply.status, reply.message["recorded"]) == (200, True)
    check = mallory.begin("tiny/echo")["check"]
    lone = f'{{"check":"{check}","rounds":[[{{"t":"returned","value":{{"t":"str","v":"\\ud800"}}}}]]}}'.encode()
    assert told(mallory.api("POST", "api/checks/answers", lone), 400, "bad-message")
    assert mallory.outcomes == [("failed", "checked")]


def test_what_is_no_message(mallory: Attacker) -> None:
    for body in (
        gzip.compress(b"{}"),
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"NaN",
        b'{"check":"a","check":"b"}',
        b"{}" * 1000,
    ):
        assert told(mallory.api("POST", "api/checks/answers", body), 400, "bad-message")
    assert told(mallory.api("POST", "api/checks", b"exercise=tiny%2Fdouble", headers=FORM), 415, "wrong-content-type")
    assert mallory.outcomes == []


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
