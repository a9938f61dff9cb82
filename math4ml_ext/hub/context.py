"""What the handlers of the service work with."""

from __future__ import annotations

from dataclasses import dataclass

from math4ml_ext.web.backend import Backend

from .classpage.services import PageServices
from .metrics import Metrics
from .people import People
from .readiness import Readiness
from .running import RunningRequests
from .turns import Turns

__all__ = ["CONTEXT", "Context"]

CONTEXT = "math4ml_context"
"""The name of the context among the settings of the service's web application."""


@dataclass(frozen=True)
class Context:
    """The parts of one replica that answer a request.

    Parameters
    ----------
    prefix : str
        The path below which the service is reached; it begins and ends with a slash.
    backend : Backend
        Answers the protocol.
    page : PageServices
        What the instructor's page works with.
    people : People
    turns : Turns
    running : RunningRequests
    readiness : Readiness
    metrics : Metrics
    body_bytes : int
        How many bytes a request with values may have.
    authenticate_metrics : bool
        See `ServiceSettings.authenticate_metrics`.
    """

    prefix: str
    backend: Backend
    page: PageServices
    people: People
    turns: Turns
    running: RunningRequests
    readiness: Readiness
    metrics: Metrics
    body_bytes: int
    authenticate_metrics: bool
