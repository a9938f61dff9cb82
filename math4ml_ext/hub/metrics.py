"""What Prometheus may count of the service. No name and no value of a learner's is among it."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from math4ml_ext._version import __version__
from math4ml_ext.protocol import VerdictReached

__all__ = ["CONTENT_TYPE", "Metrics"]

CONTENT_TYPE = CONTENT_TYPE_LATEST

_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
_VERBS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
"""Whoever asks can make up others, and each would be a line that is kept for ever: those are told as one."""


class Metrics:
    """The metrics of one replica."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Histogram(
            "math4ml_request_seconds",
            "How long requests took, by route and status",
            ["verb", "route", "status"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._checks = Counter(
            "math4ml_checks",
            "Verdicts that were given, by outcome, and whether they were recorded",
            ["outcome", "recorded"],
            registry=self._registry,
        )
        info = Gauge("math4ml_info", "The version that runs", ["version"], registry=self._registry)
        info.labels(__version__).set(1)

    def ended(self, verb: str, route: str, status: int, seconds: float) -> None:
        """Count a request that has been answered."""
        self._requests.labels(verb if verb in _VERBS else "other", route, str(status)).observe(seconds)

    def gave(self, reached: VerdictReached) -> None:
        """Count a verdict."""
        self._checks.labels(reached.verdict.outcome, "yes" if reached.recorded else "no").inc()

    def text(self) -> bytes:
        """Return everything in Prometheus' own format."""
        return generate_latest(self._registry)
