"""The service, with a clock that is as many seconds off as a file says: ``python stepped_clock.py FILE ...``.

Its two clocks are given to it where anybody may give them: what tokens and what verdicts are dated by.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from math4ml_ext.checks import Checks
from math4ml_ext.hub.app import main
from math4ml_ext.tokens import Tokens

file = Path(sys.argv.pop(1))


def off() -> float:
    return float(file.read_text() or 0)


Tokens.__init__.__kwdefaults__["clock"] = lambda: time.time() + off()
Checks.__init__.__kwdefaults__["now"] = lambda: datetime.now(timezone.utc) + timedelta(seconds=off())
sys.exit(main())
