"""A course that cannot be imported."""

from __future__ import annotations

raise RuntimeError("a chapter is missing")
