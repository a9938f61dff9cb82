"""The command line, ``jupyter math4ml``: check without a browser, prove the graders, start the course.

Importing this package imports nothing else: each command brings its own part of the machinery.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Returns
    -------
    int
        0 when all that was asked for is so, 1 when not, 2 when it could not be found out; then a sentence on the
        error stream says why.
    """
    from math4ml_ext.streams import keep_stdout

    from .run import run

    if argv is not None:
        return run(list(argv))
    keep_stdout()  # this is a process of its own, and not somebody's who calls us
    return run(sys.argv[1:])
