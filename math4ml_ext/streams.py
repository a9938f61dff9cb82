"""Keep standard output free of what libraries write to it."""

from __future__ import annotations

import os
import sys

__all__ = ["keep_stdout"]


def keep_stdout() -> None:
    """Reserve standard output for this program; what libraries write there goes to standard error instead.

    LAPACK tells of an argument that it does not like on standard output, past Python, and may do so only when the
    process ends. Whoever reads our JSON would find it there.
    """
    ours = sys.stdout
    ours.flush()
    kept = os.dup(ours.fileno())
    os.dup2(sys.stderr.fileno(), ours.fileno())
    buffering = 1 if ours.isatty() else -1
    # Not ours to close: Python writes out what is left in it at the very end.
    sys.stdout = open(kept, "w", buffering, ours.encoding, ours.errors, closefd=False)  # noqa: SIM115
