"""Retired: see `graders.common_mistakes`."""

from __future__ import annotations

from graders.kit.retired import renamed_module

__getattr__ = renamed_module(__name__, "graders.common_mistakes")
