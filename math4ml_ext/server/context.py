"""What the handlers of the extension need of it."""

from __future__ import annotations

from dataclasses import dataclass

from math4ml_ext.web.backend import Backend

__all__ = ["CONTEXT", "Context"]

CONTEXT = "math4ml_context"
"""The name of the context among the settings of the server's web application."""


@dataclass(frozen=True)
class Context:
    """The parts of the extension that answer a request.

    Parameters
    ----------
    backend : Backend
    anonymous_learner : str
        See `Math4ML.anonymous_learner`.
    body_bytes : int
        How many bytes a request with values may have.
    """

    backend: Backend
    anonymous_learner: str
    body_bytes: int
