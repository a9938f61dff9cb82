"""The commands for those who run a class."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from .numbers import above_zero

__all__ = ["add_class_commands"]

_DATABASE = "where the class is kept, as a SQLAlchemy URL (MATH4ML_DATABASE_URL)"


def add_class_commands(add: Callable[[str, str, str, str], argparse.ArgumentParser]) -> None:
    """Add them.

    Parameters
    ----------
    add : callable
        From a command's name, its module, what it does and what more there is to say, to its parser.
    """
    _regrade(add)
    _export(add)
    _forget(add)


def _regrade(add: Callable[[str, str, str, str], argparse.ArgumentParser]) -> None:
    command = add(
        "regrade",
        "regrade",
        "Run learners' notebooks again in a sandbox, and keep what passes as verified.",
        "Each is run from the top in a clean kernel: no network, no files but the course's, bounded memory and time, "
        "another user. It needs bubblewrap (bwrap), on Linux.",
    )
    command.add_argument(
        "notebooks",
        metavar="NOTEBOOK",
        nargs="+",
        help="a notebook, or a path in which {user} stands for any learner: '/home/{user}/math4ml/probability.ipynb'",
    )
    command.add_argument("--user", metavar="NAME", help="whose notebook it is, or the only learner to regrade")
    _database(command)
    command.add_argument(
        "--seconds", type=above_zero, default=60.0, metavar="S", help="how long one cell may run (60 seconds)"
    )
    command.add_argument(
        "--minutes", type=above_zero, default=10.0, metavar="M", help="how long one notebook may run (10 minutes)"
    )
    command.add_argument(
        "--memory", type=above_zero, default=4.0, metavar="GIB", help="memory of all that one notebook runs, in GiB (4)"
    )
    command.add_argument(
        "--allow-hooks",
        action="store_true",
        help="count a pass although the notebook can change what other cells mean; look at it first",
    )
    command.add_argument("--json", action="store_true", help="print the verdicts as JSON")


def _export(add: Callable[[str, str, str, str], argparse.ArgumentParser]) -> None:
    command = add("export", "export", "Print all that is kept of one person, as JSON.", "They have a right to see it.")
    command.add_argument("user", metavar="USER")
    _database(command)


def _forget(add: Callable[[str, str, str, str], argparse.ArgumentParser]) -> None:
    command = add(
        "forget",
        "forget",
        "Remove all that is kept of one person.",
        "Copies that were made of the database keep it for as long as you keep them.",
    )
    command.add_argument("user", metavar="USER")
    command.add_argument("--yes", action="store_true", help="do not ask")
    _database(command)


def _database(command: argparse.ArgumentParser) -> None:
    command.add_argument("--database", metavar="URL", default="", help=_DATABASE)
