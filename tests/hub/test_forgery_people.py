"""Attempts to be somebody else, or to be more than one is."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from math4ml_ext.store.models import CheckRow, MemberRow

from .attacks import DOUBLE, Attacker, Lab, everything_of, practice, told, wire
from .sending import send

PAGE = ["overview", "matrix?course=tiny", "exercise?course=tiny&exercise=tiny/double", "export.csv?course=tiny"]
TERM = {"course": "tiny", "term": {"notebook": "one", "open": False}}


def double(x: int) -> int:
    return 2 * x


def test_another_name_in_every_header_that_a_proxy_may_set(mallory: Attacker, victim: Attacker) -> None:
    names = ["X-Forwarded-User", "X-Remote-User", "Remote-User", "X-User", "X-JupyterHub-User", "X-Auth-Request-User"]
    headers = dict.fromkeys(names, victim.name) | {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"}
    assert mallory.api("GET", "api/progress", headers=headers).message["exercises"] == []
    assert mallory.api("GET", "api/progress", token="", headers=headers).status == 403
    issued = mallory.api("POST", "api/checks", DOUBLE, headers=headers).message
    reply = mallory.until_verdict(issued, lambda ask: mallory.answer(ask, double=double))
    assert reply["recorded"]
    assert mallory.outcomes == [("passed", "checked")]  # of their own


def test_another_name_in_the_message_or_its_address(mallory: Attacker, victim: Attacker) -> None:
    for field in ("user", "username", "learner", "name", "owner"):
        message = {**DOUBLE, field: victim.name}
        assert told(mallory.api("POST", "api/checks", message), 400, "bad-message")
        reply = mallory.api("GET", f"api/progress?{field}={victim.name}")
        assert reply.message["exercises"] == []
    assert mallory.outcomes == []


def test_the_token_of_somebody_whose_name_looks_alike(lab: Lab, mallory: Attacker, victim: Attacker) -> None:
    """The hub gave these names; to the class each is somebody of their own."""
    number = victim.name.partition("-")[2]
    alike = [
        f"le\u0430rner-{number}",
        f"learner\u2010{number}",
        f"{victim.name}.",
        f"{victim.name}%20",
        f"x-{victim.name}",
    ]
    issued = victim.begin()
    for name in alike:
        other = Attacker(lab, name)
        right = other.answer(issued["ask"], double=double)
        assert told(other.hand_in(issued, right), 403, "token-other-user")
        assert other.api("GET", "api/progress").message["exercises"] == []
        assert other.outcomes == []


def test_a_name_that_is_a_path_or_a_command(lab: Lab, mallory: Attacker, victim: Attacker) -> None:
    for name in ("..\\..\\etc", "'; drop table checks; --", "<img src=x onerror=alert(1)>", "%00", "a\u202eb"):
        other = Attacker(lab, name)
        reply = other.until_verdict(other.begin(), lambda ask: [wire(0) for _ in ask])
        assert reply["recorded"]
        assert other.outcomes == [("failed", "checked")]
        kept = lab.school.room.service_url + f"class/api/learner?course=tiny&user={quote(name, safe='')}"
        shown = send("GET", kept, token=lab.school.token("teacher")).message
        assert (shown["user"], len(shown["checks"])) == (name, 1)


def test_practice_that_claims_a_pass(mallory: Attacker) -> None:
    assert mallory.api("POST", "api/practice", {"checks": [practice()]}).message == {"kept": 1}
    assert mallory.outcomes == [("passed", "practice")]
    assert not mallory.passed
    for claim in ({"evidence": "checked"}, {"evidence": "verified"}, {"late": False}, {"passed": True}):
        assert told(mallory.api("POST", "api/practice", {"checks": [practice(**claim)]}), 400, "bad-message")
    assert told(mallory.api("POST", "api/solutions", DOUBLE), 403, "solution-withheld")
    assert not mallory.passed


def test_practice_for_somebody_else(mallory: Attacker, victim: Attacker) -> None:
    for field in ("user", "username"):
        report = {"checks": [practice(**{field: victim.name})]}
        assert told(mallory.api("POST", "api/practice", report), 400, "bad-message")
        assert told(mallory.api("POST", "api/practice", {"checks": [], field: victim.name}), 400, "bad-message")
    assert mallory.outcomes == []


def test_practice_under_the_id_of_a_check_of_somebody_elses(mallory: Attacker, victim: Attacker) -> None:
    ids = [row.check_id for row in victim.rows(CheckRow)]
    assert mallory.api("POST", "api/practice", {"checks": [practice(check=each) for each in ids]}).status == 200
    assert mallory.outcomes == [("passed", "practice")] * len(ids)
    for each in ("practice:" + "b" * 23, "practice:" + "b" * 32, ids[0].upper() + "A"):
        assert told(mallory.api("POST", "api/practice", {"checks": [practice(check=each)]}), 400, "bad-message")
    assert not mallory.passed


def test_practice_under_the_id_that_somebody_elses_practice_will_have(lab: Lab, mallory: Attacker) -> None:
    other = Attacker(lab)
    for learner in (mallory, other):
        assert learner.api("POST", "api/practice", {"checks": [practice(check="c" * 32)]}).message == {"kept": 1}
        assert learner.outcomes == [("passed", "practice")]
    assert not mallory.passed


def test_a_check_that_is_begun_on_anothers_server(own_server: Attacker, mallory: Attacker) -> None:
    before = own_server.outcomes
    for route in ("math4ml/api/progress", "math4ml/api/recording", "api/kernels"):
        reply = send("GET", own_server.url + route, token=mallory.token)
        assert reply.status in {302, 403, 404}, route
        assert "exercises" not in reply.text
    assert send("POST", f"{own_server.url}math4ml/api/checks", DOUBLE, token=mallory.token).status in {302, 403, 404}
    assert own_server.outcomes == before


def test_a_learners_token_on_the_page_of_the_class(mallory: Attacker, victim: Attacker) -> None:
    for route in [*PAGE, f"learner?course=tiny&user={victim.name}", "events?course=tiny&since=0-0"]:
        reply = mallory.api("GET", f"class/api/{route}")
        assert told(reply, 403, "forbidden")
        assert victim.name not in reply.text
    assert told(mallory.api("POST", "class/api/terms", TERM), 403, "forbidden")
    assert mallory.api("GET", "class/").status == 403
    assert mallory.api("GET", "metrics").status == 403


def test_an_assistant_who_may_look_sets_dates(lab: Lab, mallory: Attacker) -> None:
    scopes = ["access:services!service=math4ml", "custom:math4ml:read"]
    mallory.token = lab.school.token("teacher", scopes=scopes)
    assert mallory.api("GET", "class/api/overview").message["manage"] is False
    before = everything_of(lab.store)
    assert told(mallory.api("POST", "class/api/terms", TERM), 403, "forbidden")
    override = {"X-HTTP-Method-Override": "POST", "X-Scopes": "custom:math4ml:manage"}
    assert mallory.api("GET", "class/api/terms?_method=POST", headers=override).status == 405
    assert everything_of(lab.store) == before


@pytest.mark.parametrize("scope", ["custom:math4ml:read", "custom:math4ml:manage", "admin:users", "read:users"])
def test_a_token_with_more_scopes_than_its_owner_has(mallory: Attacker, scope: str) -> None:
    wanted = {"scopes": [scope, "access:services!service=math4ml"]}
    url = f"{mallory.school.room.url}/hub/api/users/{mallory.name}/tokens"
    reply = send("POST", url, wanted, token=mallory.token)
    assert reply.status in {400, 403}
    assert mallory.api("GET", "class/api/overview").status == 403


def test_a_learner_who_moves_to_another_section(mallory: Attacker) -> None:
    url = f"{mallory.school.room.url}/hub/api/groups/math4ml:tiny:friday/users"
    assert send("POST", url, {"users": [mallory.name]}, token=mallory.token).status in {403, 404}
    mallory.api("GET", "api/progress", headers={"X-Forwarded-Groups": "math4ml:tiny:friday"})
    assert [row.section for row in mallory.rows(MemberRow)] == ["tuesday"]


def test_a_token_in_the_address_or_in_a_cookie(mallory: Attacker) -> None:
    for address in (f"api/progress?token={mallory.token}", f"api/progress?access_token={mallory.token}"):
        assert told(mallory.api("GET", address, token=""), 403, "forbidden")
    cookies = {"Cookie": f"service-math4ml={mallory.token}; token={mallory.token}"}
    assert told(mallory.api("GET", "api/progress", token="", headers=cookies), 403, "forbidden")
