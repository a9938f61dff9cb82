"""The version that is installed, for whatever shows it. The one place that has it is `package.json`."""

from __future__ import annotations

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("math4ml-ext")
