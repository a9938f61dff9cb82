"""The service as a program: its settings, how it is started, and how it stops."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from jupyter_core.paths import jupyter_data_dir
from traitlets import Bool, Dict, Float, Integer, List, TraitError, Unicode, default, validate
from traitlets.config import Application

from math4ml_ext import __version__
from math4ml_ext.web.settings import CheckSettings

from .logs import log_to
from .regrade import PATHS
from .service import Service

__all__ = ["Math4MLService", "main"]

_NO_SECRET = (
    "This service is not managed by JupyterHub, so it needs a secret that it keeps, and that all its replicas share: "
    "set MATH4ML_SECRET, for instance to what `openssl rand -hex 32` prints."
)
_SHORT_SECRET = "MATH4ML_SECRET is too short to be one: it needs 32 characters or more."
_NO_TOKEN = (
    "This service has no token of JupyterHub's, so it cannot tell who anybody is. Start it as a service of JupyterHub, "
    "or set JUPYTERHUB_API_TOKEN to the api_token that JupyterHub has for it."
)
_TRY_OUT = "Progress is kept in a SQLite file, which is for trying out. For a class set MATH4ML_DATABASE_URL."

_log = logging.getLogger("math4ml.service")


class Math4MLService(CheckSettings, Application):
    """Math4ML for a class: the service of a JupyterHub at which every learner's server has its checks recorded.

    JupyterHub tells a service that it manages all it has to know. One that runs by itself needs the same environment:
    JUPYTERHUB_API_TOKEN, JUPYTERHUB_API_URL, JUPYTERHUB_SERVICE_NAME and JUPYTERHUB_SERVICE_PREFIX; and MATH4ML_SECRET.
    """

    name = "math4ml-service"
    version = __version__
    description = __doc__

    ip = Unicode("127.0.0.1", help="The address to listen on.").tag(config=True)
    port = Integer(8899, min=0, max=65535, help="The port to listen on; 0 for any that is free.").tag(config=True)
    prefix = Unicode(help="The path below which it is reached, as JupyterHub's proxy passes it on.").tag(config=True)
    sections = Dict(
        key_trait=Unicode(),
        value_trait=Unicode(),
        help="Which groups of JupyterHub are sections, as `{'group': 'course:section'}`. A group that is called "
        "`math4ml:course:section` is one anyway.",
    ).tag(config=True)
    proxy_url = Unicode(
        help="Where learners' servers are reached from here, such as `http://127.0.0.1`, so that an instructor can "
        "have a notebook run again with a click (MATH4ML_PROXY_URL). Empty: that is not offered.",
    ).tag(config=True)
    notebook_paths = List(
        Unicode(),
        list(PATHS),
        help="Where in a learner's folder a notebook is looked for, in this order.",
    ).tag(config=True)
    whoami_seconds = Integer(
        60,
        min=1,  # to JupyterHub's client 0 means for ever
        help="Seconds for which JupyterHub is not asked again whose a token is. So long does somebody who lost access "
        "still have it.",
    ).tag(config=True)
    authenticate_metrics = Bool(
        True,
        help="Whether the metrics ask for a token with the scope `read:metrics` or `custom:math4ml:read`.",
    ).tag(config=True)
    workers = Integer(
        (os.cpu_count() or 1) + 1,
        min=1,
        help="How many processes grade answers. One more than the machine has processors keeps a check that takes too "
        "long from holding up the others.",
    ).tag(config=True)
    grading_seconds = Float(
        2.0,
        min=0.1,
        help="Seconds of computing that grading one step of a check may take, before it is stopped. In all it may take "
        "four times as long.",
    ).tag(config=True)
    grading_megabytes = Integer(
        96, min=16, help="Megabytes that grading one step of a check may take, before it is stopped."
    ).tag(config=True)
    database_seconds = Float(
        2.5,
        min=0.1,
        help="Seconds in which PostgreSQL has to have kept a check. After that the learner gets the verdict, with a "
        "word that it is not saved, and for some seconds nobody else waits for it.",
    ).tag(config=True)
    stop_seconds = Float(
        10.0, min=0.0, help="Seconds that requests have to be answered when the service is told to stop."
    ).tag(config=True)

    aliases = {  # noqa: RUF012 - as traitlets has it
        "ip": "Math4MLService.ip",
        "port": "Math4MLService.port",
        "prefix": "Math4MLService.prefix",
        "database": "Math4MLService.database_url",
        "config": "Math4MLService.config_file",
    }
    config_file = Unicode(help="A file of settings, in Python: c.Math4MLService.solutions = 'never'.").tag(config=True)

    @default("proxy_url")
    def _proxy_url(self) -> str:
        return _environment("MATH4ML_PROXY_URL")

    @default("ip")
    def _ip(self) -> str:
        return urlparse(_environment("JUPYTERHUB_SERVICE_URL")).hostname or "127.0.0.1"

    @default("port")
    def _port(self) -> int:
        return urlparse(_environment("JUPYTERHUB_SERVICE_URL")).port or 8899

    @default("prefix")
    def _prefix(self) -> str:
        return _slashed(_environment("JUPYTERHUB_SERVICE_PREFIX"))

    @validate("prefix")
    def _with_slashes(self, proposal: Any) -> str:
        return _slashed(proposal["value"])

    @default("database_url")
    def _database_url(self) -> str:
        file = Path(jupyter_data_dir()) / "math4ml" / "class.sqlite"
        return _environment("MATH4ML_DATABASE_URL") or f"sqlite:///{file}"

    def secrets(self) -> list[bytes]:
        """Return what checks and logins are signed with.

        Raises
        ------
        TraitError
            There is none, or it is none.
        """
        said = self.token_secrets or _environment("MATH4ML_SECRET").split()
        if said:
            if any(len(secret) < 32 for secret in said):
                raise TraitError(_SHORT_SECRET)
            return [secret.encode() for secret in said]
        if not _environment("JUPYTERHUB_SERVICE_URL"):
            raise TraitError(_NO_SECRET)
        # JupyterHub starts one of it, with a token that only the two of them know.
        return [hmac.digest(_environment("JUPYTERHUB_API_TOKEN").encode(), b"math4ml service", hashlib.sha256)]

    def start(self) -> None:
        """Serve until told to stop."""
        if not _environment("JUPYTERHUB_API_TOKEN"):
            raise TraitError(_NO_TOKEN)
        secrets = self.secrets()
        if self.database_url.startswith("sqlite"):
            _log.warning(_TRY_OUT)
        asyncio.run(self._serve(secrets))

    async def _serve(self, secrets: list[bytes]) -> None:
        service = Service(self, secrets)
        port = await service.start(self.ip, self.port)
        _log.info("started", extra={"ip": self.ip, "port": port, "prefix": self.prefix, "version": __version__})
        told = asyncio.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(sign, told.set)
        await told.wait()
        _log.info("stopping")
        await service.stop()
        _log.info("stopped")


def _environment(name: str) -> str:
    return os.environ.get(name, "")


def _slashed(prefix: str) -> str:
    return f"/{prefix.strip('/')}/" if prefix.strip("/") else "/"


def main(arguments: list[str] | None = None) -> int:
    """Run the service; return the exit status."""
    log_to()
    app = Math4MLService.instance()
    try:
        app.initialize(arguments)
        if app.config_file:
            app.load_config_file(app.config_file)
            app.parse_command_line(arguments)
        app.start()
    except TraitError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
