"""Retired: see `graders.kit.function_comparison`."""

from __future__ import annotations

from .retired import renamed_module

__getattr__ = renamed_module(__name__, "graders.kit.function_comparison")
