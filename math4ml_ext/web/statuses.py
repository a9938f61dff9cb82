"""Which HTTP status each of our errors has: the one place that knows."""

from __future__ import annotations

from math4ml_ext import errors

__all__ = ["RETRY_AFTER", "STATUSES", "status_of", "status_of_reason"]

# The most particular class decides; the first in this order that fits.
STATUSES: dict[type[errors.Refused], int] = {
    errors.BadMessage: 400,
    errors.NotFound: 404,
    errors.ExpiredToken: 410,
    errors.OtherVersionToken: 409,
    errors.UsedToken: 409,
    errors.BadToken: 403,
    errors.Withheld: 403,
    errors.StoreTrouble: 503,
    errors.Refused: 400,
}

RETRY_AFTER = {429: 1, 503: 5}
"""By status, the seconds after which a client may send its request again."""


def status_of(refused: type[errors.Refused]) -> int:
    """Return the HTTP status of a kind of refusal."""
    return next(status for kind, status in STATUSES.items() if issubclass(refused, kind))


def status_of_reason(reason: str) -> int:
    """Return the HTTP status of a ``Problem.reason``."""
    kinds = (getattr(errors, name) for name in errors.__all__)
    return next(status_of(kind) for kind in kinds if kind.reason == reason)
