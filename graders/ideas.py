"""Retired: see `graders.misconception_themes`."""

from __future__ import annotations

from graders.kit.retired import renamed_module

__getattr__ = renamed_module(__name__, "graders.misconception_themes")
