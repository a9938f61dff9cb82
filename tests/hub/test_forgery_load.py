"""Attempts to stop a class: by messages that take far more than they are, and by many of them at once."""

from __future__ import annotations

import select
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from math4ml_ext.hub.turns import MOST_WAITING

from .attacks import Attacker, Lab, told, wire
from .lines import Line, most_memory
from .sending import send

MODULUS = 2**61 - 1
"""Python hashes a number by what is left when it is divided by this."""

MANY = 31_000
"""As many as a value may hold."""

ROOM = 100_000_000
"""Bytes beyond what an idle service has."""


@pytest.fixture
def ada(lab: Lab) -> Attacker:
    """Somebody who wants nothing but a verdict."""
    return Attacker(lab)


@pytest.fixture
def no_more_memory(lab: Lab, ada: Attacker) -> Iterator[None]:
    """Hold the service to what it has when it is idle, and a little more."""
    works(ada)
    before = most_memory(lab.school.room)
    yield
    more = most_memory(lab.school.room) - before
    assert more < ROOM, f"{more:,}"
    works(ada)


def works(somebody: Attacker) -> None:
    """Press Check and pass."""
    reply = somebody.until_verdict(somebody.begin(), lambda ask: somebody.answer(ask, double=lambda x: 2 * x))
    assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", True)


def number(value: int) -> Any:
    return {"t": "int", "v": str(value)}


def alike(kind: str) -> Any:
    numbers = [number(MODULUS * n) for n in range(1, MANY)]
    if kind == "dict":
        return {"t": "dict", "v": [[key, {"t": "none"}] for key in numbers[: MANY // 2]]}
    if kind == "pairs":
        return {"t": "set", "v": [{"t": "tuple", "v": [key]} for key in numbers[: MANY // 2]]}
    if kind == "complex":
        items = [{"t": "complex", "re": f"{-1000003 * n}.0", "im": f"{n}.0"} for n in range(1, MANY)]
        return {"t": "set", "v": items}
    return {"t": kind, "v": numbers}


@pytest.mark.parametrize("kind", ["set", "dict", "list", "pairs", "complex"])
def test_thousands_of_numbers_that_python_hashes_alike(mallory: Attacker, no_more_memory: None, kind: str) -> None:
    issued = mallory.begin()
    assert told(mallory.hand_in(issued, [{"t": "returned", "value": alike(kind)}]), 400, "bad-message")
    assert mallory.outcomes == []


@pytest.mark.parametrize("exercise", ["probability/softmax", "linear-algebra/matmul", "svd/compose-steps"])
def test_one_long_text_among_thousands_of_short_ones(mallory: Attacker, no_more_memory: None, exercise: str) -> None:
    issued = mallory.begin(exercise, "math4ml")
    bomb = wire(["x" * 20_000, *["y"] * 5_000])
    reply = mallory.hand_in(issued, [bomb] * len(issued["ask"]))
    assert reply.message["verdict"]["outcome"] == "failed"


def test_large_bodies_of_strangers(lab: Lab, no_more_memory: None) -> None:
    for token in ("", "guess"):
        for route in ("api/checks/answers", "api/practice", "api/nowhere"):
            lines = [
                Line(lab.school.room.service_url, route, announces=60_000_000, token=token, body=b"{") for _ in range(8)
            ]
            with ThreadPoolExecutor(8) as threads:
                sent = list(threads.map(lambda line: line.push(60_000_000), lines))
            assert max(sent) < 20_000_000  # what the system takes on the way; nobody reads it
            assert {line.status() for line in lines} <= {403, 0}
            for line in lines:
                line.close()


def test_a_body_that_is_announced_to_routes_that_take_none(lab: Lab, no_more_memory: None) -> None:
    for route in ("health", "ready", "metrics", "oauth_callback", "class/api/terms", "nowhere"):
        line = Line(lab.school.room.service_url, route, announces=60_000_000)
        assert line.push(60_000_000) < 20_000_000
        line.close()


def test_large_messages_of_one_learner_all_at_once(mallory: Attacker, no_more_memory: None) -> None:
    issued = mallory.begin()
    bomb = [{"t": "returned", "value": {"t": "list", "v": [{"t": "none"}] * 400_000}}]
    with ThreadPoolExecutor(8) as threads:
        replies = list(threads.map(lambda _: mallory.hand_in(issued, bomb), range(8)))
    assert {(reply.status, reply.message["reason"]) for reply in replies} == {(400, "bad-message")}


def test_more_requests_of_one_learner_than_may_wait(mallory: Attacker, ada: Attacker) -> None:
    url = mallory.school.room.service_url
    # The first has its turn, and does not go on; the others wait for it, unread; and there is one too many.
    lines = [Line(url, "api/checks", announces=1_000, token=mallory.token, body=b"{") for _ in range(MOST_WAITING + 2)]
    answered, _, _ = select.select(lines, [], [], 25)
    assert [line.status() for line in answered] == [429]
    works(ada)
    for line in lines:
        line.close()
    while mallory.api("GET", "api/exercises").status == 429:  # until all of them have had their turn
        pass
    works(mallory)


def test_a_learner_who_hangs_up_while_a_check_is_graded(mallory: Attacker, ada: Attacker) -> None:
    issued = mallory.begin("heavy/what", "heavy")
    message = b'{"check":"%s","rounds":[[{"t":"returned","value":{"t":"str","v":"spin"}}]]}' % issued["check"].encode()
    for _ in range(10):
        url = mallory.school.room.service_url
        Line(url, "api/checks/answers", announces=len(message), token=mallory.token, body=message).close()
    works(ada)
    works(mallory)


@pytest.mark.parametrize("what", ["spin", "multiply", "sleep", "hoard", "crash"])
def test_an_answer_that_is_graded_without_end(
    mallory: Attacker, ada: Attacker, no_more_memory: None, what: str
) -> None:
    issued = mallory.begin("heavy/what", "heavy")
    with ThreadPoolExecutor(1) as thread:
        graded = thread.submit(mallory.hand_in, issued, [wire(what)])
        works(ada)
        assert send("GET", f"{ada.school.room.service_url}health").status == 200
        reply = graded.result()
    assert (reply.status, reply.message["verdict"]["outcome"]) == (200, "could-not-check")
    assert "took too much time or memory" in str(reply.message["verdict"]["message"])
    assert mallory.outcomes == [("could-not-check", "checked")]
