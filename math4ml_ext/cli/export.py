"""``jupyter math4ml export``: all that is kept of one person, as JSON."""

from __future__ import annotations

import argparse
import json

from math4ml_ext.errors import Refused
from math4ml_ext.store.personal import about

from .database import store_of

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    found = store_of(arguments).read(lambda connection: about(connection, arguments.user))
    if not found:
        raise Refused(f"Nothing is kept of {arguments.user!r}.")
    print(json.dumps({"user": arguments.user, **found}, indent=2))
    return 0
