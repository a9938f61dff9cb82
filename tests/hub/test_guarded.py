"""Nobody gets in who may not: every route and verb of the service is tried, as the single server's are."""

from __future__ import annotations

from typing import Any

import pytest

from math4ml_ext.hub.handlers import routes
from math4ml_ext.web.operations import OPERATIONS

from .conftest import Reply, School, send

VERBS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

OPEN = {"health", "ready", "oauth_callback", "class/static/(.*)"}
"""What says nothing of anybody, or is where a login ends."""

LEADS_ON = {"?", "class"}
"""What only says where to go."""

PATHS = [route[0].removeprefix("/") for route in routes("/")]
GUARDED = [path for path in PATHS if path not in OPEN | LEADS_ON]


def at(school: School, path: str, verb: str = "GET", replica: int = 0, **more: Any) -> Reply:
    path = path.replace("(?:/.*)?", "/nowhere")
    return send(verb, f"{school.room.replica_urls[replica]}{path}", **more)


def refused(reply: Reply) -> bool:
    """Whether somebody was turned away; a browser that opens the page is sent to log in."""
    sent_to_log_in = reply.status == 302 and "/hub/api/oauth2/" in reply.headers["Location"]
    return sent_to_log_in or reply.status in {403, 405}


def test_the_protocol_is_served_route_by_route() -> None:
    assert {f"api/{operation.route}" for operation in OPERATIONS} <= set(PATHS)


@pytest.mark.parametrize("path", GUARDED)
def test_no_verb_of_a_route_does_anything_without_a_token(school: School, path: str) -> None:
    for verb in VERBS:
        reply = at(school, path, verb, message={} if verb in {"POST", "PUT", "PATCH"} else None)
        if verb == "OPTIONS":
            assert (reply.status, reply.text) in {(200, ""), (204, "")} or reply.status in {403, 405}
        else:
            assert refused(reply), verb
        assert "tuesday" not in reply.text


@pytest.mark.parametrize("path", GUARDED)
def test_no_verb_of_a_route_answers_a_wrong_token(school: School, path: str) -> None:
    for verb in VERBS[:-1]:
        reply = at(school, path, verb, token="guess", message={} if verb in {"POST", "PUT", "PATCH"} else None)
        assert refused(reply), verb


@pytest.mark.parametrize("path", GUARDED)
def test_a_token_without_access_to_the_service_opens_nothing(school: School, path: str) -> None:
    token = school.token("emmy", scopes=["read:users!user=emmy"])
    assert at(school, path, token=token).status in {403, 405}


@pytest.mark.parametrize("path", [path for path in GUARDED if path.startswith("class")])
def test_a_learner_sees_nothing_of_the_class(school: School, path: str) -> None:
    token = school.token("emmy")
    for verb in VERBS[:-1]:
        reply = at(school, path, verb, token=token, message={} if verb in {"POST", "PUT", "PATCH"} else None)
        assert reply.status in {403, 405}, verb


def test_a_token_in_the_address_is_none(school: School) -> None:
    token = school.token("emmy")
    assert at(school, f"api/progress?token={token}").status == 403


def test_a_route_that_is_not_there_is_told_to_whoever_may_be_here(school: School) -> None:
    reply = at(school, "api/nowhere", token=school.token("emmy"))
    assert (reply.status, reply.message["reason"]) == (404, "not-found")
    reply = at(school, "api/progress", "POST", token=school.token("emmy"), message={})
    assert (reply.status, reply.message["reason"], reply.headers["Allow"]) == (405, "wrong-method", "GET")


def test_numbers_are_for_whoever_may_see_a_class(school: School) -> None:
    assert at(school, "metrics", token=school.token("emmy")).status == 403
    assert at(school, "metrics", token=school.token("teacher")).status == 200


def test_the_page_is_for_those_who_teach(school: School) -> None:
    reply = at(school, "class/api/overview", token=school.token("teacher"))
    assert (reply.status, reply.message["manage"]) == (200, True)


def test_a_token_that_is_narrower_than_its_owner_may_do_no_more_than_it_says(school: School) -> None:
    narrow = school.token("teacher", scopes=["access:services!service=math4ml", "custom:math4ml:read"])
    assert at(school, "class/api/overview", token=narrow).message["manage"] is False
    term = {"course": "tiny", "term": {"open": True}}
    assert at(school, "class/api/terms", "POST", token=narrow, message=term).status == 403
