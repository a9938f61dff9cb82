"""The database that a command works on: of a class, or one's own."""

from __future__ import annotations

import argparse
import logging
import os

from math4ml_ext.store import Store

__all__ = ["store_of", "url_of"]


def url_of(arguments: argparse.Namespace) -> str:
    """Return the database that was named, by an option or in the environment; or empty text."""
    return str(arguments.database or os.environ.get("MATH4ML_DATABASE_URL", ""))


def store_of(arguments: argparse.Namespace) -> Store:
    """Return the store there; one's own where none is named. Trouble is told in a sentence, not in a log."""
    logging.getLogger("math4ml_ext").setLevel(logging.ERROR)
    return Store(url_of(arguments))
