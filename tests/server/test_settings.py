"""Every setting does what it says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from traitlets import TraitError

from math4ml_ext.server.app import Math4ML
from math4ml_ext.tokens import Tokens

Send = Callable[..., Awaitable[Any]]
Press = Callable[..., Awaitable[Any]]
DOUBLE = {"exercise": "tiny/double", "course": "tiny"}


def right(x: int) -> int:
    return 2 * x


@pytest.mark.parametrize("settings", [{"call_seconds": 0.5, "check_seconds": 3.0, "value_bytes": 2000}])
async def test_the_limits_go_with_each_check(send: Send, settings: dict[str, Any]) -> None:
    assert (await send("POST", "checks", DOUBLE)).message["limits"] == settings


@pytest.mark.parametrize("settings", [{"rounds": 2}])
async def test_a_grader_that_asks_too_often_is_ended(press: Press, settings: Any) -> None:
    verdict = (await press("endless", {"more": 1}))["verdict"]
    assert verdict["outcome"] == "could-not-check"
    assert "asked again too often" in verdict["message"]["text"]


@pytest.mark.parametrize("settings", [{"token_seconds": 60.0}])
async def test_the_lifetime_of_a_check_goes_with_it(send: Send, settings: Any) -> None:
    assert (await send("POST", "checks", DOUBLE)).message["expires_in"] == 60


@pytest.mark.parametrize("settings", [{"token_secrets": ["one", "two"]}])
async def test_servers_with_a_common_secret_continue_each_others_checks(
    send: Send, settings: Any, fake_kernel: ModuleType
) -> None:
    for secret in (b"one", b"two"):
        _, token = Tokens(secret).issue(course="tiny", exercise="tiny/double", version="1", user="learner")
        assert (await send("POST", "checks/answers", {"check": token, "rounds": []})).status == 200


async def test_the_secret_is_not_the_servers_own(jp_serverapp: Any, send: Send) -> None:
    _, token = Tokens(jp_serverapp.cookie_secret).issue(
        course="tiny", exercise="tiny/double", version="1", user="learner"
    )
    assert (await send("POST", "checks/answers", {"check": token, "rounds": []})).status == 403


@pytest.mark.parametrize("settings", [{"database_url": "sqlite://"}])
async def test_progress_can_be_kept_elsewhere(press: Press, send: Send, settings: Any, database: Path) -> None:
    await press("double", {"double": right})
    assert (await send("GET", "progress")).message["exercises"][0]["passed"]
    assert not database.exists()


@pytest.mark.parametrize("settings", [{"database_url": ""}])
async def test_progress_is_kept_in_the_data_folder_by_default(press: Press, settings: Any, jp_data_dir: Path) -> None:
    assert (await press("double", {"double": right}))["recorded"]
    assert (jp_data_dir / "math4ml" / "progress.sqlite").exists()


@pytest.mark.parametrize("settings", [{"database_url": "sqlite:////dev/null/progress.sqlite"}])
async def test_a_server_whose_database_cannot_be_opened_still_checks(press: Press, send: Send, settings: Any) -> None:
    reply = await press("double", {"double": right})
    assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", False)
    assert reply["notice"].startswith("Your progress is not saved")
    assert (await send("GET", "progress")).message["notice"] == reply["notice"]


@pytest.mark.parametrize("settings", [{"courses": ["tiny", "no-such"]}])
async def test_a_course_that_is_not_there_is_told_in_the_log(
    settings: Any, capsys: pytest.CaptureFixture[str], send: Send
) -> None:
    assert "The course 'no-such' is enabled, but no installed package offers it." in capsys.readouterr().err
    assert len((await send("GET", "exercises")).message["courses"]) == 1


@pytest.mark.parametrize("settings", [{"solutions": "never"}])
async def test_solutions_can_be_kept_back(send: Send, settings: Any) -> None:
    await send("POST", "hints", DOUBLE | {"level": 2})
    assert (await send("POST", "solutions", DOUBLE)).status == 403
    exercises = (await send("GET", "exercises")).message["courses"][0]["notebooks"][0]["exercises"]
    assert not any(exercise["solution"] for exercise in exercises)


@pytest.mark.parametrize("settings", [{"solutions": "after-pass"}])
async def test_solutions_can_wait_for_a_pass(press: Press, send: Send, settings: Any) -> None:
    await send("POST", "hints", DOUBLE | {"level": 2})
    assert (await send("POST", "solutions", DOUBLE)).status == 403
    await press("double", {"double": right})
    assert (await send("POST", "solutions", DOUBLE)).status == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [("solutions", "sometimes"), ("call_seconds", 0), ("rounds", 9), ("value_bytes", -1), ("token_seconds", 0)],
)
def test_a_setting_that_makes_no_sense_is_refused(name: str, value: Any) -> None:
    with pytest.raises(TraitError):
        Math4ML(**{name: value})


def test_every_setting_is_explained() -> None:
    own = Math4ML.class_own_traits(config=True)
    assert {"call_seconds", "database_url", "courses", "solutions", "nodelay", "token_secrets"} <= own.keys()
    for trait in own.values():
        assert trait.help.endswith(".")


def test_the_log_is_quiet_about_a_server_that_is_well(capsys: pytest.CaptureFixture[str], jp_serverapp: Any) -> None:
    told = capsys.readouterr().err.splitlines()
    assert not [line for line in told if line.startswith(("[W", "[E", "[C")) and "math4ml" in line.lower()]
