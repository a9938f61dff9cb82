"""Attempts with the token of a check: edited, made up, taken from elsewhere, used twice."""

from __future__ import annotations

import base64
import csv
import io
import json
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

from math4ml_ext.store.models import CheckRow, StandingRow
from math4ml_ext.tokens import Tokens

from .attacks import Attacker, told, wire
from .sending import send


def double(x: int) -> int:
    return 2 * x


def signed(secret: str, user: str, *, version: str = "1", exercise: str = "tiny/double", ago: float = 0) -> str:
    """Return a token as whoever knows this secret could have made it."""
    tokens = Tokens(secret.encode(), clock=lambda: time.time() - ago)
    return tokens.issue(course="tiny", exercise=exercise, version=version, user=user)[1]


def made_up() -> list[Any]:
    """Return answers to the numbers that somebody hopes for."""
    return [wire(2 * 777)]


def test_a_token_of_which_one_character_was_changed(mallory: Attacker) -> None:
    issued = mallory.begin()
    token, right = issued["check"], mallory.answer(issued["ask"], double=double)
    for place in range(0, len(token) - 1, 7):  # of the last character, two bits say nothing
        other = "A" if token[place] != "A" else "B"
        reply = mallory.hand_in(token[:place] + other + token[place + 1 :], right)
        assert told(reply, 403, "token-forged"), place
    assert mallory.outcomes == []


def content_of(token: str) -> list[Any]:
    """Return what everybody may read in a token."""
    payload = token.rsplit(".", 2)[0]
    raw = base64.urlsafe_b64decode(payload.lstrip(".") + "=" * (-len(payload.lstrip(".")) % 4))
    content: list[Any] = json.loads(zlib.decompress(raw) if payload.startswith(".") else raw)
    return content


def test_the_seed_read_in_a_token(mallory: Attacker) -> None:
    """What the inputs of all rounds are drawn from follows from a secret, and is not in the token."""
    issued = mallory.begin()
    mallory.until_verdict(issued, lambda ask: [wire(0) for _ in ask])
    (check,) = mallory.rows(CheckRow)
    content = content_of(issued["check"])
    assert content[:4] == [check.check_id, "tiny", "tiny/double", "1"]
    assert len(content) == 5
    assert str(check.seed) not in str(content)


def test_a_token_with_another_id_under_the_old_signature(mallory: Attacker) -> None:
    token = mallory.begin()["check"]
    content, signature = content_of(token), token.rsplit(".", 2)[1:]
    content[0] = "0" * 32
    edited = base64.urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).decode().rstrip("=")
    assert told(mallory.hand_in(".".join([edited, *signature]), made_up()), 403, "token-forged")
    assert mallory.outcomes == []


def test_a_look_at_what_is_asked_next_and_then_a_right_answer(mallory: Attacker) -> None:
    """What is asked after a wrong first round tells that it was wrong: it is bound to the check, and counted."""
    issued = mallory.begin()
    right = mallory.answer(issued["ask"], double=double)
    assert mallory.hand_in(issued, [wire(0)]).message["t"] == "ask"
    assert told(mallory.hand_in(issued, right), 409, "token-used")
    assert told(mallory.hand_in(issued, [wire(1)]), 409, "token-used")
    assert mallory.outcomes == [("begun", "checked")]
    assert not mallory.passed


def test_many_looks_each_with_a_check_of_its_own(mallory: Attacker, page: Any) -> None:
    for _ in range(10):
        assert mallory.hand_in(mallory.begin(), [wire(0)]).message["t"] == "ask"
    (standing,) = mallory.rows(StandingRow)
    assert (standing.unfinished, standing.checks, standing.passed) == (10, 0, False)
    lines = csv.DictReader(io.StringIO(page("export.csv?course=tiny").text, newline=""))
    mine = [line for line in lines if (line["username"], line["exercise"]) == (mallory.name, "tiny/double")]
    assert [line["unfinished_checks"] for line in mine] == ["10"]
    shown = page(f"learner?course=tiny&user={mallory.name}").message["checks"]
    assert {check["outcome"] for check in shown} == {"begun"}


def test_many_different_answers_to_one_check_at_the_same_moment(mallory: Attacker) -> None:
    """Twenty guesses at once, one of them right, are one guess."""
    issued = mallory.begin()
    right = mallory.answer(issued["ask"], double=double)
    guesses = [[wire(number)] for number in range(7)] + [right]
    with ThreadPoolExecutor(8) as pool:
        replies = [reply.message for reply in pool.map(lambda guess: mallory.hand_in(issued, guess), guesses)]
    looks = [reply for reply in replies if reply.get("t") == "ask"]
    assert len(looks) <= 1
    assert mallory.passed != bool(looks)


