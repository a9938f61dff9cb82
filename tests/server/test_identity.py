"""Progress belongs to a person, not to a browser's cookies; and to nobody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import ModuleType
from typing import Any

import pytest
from jupyter_server.auth import IdentityProvider, User

from math4ml_ext.server.identity import learner_name

Send = Callable[..., Awaitable[Any]]
Press = Callable[..., Awaitable[Any]]
DOUBLE = {"exercise": "tiny/double", "course": "tiny"}
ADA, GRACE = ({"headers": {"X-Learner": name}} for name in ("ada", "grace"))


class NamedByHeader(IdentityProvider):
    """Believes who somebody says they are."""

    def get_user(self, handler: Any) -> User:
        return User(handler.request.headers.get("X-Learner", "nobody"))

    def is_token_authenticated(self, handler: Any) -> bool:
        return True


CLASSROOM = pytest.mark.parametrize("server_settings", [{"identity_provider_class": NamedByHeader}])


def right(x: int) -> int:
    return 2 * x


async def test_a_learner_with_a_token_keeps_their_progress_without_cookies(press: Press, send: Send) -> None:
    await press("double", {"double": right})
    assert (await send("GET", "progress")).message["exercises"][0]["passed"]


@pytest.mark.parametrize("settings", [{"anonymous_learner": ""}])
async def test_browsers_can_be_kept_apart_where_that_is_wanted(send: Send, settings: Any) -> None:
    token = (await send("POST", "checks", DOUBLE)).message["check"]
    reply = await send("POST", "checks/answers", {"check": token, "rounds": []})
    assert reply.message["reason"] == "token-other-user"


@CLASSROOM
async def test_a_check_of_somebody_else_is_refused(server_settings: Any, send: Send, fake_kernel: ModuleType) -> None:
    issued = (await send("POST", "checks", DOUBLE, **ADA)).message
    message = {"check": issued["check"], "rounds": [fake_kernel.answer_json(issued["ask"], {"double": right})]}
    reply = await send("POST", "checks/answers", message, **GRACE)
    assert (reply.status, reply.message["reason"]) == (403, "token-other-user")
    assert (await send("POST", "checks/answers", message, **ADA)).message["verdict"]["outcome"] == "passed"


@CLASSROOM
async def test_progress_is_seen_by_its_owner_only(server_settings: Any, press: Press, send: Send) -> None:
    await press("double", {"double": right}, **ADA)
    assert len((await send("GET", "progress", **ADA)).message["exercises"]) == 1
    assert (await send("GET", "progress", **GRACE)).message["exercises"] == []


@CLASSROOM
async def test_hints_open_the_solution_for_their_reader_only(server_settings: Any, send: Send) -> None:
    await send("POST", "hints", DOUBLE | {"level": 2}, **ADA)
    assert (await send("POST", "solutions", DOUBLE, **ADA)).status == 200
    assert (await send("POST", "solutions", DOUBLE, **GRACE)).status == 403


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (User("0123456789abcdef" * 2, "Anonymous Io", "Anonymous Io"), "learner"),
        (User("ada", "Ada"), "ada"),
        (User("0123456789abcdef" * 2, "Ada"), "0123456789abcdef" * 2),
        (User("anonymous", "Anonymous Io"), "anonymous"),
    ],
)
def test_only_a_user_whom_jupyter_made_up_is_the_learner(user: User, name: str) -> None:
    assert learner_name(user, "learner") == name
