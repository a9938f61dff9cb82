"""Attempts to be given a pass for made-up answers."""

from __future__ import annotations

import json
from itertools import cycle
from typing import Any

import numpy as np

from math4ml_ext.course import course as real_course

from .attacks import Attacker, told, wire

EXERCISES = [exercise.id for notebook in real_course.notebooks for exercise in notebook.exercises]


def double(x: int) -> int:
    return 2 * x


def test_answers_made_up_in_the_kernel_with_the_learners_own_token(own_server: Attacker) -> None:
    before, kernel = own_server.outcomes, own_server.kernel()
    printed = kernel.cell(
        """
        import json, os, urllib.request
        def post(route, message):
            token = os.environ["JUPYTERHUB_API_TOKEN"]
            headers = {"Authorization": "token " + token, "Content-Type": "application/json"}
            url = os.environ["MATH4ML_SERVICE_URL"] + "api/" + route
            with urllib.request.urlopen(urllib.request.Request(url, json.dumps(message).encode(), headers)) as reply:
                return json.load(reply)
        issued = post("checks", {"exercise": "tiny/double", "course": "tiny"})
        rounds, reply = [], {"t": "ask", "ask": issued["ask"]}
        while reply["t"] == "ask":
            rounds.append([{"t": "returned", "value": {"t": "int", "v": "42"}} for _ in reply["ask"]])
            reply = post("checks/answers", {"check": issued["check"], "rounds": rounds})
        print(json.dumps(reply))
        """
    )
    kernel.close()
    assert json.loads(printed)["verdict"]["outcome"] == "failed"
    assert own_server.outcomes == [*before, ("failed", "checked")]
    assert not own_server.passed


def test_a_front_end_that_never_asks_the_kernel(mallory: Attacker) -> None:
    reply = mallory.until_verdict(mallory.begin(), lambda ask: [wire(7) for _ in ask])
    assert reply["verdict"]["outcome"] == "failed"
    assert not mallory.passed


def test_a_verdict_handed_in_beside_the_answers(mallory: Attacker) -> None:
    issued = mallory.begin()
    for claim in ({"verdict": {"outcome": "passed"}}, {"outcome": "passed"}, {"evidence": "verified"}, {"late": False}):
        assert told(mallory.hand_in(issued, [wire(1)], **claim), 400, "bad-message")
    assert told(mallory.hand_in(issued, [{"t": "passed"}]), 400, "bad-message")
    assert mallory.outcomes == []


def test_right_answers_to_an_old_seed(mallory: Attacker) -> None:
    old = mallory.begin()
    right = mallory.answer(old["ask"], double=double)
    while (new := mallory.begin())["ask"] == old["ask"]:  # one time in 900
        pass
    reply = mallory.until_verdict(new, lambda ask: right)
    assert reply["verdict"]["outcome"] == "failed"
    assert not mallory.passed


def test_answers_to_another_exercise(mallory: Attacker) -> None:
    names: dict[str, Any] = {"np": np}
    (entropy,) = (one for book in real_course.notebooks for one in book.exercises if one.id == "probability/entropy")
    exec(entropy.solution, names)  # the course's own
    right = mallory.answer(mallory.begin(entropy.id, "math4ml")["ask"], **names)
    issued = mallory.begin("probability/softmax", "math4ml")
    answers = (right * len(issued["ask"]))[: len(issued["ask"])]
    reply = mallory.hand_in(issued, answers).message
    assert reply["t"] == "ask" or reply["verdict"]["outcome"] == "failed"
    assert not mallory.passed


def test_answers_of_two_rounds_swapped(mallory: Attacker) -> None:
    issued = mallory.begin()
    first = [wire(1)]
    asked = mallory.hand_in(issued, first).message["ask"]
    second = mallory.answer(asked, double=double)
    swapped = mallory.hand_in(issued, second, mallory.answer(issued["ask"], double=double))
    assert told(swapped, 409, "token-used")
    assert not mallory.passed


def test_more_or_fewer_answers_than_were_asked_for(mallory: Attacker) -> None:
    issued = mallory.begin()
    right = mallory.answer(issued["ask"], double=double)
    for rounds in ([[]], [right * 2], [right, right], [right, []], [[], right]):
        assert told(mallory.hand_in(issued, *rounds), 400, "answers-do-not-fit")
    assert mallory.outcomes == []


def test_no_answers_at_all(mallory: Attacker) -> None:
    reply = mallory.hand_in(mallory.begin()).message
    assert reply["t"] == "ask"
    assert mallory.outcomes == []


def test_a_cell_that_is_said_to_have_stopped(mallory: Attacker) -> None:
    issued = mallory.begin()
    stopped = {"t": "raised", "exception": "Passed", "message": "All criteria held.", "line": 1}
    reply = mallory.hand_in(issued, stopped=stopped).message
    assert (reply["verdict"]["outcome"], reply["recorded"]) == ("failed", True)
    assert not mallory.passed


def test_an_error_in_a_line_that_no_cell_has(mallory: Attacker) -> None:
    """A number too large for its column would be trouble of the database, for everybody who is there just then."""
    issued = mallory.begin()
    raised = {"t": "raised", "exception": "ValueError", "message": "", "line": 2**40}
    timed_out = {"t": "timed-out", "seconds": 1.0, "line": 2**40}
    for stopped in (raised, timed_out):
        assert told(mallory.hand_in(issued, stopped=stopped), 400, "bad-message")
        assert told(mallory.hand_in(issued, [stopped]), 400, "bad-message")
    assert mallory.outcomes == []


ODD = [np.nan, np.full((2, 2), np.inf), 10**4000, True, [], {}, "right", None, np.zeros((0, 3)), np.zeros((1,) * 32)]
"""Nothing that anybody would compute: not a number, endless, huge, empty, of the wrong kind, of 32 dimensions."""


def test_an_odd_value_for_every_question_of_the_course(mallory: Attacker) -> None:
    for exercise, value in zip(EXERCISES, cycle(ODD), strict=False):
        issued = mallory.begin(exercise, "math4ml")
        reply = mallory.until_verdict(issued, lambda ask, value=value: [wire(value) for _ in ask])
        assert reply["verdict"]["outcome"] in {"failed", "not-attempted"}, exercise
    assert not mallory.passed
