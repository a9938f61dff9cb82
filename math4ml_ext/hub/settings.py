"""The settings of the service. What JupyterHub tells a service in its environment is what they are by default."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from jupyter_core.paths import jupyter_data_dir
from traitlets import Bool, Dict, Float, Integer, List, Unicode, default, validate

from math4ml_ext.web.settings import CheckSettings

from .regrade import PATHS

__all__ = ["ServiceSettings", "environment"]


class ServiceSettings(CheckSettings):
    """Where the service listens, whom it asks, and what it may spend."""

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

    @classmethod
    def class_own_traits(cls, **metadata: Any) -> dict[str, Any]:
        """Count these settings to the class that has them, so that its help and its configuration file tell them."""
        return ServiceSettings.class_traits(**metadata) | super().class_own_traits(**metadata)

    @default("proxy_url")
    def _proxy_url(self) -> str:
        return environment("MATH4ML_PROXY_URL")

    @default("ip")
    def _ip(self) -> str:
        return urlparse(environment("JUPYTERHUB_SERVICE_URL")).hostname or "127.0.0.1"

    @default("port")
    def _port(self) -> int:
        return urlparse(environment("JUPYTERHUB_SERVICE_URL")).port or 8899

    @default("prefix")
    def _prefix(self) -> str:
        return _slashed(environment("JUPYTERHUB_SERVICE_PREFIX"))

    @validate("prefix")
    def _with_slashes(self, proposal: Any) -> str:
        return _slashed(proposal["value"])

    @default("database_url")
    def _database_url(self) -> str:
        file = Path(jupyter_data_dir()) / "math4ml" / "class.sqlite"
        return environment("MATH4ML_DATABASE_URL") or f"sqlite:///{file}"


def environment(name: str) -> str:
    """Return a variable of the environment, or empty text."""
    return os.environ.get(name, "")


def _slashed(prefix: str) -> str:
    return f"/{prefix.strip('/')}/" if prefix.strip("/") else "/"
