"""The configuration of the hub that is tried out. What a real class needs of it is in docs/run-a-class.md."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from math4ml_ext.hub.auth import MANAGE, READ
from math4ml_ext.hub.try_out.homes import prepare_home
from math4ml_ext.hub.try_out.processes import with_parent

c: Any = get_config()  # type: ignore[name-defined] # noqa: F821 - JupyterHub gives it
told = json.loads(os.environ["MATH4ML_TRY_OUT"])
folder = Path(told["folder"])
service = "access:services!service=math4ml"

c.JupyterHub.bind_url = told["url"]
c.JupyterHub.hub_bind_url = told["hub_url"]
c.JupyterHub.db_url = f"sqlite:///{folder / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(folder / "cookie-secret")
c.ConfigurableHTTPProxy.command = with_parent(told["proxy"])
c.ConfigurableHTTPProxy.api_url = told["proxy_url"]
c.ConfigurableHTTPProxy.pid_file = str(folder / "proxy.pid")

# One password for everybody: a class on one machine, for an afternoon.
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = told["password"]
c.Authenticator.allow_all = True
c.Authenticator.enable_auth_state = True  # where an LTI authenticator keeps what the platform told it

# A server for each learner, as the user who runs all this: no accounts need to be made on the machine.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(folder / "homes" / "{username}")
c.Spawner.cmd = with_parent([sys.executable, "-m", "jupyterhub.singleuser"])
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.Spawner.default_url = "/lab"
c.Spawner.environment = {"MATH4ML_SERVICE_URL": told["service_url"], **told["environment"]}
c.Spawner.pre_spawn_hook = lambda spawner: prepare_home(folder / "homes" / spawner.user.name)

c.JupyterHub.load_groups = {group: {"users": users} for group, users in told["groups"].items()}
c.JupyterHub.custom_scopes = {
    READ: {"description": "See a class in Math4ML"},
    MANAGE: {"description": "Set the dates of a class in Math4ML", "subscopes": [READ]},
}
c.JupyterHub.load_roles = [
    {"name": "user", "scopes": ["self", service]},
    {"name": "server", "scopes": ["users:activity!user", "access:servers!server", service]},
    {"name": "instructor", "scopes": [MANAGE], "users": told["instructors"]},
    {"name": "math4ml", "scopes": ["read:users", "admin:auth_state", "tokens"], "services": ["math4ml"]},
    {
        "name": "registrar",
        "scopes": ["admin:users", "admin:servers", "admin:groups", "admin:auth_state", "tokens"],
        "services": ["registrar"],
    },
]
if "command" in told["service"]:
    told["service"]["command"] = with_parent(told["service"]["command"])
c.JupyterHub.services = [
    {
        "name": "math4ml",
        "api_token": told["service_token"],
        "oauth_client_allowed_scopes": [READ, MANAGE],
        "oauth_no_confirm": True,
        **told["service"],
    },
    {"name": "registrar", "api_token": told["registrar_token"]},
]
