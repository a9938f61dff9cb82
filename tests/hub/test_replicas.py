"""Replicas share a database and a secret, and no memory: each goes on where another was."""

from __future__ import annotations

from types import ModuleType
from typing import Any

DOUBLE = {"exercise": "tiny/double", "course": "tiny"}


def double(x: int) -> int:
    return 2 * x


def square(x: int) -> int:
    return x * x


def test_one_check_is_advanced_by_both_replicas(school: Any, fake_kernel: ModuleType) -> None:
    token = school.token(school.learner())
    issued = school.api("POST", "checks", DOUBLE, token=token, replica=0).message
    rounds = [fake_kernel.answer_json(issued["ask"], {"double": square})]
    message = {"check": issued["check"], "rounds": rounds}
    asked = school.api("POST", "checks/answers", message, token=token, replica=1).message
    assert asked["t"] == "ask"
    rounds.append(fake_kernel.answer_json(asked["ask"], {"double": square}))
    reply = school.api("POST", "checks/answers", message, token=token, replica=0).message
    assert (reply["verdict"]["misconception"], reply["recorded"]) == ("squares", True)
    for replica in (0, 1):
        (kept,) = school.api("GET", "progress", token=token, replica=replica).message["exercises"]
        assert (kept["checks"], kept["last"]) == (1, reply["verdict"])


def test_a_verdict_that_was_lost_on_its_way_is_told_again_by_the_other(school: Any, fake_kernel: ModuleType) -> None:
    token = school.token(school.learner())
    issued = school.api("POST", "checks", DOUBLE, token=token, replica=0).message
    message = {"check": issued["check"], "rounds": [fake_kernel.answer_json(issued["ask"], {"double": double})]}
    first, second = (school.api("POST", "checks/answers", message, token=token, replica=n).message for n in (0, 1))
    assert first["verdict"] == second["verdict"]
    assert school.api("GET", "progress", token=token).message["exercises"][0]["checks"] == 1


def test_a_check_goes_on_when_the_replica_that_began_it_was_killed(school: Any, fake_kernel: ModuleType) -> None:
    token = school.token(school.learner())
    issued = school.api("POST", "checks", DOUBLE, token=token, replica=1).message
    school.room.replicas[1].kill()
    try:
        message = {"check": issued["check"], "rounds": [fake_kernel.answer_json(issued["ask"], {"double": double})]}
        reply = school.api("POST", "checks/answers", message, token=token, replica=0).message
        assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", True)
    finally:
        school.room.start_replica(1)
    assert school.api("GET", "progress", token=token, replica=1).message["exercises"][0]["passed"]


def test_the_next_check_that_one_began_is_good_at_the_other(school: Any, fake_kernel: ModuleType) -> None:
    token = school.token(school.learner())
    begun = school.press(token, {"double": square})["next"]
    message = {"check": begun["check"], "rounds": [fake_kernel.answer_json(begun["ask"], {"double": double})]}
    reply = school.api("POST", "checks/answers", message, token=token, replica=1).message
    assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", True)