def test_a_finished_check_as_an_oracle(mallory: Attacker) -> None:
    """Whoever hands in other answers to it learns nothing of them: the verdict is the one that it has."""
    issued = mallory.begin()
    failed = mallory.until_verdict(issued, lambda ask: [wire(0) for _ in ask])
    for guess in ([wire(1)], mallory.answer(issued["ask"], double=double)):
        assert mallory.hand_in(issued, guess).message["verdict"] == failed["verdict"]
    assert mallory.outcomes == [("failed", "checked")]


def test_a_token_signed_with_a_guessed_secret(mallory: Attacker) -> None:
    for secret in ("", "secret", "math4ml", "0" * 64, "changeme" * 4, mallory.token, mallory.name):
        assert told(mallory.hand_in(signed(secret, mallory.name), made_up()), 403, "token-forged")
    assert mallory.outcomes == []


def test_a_token_without_a_signature(mallory: Attacker) -> None:
    payload, time_, _ = mallory.begin()["check"].rsplit(".", 2)
    none = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    for token in (payload, f"{payload}.{time_}", f"{payload}.{time_}.", f"{none}.{payload}.", "..", "."):
        assert told(mallory.hand_in(token, made_up()), 403, "token-forged")
    assert mallory.outcomes == []


def test_what_the_same_secret_signed_for_a_login(mallory: Attacker) -> None:
    away = send("GET", f"{mallory.school.room.service_url}class/", headers={"Sec-Fetch-Mode": "navigate"})
    (state,) = parse_qs(urlsplit(away.headers["Location"]).query)["state"]
    assert told(mallory.hand_in(state, made_up()), 403, "token-forged")
    assert mallory.outcomes == []


def test_a_token_that_the_learners_own_server_signed(mallory: Attacker, own_server: Attacker) -> None:
    """A server signs practice with a secret of its own, which its owner can read."""
    kernel = own_server.kernel()
    secrets = kernel.cell(
        """
        import os
        from pathlib import Path
        for value in [*os.environ.values(), *(p.read_text() for p in Path.home().rglob("*secret*") if p.is_file())]:
            print(repr(value.strip()))
        """
    )
    kernel.close()
    assert mallory.school.room._secret not in secrets
    for line in secrets.splitlines():
        token = signed(line[1:-1][:500], own_server.name)
        assert told(own_server.hand_in(token, made_up()), 403, "token-forged")
    assert not own_server.passed


def test_a_token_from_too_long_ago(mallory: Attacker) -> None:
    token = signed(mallory.school.room._secret, mallory.name, ago=3700)
    assert told(mallory.hand_in(token, made_up()), 410, "token-expired")
    assert mallory.outcomes == []


def test_a_token_from_tomorrow(mallory: Attacker) -> None:
    """A clock that was set forward when it was signed, and back since."""
    token = signed(mallory.school.room._secret, mallory.name, ago=-86400)
    assert told(mallory.hand_in(token, made_up()), 410, "token-expired")
    assert mallory.outcomes == []


def test_a_token_of_another_version_of_the_exercise(mallory: Attacker) -> None:
    token = signed(mallory.school.room._secret, mallory.name, version="0")
    assert told(mallory.hand_in(token, made_up()), 409, "token-other-version")
    assert mallory.outcomes == []


def test_a_token_of_an_exercise_that_its_course_does_not_have(mallory: Attacker) -> None:
    token = signed(mallory.school.room._secret, mallory.name, exercise="probability/softmax")
    assert told(mallory.hand_in(token, made_up()), 404, "unknown-exercise")
    for course, exercise in (("math4ml", "tiny/double"), ("tiny", "probability/softmax")):
        reply = mallory.api("POST", "api/checks", {"course": course, "exercise": exercise})
        assert told(reply, 404, "unknown-exercise")
    assert mallory.outcomes == []


def test_the_token_of_somebody_else(mallory: Attacker, victim: Attacker) -> None:
    issued = victim.begin()
    right = mallory.answer(issued["ask"], double=double)
    assert told(mallory.hand_in(issued, right), 403, "token-other-user")
    assert mallory.outcomes == []


def test_one_token_for_a_wrong_answer_and_then_a_right_one(mallory: Attacker) -> None:
    issued = mallory.begin()
    failed = mallory.until_verdict(issued, lambda ask: [wire(0) for _ in ask])
    right = mallory.answer(issued["ask"], double=double)
    again = mallory.hand_in(issued, right).message
    assert again["verdict"] == failed["verdict"]
    assert mallory.outcomes == [("failed", "checked")]
    assert not mallory.passed


def test_one_pass_handed_in_many_times(mallory: Attacker) -> None:
    issued = mallory.begin()
    right = mallory.answer(issued["ask"], double=double)
    for _ in range(5):
        assert mallory.hand_in(issued, right).message["verdict"]["outcome"] == "passed"
    assert mallory.outcomes == [("passed", "checked")]
    (standing,) = mallory.rows(StandingRow)
    assert standing.checks == 1
