"""Nobody gets in who may not: every route and verb is tried, and a new one that is not in the table fails here."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie
from typing import Any

import pytest
from jupyter_server.auth import Authorizer, User

from math4ml_ext.server.handlers import ROUTES
from math4ml_ext.web.operations import OPERATIONS, PREFIX

Send = Callable[..., Awaitable[Any]]

VERBS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
PATHS = [*sorted({operation.route for operation in OPERATIONS}), "", "nowhere", "checks/nowhere"]
EXAMPLES = {(operation.verb, operation.route): operation.example for operation in OPERATIONS}


def served(serverapp: Any) -> set[tuple[str, str]]:
    """Every verb and path below our prefix that the running server really has."""
    found = set()
    for rule in serverapp.web_app.wildcard_router.rules + [
        inner for outer in serverapp.web_app.default_router.rules for inner in getattr(outer.target, "rules", [])
    ]:
        path = getattr(rule.matcher, "regex", re.compile("")).pattern
        _, inside, route = path.partition(f"{PREFIX}/")
        if inside:
            verbs = {verb for verb in VERBS if verb.lower() in rule.target_kwargs.get("operations", {})}
            found |= {(verb, route.rstrip("$").replace("\\", "")) for verb in verbs}
    return found


def test_every_route_and_verb_that_is_served_is_in_the_table(jp_serverapp: Any) -> None:
    assert served(jp_serverapp) == {(operation.verb, operation.route) for operation in OPERATIONS}


def test_every_handler_has_our_resource() -> None:
    assert {handler.auth_resource for _, handler, *_ in ROUTES} == {"math4ml"}


@pytest.mark.parametrize("path", PATHS)
async def test_no_verb_of_a_route_answers_without_a_token(send: Send, path: str) -> None:
    for verb in VERBS:
        reply = await send(verb, path, EXAMPLES.get((verb, path)), headers={"Authorization": ""})
        assert reply.status == 403, verb
        if verb != "HEAD":
            assert reply.message["reason"] == "forbidden"


@pytest.mark.parametrize("path", PATHS)
async def test_no_verb_of_a_route_answers_a_wrong_token(send: Send, path: str) -> None:
    for verb in VERBS:
        reply = await send(verb, path, EXAMPLES.get((verb, path)), headers={"Authorization": "token guess"})
        assert reply.status == 403, verb


class Denies(Authorizer):
    """Lets nobody do anything with Math4ML."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        return resource != "math4ml"


class ReadsOnly(Authorizer):
    """Lets everybody look."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        return action == "read"


@pytest.mark.parametrize("server_settings", [{"authorizer_class": Denies}])
async def test_an_authorizer_that_denies_is_obeyed_on_every_route(server_settings: Any, send: Send) -> None:
    for operation in OPERATIONS:
        reply = await send(operation.verb, operation.route, operation.example)
        assert (reply.status, reply.message["reason"]) == (403, "forbidden"), operation.name


@pytest.mark.parametrize("server_settings", [{"authorizer_class": ReadsOnly}])
async def test_looking_is_reading_and_checking_is_writing(server_settings: Any, send: Send) -> None:
    for operation in OPERATIONS:
        reply = await send(operation.verb, operation.route, operation.example)
        assert (reply.status == 200) == (operation.verb == "GET"), operation.name


@pytest.fixture
def cookies(jp_serverapp: Any, send: Send) -> Callable[[], Awaitable[dict[str, str]]]:
    """Log in as a browser does, with a token first; return its cookies."""

    async def cookies() -> dict[str, str]:
        jar: SimpleCookie = SimpleCookie()
        reply = await send("GET", "progress", headers={})
        for header in reply.headers.get_list("Set-Cookie"):
            jar.load(header)
        return {name: morsel.value for name, morsel in jar.items()}

    return cookies


def header_of(jar: dict[str, str]) -> str:
    return "; ".join(f'{name}="{value}"' for name, value in jar.items())


async def test_a_browser_without_the_xsrf_header_is_refused(send: Send, cookies: Any) -> None:
    jar = await cookies()
    for operation in OPERATIONS:
        if operation.verb == "POST":
            headers = {"Authorization": "", "Cookie": header_of(jar)}
            reply = await send("POST", operation.route, operation.example, headers=headers)
            assert (reply.status, reply.message["reason"]) == (403, "forbidden"), operation.name


async def test_a_browser_with_the_xsrf_header_may_check(send: Send, cookies: Any) -> None:
    jar = await cookies() | {"_xsrf": "2|aabbccdd|00112233445566778899aabbccddeeff|1700000000"}
    headers = {"Authorization": "", "Cookie": header_of(jar), "X-XSRFToken": jar["_xsrf"]}
    reply = await send("POST", "checks", {"exercise": "tiny/double", "course": "tiny"}, headers=headers)
    assert reply.status == 200


async def test_a_page_of_another_site_may_not_check(send: Send, cookies: Any) -> None:
    jar = await cookies() | {"_xsrf": "2|aabbccdd|00112233445566778899aabbccddeeff|1700000000"}
    headers = {
        "Authorization": "",
        "Cookie": header_of(jar),
        "X-XSRFToken": jar["_xsrf"],
        "Origin": "http://elsewhere.example",
    }
    reply = await send("POST", "checks", {"exercise": "tiny/double", "course": "tiny"}, headers=headers)
    assert reply.status in {403, 404}


async def test_a_preflight_request_needs_no_login_and_tells_nothing(send: Send) -> None:
    reply = await send("OPTIONS", "checks", headers={"Authorization": ""})
    assert (reply.status, reply.message) == (200, None)
