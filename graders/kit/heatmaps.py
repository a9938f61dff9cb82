"""Retired: see `graders.kit.charts`."""

from __future__ import annotations

from .retired import renamed_module

__getattr__ = renamed_module(__name__, "graders.kit.charts")
