"""``jupyter math4ml forget``: remove all that is kept of one person."""

from __future__ import annotations

import argparse
import sys

from math4ml_ext.errors import Refused
from math4ml_ext.store.personal import about, forget

from .database import store_of

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Remove it, once whoever asked has confirmed it."""
    store, user = store_of(arguments), arguments.user
    found = store.read(lambda connection: about(connection, user))
    if not found:
        raise Refused(f"Nothing is kept of {user!r}.")
    said = ", ".join(f"{len(rows)} of {table}" for table, rows in found.items())
    if not arguments.yes and not _confirmed(f"This removes all that is kept of {user}: {said}. It cannot be undone."):
        print("Nothing was removed.")
        return 1
    gone = store.write(lambda connection: forget(connection, user))
    print(f"Removed all that was kept of {user}: {', '.join(f'{count} of {table}' for table, count in gone.items())}.")
    return 0


def _confirmed(question: str) -> bool:
    if not sys.stdin.isatty():
        raise Refused(f"{question} Add --yes if you mean it.")
    return input(f"{question} Type yes to go on: ").strip() == "yes"
