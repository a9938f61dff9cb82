"""A course that is no course."""

from __future__ import annotations

course = None
