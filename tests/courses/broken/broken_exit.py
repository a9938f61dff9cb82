"""A course that would end the server."""

from __future__ import annotations

import sys

sys.exit("not today")
