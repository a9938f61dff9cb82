"""What is written down for real classes says the same as the hub that the other tests run against."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from traitlets.config import Config

from math4ml_ext.hub import try_out
from math4ml_ext.hub.app import Math4MLService

OURS = ("user", "server", "math4ml")
"""The roles that do not depend on who teaches."""


def run(path: Path, config: Config) -> Any:
    """Run a configuration file of JupyterHub's, and return what is set afterwards."""
    exec(compile(path.read_text(), str(path), "exec"), {"get_config": lambda: config})
    return config


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return the configuration of the hub that is tried out."""
    names = ("url", "hub_url", "proxy_url", "password", "service_url", "service_token", "registrar_token")
    told = dict.fromkeys(names, "http://127.0.0.1:1") | {"folder": str(tmp_path), "proxy": ["proxy"], "instructors": []}
    monkeypatch.setenv("MATH4ML_TRY_OUT", json.dumps(told | {"service": {}, "groups": {}, "environment": {}}))
    return run(Path(try_out.__file__).parent / "jupyterhub_config.py", Config())


@pytest.fixture(params=["nothing", "something"])
def littlest(root: Path, request: pytest.FixtureRequest) -> Any:
    """What is set on a hub on which nothing, or something, was set before."""
    config = Config()
    if request.param == "something":
        config.JupyterHub.load_roles = [{"name": "idle-culler", "scopes": ["list:users"]}]
        config.JupyterHub.services = [{"name": "idle-culler"}]
    config = run(root / "deploy" / "littlest" / "math4ml.py", config)
    for name in ("load_roles", "services"):
        said = config.JupyterHub[name]
        config.JupyterHub[name] = said if isinstance(said, list) else said.get_value([])
    return config


@pytest.fixture
def values(root: Path) -> Any:
    return yaml.safe_load((root / "deploy" / "kubernetes" / "values.yaml").read_text())


@pytest.fixture
def manifests(root: Path) -> list[Any]:
    return list(yaml.safe_load_all((root / "deploy" / "kubernetes" / "math4ml.yaml").read_text()))


def roles(listed: list[dict[str, Any]]) -> dict[str, set[str]]:
    return {role["name"]: set(role["scopes"]) for role in listed if role["name"] in OURS}


def scopes(config: Any) -> dict[str, list[str]]:
    return {name: list(one.get("subscopes", [])) for name, one in config.JupyterHub.custom_scopes.items()}


def test_the_littlest_hub_has_the_scopes_and_roles_that_work(tried, littlest):
    assert scopes(littlest) == scopes(tried)
    assert roles(littlest.JupyterHub.load_roles) == roles(tried.JupyterHub.load_roles)


def test_kubernetes_has_the_scopes_and_roles_that_work(tried, values):
    config = Config()
    exec(values["hub"]["extraConfig"]["math4ml"], {"c": config})
    listed = [{"name": name, **role} for name, role in values["hub"]["loadRoles"].items()]
    wanted = roles(tried.JupyterHub.load_roles)
    wanted["math4ml"].remove("tokens")  # no notebook is run again there, so the service need not have the right to
    assert scopes(config) == scopes(tried)
    assert roles(listed) == wanted


def test_both_let_the_page_ask_for_its_scopes(tried, littlest, values):
    wanted = next(one for one in tried.JupyterHub.services if one["name"] == "math4ml")["oauth_client_allowed_scopes"]
    assert littlest.JupyterHub.services[-1]["oauth_client_allowed_scopes"] == wanted
    assert values["hub"]["services"]["math4ml"]["oauth_client_allowed_scopes"] == wanted


def test_learners_are_told_where_the_service_is(littlest, values, manifests):
    deployment = manifests[0]["spec"]["template"]["spec"]["containers"][0]
    variables = {one["name"]: one.get("value") for one in deployment["env"]}
    port = deployment["ports"][0]["containerPort"]
    told = values["singleuser"]["extraEnv"]["MATH4ML_SERVICE_URL"]
    assert told == f"http://{manifests[1]['metadata']['name']}:{port}{variables['JUPYTERHUB_SERVICE_PREFIX']}"
    service = littlest.JupyterHub.services[-1]
    assert (
        littlest.Spawner.environment.get_value({})["MATH4ML_SERVICE_URL"]
        == f"{service['url']}/services/{service['name']}/"
    )


def test_every_variable_that_is_set_is_one_that_the_service_or_the_hub_knows(root, manifests):
    code = "".join(path.read_text() for path in (root / "math4ml_ext" / "hub").rglob("*.py"))
    container = manifests[0]["spec"]["template"]["spec"]["containers"][0]
    ours = [one["name"] for one in container["env"] if one["name"].startswith("MATH4ML_")]
    assert [name for name in ours if f'"{name}"' not in code] == []


def test_no_image_is_whatever_is_newest_that_day(root):
    text = (root / "deploy" / "Containerfile").read_text()
    images = dict(re.findall(r"^ARG (\w+)=(\S+)$", text, re.MULTILINE))
    assert set(re.findall(r"^FROM (\S+) AS", text, re.MULTILINE)) == {f"${{{name}}}" for name in images}
    assert [image for image in images.values() if not re.search(r":(?!latest$)[\w.-]+$", image)] == []


def test_what_the_service_is_made_of_is_checked_against_its_hash(root):
    text = (root / "deploy" / "Containerfile").read_text().partition("AS learner")[0]
    installs = re.findall(r"pip (?:install|wheel)\b.*", text)
    assert len(installs) == 4
    assert [line for line in installs if "--require-hashes" not in line and "--no-deps" not in line] == []


def test_the_image_starts_the_service_with_options_that_it_has(root):
    text = (root / "deploy" / "Containerfile").read_text()
    assert '["python", "-m", "math4ml_ext.hub"]' in text
    options = re.findall(r"--(\w+)=", text.partition("ENTRYPOINT")[2].partition("FROM")[0])
    assert options
    assert set(options) <= set(Math4MLService.aliases)
