"""No test by itself: `test_left_behind.py` runs this, and kills it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from .attacks import Attacker


def test_that_never_ends(own_server: Attacker) -> None:
    own_server.kernel().run("1")
    Path(os.environ["MATH4ML_READY"]).touch()
    threading.Event().wait()
