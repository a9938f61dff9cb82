"""The service as a program: how it is started, and how it stops."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import signal
import sys

from traitlets import TraitError, Unicode
from traitlets.config import Application

from math4ml_ext._version import __version__

from .logs import log_to
from .service import Service
from .settings import ServiceSettings, environment

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


class Math4MLService(ServiceSettings, Application):
    """Math4ML for a class: the service of a JupyterHub at which every learner's server has its checks recorded.

    JupyterHub tells a service that it manages all it has to know. One that runs by itself needs the same environment:
    JUPYTERHUB_API_TOKEN, JUPYTERHUB_API_URL, JUPYTERHUB_SERVICE_NAME and JUPYTERHUB_SERVICE_PREFIX; and MATH4ML_SECRET.
    """

    name = "math4ml-service"
    version = __version__
    description = __doc__

    aliases = {  # noqa: RUF012 - as traitlets has it
        "ip": "Math4MLService.ip",
        "port": "Math4MLService.port",
        "prefix": "Math4MLService.prefix",
        "database": "Math4MLService.database_url",
        "config": "Math4MLService.config_file",
    }
    config_file = Unicode(help="A file of settings, in Python: c.Math4MLService.solutions = 'never'.").tag(config=True)

    def secrets(self) -> list[bytes]:
        """Return what checks and logins are signed with.

        Raises
        ------
        TraitError
            There is none, or it is none.
        """
        said = self.token_secrets or environment("MATH4ML_SECRET").split()
        if said:
            if any(len(secret) < 32 for secret in said):
                raise TraitError(_SHORT_SECRET)
            return [secret.encode() for secret in said]
        if not environment("JUPYTERHUB_SERVICE_URL"):
            raise TraitError(_NO_SECRET)
        # JupyterHub starts one of it, with a token that only the two of them know.
        return [hmac.digest(environment("JUPYTERHUB_API_TOKEN").encode(), b"math4ml service", hashlib.sha256)]

    def start(self) -> None:
        """Serve until told to stop."""
        if not environment("JUPYTERHUB_API_TOKEN"):
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
