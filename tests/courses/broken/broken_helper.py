"""A course whose own code fails a few calls below, in the code of others."""

from __future__ import annotations

import json


def _settings() -> object:
    return json.loads("{")


course = _settings()
