"""The service says in a sentence why it does not start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from traitlets import TraitError

from math4ml_ext.hub.app import Math4MLService

SECRET = "0123456789abcdef" * 2


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTERHUB", "MATH4ML"))}
    command = [sys.executable, "-m", "math4ml_ext.hub", *arguments]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, check=False)


def test_without_a_token_of_the_hub_it_cannot_tell_who_anybody_is() -> None:
    done = started(MATH4ML_SECRET=SECRET)
    assert (done.returncode, done.stdout) == (1, "")
    assert "JUPYTERHUB_API_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr


def test_standing_alone_it_needs_a_secret_that_replicas_share() -> None:
    done = started(JUPYTERHUB_API_TOKEN="of the hub")
    assert done.returncode == 1
    assert "MATH4ML_SECRET" in done.stderr
    assert "replicas share" in done.stderr


def test_a_short_secret_is_none() -> None:
    done = started(JUPYTERHUB_API_TOKEN="of the hub", MATH4ML_SECRET="secret")
    assert done.returncode == 1
    assert "32 characters" in done.stderr


def test_a_setting_that_makes_no_sense_is_told() -> None:
    done = started("--port", "many", JUPYTERHUB_API_TOKEN="of the hub", MATH4ML_SECRET=SECRET)
    assert done.returncode == 1
    assert "port" in done.stderr
    assert "Traceback" not in done.stderr


def test_whose_a_token_is_cannot_be_remembered_for_ever() -> None:
    with pytest.raises(TraitError, match="whoami_seconds"):
        Math4MLService(whoami_seconds=0)


def test_a_secret_can_be_changed_while_the_old_one_is_still_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATH4ML_SECRET", f"{SECRET}old {SECRET}new")
    assert Math4MLService().secrets() == [f"{SECRET}old".encode(), f"{SECRET}new".encode()]


def test_what_the_hub_starts_takes_what_the_hub_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_SERVICE_URL", "http://127.0.0.1:4321")
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/base/services/math4ml/")
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "of the hub")
    service = Math4MLService()
    assert (service.ip, service.port, service.prefix) == ("127.0.0.1", 4321, "/base/services/math4ml/")
    (secret,) = service.secrets()
    assert len(secret) == 32


def test_every_setting_is_explained() -> None:
    for trait in Math4MLService.class_own_traits(config=True).values():
        assert trait.help.endswith(".")
